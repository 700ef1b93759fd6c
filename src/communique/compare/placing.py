"""Put each figure beside those of the same question, without holding every one against every other."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from communique.compare.apart import apart, near
from communique.compare.questions import Question

GROUPS = 24
"""Groups that a figure is held against at most: those with which it has most in common."""
LOOKS = 12
"""Figures of a group that it is held against at most: those that joined last."""


@dataclass
class Held:
    """The questions of a group: those that differ in look, and all of them."""

    looks: list[Question]
    all: list[Question] = field(default_factory=list)


class Placing:
    """Groups of questions, found by what they have in common.

    ``kept`` tells by figure what it was kept apart from, where readers may wonder.
    """

    def __init__(self) -> None:
        self.groups: list[Held] = []
        self.kept: dict[str, str] = {}
        self._known: dict[Question, Held] = {}
        self._with: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)

    def put(self, question: Question) -> None:
        """Add ``question`` to the likest of the groups that nothing keeps it apart from, or to a new one."""
        if question not in self._known:
            self._known[question] = self._place(question)
        self._known[question].all.append(question)

    def _place(self, question: Question) -> Held:
        for number in self._likest(question):
            held = self.groups[number]
            looks = held.looks[-LOOKS:]
            reason = next(((why, other) for other in looks if (why := apart(question, other))), None)
            if reason is None:
                held.looks.append(question)
                self._enter(question, number)
                return held
            self._keep(question, *reason)
        self.groups.append(Held([question]))
        self._enter(question, len(self.groups) - 1)
        return self.groups[-1]

    def _likest(self, question: Question) -> list[int]:
        """Return the numbers of the groups that share most with ``question``, the first of equals first."""
        shared = Counter(number for feature in _features(question) for number in self._with[feature])
        return sorted(shared, key=lambda number: (-shared[number], number))[:GROUPS]

    def _enter(self, question: Question, number: int) -> None:
        """Note what the group has; of many groups with one thing in common, the last are remembered."""
        for feature in _features(question):
            known = self._with[feature]
            known.pop(number, None)
            known[number] = None
            if len(known) > GROUPS:
                del known[next(iter(known))]

    def _keep(self, question: Question, why: str, other: Question) -> None:
        if not {question.figure.id, other.figure.id} <= self.kept.keys() and near(question, other):
            self.kept.setdefault(question.figure.id, f"kept apart from {other.figure.text!r}: {why}")
            self.kept.setdefault(other.figure.id, f"kept apart from {question.figure.text!r}: {why}")


def _features(question: Question) -> Iterator[Hashable]:
    """Yield what two figures of one question may have in common, each with the gate that both must pass."""
    gate = question.gate
    yield gate
    yield gate, question.kind
    for pair in question.classes:
        yield gate, pair
    for name in (
        question.anchors | question.about | question.when.days | {question.owner, question.bounds.full}
    ):
        if name is not None:
            yield gate, name
