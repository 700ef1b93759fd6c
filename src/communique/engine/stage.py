"""What a stage is, and how a tuple of them is run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Stage:
    """A pure function in the pipeline: no clock, no chance, no network, no files.

    ``run`` is called with the values named in ``requires`` as keyword arguments; what it returns is
    known from then on as ``produces``. Scope ``document`` runs once a document, ``collection`` once
    over all of them.
    """

    name: str
    version: int
    scope: Literal["document", "collection"]
    requires: tuple[str, ...]
    produces: str
    run: Callable[..., Any]

    @property
    def id(self) -> str:
        """Name and version, as claims carry it: ``times/1``."""
        return f"{self.name}/{self.version}"


def run(stages: Iterable[Stage], given: Mapping[str, Any]) -> dict[str, Any]:
    """Run ``stages`` in order on ``given`` and return all values by name, ``given`` among them."""
    values = dict(given)
    for stage in stages:
        values[stage.produces] = stage.run(**{name: values[name] for name in stage.requires})
    return values
