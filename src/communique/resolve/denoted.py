"""Tell whom the words of a claim denote: the actors that they name, or a group that they describe."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from communique.model import Mention, Span
from communique.resolve.appositions import apposed
from communique.resolve.authors import author_before, author_behind, author_of, is_said, is_text, since
from communique.resolve.functions import function_of
from communique.resolve.groups import COUNT, are_people, described, some_of
from communique.resolve.lexicon import plural, titles, words
from communique.resolve.wording import MEDIUM
from communique.text.gazetteer import lookup

_WORDS = "and|or|nor|as well as|along with|together with|both|neither|either|the|other"
_JOINED = re.compile(rf"(?:[\s,;/&]|\b(?:{_WORDS})\b|[’']s?)*")
_STRIFE = re.compile(r"\s+(?:war|conflict|dispute|crisis|tensions?|border|rivalry|row)\b")
"""Behind "Ruritania-Drovia" it tells that the two are not together."""
_OWNED = re.compile(r"[’']s?\s+\w")
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "no"))
_POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my", "your"))
_NOUNS = re.compile(
    r"(?!(?:of|in|at|on|from|for|by|with|to|too|also|alone|and|or|who|which|\w+sel(?:f|ves))\b)"
    r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)*$"
)
_SINGLE = re.compile(r"(?:an?|another|one)\s", re.I)
_PLACED = re.compile(r"\b(?:in|at|near|outside|inside|across)\s+(?:the\s+)?$")
_PARTED = re.compile(
    r"(?!(?:all|both|each|most|some|many|members?|everyone)\b).*\b(?:of|by|from|about)\s+(?:the\s+)?$", re.I
)
"""Words before a name that make it another's: "the share of Republicans", "a poll by"."""
_POSSESSES = re.compile(r"[’']s?\s+")
_PREPOSED = re.compile(r"(?!\s*(?:and|or)\b)(?!.*\b(?:of|in|at|on|from|for|by|with|to)\b)[\w\s.'’-]*")
"""Words between a name and the name of a person to whom they all belong: "GOP contender and surgeon X"."""
_ALLIES = re.compile(r"\s+and\s+(?:its|his|her|their)\s+(?:\w+\s+)?(?:allies|partners)\b")
_AND = re.compile(r"\s+(?:and|or|&)\s+")
_QUALIFIED = re.compile(
    r"(?:(?!(?:of|in|at|on|by|from|for|about|with|to|than|\w+s\s+and)\b)"
    r"[a-z][\w-]*,?\s+){1,5}"
)
"""Adjectives before a group: "progressive and", "black"."""
_WHERE = re.compile(r"(?:of|in|from|at)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,4}")
"""What says whose or where a group is: "of the refugee camp"."""

_SOON = 120
"""Characters behind a text in which whoever made it is named."""
_STAFF = re.compile(r"(?:[’']s?\s+)?(?:\w+\s+)?(campaign|office|team|camp|staff|family|delegation)")
"""Who act for somebody: "the Roe campaign", "Roe's office"."""
_PAPER = re.compile(
    r"(?:\w+\s+){0,2}(?:newspaper|daily|tabloid|magazine|weekly|paper|website|site|portal|wire|radio|network"
    r"|(?:news )?(?:agency|service)|television|TV|channel|broadcaster|station|outlet|think tank)"
)
"""What a medium is, behind its name."""


