"""One document or two: the same text from two outlets, read again, in any order; versions of one address."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import Ledger, annotate, pipeline
from communique.engine import Stage
from communique.model import Reading, content_id
from communique.model.rows import ReadRow

TEXT = "Rosmere, 4 May. The minister said that talks about the strait would begin on Monday."


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read off the documents."""

    def origins(readings: tuple[Reading, ...]) -> dict[str, str]:
        """Each is its own."""
        return {reading.document.id: reading.document.id for reading in readings}

    monkeypatch.setattr(
        pipeline, "STAGES", (Stage("origins", 1, "collection", ("readings",), "origins", origins),)
    )


def write(path: Path, text: str = TEXT, **facts: str) -> Path:
    """A file of its own folder, with what its sources.toml says of it."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    told = "".join(f"{key} = {json.dumps(value)}\n" for key, value in facts.items())
    (path.parent / "sources.toml").write_text(f"[default]\n{told}", "utf-8")
    return path


def records(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps({"text": TEXT, **row}) + "\n" for row in rows), "utf-8")
    return path


def told(report: tuple[ReadRow, ...]) -> list[tuple[str, str | None]]:
    return [(row.status, row.reason) for row in report]


def outlets(held: Ledger) -> list[str | None]:
    return sorted((d.outlet for d in held.documents()), key=lambda name: name or "")


def test_the_same_text_from_two_outlets_is_two_documents(tmp_path: Path) -> None:
    a = write(tmp_path / "a" / "x.txt", outlet="The Courier")
    b = write(tmp_path / "b" / "x.txt", outlet="Harbour Post")
    with Ledger.open(tmp_path / "test.db") as held:
        assert [row.status for row in held.read([a, b])] == ["read", "read"]
        assert outlets(held) == ["Harbour Post", "The Courier"]
        assert {d.id for d in held.documents()} == {content_id(TEXT), content_id(TEXT, 1)}
        assert told(held.read([b, a])) == [("skipped", "already there")] * 2
        assert not held.verify().failures


@pytest.mark.parametrize(
    ("first", "second", "documents"),
    [
        ({}, {}, 1),
        ({"outlet": "The Courier"}, {"outlet": "COURIER"}, 1),
        ({"outlet": "The Courier"}, {}, 1),
        ({"domain": "courier.example"}, {"domain": "post.example"}, 2),
        (
            {"outlet": "The Courier", "domain": "c.example"},
            {"outlet": "Courier Online", "domain": "c.example"},
            1,
        ),
        ({"outlet": "The Courier"}, {"domain": "post.example"}, 1),
        ({"outlet": "Courier", "domain": "c.example"}, {"outlet": "Post"}, 2),
    ],
)
def test_what_makes_two_of_a_text(
    tmp_path: Path, first: dict[str, str], second: dict[str, str], documents: int
) -> None:
    a, b = write(tmp_path / "a" / "x.txt", **first), write(tmp_path / "b" / "x.txt", **second)
    for number, order in enumerate(([a, b], [b, a])):
        with Ledger.open(tmp_path / f"{number}.db") as held:
            held.read(order)
            assert len(held.documents()) == documents
            held.read(order[::-1])
            assert len(held.documents()) == documents


def test_an_outlet_that_becomes_known_doubles_nothing_and_keeps_the_id(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a" / "x.txt"), write(tmp_path / "b" / "x.txt")
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([a, b])
        (before,) = held.documents()
        write(a, outlet="The Courier")
        assert told(held.read([a]))[0][0] == "read"
        (after,) = held.documents()
        assert (after.id, after.outlet) == (before.id, "The Courier")
        write(b, outlet="Harbour Post")
        held.read([a, b])
        assert outlets(held) == ["Harbour Post", "The Courier"]
        write(a, outlet="The Courier of Rosmere")
        held.read([b, a])
        assert outlets(held) == ["Harbour Post", "The Courier of Rosmere"], "a correction makes no third"
        assert [row.status for row in held.read([a, b])] == ["skipped"] * 2


def test_records_of_one_file_are_told_by_outlet(tmp_path: Path) -> None:
    path = records(tmp_path / "a.jsonl", {}, {"outlet": "The Courier"}, {"outlet": "Harbour Post"}, {})
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([path])
        assert outlets(held) == ["Harbour Post", "The Courier"]
        again = told(held.read([path]))
        assert [status for status, _ in again] == ["skipped"] * 4
        assert outlets(held) == ["Harbour Post", "The Courier"]


def test_a_supplied_id_stands(tmp_path: Path) -> None:
    path = records(tmp_path / "a.jsonl", {"id": "1"}, {"id": "2"}, {"outlet": "The Courier"})
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([path])
        held.read([path])
        assert {d.id for d in held.documents()} == {"1", "2", content_id(TEXT)}


NAMES = [None, "Courier", "Post", "Globe"]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    files=st.lists(st.tuples(st.sampled_from("xy"), st.sampled_from(NAMES)), min_size=1, max_size=5),
    runs=st.lists(st.lists(st.integers(0, 4), max_size=6), max_size=4),
    as_records=st.booleans(),
)
def test_any_order_and_any_number_of_readings_give_the_same_documents(
    tmp_path_factory: pytest.TempPathFactory,
    files: list[tuple[str, str | None]],
    runs: list[list[int]],
    as_records: bool,
) -> None:
    folder = tmp_path_factory.mktemp("world")
    paths = []
    for number, (text, outlet) in enumerate(files):
        facts = {"outlet": outlet} if outlet else {}
        if as_records:
            path = records(folder / f"{number}.jsonl", {"text": f"{TEXT} {text}", **facts})
        else:
            path = write(folder / str(number) / "a.txt", f"{TEXT} {text}", **facts)
        paths.append(path)
    expected = {
        (text, outlet)
        for text, outlet in files
        if outlet or not any(named for other, named in files if other == text)
    }
    with Ledger.open(folder / "test.db") as held:
        ids: set[str] = set()
        for run in runs:
            held.read([paths[i] for i in run if i < len(paths)])
            assert ids <= {d.id for d in held.documents()}, "no document goes"
            ids = {d.id for d in held.documents()}
        held.read(paths)
        found = [(d.id, d.outlet) for d in held.documents()]
        texts = {r.document.id: r.document.text[-1] for r in held.collection().readings}
        assert sorted(((texts[i], o or "") for i, o in found)) == sorted((t, o or "") for t, o in expected)
        assert all(row.status == "skipped" for row in held.read(paths[::-1]))
        assert [(d.id, d.outlet) for d in held.documents()] == found, "and then nothing changes any more"


def test_annotate_tells_the_same_documents_apart(tmp_path: Path) -> None:
    path = records(
        tmp_path / "a.jsonl", {}, {"outlet": "Courier"}, {"outlet": "Post"}, {"outlet": "Courier"}, {}
    )
    ids = [found["document"]["id"] for found in annotate([path])]
    first, second = content_id(TEXT), content_id(TEXT, 1)
    assert ids == [first, first, second, first, first]


# Versions.

PARAGRAPHS = [
    f"Paragraph {n} of the report tells what the two ministers said to one another on the day."
    for n in range(6)
]


def version(*changes: tuple[int, str]) -> str:
    paragraphs = list(PARAGRAPHS)
    for place, text in changes:
        paragraphs[place] = text
    return "\n\n".join(paragraphs)


def test_a_later_text_at_the_same_address_is_a_version_of_it(tmp_path: Path) -> None:
    url = "https://courier.example/talks"
    later = version((1, "It was on Tuesday, the paper now says, and not on Monday, that they met."))
    latest = (
        later + "\n\nThe minister of Rosmere told the paper on Thursday that he had never said such a thing."
    )
    paths = [
        records(tmp_path / f"{n}.jsonl", {"text": text, "url": url, "published": f"2022-01-0{n + 1}"})
        for n, text in enumerate([version(), later, latest])
    ]
    with Ledger.open(tmp_path / "test.db") as held:
        report: Any = [held.read([path])[0] for path in paths]
        assert report[0].reason is None
        assert report[1].reason == f"new version of {paths[0]}, 1 passage changed; both are kept"
        assert report[2].reason == f"new version of {paths[1]}, 1 passage changed; both are kept"
        first = content_id(version())
        assert [d.version_of for d in held.documents()] == [None, first, first]
        assert [row.status for row in held.read(paths)] == ["skipped"] * 3
        assert not held.verify().failures


def test_a_file_that_holds_a_new_text(tmp_path: Path) -> None:
    path = write(tmp_path / "in" / "a.txt", version())
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([path])
        write(path, version((0, "A paragraph has been written anew, and says something else than before.")))
        (row,) = held.read([path])
        assert row.reason == f"new version of {path}, 1 passage changed; both are kept"
        write(path, "Another matter has been saved under the same name, as happens with exports.")
        (row,) = held.read([path])
        assert row.reason == "the file held another text before; both are kept"
        assert len(held.documents()) == 3


@pytest.mark.parametrize(
    "other",
    [
        {"text": "A front page has one address for all the matters that it ever showed to its readers."},
        {
            "text": version((0, "The agency's text is printed here with a lead of its own, as papers do.")),
            "outlet": "Post",
        },
    ],
)
def test_what_shares_an_address_and_is_no_version(tmp_path: Path, other: dict[str, str]) -> None:
    url = "https://agency.example/1"
    a = records(
        tmp_path / "a.jsonl", {"text": version(), "url": url, "outlet": "Agency", "domain": "agency.example"}
    )
    b = records(tmp_path / "b.jsonl", {"url": url, "domain": "post.example", **other})
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([a])
        (row,) = held.read([b])
        assert row.reason == "the address held another text before; both are kept"
        assert {d.version_of for d in held.documents()} == {None}
