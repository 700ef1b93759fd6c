"""What is found of quotations while a page is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.quotations.addressees import messaged
from communique.extract.quotations.relays import relays
from communique.extract.quotations.reports import Report
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
        """Keep what stands in tokens ``left..right``; one whole sentence in marks is direct."""
        line = self.line
        if len(held) == 1 and line.edges[held[0]] == (left, right) and line.finite(held[0]):
            self.add(line.stretches[held[0]].span, "direct", report, *held)
        else:
            self.add(line.span(left, right), "mixed" if held else "indirect", report, *held)


def make(line: Line, span: Span, mode: Mode, report: Report | None) -> Found:
    """Return a quotation reported by ``report`` of ``line``."""
    speaker = line.span(*report.speaker) if report and report.speaker else None
    told = report and (report.addressee or messaged(line, report.verb))
    return Found(
        span=span,
        mode=mode,
        cue=line.span(*report.cue) if report else None,
        speaker=speaker,
        addressee=line.span(*told) if told else None,
        reason="not resolved" if speaker else "not stated",
        chain=tuple(line.doc[slice(*link)].text for link in relays(line, report)) if report else (),
    )
