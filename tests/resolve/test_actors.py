from collections.abc import Callable

import msgspec
import pytest

from communique.model import (
    Actor,
    Collection,
    Document,
    Evidence,
    Quotation,
    Reading,
    Reference,
    Span,
    content_id,
)
from communique.resolve import actors, mentions, references
from communique.resolve.people import fold, plain, shorts
from communique.text.parse import parse


def collected(*documents: Document) -> dict[str, Actor]:
    readings = tuple(Reading(document=d, mentions=mentions(d, parse(d), ())) for d in documents)
    return {actor.name: actor for actor in actors(readings)}


def test_an_actor_gathers_names_functions_and_evidence(make_document: Callable[..., Document]) -> None:
    first = make_document("Russian Foreign Minister Sergey Lavrov spoke in Moscow. Lavrov smiled.")
    second = make_document("Russia's top diplomat, Sergei Lavrov, left. He was tired.")
    found = collected(first, second)
    assert set(found) == {"Sergey Lavrov", "Russia"}
    lavrov = found["Sergey Lavrov"]
    assert lavrov.kind == "person"
    assert lavrov.id == content_id("actor", lavrov.name)
    assert {"Lavrov"} <= set(lavrov.aliases)
    assert next((r.title, r.affiliation) for r in lavrov.roles) == ("Foreign Minister", "Russia")
    assert {m.document for m in lavrov.mentions} == {first.id, second.id}
    texts = {first.id: first.text, second.id: second.text}
    for proof in (*lavrov.mentions, *(r.evidence for r in lavrov.roles)):
        assert proof.text == proof.span.of(texts[proof.document])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NATO and the Kremlin met Ukrainian officials.", {"NATO": "bloc", "Kremlin": "organisation"}),
        ("Keldoria's president met the Meridian Alliance's secretary general.", {"Keldoria": "state"}),
        ("President Tom Hale spoke.", {"Tom Hale": "person"}),
    ],
)
def test_kinds(text: str, kinds: dict[str, str], make_document: Callable[..., Document]) -> None:
    found = collected(make_document(text))
    assert {name: found[name].kind for name in kinds} == kinds


def test_days_treaties_and_waters_are_no_actors(make_document: Callable[..., Document]) -> None:
    text = (
        "On Monday the Founding Act, the Treaty of Corbel and the Strait of Ambrel were discussed in April."
    )
    assert collected(make_document(text)) == {}


def test_a_megabyte_of_names_is_read(make_document: Callable[..., Document]) -> None:
    document = make_document("Lavrov told him that they, Moscow, France and the alliance agreed. " * 800)
    assert collected(document)["Russia"].mentions[-1].span.end > len(document.text) - 60


def test_references_change_nothing_but_actor_and_reason(
    sample: Collection, unresolved: Callable[[Collection], tuple[Reading, ...]]
) -> None:
    before = unresolved(sample)
    after = tuple(references(before, sample.actors))

    def emptied(value: object) -> object:
        if isinstance(value, Reference):
            return Reference(value.span)
        if isinstance(value, tuple):
            return tuple(map(emptied, value))
        if isinstance(value, msgspec.Struct):
            return {name: emptied(getattr(value, name)) for name in value.__struct_fields__}
        return value

    assert emptied(after) == emptied(before)
    assert after[0].quotations[0].speaker.actor == "Ada Roe"
    assert all(r.actor or r.reason for reading in after for r in _references(reading))


def _references(reading: Reading) -> list[Reference]:
    held = [p.holder for p in reading.positions] + [q.speaker for q in reading.quotations]
    return held + [p.addressee for p in reading.positions if p.addressee]


def test_evidence_in_another_document_names_nobody_here(make_document: Callable[..., Document]) -> None:
    document = make_document("Somebody spoke.")
    actor = Actor(
        id="x", name="Ada Roe", kind="person", mentions=(Evidence("elsewhere", document.body[0], "Somebody"),)
    )
    reading = Reading(document=document, mentions=mentions(document, parse(document), ()))
    assert tuple(references((reading,), (actor,))) == (reading,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Zelensky"),
        ("Dmitry", "Dmitri"),
        ("Yevgeny", "Evgeni"),
        ("Müller", "Muller"),
    ],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lavrov", "Lukov"), ("Putin", "Patton"), ("Kim", "Kam"), ("Li", "Lu")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_short_and_plain_names() -> None:
    assert shorts("Mohammed bin Salman") == ("Salman", "bin Salman")
    assert "Xi" in shorts("Xi Jinping")
    assert plain("George W. Bush Jr.") == "George Bush"
    assert plain("Ursula von der Leyen") == "Ursula von der Leyen"


def test_nobody_is_his_own_addressee(make_document: Callable[..., Document]) -> None:
    document = make_document("The West promised the West a plan.")
    first, second = Span(0, 8), Span(18, 26)
    said = Quotation(
        id="q", document=document.id, span=Span(27, 33), text="a plan", stage="quotations/2", mode="indirect",
        cue=None, speaker=Reference(first), addressee=Reference(second),
    )  # fmt: skip
    reading = Reading(
        document=document, quotations=(said,), mentions=mentions(document, parse(document), (said,))
    )
    (resolved,) = references((reading,), actors((reading,)))
    assert resolved.quotations[0].speaker.actor == "West"
    assert resolved.quotations[0].addressee == Reference(second, None, "the same as who acts")
