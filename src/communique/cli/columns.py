"""What people are shown of each kind of row; programs get all of it in the other formats."""

from collections.abc import Iterable
from pathlib import PurePath

from communique.export import Column
from communique.model import Reference
from communique.model.rows import (
    ActorRow,
    DemandRow,
    FigureRow,
    HistoryRow,
    LineageRow,
    PositionRow,
    QuotationRow,
    RedLineRow,
    StoryRow,
    ValueRow,
)
from communique.model.timelines import TimelineRow

WHERE = Column("Where", lambda row: row.outlet or PurePath(row.path or row.document).name, 24)
PUBLISHED = Column("Published", lambda row: row.published)

READ = (
    Column("Status", lambda row: row.status),
    Column("Path", lambda row: row.path, 60, tail=True),
    Column("Note", lambda row: row.reason, 90),
)

STORIES = (
    Column("Story", lambda row: row.id[:8]),
    Column("Title", lambda row: row.title, 70),
    Column("Documents", lambda row: row.documents, right=True),
    Column("Outlets", lambda row: row.outlets, right=True),
    Column("Origins", lambda row: row.origins, right=True),
    Column("Published", lambda row: _range(row)),
)

MEMBERS = (
    Column("Story", lambda row: (row.story or "")[:8]),
    Column("Episode", lambda row: (row.episode or "")[:8]),
    Column("Path", lambda row: row.path or row.document, 80, tail=True),
)

WHY = (
    Column("Story", lambda row: row.story[:8]),
    Column("Path", lambda row: _file(row.path or row.document), 50, tail=True),
    Column("Likest there", lambda row: _file(row.path_nearest or row.nearest or ""), 50, tail=True),
    Column("Likeness", lambda row: f"{row.likeness:.2f}" if row.likeness else None, right=True),
    Column("Words in common", lambda row: ", ".join(row.words), 60),
)

_SIDES = {"a": "the first", "b": "the second", None: "not known"}
LINEAGE = (
    Column("Kind", lambda row: row.kind),
    Column("Shared", lambda row: f"{row.shared:.0%}", right=True),
    Column("Document", lambda row: _file(row.path_a or row.a), 50, tail=True),
    Column("and", lambda row: _file(row.path_b or row.b), 50, tail=True),
    Column("Agency", lambda row: row.agency, 20),
    Column("Earlier", lambda row: f"{_SIDES[row.earlier]}: {row.reason}", 32),
    Column("Changed", lambda row: _changes(row), 90),
)

QUOTES = (
    WHERE,
    PUBLISHED,
    Column("Speaker", lambda row: _who(row.speaker), 28),
    Column("Mode", lambda row: row.mode),
    Column("Words", lambda row: _quoted(row), 200),
)

POSITIONS = (
    WHERE,
    Column("Date", lambda row: row.date.value if row.date else None),
    Column("Holder", lambda row: _who(row.holder), 24),
    Column("Act", lambda row: _act(row), 24),
    Column("Addressee", lambda row: _who(row.addressee), 24),
    Column("Words", lambda row: row.text, 160),
)

DEMANDS = (
    Column("State", lambda row: row.state),
    Column("Holder", lambda row: row.holder, 24),
    Column("Addressee", lambda row: _named(row.addressee, row.addressee_reason), 24),
    Column("Demand", lambda row: row.text, 120),
    Column("Origins", lambda row: row.origins, right=True),
    Column("Answers", lambda row: _replies(row), 120),
    WHERE,
)

RED_LINES = (
    Column("Holder", lambda row: row.holder, 24),
    Column("Addressee", lambda row: _named(row.addressee, row.addressee_reason), 24),
    Column("Condition", lambda row: row.condition, 90),
    Column("What would follow", lambda row: row.consequence, 70),
    Column("Date", lambda row: row.date),
    Column("Does this touch it?", lambda row: _touching(row), 120),
    WHERE,
)

HISTORY = (
    Column("Date", lambda row: row.date),
    Column("Change", lambda row: row.change),
    Column("Who", lambda row: row.holder, 24),
    Column("Act", lambda row: _act(row), 20),
    Column("Addressee", lambda row: _named(row.addressee, row.addressee_reason), 24),
    Column("Words", lambda row: row.text, 120),
    Column("Told", lambda row: row.mentions, right=True),
    Column("Added", lambda row: ", ".join(row.added), 40),
    Column("Dropped", lambda row: ", ".join(row.dropped), 40),
    WHERE,
)

FIGURES = (
    WHERE,
    PUBLISHED,
    Column("Figure", lambda row: _bounds(row), right=True),
    Column("Unit", lambda row: row.unit, 16),
    Column("Counted", lambda row: row.counted, 28),
    Column("Whose", lambda row: row.owner, 20),
    Column("Estimate by", lambda row: row.estimate_by, 20),
    Column("Words", lambda row: row.text, 60),
)

