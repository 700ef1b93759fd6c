"""What is found of quotations while a page is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.quotations.addressees import messaged
from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.relays import relays
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import Line
from communique.model import Mode, Span


@dataclass(frozen=True)
class Found:
    """A quotation before it is a claim."""

    span: Span
    mode: Mode
    cue: Span | None
    speaker: Span | None
    addressee: Span | None = None
    reason: str | None = "not resolved"
    chain: tuple[str, ...] = ()
    proposed: bool = False
    """Whether the encoder found it, not a rule."""


@dataclass
class Reader:
    """What is known of one paragraph while it is read."""

    line: Line
    found: list[Found]
    reports: list[Report]
    taken: dict[int, Report | None]
    """Stretches that are part of a quotation, with the clause that reports them."""
    tails: dict[int, Report]
    """By the end of its sentence: a reporting clause with nothing but what it reports before it."""

    whole: bool = False
    """Whether the paragraph is one turn of a transcript."""

    def add(self, span: Span, mode: Mode, report: Report | None, *held: int) -> None:
        """Keep a quotation reported by ``report`` of this paragraph."""
        line = self.line
        self.taken.update(dict.fromkeys(held, report))
        self.found.append(make(line, span, mode, report))

    def add_range(self, left: int, right: int, held: Sequence[int], report: Report | None) -> None:
        """Keep what stands in tokens ``left..right``; one whole sentence in marks is direct.

        A word that only joins it to the sentence before ("But “...”") is the writer's.
        """
        line = self.line
        if len(held) == 1 and _whole(line, left, right, held[0]):
            self.add(line.stretches[held[0]].span, "direct", report, *held)
        else:
            self.add(line.span(left, right), "mixed" if held else "indirect", report, *held)

    def settled(self, stretch: int) -> bool:
        """Tell whether a stretch is part of a quotation that tells its speaker or its cue."""
        span = self.line.stretches[stretch].span
        return stretch in self.taken and not any(
            f.span == span and not (f.speaker or f.cue) for f in self.found
        )

    def nested(self, report: Report, left: int, right: int) -> bool:
        """Tell whether a clause is part of another's report, or holds one: wrote that she said that ..."""
        line = self.line
        served = [self.taken[n] for n in set(line.owner[left:right]) if n in self.taken]
        if served and all(r is not None and r.verb != report.verb and left <= r.verb < right for r in served):
            return True
        clause = line.span(report.cue[0], right)
        return any(f.mode != "direct" and f.span.covers(clause) for f in self.found)


def _whole(line: Line, left: int, right: int, stretch: int) -> bool:
    """Tell whether a stretch is all that is said in ``left..right``, joining words before it aside."""
    opening, closing = line.edges[stretch]
    if closing != right or not line.states(stretch):
        return False
    joins = line.doc[left:opening]
    subject = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in line.doc[opening:closing])
    return opening == left or (
        subject and all(t.pos_ in ("CCONJ", "PUNCT") or t.lower_ in lexicon().joints for t in joins)
    )


def make(line: Line, span: Span, mode: Mode, report: Report | None) -> Found:
    """Return a quotation reported by ``report`` of ``line``."""
    speaker = line.span(*report.speaker) if report and report.speaker else None
    told = report and (report.addressee or messaged(line, report.verb))
    if mode == "indirect" and any(span.covers(stretch.outer) for stretch in line.stretches):
        # Another's words in a report of a report, or a title.
        mode = "mixed"
    return Found(
        span=span,
        mode=mode,
        cue=line.span(*report.cue) if report else None,
        speaker=speaker,
        addressee=line.span(*told) if told else None,
        reason="not resolved" if speaker else "not stated",
        chain=tuple(line.doc[slice(*link)].text for link in relays(line, report)) if report else (),
    )
