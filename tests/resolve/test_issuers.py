"""Whose the "we" of a statement is: who issues it by its title, its first words, or the name over the page."""

from pathlib import Path

import pytest

from communique.intake import Item, items
from communique.pipeline import collect, read

NORWAY = "We condemn the raid on Sweden. We call on Finland to leave.\n"


def holders(folder: Path, text: str) -> set[str | None]:
    (folder / "a.txt").write_text(text, "utf-8")
    (item,) = items([folder / "a.txt"])
    assert isinstance(item, Item)
    (reading,) = collect([read(item.document)]).readings
    assert {p.type for p in reading.positions} == {"ACCUSE", "REQUEST"}
    return {p.holder.actor for p in reading.positions}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ministry of Foreign Affairs of Norway\n\nPress releases\n\nComment on the unfriendly raid on our"
            " friends at sea\n\nOn Monday Finland shelled a port that we had thought to be safe for all.\n\n"
            + NORWAY,
            "Norwegian Foreign Ministry",
        ),
        (
            "Joint Statement of the Foreign Ministers of the G7\n\nTarn, 5 May\n\n" + NORWAY,
            "G7 foreign ministers",
        ),
        (
            "Ministry of Foreign Affairs, Kingdom of Norway\nPress Releases\nNo. 31   Department of Seas\n\n"
            "The Ministry of Foreign Affairs (MOFA) is told of a raid on Finland, which was not the first of this"
            " year and will not be the last one that the two neighbours see.\n\n"
            "MOFA condemns the raid on Sweden. MOFA calls on Finland to leave.\n",
            "Norwegian Foreign Ministry",
        ),
        (
            "KINGDOM OF NORWAY\nMinistry of Foreign Affairs, Trade and Fisheries\n\nPRESS STATEMENT\n\nThe Ministry is told"
            " of a raid on Finland, which was not the first of this year and will not be the last one.\n\n"
            "The Ministry condemns the raid on Sweden. The Ministry calls on Finland to leave.\n",
            "Norwegian Foreign Ministry",
        ),
        ("Statement by Norway and Denmark on the raid\n\n" + NORWAY, "Norway; Denmark"),
        ("Norway's statement on the raid\n\n" + NORWAY, "Norway"),
        (
            "KINGDOM OF NORWAY\nMINISTRY OF FISHERIES\nHome > Press\n\nOn the raid at sea\n\n" + NORWAY,
            "Norwegian Fisheries Ministry",
        ),
        (
            "KINGDOM OF NORWAY - MINISTRY OF FISHERIES\nNo: 7\nOn the raid at sea\n\nIt has been learned that a port was"
            " shelled. Our Ministry condemns the raid on Sweden. Our Ministry calls on Finland to leave.\n",
            "Norwegian Fisheries Ministry",
        ),
        (
            "Ministry of Foreign Affairs of Norway\n\nOn the raid at sea\n\nOur country condemns the raid on Sweden. Our"
            " country calls on Finland to leave.\n",
            "Norway",
        ),
        (
            "Comment by the Press Department on the raid at sea\n\nNorway had thought its port to be safe.\n\n"
            + NORWAY,
            "Norwegian Foreign Ministry",
        ),
        (
            "Raid at sea: Statement by Lars Dahl on behalf of Norway\n\n" + NORWAY,
            "Norway",
        ),
        (
            "Ministry of Foreign Affairs of Norway\n\nOn the raid at sea\n\nThe Swedish Foreign Ministry slept. The"
            " Ministry condemns the raid on Sweden. The Ministry calls on Finland to leave.\n",
            "Norwegian Foreign Ministry",
        ),
        (
            "A raid at sea\n\nWe, the governments of Norway and Denmark, met in Oslo.\n\n" + NORWAY,
            "Norway; Denmark",
        ),
    ],
)
def test_we_are_who_issue_the_text(tmp_path: Path, text: str, who: str) -> None:
    assert holders(tmp_path, text) == {who}


@pytest.mark.parametrize(
    "first",
    [
        "A statement by Norway worries its neighbours at sea",
        "Neighbours angry at sea after long late-night statement by Norway",
        "Anger at sea\n\n“We, the people of Norway, have had enough,” sailors sang.",
    ],
)
def test_a_report_of_a_statement_is_nobody_s(tmp_path: Path, first: str) -> None:
    assert "Norway" not in holders(tmp_path, f"{first}\n\n{NORWAY}")
