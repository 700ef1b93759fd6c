"""The façade over a ledger filled by hand, and over files with the stages faked."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import communique
from communique import Ledger, annotate, ledger, pipeline
from communique.api import SelectionError
from communique.api.tables import passage
from communique.engine import Stage
from communique.errors import InputError, LedgerError
from communique.model import Collection, Document, Figure, Reading, Span, claim_id
from communique.model.contract import from_contract
from communique.model.rows import ReadRow

Unresolved = Callable[[Collection], tuple[Reading, ...]]


@pytest.fixture
def filled(tmp_path: Path, sample: Collection, unresolved: Unresolved) -> Path:
    """A ledger that holds the sample."""
    path = tmp_path / "filled.db"
    store = ledger.connect(path)
    for reading in unresolved(sample):
        ledger.add(store, reading, reading.document.text.encode())
    state, _ = ledger.snapshot(store)
    assert ledger.derive(store, sample, state)
    store.close()
    return path


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two fake stages in place of the real ones: every number is a figure; what was read is listed."""
    seen: list[str] = []

    def figures(document: Document) -> tuple[Figure, ...]:
        """Every word of digits."""
        seen.append(document.path or "")
        if "boom" in document.text:
            raise ValueError("odd\nnumber")
        words = [word for word in document.text.split() if word.isdecimal()]
        spans = [Span(document.text.index(w), document.text.index(w) + len(w)) for w in dict.fromkeys(words)]
        return tuple(
            Figure(
                id=claim_id("figure", document.id, span), document=document.id, span=span,
                text=span.of(document.text), stage="figures/1", low=1, high=1, hedge="exact", unit=None, counted=None,
            )
            for span in spans
        )  # fmt: skip

    def origins(readings: tuple[Reading, ...]) -> dict[str, str]:
        """All are one origin."""
        return {reading.document.id: readings[0].document.id for reading in readings}

    fakes = (
        Stage("figures", 1, "document", ("document",), "figures", figures),
        Stage("origins", 1, "collection", ("readings",), "origins", origins),
    )
    monkeypatch.setattr(pipeline, "STAGES", fakes)
    return seen


def _statuses(report: tuple[ReadRow, ...]) -> list[tuple[str, str, str | None]]:
    return [(row.status, Path(row.path).name, row.reason) for row in report]


def _articles(folder: Path, *texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"Rosmere, 4 May. {text}\n", "utf-8")


def test_reading_twice_adds_nothing(tmp_path: Path, stages: list[str]) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.", "They sent 280 ships.")
    (tmp_path / "in" / "2.txt").write_bytes((tmp_path / "in" / "0.txt").read_bytes())
    told: list[ReadRow] = []
    with Ledger.open(tmp_path / "test.db") as held:
        first = held.read([tmp_path / "in", tmp_path / "missing.txt"], on_progress=told.append)
        assert tuple(told) == first
        assert _statuses(first) == [
            ("read", "0.txt", None),
            ("read", "1.txt", None),
            ("skipped", "2.txt", f"already there as {tmp_path / 'in' / '0.txt'}"),
            ("refused", "missing.txt", "there is no such file or folder; check the path"),
        ]
        before = held.collection()
        assert held.is_current()
        assert len(before.origins) == 2
        again = held.read([tmp_path / "in"])
        assert [row.status for row in again] == ["skipped"] * 3
        assert again[0].reason == "already there"
        assert held.collection() == before
    assert len(stages) == 2, "what is there is not read again"


def test_what_is_known_anew_of_a_document_is_taken_in(tmp_path: Path, stages: list[str]) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.")
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([tmp_path / "in"])
        (tmp_path / "in" / "sources.toml").write_text('[[source]]\nfile = "0.txt"\noutlet = "The Courier"\n')
        (row,) = held.read([tmp_path / "in"])
        assert (row.status, row.reason) == ("read", "read again: what is known of it has changed")
        assert held.documents()[0].outlet == "The Courier"
        assert held.is_current()
        assert not held.verify().failures


def test_an_interrupted_run_is_finished_by_the_next(
    tmp_path: Path, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.", "They sent 280 ships.")

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "test.db") as held:
        with pytest.raises(KeyboardInterrupt):
            held.read([tmp_path / "in"], on_progress=stop)
        assert len(held.documents()) == 1
        assert not held.is_current()
        assert [row.status for row in held.read([tmp_path / "in"])] == ["skipped", "read"]
        assert held.is_current()
        assert len(held.collection().origins) == 2


