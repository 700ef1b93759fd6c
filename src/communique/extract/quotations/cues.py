"""The reporting words, loaded once and told in a parse: what may report speech, and in which frames."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token


@dataclass(frozen=True)
class Verb:
    """A reporting verb: its frames (``clause``, ``marks``, ``object``, ``infinitive``) and addressee."""

    frames: frozenset[str]
    addressee: str | None = None


@dataclass(frozen=True)
class Lexicon:
    """``data/cues.toml``, by lemma; a verb that reports only with words behind it as ``go+on``."""

    verbs: dict[str, Verb]
    nouns: frozenset[str]
    portrayals: frozenset[str]
    stances: frozenset[str]
    summaries: frozenset[str]
    source_after: tuple[tuple[str, ...], ...]
    not_sources: frozenset[str]
    nobody: frozenset[str]
    hypothetical: frozenset[str]
    labels: frozenset[str]
    sure: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    ascribing: frozenset[str]
    animate: frozenset[str]
    abbreviations: frozenset[str]
    narration: frozenset[str]
    roles: frozenset[str]
    messages: frozenset[str]
    silence: frozenset[str]
    audiences: frozenset[str]
    issuing: frozenset[str]
    texts: frozenset[str]
    slogans: frozenset[str]
    utterance: frozenset[str]
    captions: frozenset[str]
    openings: frozenset[str]
    policies: frozenset[str]
    joints: frozenset[str]
    occasions: frozenset[str]
    media: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; a verb in several groups has the frames of all of them."""
    data = tomllib.loads((files("communique") / "data" / "cues.toml").read_text(encoding="utf-8"))
    frames: defaultdict[str, set[str]] = defaultdict(set)
    addressee: dict[str, str] = {}
    for group in data["verbs"]:
        for word in group["words"].split():
            frames[word].update(group["frames"])
            if "addressee" in group:
                addressee.setdefault(word, group["addressee"])
    return Lexicon(
        verbs={word: Verb(frozenset(f), addressee.get(word)) for word, f in frames.items()},
        nouns=frozenset(data["nouns"]["words"].split()),
        stances=frozenset(data["stances"]["words"].split()),
        portrayals=frozenset(data["nouns"]["portrayals"].split()),
        summaries=frozenset(data["nouns"]["summaries"].split()),
        source_after=tuple(tuple(phrase.split()) for phrase in data["phrases"]["source_after"]),
        not_sources=frozenset(data["phrases"]["not_sources"].split()),
        nobody=frozenset(data["nobody"]["words"].split()),
        hypothetical=frozenset(data["hypothetical"]["words"].split()),
        labels=frozenset(data["labels"]["words"].split()),
        sure=frozenset(data["sure"]["words"].split()),
        narration=frozenset(data["narration"]["words"].split()),
        abbreviations=frozenset(data["abbreviations"]["words"].split()),
        animate=frozenset(data["animate"]["words"].split()),
        roles=frozenset(data["roles"]["words"].split()),
        times=frozenset(data["times"]["words"].split()),
        ascribing=frozenset(data["ascribing"]["words"].split()),
        days=frozenset(data["times"]["days"].split()),
        audiences=frozenset(data["audiences"]["words"].split()),
        issuing=frozenset(data["issuing"]["words"].split()),
        texts=frozenset(data["issuing"]["texts"].split()),
        silence=frozenset(data["silence"]["words"].split()),
        messages=frozenset(data["messages"]["words"].split()),
        slogans=frozenset(data["slogans"]["words"].split()),
        utterance=frozenset(data["utterance"]["words"].split()),
        openings=frozenset(data["openings"]["words"].split()),
        captions=frozenset(data["captions"]["words"].split()),
        policies=frozenset(data["policies"]["words"].split()),
        joints=frozenset(data["joints"]["words"].split()),
        occasions=frozenset(data["occasions"]["words"].split()),
        media=frozenset(data["occasions"]["media"].split()),
    )


def is_cue(token: Token) -> Verb | None:
    """Return the frames of a verb that may report speech, or ``None``."""
    verbs = lexicon().verbs
    if token.text in lexicon().sure:
        return verbs.get(token.lemma_, verbs["say"])
    if not token.tag_.startswith("VB"):
        return None
    if token.i and token.tag_ == "VBN" and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return None
    lemma = token.lemma_.lower()
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if (lemma, behind) in (("read", "more"), ("recall", "its"), ("recall", "their")):
        return None  # "recalled its ambassador"
    if (adjective := _clear(token)) is not None:
        return verbs[_it(token, adjective)]
    apart = verbs.get(f"{lemma}+{_particle(token)}")
    return verbs.get(_idiom(token)) or verbs.get(f"{lemma}+{behind}") or apart or verbs.get(lemma)


def _particle(verb: Token) -> str:
    """Return the particle behind a short object: laughed it "off", brushed the charges "aside"."""
    near = verb.doc[verb.i + 1 : verb.i + 5]
    return next((t.lower_ for t in near if t.dep_ == "prt" and t.head.i == verb.i), "")


def _idiom(verb: Token) -> str:
    """Return a verb with the two words behind it, or one: "let+know", "give+to+understand"; "" for none."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    words = [verb.lemma_.lower(), *behind]
    three = "+".join(words)
    if len(behind) == 2 and "it" not in behind and three in lexicon().verbs:
        return three
    return "+".join(words[:2]) if behind[:1] in (["know"], ["known"]) else ""


def _clear(verb: Token) -> Token | None:
    """Return the "clear" of "made it very clear", where verb and adjective report together."""
    near = verb.doc[verb.i + 1 : verb.i + 5]
    if not len(near) or near[0].lower_ != "it":
        return None
    return next((t for t in near[1:] if _it(verb, t) in lexicon().verbs), None)


def _it(verb: Token, adjective: Token) -> str:
    return f"{verb.lemma_.lower()}+it+{adjective.lower_}"


def cue_range(verb: Token) -> tuple[int, int]:
    """Return the first and last-plus-one token of the cue: the verb with its particle ("pointed out")."""
    doc = verb.doc
    i = verb.i
    if (adjective := _clear(verb)) is not None:
        return i, adjective.i + 1
    if (idiom := _idiom(verb)) in lexicon().verbs:
        return i, i + 1 + idiom.count("+")
    if i + 1 < len(doc) and doc[i + 1].dep_ == "prt" and doc[i + 1].head.i == i:
        return i, i + 2
    return i, i + 1
