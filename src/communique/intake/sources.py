"""What ``sources.toml`` beside the files says of them: facts that their pages lack."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from communique.errors import InputError
from communique.intake.files import shown

KEYS = ("file", "outlet", "domain", "country", "kind", "language", "published", "url")
NAME = "sources.toml"


@dataclass(frozen=True)
class Sources:
    """The tables of one ``sources.toml``: ``[default]``, and a ``[[source]]`` for each file."""

    folder: Path
    default: dict[str, str]
    tables: dict[Path, dict[str, str]]

    def of(self, path: Path) -> dict[str, str]:
        """Return what is known of ``path``, the default under its own table."""
        return {**self.default, **self.tables.get(path, {})}


def load_sources(folder: Path) -> tuple[Sources | None, tuple[InputError, ...]]:
    """Return the ``sources.toml`` of ``folder`` (``None`` where there is none) and what is wrong in it.

    A table that cannot be used is left out, with its error; a file that cannot be parsed is ``None``.
    """
    path = folder / NAME
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None, ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return None, (InputError(shown(path), f"it is not sound TOML ({error})", "mend it; it was left out"),)
    errors: list[InputError] = []
    default = _table(path, "[default]", written.get("default", {}), errors)
    tables = {}
    entries = written.get("source", [])
    if not isinstance(entries, list):
        entries = [entries]
    for number, entry in enumerate(entries, start=1):
        table = _table(path, f"[[source]] {number}", entry, errors)
        name = table.pop("file", None)
        if name is None:
            errors.append(InputError(shown(path), f"[[source]] {number} names no file", 'add file = "..."'))
        elif not (folder / name).exists():
            errors.append(InputError(shown(path), f"there is no {name} beside it", "correct the name"))
        else:
            tables[folder / name] = table
    for key in written.keys() - {"default", "source"}:
        errors.append(InputError(shown(path), f"[{key}] is not known", "use [default] and [[source]]"))
    return Sources(folder, default, tables), tuple(errors)


def _table(path: Path, where: str, table: object, errors: list[InputError]) -> dict[str, str]:
    if not isinstance(table, dict):
        errors.append(InputError(shown(path), f"{where} is not a table", "write it as TOML tables"))
        return {}
    kept = {}
    for key, value in table.items():
        if key not in KEYS:
            errors.append(
                InputError(shown(path), f"{where} has an unknown key {key}", f"use {', '.join(KEYS)}")
            )
        elif not str(value).strip():
            errors.append(
                InputError(shown(path), f"{where} has an empty {key}", "fill it in or leave it out")
            )
        else:
            kept[key] = str(value).strip()
    return kept
