"""Golden pages: an invented story in the form of each outlet that ``data/outlets`` has a file for.

``python -m tests.intake.golden FOLDER`` writes them out, each beside the same page of no known outlet.
"""

import sys
from collections.abc import Callable
from pathlib import Path

STORY = (
    "Keldoria said on Friday that it would wait one more week for an answer on the strait before it calls a vote.",
    "Foreign Minister Mira Holt told reporters in the capital that her country had asked three times for one.",
    "Ambrel has refused so far. Its envoy called the demand a provocation in a letter to the council on Monday.",
    "About 240 boats are waiting in the harbour of Rosmere, according to the harbour office there, until Sunday.",
)
TITLE = "Keldoria waits for an answer on the strait"


def _page(domain: str, paragraphs: tuple[str, ...], above: str = "") -> str:
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE}</title><link rel="canonical" href="https://{domain}/a">'
        f"</head><body><nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1>{above}{prose}</article></body></html>"
    )


def thehill(domain: str = "thehill.com") -> str:
    """A card with other stories opens over a name in the text."""
    cards = "".join(f"<a href='/{n}'>Story number {n} about the minister and her boats</a>" for n in range(3))
    card = f'<span class="rollover-people-block"><span><a class="name" href="/h">Mira Holt</a>{cards}</span></span>'
    name = f'<span class="rollover-people"><a href="/h">Mira Holt</a>{card}</span>'
    return _page(domain, tuple(text.replace("Mira Holt", name) for text in STORY))


def ap(domain: str = "apnews.com") -> str:
    """Pointers in sentences stand under the report."""
    return _page(
        domain, (*STORY, "More AP coverage of the strait is at https://page.example/strait in full.")
    )


def _numeric(domain: str) -> str:
    return _page(domain, STORY, '<p class="date">Issued on: 07/01/2022 - 10:11</p>')


def france24(domain: str = "france24.com") -> str:
    """The date is printed day first."""
    return _numeric(domain)


def rfi(domain: str = "rfi.fr") -> str:
    """The date is printed day first."""
    return _numeric(domain)


def euronews(domain: str = "euronews.com") -> str:
    """The date is printed day first."""
    return _numeric(domain)


GOLDEN: tuple[Callable[..., str], ...] = (ap, euronews, france24, rfi, thehill)


def main(folder: Path) -> None:
    """Write every golden page to ``folder``."""
    for make in GOLDEN:
        (folder / f"{make.__name__}.html").write_text(make(), encoding="utf-8")
        (folder / f"{make.__name__}_unknown.html").write_text(make("paper.example"), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
