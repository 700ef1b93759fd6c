"""Figures to a table: one thing counted, the values that the articles give, by whose estimate, as of when."""

from collections.abc import Iterator, Sequence

from communique.brief.groups import Group
from communique.brief.parts import Block, Detail, Line, Pieces, Section, plain
from communique.brief.phrases import date
from communique.brief.sources import Sources
from communique.model import Figure

Groups = Sequence[Group[Figure]]

_STATES = {"disagree": "differ", "updated": "updated", "agree": "agree"}


def figures(groups: Groups, sources: Sources) -> Section:
    """Return the figures: those that differ first, then those that agree, then those given once."""
    blocks = []
    for heading, verdicts in (
        ("Differing", ("disagree", "updated")),
        ("Agreeing", ("agree",)),
        ("Given in one text only", ("only here", "different thing")),
    ):
        lines = tuple(_line(group, sources) for group in groups if group.verdict in verdicts)
        if lines:
            blocks.append(Block(heading, lines))
    return Section("figures", "Figures side by side", tuple(blocks), "figures")


def _line(group: Group[Figure], sources: Sources) -> Line:
    first, refs = group.claims[0], sources.refs(group.claims)
    return Line(
        group.key,
        (plain(group.what or first.counted or first.unit or "count"),),
        refs,
        *sources.counts(refs),
        state=_STATES.get(group.verdict, ""),
        details=tuple(_values(group, sources)),
    )


def _values(group: Group[Figure], sources: Sources) -> Iterator[Detail]:
    same: dict[object, list[Figure]] = {}
    for figure in group.claims:
        key = (figure.low, figure.high, figure.hedge, figure.estimate_by, figure.as_of)
        same.setdefault(key, []).append(figure)
    for held in same.values():
        first = held[0]
        columns: tuple[Pieces, ...] = (
            (plain(sources.called(first.estimate_by)),) if first.estimate_by else (),
            (plain(date(first.as_of)),) if first.as_of else (),
        )
        yield Detail(sources.words(first.document, first.span), sources.refs(held), columns=columns)
