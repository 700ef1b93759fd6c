"""Whose a function or a body is: "Russia's", "of the alliance", "the ministry's"."""

from communique.resolve.evidence import Names
from communique.resolve.lexicon import words
from communique.resolve.phrases import Phrase
from communique.resolve.units import Unit
from communique.text.gazetteer import adjective

_SAME = {
    "ministry of foreign affairs": "foreign ministry",
    "foreign affairs ministry": "foreign ministry",
    "ministry of external affairs": "external affairs ministry",
    "ministry of defence": "defence ministry",
    "ministry of defense": "defense ministry",
    "ministry of the interior": "interior ministry",
    "ministry of interior": "interior ministry",
    "ministry of finance": "finance ministry",
    "ministry of commerce": "commerce ministry",
    "ministry of justice": "justice ministry",
    "ministry of energy": "energy ministry",
    "ministry of health": "health ministry",
    "ministry of unification": "unification ministry",
}


def owner(phrase: Phrase, names: Names) -> str | None:
    """Return the canonical name of the state or body that the head of ``phrase`` belongs to."""
    before = phrase.before
    if (
        phrase.head
        and phrase.head[-1].text.lower().endswith("minister")
        and before
        and _is_region(before[-1])
    ):
        before = before[:-1]  # "the Europe minister" deals with it
    if phrase.head and phrase.head[-1].text.lower().split()[-1] in words("portfolios"):
        states = tuple(u for u in phrase.of if u.kind != "n" or names.kind_of(u.text) in ("state", "bloc"))
        return _nearest(states, names) or _nearest(before, names)
    sent_to = phrase.of and phrase.of[0].kind == "t"
    field = None if sent_to else _nearest(phrase.of, names)
    whose = _nearest(before, names)
    known = field is not None and (whose is None or names.kind_of(field) is not None)
    return field if known else whose


def _is_region(unit: Unit) -> bool:
    return unit.entry is not None and unit.entry.kind == "bloc" and unit.entry.form == "name"


def body_name(whose: str, body: str) -> str:
    """Return the canonical name of a body from its state's adjective.

    >>> body_name("Russian", "ministry of foreign affairs"), body_name("US", "military")
    ('Russian Foreign Ministry', 'US military')
    >>> body_name("Norwegian", "ministry of fisheries")
    'Norwegian Fisheries Ministry'
    """
    field = body.removeprefix("ministry of ")
    same = f"{field} ministry" if field in words("bodies", "fields") and field != body else body
    title = " ".join(
        w if w in ("of", "the", "and", "for") else w.capitalize() for w in _SAME.get(same, same).split()
    )
    small = body in words("bodies", "small")
    return f"{whose} {body if small else title}"


def called(noun: str) -> str:
    """Return what a body's common noun has in common with other words for the same: "defence ministry"."""
    return body_name("", noun).strip().lower().replace("defense", "defence")


def _nearest(units: tuple[Unit, ...], names: Names) -> str | None:
    whose: str | None = None
    for unit in units:
        if unit.kind in "asdn":
            whose = names.canonical(unit) or whose
        elif unit.kind == "i" and unit.word is not None and whose is not None:
            whose = body_name(names.adjective_of(whose) or adjective(whose), unit.word.value)
        elif unit.kind == "G":
            whose = f"the {unit.text.lower()}"
    return whose
