"""Who did what to whom, in sentences of our own; the wrong way round nothing holds."""

import subprocess
import sys

import pytest

from communique.api import SpanError, relation


def between(text: str, source: str, target: str) -> str:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return relation(text, source=span(source), target=span(target))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Ruritania accused Borduria of shelling a school near the border.", "ACCUSE"),
        ("Ruritania suspended all trade with Borduria on Monday.", "SANCTION"),
        ("Ruritania urged Borduria to release the fishermen.", "REQUEST"),
        ("Ruritania threatened Borduria with war if the dam was built.", "THREATEN"),
        ("Rebels from Ruritania attacked Borduria with mortars, killing nine soldiers.", "ASSAULT"),
        ("Ruritania rejected Borduria's offer of talks.", "REJECT"),
        ("Ruritania praised Borduria for its restraint.", "SUPPORT"),
        ("Ruritania sent food and tents to Borduria after the earthquake.", "AID"),
        ("The president of Ruritania held talks with his counterpart from Borduria.", "CONSULT"),
    ],
)
def test_the_root_that_holds(text: str, root: str) -> None:
    assert between(text, "Ruritania", "Borduria") == root


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania accused Borduria of shelling a school near the border.",
        "Ruritania suspended all trade with Borduria on Monday.",
        "Ruritania threatened Borduria with war if the dam was built.",
    ],
)
def test_direction_matters(text: str) -> None:
    assert between(text, "Borduria", "Ruritania") == "NONE"


def test_a_passive_turns_round() -> None:
    text = "Borduria was accused by Ruritania of shelling a school near the border."
    assert between(text, "Ruritania", "Borduria") == "ACCUSE"


def test_the_passage_may_lie_in_a_long_text() -> None:
    filler = "The valley was quiet and nothing of note took place there that week.\n\n"
    text = filler * 400 + "Ruritania accused Borduria of piracy.\n\n" + filler * 400
    assert between(text, "Ruritania", "Borduria") == "ACCUSE"


def test_what_stands_far_apart_is_unrelated() -> None:
    text = "Ruritania waited. " + "Nothing took place. " * 300 + "Borduria left."
    assert between(text, "Ruritania", "Borduria") == "NONE"


@pytest.mark.parametrize(
    ("source", "target", "complaint"),
    [
        ((0, 0), (10, 18), r"source \(0, 0\)"),
        ((5, 2), (10, 18), r"source \(5, 2\)"),
        ((-3, 4), (10, 18), r"source \(-3, 4\)"),
        ((0, 9), (10, 999), r"target \(10, 999\): .* of 36 characters"),
        ((0, 9), (35, 36), r"target \(35, 36\): '\.' names nobody"),
        ((0, 9), (9, 10), "names nobody"),
        ((0, 9), (0, 10), "both 'Ruritania'"),
    ],
)
def test_a_bad_span_says_so(source: tuple[int, int], target: tuple[int, int], complaint: str) -> None:
    text = "Ruritania accused Borduria of piracy."[:35] + "."
    with pytest.raises(SpanError, match=complaint):
        relation(text, source=source, target=target)


@pytest.mark.parametrize(
    "text", ["a b", "\ud800x said \udfffy", "👩‍👩‍👧‍👦1 2", "“« 1 »” 2", "x" * 5_000 + " y"]
)
def test_any_text_is_survived(text: str) -> None:
    source, target = next(i for i, c in enumerate(text) if c.isalnum()), len(text) - 1
    assert isinstance(relation(text, source=(source, source + 1), target=(target, target + 1)), str)


def test_importing_the_facade_loads_no_model() -> None:
    code = "import communique.api, sys; assert 'onnxruntime' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
