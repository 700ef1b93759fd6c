"""Name those whom only a description tells: "all states", "countries in the region", "the appeals court"."""

from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.phrases import people
from communique.model import Reference, Span

_ARTICLES = ("the", "a", "an", "these", "those")
_MANY = ("people", "police", "personnel", "militia", "press", "public", "world")


def described(text: str, reference: Reference) -> Reference:
    """Return ``reference`` with its own words for a name where they describe a group or body without one.

    A group known by its noun keeps the words that say which, or how many, are meant. Single persons stay
    unnamed, and so do groups that are only somebody's: "his supporters".
    """
    said = reference.span.of(text).split() if reference.span is not None else []
    if said and said[0].lower() in ("this", "that"):
        return reference  # "this regime" was named before
    bare = said[1:] if said and said[0].lower() in _ARTICLES else said
    somebody = len(bare) == 1 and said[0].lower() in ("a", "an")
    if reference.span is None or not bare or somebody or not _several(bare[-1].lower()):
        return reference
    known = reference.actor
    which = exchanges().beside.match(text, reference.span.end)
    counted = len(bare) > 1 and bare[0].lower() in exchanges().quantifiers
    noun = " ".join(bare[counted:])
    nobody = said[0].lower() in exchanges().pronouns or said[0].lower() in ("every", "each", "no", "neither")
    several = reference.reason == "ambiguous" and said == bare and noun.islower() and noun.endswith("s")
    if known is None and ((reference.reason != "unnamed" and not several) or nobody):
        return reference
    if known is not None and (known.lower() != noun.lower() or not known.islower()):
        return reference
    if which is not None and noun.islower():
        name = " ".join([noun, *which.group().split()])
        return Reference(Span(reference.span.start, which.end()), name)
    return Reference(reference.span, noun.lower() if _common(noun) else " ".join(bare))


def _several(noun: str) -> bool:
    """Tell a noun for several persons, or for a body of them."""
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    many = noun.endswith("s") and not noun.endswith("ss")
    return many or noun in _MANY or bool({noun, singular} & people()["bodies"])


def _common(noun: str) -> bool:
    """Tell a common noun that opens a sentence from a name: "States must", "Lawmakers should"."""
    return noun.istitle() and noun.lower().removesuffix("s") in people()["bodies"]
