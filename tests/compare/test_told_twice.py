"""The same act told twice in one article is one act with two mentions; a denial stands against the promise."""

import pytest

from communique.model import Collection, Document, Published, Span
from communique.pipeline import collect, read


def collected(*texts: str) -> Collection:
    readings = []
    for number, text in enumerate(texts):
        day = Published(f"2031-05-0{number + 1}", "day", "page")
        body = (Span(0, len(text)),)
        readings.append(read(Document(id=f"d{number}", text=text, body=body, published=day)))
    return collect(readings)


ONE = [
    # headline and lead, and further down
    "Norway demands return of trawler from Sweden\n\nNorway on Monday demanded that Sweden return the trawler.",
    (
        "Norway called on Sweden to reopen the Moll strait. The call to reopen the Moll strait came a day after"
        " talks broke down. “Sweden must reopen the Moll strait,” Norwegian Foreign Minister Ada Roe said."
    ),
    (
        "Sweden must free the nine fishermen, Norwegian Foreign Minister Ada Roe said. She was speaking in Klow."
        "\n\nNorway also demanded that Sweden free the nine fishermen by Friday."
    ),
    (
        "Norway urged Sweden to withdraw its patrol boats from the bay. Norwegian President Bo Lind repeated that"
        " Sweden should withdraw its patrol boats."
    ),
]


@pytest.mark.parametrize("text", ONE)
def test_an_act_told_twice_is_one_act(text: str) -> None:
    made = collected(text)
    (demand,) = made.demands
    assert len(demand.positions) >= 2
    assert demand.origins == 1


TWO = [
    # other things of the same, the same thing of others
    "Norway demanded that Sweden return the trawler. Norway demanded that Sweden pay for the broken nets.",
    "Norway called on Sweden to close the mine at Moll. Finland called on Sweden to close the mine at Moll.",
    "Norway urged Sweden to lift the duties on timber. Norway urged Sweden to admit the inspectors.",
]


@pytest.mark.parametrize("text", TWO)
def test_different_acts_stay_apart(text: str) -> None:
    assert len(collected(text).demands) == 2


QUARREL = " Norway and Sweden have quarrelled over the islands in the Moll strait since a trawler sank there in May."
"""What makes two short texts one story."""

DENIED = [
    (
        "“Sweden promised that no base would be built on the islands,” Norwegian President Bo Lind said.",
        "“There was no such promise,” Swedish Foreign Minister Ada Roe said on Tuesday.",
    ),
    (
        "Norway accused Sweden of breaking its promise not to build a base on the islands.",
        "Sweden denied that it had broken a promise not to build a base.",
    ),
    (
        "Norwegian President Bo Lind said Sweden had broken its pledge not to arm the islands.",
        "Sweden has rejected the claim of a pledge not to arm the islands, saying none was given.",
    ),
]


@pytest.mark.parametrize("texts", DENIED)
def test_a_denial_stands_against_the_promise(texts: tuple[str, str]) -> None:
    made = collected(*(text + QUARREL for text in texts))
    assert len(made.stories) == 1
    first = {p.id for p in made.readings[0].positions}
    second = {p.id for p in made.readings[1].positions}
    told = [(r.answers in first, r.position in second, r.answer) for r in made.responses]
    assert (True, True, "denies") in told


NOT_DENIED = [
    # a denial of something else, a denial by somebody else, a refusal to promise
    (
        "Norway accused Sweden of breaking its promise not to build a base on the islands.",
        "Sweden denied that its fishermen had cut the nets.",
    ),
    (
        "Norway accused Sweden of breaking its promise not to build a base on the islands.",
        "Finland denied that it had ever promised anything about the islands.",
    ),
    (
        "Sweden promised Finland a base on the islands.",
        "Sweden rejected Norway’s pledge to keep out of the strait.",
    ),
]


@pytest.mark.parametrize("texts", NOT_DENIED)
def test_what_denies_no_promise_stands_against_none(texts: tuple[str, str]) -> None:
    made = collected(*(text + QUARREL for text in texts))
    assert len(made.stories) == 1
    assert "denies" not in {r.answer for r in made.responses}
