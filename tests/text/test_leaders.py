"""The record of who held which office is read as it is written."""

from communique.resolve.people import fold
from communique.text.leaders import tenures


def test_a_tenure_has_its_months_and_may_be_held_twice() -> None:
    found = [t for t in tenures() if t.name == "Donald Trump" and t.office == "president"]
    assert [(t.body, t.terms[0]) for t in found] == [("United States", (12 * 2017 + 1, 12 * 2021 + 1))]
    assert found[0].terms[1] == (12 * 2025 + 1, 12 * 9999 + 1)


def test_no_name_holds_a_mark_of_the_file() -> None:
    assert not [t for t in tenures() if set(t.name) & set("|,") or any(c.isdigit() for c in t.name)]


def test_a_body_has_each_of_its_people_under_one_spelling() -> None:
    spellings: dict[tuple[str, str], set[str]] = {}
    for tenure in tenures():
        shared = " ".join(fold(word) for word in tenure.name.replace("-", " ").split())
        spellings.setdefault((tenure.body, shared), set()).add(tenure.name)
    assert not [names for names in spellings.values() if len(names) > 1]


def test_every_term_lasts() -> None:
    assert not [t for t in tenures() if any(since >= until for since, until in t.terms)]
