"""Keep a person's word on which documents are one story."""

from communique import ledger
from communique.api import reading
from communique.api.selection import SelectionError, find_story
from communique.model import Judgement, Story, content_id


def merge(store: ledger.Store, first: str, second: str, by: str, at: str) -> None:
    """Make one story of two. Raises ``SelectionError`` where they are not two stories."""
    stories = ledger.derived(store, "stories", Story)
    one, other = find_story(stories, first), find_story(stories, second)
    if one.id == other.id:
        raise SelectionError(f"{first!r} and {second!r} are one story already")
    _judge(store, "merge", one.documents[0], other.documents[0], by, at)


def split(store: ledger.Store, document: str, by: str, at: str) -> None:
    """Take a document out of its story. Raises ``SelectionError`` where it is unknown or alone there."""
    paths = {head.document.path: head.document.id for head in ledger.heads(store)}
    identity = paths.get(document, document)
    stories = ledger.derived(store, "stories", Story)
    story = next((story for story in stories if identity in story.documents), None)
    if story is None:
        raise SelectionError(f"no document is called {document!r}: communique stories --members lists them")
    others = [other for other in story.documents if other != identity]
    if not others:
        raise SelectionError(f"{document!r} stands alone in its story already")
    _judge(store, "split", identity, others[0], by, at)


def _judge(store: ledger.Store, verdict: str, subject: str, other: str, by: str, at: str) -> None:
    made = Judgement(
        id=content_id("judgement", verdict, subject, other, by, at),
        subject=subject,
        verdict="merge" if verdict == "merge" else "split",
        by=by,
        at=at,
        value={"document": other},
    )
    ledger.judge(store, made)
    reading.derive(store)
