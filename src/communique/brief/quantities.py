"""Figures to sections: one thing counted with the values that the articles give, and what is counted once."""

from collections.abc import Iterator, Sequence

from communique.brief.groups import Group
from communique.brief.parts import Block, Detail, Line, Pieces, Section, plain, stressed
from communique.brief.phrases import date
from communique.brief.sources import Sources
from communique.model import Figure

Groups = Sequence[Group[Figure]]

_STATES = {"disagree": "differ", "updated": "updated", "agree": "agree"}


def figures(groups: Groups, sources: Sources) -> tuple[Section, Section]:
    """Return the figures side by side, those that differ first, and those that are given once."""
    blocks = []
    for heading, verdicts in (("Differing", ("disagree", "updated")), ("Agreeing", ("agree",))):
        lines = tuple(_compared(group, sources) for group in groups if group.verdict in verdicts)
        if lines:
            blocks.append(Block(heading, lines))
    once = tuple(_alone(group, sources) for group in groups if group.verdict not in _STATES)
    return (
        Section("figures", "Figures side by side", tuple(blocks), "figures"),
        Section("counted", "Figures given once", (Block("", once),) if once else (), "short"),
    )


def _compared(group: Group[Figure], sources: Sources) -> Line:
    refs, verdict = sources.refs(group.claims), group.verdict
    return Line(
        group.key,
        (plain(group.what or group.claims[0].counted or group.claims[0].text),),
        refs,
        *sources.counts(refs),
        state="one origin" if verdict == "agree" and sources.origins(group.claims) == 1 else _STATES[verdict],
        details=tuple(_values(group, sources)),
    )


def _values(group: Group[Figure], sources: Sources) -> Iterator[Detail]:
    same: dict[object, list[Figure]] = {}
    for figure in group.claims:
        key = (figure.low, figure.high, figure.hedge, figure.estimate_by, figure.as_of)
        same.setdefault(key, []).append(figure)
    for held in same.values():
        first = held[0]
        whose = [sources.called(first.estimate_by)] if first.estimate_by else []
        whose += [date(first.as_of)] if first.as_of else []
        yield Detail(
            sources.words(first.document, first.span),
            sources.refs(held),
            columns=(_sentence(first, sources), (plain(", ".join(whose)),) if whose else ()),
        )


def _alone(group: Group[Figure], sources: Sources) -> Line:
    first, refs = group.claims[0], sources.refs(group.claims)
    value = sources.words(first.document, first.span)
    return Line(group.key, (*value, plain(" — "), *_sentence(first, sources)), refs, *sources.counts(refs))


def _sentence(figure: Figure, sources: Sources) -> Pieces:
    sentence = sources.sentence(figure.document, figure.span)
    return stressed(sources.words(figure.document, sentence), [figure.span])
