"""The contract's JSON holds all that a reading holds, and gives it back."""

import json
import typing

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import (
    Actor,
    Attribution,
    Block,
    BlockKind,
    Clause,
    DateValue,
    Document,
    Figure,
    Guess,
    LeftOut,
    Position,
    Proposal,
    Published,
    Quotation,
    Reading,
    Reference,
    Role,
    Span,
    TimeExpression,
)
from communique.model import claims as claim_types
from communique.model.contract import from_contract, to_contract

TEXT = "“Nò,” said 👩🏽‍🚀 Ms Roe of Rurita\u0301nia on Friday.\r\n\r\n«Never», she added; 12 ships left."

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda p: Span(min(p), max(p)))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe_words = st.none() | words
numbers = st.none() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
references = st.builds(Reference, spans | st.none(), maybe_words, maybe_words)


shares = st.floats(0, 1)
guesses = st.builds(Guess, spans, shares)


def literal(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(typing.get_args(getattr(claim_types, name)))


def tuples(element: st.SearchStrategy[typing.Any]) -> st.SearchStrategy[tuple[typing.Any, ...]]:
    return st.lists(element, max_size=2).map(tuple)


claim = {"id": words, "document": st.just("d"), "span": spans, "text": words, "stage": words}
clauses = st.builds(
    Clause,
    span=spans,
    text=words,
    obliged=st.none() | references,
    modality=st.sampled_from(["must", "must not", "may"]),
    **{
        n: st.none() | spans
        for n in ("action", "object", "area", "time", "condition", "exception", "instrument")
    },
)
readings = st.builds(
    Reading,
    document=st.builds(
        Document,
        id=st.just("d"),
        published=st.none() | st.builds(Published, words, words, words),
        text=st.just(TEXT),
        body=tuples(spans),
        blocks=tuples(st.builds(Block, spans, st.sampled_from(typing.get_args(BlockKind)))),
        left_out=tuples(st.builds(LeftOut, spans, words)),
        **dict.fromkeys(
            ("path", "url", "outlet", "title", "byline", "language", "agency", "country"), maybe_words
        ),
    ),
    quotations=tuples(
        st.builds(
            Quotation,
            **claim,
            mode=literal("Mode"),
            cue=st.none() | spans,
            speaker=references,
            addressee=st.none() | references,
            chain=tuples(words),
        )
    ),
    attributions=tuples(st.builds(Attribution, tuples(spans), tuples(spans), tuples(spans))),
    acts=tuples(
        st.builds(
            Proposal,
            trigger=guesses,
            type=literal("PloverType"),
            type_probability=shares,
            negated=shares,
            modality=literal("Modality"),
            modality_probability=shares,
            holder=tuples(guesses),
            addressee=tuples(guesses),
        )
    ),
    positions=tuples(
        st.builds(
            Position,
            **claim,
            type=literal("PloverType"),
            act=words,
            trigger=spans,
            content=st.none() | spans,
            holder=references,
            addressee=st.none() | references,
            negated=st.booleans(),
            modality=literal("Modality"),
            date=st.none() | st.builds(DateValue, words, words, words),
            clauses=tuples(clauses),
            quotation=maybe_words,
        )
    ),
    figures=tuples(
        st.builds(
            Figure,
            **claim,
            low=numbers,
            high=numbers,
            hedge=literal("Hedge"),
            **dict.fromkeys(("unit", "counted", "owner", "place", "as_of", "estimate_by"), maybe_words),
        )
    ),
    times=tuples(
        st.builds(TimeExpression, **claim, type=literal("TimexType"), value=maybe_words, reason=maybe_words)
    ),
)


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """An actor that the document mentions: others are not printed."""
    document = Document(id="d", text=TEXT, body=())
    evidence = spans.map(document.evidence)
    return Actor(
        id=draw(words),
        name=draw(words),
        kind=draw(st.sampled_from(["person", "state", "group"])),
        aliases=draw(tuples(words)),
        roles=draw(tuples(st.builds(Role, words, maybe_words, evidence))),
        mentions=(draw(evidence), *draw(tuples(evidence))),
    )


@settings(deadline=None)
@given(readings, tuples(actors()))
def test_a_reading_survives_the_contract(reading: Reading, held: tuple[Actor, ...]) -> None:
    printed = json.loads(msgspec.json.encode(to_contract(reading, held)))
    assert from_contract(printed) == (reading, held)


def test_the_keys_are_those_of_the_contract() -> None:
    span = Span(0, 3)
    document = Document(id="d", text=TEXT, body=(span,), published=Published("2031-05-02", "day", "page"))
    common = {"id": "c", "document": "d", "span": span, "text": "“Nò", "stage": "s/1"}
    nobody = Reference(None, None, "not stated")
    reading = Reading(
        document=document,
        quotations=(Quotation(**common, mode="direct", cue=None, speaker=nobody),),
        attributions=(Attribution((), (span,), (span, Span(5, 9))),),
        acts=(Proposal(Guess(span, 0.9), "REQUEST", 0.8, 0.1, "fact", 1.0, (Guess(span, 0.5),), ()),),
        positions=(
            Position(
                **common, type="REJECT", act="deny", trigger=span, content=None, holder=nobody, addressee=None
            ),
        ),
        figures=(Figure(**common, low=12, high=None, hedge="more_than", unit="ships", counted="ships"),),
        times=(TimeExpression(**common, type="DATE", value=None, reason="no reference date"),),
    )
    printed = to_contract(
        reading, (Actor(id="a", name="Roe", kind="person", mentions=(document.evidence(span),)),)
    )
    printed = json.loads(msgspec.json.encode(printed))
    wanted = {
        "document": {"id", "path", "url", "outlet", "title", "published", "language", "text", "body", "blocks", "left_out"},
        "quotations": {"id", "span", "text", "mode", "cue", "speaker", "addressee", "chain"},
        "attributions": {"source", "cue", "content"},
        "acts": {
            "trigger", "type", "type_probability", "negated", "modality", "modality_probability", "holder", "addressee",
        },
        "positions": {
            "id", "span", "text", "type", "act", "trigger", "content", "holder", "addressee", "negated",
            "modality", "date", "clauses",
        },
        "figures": {
            "id", "span", "text", "low", "high", "hedge", "unit", "counted", "owner", "place", "as_of", "estimate_by",
        },
        "times": {"id", "span", "text", "type", "value", "reason"},
        "actors": {"id", "name", "kind", "roles", "mentions"},
    }  # fmt: skip
    assert set(printed) == set(wanted)
    for key, fields in wanted.items():
        row = printed[key] if key == "document" else printed[key][0]
        assert fields <= set(row), key
    assert printed["document"]["body"] == [[0, 3]]
    assert printed["document"]["published"] == {"value": "2031-05-02", "precision": "day", "basis": "page"}
    assert printed["quotations"][0]["speaker"] == {"span": None, "actor": None, "reason": "not stated"}
    assert printed["actors"][0]["mentions"] == [[0, 3]]


def test_actors_of_other_documents_are_not_printed() -> None:
    here, there = (Document(id=i, text=TEXT, body=()) for i in ("here", "there"))
    roe = Actor(
        id="a", name="Roe", kind="person", mentions=tuple(d.evidence(Span(0, 3)) for d in (here, there))
    )
    else_where = Actor(id="b", name="Doe", kind="person", mentions=(there.evidence(Span(0, 3)),))
    printed = to_contract(Reading(document=here), (roe, else_where))
    assert [(a["name"], a["mentions"]) for a in printed["actors"]] == [("Roe", [[0, 3]])]
