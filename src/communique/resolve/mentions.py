"""Find every phrase of a document that denotes somebody who acts or speaks, and what it takes up."""

from communique.model import Document, Mention, Quotation
from communique.resolve.antecedents import Linker
from communique.resolve.draft import Draft, root
from communique.resolve.drafts import drafts
from communique.resolve.evidence import Names
from communique.resolve.leaders import months
from communique.resolve.lexicon import TOKEN
from communique.resolve.seats import stand_in
from communique.text.parse import Parse


def mentions(document: Document, parse: Parse, quotations: tuple[Quotation, ...]) -> tuple[Mention, ...]:
    """Return the mentions of ``document`` in order; where two begin together the longer comes first.

    One phrase that names several bodies ("the French and German governments") is mentioned once for each.
    A pronoun, a short name or a function has the nearest clear antecedent, or ``None`` with a reason.
    """
    found, names = drafted(document, parse, quotations)
    Linker(document, found, names, quotations).link()
    return tuple(
        _mention(document, draft, meant) for draft in found for meant in draft.both or (draft.antecedent,)
    )


def drafted(document: Document, parse: Parse, quotations: tuple[Quotation, ...]) -> tuple[list[Draft], Names]:
    """Return the drafts of ``document`` in order, not linked yet, and what its names are."""
    spoken = [q.speaker.span for q in quotations if q.speaker.span]
    words = (word for span in spoken for word in TOKEN.findall(span.of(document.text)))
    written = months(document.published.value) if document.published else ()
    found, names = drafts(parse, words, frozenset(spoken), written)
    stand_in(document.text, found)
    return sorted(found, key=lambda d: (d.span.start, -d.span.end)), names


def _mention(document: Document, draft: Draft, antecedent: Draft | None) -> Mention:
    name = draft.name
    if antecedent and draft.both and antecedent.possessor is None:
        name = root(antecedent).name
    unresolved = name is None and (antecedent is None or root(antecedent).unnamed)
    return Mention(
        document=document.id,
        span=draft.span,
        text=draft.span.of(document.text),
        form=draft.form,
        kind=draft.kind,
        name=name,
        role=draft.role,
        affiliation=draft.affiliation,
        antecedent=antecedent.span if antecedent else None,
        reason=(draft.reason or "ambiguous") if unresolved else None,
    )
