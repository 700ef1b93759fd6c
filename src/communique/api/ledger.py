"""The ledger as a program uses it: read documents in, ask for rows."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict, Unpack

from communique import ledger
from communique.api import judging, proof, reading, stances, timeline, views
from communique.api.annotation import Progress
from communique.api.selection import Selection
from communique.errors import InputError
from communique.model import Collection, Document, rows, timelines

if TYPE_CHECKING:
    from communique.intake import Web


class Filters(TypedDict, total=False):
    """The keywords by which a method that returns rows can be asked for fewer; see ``Selection``."""

    story: str | None
    actor: str | None
    type: str | None
    since: str | None
    until: str | None
    outlet: str | None


class Ledger:
    """A ledger file. All methods raise ``LedgerError``; those with filters also ``SelectionError``."""

    def __init__(self, store: ledger.Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | Path = "communique.db", create: bool = True) -> Self:
        """Open the ledger at ``path``, making it where it is missing and ``create`` allows."""
        return cls(ledger.connect(str(path), create=create))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self,
        paths: Iterable[str | Path] = (),
        published: str | None = None,
        on_progress: Progress | None = None,
        web: "Web | None" = None,
    ) -> tuple[rows.ReadRow, ...]:
        """Read all documents under ``paths`` and return what became of each.

        A document is stored with all its claims or not at all. What an interrupted run left undone, or
        other versions of the stages did, is made good, so that ``read()`` alone brings a ledger up to date.
        What cannot be read is refused in its row. Addresses are fetched through ``web`` (``intake.Web``).
        ``published`` (ISO 8601) is the date of all.
        """
        report = []
        for row in reading.read(self._store, paths, published, web):
            report.append(row)
            if on_progress is not None:
                on_progress(row)
        reading.derive(self._store)
        return tuple(report)

    def is_current(self) -> bool:
        """Tell whether actors, stories and comparisons stand for the documents that are there now."""
        return ledger.is_fresh(self._store)

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by path, their text left out."""
        return tuple(views.documents(self._store, Selection()).values())

    def collection(self, story: str | None = None) -> Collection:
        """Return everything known, or everything known about one story."""
        return views.collection(self._store, story)

    def stories(self) -> list[rows.StoryRow]:
        """Return the stories."""
        return views.stories(self._store)

    def members(self) -> list[rows.MemberRow]:
        """Return the story and episode of every document."""
        return views.members(self._store)

    def why(self) -> list[rows.WhyRow]:
        """Return why each document is in its story: the likest document there, and the words they share."""
        return views.why(self._store)

    def merge(self, first: str, second: str, by: str, at: str) -> None:
        """Keep a person's word (``by`` whom, ``at`` when, ISO 8601) that two stories are one matter.

        It outlives every later run. Stories are named as in the filters.
        """
        judging.merge(self._store, first, second, by, at)

    def split(self, document: str, by: str, at: str) -> None:
        """Keep a person's word that a document (id or path) is not of the story it was put into."""
        judging.split(self._store, document, by, at)

    def lineage(self, **filters: Unpack[Filters]) -> list[rows.LineageRow]:
        """Return the pairs of documents that carry the same text; ``type`` is the kind."""
        return views.lineage(self._store, Selection(**filters))

    def quotes(self, **filters: Unpack[Filters]) -> list[rows.QuotationRow]:
        """Return quotations; ``type`` is the mode."""
        return views.quotations(self._store, Selection(**filters))

    def positions(self, **filters: Unpack[Filters]) -> list[rows.PositionRow]:
        """Return positions; ``type`` is the PLOVER type or the act."""
        return views.positions(self._store, Selection(**filters))

    def demands(self, **filters: Unpack[Filters]) -> list[rows.DemandRow]:
        """Return demands with what became of each; ``type`` is the state (``refused``) or the act."""
        return stances.demands(self._store, Selection(**filters))

    def redlines(self, **filters: Unpack[Filters]) -> list[rows.RedLineRow]:
        """Return the red lines drawn, each with the later acts of others that may touch its condition."""
        return stances.red_lines(self._store, Selection(**filters))

    def history(self, actor: str, story: str | None = None) -> list[rows.HistoryRow]:
        """Return an actor's positions by matter and day, each with what changed against the one before."""
        return stances.history(self._store, actor, story)

    def figures(self, **filters: Unpack[Filters]) -> list[rows.FigureRow]:
        """Return figures; ``type`` is the unit or what is counted."""
        return views.figures(self._store, Selection(**filters))

    def timeline(self, **filters: Unpack[Filters]) -> list[timelines.TimelineRow]:
        """Return dated positions and the dates that documents name, by date.

        Here ``since`` and ``until`` bound the date itself; ``type`` is the PLOVER type, the act or the
        TIMEX3 type; with ``actor`` only positions are left.
        """
        return timeline.timeline(self._store, Selection(**filters))

    def actors(self, **filters: Unpack[Filters]) -> list[rows.ActorRow]:
        """Return the actors that the chosen documents mention, most mentioned first; ``type`` is the kind."""
        return views.actors(self._store, Selection(**filters))

    def compare(self, story: str, type: str | None = None) -> list[rows.ComparisonRow]:  # noqa: A002
        """Return the comparisons of a story; ``type`` is the kind or the verdict."""
        return views.comparisons(self._store, story, type)

    def brief(self, form: Literal["html", "markdown"] = "html", story: str | None = None) -> str:
        """Return the brief of everything, or of one story, as one self-contained text."""
        from communique import brief

        collection = self.collection(story)
        return brief.html(collection) if form == "html" else brief.markdown(collection)

    def export(self, form: Literal["plover", "w3c"], **filters: Unpack[Filters]) -> Iterator[dict[str, Any]]:
        """Yield records for other programs: PLOVER events (positions) or W3C annotations (all claims)."""
        return views.exchanged(self._store, form, Selection(**filters))

    def export_dna(self, file: str | Path, **filters: Unpack[Filters]) -> int:
        """Write positions to ``file`` as a Discourse Network Analyzer database; return how many statements.

        Raises ``InputError`` where the file is there or cannot be made.
        """
        try:
            return views.write_dna(self._store, Path(file), Selection(**filters))
        except OSError as error:
            raise InputError(
                str(file), f"it cannot be written: {error.strerror}", "give another --output"
            ) from None

    def verify(self) -> proof.Verification:
        """Slice every stored text again and compare it with all that is said to stand in it."""
        return proof.verify(self._store)
