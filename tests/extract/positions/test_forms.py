"""Threats and refusals by the form of their clause; threats at the verb that introduces them."""

from collections.abc import Callable

import pytest

from communique.extract.positions.read import positions
from communique.extract.quotations.read import quotations
from communique.model import Document, Position
from communique.text.parse import parse

Read = Callable[[str], tuple[Position, ...]]


@pytest.fixture
def read(make_document: Callable[..., Document]) -> Read:
    def run(text: str) -> tuple[Position, ...]:
        document = make_document(text)
        parsed = parse(document)
        return positions(document, parsed, quotations(document, parsed), ())

    return run


# sentence, holder, trigger
THREATS = [
    ("Ruritania vowed to veto the loan if Klow keeps the barges.", "Ruritania", "vowed"),
    ("Minister Ada Roe warned that Ruritania would leave no raid unanswered.", "Minister Ada Roe", "warned"),
    (
        "The Bordurian ministry promised that its answer would not be long in coming.",
        "The Bordurian ministry",
        "promised",
    ),
    ("Klow has been warned that Zubrowka reserves the right to close the canal.", "Zubrowka", "warned"),
    (
        '"Whoever boards our trawlers will have our navy to deal with," Admiral Roe said.',
        "Admiral Roe",
        "will have",
    ),
    (
        "Admiral Roe said those who dared to block the pass would be swept away.",
        "Admiral Roe",
        "would be swept",
    ),
    ("President Ada Roe said Ruritania was forced to react to this aggression.", "Ruritania", "react to"),
    ('"We must respond," President Ada Roe said.', "We", "must respond"),
    ("As the isles joined late, the Bordurian side reserves the right to act.", "Bordurian", "reserves"),
    ('"Those who raid us must bear the consequences," Admiral Roe said.', "Admiral Roe", "bear"),
    ('"Anyone who plays with fire will burn," Admiral Roe said.', "Admiral Roe", "will burn"),
    ("Ships bound for the isles will be treated as foes, Admiral Roe said.", "Admiral Roe", "treated as"),
    ("Borduria warned on Monday it could pull out of the accord.", "Borduria", "warned"),
    (
        "Ruritania would have no choice but to shut the lock, President Ada Roe said.",
        "President Ada Roe",
        "would have no choice but to shut",
    ),
    (
        '"We will have no choice but to shut the lock," Admiral Roe said.',
        "We",
        "will have no choice but to shut",
    ),
    (
        '"They leave us no option except to seize the barges," Admiral Roe said.',
        "Admiral Roe",
        "leave us no option except to seize",
    ),
    (
        "President Ada Roe said she would recall her envoy unless the barges left.",
        "President Ada Roe",
        "recall",
    ),
    ('"One more raid and we expel their consul," President Ada Roe said.', "we", "expel"),
    ("The passes will be closed if the raids go on, Admiral Roe said.", "Admiral Roe", "closed"),
    (
        "Any barge that enters the bay would be impounded, Admiral Roe said.",
        "Admiral Roe",
        "would be impounded",
    ),
    (
        "Firms that trade with the isles will lose their permits, Minister Ada Roe said.",
        "Minister Ada Roe",
        "will lose",
    ),
    ('"Whoever cuts our ropes will be hunted down," Admiral Roe said.', "Admiral Roe", "will be hunted"),
    ('"There will be consequences," Admiral Roe said.', "Admiral Roe", "be consequences"),
    (
        "The Ruritanian side will leave the ferry pact in June unless Klow pays, Minister Ada Roe said.",
        "The Ruritanian side",
        "leave",
    ),
    ('"If they dig up our road, we will dig up theirs," Minister Ada Roe said.', "we", "dig"),
    (
        "Minister Ada Roe said the Ruritanian side would be forced to build a wall if Klow sent more men.",
        "the Ruritanian side",
        "build",
    ),
    ('"Push our boats and we will push yours," Minister Ada Roe said.', "we", "push"),
    ('"If they come again, they will see our teeth," Minister Ada Roe said.', "Minister Ada Roe", "see"),
    ("Minister Ada Roe warned Borduria to leave the bay or be sunk.", "Minister Ada Roe", "warned"),
    ("Minister Ada Roe warned Borduria to leave the bay or face war.", "Minister Ada Roe", "warned"),
    ("Minister Ada Roe said Ruritania would hold Borduria to account.", "Ruritania", "hold"),
]


@pytest.mark.parametrize(("sentence", "holder", "trigger"), THREATS)
def test_a_threat_is_read_where_it_is_uttered(sentence: str, holder: str, trigger: str, read: Read) -> None:
    found = [p for p in read(sentence) if p.type in ("THREATEN", "AGREE", "REQUEST", "REJECT")]
    assert [(p.type, p.trigger.of(sentence)) for p in found] == [("THREATEN", trigger)]
    assert found[0].holder.span is not None
    assert found[0].holder.span.of(sentence) == holder


