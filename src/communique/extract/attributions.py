"""Find attributions with the encoder: speech, belief and intention, as PolNeAR draws them."""

from communique.model import Attribution, Document
from communique.text import encoder
from communique.text.parse import is_english


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Return the attributions in the body, in the order of their cues; none where the text is not English.

    Marks, "that" and an infinitive's "to" are inside the content; a content that its cue breaks is several
    pieces. Quotations are shaped by rules of their own (``extract.quotations``), not from these.
    """
    return encoder.attributions(document.text, document.body) if is_english(document) else ()
