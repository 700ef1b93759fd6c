"""Find reporting clauses: a cue with its speaker and addressee, and whether it stands beside a quotation."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.quotations.addressees import addressee
from communique.extract.quotations.cues import Verb, cue_range, is_cue, lexicon
from communique.extract.quotations.headline import listed, plural
from communique.extract.quotations.phrases import Range, phrase_after, phrase_before, phrase_of
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import DASHES, FINITE, Line, is_stop
from communique.extract.quotations.sources import according
from communique.extract.quotations.speakers import names_somebody, speaks, subject, subject_between

REACH = 45
"""Tokens a reporting clause may take beside its quotation."""
_RELAYS = frozenset({"quote", "cite", "paraphrase"})
_PLAIN = frozenset({"say", "add", "explain", "reply", "ask", "recall"})
_PUNCT = frozenset(",—–-;")
_RELAYED = 24
"""Tokens from "quoted" to "as saying"."""
_NEAR = 4
"""Tokens between a passive and what it says in marks."""
_PERCEIVED = frozenset({"heard", "seen", "shown", "caught", "filmed", "recorded", "pictured"})
"""Whoever is heard saying it says it."""
_DATING = frozenset({"the", "last", "this", "late", "early", "next", "day", "before"})
_REDUCED = frozenset({"acl", "advcl", "amod", "appos", "relcl", "npadvmod", "dep"})
_FULL = frozenset({"agent", "aux", "nsubj"})
"""Without one of these a participle is what others call a thing: a fort, also called "..."."""


def report_at(line: Line, i: int) -> Report | None:
    """Return the reporting clause whose verb is token ``i``, whoever speaks, or ``None``."""
    doc = line.doc
    token = doc[i]
    if line.owner[i] >= 0:
        return None
    if (headline := plural(line, i)) is not None:
        return Report((i, i + 1), i, headline[0].frames, headline[1])
    verb = is_cue(token)
    modifies = token.dep_ in ("amod", "compound") and token.tag_ not in FINITE
    if verb is None or modifies or (token.lower_ == "writing" and i and doc[i - 1].lower_ == "in"):
        return None
    if token.tag_ == "VBG" and i > 1 and doc[i - 1].lower_ == "as":
        return _quoted_as(line, i, verb)
    if token.lemma_ in _RELAYS and _saying(line, i) is not None:
        return None
    start, end = line.sentence(i)
    used = token.dep_ in ("xcomp", "advcl") and token.head.lemma_ == "use" and token.tag_ == "VB"
    if used and any(c.dep_ in ("auxpass", "nsubjpass") for c in token.head.lefts):
        return None
    if token.lemma_ == "ask" and token.dep_ == "advcl" and token.tag_ != "VBG":
        return None
    speaker = subject(line, i)
    borne = {c.dep_ for c in token.children}
    reduced = token.tag_ == "VBN" and token.dep_ in _REDUCED and not borne & _FULL
    if reduced and any(
        t.tag_ in FINITE and "relcl" not in (t.dep_, t.head.dep_) and not (t.i > i and t.dep_ == "acl")
        for t in line.outside(start, end)
    ):
        return None
    passive = bool(borne & {"auxpass", "nsubjpass"})
    if passive and "object" in verb.frames and (agent := _agent(line, i, end)) is not None:
        return Report((i, i + 1), i, verb.frames - {"clause"}, agent)
    if passive and not any(c.dep_ == "agent" for c in token.children):
        told = verb.addressee in ("must", "object") and "clause" in verb.frames and token.tag_ == "VBN"
        return Report((i, i + 1), i, frozenset({"clause", "told"}), None) if told else None
    if speaker is not None and not (start <= speaker[0] < end and names_somebody(line, speaker)):
        speaker = None
    inverted = None
    if token.tag_ in FINITE and i > start and doc[i - 1].text == "," and verb.addressee != "must":
        inverted = phrase_after(line, i + 1, end)
        if inverted is not None and (inverted[1] == end or doc[inverted[1]].text in (",", ".")):
            speaker = inverted
    if listed(line, i) and any(t.tag_ in ("VBZ", "VBP") for t in line.outside(start, i - 1)):
        speaker = subject_between(line, start, i)
    lost = speaker is None or (speaker[0] > i and speaker != inverted)
    if ((lost and token.tag_ in FINITE) or reduced) and i > start:
        speaker = _across(line, start, i) or speaker
    speaker = speaker and _renamed(line, speaker)
    if speaker is not None and not names_somebody(line, speaker):
        speaker = None
    return Report(cue_range(token), i, verb.frames, speaker, addressee(line, i, verb))


def _renamed(line: Line, speaker: Range) -> Range:
    """Whoever is named before a list between dashes: the envoys of the three – Tarn, Ost and Lund – said."""
    start, end = speaker
    dashed = start > 1 and end < len(line.doc) and {line.doc[start - 1].text, line.doc[end].text} <= DASHES
    named = phrase_before(line, line.sentence(start - 2)[0], start - 1) if dashed else None
    return named if named is not None and named[1] == start - 1 else speaker


def _agent(line: Line, i: int, end: int) -> Range | None:
    """Who says the marked words between the cue and "by": was branded "a shame" by Lind."""
    closing = next((b for a, b in line.edges if i < a <= i + _NEAR), end)
    if closing >= end or line.doc[closing].lower_ != "by":
        return None
    agent = phrase_after(line, closing + 1, end)
    return agent if agent is not None and names_somebody(line, agent) else None


def _saying(line: Line, i: int) -> int | None:
    """Return the "saying" of a "quoted ... as saying" whose relay verb is token ``i``."""
    doc = line.doc
    for j in range(i + 1, min(len(doc) - 1, i + _RELAYED)):
        if line.owner[j] >= 0 or doc[j].tag_ in FINITE:
            return None
        if doc[j].lower_ == "as" and doc[j + 1].tag_ == "VBG" and is_cue(doc[j + 1]) is not None:
            return j + 1
    return None


def _quoted_as(line: Line, i: int, verb: Verb) -> Report | None:
    """ "X quoted Y as saying", "Y was quoted by X as saying": Y speaks, X passes it on."""
    doc = line.doc
    relay = next((j for j in range(i - 2, max(-1, i - _RELAYED), -1) if doc[j].lemma_ in _RELAYS), None)
    if relay is None:
        return None
    first = subject(line, relay) or _across(line, line.sentence(relay)[0], relay)
    active = phrase_after(line, relay + 1, i - 1)
    passive = any(
        t.lower_ in ("was", "were", "is", "are", "been", "being") for t in doc[max(0, relay - 3) : relay]
    )
    if passive:
        own = next((c for c in doc[relay].children if c.dep_ == "nsubjpass"), None)
        speaker = phrase_of(line, own) if own is not None else first
        by = next((j for j in range(relay + 1, i) if doc[j].lower_ == "by"), None)
        link = phrase_after(line, by + 1, i - 1) if by else None
    else:
        speaker, link = active, first
    return Report((i, i + 1), i, verb.frames, speaker, link=link)


def _across(line: Line, start: int, cue: int) -> Range | None:
    """The subject that the parse lost: the phrase at the sentence's start or after a comma."""
    doc = line.doc
    starts = [start, *(j + 1 for j in range(max(start, cue - REACH), cue) if doc[j].text in (",", "—", "–"))]
    for begin in starts:
        found = _regular(line, begin, cue + 1, cue)
        if found is not None:
            return found.speaker
    return None


