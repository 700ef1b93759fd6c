"""Give the first of a couple the family name that both share: "George and Amal Clooney"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.lexicon import given_names
from communique.resolve.units import Unit


def couples(united: Sequence[list[Unit]]) -> None:
    """Write the family name into the given name before "and", in the units of a document's paragraphs.

    Not where the document has the name as somebody's family name: "Ryan and Ann Roe" may be Tom Ryan and she.
    """
    full = {u.text for each in united for u in each if u.kind == "n" and " " in u.text}
    borne = {name.split()[-1] for name in full}
    for units in united:
        for at in range(len(units) - 2):
            first, link, second = units[at : at + 3]
            pair = first.kind == second.kind == "n" and link.text.lower() in ("and", "&")
            alone = at == 0 or units[at - 1].kind not in "nrh"
            if pair and alone and first.text in given_names() and first.text not in borne:
                given, _, family = second.text.partition(" ")
                if family and given in given_names():
                    units[at] = replace(first, text=f"{first.text} {family}")
