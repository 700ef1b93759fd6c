"""Where actors are named: twelve bytes a mention, so that the mentions of any collection are at hand."""

from array import array
from collections.abc import Iterable, Iterator

from communique.model.actors import Actor
from communique.model.spans import Span


class Places:
    """Which actors are named where, by document."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._held: dict[str, array[int]] = {}

    def add(self, actor: Actor) -> None:
        """Take up the mentions of one actor."""
        for mention in actor.mentions:
            held = self._held.setdefault(mention.document, array("I"))
            held.extend((mention.span.start, mention.span.end, len(self._names)))
        self._names.append(actor.name)

    def of(self, document: str) -> Iterator[tuple[Span, str]]:
        """Yield where one document names whom, actor by actor as they were added."""
        held = iter(self._held.get(document, ()))
        for start, end, actor in zip(held, held, held, strict=True):
            yield Span(start, end), self._names[actor]


def places(actors: Iterable[Actor]) -> Places:
    """Return where the actors are named, for lookup by document."""
    found = Places()
    for actor in actors:
        found.add(actor)
    return found
