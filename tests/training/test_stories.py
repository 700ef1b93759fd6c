"""Labelled folders become texts with acts, their holders and addressees found among the words."""

import json
from pathlib import Path

import pytest
from training.stories import stories

from communique.errors import InputError

TEXT = (
    "Foreign ministry spokeswoman Ilse Brandt briefed reporters on Monday.\n\n"
    "Ruritania demanded that Borduria release the crew. Borduria and Syldavia refused, and Ruritania was silent.\n"
)


def label(kind: str, trigger: str, holder: str, addressee: str | None) -> dict[str, object]:
    start = TEXT.index(trigger)
    return {
        "type": kind,
        "trigger": [start, start + len(trigger)],
        "content": None,
        "holder": holder,
        "addressee": addressee,
        "negated": False,
        "reported_as": "fact",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    positions = [
        label("REQUEST", "demanded", "Ruritania", "Borduria"),
        label("REJECT", "refused", "Borduria; Syldavia", "Ilse Brandt"),
    ]
    gold = {"source": {"seed": "one.txt"}, "body": [[0, len(TEXT)]], "positions": positions}
    (tmp_path / "expected").mkdir()
    (tmp_path / "expected" / "one.json").write_text(json.dumps(gold))
    return tmp_path


def test_names_become_the_words_nearest_to_the_act_in_its_paragraph(folder: Path) -> None:
    (text,) = stories([folder])
    first, second = text.passages
    assert first.acts == ()
    demanded, refused = second.acts
    assert demanded.trigger.of(second.text) == "demanded"
    assert [span.of(second.text) for span in demanded.holder] == ["Ruritania"]
    assert demanded.holder[0].start == 0
    assert [span.start for span in demanded.addressee] == [second.text.index("Borduria")]
    assert [span.of(second.text) for span in refused.holder] == ["Borduria and Syldavia"]
    assert refused.holder[0].start == second.text.rindex("Borduria")
    assert refused.addressee == (), "she stands in another paragraph"


def test_a_page_that_cannot_be_read_is_refused(folder: Path) -> None:
    (folder / "one.txt").unlink()
    with pytest.raises(InputError, match=r"one\.txt"):
        list(stories([folder]))
