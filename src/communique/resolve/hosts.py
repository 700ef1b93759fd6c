"""Tell where an embassy is whose place the text leaves out: "the Drovian embassy" of a story about Norway."""

from collections.abc import Iterator, Mapping, Sequence

from communique.resolve.draft import Draft
from communique.resolve.lexicon import words
from communique.resolve.salience import clear, weigh_states
from communique.text.gazetteer import capital

_FIRM = 1.6
"""How much heavier than any other the state must be with whom the one of the embassy deals."""
_NEAR = 4
"""Sentences before an embassy in which its envoy is received or summoned."""
_ENVOYS = frozenset(("ambassador", "representative", "envoy", "diplomat"))


def placed(drafted: Sequence[Draft], weights: Mapping[str, float]) -> None:
    """Complete the names of embassies: as the text places them elsewhere, or in the capital of their host.

    The host is the state that has just dealt with its envoy, or else of which, besides the embassy's own, the
    text speaks most by far.
    """
    sent = [
        d for d in drafted if d.kind == "organisation" and d.name and d.function in words("bodies", "sent")
    ]
    known = {str(d.name).partition(" in ")[0]: str(d.name) for d in sent if " in " in str(d.name)}
    for draft in sent:
        name = str(draft.name)
        if " in " in name or not name.endswith(str(draft.function)):
            continue
        near = weigh_states(_received(draft, drafted), weights.keys(), lambda _: 1.0)
        host = _host(near, draft) or _host(weights, draft)
        seat = capital(host) if host else None
        draft.name = known.get(name) or (f"{name} in {seat}" if seat else name)


def _received(embassy: Draft, drafted: Sequence[Draft]) -> Iterator[Draft]:
    """Those told beside the envoy whom the embassy's host has just dealt with: "Borduria summoned him"."""
    envoys = (
        d
        for d in reversed(drafted)
        if d.kind == "person" and d.affiliation == embassy.affiliation and d.function in _ENVOYS
        if 0 <= embassy.sentence - d.sentence <= _NEAR and d.span.end <= embassy.span.start
    )
    last = next(envoys, None)
    return (d for d in drafted if last is not None and d.sentence == last.sentence and d.subject)


def _host(weights: Mapping[str, float], embassy: Draft) -> str | None:
    return clear({state: w for state, w in weights.items() if state != embassy.affiliation}, _FIRM)
