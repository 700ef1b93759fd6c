"""The article inside the clutter: pages of our own writing, the body marked by hand with ⟦ and ⟧."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.intake.body import find_body
from communique.model import Span

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def marked(written: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans between them."""
    text, spans, start = "", [], 0
    for character in written:
        if character == "⟦":
            start = len(text)
        elif character == "⟧":
            spans.append((start, len(text)))
        else:
            text += character
    return text, spans


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_body_is_found(path: Path) -> None:
    text, expected = marked(path.read_text(encoding="utf-8"))
    assert [text[s.start : s.end] for s in find_body(text).runs] == [
        text[start:end] for start, end in expected
    ]


PIECES = st.sampled_from(
    [
        *(
            "Read more",
            "Related",
            "Comments (3)",
            "By Ada Roe",
            "Jan. 7, 2022",
            "***",
            "a" * 5000,
            "\u202e“",
            "©",
        ),
        "The minister said on Friday that the ships had been stopped again.",
        "Ruritania asks for talks on the canal",
        "“We demand an answer,” she told reporters in the capital on Monday.",
        "Sign up to our newsletter and get your news first. We use cookies on this site.",
    ]
)


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2029", "\t"]))).map(
            lambda pieces: "".join(piece + gap for piece, gap in pieces)
        ),
    ),
    st.one_of(st.none(), PIECES),
)
@settings(max_examples=100, deadline=None)
def test_spans_are_ascending_disjoint_trimmed_and_inside(text: str, title: str | None) -> None:
    body = find_body(text, title).runs
    end = -1
    for span in body:
        assert end < span.start < span.end <= len(text)
        assert span.trim(text) == span
        end = span.end
    assert bool(body) == bool(text.strip())


def test_a_quotation_too_long_to_be_clutter_is_read() -> None:
    text = (
        "The minister said on Friday that the ships had been stopped again.\n"
        f"“We demand an answer to it,” she told reporters on the quay. {'a' * 4_000}\n"
        "The ministers said no more about the ships, and nobody asked them.\n"
    )
    assert "We demand an answer to it" in "".join(run.of(text) for run in find_body(text, None).runs)


@pytest.mark.parametrize(
    "piece",
    [
        "“We demand 3 ships,” Ms Roe said on Friday. ",
        "Read more\n\n",
        "Related\n\nThe minister said on Friday that the ships had been stopped.\n\n",
        "By Ada Roe\n",
        "(photo " * 500 + "\n\n",
        "Aa, " * 900 + "\n\n",
        "a > " * 900 + "\n\n",
        "2022-01-07 ",
        "(",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        find_body(text)
        return time.process_time() - start

    find_body(piece)
    assert seconds(120_000) < 10 * seconds(30_000) + 0.3


def test_a_clean_article_keeps_every_character() -> None:
    text, _ = marked((PAGES[0].parent / "plain_lines.txt").read_text(encoding="utf-8"))
    assert find_body(text).runs == (Span(0, len(text.rstrip())),)


def test_a_title_that_is_known_tells_the_headline() -> None:
    text = "Gulf Monitor Daily Edition News\n\nWar of the pears\n\nRuritania closed its orchards to all visitors from abroad on Friday, the ministry said."
    assert find_body(text, "War of the pears").runs[0].start == text.index("War of")


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more carefully, the treaty says something else.",
        "See the minister try to explain that to his voters.",
        "Comments by the minister drew fire from both sides of the gulf.",
        "Terms of the ceasefire were not disclosed.",
        "Material from the reactor was found in the harbour.",
        "Copyright talks between the two sides broke down on Friday.",
        "File-sharing sites were blocked on the eve of the vote.",
        "To comment on the talks would be wrong, the envoy said.",
        "This article has been the most disputed of the draft treaty.",
        "Support for the sanctions is falling, a poll showed.",
        "Contact with the ship was lost on Monday night.",
        "Donations to the fund reached 3 million crowns.",
        "Related sanctions remain in force, the ministry said.",
        "Share prices fell by a tenth after the announcement.",
        "Sources close to the talks said that a deal was near.",
        "Live ammunition was used, according to witnesses.",
        "Follow-up talks are planned for Tuesday.",
        "More talks are planned for Tuesday in Klow.",
        "By Friday, both sides must say whether they accept.",
        "Reporting by the observers stopped in May.",
        "Sen. Ada Roe (R-Klow) asked for a vote on Tuesday.",
        "The dead were taken to Klow, the ministry said. (AP)",
        "“We will not sign,” he wrote on Twitter on Monday.",
        "Editors of three papers were arrested on Tuesday.",
        "Please, she begged them, let the sailors go.",
        "Responses to the draft",
        "As of Friday no boat had passed the locks.",
        "This page of the treaty uses strong words.",
        "What the treaty says",
    ],
)
def test_what_looks_like_clutter_and_is_none_stays(sentence: str) -> None:
    before = (
        "Ruritania asks for talks\n\n"
        + "The two states have quarrelled about the canal since the treaty of 1954. " * 2
    )
    after = "The ministry of Ruritania said that the talks on the treaty would go on in Klow next week."
    text = f"{before.strip()}\n\n{sentence}\n\n{after}"
    assert find_body(text).runs == (Span(0, len(text)),)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "READ MORE: What the canal costs",
            "Also read | The canal in numbers",
            "• Click here to see the map",
        ),
        *(
            "Advertisement",
            "Share",
            "1.2k shares",
            "Facebook Twitter WhatsApp",
            "Listen to this article 4 min",
        ),
        *("Watch: Ministers leave the palace", "EXPLAINER: Who owns the canal?", "pic.twitter.com/abc"),
        *(
            "The canal at dusk. (Photo by Ada Roe/AFP)",
            "FILE - The palace in Klow, May 3, 2021.",
            "REUTERS/Jo Doe",
        ),
        *("Image source, Getty Images", "Jan. 7, 2022 9:30 AM EST", "By Ada Roe and Jo Doe", "3 min read"),
        *(
            "Sign up for our newsletter, The Canal Letter",
            "© 2022 The Northern Herald",
            "***",
            "Read the full story",
        ),
        *(
            "This story has been updated with new figures.",
            "Jo Doe contributed to this report.",
            "Tags: canal, treaty",
        ),
    ],
)
def test_clutter_between_paragraphs_goes(line: str) -> None:
    paragraph = "The ministry of Ruritania said that the talks on the treaty would go on in Klow next week."
    second = "Borduria’s ministry refused to say whether it would send anybody to them."
    text = f"Ruritania asks for talks\n\n{paragraph}\n\n{line}\n\n{second}"
    assert [run.of(text) for run in find_body(text).runs] == [
        f"Ruritania asks for talks\n\n{paragraph}",
        second,
    ]


