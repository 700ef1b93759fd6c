"""The command line, as a user or a program meets it."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pyarrow import parquet

from communique import ledger
from communique.cli import columns, run
from communique.model import Collection, Evidence, Reading, Span
from communique.model.rows import LineageRow

Unresolved = Callable[[Collection], tuple[Reading, ...]]
COMMUNIQUE = [sys.executable, "-m", "communique"]
VIEWS = ("stories", "lineage", "quotes", "positions", "demands", "figures", "timeline", "actors")


class Result:
    """What a command printed, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Result]:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_LEDGER", raising=False)

    def call(*arguments: object) -> Result:
        status = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Result(status, out.decode(), err.decode())

    return call


@pytest.fixture
def filled(tmp_path: Path, sample: Collection, unresolved: Unresolved) -> Path:
    """The default ledger of the folder, holding the sample."""
    path = tmp_path / "communique.db"
    store = ledger.connect(path)
    for reading in unresolved(sample):
        ledger.add(store, reading)
    state, _ = ledger.snapshot(store)
    assert ledger.derive(store, sample, state)
    store.close()
    return path


Command = Callable[..., Result]


def _article(folder: Path, name: str, words: str = "They sent 300 ships.") -> Path:
    path = folder / name
    path.write_text(f"Rosmere, 4 May. {words}\n", "utf-8")
    return path


def test_help_lists_commands_and_exit_statuses(command: Command) -> None:
    for arguments in ([], ["--help"], ["-h"]):
        said = command(*arguments)
        assert said.status == 0
        assert all(
            f"\n  {name} " in said.out for name in (*VIEWS, "annotate", "read", "brief", "compare", "verify")
        )
        assert "3 evidence failed" in " ".join(said.out.split())
        at = [said.out.index(f"\n  {name} ") for name in ("read", "brief", "quotes", "verify", "export")]
        assert at == sorted(at), "what is used first stands first"
    assert re.fullmatch(r"communique \d+\.\d+\.\d+\n", command("--version").out)


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_prints_every_format(command: Command, filled: Path, name: str) -> None:
    table = command(name)
    assert (table.status, table.err) == (0, "")
    assert len(table.out.splitlines()) >= 2
    rows = json.loads(command(name, "--format", "json").out)
    assert rows
    assert [json.loads(line) for line in command(name, "--format", "jsonl").out.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(command(name, "--format", "csv").out)))) == len(rows)
    assert command(name, "--format", "markdown").out.startswith("| ")
    assert command(name, "--format", "parquet", "-o", "out.parquet").status == 0
    assert parquet.read_table("out.parquet").num_rows == len(rows)


def test_article_text_does_not_act_on_the_terminal(command: Command, filled: Path) -> None:
    for form in ("table", "csv", "json", "jsonl", "markdown"):
        printed = command("quotes", "--format", form).out
        assert "\x1b" not in printed
        assert "bold" in printed
    assert "[bold]" in command("quotes").out
    assert "'=SUM(A1)" in command("quotes", "--format", "csv").out


def test_a_table_shows_what_the_later_version_has_instead() -> None:
    was, now = (Evidence(id_, Span(0, 1), f"It has {n} ships.") for id_, n in (("b", 3), ("a", 4)))
    row = LineageRow(a="a", b="b", path_a=None, path_b=None, kind="copy", shared=0.9, agency=None,
                     earlier="b", reason="published earlier", version=True, changed=(now, was))  # fmt: skip
    (column,) = (column for column in columns.LINEAGE if column.heading == "Changed")
    assert column.of(row) == "- It has 3 ships. / + It has 4 ships."
    assert column.of(msgspec.structs.replace(row, changed=())) is None


