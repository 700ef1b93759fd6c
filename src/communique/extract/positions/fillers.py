"""Find in the parse what may fill a slot of a usage pattern."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import Slot, lexicon
from communique.extract.positions.syntax import NOMINAL, RELATIVE, children, first, in_class, passive

_APART = frozenset({"out", "off", "away", "back"})
"""What may stand between a verb and its preposition: "backed out of the accord"."""
_CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "relcl")


def fillers(word: Token, slot: Slot, used: set[int]) -> Iterator[tuple[Token, Token | None]]:
    """Yield what may fill ``slot``, each with the word that marks it, without those already ``used``."""
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
        given = word.lemma_ == "give" and slot.nouns is not None
        if given or (first(word, "dative") is not None and first(word, "dobj") is None):
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
        judged = [c for c in children(word, "dobj") if c.tag_ == "JJ"]
        liable = lexicon().classes["liable"]
        for clause in (*children(word, "ccomp"), *judged):
            # "seek guarantees barring ..." is often read as a clause whose subject the guarantees are.
            # So is "hold them responsible".
            bare = clause.tag_ in ("VBG", "VBN", "RP", "RB", "IN", "JJ") or clause.lower_ in liable
            if bare and not any(children(clause, "aux", "auxpass", "mark")):
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
    apart = (c for c in children(word, "prep", "advmod") if c.lower_ in _APART)
    judged = (c for c in children(word, "ccomp", "dobj", "oprd") if c.tag_ == "JJ")  # "holds them liable for"
    beside = (by, obj if near else None, *apart, *judged)
    # "speaks of a threat to peace", "is a sign of bad faith"
    filled = (word.doc[i] for i in sorted(used) if word.doc[i].dep_ in ("pobj", "attr", "oprd", "npadvmod"))
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
