"""The pipeline, declared once: what runs, on what it depends, what it makes.

Adding a stage is a module with a pure function, a line in ``STAGES``, and a file of cases.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec

from communique.compare import comparisons, demands, responses, sides
from communique.engine import Hold, Stage, run
from communique.extract.encoded import acts, attributions, encoded
from communique.extract.figures import figures
from communique.extract.positions import dealt, directed, positions
from communique.extract.quotations import quotations
from communique.extract.times import dated, times
from communique.lineage import articles, lineage, origins, repeats
from communique.model import (
    Collection,
    Comparison,
    Demand,
    Document,
    Judgement,
    Reading,
    Response,
    Story,
    places,
)
from communique.resolve import actors, mentions, references
from communique.stories import stories
from communique.text.parse import parse

STAGES: tuple[Stage, ...] = (
    # once a document
    Stage("parse", 7, "document", ("document",), "parse", parse),
    Stage("encoder", 5, "document", ("document",), "encoded", encoded),
    Stage("attributions", 3, "document", ("encoded",), "attributions", attributions),
    Stage("quotations", 16, "document", ("document", "parse", "attributions"), "quotations", quotations),
    Stage("acts", 4, "document", ("encoded",), "acts", acts),
    Stage("times", 5, "document", ("document", "parse"), "times", times),
    Stage("figures", 6, "document", ("document", "parse", "times", "quotations"), "figures", figures),
    Stage(
        "positions",
        18,
        "document",
        ("document", "parse", "quotations", "times", "acts"),
        "positions",
        positions,
    ),
    Stage("mentions", 19, "document", ("document", "parse", "quotations"), "mentions", mentions),
    # once over the collection
    Stage("repeats", 1, "collection", ("readings",), "repeats", repeats),
    Stage("articles", 1, "collection", ("readings", "repeats"), "readings", articles),
    Stage("actors", 19, "collection", ("readings",), "actors", actors),
    Stage("references", 19, "collection", ("readings", "actors"), "known", references),
    Stage("sides", 1, "collection", ("actors",), "whose", sides),
    Stage("places", 1, "collection", ("actors",), "places", places),
    Stage("dealt", 6, "collection", ("known", "whose"), "dealt", dealt),
    Stage("addressees", 17, "collection", ("known", "actors", "whose", "places", "dealt"), "named", directed),
    Stage("lineage", 2, "collection", ("readings",), "lineage", lineage),
    Stage("dates", 2, "collection", ("named", "lineage"), "resolved", dated),
    Stage("origins", 2, "collection", ("readings", "lineage"), "origins", origins),
    Stage("stories", 3, "collection", ("readings", "kept", "judgements"), "stories", stories),
    # once a story
    Stage(
        "comparisons",
        7,
        "story",
        ("resolved", "whose", "places", "origins", "stories"),
        "comparisons",
        comparisons,
    ),
    Stage("responses", 3, "story", ("resolved", "whose", "stories"), "responses", responses),
    Stage("demands", 1, "story", ("resolved", "whose", "comparisons", "responses"), "demands", demands),
)

_KEPT = frozenset(Reading.__struct_fields__)


def read(document: Document) -> Reading:
    """Run every stage of a single document and return what was read off it."""
    values = run((s for s in STAGES if s.scope == "document"), {"document": document})
    return Reading(**{name: value for name, value in values.items() if name in _KEPT})


def collect(
    readings: Iterable[Reading],
    kept: Iterable[Story] = (),
    judgements: Iterable[Judgement] = (),
    hold: Hold = tuple,
) -> Collection:
    """Run every stage of the collection: who the actors are, what the documents are to one another.

    The readings that come back have their speakers, holders and addressees resolved, and the times whose
    day another document fixes. What is ``kept`` are the stories as they stood before: a new document moves
    none of theirs. ``judgements`` go before all. ``hold`` says where the records lie: with ``Shelf`` on disk,
    so that there need be no more in memory at a time than one story has.
    """
    given = {"readings": hold(readings), "kept": tuple(kept), "judgements": tuple(judgements)}
    values = run((s for s in STAGES if s.scope == "collection"), given, hold)
    told = hold(_told(values))
    for name in _Told.__struct_fields__:
        values[name] = hold(chain.from_iterable(getattr(story, name) for story in told))
    values["readings"] = values.pop("resolved", values["readings"])
    return Collection(**{name: values[name] for name in Collection.__struct_fields__ if name in values})


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the stages of one story make."""

    comparisons: tuple[Comparison, ...]
    responses: tuple[Response, ...]
    demands: tuple[Demand, ...]


def _told(values: Mapping[str, Any]) -> Iterator[_Told]:
    """Run the stages of each story on the readings of its documents."""
    stages = [s for s in STAGES if s.scope == "story"]
    readings = values.get("resolved", ())
    place = {reading.document.id: number for number, reading in enumerate(readings)}
    for story in values.get("stories", ()):
        own = tuple(readings[place[document]] for document in story.documents if document in place)
        made = run(stages, {**values, "resolved": own, "stories": (story,)})
        yield _Told(**{name: made[name] for name in _Told.__struct_fields__})
