"""Tell whether a clause without quoted words is a report of speech: somebody said it, in fact."""

from spacy.tokens import Token

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import is_nobody, speaks

_UNSAID = frozenset({"at", "from", "of", "without"})
"""Before a participle these tell of no saying: aimed at warning, stopped short of saying."""

_AVOIDS = frozenset(
    {"rule", "avoid", "deny", "stop", "consider", "resist", "oppose", "risk", "mean", "regret"}
)
"""What somebody avoids doing, or considers, is not said: ruled out admitting them."""
_LATER = frozenset({"later", "subsequently", "afterwards", "eventually", "then"})
"""What would "later" be said was said."""
_DONE = frozenset(
    {"go", "continue", "proceed", "use", "quick", "swift", "keen", "careful", "force", "oblige", "hasten"}
)
"""Whoever is or does so to say a thing says it."""
_PLAIN = frozenset(
    {"say", "announce", "declare", "warn", "deny", "complain", "confirm", "insist", "stress", "tell"}
)
_PLANS = frozenset(
    {"plan", "be", "have", "need", "want", "expect", "prepare", "try", "wait", "fail", "refuse"}
)


def utters(line: Line, report: Report) -> bool:
    """Tell whether the speaker is somebody who can say what the cue reports: figures may suggest it, too."""
    if report.speaker is None or is_nobody(line, report.speaker):
        return False
    if line.doc[report.verb].lemma_ not in lexicon().animate:
        return True
    noun = line.doc[slice(*report.speaker)].root
    text = noun.lemma_ in lexicon().messages | lexicon().texts
    return (speaks(line, report.speaker) or text) and noun.lower_ not in lexicon().not_sources


def is_speech(line: Line, report: Report, left: int, right: int) -> bool:
    """Tell whether a complement without quoted words is a report of speech."""
    doc = line.doc
    token = doc[report.verb]
    if report.speaker is None:
        # Nobody says who told them.
        if "told" not in report.frames or doc[left].lower_ in ("whether", "if"):
            return False
        if any(c.tag_ == "MD" for c in token.lefts):
            return False
    elif not utters(line, report):
        return False
    if any(c.dep_ == "neg" or c.lower_ == "nor" for c in token.children) or doc[token.i - 1].lower_ == "nor":
        return False
    if any(
        c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ not in ("will", "wo", "'ll") for c in token.children
    ) and not any(c.lower_ in _LATER for c in token.lefts):
        return False
    if token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.lefts) and not _done(token):
        return False
    if token.dep_ == "pcomp" and token.head.lower_ in _UNSAID:
        return False
    if token.tag_ == "VBG" and token.head.lemma_ in _AVOIDS and not doc[token.i - 1].is_punct:
        return False
    if left and doc[left - 1].lower_ == "that":
        # "Repeated that offer" has no verb.
        return any(t.tag_ in FINITE or t.pos_ in ("VERB", "AUX") for t in doc[left:right])
    if doc[left].tag_ in FINITE and token.dep_ != "relcl":
        return False
    if doc[right - 1].tag_ == "MD":
        # "As she said she would" tells what she did.
        return False
    return any(t.tag_ in FINITE or (t.tag_ == "POS" and t.dep_ == "aux") for t in doc[left:right])


def _done(infinitive: Token) -> bool:
    """Tell whether what an infinitive says was said: went on to say, was quick to add, broke in to say."""
    main = infinitive.head
    told = (
        main if main.tag_ in FINITE else next((c for c in main.lefts if c.dep_ in ("aux", "auxpass")), main)
    )
    if main.lemma_ in _DONE:
        return True
    if told.tag_ not in ("VBD", "VBZ", "VBP") or any(c.dep_ == "neg" for c in main.children):
        return False
    return infinitive.dep_ == "advcl" and infinitive.lemma_ in _PLAIN and main.lemma_ not in _PLANS