def test_rows_of_the_contract(command: Command, filled: Path, sample: Collection) -> None:
    (pair,) = json.loads(command("lineage", "--format", "json").out)
    assert list(pair)[:7] == ["a", "b", "path_a", "path_b", "kind", "shared", "agency"]
    assert list(pair)[7:] == ["earlier", "reason", "version", "changed"]
    members = json.loads(command("stories", "--members", "--format", "json").out)
    assert [list(row) for row in members] == [["document", "path", "story", "episode"]] * 3
    story = members[0]["story"]
    (group,) = json.loads(command("compare", story, "--format", "json").out)
    assert {"what", "unit", "verdict", "values", "origins"} <= set(group)
    assert {"path", "span", "low", "high", "outlet", "estimate_by"} <= set(group["values"][0])
    table = " ".join(command("compare", story).out.split())
    assert "The Courier, The Post: 300 (Ada Roe) | The Blog: at least 280" in table
    quotation = json.loads(command("quotes", "--format", "jsonl").out.splitlines()[0])
    text = sample.readings[0].document.text
    assert text[slice(*quotation["span"])] == quotation["text"]
    assert quotation["speaker"]["actor"] == "Ada Roe"


def test_filters_and_their_mistakes(command: Command, filled: Path) -> None:
    def paths(*arguments: str) -> list[str]:
        return [row["path"] for row in json.loads(command("quotes", "--format", "json", *arguments).out)]

    assert paths("--outlet", "The Blog") == ["c.txt"]
    assert paths("--actor", "ada roe", "--type", "direct", "--since", "2031-05") == ["a.txt"]
    nothing = command("quotes", "--until", "2030")
    assert (nothing.status, nothing.out) == (0, "")
    assert nothing.err == "Nothing found in 3 documents: widen the filters\n"
    other = command("quotes", "--type", "indirekt")
    assert (other.status, other.out) == (0, "")
    assert re.fullmatch(r"Nothing of type 'indirekt' among \d+ rows: there is direct.*\n", other.err)
    for mistake, said in {
        ("quotes", "--outlet", "The Blag"): "no outlet is called 'The Blag': communique stories --members",
        ("quotes", "--since", "2031-02-30"): "'2031-02-30' is no date: write 2022-01-07, 2022-01 or 2022",
        ("quotes", "--actor", "Nobody"): "no actor is called 'Nobody': communique actors lists them",
        ("compare", "nothing"): "no story is called 'nothing'",
        ("quotes", "--format", "xml"): "'xml' is not one of",
        ("quotes", "--nonsense"): "No such option",
        ("nonsense",): "No such command 'nonsense'",
        ("annotate",): "Missing argument 'PATH...'",
        ("quotes", "-o", "no/such/folder.csv"): "cannot be written: No such file or directory",
    }.items():
        wrong = command(*mistake)
        assert wrong.status == 2, mistake
        assert said in wrong.err
        assert wrong.err.count("\n") == 1
        assert wrong.out == ""


