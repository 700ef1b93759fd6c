"""Who acts and speaks, and the words that name them."""

from typing import Literal

import msgspec

from communique.model.spans import Evidence, Span

ActorKind = Literal["person", "state", "bloc", "organisation", "group"]
MentionForm = Literal["name", "role", "pronoun", "metonym", "adjective", "group"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase of one document that denotes an actor, before documents are put together."""

    document: str
    span: Span
    text: str
    form: MentionForm
    kind: ActorKind | None
    name: str | None
    """The full name the phrase itself gives ("Vladimir Putin" in "President Vladimir Putin")."""
    role: Span | None = None
    """The title or function beside the name, or the whole phrase where the form is ``role``."""
    affiliation: str | None = None
    """The state or body that the role belongs to, in canonical form."""
    antecedent: Span | None = None
    """The mention in the same document that a pronoun, role or short name takes up."""
    reason: str | None = None
    """Why there is neither a name nor an antecedent."""


class Role(msgspec.Struct, frozen=True):
    """A function an actor is said to have, with the words that say so."""

    title: str
    affiliation: str | None
    evidence: Evidence


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, state, bloc, organisation or group, over the whole collection."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Evidence, ...] = ()
