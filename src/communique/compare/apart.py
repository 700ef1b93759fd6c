"""Tell what keeps two figures apart: the field in which they answer two questions."""

from communique.compare.questions import Question
from communique.compare.wordings import fates, parts
from communique.text.words import likeness, terms

SAME_MATTER = 0.3
"""Dice likeness of two clauses about a sum, a measure or a share, where no word says of what."""
SAME_ASPECT = 0.2
"""The same where such a word stands in both: the altitude of a missile, of a volcano."""
PART = 4.0
"""Factor beyond which two counts of one thing are taken for a part and the whole."""
FEW = 10
"""A count below this is met by chance: "two senators" need more in common than "two hundred"."""
LARGE = 100
"""From here on the same number is no chance."""
ONE_VOICE = 1.5
"""Factor by which one source is not thought to contradict itself on one day."""
WHOLE = 2.0
"""Factor beyond which a count over some time is not held against the count of one day."""


def apart(a: Question, b: Question) -> str | None:
    """Return the field that makes ``a`` and ``b`` two questions, with its values, or ``None``."""
    return next((reason for test in _TESTS if (reason := test(a, b))), None)


def are_rivals(a: Question, b: Question) -> bool:
    """Tell whether sources of two sides give the values: no part of one's name is in the other's."""
    left, right = (terms(" ".join(q.voice)) for q in (a, b))
    return bool(left and right and not left & right)


def near(a: Question, b: Question) -> bool:
    """Tell whether one field alone keeps ``a`` and ``b`` apart: readers may take them for one."""
    if a.figure.document == b.figure.document or (a.kind is None and not a.classes & b.classes):
        return False
    reasons = [reason for test in _TESTS if (reason := test(a, b))]
    return len(reasons) == 1 and reasons[0] != _UNLIKE


def _kinds_differ(a: Question, b: Question) -> str | None:
    if a.kind == b.kind:
        return None
    if "people" in (a.kind, b.kind) and not {a.kind, b.kind} & parts():
        return None
    return f"kind: {a.kind}, {b.kind}"


def _classes_differ(a: Question, b: Question) -> str | None:
    if a.classes == b.classes:
        return None
    for name in _FIELDS:
        left, right = a.says(name), b.says(name)
        if left != right and ((left and right) or (name == "deeds" and {left, right} & fates())):
            return f"{_FIELDS[name]}: {left}, {right}"
    return None


def _scope_differs(a: Question, b: Question) -> str | None:
    if a.rate != b.rate:
        return f"rate: {a.rate}, {b.rate}"
    if a.change != b.change:
        return "a change and a level"
    if a.possible != b.possible:
        return "what may be, and what is"
    ratio = a.bounds.ratio(b.bounds)
    if a.part != b.part and ratio > 1.3:
        return "a part and the whole"
    of_a_day = bool((b if a.cumulative else a).days)
    if a.cumulative != b.cumulative and of_a_day and ratio > WHOLE:
        return "time: one day, and all that time"
    return None


def _days_differ(a: Question, b: Question) -> str | None:
    if not a.days or not b.days or a.cumulative or b.cumulative:
        return None
    if any(x[: len(y)] == y[: len(x)] for x in a.days for y in b.days):
        return None
    return f"time: {', '.join(sorted(a.days))}; {', '.join(sorted(b.days))}"


def _owners_differ(a: Question, b: Question) -> str | None:
    if a.owner and b.owner and a.owner != b.owner and a.kind not in ("people",):
        return f"owner: {a.owner}, {b.owner}"
    alike = a.owner is not None and a.owner == b.owner
    if not alike and (a.states - b.states) and (b.states - a.states):
        return f"whose: {', '.join(sorted(a.states - b.states))}; {', '.join(sorted(b.states - a.states))}"
    return None


def _places_differ(a: Question, b: Question) -> str | None:
    if not a.places or not b.places or a.places & b.places:
        return None
    if a.extent != b.extent or a.extent == "region":
        return None
    return f"place: {a.figure.place}, {b.figure.place}"


def _matters_differ(a: Question, b: Question) -> str | None:
    other = (
        a.modifiers and b.modifiers and not (a.modifiers & (b.modifiers | b.about) or b.modifiers & a.about)
    )
    if other:
        return f"kind: {' '.join(sorted(a.modifiers))}, {' '.join(sorted(b.modifiers))}"
    if a.kind is not None:
        few = min(abs(b.bounds.full) for b in (a, b)) < FEW
        needed = 1 + few + a.bounds.excludes(b.bounds)
        return None if not (a.about and b.about) or _support(a, b) >= needed else _UNLIKE
    if a.names and b.names and not a.names & b.names:
        return f"whose: {', '.join(sorted(a.names))}; {', '.join(sorted(b.names))}"
    same = a.classes & b.classes
    alike = max(likeness(a.about, b.about), likeness(a.around, b.around) if same else 0.0)
    return None if alike >= (SAME_ASPECT if same else SAME_MATTER) else _UNLIKE


def _support(a: Question, b: Question) -> int:
    """Count what two counts of one kind have in common besides; owner and fate count twice."""
    alike = likeness(a.about, b.about)
    deed = a.says("deeds") if a.says("deeds") == b.says("deeds") else None
    return sum(
        (
            2 * (a.owner is not None and a.owner == b.owner),
            (deed is not None) + (deed in fates()),
            bool(a.places & b.places),
            bool(a.modifiers & b.modifiers),
            bool(a.days & b.days),
            (alike >= SAME_ASPECT) + (alike >= 2 * SAME_ASPECT),
            a.bounds == b.bounds and abs(a.bounds.full) >= LARGE,
        )
    )


def _values_differ(a: Question, b: Question) -> str | None:
    far = a.bounds.beyond(b.bounds, PART) or b.bounds.beyond(a.bounds, PART)
    if not far and not a.bounds.excludes(b.bounds):
        return None
    rivals = are_rivals(a, b)
    here = a.figure.document == b.figure.document
    grown = not here and (a.published != b.published or a.figure.as_of != b.figure.as_of)
    if far and not ((grown or rivals) and _support(a, b) >= 3):
        return "a part and the whole"
    if not a.bounds.excludes(b.bounds):
        return None
    left, right = a.states | a.names, b.states | b.names
    if "people" in (a.kind, b.kind) and (a.owner is None) != (b.owner is None):
        return f"whose: {a.owner}, {b.owner}"
    if a.kind is None and left - right and right - left:
        return f"whose: {', '.join(sorted(left - right))}; {', '.join(sorted(right - left))}"
    if here and not rivals:
        return "one document gives both"
    same_day = a.published == b.published and a.published is not None
    if a.voice and a.voice == b.voice and same_day and a.bounds.ratio(b.bounds) > ONE_VOICE:
        return "one source gives both"
    return None


_UNLIKE = "other words about it"
_TESTS = (
    _kinds_differ,
    _classes_differ,
    _owners_differ,
    _places_differ,
    _days_differ,
    _scope_differs,
    _matters_differ,
    _values_differ,
)
_FIELDS = {
    "deeds": "what became of them",
    "lengths": "what it is the size of",
    "aspects": "what it is the size of",
    "goods": "of what",
}
