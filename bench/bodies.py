"""Bodies: the article's text out of its web page, ours beside other extractors, in one session.

Data and measure are those of scrapinghub/article-extraction-benchmark (MIT): 181 news pages with the
article's text marked by hand, the headline not in it. Tokens are runs of word characters. A page's shingles
of four tokens are counted with their multiplicity; precision is the mean over the pages where something was
found, recall the mean over all pages, F1 is computed from these two means: long texts do not weigh more.
Our headline line is left out of the count, as the ground truth leaves it out.
"""

import gzip
import importlib
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator

from bench.data import SHARED, Row, sha256

FOLDER = SHARED / "bodies"
_TOKEN = re.compile(r"\w+")


def rows() -> list[Row]:
    """Every extractor that can be imported, on all pages."""
    if not FOLDER.exists():
        return [{"task": "bodies", "data": "bodies", "system": "communique", "note": "absent: skipped"}]
    truth = json.loads((FOLDER / "ground-truth.json").read_text("utf-8"))
    files = [FOLDER / "html" / f"{key}.html.gz" for key in truth]
    pages = {key: gzip.decompress(f.read_bytes()).decode() for key, f in zip(truth, files, strict=True)}
    data = f"{len(pages)} pages ({sha256([FOLDER / 'ground-truth.json', *files])})"
    table: list[Row] = []
    for name, load in EXTRACTORS.items():
        row: Row = {"task": "bodies", "data": data, "system": name}
        try:
            extract = load()
        except ImportError as error:
            table.append({**row, "note": f"not installed: {error.name}"})
            continue
        start = time.perf_counter()
        found = {key: extract(html) for key, html in pages.items()}
        seconds = time.perf_counter() - start
        precision, recall = score((item["articleBody"], found[key]) for key, item in truth.items())
        f1 = 2 * precision * recall / (precision + recall)
        table.append({**row, "P": precision, "R": recall, "F1": f1, "pages/s": len(pages) / seconds})
    return table


def score(pairs: Iterator[tuple[str, str]]) -> tuple[float, float]:
    """Return mean precision and mean recall of (wanted, found) texts."""
    precisions, recalls = [], []
    for wanted, found in pairs:
        want, got = _shingles(wanted), _shingles(found)
        true = sum((want & got).values())
        if got:
            precisions.append(true / sum(got.values()))
        if want:
            recalls.append(true / sum(want.values()))
    return statistics.mean(precisions), statistics.mean(recalls)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)) if tokens)


def _ours() -> Callable[[str], str]:
    from communique.intake.body import page_body
    from communique.intake.page import NoArticleError, read_page
    from communique.intake.structure import written

    def extract(html: str) -> str:
        try:
            page = read_page(html)
        except NoArticleError:
            return ""
        text, blocks, left_out = written(page.pieces, page.title)
        runs = page_body(text, blocks[blocks[0].kind == "headline" :], left_out).runs
        return "\n".join(run.of(text) for run in runs)

    return extract


def _trafilatura(**options: bool) -> Callable[[], Callable[[str], str]]:
    def load() -> Callable[[str], str]:
        module = importlib.import_module("trafilatura")
        return lambda html: module.extract(html, include_comments=False, **options) or ""

    return load


def _readability() -> Callable[[str], str]:
    document = importlib.import_module("readability").Document
    html_text = importlib.import_module("lxml.html").fromstring
    return lambda html: "\n".join(html_text(document(html).summary()).itertext())


def _newspaper() -> Callable[[str], str]:
    module = importlib.import_module("newspaper")

    def extract(html: str) -> str:
        # Else it fetches the page's pictures while parsing.
        article = module.Article("https://page.example/", fetch_images=False)
        article.download(input_html=html)
        try:
            article.parse()
        except ImportError:  # Some languages want further packages.
            article = module.Article("https://page.example/", fetch_images=False, language="en")
            article.download(input_html=html)
            article.parse()
        return str(article.text)

    return extract


def _resiliparse() -> Callable[[str], str]:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: str(extract(html, main_content=True))


EXTRACTORS: dict[str, Callable[[], Callable[[str], str]]] = {
    "communique": _ours,
    "trafilatura": _trafilatura(),
    "trafilatura, fast": _trafilatura(fast=True),
    "trafilatura, precision": _trafilatura(favor_precision=True),
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "resiliparse": _resiliparse,
}
