"""What the mentions of a collection say of names: their kinds, spellings, functions and genders."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

import msgspec

from communique.model import ActorKind, Mention, Reading
from communique.resolve.abbreviations import initials
from communique.resolve.functions import function_of
from communique.resolve.lexicon import Gender, titles, words
from communique.resolve.peoples import states
from communique.resolve.wording import bare_name
from communique.text.gazetteer import lookup

_STYLE = re.compile(r"(?<!\w)(?:U\.S\.|US\b)")
_FEDERAL = re.compile(r"\b(?:Department|Treasury|Senate|House of Representatives)\b")
_DEPARTMENT = re.compile(r"\bDepartment of (?:the )?(?!Justice)(\w+)$")
"""News calls it the other way round; that of Justice both ways."""
_ALWAYS = re.compile(r"^UN | Council$")
_LEGAL = re.compile(r",? (?:Inc|Corp|Corporation|Ltd|Co\. Ltd|PLC|plc|LLC|GmbH|AG|N\.V|S\.A)\.?$")
"""A firm is called without its legal form."""
_LINKS = frozenset(("of", "for", "the", "and", "on", "in", "to"))


def titled(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Yield each name with the mention that tells its function: its own, or the phrase it is apposed to.

    Of "In Zubrow, Ada Roe, the navy minister" the name alone may have whom she serves.
    """
    named = {m.span: m for m in reading.mentions if m.name}
    for mention in reading.mentions:
        if mention.name and mention.role and mention.span.covers(mention.role):
            yield mention, mention
        elif mention.form == "role" and mention.kind == "person" and mention.antecedent in named:
            other = named[mention.antecedent]
            if other.role == mention.role:
                yield (
                    other,
                    msgspec.structs.replace(mention, affiliation=mention.affiliation or other.affiliation),
                )


def is_counterpart(mention: Mention) -> bool:
    """Tell whether a mention is "her Omani counterpart", of whom only the "her" is resolved."""
    by_possessor = mention.antecedent is not None and mention.span.covers(mention.antecedent)
    return by_possessor and mention.affiliation is not None and function_of(mention.text) == "counterpart"


def honorific(words_: str) -> Gender | None:
    """Return the gender that "Mr" or "Mrs" before a name tells."""
    first = words_.split()[0].lower() if words_.split() else ""
    genders: tuple[Gender, Gender] = ("male", "female")
    return next((g for g in genders if first in words("honorifics", g)), None)


def kinds(everything: Iterable[Mention]) -> dict[str, ActorKind]:
    """Return what each name is, by the majority of the mentions that know."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for mention in everything:
        if mention.name and mention.kind:
            votes[mention.name][mention.kind] += 1
    decided = {name: counted.most_common(1)[0][0] for name, counted in votes.items()}
    for name in decided:
        entry = lookup(name)
        if entry and entry.name == name:
            decided[name] = entry.kind
    return decided


def same_bodies(known: dict[str, ActorKind]) -> dict[str, str]:
    """Map "Ruritanian" to "Ruritania", but "Ruritania Foreign Ministry" to "Ruritanian Foreign Ministry".

    "Ruritanian coast guard" is the "Ruritania Coast Guard" where a text writes that as a name.
    Of "Ruritanian Defence Ministry" and "Ruritanian Defense Ministry" the one named first stands; a foreign
    office is the state's foreign ministry where any text calls it so, or has a title of its own; a Department
    of Trade is the Trade Department, a ministry of no field the one that any text names (of several the
    foreign), and a firm has no legal form, "Corporation" where a text leaves it out.
    """
    firsts = {n.split()[0] for n in known}
    proper = {n.casefold(): n for n in known if n.istitle() and " " in n}
    peoples = {word: base for word in firsts for base in states(word) if known.get(base) == "state"}
    spelt = {word: base for word, base in peoples.items() if known.get(word) != "person"}
    for name in known:
        adjective_, _, body = name.partition(" ")
        base = peoples.get(adjective_)
        if body and base and f"{base} {body}" in known:
            spelt[f"{base} {body}"] = name
        if body.islower() and (
            owned := proper.get(name.casefold()) or proper.get(f"{base} {body}".casefold())
        ):
            spelt[name] = owned
        if body == "Ministry" and (held := {n for n in known if _is_field(n, adjective_)}):
            foreign = held & {f"{adjective_} Foreign Ministry"}
            spelt[name] = next(iter(held if len(held) == 1 else foreign), name)
        if name.endswith(" Foreign Office") and f"{name[:-6]}Ministry" in known:
            spelt[name] = f"{name[:-6]}Ministry"
        if (called := _DEPARTMENT.sub(r"\1 Department", name)) != name and called in known:
            spelt[name] = called
        if (short := _LEGAL.sub("", name)) != name and (short in known or not name.endswith("ration")):
            spelt[name] = short
        other = (
            name.replace("Defense", "Defence") if "Defense" in name else name.replace("Defence", "Defense")
        )
        if other != name and other in known and name not in spelt:
            spelt[other] = name
    return spelt | _officially(known)


def _is_field(name: str, adjective_: str) -> bool:
    """Tell whether ``name`` is that of a ministry of one field, of the state that the adjective is of."""
    return re.fullmatch(rf"{re.escape(adjective_)} [\w ]+ Ministry", name) is not None


def _officially(known: Collection[str]) -> dict[str, str]:
    """Map a foreign ministry's names to its English title where a text prints that, else to one of them."""
    spelt: dict[str, str] = {}
    for plain, titled_ in titles()["officially"].items():
        called = [name for name in (titled_[0], plain, *titled_[1:]) if name in known]
        spelt |= dict.fromkeys(called[1:], called[0]) if called else {}
    return spelt


