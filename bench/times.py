"""Times: AQUAINT's TIMEX3 beside dateparser, and the cases of Recognizers-Text that news can contain.

Our stage follows the project's annotation guide, which differs from AQUAINT's TimeML: "now", "recently",
"for weeks" and clock times are out, a part of the day is in ("Friday night"), ages are ("6-year-old"),
approximators are inside.
Nothing is adapted here: the rows show what that costs. The grammar was developed on the files of even
place in the order of names; the odd ones are a test.

Recognizers' cases are its English assistant's: kept are those a dated news text can hold; ``recognizers``
says why others are not, and when one is read right.
"""

import html
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench import recognizers
from bench.data import SHARED, Row, f1, sha256
from communique.extract.times.read import times
from communique.model import Document, Published, Span
from communique.text.parse import parse

AQUAINT = SHARED / "times" / "AQUAINT"
RECOGNIZERS = SHARED / "times" / "recognizers-en" / "DateTimeModel.json"

Found = tuple[Span, str | None]
Reader = Callable[[str, str], list[Found]]

_TAG = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Annotated:
    """A text, the day of its publication, and the expressions that its annotators saw."""

    text: str
    day: str
    wanted: list[Found]


def _files() -> list[Path]:
    """Return AQUAINT's files; the folder also holds an archiver's ``._`` copies."""
    return sorted(file for file in AQUAINT.glob("*.tml") if not file.name.startswith("."))


def aquaint() -> Iterator[Annotated]:
    """Yield AQUAINT's documents in order of file name, the document's own date apart."""
    for file in _files():
        source = file.read_text("utf-8", errors="replace")
        stamp = next(t for t in _TAG.findall(source) if "CREATION_TIME" in t)
        body = source.partition("<TEXT>")[2].partition("</TEXT>")[0]
        text, wanted, opened, done = "", [], list[tuple[int, str | None]](), 0
        for tag in _TAG.finditer(body):
            text += html.unescape(body[done : tag.start()])
            done = tag.end()
            if tag[0].startswith("<TIMEX3"):
                opened.append((len(text), dict(_ATTRIBUTE.findall(tag[0])).get("value")))
            elif tag[0] == "</TIMEX3>":
                start, value = opened.pop()
                wanted.append((Span(start, len(text)), value))
        text += html.unescape(body[done:])
        yield Annotated(text, dict(_ATTRIBUTE.findall(stamp))["value"][:10], wanted)


def ours(text: str, day: str) -> list[Found]:
    """Read with our stage."""
    whole = Span(0, len(text)).trim(text)
    document = Document(
        id="d", text=text, body=(whole,) if len(whole) else (), published=Published(day, "day", "argument")
    )
    return [(claim.span, claim.value) for claim in times(document=document, parse=parse(document))]


def dateparser(text: str, day: str) -> list[Found]:
    """Read with dateparser's ``search_dates``, at the setting that scores best here."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(day)}
    found, place = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            found.append((Span(start, place), moment.date().isoformat()))
    return found


def read_all(documents: list[Annotated], read: Reader) -> tuple[list[list[Found]], float]:
    """Return what ``read`` finds in each document, and the seconds it took."""
    began = time.perf_counter()
    found = [read(document.text, document.day) for document in documents]
    return found, time.perf_counter() - began


def score(documents: list[Annotated], found: list[list[Found]]) -> dict[str, float]:
    """Return F1 of overlap, of exact spans, of values as written, of equal ones, and of these to the day."""
    count: Counter[str] = Counter()
    for document, ours in zip(documents, found, strict=True):
        count["found"] += len(ours)
        free = set(range(len(ours)))
        for span, value in document.wanted:
            count["wanted"] += 1
            hit = next((i for i in sorted(free) if ours[i][0].overlaps(span)), None)
            if hit is not None:
                free.discard(hit)
                count["relaxed"] += 1
                count["strict"] += ours[hit][0] == span
                count["value"] += ours[hit][1] == value
                count["equal value"] += _normal(ours[hit][1]) == _normal(value)
                count["value to the day"] += _to_the_day(ours[hit][1]) == _to_the_day(value)
    measures = ("relaxed", "strict", "value", "equal value", "value to the day")
    return {m: f1(count[m], count["found"], count["wanted"])[2] for m in measures}


def _normal(value: str | None) -> str | None:
    """One way to write a value: AQUAINT has 2000-W7 and 2000-W07, 1998-10-XX and 1998-10, for one thing."""
    return value and re.sub(r"-W(\d)$", r"-W0\1", re.sub(r"(?:-XX)+$", "", value))


def _to_the_day(value: str | None) -> str | None:
    """AQUAINT writes "Friday night" as a day, TEV or TNI."""
    return _normal(value.partition("T")[0] if value and value[:1].isdigit() else value)


def rows() -> list[Row]:
    """AQUAINT, whole and in halves, and Recognizers' English cases."""
    table: list[Row] = []
    if not AQUAINT.exists():
        return [{"task": "times", "data": "AQUAINT", "system": "communique", "note": "absent: skipped"}]
    documents = list(aquaint())
    data = f"AQUAINT ({sha256(_files())})"
    head: Row = {"task": "times", "data": data, "system": "communique"}
    found, seconds = read_all(documents, ours)
    table.append({**head, **score(documents, found), "seconds": seconds, "note": "parse included"})
    ageless = [
        [one for one in claims if not d.text[: one[0].end].endswith("old")]
        for d, claims in zip(documents, found, strict=True)
    ]
    table.append({**head, **score(documents, ageless), "note": "ages left out, as AQUAINT does (34 of 34)"})
    for half, note in ((0, "even half: developed on"), (1, "odd half: test")):
        table.append({**head, **score(documents[half::2], found[half::2]), "note": note})
    head["system"] = "dateparser"
    try:
        found, seconds = read_all(documents, dateparser)
        table.append({**head, **score(documents, found), "seconds": seconds})
    except ImportError:
        table.append({**head, "note": "not installed: skipped"})
    if RECOGNIZERS.exists():
        table.append(_recognizers(RECOGNIZERS))
    return table


def _recognizers(file: Path) -> Row:
    cases = json.loads(file.read_text("utf-8-sig"))
    reasons = [recognizers.left_out(case) for case in cases]
    kept = [case for case, reason in zip(cases, reasons, strict=True) if reason is None]
    passed = [
        recognizers.passes(case, ours(recognizers.printed(case), recognizers.day(case))) for case in kept
    ]
    why = Counter(reason for reason in reasons if reason is not None)
    return {
        "task": "times",
        "data": f"Recognizers-Text, English cases ({sha256([file])})",
        "system": "communique",
        "pass rate": sum(passed) / len(kept),
        "cases": len(kept),
        "note": "left out: " + "; ".join(f"{n} {reason}" for reason, n in why.most_common()),
    }
