"""Load how acts point back: to what was said and done before them, to whom they mean."""

import re
from dataclasses import dataclass
from functools import cache

from communique.text.lexicon import table


@dataclass(frozen=True)
class Exchanges:
    """The patterns and word classes of ``exchanges.toml``; case does not count."""

    both: re.Pattern[str]
    mankind: re.Pattern[str]
    mutual: re.Pattern[str]
    peace: re.Pattern[str]
    """What a third party asks of the two who quarrel."""
    mediation: re.Pattern[str]
    """What it offers them."""
    made_up: re.Pattern[str]
    """What it welcomes of theirs."""
    all_of_them: re.Pattern[str]
    silent: re.Pattern[str]
    everyone: re.Pattern[str]
    own: re.Pattern[str]
    remedy: re.Pattern[str]
    governing: re.Pattern[str]
    """A government of which is not said whose it is."""
    sitting: re.Pattern[str]
    """A chamber of which is not said whose it is."""
    politician: re.Pattern[str]
    """What tells who is in politics and in no national government."""
    governor: re.Pattern[str]
    pronouns: frozenset[str]
    personal: frozenset[str]
    """Pronouns for one person."""
    impersonal: frozenset[str]
    """Pronouns for a state or body, or several."""
    pointing: frozenset[str]
    """Pronouns, and determiners of what is known: "its neighbour"."""
    counterparts: frozenset[str]
    """Nouns for the other side: "its neighbour", "the government"."""
    lands: frozenset[str]
    """Those of them that mean a state."""
    rivals: frozenset[str]
    """Those of them that mean whoever is beside or against somebody."""
    quantifiers: frozenset[str]
    beside: re.Pattern[str]
    """Words behind a group that say which it is: "countries in the region"."""
    registers: frozenset[str]
    """States whose flag does not tell whose a ship is."""
    offices: frozenset[str]
    organs: frozenset[str]
    servants: frozenset[str]
    subjects: frozenset[str]
    kin: frozenset[str]
    back: frozenset[str]
    determined: frozenset[str]
    answered: dict[str, frozenset[str]]


@cache
def exchanges() -> Exchanges:
    """Return the shipped patterns, read once."""
    held = table("exchanges.toml")

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(held[name], re.IGNORECASE)

    return Exchanges(
        both=pattern("both"),
        mankind=pattern("mankind"),
        mutual=pattern("mutual"),
        peace=pattern("peace"),
        mediation=pattern("mediation"),
        made_up=pattern("made_up"),
        all_of_them=pattern("all_of_them"),
        silent=pattern("silent"),
        everyone=pattern("everyone"),
        own=pattern("own"),
        remedy=pattern("remedy"),
        governing=pattern("governing"),
        sitting=pattern("sitting"),
        politician=pattern("politician"),
        governor=pattern("governor"),
        pronouns=frozenset(held["pronouns"]),
        personal=frozenset(held["personal"]),
        impersonal=frozenset(held["impersonal"]),
        pointing=frozenset(held["pronouns"]) | frozenset(held["determiners"]),
        counterparts=frozenset(held["counterparts"]),
        lands=frozenset(held["lands"]),
        rivals=frozenset(held["rivals"]),
        quantifiers=frozenset(held["quantifiers"]),
        beside=pattern("beside"),
        registers=frozenset(held["registers"]),
        offices=frozenset(held["offices"]),
        organs=frozenset(held["organs"]),
        servants=frozenset(held["servants"]),
        subjects=frozenset(held["subjects"]),
        kin=frozenset(held["kin"]),
        back=frozenset(held["back"]),
        determined=frozenset(held["determined"]),
        answered={
            noun: frozenset(kind.split()) for kind, nouns in held["answered"].items() for noun in nouns
        },
    )
