"""Make rows: what the ledger's commands print, from claims and the documents they stand in."""

from collections.abc import Iterable, Mapping
from typing import Any

from communique.model import (
    Actor,
    Claim,
    Comparison,
    Document,
    Figure,
    Lineage,
    Position,
    Quotation,
    Span,
    Story,
)
from communique.model.rows import (
    ActorRow,
    ComparisonRow,
    FigureRow,
    LineageRow,
    MemberRow,
    PositionRow,
    QuotationRow,
    RoleRow,
    StoryRow,
    ValueRow,
    WhyRow,
)
from communique.text.paragraphs import paragraphs

PASSAGE = 120
"""Code points of a passage, at most, on either side of the words it is shown for."""

Documents = Mapping[str, Document]


def quotation_row(claim: Quotation, document: Document) -> QuotationRow:
    """Return ``claim`` as a row."""
    return QuotationRow(**_fields(claim), **_printed(document))


def position_row(claim: Position, document: Document) -> PositionRow:
    """Return ``claim`` as a row."""
    return PositionRow(**_fields(claim), **_printed(document))


def figure_row(claim: Figure, document: Document) -> FigureRow:
    """Return ``claim`` as a row."""
    return FigureRow(**_fields(claim), **_printed(document))


def story_row(story: Story, documents: Documents, origins: Mapping[str, str]) -> StoryRow:
    """Return ``story`` in numbers; a document that shares its origin with none is one of its own."""
    held = [documents[document] for document in story.documents]
    dates = sorted(document.published.value for document in held if document.published)
    return StoryRow(
        id=story.id,
        title=story.title,
        documents=len(held),
        outlets=len({document.outlet for document in held if document.outlet}),
        origins=len({origins.get(document.id, document.id) for document in held}),
        episodes=len(story.episodes),
        since=dates[0] if dates else None,
        until=dates[-1] if dates else None,
    )


def member_rows(stories: Iterable[Story], documents: Documents) -> list[MemberRow]:
    """Return a row for each document, by path, whether a story holds it or not."""
    story_of = {document: story.id for story in stories for document in story.documents}
    episode_of = {d: episode.id for story in stories for episode in story.episodes for d in episode.documents}
    return [
        MemberRow(
            document=document.id,
            path=document.path,
            story=story_of.get(document.id),
            episode=episode_of.get(document.id),
        )
        for document in documents.values()
    ]


def why_rows(stories: Iterable[Story], documents: Documents) -> list[WhyRow]:
    """Return a row for each document of ``stories``, by story and date."""
    rows = []
    for story in stories:
        links = {link.document: link for link in story.links}
        for document in story.documents:
            link = links.get(document)
            rows.append(
                WhyRow(
                    document=document,
                    path=documents[document].path,
                    story=story.id,
                    nearest=link.nearest if link else None,
                    path_nearest=documents[link.nearest].path if link else None,
                    likeness=link.likeness if link else None,
                    words=link.words if link else (),
                )
            )
    return rows


def lineage_row(pair: Lineage, documents: Documents) -> LineageRow:
    """Return ``pair`` as a row."""
    return LineageRow(
        a=pair.a,
        b=pair.b,
        path_a=documents[pair.a].path,
        path_b=documents[pair.b].path,
        kind=pair.kind,
        shared=pair.shared,
        agency=pair.agency,
        earlier=pair.earlier,
        reason=pair.reason,
        version=pair.version,
        changed=pair.changed,
    )


def actor_row(actor: Actor, documents: Documents) -> ActorRow:
    """Return ``actor`` as far as ``documents`` mention it."""
    mentions = [mention for mention in actor.mentions if mention.document in documents]
    roles = [role for role in actor.roles if role.evidence.document in documents]
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=actor.aliases,
        roles=tuple(
            RoleRow(
                title=role.title,
                affiliation=role.affiliation,
                document=role.evidence.document,
                path=documents[role.evidence.document].path,
                span=role.evidence.span,
                text=role.evidence.text,
            )
            for role in roles
        ),
        mentions=len(mentions),
        documents=len({mention.document for mention in mentions}),
    )


def comparison_row(
    comparison: Comparison, claims: Mapping[str, Claim], documents: Documents
) -> ComparisonRow:
    """Return ``comparison`` with its claims side by side."""
    return ComparisonRow(
        what=comparison.what,
        unit=comparison.unit,
        verdict=comparison.verdict,
        values=tuple(_value(claims[id_], documents[claims[id_].document]) for id_ in comparison.claims),
        origins=comparison.origins,
        id=comparison.id,
        story=comparison.story,
        kind=comparison.kind,
        reason=comparison.reason,
    )


def passage(text: str, span: Span) -> str:
    """Return the words of ``text`` around ``span``: its paragraph, cut to the sentence it stands in.

    >>> passage("It rained. They met on 4 May in Rosmere. Nobody spoke.", Span(23, 28))
    'They met on 4 May in Rosmere.'
    """
    near = Span(max(span.start - 2 * PASSAGE, 0), min(span.end + 2 * PASSAGE, len(text)))
    inside = next((piece for piece in paragraphs(text, near) if piece.covers(span)), span)
    before = text[max(span.start - PASSAGE, inside.start) : span.start]
    after = text[span.end : min(span.end + PASSAGE, inside.end)]
    begins = max((before.rfind(mark) + len(mark) for mark in _ENDS if mark in before), default=0)
    ends = min((after.find(mark) + len(mark) for mark in _ENDS if mark in after), default=len(after))
    if len(before) == PASSAGE and not begins:
        begins = before.find(" ") + 1
    if len(after) == PASSAGE and ends == PASSAGE:
        ends = after.rfind(" ") if " " in after else PASSAGE
    return (before[begins:] + span.of(text) + after[:ends]).strip()


_ENDS = (". ", "! ", "? ", "… ", ".” ", '." ')


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__struct_fields__}


def _printed(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "outlet": document.outlet,
        "published": document.published.value if document.published else None,
    }


def _value(claim: Claim, document: Document) -> ValueRow:
    by = (
        claim.speaker
        if isinstance(claim, Quotation)
        else claim.holder
        if isinstance(claim, Position)
        else None
    )
    figure = claim if isinstance(claim, Figure) else None
    return ValueRow(
        span=claim.span,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        estimate_by=figure.estimate_by if figure else None,
        id=claim.id,
        document=document.id,
        text=claim.text,
        hedge=figure.hedge if figure else None,
        by=by.actor if by else None,
        **_printed(document),
    )
