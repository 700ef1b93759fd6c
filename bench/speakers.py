"""Score quotations, speakers, addressees and links on passages of our own, annotated by the gold's rules.

A passage file is one story: ``=== Outlet`` begins each outlet's text, and in it
``{{d; Ada Roe; to reporters; via ISP :: We wait.}}`` is a direct quotation (``m`` mixed, ``i`` indirect) of
Ada Roe (several: ``A, B``; nobody: ``-``). ``python -m bench.speakers [FOLDER] [--errors]`` prints scores.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.data import ROOT
from bench.gold import Gold, Scores, pair, score_quotations, union_overlap
from bench.names import same_name
from communique.model import Document, Reading, Span, content_id
from communique.pipeline import collect, read

PASSAGES = ROOT / "tests/speakers"
_MODES = {"d": "direct", "m": "mixed", "i": "indirect"}
_MARKUP = re.compile(r"\{\{(?P<head>[^:{}]*) :: |(?P<end>\}\})")


@dataclass(frozen=True)
class Passage:
    """One outlet's text, without the markup, and the quotations in it in the form of the gold."""

    document: Document
    gold: Gold


def passages(file: Path) -> list[Passage]:
    """Return the texts of one story."""
    sections = re.split(r"^=== (.+)\n", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [
        _passage(f"{file.stem}/{n}", outlet, marked.strip())
        for n, (outlet, marked) in enumerate(zip(sections[::2], sections[1::2], strict=True))
    ]


def _passage(key: str, outlet: str, marked: str) -> Passage:
    text, at = "", 0
    opened: list[Gold] = []
    found: list[Gold] = []
    for match in _MARKUP.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match["end"]:
            item = opened.pop()
            found.append(item | {"content": [item["content"], len(text)]})
        else:
            mode, speaker, *rest = (part.strip() for part in match["head"].split(";"))
            said = dict(part.split(" ", 1) for part in rest)
            opened.append(
                {
                    "mode": _MODES[mode],
                    "speaker": None if speaker == "-" else "; ".join(speaker.split(", ")),
                    "addressee": said.get("to"),
                    "chain": said["via"].split(", ") if "via" in said else [],
                    "content": len(text),
                }
            )
    text += marked[at:]
    document = Document(
        id=content_id("passage", key, text), path=key, outlet=outlet, text=text, body=(Span(0, len(text)),)
    )
    return Passage(document, {"key": key, "outlet": outlet, "quotations": found})


def measure(folder: Path) -> Scores:
    """Read each story of ``folder`` as one collection and score it."""
    scores = Scores()
    for file in sorted(folder.glob("*.txt")):
        story = passages(file)
        readings = collect(read(passage.document) for passage in story).readings
        for passage, reading in zip(story, readings, strict=True):
            score_quotations(reading, passage.gold, scores)
            _links(reading, passage.gold, scores)
    return scores


def _links(reading: Reading, gold: Gold, scores: Scores) -> None:
    """Score to whom the words were addressed and through whom they came, on the paired quotations."""
    found, wanted = reading.quotations, gold["quotations"]
    text = reading.document.text
    for i, j in pair(found, wanted, lambda f, w: _near(f.span, Span(*w["content"]))):
        to = found[i].addressee
        told = to.span.of(text) if to and to.span else ""
        right = bool(wanted[j]["addressee"]) and wanted[j]["addressee"] in told
        scores.add("addressee", right, bool(told), bool(wanted[j]["addressee"]))
        if right != bool(told or wanted[j]["addressee"]):
            scores.errors.append(
                f"{gold['key']} addressee {told!r} for {wanted[j]['addressee']!r}: {found[i].text!r}"
            )
        links, chain = found[i].chain[1:], wanted[j]["chain"]
        same = sum(map(same_name, links, chain)) if found[i].chain[0] == gold["outlet"] else 0
        scores.add("links", same, len(links), len(chain))
        if not same == len(links) == len(chain):
            scores.errors.append(f"{gold['key']} links {found[i].chain!r} for {chain!r}: {found[i].text!r}")


def _near(found: Span, wanted: Span) -> float:
    overlap = union_overlap(found, wanted)
    return overlap if overlap >= 0.5 else 0.0


def main(arguments: list[str]) -> None:
    """Print the scores of the named folders (default: both halves)."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    for folder in folders or sorted(p for p in PASSAGES.iterdir() if p.is_dir()):
        scores = measure(folder)
        print(folder)
        for name, tally in scores.tallies.items():
            p, r, f = tally.row()
            counts = f"{tally.true:g} / {tally.found:g} / {tally.wanted:g}"
            print(f"  {name:28} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   (true/found/wanted {counts})")
        if "--errors" in arguments:
            print(*scores.errors, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
