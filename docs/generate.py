"""Write the pages that are made from the code: one a command, and the stages.

``python -m docs.generate`` writes them; ``--check`` fails where a page is not what the code says.
"""

import inspect
import sys
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from communique.cli.app import EXIT
from communique.cli.main import app
from communique.pipeline import STAGES

Command = TyperCommand | TyperGroup
DOCS = Path(__file__).resolve().parent


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    commands = {name: root.commands[name] for name in sorted(root.commands)}
    return {
        DOCS / "commands/index.md": _overview(root, commands),
        **{DOCS / f"commands/{name}.md": _command(name, command) for name, command in commands.items()},
        DOCS / "reference/stages.md": _stages(),
    }


def _overview(root: TyperGroup, commands: dict[str, Command]) -> str:
    rows = [
        f"| [`{name}`]({name}.md) | {command.get_short_help_str(120)} |" for name, command in commands.items()
    ]
    status = _text(EXIT.removeprefix("Exit status: "))
    return "\n".join(
        ["# Commands", "", _text(root.help), "", "| command | what it does |", "| --- | --- |", *rows, "",
         "## Options before the command", "", *_options(root), "", "## Exit status", "", status, ""]
    )  # fmt: skip


def _command(name: str, command: Command) -> str:
    context = typer.Context(command, info_name=f"communique {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    return "\n".join(
        [f"# communique {name}", "", _text(command.help), "", "```", f"communique {name} {usage}", "```", "",
         *_options(command), ""]
    )  # fmt: skip


def _options(command: Command) -> list[str]:
    rows = ["| option | meaning | default |", "| --- | --- | --- |"]
    for parameter in command.params:
        assert isinstance(parameter, TyperOption | TyperArgument)
        if isinstance(parameter, TyperOption) and parameter.hidden:
            continue
        names = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
        if isinstance(parameter, TyperArgument):
            names = f"`{parameter.metavar or (parameter.name or '').upper()}`"
        default = parameter.default if isinstance(parameter.default, (str, int)) else None
        shown = "" if default in (None, "", False) else f"`{default}`"
        rows.append(f"| {names} | {_text(parameter.help)} | {shown} |")
    return rows if len(rows) > 2 else []


def _stages() -> str:
    lines = [
        "# Stages",
        "",
        "In the order in which they run: once for each document, or once over the whole collection.",
    ]
    for stage in STAGES:
        asks = ", ".join(f"`{name}`" for name in stage.requires)
        lines += [
            "",
            f"## {stage.name}",
            "",
            f"Version {stage.version}, once a {stage.scope}. From {asks} to `{stage.produces}`.",
            "",
            inspect.cleandoc(stage.run.__doc__ or ""),
        ]
    return "\n".join([*lines, ""])


def _text(words: str | None) -> str:
    return " ".join(inspect.cleandoc(words or "").split()).replace("|", "\\|")


def main() -> None:
    """Write the pages, or with ``--check`` compare them and fail where one is stale."""
    made = pages()
    known = set((DOCS / "commands").glob("*.md"))
    stale = [p for p, text in made.items() if not p.exists() or p.read_text("utf-8") != text]
    orphans = sorted(known - made.keys())
    if "--check" in sys.argv:
        for path in [*stale, *orphans]:
            print(
                f"{path.relative_to(DOCS.parent)} is not what the code says; run: make docs", file=sys.stderr
            )
        sys.exit(bool(stale or orphans))
    for path in stale:
        path.write_text(made[path], "utf-8")
    for path in orphans:
        path.unlink()


if __name__ == "__main__":
    main()
