"""Find who speaks: the subject of a reporting verb, or who else makes a statement; and whether they can."""

from spacy.tokens import Token

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.phrases import RELATIVE, Range, is_time, phrase_before, phrase_of
from communique.extract.quotations.sentences import FINITE, Line

_PROMPT = frozenset({"quick", "swift", "keen", "careful", "eager", "fast"})
"""Who is so to say a thing says it."""
_INFORMED = frozenset({"familiar", "close", "briefed", "involved", "with"})
"""Behind "people" these make sources of them."""
_BRINGING = frozenset(
    {"prompt", "lead", "cause", "drive", "force", "compel", "spur", "push", "provoke", "move", "impel"}
    | {"induce", "oblige", "embolden", "persuade", "enable"}
)
"""Whom they bring to say a thing says it."""
_NEAR = 10
"""Tokens between a text and what it says."""
_FEW = frozenset({"some", "many", "few", "most", "other"})
"""Before a people these name nobody in particular: some Swedes; but: other leaders."""


def subject(line: Line, cue: int) -> Range | None:
    """Return the tokens that name the speaker of the verb at ``cue``, or ``None`` where none is stated."""
    doc = line.doc
    verb = doc[cue]
    if (issuer := _issuer(line, verb)) is not None:
        return issuer
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        found = _own(line, token, token is verb) if token is verb or _agrees(verb, token) else None
        if found is not None:
            return found if token is verb else _narrated(line, token, found) or found
        modifies = ("acl", "relcl", "advcl") if token.head.pos_ == "PROPN" else ("acl", "relcl")
        if token.dep_ in modifies and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return phrase_of(line, _named(token.head))
        if token.dep_ == "acomp" and token.lemma_ in _PROMPT:
            token = token.head
            continue
        if (
            line.owner[token.head.i] >= 0
            or token.head.i == token.i
            or token.dep_
            not in (
                "conj",
                "csubj",
                "xcomp",
                "advcl",
                "pcomp",
                "prep",
                "ccomp",
                "parataxis",
                "dep",
            )
        ):
            break
        if token.dep_ == "ccomp" and token is not verb:
            break
        if token.dep_ in ("xcomp", "advcl") and (brought := _brought(token)) is not None:
            return phrase_of(line, brought)
        if token.dep_ == "conj" and (inserted := _inserted(line, token)) is not None:
            return inserted
        token = token.head
    return _listed(line, verb) or _fronted(line, verb)


def _narrated(line: Line, verb: Token, thing: Range) -> Range | None:
    """The subject of the sentence, where the parse joined the cue to a clause about a thing that is mute.

    "Roe slammed the plan, which may fail, and urged them to wait".
    """
    root = line.doc[slice(*thing)].sent.root
    mute = verb.dep_ == "relcl" and thing[1] <= verb.i and not speaks(line, thing)
    return _own(line, root, False) if mute and root.i < thing[0] and root.tag_ in FINITE | {"VBN"} else None


def _brought(infinitive: Token) -> Token | None:
    """Who is brought to say it: prompting Roe to call them "thieves"."""
    verb = infinitive.head
    if verb.lemma_ not in _BRINGING or infinitive.tag_ != "VB" or infinitive.i < verb.i:
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj" and c.i < infinitive.i), None)


def _listed(line: Line, verb: Token) -> Range | None:
    """The subject of the verb before it in a list, which the parse took for what is said."""
    before = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_), None)
    if before is None or line.doc[verb.i - 1].text != ",":
        return None
    if (other := another(line, before.i, verb.i)) is not None:
        return other
    return _own(line, before, False) if any(c.dep_ == "ccomp" for c in verb.rights) else None


def another(line: Line, said: int, cue: int) -> Range | None:
    """Who says what stands behind ``cue`` where another said what is before: ", and Roe, in Lima, said"."""
    doc = line.doc
    joints = (i for i in range(cue - 2, said, -1) if doc[i].pos_ == "CCONJ" and doc[i - 1].text == ",")
    joint = next((i for i in joints if line.owner[i] < 0), None)
    named = phrase_before(line, joint + 1, cue) if joint is not None else None
    if named is None or joint is None or named[0] != joint + 1 or not speaks(line, named):
        return None
    inserted = doc[named[1]].text == "," and doc[cue - 1].text == "," and named[1] < cue - 1
    plain = not any(t.tag_ in FINITE for t in doc[named[1] : cue])
    return named if plain and (inserted or named[1] == cue) else None


