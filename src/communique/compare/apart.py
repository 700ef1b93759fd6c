"""Tell what keeps two figures apart: the field in which they answer two questions."""

from communique.compare.moments import meet
from communique.compare.questions import Question
from communique.compare.wordings import alike, fates, listed, parts, plain, synonyms
from communique.text.words import likeness, terms

SAME_MATTER = 0.3
"""Dice likeness of two clauses about a sum, a measure or a share, where no word says of what."""
SAME_NUMBER = 0.1
"""The same where both give one number that is not met by chance."""
SAME_ASPECT = 0.2
"""The same where such a word stands in both: the altitude of a missile, of a volcano."""
PART_OF_SHARE = 2.0
"""The same of shares."""
PART = 4.0
"""Factor beyond which two counts of one thing are taken for a part and the whole."""
PARTLY = 1.2
"""The same where one is said to be a part."""
FEW = 10
"""A count below this is met by chance: "two senators" need more in common than "two hundred"."""
LARGE = 100
"""From here on the same number is no chance."""
ONE_VOICE = 1.5
"""Factor by which one source is not thought to contradict itself on one day."""
WINDOW = 3.0
"""Factor by which two times are two, over which something is counted."""
WHOLE = 2.0
"""Factor beyond which a count over some time is not held against the count of one day."""


def apart(a: Question, b: Question) -> str | None:
    """Return the field that makes ``a`` and ``b`` two questions, with its values, or ``None``."""
    return next((reason for test in _TESTS if (reason := test(a, b))), None)


def are_rivals(a: Question, b: Question) -> bool:
    """Tell whether sources of two sides give the values: no part of one's name or side is in the other's."""
    left, right = (terms(" ".join(q.voice)) for q in (a, b))
    called, other = (terms(q.figure.estimate_by or "") for q in (a, b))
    return bool(left and right and not left & right and not called & other)


def near(a: Question, b: Question) -> bool:
    """Tell whether one field alone keeps ``a`` and ``b`` apart: readers may take them for one."""
    if a.figure.document == b.figure.document or (a.kind is None and not a.classes & b.classes):
        return False
    reasons = [reason for test in _TESTS if (reason := test(a, b))]
    return len(reasons) == 1 and reasons[0] != _UNLIKE


def _kinds_differ(a: Question, b: Question) -> str | None:
    if a.kind == b.kind:
        return None
    kinds = {a.kind, b.kind}
    owned = a.owner is not None and a.owner == b.owner
    if "people" in kinds and ((owned and (a.bounds == b.bounds or "troops" in kinds)) or not kinds & parts()):
        return None
    if a.bounds == b.bounds and a.bounds.low == a.bounds.high and _same_lot(a, b):
        return None
    if kinds in alike() and not a.bounds.strains(b.bounds):
        return None
    if "men" in kinds and kinds <= {"men", "people", *listed("men")["kinds"].split()}:
        return None
    return f"kind: {a.kind}, {b.kind}"


def _same_lot(a: Question, b: Question) -> bool:
    """Tell whether as many people suffered the same, there or then: 14 civilians, 14 children."""
    people = {a.kind, b.kind} <= listed("persons").keys() and a.says("deeds") == b.says("deeds") is not None
    return people and bool(a.anchors & b.anchors or a.when.days & b.when.days)


def _classes_differ(a: Question, b: Question) -> str | None:
    if a.classes == b.classes:
        return None
    for name in _FIELDS:
        left, right = a.says(name), b.says(name)
        if {left, right} in synonyms():
            continue
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
    if a.when.base and b.when.base and a.when.base != b.when.base:
        return f"against: the {a.when.base} before, the {b.when.base} before"
    ratio = a.bounds.ratio(b.bounds)
    if a.part != b.part and ratio > PARTLY:
        return "a part and the whole"
    if a.when.window and b.when.window and ratio > PARTLY:
        short, long = sorted((a.when.window, b.when.window))
        if long > WINDOW * short:
            return f"time: over {short:.0f} days, over {long:.0f}"
    of_a_day = bool((b if a.cumulative else a).when.days)
    if a.cumulative != b.cumulative and of_a_day and not a.when.days & b.when.days and ratio > WHOLE:
        return "time: one day, and all that time"
    return None


def _days_differ(a: Question, b: Question) -> str | None:
    if not a.when.days or not b.when.days or a.cumulative or b.cumulative:
        return None
    left, right = ({day for day in q.when.days if "Q" in day} for q in (a, b))
    if meet(a.when.days, b.when.days) and (a.kind is not None or left == right):
        return None
    return f"time: {', '.join(sorted(a.when.days))}; {', '.join(sorted(b.when.days))}"


def _owners_differ(a: Question, b: Question) -> str | None:
    if a.owner and b.owner and a.owner != b.owner:
        return f"owner: {a.owner}, {b.owner}"
    alike = (a.owner is not None and a.owner == b.owner) or _telling(a, b)
    left, right = (
        one.states - other.states - other.places - {other.owner} for one, other in ((a, b), (b, a))
    )
    if not alike and left and right:
        return f"whose: {', '.join(sorted(left))}; {', '.join(sorted(right))}"
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
    if _telling(a, b) and (a.anchors & b.anchors or likeness(a.about, b.about) >= SAME_NUMBER):
        return None
    if a.kind is not None:
        few = min(abs(b.bounds.full) for b in (a, b)) < FEW
        needed = 1 + few + a.bounds.strains(b.bounds)
        return None if not (a.about and b.about) or _support(a, b) >= needed else _UNLIKE
    if a.names and b.names and not a.names & b.names:
        return f"whose: {', '.join(sorted(a.names))}; {', '.join(sorted(b.names))}"
    same = a.classes & b.classes
    alike = max(likeness(a.about, b.about), likeness(a.around, b.around) if same else 0.0)
    return None if alike >= (SAME_ASPECT if same else SAME_MATTER) else _UNLIKE


