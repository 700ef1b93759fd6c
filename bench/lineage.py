"""Lineage: pairs of texts written for this, of which it is known what was made from what.

``tests/lineage/matters`` holds an agency's text a file, with what was written from it or beside it by hand: a
rewrite of every sentence, other reports of the same speeches, of the same event, the same facts said back in
other words, and an own report with room for the agency's paragraphs. The rest is made by script: copies under
other headlines and notices, cuts, corrections, synonyms spun in, two texts merged.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.data import ROOT, Row, f1, sha256
from communique.engine import run
from communique.lineage import lineage
from communique.model import Document, Published, Reading, Span
from communique.pipeline import STAGES
from communique.text.words import words

CASES = ROOT / "tests/lineage"
ONE_ORIGIN = frozenset({"copy", "partial"})
NOTICES = (
    "Do you know more about this? Write to our newsroom. All rights reserved; no part may be used.",
    "This story is still moving; look again later. Get the evening letter: the day in five minutes.",
)
"""What two outlets print under everything."""
MADE: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "copy, other headline and notices": (
        "copy",
        (("wire", "copy"), ("wire", "reprint"), ("copy", "reprint")),
    ),
    "cut": ("partial", (("wire", "cut"), ("copy", "cut"))),
    "figures and a name corrected": ("copy", (("wire", "edited"), ("copy", "edited"))),
    "later version": ("copy", (("copy", "version"), ("wire", "version"))),
    "every sentence rewritten": ("copy", (("wire", "rewrite"), ("copy", "rewrite"))),
    "synonyms spun in": ("copy", (("wire", "spun"), ("copy", "spun"))),
    "rewritten, then spun": ("copy", (("wire", "respun"), ("copy", "respun"))),
    "rewritten, then cut": ("partial", (("wire", "recut"), ("copy", "recut"))),
    "two texts merged": ("partial", (("wire", "merged"), ("next", "merged"))),
    "paragraphs in an own report": ("partial", (("wire", "own"), ("copy", "own"))),
    "rewritten paragraphs in an own report": ("partial", (("wire", "reown"), ("copy", "reown"))),
    "one paragraph in an own report": ("partial", (("wire", "own1"), ("copy", "own1"))),
    "an own report without them": ("none", (("wire", "own0"), ("independent", "own0"), ("quotes", "own0"))),
    "same quotations": ("quote_only", (("wire", "quotes"), ("copy", "quotes"), ("rewrite", "quotes"))),
    "same event": (
        "none",
        (
            ("wire", "independent"),
            ("copy", "independent"),
            ("rewrite", "independent"),
            ("quotes", "independent"),
        ),
    ),
    "same facts, other words": ("none", (("wire", "back"), ("rewrite", "back"), ("back", "independent"))),
}
"""Each kind of pair, what it is, and of which texts of a matter it is made."""
STANDING = "standing paragraph or notice"
_NAMES = [stage.name for stage in STAGES]
_TO_QUOTATIONS = STAGES[: _NAMES.index("quotations") + 1]

Pair = tuple[str, str, str, str]
"""Ids of two texts, the kind of pair, and what it is."""


def collection(half: str) -> tuple[list[Document], list[Pair]]:
    """Return the texts of one half (``dev`` or ``test``) and the labelled pairs of them."""
    matters = [(file.stem, _table(file)) for file in sorted((CASES / "matters").glob("*.toml"))]
    matters = [(name, matter) for name, matter in matters if matter["half"] == half]
    documents: list[Document] = []
    pairs: list[Pair] = []
    for number, (name, matter) in enumerate(matters):
        after, beside = matters[(number + 1) % len(matters)]
        made = _made(matter, beside)
        documents += [_document(f"{name}/{key}", matter, key, text) for key, text in made.items()]
        for kind, (label, held) in MADE.items():
            for a, b in held:
                first = f"{after}/wire" if a == "next" else f"{name}/{a}"
                pairs.append((first, f"{name}/{b}", kind, label))
    for desk in _table(CASES / "standing.toml")["desk"]:
        if desk["half"] == half:
            held_by_desk = list(_dispatches(desk))
            documents += held_by_desk
            pairs += [(a.id, b.id, STANDING, "none") for a, b in combinations(held_by_desk, 2)]
    return documents, pairs


def _table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def _made(matter: Mapping[str, Any], beside: Mapping[str, Any]) -> dict[str, str]:
    """Every text of a matter, by name."""
    wire = matter["source"].strip()
    whole, other = wire.split("\n\n"), beside["source"].strip().split("\n\n")
    rewritten = matter["rewrite"].strip().split("\n\n")
    corrected = _replace(wire, matter["edits"])
    return {
        "wire": wire,
        "copy": "\n\n".join(
            [f"What you need to know: {matter['title']}", "By our foreign desk", wire, NOTICES[0]]
        ),
        "reprint": "\n\n".join([matter["title"].upper(), f"({matter['agency']}) - {wire}", NOTICES[1]]),
        "cut": "\n\n".join([*whole[:3], "Read on with a subscription."]),
        "edited": corrected,
        "version": "\n\n".join(
            [corrected, "An earlier version of this report gave a wrong number.", NOTICES[0]]
        ),
        "rewrite": matter["rewrite"].strip(),
        "spun": _replace(wire, matter["spin"]),
        "respun": _replace(matter["rewrite"].strip(), matter["spin"]),
        "merged": "\n\n".join(["The world in brief", *whole[:4], "Elsewhere", *other[:4]]),
        "recut": "\n\n".join(rewritten[:3]),
        "own": _filled(matter["own"], whole),
        "own1": _filled(matter["own"], whole, matter["own"].split("{")[1][0]),
        "own0": _filled(matter["own"], whole, ""),
        "reown": _filled(matter["own"], rewritten),
        "quotes": matter["quotes"].strip(),
        "independent": matter["independent"].strip(),
        "back": matter["back"].strip(),
    }


def _filled(own: str, paragraphs: Sequence[str], places: str = "1234567") -> str:
    """Return an own report with ``paragraphs`` in those of its gaps that are named in ``places``."""
    some = re.sub(r"\{(\d)\}\s*", lambda m: m[0] if m[1] in places else "", own.strip())
    return re.sub(r"\{(\d)\}", lambda m: paragraphs[int(m[1]) - 1], some)


def _replace(text: str, changes: Sequence[str]) -> str:
    for change in changes:
        old, new = change.split("=")
        text = re.sub(rf"\b{re.escape(old)}\b", new, text)
    return text


def _document(id_: str, matter: Mapping[str, Any], name: str, text: str) -> Document:
    same = name in ("copy", "version")
    return Document(
        id=id_,
        url=f"https://courier.example/{id_.split('/')[0]}" if same else f"https://{name}.example/{id_}",
        outlet="Courier" if same else name,
        agency=matter["agency"] if name in ("wire", "reprint") else None,
        published=Published(
            matter["published"] if name == "wire" else matter["published"][:10], "day", "record"
        ),
        text=text,
        body=(Span(0, len(text)),),
    )


def _dispatches(desk: Mapping[str, Any]) -> Iterator[Document]:
    for number, news in enumerate(desk["texts"]):
        text = "\n\n".join([news, desk["standing"], desk["foot"]])
        day = f"{desk['published'][:8]}{int(desk['published'][8:]) + 3 * number:02}"
        yield Document(
            id=f"{desk['outlet']}/{number}",
            outlet=desk["outlet"],
            published=Published(day, "day", "record"),
            text=text,
            body=(Span(0, len(text)),),
        )


def rows() -> list[Row]:
    """Precision, recall and F1 of "one origin", and the share of pairs put right, by kind."""
    files = [*(CASES / "matters").glob("*.toml"), CASES / "standing.toml"]
    table: list[Row] = []
    for half, note in (("dev", "developed on"), ("test", "test")):
        documents, pairs = collection(half)
        data = f"pairs written for this, {half} ({sha256(files)})"
        row: Row = {"task": "lineage", "data": data, "pairs": len(pairs)}
        table.append({**row, "system": "communique", **scores(pairs, found(documents)), "note": note})
        table.append({**row, "system": PEER, **scores(pairs, _contained(documents, pairs))})
    return table


PEER = "share of the shorter text's 5-word shingles, oracle threshold"


def found(documents: Sequence[Document]) -> dict[tuple[str, str], str]:
    """Return the kind of each pair that ``lineage`` finds."""
    readings = [
        Reading(document=d, quotations=run(_TO_QUOTATIONS, {"document": d})["quotations"]) for d in documents
    ]
    return {(row.a, row.b): row.kind for row in lineage(readings)}


def scores(pairs: Sequence[Pair], kinds: Mapping[tuple[str, str], str]) -> Row:
    """Return P, R and F1 of "one origin", the share of pairs with the right name, and by kind of pair."""
    true = wrong = missed = same = 0
    right: Counter[str] = Counter()
    for a, b, kind, label in pairs:
        found_kind = kinds.get((min(a, b), max(a, b)), "none")
        same += found_kind == label
        ours, theirs = found_kind in ONE_ORIGIN, label in ONE_ORIGIN
        true += ours and theirs
        wrong += ours and not theirs
        missed += theirs and not ours
        right[kind] += ours == theirs
    total = Counter(kind for _, _, kind, _ in pairs)
    p, r, f = f1(true, true + wrong, true + missed)
    return {"P": p, "R": r, "F1": f, "kind": same / len(pairs)} | {
        kind: right[kind] / total[kind] for kind in total
    }


def _contained(documents: Sequence[Document], pairs: Sequence[Pair]) -> dict[tuple[str, str], str]:
    """What a plain share of shingles finds, cut where the labels say it is best."""
    shingles = {}
    for document in documents:
        row = [word for word, _ in words(document.text, document.body)]
        shingles[document.id] = {tuple(row[i : i + 5]) for i in range(len(row) - 4)}
    share = {
        (min(a, b), max(a, b)): len(shingles[a] & shingles[b]) / min(len(shingles[a]), len(shingles[b]))
        for a, b, _, _ in pairs
    }
    cuts = ({p: "copy" for p, value in share.items() if value >= step / 50} for step in range(1, 50))
    return max(cuts, key=lambda kinds: scores(pairs, kinds)["F1"])


def main() -> None:
    """Print the mistakes of the half for development."""
    documents, pairs = collection("dev")
    kinds = found(documents)
    for a, b, kind, label in pairs:
        ours = kinds.get((min(a, b), max(a, b)), "none")
        if (ours in ONE_ORIGIN, ours == "quote_only") != (label in ONE_ORIGIN, label == "quote_only"):
            print(f"{kind}: {a} and {b} are {label}, put as {ours}")


if __name__ == "__main__":
    main()
