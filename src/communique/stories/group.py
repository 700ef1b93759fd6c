"""Group documents into stories by average linkage; what was grouped before stays where it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from communique.model import Document, Episode, Judgement, Link, Published, Reading, Story, content_id
from communique.stories.linkage import Clusters
from communique.stories.near import LEAST, near
from communique.stories.pairs import Pairs
from communique.stories.vectors import vectors

JOIN = 0.22
"""Mean likeness of documents from which two groups are one story; fixed on ECB+, BASIL and our stories."""
CLOSE, APART = 3, 21
"""Days between two publications: up to the first they are likelier of one matter, over the second less."""
CLOSER, FURTHER = 1.15, 0.85
SHOWN = 5
"""Words that say why a document joined."""


def stories(
    readings: Sequence[Reading], kept: Sequence[Story] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Story, ...]:
    """Return the stories, ordered by id; every document is in exactly one.

    Documents of ``kept`` stories stay together and keep their story's id, whatever is read later: a new
    document joins one of these stories or opens one. A person's ``merge`` or ``split`` goes before both.
    """
    ranks = sorted((_order(reading.document), number) for number, reading in enumerate(readings))
    documents = [_Member.of(readings[number].document) for _, number in ranks]
    place = {document.id: number for number, document in enumerate(documents)}
    apart = _pairs(judgements, "split", place)
    seeds, identities = _seeds(documents, place, kept, apart, _pairs(judgements, "merge", place))
    settled = {place[d] for story in kept for d in story.documents if d in place}
    weights = vectors(readings[number].document for _, number in ranks)
    pairs = Pairs()
    for i, j in near(weights, [number for number in range(len(documents)) if number not in settled]):
        likeness = weights.cosine(i, j)
        if likeness >= LEAST:
            pairs.add(i, j, likeness * _by_date(documents[i], documents[j]))

    def allowed(a: list[int], b: list[int]) -> bool:
        if not settled.isdisjoint(a) and not settled.isdisjoint(b):
            return False
        return not any((i in a and j in b) or (j in a and i in b) for i, j in apart)

    clusters = Clusters(seeds)
    for i, j, likeness in pairs.within(seeds, JOIN):
        clusters.bring(i, j, likeness)
    clusters.join(JOIN, allowed)
    nearest = pairs.nearest(clusters.members.values())
    links = {link.document: link for story in kept for link in story.links}
    made = []
    for members in clusters.members.values():
        for number in members:
            if number in nearest and number not in settled:
                likeness, other = nearest[number]
                words = weights.shared(number, other, SHOWN)
                link = Link(documents[number].id, documents[other].id, round(likeness, 3), words)
                links[link.document] = link
        identity = next((identities[number] for number in members if number in identities), None)
        made.append(_story([documents[number] for number in members], identity, links))
    return tuple(sorted(made, key=lambda story: story.id))


class _Member(NamedTuple):
    """What of a document its story shows."""

    id: str
    title: str | None
    opening: str
    published: Published | None

    @classmethod
    def of(cls, document: Document) -> "_Member":
        first = document.body[0].of(document.text).split("\n")[0] if document.body else document.id
        return cls(document.id, document.title, first[:120], document.published)


def _order(document: Document) -> tuple[str, str]:
    return (document.published.value if document.published else "9999", document.id)


def _pairs(judgements: Iterable[Judgement], verdict: str, place: dict[str, int]) -> list[tuple[int, int]]:
    """The documents a person put together or apart; the last word on a pair counts."""
    latest: dict[frozenset[str], tuple[str, str, str]] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.verdict in ("merge", "split"):
            other = str(judgement.value.get("document"))
            latest[frozenset((judgement.subject, other))] = (judgement.verdict, judgement.subject, other)
    return [
        (place[a], place[b])
        for said, a, b in latest.values()
        if said == verdict and a in place and b in place and a != b
    ]


def _seeds(
    documents: Sequence[_Member],
    place: dict[str, int],
    kept: Sequence[Story],
    apart: Sequence[tuple[int, int]],
    together: Sequence[tuple[int, int]],
) -> tuple[list[list[int]], dict[int, str]]:
    """The groups to begin with, and the story ids that some of their documents carry."""
    group = {number: {number} for number in range(len(documents))}
    identities: dict[int, str] = {}

    def unite(a: int, b: int) -> None:
        if group[a] is not group[b]:
            group[a] |= group[b]
            for number in group[b]:
                group[number] = group[a]

    for story in kept:
        held = [place[d] for d in story.documents if d in place]
        parted = {a for a, b in apart if a in held and b in held}
        for number in held:
            if number not in parted:
                identities.setdefault(number, story.id)
                unite(next(n for n in held if n not in parted), number)
    for a, b in together:
        unite(a, b)
    return [sorted(members) for members in {id(m): m for m in group.values()}.values()], identities


def _by_date(a: _Member, b: _Member) -> float:
    """How much likelier two documents are of one matter by the days between them."""
    first, second = _day(a), _day(b)
    if first is None or second is None:
        return 1.0
    days = abs((first - second).days)
    return CLOSER if days <= CLOSE else FURTHER if days > APART else 1.0


def _day(document: _Member) -> date | None:
    if document.published is None or document.published.precision not in ("day", "minute"):
        return None
    return date.fromisoformat(document.published.value[:10])


def _story(documents: Sequence[_Member], identity: str | None, links: dict[str, Link]) -> Story:
    first = documents[0]
    title = next((d.title for d in documents if d.title), None)
    identity = identity or content_id("story", first.id)
    by_date: defaultdict[str | None, list[str]] = defaultdict(list)
    for document in documents:
        by_date[document.published.value[:10] if document.published else None].append(document.id)
    return Story(
        id=identity,
        title=title or first.opening,
        documents=tuple(d.id for d in documents),
        episodes=tuple(
            Episode(id=content_id("episode", identity, when), date=when, documents=tuple(ids))
            for when, ids in sorted(by_date.items(), key=lambda item: item[0] or "9999")
        ),
        links=tuple(links[d.id] for d in documents if d.id in links),
    )