def after(line: Line, position: int) -> Report | None:
    """Return the reporting clause that begins at token ``position``, right after a quoted stretch."""
    doc = line.doc
    i = position
    while i < len(doc) and (doc[i].is_space or doc[i].text in _PUNCT):
        i += 1
    if i >= len(doc) or line.owner[i] >= 0 or doc[i].text == ":":
        return None
    end = min(len(doc), i + REACH)
    for j in range(i, end):
        if line.owner[j] >= 0 or (j > i and len(doc[j]) == 1 and (doc[j].text in ";:" or is_stop(doc[j]))):
            end = j
            break
    return according(line, i, end) or _inverted(line, i, end) or _regular(line, i, end)


def _inverted(line: Line, i: int, end: int) -> Report | None:
    doc = line.doc
    j = i
    while j < end and doc[j].pos_ in ("ADV", "AUX") and j < i + 3 and is_cue(doc[j]) is None:
        j += 1
    if j >= end:
        return None
    verb = is_cue(doc[j])
    if verb is None or "marks" not in verb.frames or doc[j].tag_ in ("VB", "VBG"):
        return None
    speaker = phrase_after(line, j + 1, end)
    if verb.addressee == "must" and (doc[j].lemma_ != "assure" or not speaker or speaker[1] < end):
        # "...", assured Lind.
        return None
    if speaker is None or (doc[j].lemma_ not in _PLAIN and not speaks(line, speaker)):
        return None
    times = lexicon().times | _DATING
    if all(
        t.lower_ in times and (t.text.islower() or t.lower_ in lexicon().days) for t in doc[slice(*speaker)]
    ):
        return None  # "Lind, said yesterday"
    if speaker[1] < end and doc[speaker[1]].tag_ in (*FINITE, "VB"):
        return None
    return Report((j, j + 1), j, verb.frames, speaker)