def test_the_ledger_is_named_before_or_after_or_by_the_environment(
    command: Command, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = filled.rename("other.db")
    assert command("quotes").status == 4
    assert command("--ledger", other, "quotes").status == 0
    assert command("quotes", "--ledger", other).status == 0
    monkeypatch.setenv("COMMUNIQUE_LEDGER", str(other))
    assert command("quotes").status == 0
    assert command("--ledger", "none.db", "quotes").status == 4


def test_a_ledger_that_cannot_be_used_is_one_line(command: Command, tmp_path: Path) -> None:
    for name in (*VIEWS, "verify", "brief", "read"):
        missing = command(name)
        assert missing.status == 4
        assert (
            missing.err
            == "communique.db: ledger: there is none here; make one with: communique read PATH...\n"
        )
    server = command("quotes", "--ledger", "postgresql://desk:secret@host/news")
    assert server.err == "postgresql://...: ledger: only SQLite files are supported so far; name a file\n"
    Path("communique.db").write_text("no ledger")
    assert (
        command("quotes").err
        == "communique.db: ledger: it is not a ledger; name another file with --ledger\n"
    )
    assert command("read", _article(tmp_path, "a.txt")).status == 4
    assert Path("communique.db").read_text() == "no ledger"
    assert not list(tmp_path.glob("communique.db-*"))


def test_an_empty_ledger_says_what_to_do(command: Command) -> None:
    ledger.connect("communique.db").close()
    for name in VIEWS:
        said = command(name)
        assert (said.status, said.out, said.err) == (0, "", "No documents yet: communique read PATH...\n")
        assert json.loads(command(name, "--format", "json").out) == []
    assert "No documents to write a brief of" in command("brief").err
    assert not Path("brief.html").exists()


def test_a_run_that_did_not_finish_is_said(command: Command, filled: Path, sample: Collection) -> None:
    store = ledger.connect(filled)
    ledger.add(store, Reading(document=sample.readings[0].document))
    store.close()
    said = command("quotes")
    assert said.status == 0
    assert "The last run did not finish: communique read brings" in said.err


def test_reading_says_what_became_of_each(command: Command, tmp_path: Path) -> None:
    first = _article(tmp_path, "a.txt")
    said = command("read", first, "missing.txt", "--format", "json")
    assert said.status == 1
    assert [(row["status"], row["path"]) for row in json.loads(said.out)] == [
        ("read", str(first)),
        ("refused", "missing.txt"),
    ]
    assert said.err.splitlines() == [
        "missing.txt: not read: there is no such file or folder; check the path",
        "communique.db: 1 read, 0 skipped, 1 refused",
    ]
    again = command("read", first)
    assert again.status == 0
    assert again.out.split()[-4:] == ["skipped", f"…{str(first)[-59:]}", "already", "there"]
    assert again.err == "communique.db: 0 read, 1 skipped, 0 refused\n"
    assert command("read").status == 0
    held = command("verify")
    assert (held.status, held.out) == (0, "")
    assert re.fullmatch(r"communique.db: \d+ pieces? of evidence in 1 document: all hold\n", held.err)


def test_evidence_that_fails_is_shown_and_the_status_says_so(command: Command, filled: Path) -> None:
    import sqlite3

    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE evidence SET text = 'denied' WHERE role = 'cue'")
    said = command("verify", "--format", "json")
    assert said.status == 3
    rows = json.loads(said.out)
    assert {"a.txt", "b.txt"} == {row["path"] for row in rows}
    assert ("cue", "denied", "said") in {(row["role"], row["claimed"], row["found"]) for row in rows}
    assert f"{len(rows)} failed" in said.err
    assert "denied" in command("verify").out


def test_annotate_prints_the_contract(command: Command, tmp_path: Path) -> None:
    first, second = _article(tmp_path, "a.txt"), _article(tmp_path, "b.txt", "They sent 280 ships.")
    said = command("annotate", first, "missing.txt", second, "--published", "2031-05-05")
    assert said.status == 1
    assert said.err == "missing.txt: not read: there is no such file or folder; check the path\n"
    objects = [json.loads(line) for line in said.out.splitlines()]
    assert [o["document"]["path"] for o in objects] == [str(first), str(second)]
    assert objects[0]["document"]["published"] == {
        "value": "2031-05-05",
        "precision": "day",
        "basis": "argument",
    }
    keys = ["document", "quotations", "attributions", "acts", "positions", "figures", "times", "actors"]
    assert list(objects[0]) == keys
    array = command("annotate", first, "--format", "json", "-o", "out.json")
    assert (array.status, array.out) == (0, "")
    assert [o["document"]["path"] for o in json.loads(Path("out.json").read_text("utf-8"))] == [str(first)]
    assert command("annotate", first, "--published", "tomorrow").status == 2
    assert not Path("communique.db").exists(), "annotate needs no ledger"


def test_the_brief_reads_into_a_ledger_of_its_own(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = "<html>{}</html>"
    monkeypatch.setattr("communique.brief.html", lambda c: made.format(len(c.readings)), raising=False)
    monkeypatch.setattr("communique.brief.markdown", lambda c: f"# {len(c.readings)}", raising=False)
    paths = _article(tmp_path, "a.txt"), _article(tmp_path, "b.txt", "They sent 280 ships.")
    said = command("brief", *paths, "missing.txt")
    assert said.status == 1
    assert said.err.splitlines()[-1] == "Brief of 2 documents written to brief.html"
    assert Path("brief.html").read_text() == "<html>2</html>"
    assert not Path("communique.db").exists()
    monkeypatch.setenv("COMMUNIQUE_LEDGER", "other.db")
    assert command("brief", paths[0], "-f", "markdown").status == 0
    assert Path("brief.md").read_text() == "# 1"
    assert command("brief", paths[0], "-o", "told.md").status == 0
    assert Path("told.md").read_text() == "# 1", "the name tells the form"
    assert not Path("other.db").exists(), "a ledger in the environment is not one named for this brief"
    assert command("brief", paths[0], "--ledger", "kept.db", "-o", "-").out == "<html>1</html>"
    assert command("--ledger", "kept.db", "brief", "-o", "-").out == "<html>1</html>"


def test_a_reader_that_has_seen_enough_is_no_error(filled: Path) -> None:
    shell = " ".join(COMMUNIQUE) + " quotes --format jsonl | true"
    run_ = subprocess.run(shell, shell=True, capture_output=True, text=True, cwd=filled.parent)
    assert run_.stderr == ""
    text = " ".join(COMMUNIQUE) + " quotes | head -1"
    run_ = subprocess.run(text, shell=True, capture_output=True, text=True, cwd=filled.parent)
    assert (run_.stderr, run_.stdout.split()[0]) == ("", "Where")


def test_output_that_cannot_be_written_is_one_line(command: Command, filled: Path) -> None:
    full = command("quotes", "-o", "/dev/full")
    assert full.status == 2
    assert "/dev/full cannot be written: No space left on device" in full.err
    assert full.err.count("\n") == 1


def test_a_fault_of_the_program_is_one_line(
    command: Command, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("odd\nthing")

    monkeypatch.setattr("communique.api.views.stories", fail)
    said = command("stories")
    assert said.status == 5
    assert said.err == "communique: a fault of the program: RuntimeError: odd thing; please report it\n"
    monkeypatch.setenv("COMMUNIQUE_TRACE", "1")
    with pytest.raises(RuntimeError):
        run(["stories"])


def test_stopping_is_said(command: Command, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("communique.api.views.stories", stop)
    said = command("stories")
    assert (said.status, said.err) == (130, "communique: stopped; what was read is kept\n")


def test_on_a_terminal_progress_is_shown_and_parquet_refused(
    command: Command, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _article(tmp_path, "a.txt")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")

    def on_terminal(*arguments: str) -> tuple[int, str]:
        child, terminal = pty.fork()
        if child == 0:
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            os._exit(run(arguments))
        seen = b""
        while True:
            try:
                chunk = os.read(terminal, 4096)
            except OSError:
                break
            seen += chunk
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode()

    status, seen = on_terminal("--ledger", "other.db", "read", "a.txt", "missing.txt")
    assert status == 1
    assert "Reading" in seen
    assert seen.count("there is no such file or folder") == 1
    status, seen = on_terminal("quotes", "--format", "parquet")
    assert status == 2
    assert "Parquet is not for terminals: name a file with -o FILE" in seen
    status, seen = on_terminal("quotes")
    assert status == 0
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in seen.splitlines()) <= 100


def test_a_person_merges_and_splits_stories_and_no_later_run_undoes_it(
    command: Command, tmp_path: Path
) -> None:
    strait = "Keel Harbour closed the Tarn Strait to tankers after a pilot was hurt, the port authority said."
    vote = "President Odile Marchetti won a second term in Corvania, the electoral commission announced."
    for name, words in (("a.txt", strait), ("b.txt", vote)):
        _article(tmp_path, name, words)
    assert command("read", "a.txt", "b.txt").status == 0

    def held(*arguments: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(command("stories", *arguments, "-f", "json").out)
        return rows

    first, second = (str(story["id"]) for story in held())
    assert command("merge", first, second, "--by", "ana").status == 0
    assert len(held()) == 1
    assert command("merge", first, first).status == 2
    _article(tmp_path, "c.txt", strait.replace("a pilot", "one pilot"))
    assert command("read", "c.txt").status == 0
    assert [story["documents"] for story in held()] == [3]
    why = {Path(str(row["path"])).name: row for row in held("--why")}
    assert Path(str(why["c.txt"]["path_nearest"])).name == "a.txt"
    assert "tarn" in why["c.txt"]["words"]  # type: ignore[operator]
    assert command("split", str(why["b.txt"]["path"])).status == 0
    assert sorted(story["documents"] for story in held()) == [1, 2]  # type: ignore[type-var]
    assert command("split", "nowhere.txt").status == 2
    assert "stands alone" in command("split", str(why["b.txt"]["path"])).err


def test_export_hands_claims_to_other_programs(command: Command, filled: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in command("export").out.splitlines()]
    assert {record["event"][0] for record in records} == {"REQUEST", "REJECT"}
    assert all(record["actor"] for record in records)
    refused = [json.loads(line) for line in command("export", "--type", "REJECT").out.splitlines()]
    assert 0 < len(refused) < len(records)
    web = [
        json.loads(line) for line in command("export", "-f", "w3c", "--outlet", "The Blog").out.splitlines()
    ]
    assert {annotation["target"][0]["source"] for annotation in web} == {"c.txt"}
    made = command("export", "-f", "dna")
    assert (made.status, made.out) == (0, "")
    assert "statements" in made.err
    assert (tmp_path / "communique.dna").read_bytes().startswith(b"SQLite format 3")
    again = command("export", "-f", "dna")
    assert again.status == 1
    assert "File exists" in again.err
    assert again.err.count("\n") == 1


def test_red_lines_are_put_to_a_person_as_questions(command: Command, tmp_path: Path) -> None:
    line = "Keldoria warned Velmara that any missile on the Sern islands would bring an armed response."
    _article(tmp_path, "a.txt", line)
    _article(tmp_path, "b.txt", "Velmara deployed a missile battery on the Sern islands, Keldoria said.")
    assert command("read", "a.txt", "b.txt").status == 0
    (row,) = json.loads(command("redlines", "-f", "json").out)
    assert row["condition"] == "any missile on the Sern islands"
    text = (tmp_path / "a.txt").read_text("utf-8")
    assert text[slice(*row["condition_span"])] == row["condition"]
    assert row["consequence"] == "would bring an armed response"
    assert "any missile" in command("redlines").out
    assert [touch["holder"] for touch in row["touched"]] == ["Velmara"]
    assert row["question"].endswith("?")
    assert json.loads(command("redlines", "--actor", "Velmara", "-f", "json").out) == [row]
    assert command("redlines", "--actor", "Lorne").status == 2


def test_tables_tell_an_inferred_addressee_from_a_stated_one(command: Command, tmp_path: Path) -> None:
    _article(tmp_path, "a.txt", "Norway accused Sweden of piracy. Sweden demanded an apology.")
    _article(tmp_path, "b.txt", "Sweden demanded the return of the Vasa from Norway.")
    assert command("read", "a.txt", "b.txt").status == 0
    for view in ("positions", "demands"):
        table = " ".join(command(view, "--actor", "Sweden").out.split())
        assert "Norway (inferred)" in table
        assert "Norway (None)" not in table
    rows = {row["path"]: row for row in json.loads(command("demands", "-f", "json").out)}
    assert {name: (row["addressee"], row["addressee_reason"]) for name, row in rows.items()} == {
        "a.txt": ("Norway", "inferred"),
        "b.txt": ("Norway", None),
    }
    assert "Norway (inferred)" in " ".join(command("history", "Sweden").out.split())


def test_history_follows_an_actor_through_the_days(command: Command, filled: Path) -> None:
    rows = json.loads(command("history", "Ada Roe", "-f", "json").out)
    assert {(row["holder"], row["change"]) for row in rows} <= {("Ada Roe", "first"), ("Ada Roe", "undated")}
    assert rows[0]["act"] == "demand"
    assert "demand" in command("history", "Ada Roe").out
    assert command("history", "Nobody").status == 2
