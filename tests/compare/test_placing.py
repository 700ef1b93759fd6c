"""How much is compared: the work grows with the figures, and finds what belongs together all the same."""

import pytest

from communique.compare import figures, placing
from communique.compare.align import sides
from communique.model import Document, Figure, Reading, Span, claim_id

DEEDS = ("killed", "wounded", "arrested", "rescued")


def reading(place: int) -> Reading:
    """A document that gives counts of persons for four fates in a town of its own, and in one of all."""
    text, found = "", []
    for number, deed in enumerate(DEEDS):
        for town, count in ((f"Town{place // 2}", 100 + place // 2), ("Ostrel", 40)):
            line = f"In {town} {count + number} people were {deed}. "
            at = Span(len(text) + line.index(str(count + number)), len(text) + line.index(" were"))
            clause = Span(len(text), len(text) + len(line) - 1)
            text += line
            found.append(
                Figure(
                    id=claim_id("figure", str(place), at),
                    document=str(place),
                    span=at,
                    text=at.of(text),
                    stage="figures/6",
                    low=count + number,
                    high=count + number,
                    hedge="exact",
                    unit="persons",
                    counted=f"people {deed}",
                    place=town,
                    clause=clause,
                )
            )
    return Reading(
        document=Document(id=str(place), text=text, body=(Span(0, len(text)),)), figures=tuple(found)
    )


def compared(documents: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[figures.Group]]:
    """Return how often two figures were compared, and the groups."""
    calls = 0

    def counting(*pair: placing.Question) -> str | None:
        nonlocal calls
        calls += 1
        return apart(*pair)

    apart = placing.apart
    with monkeypatch.context() as patch:
        patch.setattr(placing, "apart", counting)
        made = figures.groups([reading(place) for place in range(documents)], sides(()), {})
    return calls, made


def test_twice_the_figures_are_twice_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    few, _ = compared(60, monkeypatch)
    many, made = compared(120, monkeypatch)
    assert few > 0
    assert many <= 2.5 * few
    assert many <= 120 * 2 * len(DEEDS) * placing.GROUPS * placing.LOOKS
    assert len(made) == (60 + 1) * len(DEEDS)
    assert {len(group.figures) for group in made} == {2, 120}
