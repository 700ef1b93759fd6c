"""A brief as one self-contained HTML page: no network, no script."""

from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from communique.brief.compose import compose
from communique.brief.highlight import marked, split_passages
from communique.brief.parts import Brief, Piece, Pieces, Ref
from communique.brief.phrases import date, many
from communique.brief.safe import printable, web_address
from communique.model import Collection

_TEMPLATES = files("communique.brief") / "templates"


def html(collection: Collection) -> str:
    """Return the brief of ``collection`` as one HTML document; the same collection gives the same bytes.

    Raises ``EvidenceError`` where a claim's words are not those that the stored text has at its offsets.
    """
    brief = compose(collection)
    texts = {article.number: list(marked(article)) for article in brief.articles}
    split = [(n, passage) for n, tokens in texts.items() for passage in split_passages(tokens)]
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            texts=texts,
            split=split,
            style=Markup((_TEMPLATES / "brief.css").read_text("utf-8")),
            by_article=_by_article,
            runs=_runs,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: (_TEMPLATES / name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters.update(date=date, address=web_address)
    environment.globals.update(many=many)
    return environment


def _by_article(brief: Brief, refs: tuple[Ref, ...]) -> list[tuple[str, list[str]]]:
    """The outlets of ``refs``, in order, each with the labels of its passages."""
    grouped = groupby(refs, key=lambda ref: ref.article)
    return [
        (brief.articles[number - 1].outlet, [brief.label(ref) for ref in held]) for number, held in grouped
    ]


def _runs(pieces: Pieces) -> list[tuple[str, list[Piece]]]:
    """Pieces of one kind that follow each other: what stands between one pair of marks."""
    return [(kind, list(held)) for kind, held in groupby(pieces, key=lambda piece: piece.kind)]
