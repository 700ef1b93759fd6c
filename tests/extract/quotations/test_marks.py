import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.quotations.marks import stretches
from communique.model import Span
from communique.text.paragraphs import paragraphs

MARKS = "“”„‟«»‹›「」『』‘’‚'`\"″"


def quoted(text: str) -> list[str]:
    return [s.span.of(text) for s in stretches(text, paragraphs(text, Span(0, len(text))))]


@pytest.mark.parametrize(
    "text",
    [
        "He said “yes, now” and left.",
        'He said "yes, now" and left.',
        "He said ‘yes, now’ and left.",
        "He said 'yes, now' and left.",
        "He said «yes, now» and left.",
        "He said « yes, now » and left.",
        "He said »yes, now« and left.",
        "He said ‹yes, now› and left.",
        "He said „yes, now“ and left.",
        "He said „yes, now” and left.",
        "He said ‚yes, now‘ and left.",
        "He said ”yes, now” and left.",
        "He said 「yes, now」 and left.",
        "He said 『yes, now』 and left.",
        "He said ``yes, now'' and left.",
        "He said ''yes, now'' and left.",
        'He said “yes, now" and left.',
        'He said "yes, now” and left.',
        "He said \" yes, now '' and left.",
        'He said " yes, now " and left.',
    ],
)
def test_every_typography_is_paired(text: str) -> None:
    assert quoted(text) == ["yes, now"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
        ("'It's the ministers' last word,' she said.", ["It's the ministers' last word,"]),
        ("‘The ministers’ talks won’t fail,’ she said.", ["The ministers’ talks won’t fail,"]),
        ("“The two ‘drafts’ are void,” he said. “Both.”", ["The two ‘drafts’ are void,", "Both."]),
        (
            "“Those on [Lind’s] “list” are ours,” she said. “All.”",
            ["Those on [Lind’s] “list” are ours,", "All."],
        ),
        ("‘He said “go” and it’s the crews’ turn,’ she said.", ["He said “go” and it’s the crews’ turn,"]),
        ("'We don't think it's ours,' she said, 'or Tarn's.'", ["We don't think it's ours,", "or Tarn's."]),
        ("«They call it “a trap” here,» she said.", ["They call it “a trap” here,"]),
        ("„They call it ‚a trap‘ here,“ she said.", ["They call it ‚a trap‘ here,"]),
        ("``It's the pilots' `trap','' she said.", ["It's the pilots' `trap',"]),
    ],
)
def test_nested_marks_and_apostrophes_stay_inside(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' talks and the '90s don't count.",
        "Rock ’n’ roll, the president’s and presidents’ cars.",
        'A 12" gun and a 5\'10" man.',
        "No marks at all.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One.\n\n“Two.”\n\nThree.", ["One.", "Two."]),
        ("“One.\n\nTwo.\n\n“Three.”\n\nFour.", ["One.", "Two.", "Three."]),
        ("“One.\n\nTwo,” he said.\n\nThree.", ["One.", "Two,"]),
        ("“One.\n\nHe left.\n\nShe stayed.", ["One."]),
        ("We are ready,” he said. “Two.”", ["We are ready,", "Two."]),
        ("“We are ready. “Two,” he said.", ["We are ready.", "Two,"]),
        ("It is done,” he said.\n\n“Two.”", ["It is done,", "Two."]),
        ("It is done.'' he said. ``Two.''", ["It is done.", "Two."]),
        ('It is done," he said. "Two."', ["It is done,", "Two."]),
        ('She said the ports..."are shut." He left.', ["are shut."]),
        ('“We wait,” he said. "... and then we go." "Yes."', ["We wait,", "... and then we go.", "Yes."]),
    ],
)
def test_a_missing_mark_costs_nothing_else(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet=MARKS + "ab .,\n", max_size=200))
def test_stretches_are_ordered_disjoint_and_inside_their_paragraphs(text: str) -> None:
    spans = paragraphs(text, Span(0, len(text)))
    found = stretches(text, spans)
    for stretch in found:
        assert len(stretch.span) > 0
        assert stretch.outer.covers(stretch.span)
        assert spans[stretch.paragraph].covers(stretch.outer)
    for one, two in itertools.pairwise(found):
        assert one.outer.end <= two.outer.start
