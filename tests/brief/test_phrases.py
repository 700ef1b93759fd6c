import pytest

from communique.brief.phrases import act, date, listed, many, verb
from communique.model import Position, Reference, Span


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-03-12", "12 March 2031"),
        ("2031-03-02", "2 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("203", "2030s"),
        ("2031-SP", "spring 2031"),
        ("2031-Q3", "third quarter of 2031"),
        ("2031-W07", "week 7 of 2031"),
        ("2031-W07-WE", "weekend of week 7 of 2031"),
        ("2031-03-12TMO", "12 March 2031, morning"),
        ("2031-03-12T20:15", "12 March 2031, 20:15"),
        ("2031-03-12T20:15:00+00:00", "12 March 2031, 20:15"),
        ("2031-99", "99 2031"),
        ("PAST_REF", "PAST_REF"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_readers_write_it(value: str, said: str) -> None:
    assert date(value) == said


@pytest.mark.parametrize(
    ("base", "how", "said"),
    [
        ("demand of", {}, "demands of"),
        ("deny", {}, "denies"),
        ("press for", {}, "presses for"),
        ("reach", {}, "reaches"),
        ("reject, to {}", {}, "rejects, to {}"),
        ("deny, to {}", {}, "denies, to {}"),
        ("be ready", {}, "is ready"),
        ("be ready", {"plural": True}, "are ready"),
        ("be ready", {"negated": True}, "is not ready"),
        ("demand", {"plural": True}, "demand"),
        ("demand", {"negated": True}, "does not demand"),
        ("demand", {"negated": True, "plural": True}, "do not demand"),
        ("demand", {"modality": "future"}, "will demand"),
        ("demand", {"modality": "hypothetical", "negated": True}, "would not demand"),
    ],
)
def test_a_verb_agrees_with_its_subject(base: str, how: dict[str, object], said: str) -> None:
    assert verb(base, **how) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "name", "addressed", "said"),
    [
        ("REQUEST", "demand", True, ("demands of", "")),
        ("REQUEST", "demand", False, ("demands", "")),
        ("REQUEST", "insist", True, ("insists to", "on")),
        ("REQUEST", "call on", False, ("calls for", "")),
        ("THREATEN", "warn", True, ("warns", "")),
        ("SANCTION", "impose sanctions", True, ("imposes sanctions on", "")),
        ("AGREE", "offer talks", True, ("offers talks, to", "")),
        ("COERCE", "arrest", True, ("arrests", "")),
    ],
)
def test_an_act_is_said_with_and_without_its_addressee(
    kind: str, name: str, addressed: bool, said: tuple[str, str]
) -> None:
    position = Position(
        id="p",
        document="d",
        span=Span(0, 1),
        text="x",
        stage="test/1",
        type=kind,  # type: ignore[arg-type]
        act=name,
        trigger=Span(0, 1),
        content=None,
        holder=Reference(None, "A"),
        addressee=Reference(None, "B") if addressed else None,
    )
    assert act(position) == said


def test_counts_and_lists() -> None:
    assert [many(n, "outlet") for n in (0, 1, 2, 1000)] == [
        "0 outlets",
        "1 outlet",
        "2 outlets",
        "1,000 outlets",
    ]
    assert many(2, "story") == "2 stories"
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
