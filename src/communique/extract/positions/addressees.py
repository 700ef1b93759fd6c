"""Find whom an act is directed at: its own slot, the subject of a reproach, or whom the content names."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.frames import Match
from communique.extract.positions.involved import involved, withheld_from
from communique.extract.positions.phrases import names, noun_phrase, people, state_or_body
from communique.extract.positions.speech import side
from communique.extract.positions.syntax import RELATIVE, children, first, passive
from communique.model import PloverType, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_DEEDS = frozenset({"movement", "command", "service", "mission", "office"})
"""Nouns for bodies that name a deed as well."""
_FORUMS = frozenset(
    {"council", "court", "tribunal", "commission", "committee", "nations", "assembly", "judge"}
)
_MADE = frozenset({"force", "require", "oblige", "compel", "make", "ask", "tell", "urge", "expect"})
_TOWARDS = frozenset({"against", "at", "on", "upon", "toward", "towards", "with", "of"})
_WHOM = frozenset({"him", "her", "them"})
_THEY = frozenset({"he", "she", "they", "it", "his", "her", "their", "its"})
_SENT = frozenset({"letter", "message", "note", "statement", "send", "write", "cable", "telegram", "memo"})
"""Words for what is sent to somebody, and for sending it."""


def addressee(
    paragraph: Paragraph, found: Match, doer: Token | None, held: Span, own: frozenset[str]
) -> Span | None:
    """Return the words that name whom the act is directed at, ``held`` being its holder's, or ``None``.

    ``own`` are the sides, as ``side`` tells them, that the holder belongs to.
    """
    act, word = found.pattern.act, found.trigger[0]
    reproached = act.type == "ACCUSE" and act.holder == "speaker" and doer is not None
    if reproached and doer is not None and names(doer) in ("actor", "pronoun") and word.pos_ != "ADJ":
        return noun_phrase(paragraph, doer)
    aside = found.addressee is not None and (
        _place(found.addressee)
        or _where(word, found.addressee)
        or (act.type == "ACCUSE" and _forum(found.addressee))
    )
    if found.addressee is not None and not aside:
        content = found.content
        until = content.left_edge.i if content is not None else None
        if until is not None and until <= found.addressee.i:
            until = None
        whose = _whole(paragraph, found.addressee)
        if whose is None or whose.end <= paragraph.locate(found.addressee).start:
            return whose
        return noun_phrase(paragraph, found.addressee, until)
    partner = _partner(word, act.type) if act.type in ("REQUEST", "AGREE", "REJECT", "THREATEN") else None
    if partner is not None:
        return noun_phrase(paragraph, partner)
    if act.holder == "speaker":
        if doer is None:
            return None
        if word.pos_ != "ADJ" and names(doer) != "other" and doer.lemma_.lower() not in _DEEDS:
            return noun_phrase(paragraph, doer)
        named = named_in(paragraph, doer, own, held, act.type)
    elif (content := found.content or found.addressee) is not None:
        named = (
            _judged(paragraph, found, own, held)
            or named_in(paragraph, content, own, held, act.type)
            or _beside(paragraph, found, own, held)
        )
    else:
        named = None
    return None if named is not None and named.overlaps(held) else named


def aimed_at(
    paragraph: Paragraph, word: Token, kind: PloverType, own: frozenset[str], held: Span
) -> Span | None:
    """Return whom a word performs ``kind`` at whose use no pattern tells: its object, or whose that is."""
    objects = [*children(word, "dobj", "dative", "nsubjpass"), *children(word, "ccomp", "xcomp")]
    objects += [i for p in children(word, "prep") if p.lower_ in _TOWARDS for i in children(p, "pobj")]
    for named in objects if kind != "AGREE" else ():
        clause = named.dep_ in ("ccomp", "xcomp")
        if not clause and (names(named) == "actor" or named.lower_ in _WHOM):
            found = None if _place(named) else noun_phrase(paragraph, named)
        else:
            found = named_in(paragraph, named, own, held, kind)
        if found is not None and not found.overlaps(held):
            return found
    return None


def _forum(named: Token) -> bool:
    """Tell before whom a complaint is brought from whom it is about: "complained to the United Nations"."""
    if named.dep_ != "pobj" or named.head.lower_ not in ("to", "with", "before", "at"):
        return False
    entry = lookup(named.text) or lookup(named.doc[named.left_edge.i : named.i + 1].text)
    body = entry is not None and entry.kind == "organisation"
    return body or named.lemma_.lower() in _FORUMS


def _where(word: Token, named: Token) -> bool:
    """Tell whether ``named`` is only where it was done: "in Klow, where she promised to go"."""
    return (
        word.dep_ == "relcl"
        and word.head == named
        and any(c.lower_ in ("where", "when") for c in word.children)
    )


def asked_of(paragraph: Paragraph, who: Token, deed: Token) -> Span | None:
    """Return the words for who must do a deed, or let it be done, of whose clause ``who`` is the subject.

    Of a passive the subject is asked for nothing ("he should be tried"), but may be forbidden something.
    """
    suffers = passive(deed) and deed.lemma_.lower() not in lexicon().classes["barring"] | _MADE
    return None if suffers else noun_phrase(paragraph, who)


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
            if named is not None and (who := named_in(paragraph, named, own, held, kind)) is not None:
                return who
    return None


def named_in(
    paragraph: Paragraph, content: Token, own: frozenset[str], held: Span, kind: PloverType
) -> Span | None:
    """Return the first that ``content`` names as who is to act, is blamed, is dealt with or refused."""
    if kind == "MOBILIZE":
        return None
    if kind == "SUPPORT" and (backed := _to_or_for(content)) is not None:
        return _whole(paragraph, backed)
    deed = content.pos_ in ("VERB", "AUX") and first(content, "nsubj", "nsubjpass") is None
    classes = lexicon().classes
    if kind == "REJECT" and deed and content.lemma_.lower() in classes["remark"] | classes["aside"]:
        return None
    for token in withheld_from(content) if kind == "REJECT" and deed else involved(content, kind):
        if not deed and _spoken_of(token, content, kind):
            return paragraph.locate(token)
        blamed = (
            kind in ("ACCUSE", "SUPPORT") and token == content and token.lemma_.lower() in people()["private"]
        )
        lemma = token.lemma_.lower()
        actor = names(token) == "actor" and lemma not in _DEEDS | classes["evil"] | classes["sin"]
        if not actor and not blamed and not state_or_body(token):
            continue
        here = paragraph.locate(token)
        if here.overlaps(held) or _place(token) or _any(token):
            continue
        wanted = kind == "REQUEST" and token == content and token.tag_ == "NN"  # "we need a president"
        if side(token.text) in own or wanted or _topic(token, kind):
            continue
        if token.dep_ in ("amod", "compound", "nmod"):
            if not state_or_body(token) and token.pos_ != "PROPN":
                continue
            if _people(token.head):
                return noun_phrase(paragraph, token.head)
            return paragraph.locate(token.doc[token.left_edge.i : token.i + 1])
        return _whole(paragraph, token)
    return None


def _spoken_of(pronoun: Token, content: Token, kind: PloverType) -> bool:
    """Tell a pronoun for who did, or is to do, what the content says: "his policy", "they lied"."""
    if pronoun.lower_ not in _THEY:
        return False
    if pronoun.dep_ == "nsubj":
        whole = pronoun.lower_ != "it" and pronoun.head == content
        return whole and (kind == "REQUEST" or kind == "ACCUSE")
    lemma, classes = content.lemma_.lower(), lexicon().classes
    own = any(c.lower_ == "own" for c in children(content, "amod")) or content.head.lemma_ == "blame"
    if pronoun.dep_ != "poss" or pronoun.head != content or own:
        return False
    if lemma in people()["private"] | people()["offices"] | people()["bodies"] | classes["outrage"]:
        return False
    told = kind == "REJECT" and lemma in classes["refusable"] | classes["stand"]
    return kind in ("ACCUSE", "SUPPORT") or told or (kind == "REQUEST" and lemma in classes["leaving"])


def _topic(name: Token, kind: PloverType) -> bool:
    """Tell a state that a thing is about from one whose it is: "the Iran deal", not "the U.S. offer"."""
    if name.dep_ not in ("compound", "nmod") or kind in ("SANCTION", "THREATEN"):
        return False
    entry = lookup(name.text)
    named = entry is not None and entry.kind == "state" and entry.form == "name"
    return named and not name.text.replace(".", "").isupper()


def _people(noun: Token) -> bool:
    """Tell a noun for several persons or firms: "steel makers", "nations"."""
    lemma, classes = noun.lemma_.lower(), people()
    known = lemma in classes["offices"] | classes["bodies"] | classes["private"]
    return noun.tag_ == "NNS" and not _sent(noun) and (known or lemma.endswith(("maker", "ist")))


def _whole(paragraph: Paragraph, noun: Token) -> Span | None:
    """The noun phrase; but of troops, ships and envoys only whose they are, of a number of them nobody."""
    if unowned(noun):
        return None
    whose = _owner(noun)
    return noun_phrase(paragraph, whose if whose is not None else noun)


def unowned(noun: Token) -> bool:
    """Tell a number of envoys or ships that nobody is said to own: "four diplomats"."""
    numbered = _sent(noun) and first(noun, "nummod") is not None
    return numbered and _owner(noun) is None


def _sent(noun: Token) -> bool:
    classes = lexicon().classes
    return noun.lemma_.lower() in classes["force"] | classes["vessel"] | classes["envoy"]


def _owner(noun: Token) -> Token | None:
    owners = children(noun, "poss", "amod", "compound") if _sent(noun) else iter(())
    return next((c for c in owners if state_or_body(c)), None)


def _to_or_for(backing: Token) -> Token | None:
    """Return who is supported: "their support for Borduria"."""
    if backing.lemma_.lower() not in lexicon().classes["backing"]:
        return None
    inside = (
        i for prep in children(backing, "prep") if prep.lower_ in ("for", "to", "with") for i in prep.children
    )
    return next((i for i in inside if i.dep_ == "pobj" and names(i) == "actor"), None)


def _any(noun: Token) -> bool:
    """Tell "states outside the bay" from states that somebody speaks to."""
    return (
        noun.tag_ == "NNS"
        and noun.dep_ == "pobj"
        and not any(children(noun, "det", "poss", "amod", "compound"))
    )


def _place(token: Token) -> bool:
    """Tell a sea, a ship or a building from somebody who can act."""
    if token.pos_ == "PROPN" and any(
        c.lower_ in lexicon().classes["vessel"] for c in children(token, "compound")
    ):
        return True
    if lookup(token.text) is not None or (token.pos_ == "PROPN" and token.ent_type_ == "ORG"):
        return False
    around = {t.lower_ for t in (token, *children(token, "compound", "amod"))}
    heads = token.head.lemma_.lower() if token.dep_ in ("pobj", "compound", "appos") else ""
    classes = lexicon().classes
    if around & (classes["place"] | classes["vessel"] | classes["weapon"]) or heads in classes["vessel"]:
        return True
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    if of and token.head.head.lemma_.lower() in classes["place"]:
        return True
    return token.ent_type_ in ("LOC", "FAC", "PRODUCT", "DATE", "EVENT", "LAW", "WORK_OF_ART")
