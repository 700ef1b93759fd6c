"""Choose: which story, actor, type, dates and outlet."""

from collections.abc import Iterable

import msgspec

from communique.errors import CommuniqueError
from communique.model import Actor, Document, Story


class SelectionError(CommuniqueError):
    """A filter names something that is not in the ledger."""

    exit_status = 2


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What to show; ``None`` lets everything through. Names are compared without regard to case."""

    story: str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None

    def takes(self, document: Document) -> bool:
        """Tell whether outlet and date of publication let ``document`` through."""
        published = document.published.value if document.published else None
        return self.takes_date(published) and (
            self.outlet is None or _same(self.outlet, document.outlet, document.domain)
        )

    def takes_date(self, date: str | None) -> bool:
        """Tell whether ``date`` may lie between ``since`` and ``until``, both included.

        A month passes where any day of it would; nothing passes without a date once one is asked for.
        """
        if self.since is None and self.until is None:
            return True
        if date is None:
            return False
        after = self.since is None or date[: len(self.since)] >= self.since[: len(date)]
        return after and (self.until is None or date[: len(self.until)] <= self.until[: len(date)])

    def takes_type(self, *types: str | None) -> bool:
        """Tell whether one of ``types`` is the one asked for."""
        return self.type is None or _same(self.type, *types)


def find_story(stories: Iterable[Story], wanted: str) -> Story:
    """Return the story with this id, title or unmistakable beginning of an id.

    Raises ``SelectionError`` where there is none.
    """
    held = list(stories)
    exact = [s for s in held if s.id == wanted or _same(wanted, s.title)]
    found = exact or [s for s in held if wanted and s.id.startswith(wanted)]
    if len(found) != 1:
        many = "several stories are" if found else "no story is"
        raise SelectionError(f"{many} called {wanted!r}: communique stories lists them")
    return found[0]


def check_outlet(documents: Iterable[Document], wanted: str) -> None:
    """Raise ``SelectionError`` where no document is of this outlet."""
    if not any(_same(wanted, document.outlet, document.domain) for document in documents):
        raise SelectionError(f"no outlet is called {wanted!r}: communique stories --members lists them")


def find_actors(actors: Iterable[Actor], wanted: str) -> list[Actor]:
    """Return the actors with this id, name or alias. Raises ``SelectionError`` where there is none."""
    found = [a for a in actors if a.id == wanted or _same(wanted, a.name, *a.aliases)]
    if not found:
        raise SelectionError(f"no actor is called {wanted!r}: communique actors lists them")
    return found


def _same(wanted: str, *names: str | None) -> bool:
    return wanted.casefold() in (name.casefold() for name in names if name is not None)
