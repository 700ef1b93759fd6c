"""Find whom the words of a content name: who did, owns, gets or is refused what they say."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.applicants import applicants, hindered, joined
from communique.extract.positions.asides import (
    at_home,
    countered,
    gives,
    is_forum,
    is_place,
    judges,
    name_before,
    receives,
    topic,
    yet_to_be,
)
from communique.extract.positions.involved import approved, involved, made_by
from communique.extract.positions.owned import sent_out, whole
from communique.extract.positions.phrases import (
    folk,
    names,
    noun_phrase,
    owner,
    people,
    state_or_body,
)
from communique.extract.positions.served import parted_with, withheld_from
from communique.extract.positions.spared import defended, harmful
from communique.extract.positions.speech import side
from communique.extract.positions.syntax import children, first
from communique.model import PloverType, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

DEEDS = frozenset({"movement", "command", "service", "mission", "office"})
"""Nouns for bodies that name a deed as well."""
_PROMISED = frozenset({"assure", "consult", "give", "inform", "invite", "offer", "promise", "tell", "warn"})
_RECEIVING = frozenset({"get", "obtain", "receive", "see"})
_INTENTIONS = frozenset({"desire", "intention", "interest", "plan", "wish"})
_OWNED = frozenset[PloverType]({"ACCUSE", "REJECT", "SUPPORT"})
"""Types where whoever a thing belongs to is meant, whatever he is: "the judge's ruling"."""
_PACTS = frozenset(
    {"alliance", "arrangement", "border", "contract", "convention", "lease", "memorandum", "pact"}
    | {"partnership", "protocol", "trade", "treaty", "understanding"}
)
"""What somebody shares with another, beside talks and ties."""
_THEM = frozenset({"him", "her", "them"})
_THEY = frozenset({"he", "she", "they", "it", "his", "her", "their", "its"})


def named_in(
    paragraph: Paragraph, content: Token, own: frozenset[str], held: Span, kind: PloverType
) -> Span | None:
    """Return the first that ``content`` names as who is to act, is blamed, is dealt with or refused."""
    if kind == "MOBILIZE":
        return None
    if kind == "SUPPORT" and (backed := _to_or_for(content)) is not None:
        return whole(paragraph, backed)
    if kind == "REQUEST" and (asked := _first(paragraph, content, joined(content), own, held, kind)):
        return asked
    if kind in ("AGREE", "SUPPORT") or (kind == "REJECT" and hindered(content)):
        entering = _first(paragraph, content, applicants(content), own, held, kind)
        if entering is not None:
            return entering
    if kind == "REJECT" and parted_with(content):
        return None
    if kind == "REJECT" and (meant := _intended(content)) is not None:
        content = meant
    deed = _deed(content)
    classes = lexicon().classes
    if kind == "REJECT" and deed and content.lemma_.lower() in classes["remark"] | classes["aside"]:
        return None
    lemma = content.lemma_.lower()
    if kind == "REJECT" and deed and harmful(content):
        return None  # who is spared the deed has not asked for it
    if kind == "REJECT" and not deed and content.pos_ == "NOUN" and lemma in classes["said"]:
        told = made_by(content)
    elif kind == "REJECT" and deed and (paper := approved(content)) is not None:
        told = made_by(paper)
    else:
        told = withheld_from(content) if kind == "REJECT" and deed else involved(content, kind)
    return _first(paragraph, content, told, own, held, kind)


def maker_of(paragraph: Paragraph, said: Token, own: frozenset[str], held: Span) -> Span | None:
    """Return whose the claim is that is denied, or to whom a promise; whom it is about is not addressed."""
    if _intended(said) is not None:
        return named_in(paragraph, said, own, held, "REJECT")
    if said.pos_ in ("VERB", "AUX"):
        lemma = said.lemma_.lower()
        if lemma in _RECEIVING and (got := first(said, "dobj")) is not None:
            return _first(paragraph, got, made_by(got), own, held, "REJECT")
        told = first(said, "nsubjpass") if lemma in _PROMISED else None
        return noun_phrase(paragraph, told) if told is not None and names(told) == "actor" else None
    return _first(paragraph, said, made_by(said), own, held, "REJECT")


def _first(
    paragraph: Paragraph,
    content: Token,
    told: Iterable[Token],
    own: frozenset[str],
    held: Span,
    kind: PloverType,
) -> Span | None:
    classes = lexicon().classes
    deed = _deed(content)
    for token in told:
        taken_up = _served(token) if deed else _spoken_of(token, content, kind)
        if taken_up and not gives(token, kind):
            return paragraph.locate(token)
        lemma, meant = token.lemma_.lower(), _meant(token, content, kind)
        if _composed(token, kind):
            continue
        actor = names(token) == "actor" and lemma not in DEEDS | classes["evil"] | classes["sin"]
        if not actor and not meant and not state_or_body(token):
            continue
        here = paragraph.locate(token)
        if here.overlaps(held) or is_place(token) or (_any(token) and not meant):
            continue
        if (kind == "ACCUSE" and is_forum(token)) or (kind in ("AGREE", "THREATEN") and judges(token)):
            continue
        if kind in ("AGREE", "THREATEN") and at_home(token, own):
            continue
        wanted = kind == "REQUEST" and token == content and token.tag_ == "NN"  # "we need a president"
        wanted = wanted or yet_to_be(token, kind) or gives(token, kind)
        wanted = wanted or (kind == "THREATEN" and defended(token))
        wanted = wanted or (kind == "REQUEST" and countered(token))
        if side(token.text) in own or wanted or topic(token, kind):
            continue
        if token.dep_ in ("amod", "compound", "nmod"):
            known = state_or_body(token) or token.pos_ == "PROPN" or meant
            if not known or _treaty(token, kind):
                continue
            if lemma in classes["creed"]:
                continue
            if _people(token.head):
                return noun_phrase(paragraph, token.head)
            last = max((_organ(token), *_beside(token)), key=lambda t: t.i)
            return paragraph.locate(token.doc[token.left_edge.i : last.i + 1])
        return whole(paragraph, token)
    return None


def _beside(token: Token) -> Iterator[Token]:
    """The states named with one before a noun: "the Ruritanian and Bordurian proposals"."""
    return (c for c in token.conjuncts if c.head == token and c.i > token.i and state_or_body(c))


def _composed(part: Token, kind: PloverType) -> bool:
    """Tell whose a body is to be that is yet to be from who is asked: "called for a European force"."""
    body = part.head.lemma_.lower() in lexicon().classes["force"] | people()["bodies"]
    return part.dep_ in ("amod", "compound") and body and yet_to_be(part.head, kind)


def _meant(token: Token, content: Token, kind: PloverType) -> bool:
    """Tell whoever is meant, whatever he is: "praised the nurses", "calls by teachers", "a court ruling"."""
    lemma = token.lemma_.lower()
    if kind in ("ACCUSE", "SUPPORT") and token == content:
        return folk(token)
    if kind == "REJECT" and token.head.lower_ in ("by", "from"):
        return folk(token)
    if kind in _OWNED and token.dep_ == "compound":
        return lemma in people()["bodies"] or folk(token)
    return kind in _OWNED and token.dep_ == "poss" and lemma in _persons()


def _organ(state: Token) -> Token:
    """Return the last word of whose a thing is: "Ruritanian police raids", "a Ruritanian court order"."""
    alone = sent_out(state.head) or receives(state)
    behind = state.nbor() if state.i + 1 < len(state.doc) and not alone else state
    beside = behind.dep_ == "compound" and behind.head == state.head and behind != state.head
    known = (people()["bodies"] | people()["folk"]) - {"state"}
    return behind if beside and not known.isdisjoint((behind.lemma_.lower(), behind.lower_)) else state


def _intended(plan: Token) -> Token | None:
    """The deed that somebody has no plans for: "has no intention of meeting the rebels"."""
    if plan.lemma_.lower() not in _INTENTIONS:
        return None
    of = next((p for p in children(plan, "prep") if p.lower_ in ("of", "for")), None)
    return first(of, "pcomp") if of is not None else first(plan, "acl", "xcomp")


def _deed(content: Token) -> bool:
    """Tell a deed of the holder's own from a thing and from what another does."""
    return content.pos_ in ("VERB", "AUX") and first(content, "nsubj", "nsubjpass") is None


