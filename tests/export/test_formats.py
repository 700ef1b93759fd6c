import csv
import io
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from communique.export import Column, write
from communique.export.flat import columns
from communique.export.formats import json_line
from communique.export.markdown import neutral
from communique.model import Reference, Span
from communique.model.rows import FigureRow, QuotationRow


def _quotation(**changes: Any) -> QuotationRow:
    row = QuotationRow(
        id="q1", document="d", span=Span(3, 9), text="no [b]deal[/b]", stage="q/1", mode="direct", cue=None,
        speaker=Reference(Span(0, 2), "Ada Roe"), chain=("Post", "ISP"), path="a.txt", outlet=None, published=None,
    )  # fmt: skip
    return msgspec.structs.replace(row, **changes)


def _written(form: Any, *rows: QuotationRow, **options: Any) -> bytes:
    out = io.BytesIO()
    shown = (Column("Speaker", lambda r: r.speaker.actor), Column("Words", lambda r: r.text, 12))
    write(rows, QuotationRow, form, out, shown, **options)
    return out.getvalue()


def test_json_is_the_row_and_unknown_is_null() -> None:
    (row,) = json.loads(_written("json", _quotation()))
    assert row["span"] == [3, 9]
    assert row["cue"] is row["outlet"] is None
    assert row["speaker"] == {"span": [0, 2], "actor": "Ada Roe", "reason": None}
    assert row["chain"] == ["Post", "ISP"]
    assert json.loads(_written("json")) == []
    assert len(json.loads(_written("json", _quotation(), _quotation()))) == 2


def test_jsonl_is_a_line_a_row() -> None:
    lines = _written("jsonl", _quotation(text="a\nb\u2028c\x85d"), _quotation()).decode()
    assert len(lines.splitlines()) == 2
    assert json.loads(lines.splitlines()[0])["text"] == "a\nb\u2028c\x85d"
    assert _written("jsonl") == b""


@given(st.text(alphabet=st.characters(codec=None)))
def test_json_is_exact_and_acts_on_no_terminal(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    line.encode()
    assert not any(c in line for c in "\x1b\x07\x9b\u202e\u2066\u200f\n")


def test_csv_has_a_column_a_part() -> None:
    header, row = csv.reader(io.StringIO(_written("csv", _quotation()).decode()))
    found = dict(zip(header, row, strict=True))
    assert (found["span_start"], found["span_end"]) == ("3", "9")
    assert found["cue_start"] == found["published"] == ""
    assert found["speaker_actor"] == "Ada Roe"
    assert found["chain"] == '["Post","ISP"]'
    assert _written("csv").decode() == ",".join(header) + "\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://x")'])
def test_csv_holds_no_formula(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(_written("csv", _quotation(text=text)).decode()))
    assert row["text"] == f"'{text}"


def test_csv_leaves_numbers_and_plain_text_alone() -> None:
    figure = FigureRow(
        id="f", document="d", span=Span(0, 1), text="minus 5", stage="f/1", low=-5, high=2.5, hedge="range",
        unit="°C", counted=None, path="a=b", outlet=None, published=None,
    )  # fmt: skip
    out = io.BytesIO()
    write([figure], FigureRow, "csv", out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode()))
    assert (row["low"], row["high"], row["path"], row["unit"]) == ("-5", "2.5", "a=b", "°C")
    assert "\x1b" not in _written("csv", _quotation(text="red \x1b[31m")).decode()


def test_parquet_keeps_types_even_without_rows() -> None:
    for rows in ((), (_quotation(),)):
        table = parquet.read_table(io.BytesIO(_written("parquet", *rows)))
        assert table.column_names == [column.name for column in columns(QuotationRow)]
        assert str(table.schema.field("span_start").type) == "int64"
        assert str(table.schema.field("cue_start").type) == "int64"
        assert table.num_rows == len(rows)
    assert table.to_pylist()[0]["text"] == "no [b]deal[/b]"


def test_parquet_holds_numbers_of_both_kinds() -> None:
    out = io.BytesIO()
    common = {
        "document": "d",
        "span": Span(0, 1),
        "text": "x",
        "stage": "f/1",
        "hedge": "exact",
        "unit": None,
    }
    where = {"counted": None, "path": None, "outlet": None, "published": None}
    rows = [FigureRow(id=str(n), low=n, high=None, **common, **where) for n in (3, 2.5, 10**30)]
    write(rows, FigureRow, "parquet", out)
    assert parquet.read_table(out).column("low").to_pylist() == [3.0, 2.5, 1e30]


def test_a_table_prints_articles_as_they_are_but_harmless() -> None:
    printed = _written("table", _quotation(text="[red]x\x1b[31m\n"), width=120).decode()
    assert printed.splitlines()[0].split() == ["Speaker", "Words"]
    assert "[red]x\N{REPLACEMENT CHARACTER}[31m" in printed
    assert "no [b]deal[…" in _written("table", _quotation(), width=120).decode()


def test_markdown_reads_nothing_in_a_cell() -> None:
    printed = _written("markdown", _quotation(text="a|b <script> *c* `d` [e](f)\n# g &amp;")).decode()
    assert printed.splitlines()[0] == "| Speaker | Words |"
    (line,) = printed.splitlines()[2:]
    assert line == r"| Ada Roe | a\|b &lt;script&gt; \*c\* \`d\` \[e\](f) \# g &amp;amp; |"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (3, "3"),
        (" a\t\n b\u2028", "a b"),
        ("\u202eevil\u202c", "\N{REPLACEMENT CHARACTER}evil\N{REPLACEMENT CHARACTER}"),
        ("naïve – “ñ” 漢字 😀", "naïve – “ñ” 漢字 😀"),
    ],
)
def test_neutral(value: object, shown: str) -> None:
    assert neutral(value) == shown