TIMELINE = (
    Column("Date", lambda row: row.date),
    Column("Status", lambda row: _when(row)),
    Column("What", lambda row: row.act or "date named"),
    Column("Who", lambda row: row.holder, 24),
    Column("Where", lambda row: ", ".join(dict.fromkeys(str(WHERE.of(told)) for told in row.tellings)), 40),
    Column("Origins", lambda row: row.origins, right=True),
    Column("Passage", lambda row: row.passage, 250),
)

ACTORS = (
    Column("Name", lambda row: row.name, 36),
    Column("Kind", lambda row: row.kind),
    Column("Mentions", lambda row: row.mentions, right=True),
    Column("Documents", lambda row: row.documents, right=True),
    Column("Roles", lambda row: _roles(row), 60),
    Column("Also", lambda row: ", ".join(row.aliases), 60),
)

COMPARISONS = (
    Column("Verdict", lambda row: row.verdict),
    Column("What", lambda row: f"{row.what}{f' ({row.unit})' if row.unit else ''}", 40),
    Column("Origins", lambda row: row.origins, right=True),
    Column("Side by side", lambda row: _side_by_side(row.values), 400),
    Column("Because", lambda row: row.reason, 50),
)

FAILURES = (
    Column("Document", lambda row: row.path or row.document, 40, tail=True),
    Column("Claim", lambda row: row.claim),
    Column("Role", lambda row: row.role),
    Column("At", lambda row: f"{row.span.start}-{row.span.end}" if row.span else None),
    Column("Claimed", lambda row: row.claimed, 60),
    Column("Found", lambda row: row.found, 60),
    Column("Because", lambda row: row.reason, 60),
)


def _when(row: TimelineRow) -> str | None:
    """Past or scheduled, and the other date where there is one."""
    return f"{row.verdict}: {row.reason}" if row.verdict in ("disagree", "updated") else row.status


def _file(path: str) -> str:
    """The file and its folder: enough to tell documents apart."""
    return "/".join(PurePath(path).parts[-2:])


def _who(reference: Reference | None) -> str | None:
    return _named(reference.actor, reference.reason) if reference is not None else None


def _named(name: str | None, reason: str | None) -> str | None:
    """A name, the reason why there is none, or both where it is inferred."""
    return " ".join(filter(None, (name, f"({reason})" if reason else None))) or None


def _quoted(row: QuotationRow) -> str:
    return f"“{row.text}”" if row.mode == "direct" else row.text


def _act(row: PositionRow | HistoryRow) -> str:
    act = f"not {row.act}" if row.negated else row.act
    return act if row.modality == "fact" else f"{act} ({row.modality})"


def _replies(row: DemandRow) -> str:
    said = [f"{reply.holder or 'somebody'} {reply.answer}: {reply.text}" for reply in row.answers]
    return "; ".join({_alike(words): words for words in said}.values())


def _touching(row: RedLineRow) -> str:
    said = [f"{touch.holder or 'somebody'}: {touch.text}" for touch in row.touched]
    return "; ".join({_alike(words): words for words in said}.values())


def _alike(words: str) -> str:
    """What two wordings have in common where only marks and case differ."""
    return "".join(c for c in words.casefold() if c.isalnum())


def _bounds(row: FigureRow | ValueRow) -> str:
    low, high = (None if n is None else f"{n:,}" for n in (row.low, row.high))
    if low == high:
        return f"about {low}" if row.hedge in ("approx", "nearly") else str(low)
    if high is None:
        return f"over {low}" if row.hedge == "more_than" else f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _range(row: StoryRow) -> str | None:
    return row.since if row.since == row.until else f"{row.since} to {row.until}"


def _roles(row: ActorRow) -> str:
    titles = (f"{role.title}, {role.affiliation}" if role.affiliation else role.title for role in row.roles)
    return "; ".join(dict.fromkeys(titles))


def _side_by_side(values: Iterable[ValueRow]) -> str:
    """Each wording once, after all the outlets that have it; marks and case make no other wording."""
    outlets: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for value in values:
        words = _bounds(value) if value.low is not None or value.high is not None else value.text
        by = value.estimate_by or value.by
        words = f"{words}{f' ({by})' if by else ''}"
        same = _alike(words)
        shown.setdefault(same, words)
        outlets.setdefault(same, []).append(value.outlet or PurePath(value.path or value.document).name)
    return " | ".join(f"{', '.join(dict.fromkeys(outlets[same]))}: {words}" for same, words in shown.items())


def _changes(row: LineageRow) -> str | None:
    """What the later version dropped, and what it has instead; of two unordered ones the second is later."""
    first = row.b if row.earlier == "b" else row.a
    told = sorted(row.changed, key=lambda evidence: evidence.document != first)
    signs = (
        ("- " if evidence.document == first else "+ ") + " ".join(evidence.text.split()) for evidence in told
    )
    return " / ".join(signs) or None