def _served(pronoun: Token) -> bool:
    """Tell a pronoun for whom a deed serves or is done with: "meet him", "work with them"."""
    served = pronoun.head.lemma_.lower() in lexicon().classes["serving"]
    return pronoun.lower_ in _THEM and (pronoun.dep_ == "pobj" or served)


def _spoken_of(pronoun: Token, content: Token, kind: PloverType) -> bool:
    """Tell a pronoun for who did, or is to do, what the content says: "his policy", "they lied"."""
    if pronoun.lower_ not in _THEY:
        return False
    if pronoun.dep_ == "nsubj":
        what = any(c.tag_ in ("WP", "WDT") for c in pronoun.head.children)  # "what she called a threat"
        whole = pronoun.lower_ != "it" and pronoun.head == content and not what
        return whole and (kind == "REQUEST" or kind == "ACCUSE")
    lemma, classes = content.lemma_.lower(), lexicon().classes
    own = any(c.lower_ == "own" for c in children(content, "amod")) or content.head.lemma_ == "blame"
    if pronoun.dep_ != "poss" or pronoun.head != content or own or _shared(content):
        return False
    if lemma in people()["private"] | people()["offices"] | people()["bodies"] | classes["outrage"]:
        return False
    told = kind == "REJECT" and lemma in classes["refusable"] | classes["stand"]
    return kind in ("ACCUSE", "SUPPORT") or told or (kind == "REQUEST" and lemma in classes["leaving"])


