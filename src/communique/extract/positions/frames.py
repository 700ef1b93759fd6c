"""Match a word against the usage patterns of the lexicon, and fill their slots from the parse."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, Slot, lexicon
from communique.extract.positions.phrases import names
from communique.extract.positions.syntax import NOMINAL, RELATIVE, children, first, in_class, passive

_TURNING = frozenset({"out", "off", "on", "over", "up"})
"""Particles that make another verb of a verb: "set demands", "set out demands"."""
_APART = frozenset({"out", "off", "away", "back"})
"""What may stand between a verb and its preposition: "backed out of the accord"."""
_POINTING = frozenset({"it", "this", "that", "them"})
_PEOPLE = frozenset({"NNS", "NN", "DT", "NNP", "NNPS"})
_ANSWERING = frozenset({"SUPPORT", "REJECT"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "relcl")


@dataclass(frozen=True)
class Match:
    """A pattern that fits: its trigger words, and the heads that fill its slots."""

    pattern: Pattern
    trigger: tuple[Token, ...]
    content: Token | None
    addressee: Token | None


def match(word: Token, pattern: Pattern) -> Match | None:
    """Return ``word`` read by ``pattern``, or ``None`` where a particle or a required slot is missing."""
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
            if not _manner(word, slot.nouns or frozenset()):
                return None
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
            ((f, m) for f, m in _fillers(word, slot, used) if _fits(f, slot, pattern)), (None, None)
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


def _manner(word: Token, adverbs: frozenset[str]) -> bool:
    beside = [word, *children(word, "dobj", "ccomp", "xcomp")]
    words = (
        c
        for head in beside
        for c in (head, *children(head, "advmod", "acomp", "acl", "prep", "oprd", "amod"))
    )
    return any(c.lower_ in adverbs and (c.i > word.i or c.dep_ == "advmod") for c in words)


def _elsewhere(word: Token, pattern: Pattern) -> bool:
    """Tell whether an object stands where ``pattern`` has none: "call the police for help"."""
    obj = first(word, "dobj")
    marks = frozenset().union(*(slot.after for slot in pattern.slots))
    phrasal = any(c.lower_ in marks for c in children(word, "prt", "advmod"))
    return obj is not None and not phrasal and obj.left_edge.i == word.i + 1


def _fillers(word: Token, slot: Slot, used: set[int]) -> Iterator[tuple[Token, Token | None]]:
    source = _bare(word, slot) if not slot.after else _marked(word, slot, used)
    return ((filler, marker) for filler, marker in source if filler.i not in used)


def _bare(word: Token, slot: Slot) -> Iterator[tuple[Token, Token | None]]:
    verb = word.pos_ in ("VERB", "AUX")
    if verb and passive(word):
        if slot.role != "DEED":
            yield from ((child, None) for child in children(word, "nsubjpass"))
        if slot.role == "THING":
            yield from ((child, None) for child in children(word, "dobj"))  # "was given a week"
        if slot.role == "CONTENT":
            yield from ((child, None) for child in children(word, "oprd"))
        if slot.role in ("CONTENT", "DEED"):
            yield from ((child, None) for child in children(word, "xcomp", "ccomp"))
        return
    if slot.role == "DONE":
        yield from ((c, None) for c in children(word, "ccomp", "xcomp") if c.i > word.i and _done_to(c))
        return
    if slot.role in ("CONTENT", "THING", "TARGET", "ADDRESSEE"):
        if slot.role == "ADDRESSEE":
            yield from ((child, None) for child in children(word, "dative") if child.pos_ in NOMINAL)
        yield from ((_meant(child, word), None) for child in children(word, "dobj") if not _cut(child))
        yield from ((_meant(child, word), None) for child in _shared(word))
        if slot.nouns is not None and not slot.barred:  # "hold firing exercises": read as a second verb
            beside = (c for c in children(word, "xcomp") if c.tag_ == "VBG" and c.i == word.i + 1)
            yield from ((thing, None) for c in beside for thing in children(c, "dobj"))
        if first(word, "dative") is not None and first(word, "dobj") is None:
            yield from ((child, None) for child in children(word, "npadvmod"))  # "gave it another week"
        # "began drills off the coast": the plural is often read as a verb
        yield from (
            (c, None) for c in children(word, "xcomp", "ccomp") if c.tag_ == "VBZ" and not first(c, "nsubj")
        )
        doer = first(word, "nsubj")
        gap = word.dep_ == "relcl" and first(word, "dobj", "xcomp") is None
        if gap and doer is not None and doer.lower_ not in RELATIVE:
            yield word.head, None  # "the men they seized"
        if word.lemma_ in ("be", "become"):
            nominal = (c for c in children(word, "attr", "acomp") if c.dep_ == "attr" or c.pos_ == "NOUN")
            yield from ((child, None) for child in nominal)
        for clause in children(word, "ccomp"):
            # "seek guarantees barring ..." is often read as a clause whose subject the guarantees are.
            if clause.tag_ in ("VBG", "VBN", "RP", "RB", "IN") and not any(
                children(clause, "aux", "auxpass", "mark")
            ):
                yield from ((child, None) for child in children(clause, "nsubj") if child.i > word.i)
        if slot.role == "ADDRESSEE":
            for clause in children(word, "ccomp", "xcomp"):
                if any(c.lower_ == "to" for c in children(clause, "aux")):
                    yield from ((child, None) for child in children(clause, "nsubj") if child.i > word.i)
    if slot.role == "CONTENT":
        yield from ((child, None) for child in children(word, "oprd") if child.i > word.i)
    if slot.role in ("CONTENT", "DEED", "TARGET"):
        yield from ((child, None) for child in children(word, "xcomp", "ccomp") if child.i > word.i)
        if not verb:
            yield from ((child, None) for child in children(word, "acl", "relcl", "advcl") if _that(child))


def _shared(verb: Token) -> Iterator[Token]:
    """The object of the verb joined to one that has none: "we support and endorse the plan"."""
    joined = first(verb, "conj") if first(verb, "dobj", "ccomp", "xcomp", "prep") is None else None
    if joined is not None and joined.pos_ == "VERB" and first(joined, "nsubj") is None:
        yield from children(joined, "dobj")


def _done_to(clause: Token) -> bool:
    """Tell a wish for something: "wants them freed", "wants the road to stay open"."""
    if clause.lemma_ == "see" and first(clause, "ccomp", "dobj") is not None:
        return True  # "wants to see it freed"
    who = first(clause, "nsubj", "nsubjpass")
    if who is None or clause.lemma_.lower() in lexicon().classes["aside"]:
        return False
    helpers = {c.lower_ for c in children(clause, "aux", "auxpass")}
    return (clause.tag_ in ("VBN", "VBD") and not helpers) or "to" in helpers


def _cut(part: Token) -> bool:
    """Tell the first pieces of a word that the parser cuts at its hyphen: "re-election"."""
    behind = part.doc[part.i + 1 : part.i + 3]
    if part.text == "-":
        return True
    return len(behind) == 2 and behind[0].text == "-" and not part.whitespace_ and behind[1].head == part.head


def _meant(obj: Token, verb: Token) -> Token:
    """Return the noun for a relative pronoun: "a step that Hungary blocked", "whom he refused to meet"."""
    if obj.lower_ not in RELATIVE:
        return obj
    while verb.dep_ in ("conj", "xcomp") and verb.head.i < verb.i:
        verb = verb.head
    before = obj.nbor(-1 - (obj.nbor(-1).text in (",", "–", "—"))) if obj.i > 1 else obj
    return verb.head if verb.dep_ == "relcl" else before if before.pos_ in ("NOUN", "PROPN") else obj


def _marked(word: Token, slot: Slot, used: set[int]) -> Iterator[tuple[Token, Token | None]]:
    obj = first(word, "dobj", "nsubjpass") or next(
        (c for c in children(word, "npadvmod") if c.i in used), None
    )
    agent = first(word, "agent")
    by = first(agent, "pobj") if agent is not None else None
    near = slot.role == "ADDRESSEE" or slot.nouns or (obj is not None and obj.i in used)
    pulled = lexicon().classes["pulled"]
    beside = (by, obj if near else None, *(c for c in children(word, "prep", "advmod") if c.lower_ in _APART))
    # "speaks of a threat to peace", "is a sign of bad faith"
    filled = (word.doc[i] for i in sorted(used) if word.doc[i].dep_ in ("pobj", "attr", "oprd"))
    for head in (word, *(b for b in (*beside, *filled) if b is not None)):
        for child in head.children:
            if child.lower_ == "from" and obj is not None and obj.i < child.i and in_class(obj, pulled):
                continue
            if child.i <= head.i or (slot.role == "ADDRESSEE" and child.lower_ == "of" and head != word):
                continue
            if child.lower_ in slot.after and child.dep_ in ("prep", "dative", "agent"):
                yield from ((inner, child) for inner in children(child, "pobj", "pcomp"))
                if child.lower_ == "as":
                    yield from ((inner, child) for inner in children(child, "amod", "acomp"))
                if head == word and word.dep_ == "relcl" and not any(child.children):
                    yield word.head, child  # "the ban they called for"
            elif child.lower_ in slot.after and child.dep_ in ("prt", "advmod"):
                yield from ((inner, child) for inner in children(word, "dobj", "nsubjpass", "xcomp"))
            elif child.dep_ in _CLAUSES and slot.role in ("CONTENT", "DEED") and _marks(child) & slot.after:
                yield child, None
    if (
        "as" in slot.after and obj is not None and obj.i in used
    ):  # "described the claim that they fired as false"
        inside = (c for clause in children(obj, "acl", "relcl") for c in clause.subtree)
        deep = (c for c in inside if c.lower_ == "as" and c.dep_ == "prep")
        yield from ((inner, prep) for prep in deep for inner in children(prep, "pobj", "amod", "acomp"))


def _marks(clause: Token) -> set[str]:
    found = {c.lower_ for c in children(clause, "mark", "aux", "neg") if c.i <= clause.i}
    asks = clause.left_edge.tag_ in ("WRB", "WP", "WDT")
    if asks:
        return found - {"to"}  # "asked them what to do"
    if clause.dep_ == "ccomp" and not found & {"to", "that", "for", "if", "whether", "as"}:
        found.add("that")
    return found


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" for c in children(clause, "mark"))


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