class Denoted:
    """Whom the words of spans denote in one document, where ``named`` says whom its mentions mean.

    ``holders`` are those whom the document names, by their functions.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        named: Mapping[Span, list[str]],
        holders: Mapping[str, set[str]],
    ) -> None:
        self._text = text
        self._named = named
        self._holders = holders
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._longest = max((len(m.span) for m in self._mentions), default=0)

    def near(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that may share a character with ``span``, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        return self._mentions[first : bisect_left(self._starts, span.end)]

    def names(self, mention: Mention) -> tuple[list[str], str]:
        """Return whom one mention means, or the reason why that is not known."""
        names = self._named.get(mention.span, [])
        return list(names), "" if names else mention.reason or "ambiguous"

    def who(self, span: Span) -> tuple[list[str], str]:
        """Return whom ``span`` denotes, in order, or the reason why that is not known."""
        names, reason = self._who(span)
        return (names, "") if names else (self._apposed(span) or self._issued(span), reason)

    def _issued(self, span: Span) -> list[str]:
        """Return whose text it is that speaks: "a report by the ministry", "the statement"."""
        phrase = span.of(self._text)
        if not is_said(phrase):
            return []
        behind = self.near(Span(span.end, span.end + _SOON))
        if author := author_behind(self._text, span.end, [m for m in behind if m.span.start >= span.end]):
            return self._listed(author)
        if not is_text(phrase):
            return []
        before = _outermost(self.near(Span(since(self._text, span), span.start)))
        author = author_before(self._text, span, before)
        return self._listed(author) if author else []

    def _listed(self, first: Mention) -> list[str]:
        """Return whom a list names that begins with ``first``."""
        ahead = self.near(Span(first.span.start, first.span.end + _SOON))
        listed = [first]
        for mention in _outermost([m for m in ahead if m.span.start >= first.span.end]):
            if not _JOINED.fullmatch(self._text, listed[-1].span.end, mention.span.start):
                break
            listed.append(mention)
        names = [name for mention in listed for name in self.names(mention)[0]]
        return list(dict.fromkeys(names))

    def _who(self, span: Span) -> tuple[list[str], str]:
        within = [m for m in self.near(span) if m.span.overlaps(span)]
        if not within:
            return self._bare(span), "unnamed"
        text = self._text
        if staff := self._own_staff(within, span):
            return [staff], ""
        inside = _outermost([m for m in within if self._inside(m, span) and not _is_text(m)])
        around = [m for m in within if m.span.covers(span)]
        if inside and (author := author_of(text, span, inside)):
            return self._listed(author), self.names(author)[1]
        wider = next((m for m in around if self._begins(m, span) and m.form != "group"), None)
        if wider is not None and not any(m.span.end == span.end for m in inside):
            return self.names(wider)
        if around and not inside:
            return self.names(around[-1])
        if not inside:
            return self.names(within[0])
        last = inside[-1]
        if len(inside) > 1 and last.span.end == span.end and MEDIUM.search(text, span.start, last.span.start):
            return self.names(last)
        if group := self._group(span, inside):
            return [group], ""
        before = text[span.start : inside[0].span.start]
        if len(inside) == 1 and inside[0].name in titles()["parties"].values():
            member = inside[0].span.end == span.end and plural(inside[0].text.split()[-1].lower())
            if _SINGLE.match(before) or member == str(inside[0].name).lower():
                return [], "unnamed"
        if _PARTED.fullmatch(before) or (inside[0].kind != "bloc" and _PLACED.search(before)):
            return [], "unnamed"
        rest = text[inside[-1].span.end : span.end].strip()
        if len(inside) == 1 and not rest and (people := some_of(text[span.start : span.end])):
            return [people], ""
        if len(inside) == 1 and rest and (other := self._rest(inside[0], rest, span)) is not None:
            return other
        if len(inside) == 2 and not rest and (body := self._one_body(*inside)):
            return body, ""
        return self._together(inside, rest, span)

    def _begins(self, mention: Mention, span: Span) -> bool:
        """Tell whether ``span`` begins where the mention does, but for an article."""
        return self._text[mention.span.start : span.start].lower().strip() in ("", "the")

    def _inside(self, mention: Mention, span: Span) -> bool:
        """Tell whether the mention stands in ``span``, but for an article before a list of names."""
        led = mention.form == "name" and mention.span.end < span.end and self._begins(mention, span)
        return span.covers(mention.span) or led

    def _together(self, inside: Sequence[Mention], rest: str, span: Span) -> tuple[list[str], str]:
        """Return those named side by side."""
        text = self._text
        allies = _ALLIES.match(text, inside[0].span.end, span.end) if len(inside) > 1 else None
        first, reason = self.names(inside[0])
        if allies and first and not self.names(inside[-1])[0]:
            return [first[0] + " ".join(allies.group().split(" ")).replace("  ", " ")], ""
        names = list(first)
        last = inside[-1]
        if inside[0].form == "group" and names == [inside[0].name]:
            names = [self._qualified(span, inside[0])]
        if len(inside) > 1 and not rest and last.kind == "person" and last.form == "name":
            gap = text[inside[0].span.end : last.span.start]
            if gap.strip(" -,") and not _JOINED.fullmatch(gap) and _PREPOSED.fullmatch(gap):
                return self.names(last)
        for left, right in pairwise(inside):
            paired = text[left.span.end : right.span.start] in ("-", "–") and not rest
            paired = paired and not _STRIFE.match(text, right.span.end)
            if not paired and not _JOINED.fullmatch(text, left.span.end, right.span.start):
                break
            more, why = self.names(right)
            reason = reason or why
            if _POSSESSES.fullmatch(text, left.span.end, right.span.start):
                names = []
            names += [name for name in more if name not in names]
        return names, reason or "ambiguous"

    def _qualified(self, span: Span, group: Mention) -> str:
        """Return a group's name with the adjectives before it: "black farmers" of a list."""
        count = COUNT.match(self._text, span.start, group.span.start)
        before = self._text[count.end() if count else span.start : group.span.start]
        return " ".join(f"{before if _QUALIFIED.fullmatch(before) else ''}{group.name}".split())

    def _group(self, span: Span, inside: Sequence[Mention]) -> str | None:
        """Describe a group by all of its words: "black farmers", "residents of the camp"."""
        text = self._text
        count = COUNT.match(text, span.start, span.end)
        start = count.end() if count else span.start
        first, last = inside[0], inside[-1]
        if first.form == "group" and " of " in first.text and len(inside) > 1:
            owned = all(m.kind in ("state", "bloc") and m.form == "name" for m in inside[1:])
            return " ".join(text[start : span.end].split()) if owned and last.span.end == span.end else None
        if last.form != "group" or self.names(last)[0] not in ([], [last.name]) or last.name is None:
            return None
        before, behind = text[start : last.span.start], text[last.span.end : span.end].strip()
        several = len(inside) == 2 and _is_adjective(first) and not last.text.startswith("other ")
        beside = len(inside) == 2 and first.form == "adjective" and not behind
        if beside and first.span.start == start and text[first.span.end : last.span.start].isspace():
            whole = True
        elif several:
            crew = first.text.lower().split()[-1] in words("groups", "crews")
            several = not crew and _AND.fullmatch(text, first.span.end, last.span.start) is not None
            whole = several and first.span.start == start and not behind
        else:
            plain = not before.strip() or _QUALIFIED.fullmatch(before) is not None
            told = not behind or (last.affiliation is None and _WHERE.fullmatch(behind) is not None)
            whole = len(inside) == 1 and plain and told and bool(before.strip() or behind)
        return " ".join(text[start : span.end].split()) if whole else None

    def _own_staff(self, within: Sequence[Mention], span: Span) -> str | None:
        """ "Her office": of whomever "her" takes up."""
        owner = next((m for m in within if m.form == "pronoun" and m.span.start == span.start), None)
        staff = _STAFF.fullmatch(self._text[owner.span.end : span.end].strip()) if owner else None
        named = self.names(owner)[0] if owner and staff else []
        return _staff(named[0], staff[1]) if staff and named else None

    def _apposed(self, span: Span) -> list[str]:
        """ "Another user, Ann Lee, wrote": the person named directly behind."""
        for mention in self.near(Span(span.end, span.end + 4)):
            if (
                mention.span.start < span.end
                or mention.form != "name"
                or mention.kind not in ("person", None)
            ):
                continue
            if apposed(self._text, span.end, mention.span.start, mention.span.end) and " " in mention.text:
                return self.names(mention)[0]
        return []

    def _one_body(self, first: Mention, second: Mention) -> list[str]:
        """One body told by two names: "the Syrian news agency Sana", "the UN Board of Inquiry"."""
        gap = self._text[first.span.end : second.span.start]
        if gap.strip() or "person" in (first.kind, second.kind) or second.form != "name":
            return []
        if first.kind == "organisation" and first.role is None and first.text != first.name:
            return self.names(second)[0]
        if first.kind not in ("state", "bloc") or second.kind in ("state", "bloc"):
            return []
        known = lookup(second.text)
        if known is not None and known.state == first.name:
            return self.names(second)[0]
        start = first.span.start + 4 * first.text.lower().startswith("the ")
        return [" ".join(self._text[start : second.span.end].split())]

    def _bare(self, span: Span) -> list[str]:
        """A function without an article, as headlines have it ("says mediator"): its one holder here."""
        phrase = span.of(self._text).split()
        function = function_of(" ".join(phrase)) if phrase and phrase[0].lower() not in _INDEFINITE else None
        held = self._holders.get(function, set()) if function else set()
        if len(held) == 1:
            return list(held)
        group = described(span.of(self._text))
        return [group] if group else []

    def _rest(self, mention: Mention, rest: str, span: Span) -> tuple[list[str], str] | None:
        """Words behind a name make it another's: "Roe's aunt" is unnamed, "Ruritanian exiles" a group."""
        text = self._text
        whole = " ".join(text[mention.span.start : span.end].split())
        own = mention.text.lower() in _POSSESSIVE
        if (
            (staff := _STAFF.fullmatch(rest))
            and (named := self.names(mention)[0])
            and mention.form != "adjective"
        ):
            family = named[0].split()[-1]
            return [f"{family} campaign" if staff[1] == "campaign" else f"{named[0]}'s {staff[1]}"], ""
        if _OWNED.match(rest) or (own and _NOUNS.match(rest)):
            return ([whole], "") if are_people(rest) and not own else ([], "unnamed")
        if mention.form not in ("adjective", "name") or not _NOUNS.match(rest):
            return None
        if mention.form == "name" and mention.kind in ("organisation", None) and _PAPER.fullmatch(rest):
            return self.names(mention)
        if not rest.endswith("s"):
            court = rest.split()[-1] in words("bodies", "common") and mention.form == "adjective"
            return ([whole], "") if court else ([], "unnamed")
        return [whole], ""


def _is_text(mention: Mention) -> bool:
    return mention.form == "role" and mention.kind != "person" and is_said(mention.text)


def _staff(whose: str, staff: str) -> str:
    return f"{whose.split()[-1]} campaign" if staff == "campaign" else f"{whose}'s {staff}"


def _is_adjective(mention: Mention) -> bool:
    """Tell whether a name may stand before a noun: an adjective, a body's name, "U.S."."""
    body = mention.kind == "organisation" and mention.form == "name"
    return body or mention.form == "adjective" or (mention.kind == "state" and mention.text.isupper())


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out what lies inside another; ``mentions`` come in order, the longer first."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
