import hashlib
import subprocess
import sys
from importlib.resources import files

import pytest

from communique.model import Attribution, Span
from communique.text.encoder import attributions
from communique.text.windows import LIMIT, Words, windows


def words_of(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def only(text: str) -> Attribution:
    (found,) = attributions(text)
    return found


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The foreign minister said that the talks would resume on Monday.",
            ["The foreign minister"],
            ["said"],
            ["that the talks would resume on Monday"],
        ),
        (
            "“We will not accept these terms,” said Anna Keller, the president of the council.",
            ["Anna Keller, the president of the council"],
            ["said"],
            ["“We will not accept these terms,”"],
        ),
        (
            "The border remains closed, according to the ministry.",
            ["the ministry"],
            ["according to"],
            ["The border remains closed"],
        ),
        (
            "Mr. Okafor told reporters that his country wanted peace.",
            ["Mr. Okafor"],
            ["told"],
            ["that his country wanted peace"],
        ),
    ],
)
def test_finds_who_said_what(text: str, source: list[str], cue: list[str], content: list[str]) -> None:
    found = attributions(text)[0]
    assert words_of(text, found.source) == source
    assert words_of(text, found.cue) == cue
    assert words_of(text, found.content) == content


def test_a_content_broken_by_its_cue_has_two_pieces() -> None:
    text = "“The offer is serious,” the envoy said, “but the deadline is not.”"
    found = only(text)
    assert words_of(text, found.content) == ["“The offer is serious,”", "“but the deadline is not.”"]
    assert words_of(text, found.source) == ["the envoy"]


def test_text_without_attributions_has_none() -> None:
    assert attributions("The river is forty miles long. It flows south into the lake.") == ()


def test_only_the_body_is_read() -> None:
    title = "Minister says no\n\n"
    text = title + "The minister said that the ships had left."
    found = attributions(text, [Span(len(title), len(text))])
    assert [words_of(text, a.source) for a in found] == [["The minister"]]


def test_attributions_come_in_the_order_of_their_cues() -> None:
    sentence = "The envoy said that the port was open. The general denied that his troops had fired.\n\n"
    cues = [a.cue[0] for a in attributions(sentence * 40)]
    assert cues == sorted(cues)
    assert len(cues) == 80


def test_offsets_are_code_points() -> None:
    text = "🕊️🕊️ “Café — naïve,” said José Ñáñez. 🇺🇳 The envoy said that peace was near 🕊️."
    for attribution in attributions(text):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
    assert "José Ñáñez" in [w for a in attributions(text) for w in words_of(text, a.source)]


def test_the_same_text_gives_the_same_answer() -> None:
    text = "The premier warned that sanctions would follow. “Nobody wants war,” he added.\n" * 30
    assert attributions(text) == attributions(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a",
        "“",
        "\n\n\n",
        "\0\0\0",
        "\ud800 said that \udfff",
        "’’’''``\"\"«»“”" * 400,
        "e\u0301" * 3000,
        "\u202eThe minister said that\u202c the talks failed.",
        "部长说，谈判将继续。" * 300,
        "قال الوزير إن المحادثات ستستأنف.",
        "x" * 20_000,
        "he said " * 4_000,
        "👩‍👩‍👧‍👦" * 500,
        "[MASK] [SEP] [CLS] said that [PAD]",
    ],
)
def test_any_text_is_survived(text: str) -> None:
    for attribution in attributions(text):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)


def test_a_very_long_line_is_read_to_its_end() -> None:
    sentence = "Nothing of note took place in the long and quiet valley that day, and nobody came. "
    text = sentence * 1_500 + "The envoy said that the port was open."
    found = attributions(text)
    assert words_of(text, found[-1].source) == ["The envoy"]


def test_windows_cover_every_word_once() -> None:
    lengths = [3, 500, 20, 150, 90, 1]
    paragraph = [number for number, length in enumerate(lengths) for _ in range(length)]
    words = Words([Span(n, n + 1) for n in range(len(paragraph))], [[7]] * len(paragraph), [0], paragraph)
    found = windows(words)
    assert [n for w in found for n in range(*w.core)] == list(range(len(paragraph)))
    assert all(w.start <= w.core[0] <= w.core[1] <= w.end for w in found)
    assert all(w.end - w.start <= LIMIT for w in found)


def test_importing_loads_no_model() -> None:
    code = "import communique.text.encoder as e; assert e.tagger.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_model_card_names_these_files() -> None:
    folder = files("communique") / "data" / "encoder"
    card = (folder / "MODEL_CARD.md").read_text("utf-8")
    shipped = [f for f in folder.iterdir() if f.name != "MODEL_CARD.md"]
    assert len(shipped) == 10
    assert all(hashlib.sha256(f.read_bytes()).hexdigest() in card for f in shipped)
    assert sum(len(f.read_bytes()) for f in shipped) < 30_000_000
