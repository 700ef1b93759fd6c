"""Tell whose envoys and missions a measure strikes, and from where envoys are called back."""

from spacy.tokens import Token

from communique.extract.positions.frames import Match
from communique.extract.positions.owned import sent_out
from communique.extract.positions.phrases import names, owner, state_or_body
from communique.extract.positions.speech import side
from communique.extract.positions.syntax import children
from communique.text.gazetteer import lookup

_MISSIONS = frozenset({"embassy", "consulate", "legation", "consulate-general"})
_WHOSE = frozenset({"his", "her", "its", "their"})


def recalled(envoy: Token) -> bool:
    """Tell the holder's own envoys, who are called home: nobody penalises "its ambassadors"."""
    own = any(c.lower_ in _WHOSE for c in children(envoy, "poss"))
    return own and sent_out(envoy) and envoy.head.lemma_.lower() not in ("expel", "evict", "oust")


def host_of(word: Token) -> Token | None:
    """Return the state that envoys are called back from: "home from Klow", "out of Borduria", "to Klow"."""
    around = [word, *children(word, "advmod", "prt", "oprd", "prep", "dobj")]
    preps = [p for w in around for p in (w, *children(w, "prep")) if p.lower_ in ("from", "of", "to", "in")]
    named = (i for p in preps for i in children(p, "pobj"))
    return next((i for i in named if names(i) == "actor"), None)


def represented(found: Match, own: frozenset[str]) -> Token | None:
    """Return the state whose embassy or consulate a measure is taken against: "four staff of its embassy"."""
    for part in (found.content, found.addressee):
        for word in part.subtree if part is not None else ():
            if word.lemma_.lower() not in _MISSIONS:
                continue
            post = word.head if word.dep_ == "compound" else word
            of = (i for p in children(post, "prep") if p.lower_ == "of" for i in children(p, "pobj"))
            state = next((w for w in (owner(word), owner(post), *of) if w is not None and w != word), None)
            if state is not None and state_or_body(state) and side(state.text) not in own:
                return state
            ours = state is None or side(state.text) in own
            host = _host(post, found.trigger[0]) if ours else None
            if host is not None and side(host.text) not in own:
                return host
    return None


def _host(post: Token, measure: Token) -> Token | None:
    """Return the state in which one's own mission stands: "closed its embassy in Klow"."""
    around = (post, *post.conjuncts, post.head, measure)
    within = [p for w in around for p in children(w, "prep") if p.lower_ in ("in", "to", "at")]
    hosts = (i for p in within for i in children(p, "pobj"))
    return next((i for i in hosts if state_or_body(i) or lookup(i.text) is not None), None)
