"""Name those at home whom a state's advice is for: "advised citizens to stay away", "told its tourists"."""

import re

from communique.extract.positions.parties import is_state
from communique.model import Position
from communique.text.gazetteer import adjective

_ADVISED = (
    r"citizens|nationals|tourists|students|travell?ers|holiday-?makers|expatriates|expats|pilgrims"
    r"|passport[- ]holders|migrant workers|guest workers"
)
_THEY = re.compile(
    rf"(?:(?:all|its|their|our|his|her|the|own|fellow) )*((?:{_ADVISED})(?:(?:,| and) (?:{_ADVISED}))*)"
)

_TO_DO = re.compile(r"\s+(?:not )?to \w")
"""Behind a people what it is to do, where behind an adjective its noun would stand."""


def own_people(text: str, position: Position, by: frozenset[str]) -> str | None:
    """Return what a state's own people are called whom it asks for something, joined where they are several.

    "Taiwanese" asked by Taiwan are its people.
    """
    span = position.addressee.span if position.addressee is not None else None
    if position.type != "REQUEST" or span is None or len(by) != 1 or not is_state(state := next(iter(by))):
        return None
    said, ours = " ".join(span.of(text).split()), adjective(state)
    if said == ours and not said.endswith("s") and _TO_DO.match(text, span.end):
        return f"{ours} people"
    found = _THEY.fullmatch(said.lower())
    return "; ".join(f"{ours} {group}" for group in re.split(r", and |, | and ", found[1])) if found else None
