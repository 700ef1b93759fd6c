"""Describe what a noun phrase denotes: a person, a function, a group, a body, a pronoun."""

import re
from collections.abc import Iterator

from communique.model import ActorKind, MentionForm, Span
from communique.resolve.crowds import crowd
from communique.resolve.draft import Draft
from communique.resolve.evidence import Names
from communique.resolve.leaders import led
from communique.resolve.lexicon import titles, words
from communique.resolve.owners import body_name, owner
from communique.resolve.phrases import Phrase, at, is_noun
from communique.resolve.pronouns import as_pronoun
from communique.resolve.units import Unit
from communique.text.gazetteer import adjective, lookup
from communique.text.parse import Paragraph

_NEXT = re.compile(r"\s+(\w+)")
_SENT = re.compile(
    r"\s+in\s+(?!(?:[A-Z][\w’'-]*\s){1,3}(?:Gardens|Street|Square|Road|Avenue|Lane|Boulevard|Embankment|Terrace|Row)\b)"
    r"((?:the\s+)?[A-Z][\w.-]*(?:\s[A-Z][\w-]+)?)"
)
"""Where an embassy is: "the Ruritanian embassy in Harnov", no street."""
_SEAT = re.compile(r"\s+in\s+((?:the\s+)?[A-Z][\w.-]*(?:\s[A-Z][\w-]+)?)\b(?![’']s)")
"""Where a government sits: "the authorities in Harnov"."""
_NATIVE = re.compile(r"[A-Z][\w-]*(?:an|[qsln]i)")
"""One of a people, as "the French" and "the Swiss" are not."""
_LED = re.compile(r"[A-Z][\w.]*-(?:led|backed|brokered|sponsored)")
"""It names a coalition: "the US-led coalition"."""


