"""Tell whom a name denotes with the words behind it: "Roe's office", "Roe's aunt", "Ruritanian exiles"."""

import re
from collections.abc import Sequence

from communique.model import Mention, Span
from communique.resolve.functions import function_of, office_name, state_of
from communique.resolve.groups import are_people
from communique.resolve.leaders import offices, served
from communique.resolve.lexicon import words
from communique.resolve.meant import Meant
from communique.resolve.votes import begins_as_person
from communique.resolve.wording import is_past, title_of
from communique.text.gazetteer import adjective

_OWNED = re.compile(r"[’']s?\s+\w")
_POSSESSED = re.compile(r"[’']s?\s+((?:(?!top\b|biggest\b|largest\b|main\b|own\b)[a-z-]+\s+){1,3}([a-z]+))")
POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my", "your"))
_NOUNS = re.compile(
    r"(?!(?:of|in|at|on|from|for|by|with|to|too|also|alone|and|or|who|which|\w+sel(?:f|ves))\b)"
    r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)*$"
)
_COMPOUND = re.compile(r"^-\w+\s+")
"""What makes one word of a name and a participle: "Drovian-appointed"."""
_STAFF = re.compile(
    r"(?:[’']s?\s+)?(?:(?!foreign\b|home\b)\w+\s+)?(campaign|office|team|camp|staff|family|delegation)"
)
"""Who act for somebody: "the Roe campaign", "Roe's office"."""
_GATHERING = re.compile(r"(?:leaders[’']? |foreign ministers[’']? )?(?:summit|meeting|conference|council)")
"""Where a bloc meets, and acts: "the EU summit"."""
_PAPER = re.compile(
    r"(?:\w+\s+){0,2}(?:newspaper|daily|tabloid|magazine|weekly|paper|website|site|portal|wire|radio|network"
    r"|(?:news )?(?:agency|service)|television|TV|channel|broadcaster|station|outlet|think tank)"
)
"""What a medium is, behind its name."""


def with_rest(meant: Meant, mention: Mention, rest: str, span: Span) -> tuple[list[str], str] | None:
    """Return whom ``mention`` denotes with ``rest``, the words behind it up to the end of ``span``.

    Or else the reason why that is not known; ``None`` where ``rest`` makes it no other than it is alone.
    """
    whole = " ".join(meant.text[mention.span.start : span.end].split())
    own = mention.text.lower() in POSSESSIVE
    if (
        (staff := _STAFF.fullmatch(rest))
        and (named := meant.names(mention)[0])
        and mention.form != "adjective"
    ):
        return [_staff(meant, named[0], staff[1])], ""
    if (body := _body_of(mention, rest)) is not None:
        return [body], ""
    if _OWNED.match(rest) or (own and _NOUNS.match(rest)):
        known = meant.names(mention)[0] if mention.kind == "person" else []
        full = f"{known[0]}{meant.text[mention.span.end : span.end]}" if len(known) == 1 else whole
        return ([" ".join(full.split())], "") if are_people(rest) and not own else ([], "unnamed")
    if mention.form not in ("adjective", "name") or not _NOUNS.match(_COMPOUND.sub("", rest)):
        return None
    if mention.form == "name" and (_is_called(mention, rest) or _is_medium(mention, rest)):
        return meant.names(mention)
    if mention.kind == "bloc" and _GATHERING.fullmatch(rest):
        return meant.names(mention)
    if not rest.endswith("s"):
        state = mention.form == "adjective" or (mention.kind == "state" and mention.text.isupper())
        common = rest.split()[-1] in words("bodies", "common") | words("bodies", "commonly")
        return ([whole], "") if state and common else ([], "unnamed")
    return [whole], ""


def _body_of(mention: Mention, rest: str) -> str | None:
    """Return what a state's body is called by a common noun: "Ruritania's national trade council"."""
    owned = _POSSESSED.fullmatch(rest) if mention.kind == "state" and mention.form == "name" else None
    known = (words("bodies", "common") | words("bodies", "commonly")) - {"ministry"}
    return f"{adjective(str(mention.name))} {owned[1]}" if owned and owned[2] in known else None


def _is_medium(mention: Mention, rest: str) -> bool:
    return mention.kind in ("organisation", None) and _PAPER.fullmatch(rest) is not None


def _is_called(mention: Mention, rest: str) -> bool:
    """Tell whether ``rest`` is the common noun of the body named: "the Tarn Front party"."""
    mistaken = (
        mention.kind == "person" and mention.name == mention.text and not begins_as_person(mention.text)
    )
    body = mention.kind in ("organisation", None) or mistaken
    return body and rest.lower() in words("generic", "organisation") | words("called")


def own_staff(meant: Meant, within: Sequence[Mention], span: Span) -> str | None:
    """Return who "her office" is, the words of ``span``: that of whomever "her" takes up, if anybody."""
    owner = next((m for m in within if m.form == "pronoun" and m.span.start == span.start), None)
    staff = _STAFF.fullmatch(meant.text[owner.span.end : span.end].strip()) if owner else None
    named = meant.names(owner)[0] if owner and staff else []
    return _staff(meant, named[0], staff[1]) if staff and named else None


def _staff(meant: Meant, whose: str, staff: str) -> str:
    if staff == "campaign":
        return f"{whose.split()[-1]} campaign"
    return (staff == "office" and _office(meant, whose)) or f"{whose}'s {staff}"


def _office(meant: Meant, whose: str) -> str | None:
    """Return what the office of the president or head of government is called that ``whose`` bearer is.

    As the text has it, or else the public record: "Downing Street", "Drovian Prime Minister's Office".
    """
    titled = meant.titled(whose)
    now = [m for m in titled if not is_past(m.text)]
    told = {(function_of(title_of(m)), state_of(m.affiliation or served(whose) or "")) for m in now}
    held = sorted(told if titled else offices(whose), key=str)
    return next(filter(None, (office_name(function, state) for function, state in held)), None)
