"""Draft the mentions of a document: every phrase that denotes an actor, with its grammatical place."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Token

from communique.model import Span
from communique.resolve.appositions import placed
from communique.resolve.counted import counted
from communique.resolve.couples import couples
from communique.resolve.describe import describe
from communique.resolve.draft import Draft
from communique.resolve.evidence import Names
from communique.resolve.introduced import LEAD
from communique.resolve.leaders import leader
from communique.resolve.people import fold, same_person
from communique.resolve.phrases import Phrase, bare, phrases
from communique.resolve.portrayed import portrayed
from communique.resolve.slips import mend
from communique.resolve.staffed import offices
from communique.resolve.tokens import vocabulary
from communique.resolve.units import Unit, units
from communique.text.leaders import Term
from communique.text.parse import Paragraph, Parse

_JOINED = 8
"""How far a list is followed back to its first member, or a verb to the one it is joined to."""
_ANSWERING = frozenset({"deny", "dismiss", "refute", "reply", "respond", "retort"})


def drafts(
    parse: Parse, speakers: Iterable[str], spoken: Collection[Span], written: Sequence[Term]
) -> tuple[list[Draft], Names]:
    """Return a document's drafts and what its names are; ``speakers`` are words where somebody speaks.

    ``spoken`` are the phrases for who speaks: in a headline one may be a bare function ("minister says").
    ``written`` is when the document is from, empty where nothing tells it.
    """
    known = vocabulary(parse.paragraphs, speakers)
    united = [units(p, known) for p in parse.paragraphs]
    mend(united)
    couples(united)
    cut = [list(phrases(each)) for each in united]
    for paragraph, each, found in zip(parse.paragraphs[:LEAD], united, cut, strict=False):
        found += (bare(some) for span in spoken if (some := _bare(paragraph, each, found, span)))
    names = Names()
    for paragraph, found in zip(parse.paragraphs, cut, strict=True):
        names.learn(paragraph, found)
    bodies = {body for each in united for u in each if u.entry for body in (u.entry.name, u.entry.state)}
    names.settle(bodies, written)
    drafted: list[Draft] = []
    sentence = 0
    for number, (paragraph, found) in enumerate(zip(parse.paragraphs, cut, strict=True)):
        starts = [s.start_char for s in paragraph.sentences]
        described = [draft for phrase in found for draft in describe(paragraph, phrase, names)]
        for draft in counted(paragraph, portrayed(paragraph, spoken, described)):
            if not draft.nested:
                _place(paragraph, draft)
            at = draft.span.start - paragraph.span.start
            draft.sentence = sentence + bisect_right(starts, at)
            draft.paragraph = number
            drafted.append(draft)
        sentence += len(starts) + 1
    for office in list(offices(parse, drafted, names)):
        _place(parse.paragraphs[office.paragraph], office)
        drafted.append(office)
    for draft in drafted:
        if draft.kind == "person" and draft.function and draft.name and " " not in draft.name:
            draft.name = _in_full(draft.name, draft.function, draft.affiliation, names, written)
    return drafted, names


def _bare(
    paragraph: Paragraph, read: Sequence[Unit], found: Sequence[Phrase], span: Span
) -> tuple[Unit, ...]:
    """The article and the function of who speaks at ``span``, where no phrase has the function."""
    start, end = span.start - paragraph.span.start, span.end - paragraph.span.start
    inside = [u for u in read if start <= u.start and u.end <= end] if start >= 0 else []
    function = next((u for u in inside if u.kind == "r"), None)
    if function is None or any(p.start <= function.start < p.end for p in found):
        return ()
    return (inside[0], function) if inside[0].kind in "DA" else (function,)


def _in_full(name: str, function: str, whose: str | None, names: Names, written: Sequence[Term]) -> str:
    """ "President Obama" is Barack Obama, also where the document never says so; spelt as it spells him."""
    full = leader(name, function, whose, written)
    if full is None:
        return name
    pieces = full.split()
    family = next((n for n in range(1, len(pieces)) if fold("".join(pieces[n:])) == fold(name)), len(pieces))
    full = " ".join((*pieces[:family], name)) if family < len(pieces) else full
    known = next((other for other in names.full_names(name) if same_person(other, full)), full)
    names.bear(known)
    return known


def _place(paragraph: Paragraph, draft: Draft) -> None:
    """Note the grammatical place of the phrase's head, as the parse sees it."""
    tokens = paragraph.tokens(draft.span)
    if tokens is not None:
        root = tokens.root
        for _ in range(_JOINED):
            root = root.head if root.dep_ in ("conj", "appos") else root
        draft.subject = root.dep_ in ("nsubj", "nsubjpass") or (
            root.dep_ == "pobj" and root.head.dep_ == "agent"
        )
        draft.main = _leads(root) and not (draft.form == "pronoun" and (_empty(root) or _answers(root)))
        draft.governor = root.head.i
        if draft.form == "pronoun" and root.dep_ in ("dobj", "dative", "pobj", "iobj"):
            draft.clause = frozenset(_verbs(root))
    start = draft.span.start - paragraph.span.start
    draft.place = placed(paragraph.text, start)
    draft.owner = paragraph.text[draft.span.end - paragraph.span.start :][:1] in ("'", "’")


def _leads(subject: Token) -> bool:
    """Tell the subject of a sentence, or of one of those joined in it, from that of a clause."""
    verb = subject.head
    for _ in range(_JOINED):
        verb = verb.head if verb.dep_ == "conj" else verb
    return subject.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ROOT"


def _empty(it: Token) -> bool:
    """Tell what stands for nobody: "it is said", "it is early morning"."""
    return it.lower_ == "it" and (it.dep_ == "nsubjpass" or it.head.lemma_ == "be")


def _answers(it: Token) -> bool:
    """Tell who is spoken of before, not who acted: "Ruritania accused Borduria. It denied the charge"."""
    also = any(child.lower_ in ("also", "further") for child in it.head.children)
    return it.head.lemma_ in _ANSWERING and not also


def _verbs(token: Token) -> Iterator[int]:
    """The verb over ``token`` and those whose subject it shares ("called him, urging him to come")."""
    verb = token.head
    for _ in range(_JOINED):
        yield verb.i
        bare = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(t.dep_ == "nsubj" for t in verb.lefts)
        if not (bare or verb.dep_ in ("conj", "prep", "pobj", "xcomp")) or verb.head is verb:
            return
        verb = verb.head
