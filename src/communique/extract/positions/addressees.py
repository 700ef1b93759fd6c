"""Find whom an act is directed at: its own slot, the subject of a reproach, or whom the content names."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.again import also_to
from communique.extract.positions.asides import at_home, is_forum, is_place
from communique.extract.positions.envoys import host_of, recalled, represented
from communique.extract.positions.frames import Match
from communique.extract.positions.holders import first_person
from communique.extract.positions.listeners import spoken_to
from communique.extract.positions.mentioned import DEEDS, maker_of, named_in
from communique.extract.positions.owned import anonymous, whole
from communique.extract.positions.phrases import (
    called,
    folk,
    names,
    noun_phrase,
    people,
    state_or_body,
)
from communique.extract.positions.served import parted_with
from communique.extract.positions.spared import defended
from communique.extract.positions.speech import side
from communique.extract.positions.syntax import RELATIVE, children, first, subject
from communique.extract.positions.undergone import asked_of, kept, wanted
from communique.model import PloverType, Span
from communique.text.parse import Paragraph

_TOWARDS = frozenset({"against", "at", "on", "upon", "toward", "towards", "with", "of"})
_LAID: dict[PloverType, frozenset[str]] = {
    "REQUEST": frozenset({"from", "of"}),
    "ACCUSE": frozenset({"on", "upon", "at", "against"}),
}
"""By type, the words before whom it is directed at, apart from the thing that is wanted or laid on him."""
_WHOM = frozenset({"him", "her", "them"})
_WHOSE = frozenset({"his", "her", "its", "their"})
_US = frozenset({"us", "me"})
_SUMS = frozenset(
    {"act", "action", "announcement", "attack", "decision", "move", "raid", "ruling", "something", "step"}
)
"""Nouns for what somebody is just said to have done."""
_SENT = frozenset({"letter", "message", "note", "statement", "send", "write", "cable", "telegram", "memo"})
"""Words for what is sent to somebody, and for sending it."""


def addressee(
    paragraph: Paragraph, found: Match, doer: Token | None, held: Span, own: frozenset[str]
) -> Span | None:
    """Return the words that name whom the act is directed at, ``held`` being its holder's, or ``None``.

    ``own`` are the sides, as ``side`` tells them, that the holder belongs to.
    """
    act, word = found.pattern.act, found.trigger[0]
    kind: PloverType = "REQUEST" if found.trigger[-1].lower_ == "against" and act.act == "warn" else act.type
    if doer is not None and act.type == "ACCUSE" and _happened(doer, word):
        doer = None
    reproached = act.type == "ACCUSE" and act.holder == "speaker" and doer is not None
    if reproached and doer is not None and names(doer) in ("actor", "pronoun") and word.pos_ != "ADJ":
        return noun_phrase(paragraph, doer)
    aside = found.addressee is not None and (
        is_place(found.addressee)
        or _where(word, found.addressee)
        or (act.type == "ACCUSE" and is_forum(found.addressee))
        or (act.type in ("AGREE", "THREATEN") and at_home(found.addressee, own))
    )
    partner = _partner(word, act.type) if act.type in ("REQUEST", "AGREE", "REJECT", "THREATEN") else None
    if act.type in ("SANCTION", "THREATEN") and (sender := represented(found, own)) is not None:
        return noun_phrase(paragraph, sender)
    if act.type == "SANCTION" and found.content is not None and recalled(found.content):
        host = found.addressee if found.addressee != found.content else None
        host = host or host_of(word)
        return noun_phrase(paragraph, host) if host is not None else None
    if found.addressee is not None and found.addressee.lower_ in _WHOM | {"you"}:
        partner = partner or spoken_to(word, found.addressee)
        if partner is not None:
            return noun_phrase(paragraph, partner)  # "wrote to the members, urging them"
    if found.addressee is not None and not aside:
        content = found.content
        until = content.left_edge.i if content is not None else None
        if until is not None and until <= found.addressee.i:
            until = None
        if anonymous(found.addressee, act.type) or wanted(found.addressee):
            return None
        whose = whole(paragraph, found.addressee)
        if whose is None or whose.end <= paragraph.locate(found.addressee).start:
            return whose
        return also_to(paragraph, found.addressee, noun_phrase(paragraph, called(found.addressee), until))
    if partner is not None:
        return noun_phrase(paragraph, partner)
    if act.holder == "speaker":
        if doer is None:
            told = _conditioned(paragraph, word, kind, own)
            if told is None and kind == "THREATEN" and found.content is not None:
                told = named_in(paragraph, found.content, own, held, kind)  # "a Bordurian raid would be met"
            return told
        spared = kind == "THREATEN" and defended(doer)
        if word.pos_ != "ADJ" and names(doer) != "other" and doer.lemma_.lower() not in DEEDS and not spared:
            return noun_phrase(paragraph, doer)
        named = named_in(paragraph, doer, own, held, kind)
    elif (content := found.content or found.addressee) is not None:
        if act.type == "THREATEN" and content.dep_ == "dobj" and content.lower_ in _US:
            return noun_phrase(paragraph, content)
        named = _judged(paragraph, found, own, held)
        if act.act == "deny":
            named = named or maker_of(paragraph, content, own, held)
        else:
            named = named or named_in(paragraph, content, own, held, kind)
            if kind == "THREATEN" and named is not None and not _known(paragraph, named):
                named = _conditioned(paragraph, word, kind, own) or named  # "arm the rebels if Klow strikes"
            named = named or _beside(paragraph, found, own, held)
    else:
        named = None
    named = named or _summed_up(paragraph, word, kind) or _conditioned(paragraph, word, kind, own)
    named = named or _laid_on(paragraph, found, kind)
    words = paragraph.tokens(named) if named is not None else None
    if words is not None and (wanted(words.root) or (kind == "REJECT" and kept(words.root))):
        return None
    return None if named is not None and named.overlaps(held) else named


def told_of(paragraph: Paragraph, said: Span, own: frozenset[str]) -> Span | None:
    """Return of whom reproachful words tell: "Borduria wants war, she complained"."""
    words = paragraph.tokens(said)
    doer = first(words.root, "nsubj") if words else None
    if doer is None or names(doer) != "actor" or is_place(doer) or side(doer.text) in own:
        return None
    return noun_phrase(paragraph, doer)


def _happened(what: Token, word: Token) -> bool:
    """Tell what has happened from who did it: "it is a grave violation", not "it is a terrorist state"."""
    if what.lower_ != "it" or word.lemma_ != "be":
        return False
    classes = lexicon().classes
    somebody = people()["offices"] | people()["bodies"] | people()["folk"] | classes["badcompany"]
    somebody |= (
        classes["despot"] | classes["outlaw"] | {"country", "state", "nation", "neighbour", "neighbor"}
    )
    judged = first(word, "attr")
    return judged is not None and judged.lemma_.lower() not in somebody


def aimed_at(
    paragraph: Paragraph, word: Token, kind: PloverType, own: frozenset[str], held: Span
) -> Span | None:
    """Return whom a word performs ``kind`` at whose use no pattern tells: its object, or whose that is."""
    if (whose := _conditioned(paragraph, word, kind, own)) is not None:
        return whose
    if kind == "ACCUSE" and (doer := first(word, "nsubj")) is not None:
        # what somebody says that another has done: "she said they had broken the law"
        named = noun_phrase(paragraph, doer)
        if names(doer) in ("actor", "pronoun") and not first_person(doer.text) and not named.overlaps(held):
            return named
    if kind == "AGREE":
        partner = _partner(word, kind) or _to(word)
        return noun_phrase(paragraph, partner) if partner is not None else None
    if kind == "REQUEST" and word.dep_ == "aux":  # "he said the envoy should go"
        who = subject(word.head)
        return asked_of(paragraph, who, word.head) if who is not None and names(who) == "actor" else None
    deployed = kind == "MOBILIZE"
    patients = [] if deployed else children(word, "dobj", "dative", "nsubjpass")
    objects = [*patients, *children(word, "ccomp", "xcomp")]
    objects += [i for p in children(word, "prep") if p.lower_ in _TOWARDS for i in children(p, "pobj")]
    if word.dep_ == "acomp":  # "it is disappointing that they broke off the talks"
        objects += children(word.head, "ccomp", "xcomp")
    for whom in objects:
        if kind == "REJECT" and parted_with(whom):
            continue
        clause = whom.dep_ in ("ccomp", "xcomp")
        if not clause and (names(whom) == "actor" or whom.lower_ in _WHOM or folk(whom)):
            found = None if is_place(whom) else noun_phrase(paragraph, called(whom))
        else:
            found = named_in(paragraph, whom, own, held, kind)
        if found is not None and not found.overlaps(held):
            return found
    summed = _summed_up(paragraph, word, kind)
    return summed if summed is None or not summed.overlaps(held) else None


def _summed_up(paragraph: Paragraph, word: Token, kind: PloverType) -> Span | None:
    """Who said or did what a noun sums up: "they offered talks, a proposal rejected by Borduria"."""
    noun, classes = word.head, lexicon().classes
    if kind not in ("REJECT", "ACCUSE", "SUPPORT") or word.dep_ not in ("acl", "relcl"):
        return None
    within = noun.head.lower_ == "in" and noun.dep_ == "pobj"
    done = noun.lemma_.lower() in _SUMS
    said = noun.lemma_.lower() in classes["said"] | classes["asked"]
    apart = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text in (",", "–", "—")
    if not (done or said) or (noun.dep_ not in ("appos", "npadvmod") and not within and not apart):
        return None
    before = (t for t in noun.doc[noun.sent.start : noun.i] if t.dep_ == "nsubj")
    doers = [t for t in before if names(t) in ("actor", "pronoun")]
    return noun_phrase(paragraph, doers[-1 if done else 0]) if doers else None


def _where(word: Token, named: Token) -> bool:
    """Tell whether ``named`` is only where it was done: "in Klow, where she promised to go"."""
    return (
        word.dep_ == "relcl"
        and word.head == named
        and any(c.lower_ in ("where", "when") for c in word.children)
    )


def _partner(word: Token, kind: PloverType) -> Token | None:
    """Whom the holder speaks with: "in talks with Borduria, Ruritania will insist"; "in a letter to"."""
    for prep in children(word, "prep"):
        inner = first(prep, "pobj") if kind == "AGREE" and prep.lower_ == "with" else None
        if inner is not None and names(inner) == "actor":
            return inner
        talks = first(prep, "pobj") if prep.lower_ in ("in", "at", "during") else None
        spoken = talks is not None and talks.lemma_.lower() in lexicon().classes["talk"] | _SENT | {"call"}
        if talks is not None and spoken and (named := _to(talks)) is not None:
            return named
    sent = [word.head, word.head.head] if word.dep_ in ("acl", "advcl") and word.tag_ == "VBG" else []
    if any(w.lemma_.lower() in _SENT for w in sent):
        return next((named for w in sent if (named := _to(w)) is not None), None)
    return None


def _to(word: Token) -> Token | None:
    """Return the actor behind "to" or "with" after a letter, a call or talks."""
    for prep in children(word, "prep", "dative"):
        named = first(prep, "pobj") if prep.lower_ in ("with", "to") else None
        if named is not None and names(named) == "actor":
            return named
    return None


def _judged(paragraph: Paragraph, found: Match, own: frozenset[str], held: Span) -> Span | None:
    """Whom, or whose plan, the holder calls what the content says: "called him a liar"."""
    word, content = found.trigger[0], found.content
    if content is None or found.pattern.act.type not in ("ACCUSE", "REJECT") or word.pos_ != "VERB":
        return None
    if found.pattern.act.act == "deny" and any(children(content, "mark")):
        return None  # "denied that Borduria has a say"
    called = [
        c for c in (*children(word, "dobj"), *children(content, "nsubj")) if c != content and c.i > word.i
    ]
    if word.dep_ == "relcl" and any(c.lower_ in RELATIVE and c.dep_ == "dobj" for c in word.children):
        called.append(word.head)
    for who in called:
        if who.lower_ in _WHOM - {"them"} or names(who) == "actor":
            return noun_phrase(paragraph, who)
        if (whose := named_in(paragraph, who, own, held, found.pattern.act.type)) is not None:
            return whose
    return None


def _beside(paragraph: Paragraph, found: Match, own: frozenset[str], held: Span) -> Span | None:
    """Whom a phrase beside the content names: "close the strait to every ship of the Alliance"."""
    kind = found.pattern.act.type
    deeds = [found.trigger[0], *([found.content] if found.content is not None else [])]
    for deed in deeds if kind in ("THREATEN", "SANCTION") else ():
        for prep in children(deed, "prep", "dative"):
            named = first(prep, "pobj") if prep.lower_ in ("to", "against", "on", "for") else None
            whose = first(named, "poss") if named is not None else None
            listed = prep.lower_ == "on"  # "put the ship on its list"
            if kind == "SANCTION" and whose is not None and whose.lower_ in _WHOSE and not listed:
                return paragraph.locate(whose)  # "closed the strait to its ships"
            if named is not None and (who := named_in(paragraph, named, own, held, kind)) is not None:
                return who
    return None


def _laid_on(paragraph: Paragraph, found: Match, kind: PloverType) -> Span | None:
    """From whom a thing is demanded, or on whom blame is laid, apart: "from them he demanded more"."""
    beside = _LAID.get(kind)
    content = found.content
    if beside is None or content is None or content.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    for prep in children(found.trigger[0], "prep"):
        whom = first(prep, "pobj") if prep.lower_ in beside else None
        if whom is not None and names(whom) == "actor" and not is_place(whom) and not is_forum(whom):
            return noun_phrase(paragraph, called(whom))
    return None


def _known(paragraph: Paragraph, named: Span) -> bool:
    """Tell words that name a state, a body or a person from those for somebody: "the rebels"."""
    words = paragraph.tokens(named)
    return words is None or any(state_or_body(t) or t.pos_ in ("PROPN", "PRON") for t in words)


def _conditioned(paragraph: Paragraph, word: Token, kind: PloverType, own: frozenset[str]) -> Span | None:
    """Whose deed is threatened with an answer: "if Borduria fires, that will be met with force"."""
    for verb in (word, *children(word, "xcomp", "ccomp"), *word.ancestors) if kind == "THREATEN" else ():
        for condition in children(verb, "advcl"):
            marks = {c.lower_ for c in children(condition, "mark")}
            if not marks & {"if", "unless", "until"}:
                continue
            for other in (
                who for deed in (condition, *condition.conjuncts) for who in children(deed, "nsubj")
            ):
                if names(other) == "actor" and side(other.text) not in own:
                    return noun_phrase(paragraph, other)
    return None