def _regular(line: Line, i: int, end: int, only: int | None = None) -> Report | None:
    """Read "NP [, insertion,] cue"; where ``only`` is given, no other token may be the cue."""
    doc = line.doc
    speaker = phrase_before(line, i, end)
    if speaker is None or not names_somebody(line, speaker):
        return None
    if speaker[1] == end and _is_plural(doc[end - 1]):
        speaker = speaker[0], end - 1
    j = speaker[1]
    inserted = False
    while j < end:
        token = doc[j]
        saying = _saying(line, j) if token.lemma_ in _RELAYS else None
        if saying is not None:
            return report_at(line, saying)
        verb = is_cue(token) if only in (None, j) else None
        if j == end - 1 and _is_plural(token):
            verb = lexicon().verbs[token.lemma_]
        if (
            verb is not None
            and ("marks" in verb.frames or only is not None)
            and (
                token.tag_ in (*FINITE, "VBN", "VBG", "NNS")
                or token.lower_ in lexicon().sure
                or (token.lemma_ in _PLAIN and doc[j - 1].lower_ == "will")
            )
            and not (token.tag_ == "VBN" and _undergone(token) and doc[speaker[0]].lower_ != "it")
        ) or (verb is not None and only == j and inserted and doc[j - 1].text == ","):
            plain = not inserted or _resumed(line, j)
            if (
                plain
                and not _said_of(token, speaker)
                and not (
                    token.tag_ == "VBG" and doc[j - 1].pos_ != "AUX" and doc[j - 1].lower_ not in _PERCEIVED
                )
            ):
                return Report(cue_range(token), j, verb.frames, speaker, addressee(line, j, verb))
        if token.text in (",", "—", "–", "("):
            inserted = True
        elif not inserted and (
            (token.tag_ in (*FINITE, "VB") and token.pos_ != "AUX")
            or (token.tag_ == "TO" and not _hearsay(token))
        ):
            return None
        j += 1
    return None


def _is_plural(token: Token) -> bool:
    """Tell whether a verb at the end of a sentence looks like a plural: Reuters reports; the note states."""
    before = token.nbor(-1) if token.i else token
    text = before.lemma_ in lexicon().texts | {"document", "paper", "ministry"}
    return (token.lower_ == "reports" and before.pos_ == "PROPN") or (
        token.lower_ in ("reports", "states", "notes", "claims") and text
    )


def _hearsay(to: Token) -> bool:
    """Tell whether somebody "is said to have" said it, or supposed to."""
    behind = to.doc[to.i + 1 : to.i + 2].text.lower()
    return behind == "have" and to.nbor(-1).tag_ == "VBN" and _undergone(to.nbor(-1))


def _said_of(cue: Token, phrase: Range) -> bool:
    """Tell whether somebody else says it of the phrase: a threat that Lind repeated."""
    own = any(c.dep_ == "nsubj" and c.i >= phrase[1] and c.tag_ not in ("WP", "WDT") for c in cue.lefts)
    return own and cue.dep_ == "relcl" and phrase[0] <= cue.head.i < phrase[1]


def _undergone(participle: Token) -> bool:
    """Tell whether its subject does not say it but is what is said, or who is told."""
    passive = any(c.dep_ == "auxpass" for c in participle.children) or participle.nbor(-1).lemma_ == "be"
    return passive or (participle.dep_ == "acl" and participle.lower_ not in lexicon().sure)


def _resumed(line: Line, cue: int) -> bool:
    """Tell whether an insertion ends before the cue, adverbs and auxiliaries aside."""
    doc = line.doc
    j = cue - 1
    while j > 0 and doc[j].pos_ in ("ADV", "AUX"):
        j -= 1
    return doc[j].text in (",", "—", "–", ")")


def reports(line: Line) -> Iterator[Report]:
    """Return every reporting clause outside the marks, in order."""
    for token in line.doc:
        if line.owner[token.i] < 0:
            found = report_at(line, token.i) or according(line, token.i, len(line.doc))
            if found is not None:
                yield found
