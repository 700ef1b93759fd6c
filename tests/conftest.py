"""Fixtures that all tests share."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from communique.model import (
    Actor,
    Attribution,
    Claim,
    Clause,
    Collection,
    Comparison,
    DateValue,
    Demand,
    Document,
    Episode,
    Evidence,
    Figure,
    Lineage,
    Mention,
    Position,
    Published,
    Quotation,
    Reading,
    Reference,
    Response,
    Role,
    Span,
    Story,
    TimeExpression,
    claim_id,
    content_id,
)


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """A document from a bare text: all of it is body."""

    def make(text: str, published: str | None = None, **fields: object) -> Document:
        whole = Span(0, len(text)).trim(text)
        return Document(
            id=content_id(text),
            text=text,
            body=(whole,) if len(whole) else (),
            published=Published(published, "day", "argument") if published else None,
            **fields,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def sample() -> Collection:
    """Three made-up documents with a claim of every kind, resolved and compared by hand."""
    return make_sample()


def make_sample() -> Collection:
    """The collection of the fixture ``sample``."""
    first = (
        "Rosmere, 4 May (ISP) - Minister Ada Roe said: “We want 300 ships out by Friday.” "
        "She demanded that Velmara must not lay mines."
    )
    third = "Velmara refused the demand on 5 May and counted 280 ships; =SUM(A1) it was \x1b[31mred\x1b[0m [bold]."
    texts = {
        "a.txt": ("The Courier", first),
        "b.txt": ("The Post", first + "\n"),
        "c.txt": ("The Blog", third),
    }
    documents = {
        path: Document(
            id=content_id(text),
            path=path,
            outlet=outlet,
            domain=f"{path[0]}.example",
            title=f"Ships | {path}",
            published=None if path == "b.txt" else Published("2031-05-04", "day", "metadata"),
            language="en",
            text=text,
            body=(Span(0, len(text)).trim(text),),
        )
        for path, (outlet, text) in texts.items()
    }

    def at(document: Document, words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    def proof(document: Document, words: str) -> Evidence:
        return document.evidence(at(document, words))

    def claim(kind: str, document: Document, words: str) -> dict[str, Any]:
        span = at(document, words)
        made = {"id": claim_id(kind, document.id, span), "document": document.id, "span": span, "text": words}
        return made | {"stage": f"{kind}s/1"}

    def report(d: Document) -> Reading:
        roe = Reference(at(d, "Minister Ada Roe"), "Ada Roe")
        quotation = Quotation(
            **claim("quotation", d, "We want 300 ships out by Friday."),
            mode="direct",
            cue=at(d, "said"),
            speaker=roe,
            chain=("The Courier", "ISP"),
        )
        mines = at(d, "Velmara must not lay mines")
        position = Position(
            **claim("position", d, "demanded that Velmara must not lay mines"),
            type="REQUEST",
            act="demand",
            trigger=at(d, "demanded"),
            content=mines,
            holder=Reference(at(d, "She"), "Ada Roe"),
            addressee=Reference(at(d, "Velmara"), "Velmara"),
            date=DateValue("2031-05-04", "day", "published"),
            clauses=(
                Clause(
                    span=mines,
                    text=mines.of(d.text),
                    obliged=Reference(at(d, "Velmara"), "Velmara"),
                    modality="must not",
                    object=at(d, "mines"),
                ),
            ),
        )
        figure = Figure(
            **claim("figure", d, "300 ships"),
            low=300,
            high=300,
            hedge="exact",
            unit=None,
            counted="ships",
            owner="Velmara",
            estimate_by="Ada Roe",
        )
        when = TimeExpression(**claim("time", d, "4 May"), type="DATE", value="2031-05-04")
        friday = TimeExpression(
            **claim("time", d, "Friday"), type="DATE", value=None, reason="no reference date"
        )
        return Reading(
            document=d,
            quotations=(quotation,),
            attributions=(Attribution((roe.span,), (at(d, "said"),), (quotation.span,)),),
            positions=(position,),
            figures=(figure,),
            times=(when, friday),
            mentions=(
                Mention(
                    document=d.id,
                    span=at(d, "Ada Roe"),
                    text="Ada Roe",
                    form="name",
                    kind="person",
                    name="Ada Roe",
                ),
            ),
        )

    a, b, c = documents.values()
    refusal = Position(
        **claim("position", c, "refused the demand"),
        type="REJECT",
        act="refuse",
        trigger=at(c, "refused"),
        content=at(c, "the demand"),
        holder=Reference(at(c, "Velmara"), "Velmara"),
        addressee=Reference(None, None, "not stated"),
    )
    fewer = Figure(
        **claim("figure", c, "280 ships"), low=280, high=None, hedge="at_least", unit=None, counted="ships"
    )
    red = Quotation(
        **claim("quotation", c, "=SUM(A1) it was \x1b[31mred\x1b[0m [bold]"),
        mode="indirect",
        cue=None,
        speaker=Reference(None, None, "unnamed"),
    )
    readings = (
        report(a),
        report(b),
        Reading(document=c, quotations=(red,), positions=(refusal,), figures=(fewer,)),
    )
    pair = tuple(sorted((a.id, b.id)))
    story = Story(
        id=content_id("story"),
        title="Ships | off Rosmere",
        documents=(a.id, b.id, c.id),
        episodes=(
            Episode(id=content_id("e1"), date="2031-05-04", documents=(a.id, b.id)),
            Episode(id=content_id("e2"), date=None, documents=(c.id,)),
        ),
    )
    return Collection(
        readings=readings,
        actors=(
            Actor(
                id=content_id("roe"),
                name="Ada Roe",
                kind="person",
                aliases=("Minister Roe",),
                roles=(Role("Minister", "Keldoria", proof(a, "Minister")),),
                mentions=(proof(a, "Ada Roe"), proof(b, "Ada Roe")),
            ),
            Actor(
                id=content_id("velmara"),
                name="Velmara",
                kind="state",
                mentions=(proof(a, "Velmara"), proof(c, "Velmara")),
            ),
        ),
        lineage=(
            Lineage(
                a=pair[0],
                b=pair[1],
                kind="copy",
                shared=1.0,
                agency="ISP",
                passages=((proof(a, "We want"), proof(b, "We want")),),
            ),
        ),
        origins={a.id: "o1", b.id: "o1", c.id: "o2"},
        stories=(story,),
        comparisons=(
            Comparison(
                id=content_id("ships"),
                kind="figure",
                story=story.id,
                what="ships",
                verdict="disagree",
                reason="300 and at least 280",
                claims=(readings[0].figures[0].id, readings[1].figures[0].id, fewer.id),
                origins=2,
            ),
        ),
        responses=(
            Response(
                id=content_id("answer"),
                position=refusal.id,
                answers=readings[0].positions[0].id,
                answer="refuses",
                reason="its trigger names the demand",
            ),
        ),
        demands=(
            Demand(
                id=content_id("demand"),
                story=story.id,
                positions=(readings[0].positions[0].id,),
                holder="Ada Roe",
                addressee="Velmara",
                state="refused",
                reason="every answer that was found",
                answers=(content_id("answer"),),
                origins=1,
            ),
        ),
    )


@pytest.fixture
def unresolved() -> Callable[[Collection], tuple[Reading, ...]]:
    """The readings of a collection as they were before anybody was resolved."""

    def strip(value: Any) -> Any:
        if isinstance(value, Reference):
            return Reference(value.span, None, "unresolved")
        if isinstance(value, tuple):
            return tuple(strip(item) for item in value)
        if isinstance(value, (Claim, Clause)):
            fields = {name: strip(getattr(value, name)) for name in value.__struct_fields__}
            return msgspec.structs.replace(value, **fields)
        return value

    def undo(collection: Collection) -> tuple[Reading, ...]:
        return tuple(
            msgspec.structs.replace(r, quotations=strip(r.quotations), positions=strip(r.positions))
            for r in collection.readings
        )

    return undo