def _fronted(line: Line, participle: Token) -> Range | None:
    """Who says the words to which the parse joined the participle: Noting it, he said, "We will wait"."""
    if participle.tag_ != "VBG" or line.owner[participle.head.i] < 0 or participle.i > participle.head.i:
        return None
    said = (c for c in participle.head.lefts if c.dep_ in ("parataxis", "ccomp") and c.i > participle.i)
    return next((_own(line, c, False) for c in said if c.lemma_ in lexicon().verbs), None)


def _issuer(line: Line, participle: Token) -> Range | None:
    """Of "the envoys issued a report saying" and "sent Roe a letter warning him" return who issued it.

    Told by the order of words: the parse gives the participle to whatever stands between.
    """
    if participle.tag_ != "VBG":
        return None
    for token in reversed(line.doc[max(0, participle.i - _NEAR) : participle.i]):
        if token.is_punct or token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ"):
            return None
        if token.lemma_ in lexicon().texts and token.dep_ == "dobj":
            verb = token.head
            passive = verb.tag_ == "VBN" and not any(c.lemma_ == "have" for c in verb.lefts)
            return _own(line, verb, False) if verb.lemma_ in lexicon().issuing and not passive else None
    return None


def _inserted(line: Line, verb: Token) -> Range | None:
    """Of "It is for her, he said, but added" return who said what stands before the verb."""
    told = ("parataxis", "conj")
    between = [c for c in verb.head.children if c.dep_ in told and verb.head.i < c.i < verb.i]
    return next((_own(line, c, False) for c in reversed(between) if c.lemma_ in lexicon().verbs), None)


def _agrees(verb: Token, other: Token) -> bool:
    """A finite verb is not co-ordinated with a participle or infinitive, whatever the parse says."""
    if verb.tag_ not in FINITE or verb.dep_ != "conj":
        return True
    return other.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") for c in other.lefts)


