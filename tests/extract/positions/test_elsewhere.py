"""Who deals with whom in a collection tells what one text leaves open."""

from itertools import takewhile

import pytest

from communique.engine import run
from communique.extract.positions.directed import asked
from communique.extract.positions.elsewhere import Dealt
from communique.model import Document, Span
from communique.pipeline import STAGES, collect, read
from communique.text.choice import chances, weights

TOLD = "Norway demanded that Sweden close its naval base at Tarn. Denmark accused Norway of blackmail."
LEFT_OPEN = "Sweden rejected the call to close its naval base. Finland and Norway waited."


def document(name: str, text: str) -> Document:
    return Document(id=name, text=text, body=(Span(0, len(text)),))


@pytest.fixture(scope="module")
def found() -> Dealt:
    stages = takewhile(lambda s: s.name != "addressees", (s for s in STAGES if s.scope == "collection"))
    readings = tuple(read(document(name, text)) for name, text in (("a", TOLD), ("b", LEFT_OPEN)))
    made: Dealt = run(stages, {"readings": readings, "kept": (), "judgements": ()})["dealt"]
    return made


def test_whom_a_side_names_is_counted_over_all_documents(found: Dealt) -> None:
    assert found.usual({"Norway"}) == {"Sweden": 1}
    assert found.usual({"Norway"}, "ACCUSE") == {}
    assert found.usual({"Denmark"}, "ACCUSE") == {"Norway": 1}
    assert found.against({"Sweden"}) == {"Norway": 1}
    assert found.against({"Finland"}) == {}


def test_whom_others_blame_is_counted_whoever_does(found: Dealt) -> None:
    assert found.blamed == {"Norway": 1}


def test_a_reproach_that_names_nobody_is_for_whom_all_blame() -> None:
    blamed = (
        "Norway forced down the airliner over Tarn. Denmark accused Norway of hijacking. Sweden accused Norway of piracy.",
        "Finland imposed sanctions on Norway. Iceland accused Norway of a hijacking. Chile and Peru waited.",
    )
    open_ = (
        "Snow fell on Norway. Chile and Peru met in Lima. Chile denounced the forced landing of the airliner."
    )
    texts = [document(str(n), text) for n, text in enumerate((*blamed, open_))]
    (position,) = [
        p for r in collect(map(read, texts)).readings[2:] for p in r.positions if p.type == "ACCUSE"
    ]
    assert position.addressee is not None
    assert position.addressee.actor == "Norway"


def test_who_else_acts_about_a_thing_weighs_by_how_rare_its_words_are(found: Dealt) -> None:
    others, mine = found.about({"base", "naval"}, {"Sweden"})
    assert others == {"Norway": 1.0}
    assert mine == {}
    assert found.about({"blackmail"}, {"Denmark"}) == ({}, {"Norway": 1.0})
    assert found.about({"harvest"}, {"Denmark"}) == ({}, {})


def test_the_demand_that_another_text_tells_speaks_for_whom_a_refusal_is() -> None:
    alone = chance_of("Norway", document("b", LEFT_OPEN))
    together = chance_of("Norway", document("a", TOLD), document("b", LEFT_OPEN))
    assert together > alone > 0


def chance_of(name: str, *documents: Document) -> float:
    """Return how likely the refusal of the last document is directed at ``name``."""
    stages = takewhile(lambda s: s.name != "addressees", (s for s in STAGES if s.scope == "collection"))
    values = run(stages, {"readings": tuple(map(read, documents)), "kept": (), "judgements": ()})
    *_, last = asked(*(values[n] for n in ("known", "actors", "whose", "places", "dealt")))
    (question,) = (q for q in last[-1].values() if q.position.type == "REJECT")
    options = list(question.options)
    found = chances([question.options[o] for o in options], question.none, weights("addressees"))
    return found[options.index(name)]
