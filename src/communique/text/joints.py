"""Mend joints of the parse: a verb goes on from one of its own form, names of one kind make a list.

"Roe repeated that Borduria had paid and said he would wait": the parser lets Borduria say it. "Chile, the
Philippines and Peru left": it takes the second name for what Chile is. And it reads no Latin: "declared two
envoys personae non gratae".
"""

from spacy.tokens import Doc, Token

from communique.text.gazetteer import lookup

_GOES_ON = ("VBD", "VBZ", "VBG")
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "acl", "relcl", "pcomp"})
_APPEALS = frozenset({"urge", "call", "appeal", "ask", "thank", "assure", "repeat", "reiterate"})
"""Whoever says how things are goes on with these: said the pact was dead and urged Tarn to sign another."""
_STATES = frozenset({"be", "have", "hope", "know", "need", "regret", "see", "want"})
_CALLED = frozenset({"call", "describe", "label", "regard", "see", "term"})
"""Of "what it called piracy" the rest is no part: what it is called is one name."""
_DONE = {"frozen": "freeze", "shut": "shut", "withdrawn": "withdraw"}
"""Participles that the tagger takes for adjectives."""
_DECLARED = frozenset(
    {"declare", "name", "make", "brand", "label", "pronounce", "deem", "designate", "proclaim"}
)
_IN_WORDS = frozenset({"accuse", "blame", "demand", "reiterate", "reject", "repeat", "urge", "warn"})
"""What whoever is quoted goes on to do, rather than those whom he told of: "said it had paid and warned"."""
_JUDGED = frozenset(
    {"back", "blast", "condemn", "criticise", "criticize", "decry", "denounce", "deplore", "hail", "oppose"}
    | {"praise", "reject", "slam", "support", "welcome"}
)
"""Verbs that do nothing "to" anybody: "opposed the sale of jets to Borduria" is about such a sale."""


def joints(doc: Doc) -> Doc:
    """Hang co-ordinated verbs on the verb whose form they share, and names of a list on the name before."""
    for token in doc:
        if token.lower_ == "non":
            _unwelcome(token)
        elif token.lower_ in _DONE and token.dep_ == "acomp" and token.head.lemma_ == "be":
            _undergo(token)
        if token.dep_ == "conj" and token.tag_ in _GOES_ON:
            outer = _outside(token)
            if outer is not None:
                joined = [c for c in token.head.rights if c.dep_ == "cc" and c.i < token.i]
                for moved in (*joined[-1:], token):
                    moved.head = outer
        elif token.dep_ == "appos" and _listed(token):
            token.dep_ = "conj"
        elif token.lower_ == "to" and token.dep_ in ("prep", "dative") and token.head.lemma_ in _JUDGED:
            judged = _object(token.head)
            if judged is not None and judged.pos_ == "NOUN" and judged.right_edge.i == token.i - 1:
                token.head, token.dep_ = judged, "prep"
    return doc


def _undergo(done: Token) -> None:
    """Read what will be done to something, and not what it is like: "the assets will be frozen"."""
    being = done.head
    if not any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in being.lefts):
        return
    done.dep_, done.head = being.dep_, being.head if being.head != being else done
    for child in [*being.lefts, *being.rights]:
        if child != done:
            child.head, child.dep_ = done, "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    being.head, being.dep_ = done, "auxpass"
    done.tag_, done.pos_, done.lemma_ = "VBN", "VERB", _DONE[done.lower_]


def _unwelcome(non: Token) -> None:
    """Read "personae non gratae" as what the verb before it makes of somebody."""
    words = non.doc[max(non.i - 1, 0) : non.i + 2]
    latin = [word.lower_ for word in words]
    if len(latin) < 3 or not latin[0].startswith("persona") or not latin[2].startswith("grata"):
        return
    verb = next((t for t in reversed(non.sent) if t.i < non.i and t.lemma_ in _DECLARED), None)
    if verb is None or any(word in words for word in verb.ancestors):
        return
    ending = words[2]
    for word in words:
        for child in [*word.lefts, *word.rights]:
            if child not in words and child != verb:
                _rehang(child, verb)
    for word in words[:2]:
        word.head, word.dep_ = ending, "compound"
    ending.head, ending.dep_, ending.tag_, ending.pos_, ending.lemma_ = verb, "oprd", "NN", "NOUN", "grata"


def _rehang(word: Token, verb: Token) -> None:
    """Hang a word off the Latin: a person on the verb, or on "of" where that is left without its noun."""
    before = word.nbor(word.left_edge.i - word.i - 1) if word.left_edge.i else word
    if word.i > verb.i and word.dep_ in ("compound", "amod", "nmod") and before.pos_ == "ADP":
        word.head, word.dep_ = before, "pobj"
    elif word.lower_ == "by":
        word.head, word.dep_ = verb, "agent"
    else:
        word.dep_ = (
            "dobj" if word.dep_ in ("nsubj", "compound", "amod", "nmod") and word.i > verb.i else word.dep_
        )
        word.head = verb


