"""Find the acts that verbs, adjectives and nouns of the lexicon perform in a paragraph."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, lexicon
from communique.extract.positions.assertions import asserted, attempted, negated
from communique.extract.positions.conditions import BORNE, COMPELLED, IN_STORE, overdue
from communique.extract.positions.findings import Finding, finding
from communique.extract.positions.frames import Match, match
from communique.extract.positions.holders import holder_span
from communique.extract.positions.modality import COMING
from communique.extract.positions.phrases import names, state_or_body
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, passive, subject
from communique.extract.positions.verdicts import untrue, vowed, warning
from communique.model import PloverType
from communique.text.parse import Paragraph

_SEVERAL = frozenset(
    {
        "list",
        "series",
        "set",
        "number",
        "string",
        "raft",
        "package",
        "round",
        "note",
        "barrage",
        "kind",
        "sort",
        "type",
        "form",
        "signal",
        "sign",
        "message",
        "gesture",
        "expression",
        "show",
        "mark",
        "declaration",
    }
)
"""What demands are counted by: "presented a list of demands"; not "raised the issue of the threat"."""
_UNCERTAIN = frozenset(
    {"alleged", "apparent", "hypothetical", "planned", "possible", "potential", "proposed", "reported"}
)
"""What is said of acts that nobody has seen yet."""
_NAMING = frozenset({"call", "describe", "term", "label", "regard", "see", "consider", "deem"})


def matches(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the acts that the words of ``paragraph`` perform, in no particular order."""
    acts = tuple(_performed(paragraph, speech))
    warnings = {act.word.i for act in acts if act.act == "warn" and act.word is not None}
    threats = {at for act in acts if (at := _warned(act)) in warnings}
    for act in acts:
        if act.word is not None and act.word.i in threats:
            yield replace(act, type="THREATEN")
        elif _warned(act) not in threats:
            yield act


def _warned(act: Finding) -> int | None:
    """Return the place of the verb that ``act`` explains: "warned of a raid, saying it would cost them"."""
    around = act.word.ancestors if act.type == "THREATEN" and act.word is not None else ()
    said = next((token for token in around if token.lower_ in ("saying", "adding")), None)
    return said.head.i if said is not None and said.dep_ == "advcl" else None


