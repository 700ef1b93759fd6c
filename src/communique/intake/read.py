"""Read files into Documents, one at a time; what is refused is said and the rest goes on."""

import hashlib
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from communique.errors import InputError
from communique.intake import formats
from communique.intake.body import find_body, page_body
from communique.intake.dates import in_address, parse_date
from communique.intake.files import find, opened, shown
from communique.intake.head import read_head
from communique.intake.outlets import outlet_of
from communique.intake.source import Draft, Link, Source
from communique.intake.sources import Sources, load_sources
from communique.intake.structure import structure
from communique.intake.web import Web, is_url
from communique.model import Block, Document, Published, Span, content_id

_ENOUGH = 60
"""Letters of body below which its language is not told."""
_SURE = 0.6
"""Probability below which it is not told: a language told wrongly keeps the text from being parsed."""
_SAMPLE = 4_000
"""Code points of body that the language is told from."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Item:
    """One document that was read, with the bytes it came from (unpacked; for JSONL, its line)."""

    document: Document
    raw: bytes
    where: str
    """The path; after it a record's line, an archived page's address, the name inside an archive."""
    notes: tuple[str, ...] = ()
    """What was assumed or left out in reading it: one line each."""


def items(
    paths: Iterable[str | Path], published: str | None = None, web: Web | None = None
) -> Iterator[Item | InputError]:
    """Read files, folders, addresses and standard input (``-``), streaming; refusals are ``InputError``.

    ``published`` is the date of all of them, over what they state themselves. Addresses are fetched through
    ``web``. Nothing is raised for bad input. Files come in sorted order within each path, records in the
    file's order.
    """
    given = None
    if published is not None:
        given = parse_date(published, "argument")
        if given is None:
            yield InputError(
                f"--published {published}", "it is no date", "write it as 2022-01-07; it was left out"
            )
    known: dict[Path, Sources | None] = {}
    for name in paths:
        if str(name) == "-":
            yield from _all(Source("standard input", None, None, sys.stdin.buffer), {}, given, web)
        elif is_url(str(name)):
            yield from _fetched(str(name), given, web, article=False)
        else:
            yield from _files(Path(name), known, given, web)


def _files(
    root: Path, known: dict[Path, Sources | None], given: Published | None, web: Web | None
) -> Iterator[Item | InputError]:
    for path in find(root, formats.is_read, formats.KNOWN):
        if isinstance(path, InputError):
            yield path
            continue
        facts: dict[str, str] = {}
        for folder in _folders(path, root):
            if folder not in known:
                known[folder], errors = load_sources(folder)
                yield from errors
            facts.update(_of(known[folder], path))
        try:
            stream = opened(path)
        except InputError as error:
            yield error
            continue
        with stream:
            yield from _all(Source(shown(path), shown(path), path.name, stream), facts, given, web)


def _fetched(
    url: str, given: Published | None, web: Web | None, article: bool
) -> Iterator[Item | InputError]:
    if web is None:
        yield InputError(url, "it would have to be fetched", "read it with the web allowed")
        return
    try:
        with web.fetched(url, article) as source:
            yield from _all(source, {}, given, web)
    except InputError as error:
        yield error


def _all(
    source: Source, facts: dict[str, str], given: Published | None, web: Web | None
) -> Iterator[Item | InputError]:
    for draft in formats.drafts(source):
        if isinstance(draft, InputError):
            yield draft
        elif not isinstance(draft, Link):
            yield _item(draft, facts, given)
        elif web is not None and (web.follow or source.url):
            yield from _fetched(draft.url, given, web, article=True)
        else:
            why = "the feed only points to it"
            yield InputError(draft.where, why, "fetch what feeds point to with --follow, or save the page")


def _folders(path: Path, root: Path) -> list[Path]:
    """The folders whose ``sources.toml`` speaks of ``path``, the farthest first."""
    inner = path.parent
    if inner == root or root not in inner.parents:
        return [inner]
    return [*reversed([p for p in inner.parents if p == root or root in p.parents]), inner]


def _of(sources: Sources | None, path: Path) -> dict[str, str]:
    return sources.of(path) if sources else {}


def _item(draft: Draft, facts: dict[str, str], given: Published | None) -> Item:
    """Put the document together: the record's word first, then ``sources.toml``'s, then the page's."""
    text, record, page, notes = draft.text, draft.stated, draft.found, draft.notes
    stated = record.get("title") or page.get("title")
    url = record.get("url") or page.get("url") or facts.get("url")
    outlet = record.get("outlet") or facts.get("outlet") or page.get("outlet")
    domain = record.get("domain") or facts.get("domain") or _domain(url) or page.get("domain")
    quirks = outlet_of(outlet, domain)
    if draft.blocks is None:
        body = find_body(text, stated, quirks)
    else:
        body = page_body(text, draft.blocks, draft.left_out, quirks)
    head = read_head(text, body, quirks)
    title = stated or head.title
    blocks = structure(text, body.runs, title) if draft.blocks is None else _inside(draft.blocks, body.runs)
    supplied = facts.get("published")
    if supplied and not parse_date(supplied, "sources.toml"):
        notes = (*notes, f"its published in sources.toml is no date: {supplied[:40]}")
    published = next(
        filter(
            None,
            (
                given,
                draft.published,
                head.published,
                parse_date(supplied, "sources.toml") if supplied else None,
                in_address(url) if url else None,
            ),
        ),
        None,
    )
    document = Document(
        id=record.get("id") or content_id(text),
        path=draft.path,
        url=url,
        outlet=outlet or head.outlet,
        domain=domain,
        country=record.get("country") or facts.get("country"),
        outlet_kind=facts.get("kind"),
        agency=head.agency,
        title=title,
        byline=record.get("byline") or page.get("byline") or head.byline,
        published=published,
        language=_language(
            record.get("language") or facts.get("language"), text, body.runs, page.get("language")
        ),
        raw_sha256=hashlib.sha256(draft.raw).hexdigest(),
        text=text,
        body=body.runs,
        blocks=blocks,
        left_out=body.left_out,
    )
    if document.is_foreign:
        notes = (
            *notes,
            f"stored, not yet read: its language is {document.language}, and only English is read",
        )
    return Item(document, draft.raw, draft.where, notes)


def _inside(blocks: tuple[Block, ...], runs: tuple[Span, ...]) -> tuple[Block, ...]:
    starts = [run.start for run in runs]
    return tuple(
        block
        for block in blocks
        if (at := bisect_right(starts, block.span.start)) and runs[at - 1].covers(block.span)
    )


def _domain(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None


def _language(supplied: str | None, text: str, body: tuple[Span, ...], declared: str | None) -> str | None:
    """The supplied language, else what the body's letters tell with certainty, else the page's word."""
    if supplied and _LANGUAGE.fullmatch(supplied):
        return supplied.lower().replace("_", "-")
    sample = _of_one_script(" ".join(run.of(text) for run in body)[:_SAMPLE])
    if sum(map(str.isalpha, sample)) >= _ENOUGH:
        language, sure = _languages().classify(sample)
        if sure >= _SURE and language != "zxx":
            return str(language)
    return declared.lower() if declared and _LANGUAGE.fullmatch(declared) else None


def _of_one_script(sample: str) -> str:
    """The words of ``sample`` in the script, Latin or not, that has most of its letters.

    One sentence in Russian outweighs three in English: its letters are the rarer ones.
    """
    latin = sum(map(len, _LATIN.findall(sample)))
    most_latin = 2 * latin >= sum(map(str.isalpha, sample))
    return " ".join(word for word in sample.split() if bool(_LATIN.search(word)) == most_latin)


@cache
def _languages() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