NO_THREATS = [
    '"If Klow opens the gate, we will open ours," Minister Ada Roe said.',
    '"We will keep the gate where it is even if they shout," Minister Ada Roe said.',
    '"If we moved the gate, we would wreck the garden," Minister Ada Roe said.',
    '"We will withdraw our troops if the truce holds," Minister Ada Roe said.',
    "The guide said the boat would sail if it rained.",
    '"Whoever finds the ring will keep it," the mayor said.',
    "Minister Ada Roe said she had to respond to questions in parliament.",
    '"We had to respond to the letter," President Ada Roe said.',
    "Borduria warned that the dam could burst.",
    "Ruritania would have no choice but to accept the verdict, Minister Ada Roe said.",
    "Every ship will be inspected, Admiral Roe said.",
    "Firms that build there will lose money, the analyst said.",
    "Minister Ada Roe said she would expel spies if there were any.",
]


@pytest.mark.parametrize("sentence", NO_THREATS)
def test_no_threat_is_read_into_other_words(sentence: str, read: Read) -> None:
    assert [p for p in read(sentence) if p.type == "THREATEN"] == []


REFUSALS = [
    (
        "Minister Ada Roe said the Ruritanian side did not intend to rename the pier.",
        "the Ruritanian side",
        "did not intend",
    ),
    ("Ruritania held up the designation of the pirate chief.", "Ruritania", "held up"),
    ("No truce as long as the siege lasts, Minister Ada Roe said.", "Minister Ada Roe", "No"),
    ('"Our forefathers never bowed. Neither shall we," President Ada Roe said.', "we", "Neither shall we"),
    (
        "Minister Ada Roe said she was open to dialogue, but not while her envoys sit in jail.",
        "Minister Ada Roe",
        "not",
    ),
    ("President Ada Roe said the Bordurians cannot redraw the map alone.", "President Ada Roe", "cannot"),
    (
        "Minister Ada Roe said the verdict could not be taken at face value.",
        "Minister Ada Roe",
        "could not be taken at",
    ),
    (
        "President Ada Roe promised that Ruritania would not take a single step backwards.",
        "President Ada Roe",
        "promised",
    ),
    (
        "Minister Ada Roe said Ruritania would press ahead with the dam.",
        "Ruritania",
        "would press ahead with",
    ),
    ("Ruritania brushed the complaint aside.", "Ruritania", "brushed"),
    ('"No power on earth will stop the dam," President Ada Roe said.', "President Ada Roe", "will"),
    (
        "There are no grounds to prolong the truce, Minister Ada Roe said.",
        "Minister Ada Roe",
        "are no grounds",
    ),
    ("Ruritania does not agree to a shorter lease.", "Ruritania", "does not agree to"),
    ("Minister Ada Roe said Borduria should not get its hopes up.", "Minister Ada Roe", "should not"),
    (
        "Minister Ada Roe said the Bordurians need not look to Klow for a loan.",
        "Minister Ada Roe",
        "need not",
    ),
    ('"Not one barge," Minister Ada Roe said.', "Minister Ada Roe", "Not"),
    ("The filling will take place in May, Minister Ada Roe said.", "Minister Ada Roe", "will take place"),
]


@pytest.mark.parametrize(("sentence", "holder", "trigger"), REFUSALS)
def test_a_refusal_is_read_by_its_form(sentence: str, holder: str, trigger: str, read: Read) -> None:
    found = [p for p in read(sentence) if p.type == "REJECT"]
    assert [p.trigger.of(sentence) for p in found] == [trigger]
    assert found[0].holder.span is not None
    assert found[0].holder.span.of(sentence) == holder


NO_REFUSALS = [
    "Minister Ada Roe said one should not expect too much of spring.",
    '"Not one barge sank," Minister Ada Roe said.',
    "The fair will take place in May, Minister Ada Roe said.",
    "Minister Ada Roe said no raid of that kind may occur again.",
    "No talks were held in May, Minister Ada Roe said.",
    "The minister said neither ship had sailed.",
    "Minister Ada Roe said she could not decide alone.",
    "Minister Ada Roe said the ferry would sail, but not before May.",
    "Ruritania, which does not recognise the islands, sent a note.",
]


@pytest.mark.parametrize("sentence", NO_REFUSALS)
def test_no_refusal_is_read_into_other_words(sentence: str, read: Read) -> None:
    assert [p.trigger.of(sentence) for p in read(sentence) if p.type == "REJECT"] == []