def _own(line: Line, verb: Token, acts: bool) -> Range | None:
    """The verb's own subject; of a relative pronoun, its noun; of a passive that ``acts``, the agent."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    for child in verb.children:
        if acts and child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return phrase_of(line, noun)
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and line.owner[c.i] < 0]
    # "In Elko, Nevada, last week he said": of two, the pronoun can be nothing else.
    told = min(subjects, key=lambda c: c.tag_ != "PRP" or c.i > verb.i, default=None)
    if told is not None and told.lower_ in RELATIVE and verb.dep_ == "relcl":
        return _beside(line, verb.head, told) or phrase_of(line, _named(verb.head))
    if told is None or told.tag_ in ("WDT", "WP", "EX"):
        return None
    told = _behind_occasion(told) or told
    return _with_name(line, verb, phrase_of(line, told), told.right_edge.i + 1)


def _beside(line: Line, mute: Token, relative: Token) -> Range | None:
    """Who is named right before ", which", where the parse gave it to a thing: protest from Oslo, which."""
    near = relative.i - 2
    able = mute.pos_ != "NOUN" or mute.lemma_.lower() in lexicon().roles | lexicon().audiences
    if able or near <= mute.i or line.doc[near + 1].text != ",":
        return None
    named = line.doc[near]
    return phrase_of(line, named) if named.pos_ == "PROPN" and named.dep_ in ("pobj", "poss") else None


def _behind_occasion(subject: Token) -> Token | None:
    """Who speaks behind the name of an occasion, joined by a comma alone: At the talks, the Forum, Roe."""
    doc = subject.doc
    person = next((c for c in subject.rights if c.dep_ in ("conj", "appos")), None)
    if person is None or person.ent_type_ != "PERSON" or subject.ent_type_ == "PERSON":
        return None
    fronted = doc[subject.left_edge.i - 1 : subject.left_edge.i].text == "," and subject.sent[0].pos_ == "ADP"
    joined = any(c.dep_ == "cc" for c in (*subject.rights, *person.rights))
    return person if fronted and not joined and doc[person.left_edge.i - 1].text == "," else None


def _with_name(line: Line, verb: Token, phrase: Range, end: int) -> Range:
    """Take in the name that the parse made a second subject: rights group the Tarn Watch said."""
    name = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.left_edge.i in (phrase[1], end)), None)
    return (phrase[0], phrase_of(line, name)[1]) if name is not None and name.pos_ == "PROPN" else phrase


def _named(noun: Token) -> Token:
    """Of "Ann Roe, the leader of the opposition, who said" return the name, not what is apposed to it."""
    if noun.dep_ == "pobj" and noun.ent_type_ != "PERSON" and noun.lemma_.lower() not in lexicon().roles:
        # "A spokesman for the guild who said": the guild is no "who".
        person = noun.head.head
        return person if person.lemma_ in lexicon().roles and person.pos_ == "NOUN" else noun
    return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun


def speaks(line: Line, phrase: Range) -> bool:
    """Tell whether a phrase names somebody who can speak: a name, a role, a body, he or she."""
    words = line.doc[phrase[0] : phrase[1]]
    if words[-1].lower_ == "old" or words[-1].lower_.endswith("-year-old"):
        return True
    own = words[0].tag_ != "PRP$" or words.root.lemma_ in lexicon().roles
    return own and any(
        t.pos_ == "PROPN" or t.lower_ in ("he", "she", "they", "who") or t.lemma_ in lexicon().roles
        for t in words
    )


def names_somebody(line: Line, phrase: Range) -> bool:
    """Tell whether a phrase is more than a day ("said Tuesday") or a "such"."""
    words = (t for t in line.doc[slice(*phrase)] if any(c.isalpha() for c in t.text))
    return not all(t.lower_ == "such" or is_time([t]) for t in words)


def subject_between(line: Line, start: int, end: int) -> Range | None:
    """Return the first subject in ``start..end``, whatever verb the parse gave it."""
    found = next((t for t in line.outside(start, end) if t.dep_ in ("nsubj", "nsubjpass")), None)
    return phrase_of(line, found) if found is not None else None


def person_before(line: Line, start: int, end: int) -> Range | None:
    """Return the subject of the sentence in ``start..end`` if it can speak: a person, he or she."""
    found = subject_between(line, start, end)
    if found is None:
        return None
    head = line.doc[found[0] : found[1]].root
    speaks = head.ent_type_ == "PERSON" or head.lower_ in ("he", "she") or head.lemma_ in lexicon().roles
    return found if speaks else None


def owner_of(line: Line, noun: Token) -> Range | None:
    """Return who made the statement a noun names: its possessor, the phrase behind "by", who "made" it."""
    for child in noun.children:
        if child.dep_ == "poss":
            start, end = phrase_of(line, child)
            return start, end - (line.doc[end - 1].tag_ == "POS")
        if child.dep_ == "prep" and child.lower_ in ("by", "of", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return phrase_of(line, inner)
    verb = noun.head
    uttered = noun.dep_ == "dobj" and verb.lemma_ in lexicon().utterance
    return _own(line, verb, acts=True) or subject(line, verb.i) if uttered else None


def is_nobody(line: Line, speaker: Range) -> bool:
    """Tell whether the phrase names nobody in particular ("some", "analysts", "there")."""
    words = [t for t in line.doc[speaker[0] : speaker[1]] if not t.is_punct]
    if not words:
        return True
    low = lexicon()
    if len(words) == 1:
        return words[0].lower_ in low.nobody and words[0].lower_ != "it"
    if words[0].lower_ in _FEW:
        head = line.doc[slice(*speaker)].root
        named = words[0].lower_ == "other" and head.pos_ == "PROPN"
        return not named and head.lemma_.lower() not in low.roles | low.audiences
    if words[-1].lower_ == "people" and line.doc[speaker[1] : speaker[1] + 1].text in _INFORMED:
        return False
    if any(t.lower_ in ("%", "percent", "pc") for t in words):
        return True
    return words[-1].lower_ in low.nobody and not any(t.pos_ == "PROPN" for t in words)
