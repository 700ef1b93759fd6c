"""Score act proposals against annotated passages."""

from collections.abc import Iterable, Iterator, Sequence

from communique.model import Guess, Proposal, Span
from communique.text.encoder import Tagger
from training.passages import Act, Passage

THRESHOLDS = (0.3, 0.5, 0.7)


def score_acts(tagger: Tagger, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield lines of scores: triggers that share a word with the wanted ones, and what is right of those."""
    read = [(passage, tagger.read(passage.text).acts) for passage in passages]
    for least in THRESHOLDS:
        counts = dict.fromkeys(
            ("found", "wanted", "true", "type", "holder", "stated", "addressee", "denied"), 0
        )
        for passage, acts in read:
            kept = [act for act in acts if act.trigger.probability >= least]
            counts["found"] += len(kept)
            counts["wanted"] += len(passage.acts)
            for want, act in _paired(passage.acts, kept):
                counts["true"] += 1
                counts["type"] += act.type == want.type
                counts["holder"] += _meets(act.holder, want.holder)
                counts["denied"] += (act.negated > 0.5) == want.negated
                counts["stated"] += bool(want.addressee)
                counts["addressee"] += bool(want.addressee) and _meets(act.addressee, want.addressee)
        share = {
            "P": counts["true"] / max(counts["found"], 1),
            "R": counts["true"] / max(counts["wanted"], 1),
            "type": counts["type"] / max(counts["true"], 1),
            "holder": counts["holder"] / max(counts["true"], 1),
            "addressee": counts["addressee"] / max(counts["stated"], 1),
            "denied": counts["denied"] / max(counts["true"], 1),
        }
        shown = ", ".join(f"{name} {value:.3f}" for name, value in share.items())
        yield f"at least {least}: {shown} ({counts})"


def _paired(wanted: Iterable[Act], found: Sequence[Proposal]) -> Iterator[tuple[Act, Proposal]]:
    left = list(found)
    for want in wanted:
        for act in left:
            if act.trigger.span.overlaps(want.trigger):
                left.remove(act)
                yield want, act
                break


def _meets(found: Iterable[Guess], wanted: Sequence[Span]) -> bool:
    """Tell whether one names the other, or neither is named."""
    spans = [guess.span for guess in found]
    return any(a.overlaps(b) for a in spans for b in wanted) or not (spans or wanted)
