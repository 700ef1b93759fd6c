"""A reporting clause: where its cue, speaker and addressee stand, and what the cue may govern."""

from dataclasses import dataclass

from communique.extract.quotations.phrases import Range


@dataclass(frozen=True)
class Report:
    """A cue in a paragraph. Positions are tokens; ``verb`` is the word that carries the frames."""

    cue: Range
    verb: int
    frames: frozenset[str]
    speaker: Range | None
    addressee: Range | None = None
    link: Range | None = None
    """Who passes the words on: the X of "X quoted Y as saying"."""

    @property
    def end(self) -> int:
        """Where the clause's own words end: cue, inverted speaker and addressee."""
        parts = [self.cue, *(p for p in (self.speaker, self.addressee) if p and p[0] >= self.cue[0])]
        return max(end for _, end in parts)