def test_a_new_version_of_a_stage_reads_again_what_the_old_one_read(
    tmp_path: Path, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.")
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([tmp_path / "in"])
        newer = tuple(_of_version(stage, version=2) for stage in pipeline.STAGES)
        monkeypatch.setattr(pipeline, "STAGES", newer)
        (row,) = held.read()
        assert (row.status, row.reason) == ("read", "read again: the stages have changed")
        assert held.read() == ()
        assert not held.verify().failures


def _of_version(stage: Stage, version: int) -> Stage:
    return Stage(stage.name, version, stage.scope, stage.requires, stage.produces, stage.run)


def test_a_document_on_which_a_stage_fails_is_refused_and_the_rest_goes_on(
    tmp_path: Path, stages: list[str]
) -> None:
    _articles(tmp_path / "in", "boom", "They sent 280 ships.")
    with Ledger.open(tmp_path / "test.db") as held:
        report = held.read([tmp_path / "in"])
        assert [row.status for row in report] == ["refused", "read"]
        assert "a stage failed on it (ValueError: odd" in (report[0].reason or "")
        assert len(held.documents()) == 1


def test_another_text_under_the_same_id_is_refused(tmp_path: Path, stages: list[str]) -> None:
    lines = [{"id": "x", "text": "They sent 300 ships."}, {"id": "x", "text": "They sent 280 ships."}]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    with Ledger.open(tmp_path / "test.db") as held:
        report = held.read([path])
        assert [row.status for row in report] == ["read", "refused"]
        assert "its id x stands for another text here" in (report[1].reason or "")
        assert held.collection().readings[0].document.text == "They sent 300 ships."


def test_annotate_yields_the_contract(tmp_path: Path, stages: list[str]) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.", "boom", "They sent 280 ships.")
    told: list[ReadRow] = []
    printed = list(annotate([tmp_path / "in"], published="2031-05-05", on_progress=told.append))
    assert [row.status for row in told] == ["read", "refused", "read"]
    assert [Path(o["document"]["path"]).name for o in printed] == ["0.txt", "2.txt"]
    assert printed[0]["document"]["published"]["value"] == "2031-05-05"
    reading, _ = from_contract(json.loads(json.dumps(printed[0])))
    assert [figure.text for figure in reading.figures] == ["4", "300"]
    with pytest.raises(InputError, match="a stage failed"):
        list(annotate([tmp_path / "in"]))


def test_annotate_prints_each_path_though_two_hold_the_same_text(tmp_path: Path, stages: list[str]) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.", "They sent 280 ships.", "They sent 300 ships.")
    printed = list(annotate([tmp_path / "in"]))
    assert [Path(o["document"]["path"]).name for o in printed] == ["0.txt", "1.txt", "2.txt"]
    assert printed[0]["figures"] == printed[2]["figures"] != printed[1]["figures"]


def test_annotate_refuses_another_text_under_the_same_id(tmp_path: Path, stages: list[str]) -> None:
    lines = [{"id": "x", "text": "They sent 300 ships."}, {"id": "x", "text": "They sent 280 ships."}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    told: list[ReadRow] = []
    assert len(list(annotate([tmp_path / "in.jsonl"], on_progress=told.append))) == 1
    assert told[1].status == "refused"
    assert "its id x stands for another text before it" in (told[1].reason or "")


def test_the_same_record_twice_in_a_file_is_read_once(tmp_path: Path, stages: list[str]) -> None:
    path = tmp_path / "in.jsonl"
    lines = [{"title": title, "text": "They sent 300 ships."} for title in ("One", "Two", "Two")]
    path.write_text("\n".join(map(json.dumps, lines)))
    with Ledger.open(tmp_path / "test.db") as held:
        reasons = [None, f"already there as {path}:1", f"already there as {path}:1"]
        assert [row.reason for row in held.read([path])] == reasons
        assert [row.reason for row in held.read([path])] == ["already there", *reasons[1:]]
        assert held.documents()[0].title == "One"


def test_annotate_holds_a_batch_at_a_time(
    tmp_path: Path, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _articles(tmp_path / "in", *(f"They sent {n} ships." for n in range(100, 105)))
    monkeypatch.setattr("communique.api.annotation.BATCH", 2)
    printed = annotate([tmp_path / "in"])
    next(printed)
    assert len(stages) == 2
    assert len(list(printed)) == 4


def test_stories_and_members(filled: Path, sample: Collection) -> None:
    with Ledger.open(filled) as held:
        (story,) = held.stories()
        assert (story.title, story.documents, story.outlets, story.origins, story.episodes) == (
            "Ships | off Rosmere", 3, 3, 2, 2,
        )  # fmt: skip
        assert (story.since, story.until) == ("2031-05-04", "2031-05-04")
        members = held.members()
        first, second = (episode.id for episode in sample.stories[0].episodes)
        assert [(m.path, m.story, m.episode) for m in members] == [
            ("a.txt", story.id, first),
            ("b.txt", story.id, first),
            ("c.txt", story.id, second),
        ]


def test_lineage_names_paths(filled: Path) -> None:
    with Ledger.open(filled) as held:
        (pair,) = held.lineage()
        assert {pair.path_a, pair.path_b} == {"a.txt", "b.txt"}
        assert list(msgspec.to_builtins(pair))[:7] == [
            "a", "b", "path_a", "path_b", "kind", "shared", "agency",
        ]  # fmt: skip
        assert (pair.kind, pair.shared, pair.agency) == ("copy", 1.0, "ISP")
        assert held.lineage(outlet="The Courier") == []
        assert held.lineage(type="partial") == []


def test_rows_carry_the_claim_resolved_and_where_it_stands(filled: Path, sample: Collection) -> None:
    with Ledger.open(filled) as held:
        row = held.quotes()[0]
        claim = sample.readings[0].quotations[0]
        assert {name: getattr(row, name) for name in claim.__struct_fields__} == msgspec.structs.asdict(claim)
        assert (row.path, row.outlet, row.published) == ("a.txt", "The Courier", "2031-05-04")
        assert held.positions()[0].holder.actor == "Ada Roe"


@pytest.mark.parametrize(
    ("filters", "paths"),
    [
        ({}, "aabbcc"),
        ({"outlet": "the courier"}, "aa"),
        ({"outlet": "c.example"}, "cc"),
        ({"since": "2031-05-04"}, "aacc"),
        ({"since": "2031-05-05"}, ""),
        ({"until": "2031-05"}, "aacc"),
        ({"until": "2031-05-03"}, ""),
        ({"since": "2031"}, "aacc"),
        ({"story": "ships | off rosmere"}, "aabbcc"),
        ({"actor": "velmara"}, "abc"),
        ({"actor": "Minister Roe"}, "aabb"),
        ({"actor": "Ada Roe", "outlet": "The Post"}, "bb"),
    ],
)
def test_filters(filled: Path, filters: dict[str, Any], paths: str) -> None:
    with Ledger.open(filled) as held:
        rows = [*held.quotes(**filters), *held.positions(**filters)]
        assert "".join(sorted((row.path or "")[0] for row in rows)) == paths
        with pytest.raises(SelectionError, match="no outlet is called 'nobody'"):
            held.quotes(outlet="nobody")


@pytest.mark.parametrize(
    ("ask", "wanted", "count"),
    [
        ("quotes", "direct", 2),
        ("quotes", "Indirect", 1),
        ("positions", "REQUEST", 2),
        ("positions", "refuse", 1),
        ("figures", "ships", 3),
        ("figures", "men", 0),
        ("actors", "state", 1),
        ("timeline", "DATE", 2),
        ("timeline", "demand", 2),
    ],
)
def test_type_means_what_help_says(filled: Path, ask: str, wanted: str, count: int) -> None:
    with Ledger.open(filled) as held:
        assert len(getattr(held, ask)(type=wanted)) == count


def test_figures_are_found_by_whose_estimate_they_are(filled: Path) -> None:
    with Ledger.open(filled) as held:
        assert [row.path for row in held.figures(actor="Ada Roe")] == ["a.txt", "b.txt"]
        assert [row.path for row in held.figures(actor="Velmara")] == ["a.txt", "b.txt"], "by owner"


def test_the_timeline_is_by_date_and_shows_the_passage(filled: Path) -> None:
    with Ledger.open(filled) as held:
        rows = held.timeline()
        assert [(row.date, row.kind, row.path) for row in rows] == [
            ("2031-05-04", "position", "a.txt"),
            ("2031-05-04", "position", "b.txt"),
            ("2031-05-04", "time", "a.txt"),
            ("2031-05-04", "time", "b.txt"),
        ]
        assert (rows[0].act, rows[0].holder, rows[0].addressee) == ("demand", "Ada Roe", "Velmara")
        assert rows[0].passage.endswith("She demanded that Velmara must not lay mines.")
        assert held.timeline(since="2031-05-05") == []
        assert {row.kind for row in held.timeline(actor="Ada Roe")} == {"position"}


def test_an_event_that_two_outlets_tell_of_is_one_line(tmp_path: Path) -> None:
    for name, text in {
        "a": "Russia and the United States will hold talks on security in Geneva on January 10.",
        "b": "The United States is to meet Russia for talks in Geneva on Jan. 10, officials said.",
        "c": "American and Russian envoys will hold talks on security in Geneva on January 11.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text + "\n", "utf-8")
    with Ledger.open(tmp_path / "test.db") as held:
        held.read(sorted(tmp_path.glob("?.txt")), published="2031-01-07")
        rows = held.timeline()
        assert [(row.date, row.verdict, row.status, row.origins) for row in rows] == [
            ("2031-01-10", "disagree", "scheduled", 2),
            ("2031-01-11", "disagree", "scheduled", 1),
        ]
        assert [Path(told.path or "").stem for told in rows[0].tellings] == ["a", "b"]
        assert rows[0].reason.endswith("2031-01-10, 2031-01-11")
        assert [row.date for row in held.timeline(until="2031-01-10")] == ["2031-01-10"]


LONG = "word " * 60


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("It rained. They met on 4 May here. All left.", "4 May", "They met on 4 May here."),
        (
            "They met. All of the delegations that had come to the talks left on\n5 May.\n\nNobody spoke.",
            "5 May",
            "All of the delegations that had come to the talks left on\n5 May.",
        ),
        ("4 May", "4 May", "4 May"),
        ("He said “no.” On 4 May he said “yes.” She wept.", "4 May", "On 4 May he said “yes.”"),
        (f"{LONG}4 May {LONG}", "4 May", f"{'word ' * 23}4 May{' word' * 23}"),
        ("x" * 500 + "4 May" + "y" * 500, "4 May", "x" * 120 + "4 May" + "y" * 120),
    ],
)
def test_a_passage_is_the_sentence_around_the_words(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    assert passage(text, Span(start, start + len(words))) == shown
    assert shown in text


def test_actors_are_counted_in_the_chosen_documents(filled: Path) -> None:
    with Ledger.open(filled) as held:
        assert [(a.name, a.mentions, a.documents) for a in held.actors()] == [
            ("Ada Roe", 2, 2),
            ("Velmara", 2, 2),
        ]
        assert [(r.title, r.affiliation, r.path) for r in held.actors()[0].roles] == [
            ("Minister", "Keldoria", "a.txt")
        ]
        assert [(a.name, a.mentions) for a in held.actors(outlet="The Blog")] == [("Velmara", 1)]


def test_comparisons_show_values_side_by_side(filled: Path) -> None:
    with Ledger.open(filled) as held:
        (row,) = held.compare("ships | off rosmere")
        assert (row.what, row.unit, row.verdict, row.origins) == ("ships", None, "disagree", 2)
        assert [(v.path, v.low, v.high, v.outlet, v.estimate_by) for v in row.values] == [
            ("a.txt", 300, 300, "The Courier", "Ada Roe"),
            ("b.txt", 300, 300, "The Post", "Ada Roe"),
            ("c.txt", 280, None, "The Blog", None),
        ]
        assert row == held.compare(row.story[:6])[0]
        assert held.compare(row.story, "agree") == []
        assert len(held.compare(row.story, "figure")) == 1


def test_what_names_a_claim_that_has_gone_is_left_out_until_the_run_is_finished(
    filled: Path, sample: Collection
) -> None:
    store = ledger.connect(filled)
    ledger.add(store, Reading(document=sample.readings[0].document))
    store.close()
    with Ledger.open(filled) as held:
        assert not held.is_current()
        assert held.compare(sample.stories[0].id) == []
        left = held.collection()
        assert left.comparisons == left.responses == left.lineage == ()
        assert left.stories == sample.stories
        assert "Ships" in held.brief("markdown")
        assert not [f for f in held.verify().failures if f.role != "raw"]


def test_a_file_with_another_text_is_read_beside_the_first(tmp_path: Path, stages: list[str]) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.")
    with Ledger.open(tmp_path / "test.db") as held:
        held.read([tmp_path / "in"])
        _articles(tmp_path / "in", "They sent 280 ships.")
        (row,) = held.read([tmp_path / "in"])
        assert (row.status, row.reason) == ("read", "the file held another text before; both are kept")
        assert len(held.documents()) == 2
        assert [row.reason for row in held.read([tmp_path / "in"])] == ["already there"]


def test_a_name_that_is_no_unicode_is_stored(tmp_path: Path, stages: list[str]) -> None:
    _articles(tmp_path / "in", "They sent 300 ships.", "They sent 280 ships.")
    (tmp_path / "in" / "0.txt").rename(tmp_path / "in" / os.fsdecode(b"caf\xe9.txt"))
    with Ledger.open(tmp_path / "test.db") as held:
        assert [row.status for row in held.read([tmp_path / "in"])] == ["read", "read"]
        assert [row.status for row in held.read([tmp_path / "in"])] == ["skipped", "skipped"]
        assert len(held.documents()) == 2


def test_a_name_that_is_not_there_is_an_error(filled: Path) -> None:
    with Ledger.open(filled) as held:
        with pytest.raises(SelectionError, match="no story is called 'x': communique stories lists them"):
            held.compare("x")
        with pytest.raises(SelectionError, match="no actor is called 'Nobody'"):
            held.quotes(actor="Nobody")
        with pytest.raises(SelectionError, match="no story"):
            held.quotes(story="")


def test_a_collection_of_one_story_is_closed(filled: Path, sample: Collection) -> None:
    with Ledger.open(filled) as held:
        assert held.collection() == sample
        assert held.collection(sample.stories[0].id) == sample


@pytest.mark.parametrize(
    ("tamper", "role", "reason"),
    [
        ("UPDATE documents SET text = replace(text, '300', '900')", "claim", "other words"),
        (
            "UPDATE documents SET text = text || '!'",
            "record",
            "the stored rows are not those that were written",
        ),
        ("UPDATE claims SET json = replace(json, '300 ships', '900 ships')", "claim", "other words"),
        ("UPDATE claims SET json = replace(json, '\"low\":300', '\"low\":900')", "record", "the stored rows"),
        ("UPDATE evidence SET text = 'denied' WHERE role = 'cue'", "cue", "other words"),
        ("UPDATE evidence SET start = start + 1 WHERE role = 'speaker'", "speaker", "other words"),
        ("DELETE FROM evidence WHERE role = 'trigger'", "trigger", "no stored evidence"),
        ("UPDATE mentions SET json = replace(json, '\"Ada Roe\"', '\"Ada Doe\"')", "mention", "other words"),
        ("UPDATE actors SET json = replace(json, '\"Minister\"', '\"Monster\"')", "role", "other words"),
        ("UPDATE lineage SET json = replace(json, 'We want', 'We will')", "passage", "other words"),
        ("UPDATE raw SET data = x'00'", "raw", "the raw input is not the one that was read"),
    ],
)
def test_verify_finds_every_kind_of_tampering(filled: Path, tamper: str, role: str, reason: str) -> None:
    with Ledger.open(filled) as held:
        clean = held.verify()
        assert clean.failures == ()
        assert (clean.documents, clean.evidence > 40) == (3, True)
    with sqlite3.connect(filled) as connection:
        assert connection.execute(tamper).rowcount > 0
    with Ledger.open(filled) as held:
        failures = held.verify().failures
        assert any(f.role == role and f.reason.startswith(reason) for f in failures), failures


def test_a_missing_ledger_is_not_made_to_look_into(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is none here"):
        Ledger.open(tmp_path / "no.db", create=False)


@pytest.mark.parametrize(
    ("statement", "kept_out"),
    [
        ("import communique", "spacy sqlalchemy trafilatura typer rich msgspec numpy"),
        ("import communique.cli", "spacy sqlalchemy trafilatura pyarrow numpy"),
        ("from communique import Ledger", "spacy trafilatura typer rich pyarrow"),
    ],
)
def test_importing_is_cheap(statement: str, kept_out: str) -> None:
    script = f"{statement}; import sys; print(*[m for m in {kept_out.split()!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_there_is_nothing_else_in_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = communique.nothing


def test_the_real_stages_end_to_end(tmp_path: Path) -> None:
    _articles(tmp_path / "in", "Minister Ada Roe said: “We want 300 ships out.”")
    with Ledger.open(tmp_path / "test.db") as held:
        (row,) = held.read([tmp_path / "in"])
        assert row.status == "read"
        _, readings = ledger.snapshot(held._store)
        assert held.collection() == pipeline.collect(readings)
        assert not held.verify().failures
        assert [r.status for r in held.read([tmp_path / "in"])] == ["skipped"]