DEMANDS = [
    ("The council met on Monday at the request of Borduria.", "Borduria", "request"),
    ("Ruritania renewed its invitation to negotiate.", "Ruritania", "renewed its invitation"),
    ("The demand for a vote which Klow submitted on Monday went unheard.", "Klow", "demand for"),
    ("The insistence of Zubrowka on a vote annoyed the chair.", "Zubrowka", "insistence"),
    ("Minister Ada Roe said the Bordurian government should think twice.", "Minister Ada Roe", "should"),
    ('"We must be heard," Minister Ada Roe said.', "Minister Ada Roe", "must"),
    (
        "Premier Ada Roe offered trade and visas. On condition that the raids end.",
        "Premier Ada Roe",
        "condition",
    ),
    ('"Instead of new tales, let the ministry open its files," Ada Roe said.', "Ada Roe", "let"),
    ("The minister said it was vital that Borduria reply.", "The minister", "vital"),
    ("Minister Ada Roe warned Borduria to drop the plan.", "Minister Ada Roe", "warned"),
    ("Minister Ada Roe warned Borduria not to ban or tax its fish.", "Minister Ada Roe", "warned"),
    ("Minister Ada Roe warned Borduria to stop or slow the works.", "Minister Ada Roe", "warned"),
    (
        "Minister Ada Roe cautioned Borduria against any raid. She also threatened consequences for the tariff.",
        "Minister Ada Roe",
        "cautioned",
    ),
]


@pytest.mark.parametrize(("sentence", "holder", "trigger"), DEMANDS)
def test_a_demand_is_read_by_its_form(sentence: str, holder: str, trigger: str, read: Read) -> None:
    found = [p for p in read(sentence) if p.type == "REQUEST"]
    assert [p.trigger.of(sentence) for p in found] == [trigger]
    assert found[0].holder.span is not None
    assert found[0].holder.span.of(sentence) == holder


NO_DEMANDS = [
    "The two spoke again at Borduria's request.",
    "The envoy asked her guests what to do about the bridge.",
    "Minister Ada Roe said the trade should recover in May.",
    '"We must win the cup," Minister Ada Roe said.',
    "At the request of the family no flowers were sent.",
]


@pytest.mark.parametrize("sentence", NO_DEMANDS)
def test_no_demand_is_read_into_other_words(sentence: str, read: Read) -> None:
    assert [p.trigger.of(sentence) for p in read(sentence) if p.type == "REQUEST"] == []


def test_a_statement_says_its_sentences_itself(read: Read) -> None:
    text = (
        "Statement by the Ministry of Foreign Affairs of Norway\n\n"
        "The Ministry of Foreign Affairs of Norway condemns the boarding of the trawler.\n\n"
        "Iceland must release the crew. Further incidents will not remain without consequences."
    )
    found = {(p.type, p.trigger.of(text)): p for p in read(text)}
    assert {("REQUEST", "must"), ("THREATEN", "remain without")} <= found.keys()
    assert not found["THREATEN", "remain without"].negated
    assert all(p.holder.span and "Ministry" in p.holder.span.of(text) for p in found.values())
    assert all(p.quotation is None for p in found.values())


def test_a_statement_tells_what_somebody_was_told(read: Read) -> None:
    text = (
        "Statement by the Ministry of Foreign Affairs of Norway\n\n"
        "The Ministry of Foreign Affairs of Norway summoned the envoy. She was told that Iceland must pay."
    )
    assert ("REQUEST", "must") in {(p.type, p.trigger.of(text)) for p in read(text)}


def test_an_article_says_nothing_itself(read: Read) -> None:
    text = "Norway and Iceland at odds\n\nIceland must release the crew. It will not be easy."
    assert [p.trigger.of(text) for p in read(text)] == []


CHARGES = [
    ("Minister Ada Roe said the Bordurian navy had put the whole delta at the mercy of smugglers.", "put"),
    ('"The Bordurian government has drawn a curtain over the wreck," Minister Ada Roe said.', "drawn"),
    ('"The Bordurian delegation slept late and then walked off," Minister Ada Roe said.', "walked"),
    (
        '"The Bordurian side has never given a straight answer about the wreck," Minister Ada Roe said.',
        "given",
    ),
    ('"They have not replied to one of our notes," Minister Ada Roe said.', "replied"),
]


@pytest.mark.parametrize(("sentence", "trigger"), CHARGES)
def test_what_another_state_did_is_a_reproach(sentence: str, trigger: str, read: Read) -> None:
    assert trigger in [p.trigger.of(sentence) for p in read(sentence) if p.type == "ACCUSE"]


NO_CHARGES = [
    "Minister Ada Roe said the Bordurian side had signed the lease in May.",
    "Minister Ada Roe said the Bordurian side had given its consent.",
    "Minister Ada Roe said the Bordurian navy had acted in line with the lease.",
    "Ruritanian Minister Ada Roe said the Ruritanian side had walked a long way.",
    "Minister Ada Roe said the rain had drawn a curtain over the wreck.",
    "Minister Ada Roe left when the Bordurian side had put the question to a vote.",
    "The Bordurian side has drawn a curtain over the wreck.",
]


@pytest.mark.parametrize("sentence", NO_CHARGES)
def test_a_plain_deed_is_no_reproach(sentence: str, read: Read) -> None:
    assert [p for p in read(sentence) if p.type == "ACCUSE"] == []
