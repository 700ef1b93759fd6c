"""Match a word against the usage patterns of the lexicon, and fill their slots."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, Slot, lexicon
from communique.extract.positions.fillers import fillers
from communique.extract.positions.phrases import names
from communique.extract.positions.syntax import NOMINAL, children, first, in_class, passive

_TURNING = frozenset({"out", "off", "on", "over", "up"})
"""Particles that make another verb of a verb: "set demands", "set out demands"."""
_POINTING = frozenset({"it", "this", "that", "them"})
_PEOPLE = frozenset({"NNS", "NN", "DT", "NNP", "NNPS"})
_ANSWERING = frozenset({"SUPPORT", "REJECT"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})


@dataclass(frozen=True)
class Match:
    """A pattern that fits: its trigger words, and the heads that fill its slots."""

    pattern: Pattern
    trigger: tuple[Token, ...]
    content: Token | None
    addressee: Token | None


def match(word: Token, pattern: Pattern) -> Match | None:
    """Return ``word`` read by ``pattern``, or ``None`` where a particle or a required slot is missing."""
    if word.pos_ == "ADJ" and word.head.lemma_ == "hold" and word.dep_ in ("ccomp", "dobj", "oprd", "xcomp"):
        return None  # "holds them responsible": the verb tells the act
    found = _filled(word, pattern)
    if found is None and any(slot.role == "ADDRESSEE" and not slot.required for slot in pattern.slots):
        # what looks like somebody may be the thing: "offered his services"
        needed = tuple(slot for slot in pattern.slots if slot.required)
        found = _filled(word, replace(pattern, slots=needed)) if needed else None
    return found


def _filled(word: Token, pattern: Pattern) -> Match | None:
    if pattern.subject is not None:
        by = first(word, "agent") if passive(word) else None
        said_of = word.head if word.dep_ == "acomp" else word
        done_by = first(by, "pobj") if by is not None else first(said_of, "nsubj", "nsubjpass", "compound")
        if done_by is None or not in_class(done_by, pattern.subject):
            return None
    if any(c.lower_ in _TURNING and not _belongs(c, pattern) for c in children(word, "prt")):
        return None
    direct = any(not slot.after for slot in pattern.slots) or not pattern.slots
    if not direct and word.pos_ == "VERB" and not pattern.particles and _elsewhere(word, pattern):
        return None
    trigger = [word]
    for particle in pattern.particles:
        found = next((c for c in word.children if c.lower_ in particle and c.i > word.i), None)
        if found is None:
            return None
        trigger.append(found)
    content: Token | None = None
    addressee: Token | None = None
    used: set[int] = set()
    for slot in pattern.slots:
        if slot.role == "MANNER":
            manner = _manner(word, slot.nouns or frozenset())
            if manner is None:
                return None
            if manner.i > word.i and manner.dep_ in ("ccomp", "dobj", "oprd"):
                trigger.append(manner)  # "hold them responsible"
            continue
        if slot.role == "KIND":
            if in_class(word, slot.nouns or frozenset()) == slot.barred:
                return None
            continue
        if slot.role == "PASSIVE":
            if not passive(word):
                return None
            continue
        filler, marker = next(
            ((f, m) for f, m in fillers(word, slot, used) if _fits(f, slot, pattern)), (None, None)
        )
        if filler is None:
            if slot.required:
                return None
            continue
        used.add(filler.i)
        if marker is not None and marker.head == word and marker.i == trigger[-1].i + 1:
            trigger.append(marker)
        if slot.role == "ADDRESSEE" or (slot.role == "TARGET" and _somebody(filler, pattern)):
            addressee = addressee or filler
        else:
            content = content or filler
    return Match(pattern, tuple(sorted(trigger, key=lambda t: t.i)), content, addressee)


def _somebody(filler: Token, pattern: Pattern) -> bool:
    """Tell an actor, or a pronoun for one, from a thing: one can condemn "them", and reject only "him"."""
    persons = {"him", "her"} if pattern.act.type == "REJECT" else {"him", "her", "them"}
    return names(filler) == "actor" or filler.lower_ in persons or _reproached(filler, pattern)


def _reproached(filler: Token, pattern: Pattern) -> bool:
    """Tell people by what they are blamed or praised for doing: "criticised the organisers for inciting"."""
    if pattern.act.type not in _JUDGING or filler.tag_ != "NNS" or names(filler) == "instrument":
        return False
    doing = any(p.lower_ == "for" and first(p, "pcomp") is not None for p in children(filler.head, "prep"))
    return doing and filler.lemma_.lower().endswith(("er", "or", "ist"))


def _bidden(people: Token, pattern: Pattern) -> bool:
    """Tell whether people nobody names are charged, or told to do something: "ordered residents to leave"."""
    if pattern.lemma in lexicon().classes["charging"]:
        return people.pos_ in NOMINAL and people.lower_ not in ("one", "another", "other")
    if people.tag_ not in _PEOPLE or pattern.lemma not in lexicon().classes["bidding"]:
        return False
    if people.tag_ == "NN" and in_class(people, lexicon().classes["deal"] | lexicon().classes["asking"]):
        return False
    deeds = (*children(people, "relcl", "acl"), people.head, *children(people.head, "xcomp", "ccomp"))
    deeds = (*deeds, *children(people.head.head, "xcomp", "ccomp", "advcl"))
    return any(d.tag_ == "VB" and any(c.lower_ == "to" for c in children(d, "aux")) for d in deeds)


def _belongs(particle: Token, pattern: Pattern) -> bool:
    return any(particle.lower_ in words for words in (*pattern.particles, *(s.after for s in pattern.slots)))


def _manner(word: Token, adverbs: frozenset[str]) -> Token | None:
    beside = [word, *children(word, "dobj", "ccomp", "xcomp")]
    words = (
        c
        for head in beside
        for c in (head, *children(head, "advmod", "acomp", "acl", "prep", "oprd", "amod"))
    )
    able = (c for c in words if c.lower_ in adverbs and (c.i > word.i or c.dep_ == "advmod"))
    return next(able, None)


def _elsewhere(word: Token, pattern: Pattern) -> bool:
    """Tell whether an object stands where ``pattern`` has none: "call the police for help"."""
    obj = first(word, "dobj")
    marks = frozenset().union(*(slot.after for slot in pattern.slots))
    phrasal = any(c.lower_ in marks for c in children(word, "prt", "advmod"))
    return obj is not None and not phrasal and obj.left_edge.i == word.i + 1


def _fits(filler: Token, slot: Slot, pattern: Pattern) -> bool:
    if slot.objects is not None and not all(in_class(o, slot.objects) for o in children(filler, "dobj")):
        return False
    open_to_all = slot.nouns is None or slot.barred
    if filler.lower_ in _POINTING and slot.role == "THING" and pattern.act.type in _ANSWERING and open_to_all:
        return True  # "we support it": a thing named before
    if open_to_all and slot.after & {"on", "for"} and filler.ent_type_ in ("DATE", "TIME"):
        return False  # "agreed on Monday to"
    if slot.role == "ADDRESSEE" and filler.lower_ == "it":
        return pattern.act.type in ("REQUEST", "ACCUSE") and len(pattern.slots) > 1
    if slot.role == "ADDRESSEE" and names(filler) not in ("actor", "pronoun") and filler.lower_ != "you":
        named = slot.nouns is not None and not slot.barred and in_class(filler, slot.nouns)
        return named or _bidden(filler, pattern)
    if slot.role == "DEED" and filler.dep_ == "pobj":
        return False
    if slot.role == "THING" and filler.pos_ not in NOMINAL and filler.tag_ not in ("CD", "VBG", "VBZ", "JJ"):
        return False
    if pattern.lemma == "be" and slot.role == "CONTENT" and filler.pos_ not in NOMINAL:
        return False
    return slot.nouns is None or in_class(filler, slot.nouns) != slot.barred