def _shared(dealings: Token) -> bool:
    """Tell dealings with another, that are the holder's own too: "its treaty with Borduria"."""
    classes = lexicon().classes
    common = classes["talk"] | classes["talkable"] | classes["ties"] | _PACTS
    return dealings.lemma_.lower() in common and any(c.lower_ == "with" for c in dealings.children)


def _treaty(name: Token, kind: PloverType) -> bool:
    """Tell the name of a treaty or report from that of somebody whose it is: "the INF treaty"."""
    person = name.ent_type_ == "PERSON" and kind != "REQUEST"
    if name.text.islower():
        return False
    known = lookup(name.text) or lookup(name_before(name))
    return known is None and not person and names(name.head) == "instrument"


def _persons() -> frozenset[str]:
    classes = people()
    return classes["private"] | classes["commentators"] | classes["media"] | classes["folk"]


def _people(noun: Token) -> bool:
    """Tell a noun for several persons or firms: "steel makers", "nations"."""
    lemma, classes = noun.lemma_.lower(), people()
    known = lemma in classes["offices"] | classes["bodies"] | classes["private"] | classes["folk"]
    if noun.lower_ in ("media", "press"):
        return True
    return noun.tag_ == "NNS" and not sent_out(noun) and (known or lemma.endswith(("maker", "ist")))


def _to_or_for(backing: Token) -> Token | None:
    """Return who is supported: "their support for Borduria"."""
    if backing.lemma_.lower() not in lexicon().classes["backing"]:
        return None
    inside = [
        i for prep in children(backing, "prep") if prep.lower_ in ("for", "to", "with") for i in prep.children
    ]
    backed = [i for i in inside if i.dep_ == "pobj"]
    whose = (owner(i) or _of(i) for i in backed)
    return next((i for i in backed if names(i) == "actor"), None) or next(
        (w for w in whose if w is not None), None
    )


def _of(noun: Token) -> Token | None:
    """Return who does what is supported: "the efforts of the envoy"."""
    of = (i for prep in children(noun, "prep") if prep.lower_ in ("of", "by") for i in children(prep, "pobj"))
    return next((i for i in of if names(i) == "actor"), None)


def _any(noun: Token) -> bool:
    """Tell "states outside the bay" from states that somebody speaks to."""
    return (
        noun.tag_ == "NNS"
        and noun.dep_ == "pobj"
        and not any(children(noun, "det", "poss", "amod", "compound"))
    )
