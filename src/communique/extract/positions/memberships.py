"""Expand the words for a group's members into its members: "all states of the former USSR"."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.model import Document, Members, Span, TimeExpression

_MEMBERS = (
    r"(?:(?:all|any|every|each|no|new|other|member|former|founding) )*"
    r"(?:countr(?:y|ies)|states?|members?|nations?|republics?|allies)"
)
_JOINING = r"(?:that|which|who)? ?(?:ha(?:s|ve|d) )?(?:joined|acceded to|became (?:a )?members? of)"
_GROUP = "(?:alliance|bloc|union)"
_VAGUE = re.compile(rf"\b{_MEMBERS} (?:of the {_GROUP}|{_JOINING}(?: the {_GROUP})?)\b", re.IGNORECASE)
"""The members, where the text calls the group "the alliance" or leaves it out."""
_BOUND = re.compile(r"\W*\b(after|since|before|until)\b\W*")


@dataclass(frozen=True)
class Group:
    """A bloc or a former state, and who belonged to it from when to when (ISO dates)."""

    name: str
    named: re.Pattern[str]
    members_of: re.Pattern[str]
    source: str
    until: str
    former: bool
    joined: dict[str, str]
    left: dict[str, str]

    def at(self, day: str) -> tuple[str, ...]:
        """Return who belonged to it on ``day``, an ISO date."""
        return tuple(m for m, since in self.joined.items() if since <= day < self.left.get(m, "9999"))


def spoken_of(text: str) -> Group | None:
    """Return the group that "the alliance" or "joined" means in ``text``: the one it names most often."""
    counted = [(sum(1 for _ in group.named.finditer(text)), group) for group in _groups() if not group.former]
    most, group = max(counted, key=lambda c: c[0])
    return group if most else None


def members(
    document: Document, where: Span, times: Sequence[TimeExpression], about: Group | None
) -> Members | None:
    """Return the members that words inside ``where`` speak of, and where that is known from; or ``None``.

    They are those of the day on which the document was published, or, where it has none, of the last day that
    the list covers; of a former state those that it ended with. ``about`` is what ``spoken_of`` returned.
    """
    text = where.of(document.text)
    found = [(match, group) for group in _groups() if (match := group.members_of.search(text)) is not None]
    if about is not None and (match := _VAGUE.search(text)) is not None:
        found.append((match, about))
    if not found:
        return None
    match, group = min(found, key=lambda f: f[0].start())
    return _expanded(document, group, Span(where.start + match.start(), where.start + match.end()), times)


def _expanded(document: Document, group: Group, here: Span, times: Sequence[TimeExpression]) -> Members:
    published = document.published.value[:10] if document.published is not None else ""
    day = published if len(published) == 10 and published < group.until and not group.former else group.until
    actors, told = group.at(day), f"{group.name} as of {day}"
    limit = _BOUND.match(document.text, here.end)
    date = next((t for t in times if limit and t.span.start in (limit.end(), limit.end() + 4)), None)
    if limit is not None and date is not None and date.value is not None and date.value[:4].isdigit():
        later = limit.group(1) in ("after", "since")
        actors = tuple(a for a in actors if (group.joined[a][: len(date.value)] > date.value) == later)
        told = f"{told}, joined {limit.group(1)} {date.value}"
        here = Span(here.start, date.span.end)
    return Members(actors, here, f"{told}; {group.source}")


@cache
def _groups() -> tuple[Group, ...]:
    data = tomllib.loads((files("communique") / "data" / "memberships.toml").read_text(encoding="utf-8"))
    groups = []
    for entry in data["group"]:
        name, itself = "|".join(entry["words"]), entry.get("itself", False)
        of = rf"{_MEMBERS} (?:of|in|belonging to) (?:the )?(?:former )?(?:{name})"
        joined = rf"{_MEMBERS} {_JOINING} (?:the )?(?:{name})"
        alone = rf"|(?:all |any |the )*(?:former )?(?:{name})" if itself else ""
        if "adjective" in entry:
            alone = rf"|(?:(?:all|any|the|former|other) )*{entry['adjective']} (?:republics|states|countries)"
        groups.append(
            Group(
                entry["name"],
                re.compile(rf"\b(?:{name})(?!\w)", re.IGNORECASE),
                re.compile(rf"\b(?:{of}|{joined}{alone})(?!\w)(?: \([A-Z]+\))?", re.IGNORECASE),
                entry["source"],
                entry["until"],
                entry.get("former", False),
                entry["members"],
                entry.get("left", {}),
            )
        )
    return tuple(groups)
