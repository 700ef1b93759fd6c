"""What particular outlets do differently from the rest: a small file each in ``data/outlets``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from communique.text.lexicon import tables

_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\w/])")


@dataclass(frozen=True)
class Outlet:
    """The quirks of an outlet; one without any has none of them."""

    drop: tuple[str, ...] = ()
    """XPath of what stands inside the paragraphs of its pages and is no part of them."""
    standing: re.Pattern[str] | None = None
    """Lines that it prints under its articles."""
    day_first: bool = False
    """Whether 07/01/2022 is the seventh of January."""

    def is_standing(self, line: str) -> bool:
        """Tell whether ``line`` as a whole is one that it prints under its articles."""
        return self.standing is not None and bool(self.standing.fullmatch(line))

    def dated(self, line: str) -> str:
        """Return ``line`` with its numeric dates written so that they can be read one way only."""
        return _NUMERIC.sub(r"\1.\2.\3", line) if self.day_first else line

    def pruned(self, tree: Any) -> None:
        """Take what it drops out of the tree of one of its pages."""
        for path in self.drop:
            for element in tree.xpath(path):
                element.drop_tree()


def outlet_of(name: str | None, *addresses: str | None) -> Outlet:
    """Return the quirks of the outlet of that name, else of the first address that is one of its own.

    An address may be a URL or a domain.
    """
    names, domains = _known()
    if name and name.casefold() in names:
        return names[name.casefold()]
    hosts = (host for address in addresses if address for host in _hosts(address))
    return next((domains[host] for host in hosts if host in domains), Outlet())


def _hosts(address: str) -> Iterable[str]:
    """The host of an address, then what it is part of."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ()
    parts = host.split(".")
    return (".".join(parts[n:]) for n in range(len(parts) - 1))


@cache
def _known() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    names, domains = {}, {}
    for facts in tables("outlets"):
        standing = "|".join(facts.get("standing", ()))
        outlet = Outlet(
            tuple(facts.get("drop", ())),
            re.compile(standing, re.IGNORECASE) if standing else None,
            facts.get("day_first", False),
        )
        names.update({name.casefold(): outlet for name in facts["names"]})
        domains.update(dict.fromkeys(facts["domains"], outlet))
    return names, domains
