"""Read labelled stories, folders in the form of `bench.gold`, as texts with the acts drawn in them.

Their labels give names where news texts give words: the words for a holder or addressee are those of the
act's paragraph that the program takes for whoever is named, the nearest to the act.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.gold import Gold, locate
from bench.names import same_name

from communique.engine import run
from communique.errors import InputError
from communique.intake import items
from communique.model import Places, Reading, Span
from communique.pipeline import STAGES, read
from communique.text.paragraphs import paragraphs
from training.news import NewsText
from training.passages import Act, Passage

_BESIDE = re.compile(r",? (?:and |or )?(?:the )?")

Named = Sequence[tuple[Span, str]]
"""The mentions of a document, and whom they name."""


def stories(folders: Iterable[Path]) -> Iterator[NewsText]:
    """Yield the texts that the ``gold`` or ``expected`` of folders labels; each folder is a collection."""
    for folder in folders:
        held = labelled(folder)
        stages = [stage for stage in STAGES if stage.name in ("repeats", "articles", "actors", "places")]
        places: Places = run(stages, {"readings": tuple(reading for reading, _ in held)})["places"]
        for reading, gold in held:
            named = tuple(places.of(reading.document.id))
            yield _text(f"{folder.name}/{Path(str(reading.document.path)).name}", reading, gold, named)


def labelled(folder: Path) -> list[tuple[Reading, Gold]]:
    """Return the texts that the ``gold`` or ``expected`` of a folder labels, each alone, with its labels.

    Raises `InputError` where one cannot be read.
    """
    labels = folder / "gold" if (folder / "gold").is_dir() else folder / "expected"
    golds = [json.loads(file.read_text("utf-8")) for file in sorted(labels.glob("*.json"))]
    held = {gold["source"]["seed"]: gold for gold in golds if "source" in gold}
    found = []
    for item in items([folder / name for name in held]):
        if isinstance(item, InputError):
            raise item
        found.append((read(item.document), held[Path(str(item.document.path)).name]))
    return found


def _text(name: str, reading: Reading, gold: Gold, named: Named) -> NewsText:
    text = reading.document.text
    body = [span for part in gold["body"] if (span := locate(text, part)) is not None]
    passages = [_passage(text, part, gold, named) for whole in body for part in paragraphs(text, whole)]
    return NewsText(name, tuple(passages), tuple(range(1, len(passages) + 1)))


def _passage(text: str, part: Span, gold: Gold, named: Named) -> Passage:
    near = [(span, name) for span, name in named if part.covers(span)]
    acts = []
    for label in gold["positions"]:
        trigger = locate(text, label["trigger"])
        if trigger is not None and part.covers(trigger):
            words = (_words(label[role], near, trigger, text) for role in ("holder", "addressee"))
            acts.append(Act(trigger, label["type"], label["negated"], label["reported_as"], *words))
    return Passage(part.of(text), tuple(act.moved(-part.start) for act in acts))


def _words(names: str | None, near: Named, trigger: Span, text: str) -> tuple[Span, ...]:
    """Return for each of ``names`` the words among ``near`` that name it, those nearest to the act.

    Who are named side by side are named by one stretch: "Ruritania and Borduria".
    """
    found = set[Span]()
    for name in (names or "").split(";"):
        spans = [span for span, called in near if same_name(called, name)]
        found.update(sorted(spans, key=lambda s: (_away(s, trigger), s.start))[:1])
    joined = list[Span]()
    for span in sorted(found):
        if joined and _BESIDE.fullmatch(text, joined[-1].end, span.start):
            span = Span(joined.pop().start, span.end)
        joined.append(span)
    return tuple(joined)


def _away(span: Span, trigger: Span) -> int:
    return max(trigger.start - span.end, span.start - trigger.end, 0)
