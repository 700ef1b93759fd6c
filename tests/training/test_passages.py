from pathlib import Path

import pytest
from bench.plover import Pair
from training.passages import Passage, pairs, parse, reversed_pairs, written

from communique.model import Span
from communique.text.acts import NONE


def words(passage: Passage, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(passage.text) for span in spans]


def test_a_line_is_text_and_acts() -> None:
    read = parse("[1s:Ruritania] has {1=REQUEST:demanded} that [1t:Borduria] leave.")
    assert read.text == "Ruritania has demanded that Borduria leave."
    (act,) = read.acts
    assert (act.type, act.negated, act.modality) == ("REQUEST", False, "fact")
    assert act.trigger.of(read.text) == "demanded"
    assert words(read, act.holder) == ["Ruritania"]
    assert words(read, act.addressee) == ["Borduria"]


def test_a_part_may_serve_several_acts() -> None:
    read = parse(
        "[1,2s:Ruritania] {1=ACCUSE:blamed} [1t,2t:Borduria] and {2=SANCTION!~f:will not ban} [3s:it]{3=AID~h:s}."
    )
    blamed, banned, third = read.acts
    assert words(read, blamed.holder) == words(read, banned.holder) == ["Ruritania"]
    assert words(read, blamed.addressee) == words(read, banned.addressee) == ["Borduria"]
    assert (banned.negated, banned.modality, third.modality) == (True, "future", "hypothetical")
    assert words(read, third.holder) == ["it"]


def test_parts_may_lie_in_one_another() -> None:
    read = parse("[1s:Ruritania, whose {2=REQUEST:demand} [2s:it] repeated,] {1=REJECT:refused}.")
    assert words(read, read.acts[1].holder) == ["Ruritania, whose demand it repeated,"]
    assert [a.trigger.of(read.text) for a in read.acts] == ["demand", "refused"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{1=DEMAND:demanded}", "no PLOVER type"),
        ("{1=REQUEST:asked} and {1=REQUEST:begged}", "two triggers"),
        ("[1s:Ruritania] waited.", "no trigger"),
        ("{1=REQUEST:asked", "not closed"),
        ("{1=REQUEST:asked]", "closes nothing"),
        ("asked}", "closes nothing"),
        ("{1=REQUEST: asked}", "white space"),
        ("{1=REQUEST:}", "holds nothing"),
        ("{one=REQUEST:asked}", "opens neither"),
        ("[1x:Ruritania] {1=REQUEST:asked}", "opens neither"),
        ("[1:Ruritania] {1=REQUEST:asked}", "opens neither"),
        ("{1=REQUEST~z:asked}", "opens neither"),
        ("{1=REQUEST:as{2=AID:ked}}", "overlap"),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(line)


def test_a_bad_file_says_where(tmp_path: Path) -> None:
    (tmp_path / "x-01.txt").write_text("[1s:It] {1=AID:paid}.\n\n[1s:It {1=AID:paid}.\n")
    with pytest.raises(ValueError, match=r"x-01\.txt:3: .*not closed"):
        written(tmp_path)


def test_what_ships_is_well_formed() -> None:
    passages = written(Path(__file__).parents[2] / "training" / "acts")
    assert len(passages) > 500
    assert all(act.holder for passage in passages for act in passage.acts)


def roots(line: str) -> set[tuple[str, str, str]]:
    passage = parse(line)
    return {(p.source[0].of(p.text), p.target[0].of(p.text), *p.roots) for p in pairs([passage])}


def test_an_act_relates_its_holder_to_its_addressee() -> None:
    found = roots(
        "[1s:Ruritania] {1=ACCUSE:blamed} [1t:Borduria] after [2s:Syldavia] {2=AID:paid} [2t:Freedonia]."
    )
    assert ("Ruritania", "Borduria", "ACCUSE") in found
    assert ("Borduria", "Ruritania", NONE) in found
    assert ("Ruritania", "Freedonia", NONE) in found


def test_what_is_denied_or_supposed_relates_nobody() -> None:
    assert roots("[1s:Ruritania] has not {1=ACCUSE!:blamed} [1t:Borduria].") == {
        ("Borduria", "Ruritania", NONE)
    }
    assert roots("[1s:Ruritania] could {1=ACCUSE~h:blame} [1t:Borduria].") == {
        ("Borduria", "Ruritania", NONE)
    }


def test_what_is_announced_is_promised_or_threatened() -> None:
    assert ("Ruritania", "Borduria", "AGREE") in roots("[1s:Ruritania] will {1=AID~f:pay} [1t:Borduria].")
    assert ("Ruritania", "Borduria", "THREATEN") in roots(
        "[1s:Ruritania] will {1=ASSAULT~f:bomb} [1t:Borduria]."
    )


def test_what_is_mutual_is_no_example_of_nothing_backwards() -> None:
    assert roots("[1s:Ruritania] {1=CONSULT:met} [1t:Borduria].") == {("Ruritania", "Borduria", "CONSULT")}
    pair = Pair("A hit B.", (Span(0, 1),), (Span(6, 7),), frozenset({"ASSAULT"}))
    (back,) = reversed_pairs([pair])
    assert (back.source, back.target, back.roots) == (pair.target, pair.source, {NONE})
    assert not list(reversed_pairs([back]))