def _listed(name: Token) -> bool:
    """Tell whether ``name`` goes on from the one it is apposed to, as the next of a list does."""
    first, edge = name.head, name.left_edge.i
    names = [first, name]
    while more := next((c for c in names[-1].rights if c.dep_ == "conj"), None):
        names.append(more)
    if len(names) == 2 or any(n.pos_ != "PROPN" for n in names) or name.doc[first.i + 1 : edge].text != ",":
        return False
    states = [_is_state(n) for n in names]
    closed = name.doc[names[-1].right_edge.i + 1 :][:1].text in (",", "–", "—", "-", ")")
    return all(states) or not (any(states) or closed or len({n.ent_type_ for n in names}) > 1)


def _is_state(name: Token) -> bool:
    known = lookup(" ".join(t.text for t in (*(c for c in name.lefts if c.dep_ == "compound"), name)))
    return known is not None and known.kind in ("state", "bloc") and known.form == "name"


def _outside(verb: Token) -> Token | None:
    """Return the verb that ``verb`` goes on from where its form tells that it is not the one it hangs on."""
    head = verb.head
    if head.dep_ in _CLAUSES and (not _alike(verb, head) or _undergone(verb, head)):
        verbs = [v for v in head.ancestors if v.pos_ in ("VERB", "AUX")]
        return next((v for v in verbs if _alike(verb, v)), None) or _perfect(verb, verbs)
    if head.lemma_ in _CALLED and any(c.lower_ == "what" and c.dep_ == "dobj" for c in head.lefts):
        # "condemned what it called piracy and urged calm"
        return next((v for v in head.ancestors if v.pos_ == "VERB" and _alike(verb, v)), None)
    if verb.tag_ == "VBD" and head.dep_ == "ccomp" and head.head.i < head.i:
        joined = next((c for c in head.children if c.dep_ == "cc" and c.i < verb.i), None)
        if joined is not None and set_off(joined) and _alike(verb, head.head):
            return head.head  # "said Borduria had lied, and urged calm"
    if head.dep_ == "ccomp" and head.head.i < head.i and verb.tag_ == head.head.tag_ and _speaks_on(verb):
        return head.head
    return None


def _undergone(verb: Token, head: Token) -> bool:
    """Tell what somebody undergoes from what is then done: "was blamed for being late and called on her"."""
    being = any(c.lower_ == "being" for c in head.lefts)
    return being and verb.tag_ == "VBD" and any(c.dep_ in ("dobj", "prep") for c in verb.rights)


def _perfect(verb: Token, around: list[Token]) -> Token | None:
    """The main verb, told in the perfect, that an appeal goes on from: "has blamed them and urged calm"."""
    main = around[-1] if around else None
    if main is None or main.tag_ != "VBN" or verb.tag_ != "VBD" or verb.lemma_ not in _APPEALS | _IN_WORDS:
        return None
    return main if any(c.lower_ in ("has", "have") for c in main.lefts) else None


def _speaks_on(verb: Token) -> bool:
    """Tell whether a verb cannot go on from the clause it hangs in, but from who reports that clause.

    "There" does nothing; and who is told "him" twice is told by one: told him it was over and thanked him.
    """
    clause, report = verb.head, verb.head.head
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.lefts):
        return False
    if any(c.dep_ == "expl" and c.lower_ == "there" for c in clause.lefts):
        return True
    told, heard = _object(verb), _object(report)
    if told is not None and told.pos_ == "PRON":
        return heard is not None and told.lower_ == heard.lower_
    perfect = clause.tag_ == "VBN" and any(c.lemma_ == "have" for c in clause.lefts)
    return verb.lemma_ in _APPEALS and (perfect or clause.lemma_ in _STATES)


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)


def set_off(first: Token) -> bool:
    """Tell whether a comma stands before ``first``, perhaps inside marks: 'wait," calling for calm'."""
    before = reversed(first.doc[max(first.i - 2, 0) : first.i])
    return next((t.text for t in before if not t.is_quote), "") == ","


def _alike(verb: Token, other: Token) -> bool:
    """Tell whether two verbs may stand side by side: "waited and urged", not "would wait and urged"."""
    if verb.tag_ == "VBG":
        return other.tag_ == "VBG"
    if other.tag_ == "VBN":
        reports = verb.lemma_ in _IN_WORDS or any(c.dep_ == "ccomp" for c in verb.rights)
        return not (reports and any(c.lower_ in ("had", "have", "has") for c in other.lefts))
    return other.tag_ == verb.tag_
