"""By whose estimate: the actor whom the words for the source mean, found over the whole pipeline."""

from collections.abc import Callable

import pytest

from communique.model import Document
from communique.pipeline import collect, read


@pytest.mark.parametrize(
    ("text", "number", "by"),
    [
        (
            "Ana Kort is the defence minister of Norway. She said that 40 ships had left.",
            "40 ships",
            "Ana Kort",
        ),
        ("“They are ready,” said Ana Kort of Norway. “They have lost 40 ships.”", "40 ships", "Ana Kort"),
        ("According to the Kremlin, 40 ships have left the bay.", "40 ships", "Kremlin"),
        ("Some 40 ships have left the bay.", "Some 40 ships", None),
    ],
)
def test_a_figure_is_by_whoever_gives_it(
    text: str, number: str, by: str | None, make_document: Callable[..., Document]
) -> None:
    (reading,) = collect((read(make_document(text)),)).readings
    figure = next(f for f in reading.figures if f.text == number)
    assert figure.estimate_by == by
    assert (figure.source and figure.source.actor) == by
