"""Read a document with the encoder, once; what it finds are the products of several stages."""

from communique.model import Attribution, Document, Proposal
from communique.text import encoder
from communique.text.encoder import Encoded
from communique.text.parse import is_english


def encoded(document: Document) -> Encoded:
    """Return what one pass of the encoder over the body finds; nothing where the text is not English."""
    return encoder.read(document.text, document.body) if is_english(document) else Encoded((), ())


def attributions(encoded: Encoded) -> tuple[Attribution, ...]:
    """Return speech, belief and intention as PolNeAR draws them, in the order of their cues.

    Marks, "that" and an infinitive's "to" are inside the content; a content that its cue breaks is several
    pieces. Quotations are shaped by rules (``extract.quotations``), which take these for proposals.
    """
    return encoded.attributions


def acts(encoded: Encoded) -> tuple[Proposal, ...]:
    """Return the acts that the encoder proposes, in the order of their triggers, the doubtful too.

    They are no positions: ``extract.positions`` weighs them against the rules.
    """
    return encoded.acts
