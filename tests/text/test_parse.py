from collections.abc import Callable

import pytest

from communique.model import Document
from communique.text.parse import parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(WIRE)Ruritania has asked for talks.", ["WIRE", ")", "Ruritania"]),
        ("Tarn (WIRE)Drovian troops left.", ["WIRE", ")", "Drovian"]),
        ('"So be it,"said Roe.', [",", '"', "said"]),
        ('"So be it,"?said Ann Roe.', [",", '"', "said"]),
        ('"So be it,"-she said.', [",", '"', "she"]),
        ("They talked of trade.-The envoy left.", ["trade", ".", "The"]),
        ("Bo Lind,-the envoy,-left.", ["Lind", ",", "the", "envoy", ",", "left"]),
        ("Ann Roe-said it was over.", ["Roe", "said"]),
        ('She urged them-"stop it"----.', ["them", '"', "stop"]),
        ("The talks were over.---- Nobody left.", ["over", "."]),
        ('We don"t know.', ["do", "n't", "know"]),
        ("A by-the-book envoy spoke.", ["by", "-", "the", "-", "book"]),
        ("It was a state-run paper (the Post).", ["state", "-", "run", "paper", "("]),
    ],
)
def test_words_that_pages_run_together_are_words(
    text: str, words: list[str], make_document: Callable[..., Document]
) -> None:
    found = [token.text for token in parse(make_document(text)).paragraphs[0].doc]
    assert any(found[at : at + len(words)] == words for at in range(len(found)))


def test_an_agency_in_brackets_is_no_part_of_the_sentence_behind_it(
    make_document: Callable[..., Document],
) -> None:
    (paragraph,) = parse(make_document("Tarn (WIRE)Drovia has asked for talks.")).paragraphs
    assert [s.text for s in paragraph.sentences] == ["Tarn (WIRE)", "Drovia has asked for talks."]
