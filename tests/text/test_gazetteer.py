import pytest

from communique.text.gazetteer import Entry, find, lookup, normal


@pytest.mark.parametrize(
    ("words", "name", "form"),
    [
        ("Russia", "Russia", "name"),
        ("the Russian Federation", "Russia", "name"),
        ("Russia’s", "Russia", "name"),
        ("RUSSIA", "Russia", "name"),
        ("Russian", "Russia", "adjective"),
        ("Russians", "Russia", "demonym"),
        ("Moscow", "Russia", "metonym"),
        ("Soviet", "Soviet Union", "adjective"),
        ("US", "United States", "name"),
        ("U.S.", "United States", "name"),
        ("the United States'", "United States", "name"),
        ("American", "United States", "adjective"),
        ("Washington", "United States", "metonym"),
        ("Britain", "United Kingdom", "name"),
        ("Britons", "United Kingdom", "demonym"),
        ("DPRK", "North Korea", "name"),
        ("North  Korean", "North Korea", "adjective"),
        ("Seoul", "South Korea", "metonym"),
        ("PRC", "China", "name"),
        ("Kiev", "Ukraine", "metonym"),
        ("Kyiv's", "Ukraine", "metonym"),
        ("Polish", "Poland", "adjective"),
        ("Tehran", "Iran", "metonym"),
        ("the Netherlands", "Netherlands", "name"),
        ("Philippines'", "Philippines", "name"),
        ("Côte d’Ivoire", "Ivory Coast", "name"),
        ("the Palestinians", "Palestine", "demonym"),
        ("the EU", "European Union", "name"),
        ("the Foreign, Commonwealth and Development Office", "British Foreign Office", "name"),
        ("the bloc", "European Union", "metonym"),
        ("the alliance", "NATO", "metonym"),
        ("the U.N. Security Council", "UN Security Council", "name"),
        ("Western countries", "West", "name"),
        ("Western", "West", "adjective"),
        ("International Atomic Energy Agency", "IAEA", "name"),
        ("Houthi", "Houthis", "name"),
    ],
)
def test_a_phrase_stands_for(words: str, name: str, form: str) -> None:
    found = lookup(words)
    assert found is not None
    assert (found.name, found.form) == (name, form)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "the",
        "us",
        "turkey",
        "polish",
        "china",
        "western",
        "who",
        "Brussels",
        "Treasury",
        "Ruritania",
        "'s",
        "united",
    ],
)
def test_a_phrase_stands_for_nothing(words: str) -> None:
    assert lookup(words) is None


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("the Kremlin", Entry("Kremlin", "organisation", "name", "Russia")),
        ("The Pentagon’s", Entry("Pentagon", "organisation", "name", "United States")),
        ("State Department", Entry("US State Department", "organisation", "name", "United States")),
        ("Knesset", Entry("Knesset", "organisation", "name", "Israel")),
        ("Duma", Entry("State Duma", "organisation", "name", "Russia")),
        ("the European Commission", Entry("European Commission", "organisation", "name", "European Union")),
        ("Crimea", Entry("Crimea", "state", "name", "Ukraine")),
        ("Donetsk People’s Republic", Entry("Donetsk People's Republic", "state", "name", None)),
    ],
)
def test_seats_and_institutions_keep_their_own_name(words: str, entry: Entry) -> None:
    assert lookup(words) == entry


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. and the European\nUnion warned Moscow.", ["United States", "European Union", "Russia"]),
        (
            "A US-led force; Russia’s Duma; NORTH KOREA",
            ["United States", "Russia", "State Duma", "North Korea"],
        ),
        ("Russians spoke to the UN Security Council", ["Russia", "UN Security Council"]),
        ("Iranologists told us of chinaware, Omanization and the turkey", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert [entry.name for _, _, entry in find(text)] == found


def test_normal_keeps_an_s_that_belongs_to_the_name() -> None:
    assert normal("the United States’") == "United States"
    assert normal("Laos") == "Laos"
    assert normal(" The  Hague's ") == "Hague"