def _performed(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    known = lexicon().patterns
    for word in paragraph.doc:
        if word.lower_ in known["adjectives"] and not _attributive(word) and not _done(word):
            found = _verb(paragraph, word, known["adjectives"][word.lower_], speech)
        elif word.pos_ in ("VERB", "AUX") or _misread(word):
            patterns = (*known["verbs"].get(word.lemma_.lower(), ()), *known["verbs"]["any"])
            found = _verb(paragraph, word, patterns, speech)
        elif word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in known["nouns"]:
            found = _noun(paragraph, word, known["nouns"][word.lemma_.lower()], speech)
        else:
            continue
        if found is not None:
            yield found


def _misread(word: Token) -> bool:
    """Tell a verb that the tagger takes for a noun: "the members of the council urge"."""
    return word.pos_ == "NOUN" and word.dep_ == "ROOT" and first(word, "nsubj") is not None


def _attributive(word: Token) -> bool:
    beside = word.head if word.dep_ == "conj" else word
    return beside.dep_ in ("amod", "compound", "nmod", "dobj", "pobj", "nsubj")


def _done(word: Token) -> bool:
    """Tell the verb from the adjective: "opposed the plan", "was opposed by"; not "was opposed to"."""
    held = first(word, "dobj", "agent") is not None
    return word.pos_ == "VERB" and (held or not (passive(word) or word.dep_ == "acomp"))


def _verb(paragraph: Paragraph, word: Token, patterns: tuple[Pattern, ...], speech: Speech) -> Finding | None:
    if word.dep_ in ("amod", "compound") or (word.dep_ == "acl" and word.tag_ == "VBN"):
        return None
    only = _short_of_done(word) if word.pos_ in ("VERB", "AUX") and not asserted(word) else None
    if word.pos_ in ("VERB", "AUX") and (_singling_out(word) or not (only or asserted(word))):
        return None
    if word.dep_ == "acomp" and (
        not asserted(word.head) or (word.head.lemma_ == "be" and not _stated(word.head))
    ):
        return None
    here = paragraph.locate(word)
    cued = speech.introduced_by(here)
    if any(c.lower_ == "what" and c.i < word.i for c in children(word, "dobj")) and word.lemma_ in _NAMING:
        return None  # "what it calls an act of piracy"
    if cued is not None and cued.cue is not None and cued.cue.start < here.start:
        return None  # The "clear" of "made it clear": the verb tells the act.
    holder = subject(word) or (
        first(word, "nsubjpass") if word.lower_ in lexicon().patterns["adjectives"] else None
    )
    for pattern in patterns:
        if only and (pattern.act.type != only or not pattern.act.said):
            continue
        found = match(word, pattern)
        act = finding(paragraph, found, holder, speech, cued) if found is not None else None
        if act is not None and found is not None and pattern.act.act == "warn" and not pattern.act.said:
            act = warning(act, found)
        if act is not None and found is not None and act.act in ("promise", "vow", "be ready"):
            act = vowed(act, found)
        if act is not None and found is not None:
            act = untrue(act, found)
        if act is not None:
            return act
    plain = next((pattern for pattern in patterns if _cue(pattern)), None)
    if cued is None or plain is None:
        return None
    found = Match(plain, (word,), None, None)
    act = finding(paragraph, found, holder, speech, cued)
    said = paragraph.tokens(cued.span) if act is not None else None
    if act is not None and said is not None and act.act == "promise":
        return vowed(act, replace(found, content=said.root))
    return warning(act, found) if act is not None and plain.act.act == "warn" else act


def _singling_out(word: Token) -> bool:
    """Tell a participle that says which people are meant: "groups supporting the ban"."""
    people = word.head
    if word.dep_ != "acl" or word.tag_ != "VBG" or names(people) != "actor":
        return False
    anyone = people.tag_ == "NNS" or any(c.lower_ in ("a", "an") for c in children(people, "det"))
    return anyone and word.i == people.i + 1


def _short_of_done(word: Token) -> PloverType | None:
    """What a deed that is not done yet may be said for: "tries to split us", "will have to pay"."""
    if attempted(word) or overdue(word):
        return "ACCUSE"
    head = word.head
    if word.lemma_ in IN_STORE | BORNE and word.dep_ != "xcomp" and not negated(word):
        return "THREATEN" if any(c.lower_ in ("must", "should") for c in children(word, "aux")) else None
    if word.dep_ != "xcomp" or negated(head):
        return None
    due = head.lemma_ == "have" and any(c.lower_ in COMING for c in children(head, "aux"))
    return "THREATEN" if due or (head.lemma_ in COMPELLED and passive(head)) else None


def _stated(copula: Token) -> bool:
    """Tell who is ready from who has to be, and from which of them are: "the ministers who are ready"."""
    needed = copula.dep_ == "xcomp" and copula.head.lemma_ in ("have", "need", "want")
    those = copula.dep_ == "relcl" and copula.head.tag_ == "NNS"
    remark = those and any(t.text == "," for t in copula.doc[copula.head.i : copula.left_edge.i + 1])
    return not needed and (not those or remark)


def _cue(pattern: Pattern) -> bool:
    """Tell whether the verb alone tells the act: "he demanded" does, "he stated (terms)" does not."""
    return pattern.act.cue and all(slot.nouns is None for slot in pattern.slots if slot.required)


def _noun(paragraph: Paragraph, word: Token, patterns: tuple[Pattern, ...], speech: Speech) -> Finding | None:
    if any(c.lower_ in _UNCERTAIN for c in children(word, "amod")):
        return None
    drawn = _drawn(word)
    if drawn is not None and patterns[0].act.type in ("ACCUSE", "SUPPORT", "REJECT"):
        return finding(paragraph, Match(patterns[0], (word,), drawn[0], None), drawn[1], speech, None)
    decreed = lexicon().classes["decreeing"] if patterns[0].act.type == "SANCTION" else frozenset()
    support = _support_verb(word, lexicon().classes["support"] | decreed)
    also = decreed and word.dep_ == "conj"
    support = support or (_support_verb(word.head, decreed) if also else None)
    tellable = lexicon().classes["tellable"]
    for pattern in patterns:
        if pattern.act.needs == "told" and support is None:
            continue
        found = match(word, pattern)
        if support is not None:
            if found is None and (pattern.lemma == "call" or decreed):
                continue  # "made a call to the envoy", "announced the withdrawal of troops"
            if found is None:
                found = Match(pattern, (word,), None, None)
            if not also:
                found = replace(found, trigger=tuple(sorted((support, word), key=lambda t: t.i)))
            addressee = next(
                (
                    inner
                    for head in (word, support)
                    for prep in children(head, "prep", "dative")
                    if prep.lower_ in ("of", "to", "on", "against", "from", "with")
                    for inner in children(prep, "pobj")
                    if names(inner) == "actor"
                ),
                None,
            )
            content = found.content if found.content != addressee else None
            found = replace(found, content=content, addressee=found.addressee or addressee)
            act = finding(paragraph, found, subject(support), speech, None)
            told = found.content is not None or found.addressee is not None
            leading = word.sent[-1].text == ":"
            if act is not None and (told or (word.lemma_.lower() in tellable and not leading)):
                return act
            continue
        if found is not None and pattern.act.holder == "speaker":
            return finding(paragraph, found, None, speech, None)
        if found is not None and _is(word):
            return finding(paragraph, found, subject(word.head), speech, None)
        holder = _named_by(word, found) if found is not None else None
        if found is None or holder is None or holder_span(paragraph, holder) is None:
            continue
        return finding(paragraph, found, holder, speech, None)
    return None


def _drawn(noun: Token) -> tuple[Token, Token] | None:
    """What draws the reaction, and whose it is: "the launch drew condemnation from Borduria"."""
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ in ("come", "be")
    verb = noun.head.head if under else noun.head
    if not under and (noun.dep_ != "dobj" or verb.lemma_.lower() not in lexicon().classes["drawing"]):
        return None
    drawing = subject(verb)
    if noun.lemma_ == "resistance" and drawing is not None and names(drawing) in ("actor", "pronoun"):
        return None  # "they met resistance from the rebels": a fight
    sources = (p for p in (*children(noun, "prep"), *children(verb, "prep")) if p.lower_ == "from")
    whose = next((w for p in sources for w in children(p, "pobj") if names(w) == "actor"), None)
    return (drawing, whose) if drawing is not None and whose is not None else None


def _support_verb(noun: Token, verbs: frozenset[str]) -> Token | None:
    for _ in range(2):
        if noun.dep_ == "dobj" and noun.head.lemma_.lower() in verbs:
            return noun.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "of":
            return None
        noun = noun.head.head
        if noun.lemma_.lower() not in _SEVERAL:
            return None
    return None


def _is(noun: Token) -> bool:
    """Tell whether somebody is said to be what ``noun`` says: "he is a supporter of the ban"."""
    adherent = noun.lemma_.lower() in lexicon().classes["adherent"]
    return adherent and noun.dep_ == "attr" and noun.head.lemma_ == "be"


def _named_by(noun: Token, found: Match | None) -> Token | None:
    """Return the word in the noun's phrase that names the holder: "Moscow's", "Russian", "by the council"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "PRP$" and names(child) == "actor":
            return child
        if child.dep_ in ("amod", "compound", "nmod") and state_or_body(child):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            named = first(child, "pobj")
            if named is not None and names(named) == "actor":
                return named
    for child in (token for token in noun.subtree if token.dep_ == "relcl"):
        sent = child.lemma_.lower() in lexicon().classes["voicing"]
        doer = first(child, "nsubj") if sent and not passive(child) else None
        if doer is not None and names(doer) == "actor":
            return doer  # "the proposal which Borduria sent to the council"
    if found is not None and (whose := _of(noun, found.content)) is not None:
        return whose
    if found is not None and found.pattern.act.type == "MOBILIZE" and found.content is not None:
        beside = children(found.content, "amod", "compound", "poss")
        return next((c for c in beside if state_or_body(c)), None)
    return None


def _of(noun: Token, content: Token | None) -> Token | None:
    """Return whose a demand or a promise is: "the insistence of Borduria on a vote"."""
    if content is None or noun.lemma_.lower() not in lexicon().classes["utterances"]:
        return None
    inner = (w for p in children(noun, "prep") if p.lower_ == "of" for w in children(p, "pobj"))
    others = (w for w in inner if w != content and not w.is_ancestor(content))
    return next((w for w in others if names(w) == "actor"), None)