def test_a_quotation_with_the_writers_credit_run_into_it_stays() -> None:
    paragraph = "The ministry of Ruritania said that the talks on the treaty would go on in Klow next week."
    last = "“Nobody has left the table,” Roe said. Jo Doe contributed to this report."
    text = f"Ruritania asks for talks\n\n{paragraph}\n\n{last}"
    assert find_body(text).runs == (Span(0, len(text)),)


def test_a_headline_may_begin_as_a_pointer_does() -> None:
    text = "Explainer: Who owns the canal?\n\nNobody does, says the treaty of 1954, which both states have signed and kept."
    assert find_body(text).runs == (Span(0, len(text)),)


EXAMPLE = Path(__file__).parents[2] / "examples" / "ambrel-strait"


@pytest.mark.parametrize("path", sorted(EXAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_bodies_of_the_example_are_those_read_by_hand(path: Path) -> None:
    expected = json.loads((EXAMPLE / "expected" / f"{path.stem}.json").read_text("utf-8"))["body"]
    assert [[s.start, s.end] for s in find_body(path.read_bytes().decode()).runs] == expected


def test_a_strip_of_buttons_in_a_paragraph_is_left_out() -> None:
    strip = "Send Facebook Twitter Google+ Whatsapp Permalink http://tarn.example/2"
    before = "The ferries sailed on Monday from the old harbour, and nobody in the town had been told of it."
    after = "Norway denied that on Sunday. Users of Facebook, Twitter and Reddit laughed at Facebook Twitter feuds."
    text = f"Ferries sail from the old harbour\n\n{before} {strip} {after}"
    body = find_body(text)
    assert [part.span.of(text) for part in body.left_out] == [strip]
    assert body.runs[-1].of(text) == after


@pytest.mark.parametrize(
    ("pointer", "rest"),
    [
        (
            "READ MORE: Tarn harbour shut for days",
            "In a speech, Ada Lindt said that ships would sail again in May.",
        ),
        ("READ MORE: Drovia's envoy found guilty", "Lindt has met the crews of all ships that lay there."),
        (
            "RELATED: Who owns the harbour of Tarn?",
            "Ships of four states, all of them idle, lie there for now.",
        ),
        (
            "Read more: 'Hundreds of crews' stranded in Tarn",
            '"We want to go home, all of us," a sailor told them.',
        ),
        (
            "READ MORE: How the harbour was lost",
            '"Never ask Lindt about it. Never ask anybody!" a sailor of the Drovian ships shouted.',
        ),
    ],
)
def test_the_article_goes_on_in_the_line_of_a_pointer(pointer: str, rest: str) -> None:
    above = (
        "The harbour of Tarn was closed on Monday, the minister said, and would not open before the spring."
    )
    below = (
        "Nobody in the harbour had heard of any of this, and nobody there would say when they had last eaten."
    )
    text = f"{above}\n\n{pointer} {rest}\n\n{below}"
    assert [text[s.start : s.end] for s in find_body(text).runs] == [above, f"{rest}\n\n{below}"]


def test_a_pointer_alone_is_left_out_to_its_end() -> None:
    above = (
        "The harbour of Tarn was closed on Monday, the minister said, and would not open before the spring."
    )
    pointer = (
        "READ MORE: Harbour of Tarn shut for days as Crews of Drovian Ships wait in the cold for their pay"
    )
    text = f"{above}\n\n{pointer}\n\n{above}"
    assert "READ MORE" not in "".join(text[s.start : s.end] for s in find_body(text).runs)


CANAL = (
    "Ruritania wants a new treaty on the canal before the summer, its prime minister told the chamber on Monday.",
    "Fishermen from three villages had blocked the lower lock with their boats for most of the morning.",
    "Nobody in Klow would say who is to sail first when the lock gates are opened again, or at what price.",
    "An engineer who knows the gates well put the cost of repairs at nine million crowns, perhaps a little more.",
)


def out_of(text: str) -> list[str]:
    """What of ``text`` is no part of its article."""
    return [part.span.of(text) for part in find_body(text).left_out]


@pytest.mark.parametrize("counter", ["0 COMMENTS", "15 Comments", "Leave a comment"])
def test_a_counter_of_comments_under_the_byline_does_not_end_the_article(counter: str) -> None:
    head = "LOCK HORNS Ruritania’s furious skippers seal off the canal as the premier begs for one more week"
    deck = "Angry crews tell Klow’s chamber: ‘Pay up or find yourselves another way to the sea this summer’"
    for lines in (
        [head, deck],
        [head, f"{deck}, and the harbour office has nothing to offer them but patience"],
    ):
        text = "\n\n".join([*lines, "By Jo Doe\n3rd May 2021, 4:12 pm", counter, *CANAL])
        assert out_of(text) == ["By Jo Doe\n3rd May 2021, 4:12 pm", counter]


def test_a_box_of_titles_in_the_middle_does_not_end_the_article() -> None:
    box = "Read also\nWho pays for the gates, and what the bakers of Tarn expect"
    text = "\n\n".join(["Ruritania asks for a treaty", CANAL[0], box, *CANAL[1:]])
    assert out_of(text) == [box]


def test_teasers_with_a_sentence_each_still_end_the_article() -> None:
    teasers = [part for line in CANAL for part in (line[:30], f"Elsewhere: {line}")]
    text = "\n\n".join(["Ruritania asks for a treaty", *CANAL[:2], "Most read", *teasers])
    assert find_body(text).runs[-1].of(text).endswith(CANAL[1])


def test_titles_under_a_pointer_go_with_it() -> None:
    pointer = "READ MORE ON THE CANAL\nLOCKED OUT Bakers of Tarn count the cost\nWho owns the gates?"
    text = "\n\n".join(["Ruritania asks for a treaty", *CANAL[:2], pointer, *CANAL[2:]])
    assert out_of(text) == [pointer]


def test_who_the_writer_is_stands_under_the_article() -> None:
    bio = "Jo Doe is a senior fellow at the Harbour Institute in Klow."
    text = "\n\n".join(["Ruritania asks for a treaty", *CANAL, bio])
    assert out_of(text) == [bio]
    text = "\n\n".join(["Ruritania asks for a treaty", CANAL[0], bio, *CANAL[1:]])
    assert out_of(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "World Politics Business Opinion Culture Sport Weather",
        "Ada Roe in Klow and Jo Doe in Tarn",
        "This article is more than 3 years old",
        "The lock at dusk. Credit...Ada Roe for The Tarn Courier",
        "The lower lock, where boats queue. | Jo Doe/AP Photo",
        "Mayor of Tarn @MayorTarn: The boats stay where they are until somebody pays. 4:12 PM - 3 Oct 2016",
        "By registering, you agree to our terms.",
        "Home   About   Archive   Tip jar",
        "03.10.2016, 19:22 o'clock  |  Reading time: 3 minutes",
        "As of: 03.10.2016, 20:47 o'clock",
        "Also interesting: What the locks cost",
        "To the comments (87)",
        "This page uses cookies. With further use you agree.",
        "Share  Tweet  Google+  A- A A+",
        "“had blocked the lower lock with their boats for most of the morning”",
    ],
)
def test_lines_of_the_site_go_wherever_they_stand(line: str) -> None:
    text = "\n\n".join(["Ruritania asks for a treaty", *CANAL[:2], line, *CANAL[2:]])
    assert out_of(text) == [line]


def test_what_is_printed_twice() -> None:
    caption = "He left by the side door: the premier is rowed away from the lower lock"
    title = "Ruritania asks for a treaty"
    text = "\n\n".join([title, title, CANAL[0], caption, caption, *CANAL[1:], title])
    assert out_of(text) == [title, f"{caption}\n\n{caption}", title]


def test_the_article_goes_on_below_titles_where_prose_does() -> None:
    two = f"{CANAL[2]} {CANAL[3]}"
    head = ["Ruritania asks for a treaty", *CANAL[:2], "RELATED STORIES", "Bakers of Tarn count the cost"]
    assert find_body("\n\n".join([*head, two])).runs[-1].of("\n\n".join([*head, two])) == two
    assert out_of("\n\n".join([*head, CANAL[2], CANAL[3]])) == ["\n\n".join(head[3:])]
    assert out_of("\n\n".join([*head, CANAL[2]])) == ["\n\n".join([*head[3:], CANAL[2]])]
