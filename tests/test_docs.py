"""The documentation says what the code does."""

from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from communique.cli.main import app
from communique.pipeline import STAGES

DOCS = Path(__file__).resolve().parent.parent / "docs"
ROOT = typer.main.get_command(app)
assert isinstance(ROOT, TyperGroup)


@pytest.mark.parametrize("name", sorted(ROOT.commands))
def test_each_command_and_option_is_documented(name: str) -> None:
    command = ROOT.commands[name]
    page = (DOCS / "commands" / f"{name}.md").read_text("utf-8")
    assert command.help
    for parameter in command.params:
        assert parameter.help, f"{name} {parameter.name} has no help"
        for option in [o for o in parameter.opts if o.startswith("-") and not parameter.hidden]:
            assert f"`{option}`" in page


def test_each_stage_is_documented() -> None:
    page = (DOCS / "reference/stages.md").read_text("utf-8")
    assert [f"## {s.name}" in page for s in STAGES] == [True] * len(STAGES)


def test_decisions_are_numbered_once_and_dated() -> None:
    records = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [r.name.split("-")[0] for r in records]
    assert len(set(numbers)) == len(numbers)
    for record in records:
        assert "2026-" in record.read_text("utf-8")[:200], f"{record.name} has no date"
