"""Positions made by hand over days, and what is said to have changed."""

import msgspec

from communique.compare import history
from communique.compare.history import Step
from communique.model import (
    Actor,
    Document,
    Evidence,
    Modality,
    PloverType,
    Position,
    Published,
    Reading,
    Reference,
    Role,
    Span,
    Story,
)

ROLE = Role("President", "Keldoria", Evidence("d0", Span(0, 1), "K"))
ACTORS = (
    Actor(id="p", name="Oren Kastell", kind="person", roles=(ROLE,)),
    Actor(id="k", name="Keldoria", kind="state"),
    Actor(id="v", name="Velmara", kind="state"),
)
Told = tuple[str | None, str, PloverType, str, str]


def _steps(*told: Told, modality: Modality = "fact") -> list[Step]:
    """Steps of Keldoria; each telling is day, holder, type, act and content, in a document of its own."""
    readings = []
    for number, (day, holder, kind, act, content) in enumerate(told):
        whole, name = Span(0, len(content)), f"d{number}"
        position = Position(
            id=name, document=name, span=whole, text=content, stage="positions/1", type=kind, act=act, trigger=whole,
            content=whole, holder=Reference(whole, holder), addressee=None, modality=modality,
        )  # fmt: skip
        published = Published(day, "day", "page") if day else None
        document = Document(id=name, text=content, body=(whole,), published=published)
        readings.append(Reading(document=document, positions=(position,)))
    story = Story(id="s", title="t", documents=tuple(r.document.id for r in readings), episodes=())
    return list(history(readings, ACTORS, (story,), frozenset({"Keldoria"})))


CLOSE = "the closing of the strait to warships"


def test_a_side_is_followed_through_its_days_with_its_president() -> None:
    steps = _steps(
        ("2031-05-03", "Oren Kastell", "THREATEN", "threaten", CLOSE),
        ("2031-05-01", "Keldoria", "REQUEST", "call for", CLOSE),
        ("2031-05-02", "Keldoria", "REQUEST", "demand", CLOSE + " and tankers"),
        ("2031-05-04", "Keldoria", "REQUEST", "demand", CLOSE),
        ("2031-05-04", "Velmara", "REQUEST", "demand", CLOSE),
    )
    assert [(s.day, s.change, s.added, s.dropped) for s in steps] == [
        ("2031-05-01", "first", (), ()),
        ("2031-05-02", "hardened", ("tankers",), ()),
        ("2031-05-03", "hardened", (), ("tankers",)),
        ("2031-05-04", "softened", (), ()),
    ]
    assert {s.matter for s in steps} == {CLOSE}


def test_how_outlets_word_one_day_is_no_change_and_the_undated_are_not_compared() -> None:
    steps = _steps(
        ("2031-05-01", "Keldoria", "REQUEST", "seek", CLOSE),
        ("2031-05-01", "Keldoria", "REQUEST", "demand", "that the strait be closed to warships, the closing"),
        ("2031-05-02", "Keldoria", "REQUEST", "insist", "closing the strait to warships"),
        (None, "Keldoria", "REQUEST", "ask", CLOSE),
    )
    assert [(s.day, s.change, len(s.mentions)) for s in steps] == [
        ("2031-05-01", "first", 2),
        ("2031-05-02", "repeated", 1),
        (None, "undated", 1),
    ]


def test_other_matters_are_other_sequences() -> None:
    steps = _steps(
        ("2031-05-01", "Keldoria", "REQUEST", "demand", CLOSE),
        ("2031-05-02", "Keldoria", "REQUEST", "demand", "the extradition of two officers"),
    )
    assert [s.change for s in steps] == ["first", "first"]


def test_a_name_in_common_is_no_matter() -> None:
    steps = _steps(
        ("2031-05-01", "Keldoria", "THREATEN", "warn", "joining the Alliance"),
        ("2031-05-02", "Keldoria", "REJECT", "reject", "a further advance of the Alliance"),
    )
    assert [s.change for s in steps] == ["first", "first"]


def test_a_will_goes_further_than_a_might() -> None:
    told = [("2031-05-01", "Keldoria", "SANCTION", "impose sanctions", CLOSE)]
    said: tuple[Modality, ...] = ("hypothetical", "future")
    readings = []
    for number, modality in enumerate(said):
        position = _steps(*told, modality=modality)[0].position
        name = f"m{number}"
        document = Document(
            id=name,
            text=CLOSE,
            body=(position.span,),
            published=Published(f"2031-05-0{number + 1}", "day", "page"),
        )
        moved = msgspec.structs.replace(position, id=name, document=name)
        readings.append(Reading(document=document, positions=(moved,)))
    story = Story(id="s", title="t", documents=("m0", "m1"), episodes=())
    steps = history(readings, ACTORS, (story,), frozenset({"Keldoria"}))
    assert [step.change for step in steps] == ["first", "hardened"]