def describe(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    """Yield the mentions in ``phrase``: the whole phrase's, then those of the names inside it."""
    make = {
        "titled": _titled,
        "role": _role,
        "group": crowd,
        "body": _body,
        "generic": _generic,
        "pronoun": _pronoun,
        "known": _known,
        "demonym": _native,
        "adjective": _native,
        "run": _run,
    }[phrase.shape]
    inner = [u for part in (phrase.before, phrase.of) for u in part if u.kind in "asdn"]
    possessor = list(_possessor(paragraph, phrase))
    for draft in make(paragraph, phrase, names):
        if possessor and draft.name is None:
            draft.possessor = possessor[0]
        yield draft
    yield from possessor
    if phrase.shape == "run" and phrase.before:
        inner = [u for u in phrase.before if u.kind in "asn"]
    for unit in inner:
        for draft in _single(paragraph, unit, names):
            draft.nested = True
            _entitle(paragraph, phrase, unit, draft, names)
            yield draft


def _entitle(paragraph: Paragraph, phrase: Phrase, unit: Unit, draft: Draft, names: Names) -> None:
    """Give a person named inside a phrase the function before his name: "President Roe's adviser"."""
    place = phrase.units.index(unit)
    title = phrase.units[place - 1] if place else unit
    if draft.kind == "person" and title.kind == "r" and title.word is not None:
        draft.span, draft.role = (
            at(paragraph, title.start, unit.end),
            at(paragraph, title.start, title.end),
        )
        draft.function = title.word.value
        draft.affiliation = names.canonical(phrase.units[place - 2]) if place > 1 else None


def _possessor(paragraph: Paragraph, phrase: Phrase) -> Iterator[Draft]:
    if phrase.determiner == "P":
        pronoun = as_pronoun(paragraph, phrase.units[0])
        pronoun.nested = True
        yield pronoun


def _titled(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    assert phrase.name is not None
    functions = [u for u in phrase.head if u.kind == "r"]
    held = functions[-1].word if functions else None
    if held and held.value in ("ambassador", "general") and phrase.before and phrase.before[-1].kind == "r":
        # "Spokesman Ambassador Roe", "Defence Minister General Roe": what he does, not his rank.
        functions = [phrase.before[-1]]
    past = _past(phrase)
    genders = [u.word.gender for u in phrase.head if u.word and u.word.gender]
    name = phrase.name.text
    yield Draft(
        at(paragraph, phrase.start, phrase.end),
        "name",
        "person",
        name=name,
        role=_role_span(paragraph, phrase) if functions else None,
        function=past + functions[-1].word.value if functions and functions[-1].word else None,
        affiliation=owner(phrase, names) if functions else None,
        gender=genders[-1] if genders else names.gender(name),
    )


def _role_span(paragraph: Paragraph, phrase: Phrase) -> Span:
    """The function without the owner's name: "Foreign Ministry spokeswoman"."""
    first = phrase.head[0]
    for unit in reversed(phrase.before):
        if unit.kind not in "mig":
            break
        first = unit
    first = next((u for u in phrase.before if u.text.lower() in words("modifiers", "past")), first)
    return at(paragraph, first.start, phrase.head[-1].end)


def _role(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    word = phrase.head[0].word
    if word is None or not is_noun(paragraph, phrase.head[0]):
        return
    known = phrase.determiner == "D" and phrase.head[0].text.lower() not in words("mouths")
    unnamed = phrase.determiner == "A" or (word.value == "analyst" and not known)
    function, end = _headed(paragraph, phrase, word.value)
    if function == "diplomat" and any(u.text.lower() in ("top", "chief") for u in phrase.before):
        function = "foreign minister"
    span = at(paragraph, phrase.start, end)
    yield Draft(
        span,
        "role",
        "person",
        role=span,
        function=_past(phrase) + function,
        affiliation=owner(phrase, names) or _serving_at(paragraph, phrase),
        gender=word.gender,
        unnamed=unnamed,
        reason="unnamed" if unnamed else None,
    )


def _headed(paragraph: Paragraph, phrase: Phrase, function: str) -> tuple[str, int]:
    """ "The head of Polish diplomacy" is a foreign minister: return the function and the phrase's end."""
    what = _NEXT.match(paragraph.text, phrase.end)
    known = titles()["headed"].get(what[1].lower()) if what and function == "chief" and phrase.of else None
    return (known, what.end()) if known and what else (function, phrase.end)


def _past(phrase: Phrase) -> str:
    """ "former " where the function is held no more: it must not be taken for the present holder's."""
    return "former " if any(u.text.lower() in words("modifiers", "past") for u in phrase.units) else ""


def _body(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    head = phrase.head[0]
    whose = owner(phrase, names) or _seated(paragraph, phrase)
    what = _NEXT.match(paragraph.text, phrase.end)
    issues = whose is not None and what is not None and what[1].lower() in words("texts")
    if head.word is None or not (issues or is_noun(paragraph, head)):
        return
    span = at(paragraph, phrase.start, phrase.end)
    low = head.word.value
    if whose and whose.startswith("the "):
        yield Draft(span, "role", "organisation", function=low, affiliation=whose)
        return
    leader = next((u for u in reversed(phrase.before) if u.kind == "n"), None)
    if leader and head.kind == "g":
        whose = led(leader.text.split()[-1]) or whose
    governing = names.kind_of(whose) if whose else None
    if (
        whose
        and governing in ("organisation", None)
        and low.endswith("agency")
        and phrase.before[-1].kind in "sn"
    ):
        yield Draft(span, "name", "organisation", name=whose)
    elif whose and (
        (head.kind in "gf" and governing in ("state", "bloc", None))
        or (head.kind == "g" and governing == "organisation")
    ):
        yield Draft(
            span,
            "role",
            governing,
            name=whose,
            function=low if head.kind == "f" or leader else None,
        )
    elif whose and head.kind == "i":
        sent = _SENT.match(paragraph.text, phrase.end) if low in words("bodies", "sent") else None
        place = f" in {sent[1]}" if sent else ""
        yield Draft(
            at(paragraph, phrase.start, sent.end() if sent else phrase.end),
            "name",
            "organisation",
            name=body_name(names.adjective_of(whose) or adjective(whose), low) + place,
            function=low,
            affiliation=whose,
        )
    elif (phrase.determiner or low in words("bodies", "bare")) and head.kind != "f":
        kind: ActorKind = "state" if head.kind == "g" else "organisation"
        owned = any(u.kind in "asdn" for u in (*phrase.before, *phrase.of))
        yield Draft(span, "role", kind, function=low, reason="ambiguous" if owned else None)


def _seated(paragraph: Paragraph, phrase: Phrase) -> str | None:
    """ "The government in Berlin" is Germany's: return the state in whose seat, or where, a body is."""
    seat = _SEAT.match(paragraph.text, phrase.end)
    owned = phrase.determiner == "P" or any(u.kind in "asdn" for u in phrase.before)
    abroad = any(u.text.lower() in words("bodies", "abroad") for u in phrase.units)
    if seat is None or abroad or owned:
        return None
    entry = lookup(seat[1]) or lookup(seat[1].split()[0])
    return entry.name if entry is not None and entry.kind == "state" else None


def _serving_at(paragraph: Paragraph, phrase: Phrase) -> str | None:
    """ "A foreign ministry spokesman in Berlin" serves Germany; an envoy there serves another."""
    return _seated(paragraph, phrase) if any(u.kind == "i" for u in (*phrase.before, *phrase.of)) else None


def _generic(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    head = phrase.head[0]
    kind = head.word.value if head.word else "bloc"
    if is_noun(paragraph, head):
        span = at(paragraph, phrase.start, phrase.end)
        whose: ActorKind = "bloc" if kind == "bloc" else "state" if kind == "state" else "organisation"
        leading = next((u for u in phrase.before if _LED.fullmatch(u.text)), None)
        name = paragraph.text[leading.start : head.end] if leading else None
        another = any(u.text.lower() in words("taken_up", "another") for u in phrase.before)
        yield Draft(
            span,
            "role",
            whose,
            name=name,
            function=None if leading else f"the {head.text.lower()}",
            reason="ambiguous" if another else None,
        )


def _pronoun(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    yield as_pronoun(paragraph, phrase.head[0])


def _known(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    for draft in _single(paragraph, phrase.head[0], names):
        draft.span = at(paragraph, phrase.start, phrase.end)
        yield draft


def _native(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    """ "The Canadian said": one person, where no noun follows."""
    unit = phrase.head[0]
    article = paragraph.text[max(0, unit.start - 4) : unit.start].lower() == "the "
    one = _NATIVE.fullmatch(unit.text) if unit.kind == "a" else not unit.text.endswith(("s", "men", "women"))
    if article and one and _speaks(paragraph, unit):
        span = at(paragraph, unit.start - 4, unit.end)
        state = names.canonical(unit)
        yield Draft(span, "role", "person", function="native", affiliation=state)
    else:
        yield from _known(paragraph, phrase, names)


def _speaks(paragraph: Paragraph, unit: Unit) -> bool:
    """Tell whether a finite verb follows directly, or stands before and nothing follows: "said the Swede"."""
    parsed = paragraph.doc.char_span(unit.start, unit.end, alignment_mode="expand")
    if parsed is None:
        return False
    behind, before = paragraph.doc[parsed.end : parsed.end + 1], paragraph.doc[: parsed.start][-2:-1]
    closed = len(behind) == 0 or behind[0].is_punct
    told = (*behind, *(before if closed else ()))
    return any(t.tag_ in ("VBD", "VBZ") and t.pos_ in ("VERB", "AUX") for t in told)


def _single(paragraph: Paragraph, unit: Unit, names: Names) -> Iterator[Draft]:
    span = at(paragraph, unit.start, unit.end)
    if unit.entry is None:
        name, kind = names.run(unit.text)
        form: MentionForm = "adjective" if names.is_adjective(unit.text) else "name"
        if kind is None and unit.text.split()[-1].lower() in words("things"):
            return
        gender = names.gender(name) if kind == "person" else None
        yield Draft(span, form, kind, name=name, gender=gender)
    else:
        forms: dict[str, MentionForm] = {"adjective": "adjective", "metonym": "metonym", "demonym": "metonym"}
        form = forms.get(unit.entry.form, "name")
        kind = unit.entry.kind
        yield Draft(
            span, form, kind, name=unit.entry.name, plural=unit.kind == "d", affiliation=unit.entry.state
        )


def _run(paragraph: Paragraph, phrase: Phrase, names: Names) -> Iterator[Draft]:
    for draft in _single(paragraph, phrase.head[0], names):
        if phrase.before and draft.kind in ("person", None):
            draft.affiliation = names.canonical(phrase.before[0])
            draft.span = at(paragraph, phrase.start, phrase.end)
        elif phrase.units[0].kind == "D":
            draft.span = at(paragraph, phrase.start, phrase.end)
        yield draft