def printed(everything: Iterable[Mention]) -> dict[str, str]:
    """Map a known body's name to the fullest that a text prints: "FBI" to "Federal Bureau of Investigation".

    A department or chamber of the United States is told by them, spelt as the texts that name it do ("U.S.
    State Department"), where they spell them at all;
    councils and the bodies of the United Nations are called as always.
    """
    found: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, set[str]] = defaultdict(set)
    styles: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in everything:
        if (style := _STYLE.search(mention.text)) is not None:
            styles[mention.document][style.group()] += 1
        entry = lookup(mention.text) if mention.form == "name" and mention.kind == "organisation" else None
        if entry is not None and entry.name == mention.name and not _ALWAYS.search(entry.name):
            found[entry.name].add(_DEPARTMENT.sub(r"\1 Department", bare_name(mention)))
            texts[entry.name].add(mention.document)
    spelt = {text: counted.most_common(1)[0][0] for text, counted in styles.items()}
    called: dict[str, str] = {}
    for name, forms in found.items():
        form = _fullest(name, forms)
        if _FEDERAL.search(form) and (entry := lookup(name)) is not None and entry.state == "United States":
            telling = texts[name] & spelt.keys() or spelt.keys()
            voted = Counter(spelt[text] for text in sorted(telling)).most_common(1)
            form = " ".join((*(words for words, _ in voted), _STYLE.sub("", form).strip()))
        if form != name:
            called[name] = form
    return called


def attributive(everything: Iterable[Mention]) -> dict[str, str]:
    """Map "Ruritanian army" to "Ruritania army" where a text has that, and nowhere the adjective."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for mention in everything:
        if mention.form == "name" and mention.name and mention.affiliation and lookup(mention.name) is None:
            bare = bare_name(mention)
            seen.add(bare.casefold())
            body = bare.removeprefix(f"{mention.affiliation} ")
            if body != bare and mention.name.casefold().endswith(f" {body.casefold()}"):
                found[mention.name] = bare
    return {name: bare for name, bare in found.items() if name.casefold() not in seen}


def _fullest(name: str, forms: set[str]) -> str:
    proper = {f for f in forms if all(w[0].isupper() or w in _LINKS or w[:2] == "al" for w in f.split())}
    proper -= {f for f in proper if f.removesuffix("s") in name} - {name.removeprefix("US ")}
    proper -= {f for f in proper if name.count(" ") > 1 and " " not in f} | set(initials(name))
    if name in {form.replace(".", "") for form in forms}:
        tail, short = name.removeprefix("US "), name.isupper() and " " not in name
        proper = {f for f in proper if len(f) > len(name) and (f.endswith(tail) or (short and " " in f))}
        proper = {f for f in proper if f.replace(".", "") != name}
    return max(proper, key=lambda form: (len(form), form), default=name)
