"""Red lines drawn by hand over short texts, and the acts that may touch them."""

import msgspec
import pytest

from communique.compare import red_lines
from communique.model import (
    Actor,
    Clause,
    Document,
    PloverType,
    Position,
    Published,
    Reading,
    Reference,
    Span,
    Story,
)

THREAT = "Keldoria warned that any missile on the Sern islands would bring an armed response."
STORY = Story(id="s", title="t", documents=("line", "later"), episodes=())


def _reading(name: str, text: str, day: str, holder: str, kind: PloverType, condition: str = "") -> Reading:
    whole = Span(0, len(text))
    clauses = ()
    if condition:
        place = Span(text.index(condition), text.index(condition) + len(condition))
        clauses = (Clause(span=whole, text=text, obliged=None, modality="must", condition=place),)
    position = Position(
        id=name, document=name, span=whole, text=text, stage="positions/1", type=kind, act="act", trigger=whole,
        content=None, holder=Reference(whole, holder), addressee=None, clauses=clauses,
    )  # fmt: skip
    document = Document(id=name, text=text, body=(whole,), published=Published(day, "day", "page"))
    return Reading(document=document, positions=(position,))


LINE = _reading("line", THREAT, "2031-05-04", "Keldoria", "THREATEN", "any missile on the Sern islands")
ACTORS = (Actor(id="k", name="Keldoria", kind="state"), Actor(id="v", name="Velmara", kind="state"))


@pytest.mark.parametrize(
    ("text", "day", "holder", "kind", "touches"),
    [
        ("Velmara moved a missile battery to the Sern islands.", "2031-05-09", "Velmara", "MOBILIZE", True),
        # Before the line was drawn, by the one who drew it, about something else, or only said.
        ("Velmara moved a missile battery to the Sern islands.", "2031-05-01", "Velmara", "MOBILIZE", False),
        (
            "Keldoria moved a missile battery to the Sern islands.",
            "2031-05-09",
            "Keldoria",
            "MOBILIZE",
            False,
        ),
        ("Velmara held a drill off the eastern coast.", "2031-05-09", "Velmara", "MOBILIZE", False),
        ("Velmara demanded missile talks on the Sern islands.", "2031-05-09", "Velmara", "REQUEST", False),
    ],
)
def test_what_touches_a_red_line(text: str, day: str, holder: str, kind: PloverType, touches: bool) -> None:
    later = _reading("later", text, day, holder, kind)
    (line,) = red_lines((LINE, later), ACTORS, (STORY,))
    assert line.position.id == "line"
    assert [act.id for act in line.touched] == (["later"] if touches else [])


def test_a_threat_without_a_condition_draws_no_line_and_stories_are_kept_apart() -> None:
    bare = _reading("line", THREAT, "2031-05-04", "Keldoria", "THREATEN")
    assert not list(red_lines((bare,), ACTORS, (STORY,)))
    later = _reading(
        "later", "Velmara moved a missile to the Sern islands.", "2031-05-09", "Velmara", "MOBILIZE"
    )
    apart = (
        msgspec.structs.replace(STORY, documents=("line",)),
        msgspec.structs.replace(STORY, id="o", documents=("later",)),
    )
    (line,) = red_lines((LINE, later), ACTORS, apart)
    assert line.touched == ()
