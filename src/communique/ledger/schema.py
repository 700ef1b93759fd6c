"""The ledger's tables. ``migrations/`` makes them; a test holds the two together.

Whole records are kept as JSON beside the columns that are searched, so that a type can gain an optional
field without a migration. Types are portable: integers, floats, text and bytes.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=null)


def _owner(name: str, owner: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(owner, ondelete="CASCADE"), primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=False)


meta = Table("meta", metadata, _text("key", key=True), _text("value"))

raw = Table("raw", metadata, _text("sha256", key=True), Column("data", LargeBinary, nullable=False))

documents = Table(
    "documents",
    metadata,
    _text("id", key=True),
    _text("path", null=True),
    _text("url", null=True),
    _text("outlet", null=True),
    _text("title", null=True),
    _text("published", null=True),
    _text("language", null=True),
    Column("raw", Text, ForeignKey("raw.sha256")),
    _text("text"),
    _text("json"),
    _text("stages"),
    _text("digest"),
    Index("documents_by_path", "path"),
    Index("documents_by_url", "url"),
)

claims = Table(
    "claims",
    metadata,
    _text("id", key=True),
    _owner("document", "documents.id"),
    _text("kind"),
    _number("position"),
    _number("start"),
    _number("end"),
    _text("text"),
    _text("stage"),
    _text("json"),
    Index("claims_in_order", "document", "kind", "position"),
)

evidence = Table(
    "evidence",
    metadata,
    _owner("claim", "claims.id", key=True),
    _text("role", key=True),
    _number("start"),
    _number("end"),
    _text("text"),
)

attributions = Table(
    "attributions",
    metadata,
    _owner("document", "documents.id", key=True),
    _number("position", key=True),
    _text("json"),
)

mentions = Table(
    "mentions",
    metadata,
    _owner("document", "documents.id", key=True),
    _number("position", key=True),
    _number("start"),
    _number("end"),
    _text("text"),
    _text("json"),
)

# From here on: derived from all documents together, replaced as a whole after a run.

repeats = Table(
    "repeats",
    metadata,
    _owner("document", "documents.id", key=True),
    _number("start", key=True),
    _number("end"),
    _text("reason"),
)

resolutions = Table("resolutions", metadata, _owner("claim", "claims.id", key=True), _text("json"))

references = Table(
    "references",
    metadata,
    _owner("claim", "claims.id", key=True),
    _text("role", key=True),
    _number("position", key=True),
    _text("actor", null=True),
    _text("reason", null=True),
    Index("references_by_actor", "actor"),
)

actors = Table(
    "actors",
    metadata,
    _text("id", key=True),
    _number("position"),
    _text("name"),
    _text("kind"),
    _text("json"),
)

lineage = Table(
    "lineage",
    metadata,
    _owner("a", "documents.id", key=True),
    _owner("b", "documents.id", key=True),
    _number("position"),
    _text("kind"),
    Column("shared", Float, nullable=False),
    _text("agency", null=True),
    _text("json"),
)

origins = Table("origins", metadata, _owner("document", "documents.id", key=True), _text("origin"))

stories = Table(
    "stories",
    metadata,
    _text("id", key=True),
    _number("position"),
    _text("title"),
    _text("json"),
)

episodes = Table(
    "episodes",
    metadata,
    _text("id", key=True),
    _owner("story", "stories.id"),
    _number("position"),
    _text("date", null=True),
)

members = Table(
    "members",
    metadata,
    _owner("story", "stories.id", key=True),
    _owner("document", "documents.id", key=True),
    Column("episode", Text, ForeignKey("episodes.id", ondelete="CASCADE")),
)

comparisons = Table(
    "comparisons",
    metadata,
    _text("id", key=True),
    _number("position"),
    _owner("story", "stories.id"),
    _text("kind"),
    _text("what"),
    _text("unit", null=True),
    _text("verdict"),
    _text("reason"),
    _number("origins"),
    _text("json"),
)

responses = Table(
    "responses",
    metadata,
    _text("id", key=True),
    _number("position"),
    _owner("claim", "claims.id"),
    _owner("answers", "claims.id"),
    _text("answer"),
    _text("reason"),
    _text("json"),
)

demands = Table(
    "demands",
    metadata,
    _text("id", key=True),
    _number("position"),
    _owner("story", "stories.id"),
    _text("holder", null=True),
    _text("addressee", null=True),
    _text("state"),
    _number("origins"),
    _text("json"),
)

DERIVED = (
    demands,
    responses,
    comparisons,
    members,
    episodes,
    stories,
    origins,
    lineage,
    actors,
    references,
    resolutions,
    repeats,
)
"""In an order in which they can be emptied."""

# A person's word, which no run touches: it points at ids and outlives what they name.

judgements = Table(
    "judgements",
    metadata,
    _text("id", key=True),
    _text("subject"),
    _text("verdict"),
    _text("json"),
)
