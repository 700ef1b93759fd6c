"""Which function a phrase may mean, and whose it is: "the Kremlin chief" is "the Russian president"."""

from functools import cache

from communique.resolve.lexicon import TOKEN, phrases, titles, words
from communique.text.gazetteer import adjective, lookup


def fits(function: str) -> tuple[tuple[str, ...], ...]:
    """Return the functions that a phrase may mean, the exact one first; "the minister" is any alike."""
    loose = titles()["loose"].get(function, ())
    if function == "minister":
        fields = (f"{field} minister" for field in titles()["bodies"]["fields"])
        return ((*loose, *fields),)
    return ((function,), *((other,) for other in loose if other != function))


@cache
def function_of(title: str) -> str | None:
    """Return the common name of the last function that stands in ``title``.

    >>> function_of("Foreign Ministry spokeswoman"), function_of("secretary of state"), function_of("tree")
    ('spokesperson', 'foreign minister', None)
    """
    tokens = [t.lower() for t in TOKEN.findall(title.replace("’", "'"))]
    found: str | None = None
    at = 0
    while at < len(tokens):
        for phrase, word in phrases().get(tokens[at], ()):
            if tuple(tokens[at : at + len(phrase)]) == phrase and word.kind == "r":
                found, at = word.value, at + len(phrase) - 1
                break
        else:
            found = titles()["headed"].get(tokens[at], found) if found == "chief" else found
        at += 1
    return found


@cache
def state_of(name: str) -> str:
    """Return the state that a body speaks for, or the body itself where it speaks for none but itself.

    >>> [state_of(n) for n in ("Kremlin", "Russian Foreign Ministry", "European Parliament", "IAEA")]
    ['Russia', 'Russia', 'European Union', 'IAEA']
    """
    entry = lookup(name)
    if entry is not None:
        owner = lookup(entry.state) if entry.state else None
        if owner is not None and owner.kind == "state" and entry.kind != "state":
            return owner.name
        return "European Union" if entry.state == "European Union" else entry.name
    pieces = name.split()
    for size in (3, 2, 1):
        first = lookup(" ".join(pieces[:size])) if size < len(pieces) else None
        if first is not None and first.form in ("adjective", "name"):
            return state_of(first.name)
    return name


def office_name(function: str | None, state: str) -> str | None:
    """Return what the office of a state's president or head of government is called, if it is one.

    >>> office_name("prime minister", "Norway"), office_name("prime minister", "United Kingdom")
    ("Norwegian Prime Minister's Office", 'Downing Street')
    """
    entry = lookup(state)
    if function not in words("offices", "functions") or entry is None or entry.kind != "state":
        return None
    known: str | None = titles()["seated"].get(f"{state} {function}")
    return known or f"{adjective(state)} {str(function).title()}'s Office"


def belongs(holder: str | None, asked: str | None) -> bool:
    """Tell whether what is ``holder``'s may be called ``asked``'s (``None``: it is not said whose)."""
    return asked is None or (holder is not None and (holder == asked or state_of(holder) == state_of(asked)))


def is_above(holder: str | None, asked: str | None) -> bool:
    """Tell whether ``asked`` is a body of the state ``holder`` that is called after it.

    >>> [is_above("Russia", body) for body in ("Russian Foreign Ministry", "Kremlin", "NATO")]
    [True, False, False]
    """
    return bool(asked) and holder != asked and lookup(str(asked)) is None and state_of(str(asked)) == holder


@cache
def deployed_by(name: str) -> str:
    """Return the state or bloc whose troops or ships ``name`` is; an army, or another name, as it is.

    >>> [deployed_by(n) for n in ("South Korean troops", "Russian coast guard", "Russian army")]
    ['South Korea', 'Russia', 'Russian army']
    """
    pieces = name.split()
    whose = next(
        (n for n in (2, 1) if (e := lookup(" ".join(pieces[:n]))) and e.kind in ("state", "bloc")), 0
    )
    rest = pieces[whose:]
    known = any(" ".join(rest[at:]) in words("bodies", "deployed") for at in range(len(rest)))
    return state_of(name) if whose and known and all(p.islower() for p in rest) else name