def _support(a: Question, b: Question) -> int:
    """Count what two counts of one kind have in common besides; owner and fate count twice."""
    alike = max(likeness(a.about, b.about), likeness(a.around, b.around))
    deed = a.says("deeds") if a.says("deeds") == b.says("deeds") else None
    return sum(
        (
            2 * (a.owner is not None and a.owner == b.owner),
            (deed is not None) + (deed in fates()),
            bool(_where(a) & _where(b)),
            bool(a.modifiers & b.modifiers),
            bool(a.when.days & b.when.days),
            bool(a.names & b.nearby or a.nearby & b.names),
            bool(a.when.since & b.when.since),
            (alike >= SAME_ASPECT) + (alike >= 2 * SAME_ASPECT),
            a.bounds == b.bounds and abs(a.bounds.full) >= LARGE,
        )
    )


def _where(question: Question) -> frozenset[str | None]:
    return question.places | question.states | {question.owner} - {None}


def _values_differ(a: Question, b: Question) -> str | None:
    part = PART_OF_SHARE if a.bounds.dimension == "percent" else PART
    far = a.bounds.beyond(b.bounds, part) or b.bounds.beyond(a.bounds, part)
    if not far and not a.bounds.strains(b.bounds):
        return None
    rivals = are_rivals(a, b)
    here = a.figure.document == b.figure.document
    dated = a.figure.as_of is not None and b.figure.as_of is not None
    grown = not here and (a.published != b.published or (dated and a.figure.as_of != b.figure.as_of))
    done = a.says("deeds") == b.says("deeds")
    newer = grown and (a.newer or b.newer) and a.classes == b.classes and bool(a.kind or a.classes)
    if far and not newer and not ((grown or rivals) and done and _support(a, b) >= 3):
        return "a part and the whole"
    told = _told_apart(a, b)
    if told or not a.bounds.excludes(b.bounds):
        return told
    if here and not rivals:
        return "one document gives both"
    same_day = a.published == b.published and a.published is not None
    if a.voice and a.voice == b.voice and same_day and a.bounds.ratio(b.bounds) > ONE_VOICE:
        return "one source gives both"
    return None


def _told_apart(a: Question, b: Question) -> str | None:
    """Return what else differs between two figures that are taken for one only if their values fit."""
    if (
        a.anchors
        and b.anchors
        and not (a.anchors & b.nearby or b.anchors & a.nearby or a.anchors & b.anchors)
    ):
        return f"where: {', '.join(sorted(a.anchors))}; {', '.join(sorted(b.anchors))}"
    if not _one_matter(a, b):
        return _UNLIKE
    left, right = ((q.when.told | q.when.days) if q.kind else q.when.days for q in (a, b))
    if (
        (left and right and not meet(left, right))
        or (a.when.old and not meet(a.when.old, right))
        or (b.when.old and not meet(b.when.old, left))
    ):
        return f"time: {', '.join(sorted(left))}; {', '.join(sorted(right))}"
    if "wanted" in (a.says("stages"), b.says("stages")) and a.says("stages") != b.says("stages"):
        return f"{_FIELDS['stages']}: {a.says('stages')}, {b.says('stages')}"
    if a.when.planned != b.when.planned:
        return "planned, and done"
    if a.says("goods") != b.says("goods"):
        return f"{_FIELDS['goods']}: {a.says('goods')}, {b.says('goods')}"
    if a.kind is None and a.order != b.order and {*a.order} == {*b.order}:
        return f"whose: {', '.join(a.order)}; {', '.join(b.order)}"
    left, right = a.states | a.names, b.states | b.names
    if a.kind is None and left - right and right - left:
        return f"whose: {', '.join(sorted(left - right))}; {', '.join(sorted(right - left))}"
    return None


def _telling(a: Question, b: Question) -> bool:
    """Tell whether both give one number that is not met by chance: large, and not round."""
    if a.kind is None and a.bounds == b.bounds and a.anchors & b.anchors and a.classes == b.classes:
        return bool(a.classes)
    value, other = (q.figure.low if q.figure.low is not None else q.figure.high for q in (a, b))
    if value is None or value != other or value < LARGE:
        return False
    return a.kind is None or len(f"{value:.0f}".rstrip("0")) > 1


def _one_matter(a: Question, b: Question) -> bool:
    """Tell whether more than kind and deed ties two figures together, where both say more."""
    left, right = ((q.about - plain()) | q.anchors for q in (a, b))
    wider = (a.around - plain()) & right or (b.around - plain()) & left
    return not left or not right or bool(left & right) or bool(wider)


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
    "shares": "what it is the size of",
    "goods": "of what",
    "wholes": "a share of what",
    "stages": "wanted, promised or there",
}
