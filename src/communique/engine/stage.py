"""What a stage is, and how a tuple of them is run."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Hold = Callable[[Iterable[Any]], Sequence[Any]]
"""How the records that a stage yields are held for the next ones: ``tuple`` in memory, ``Shelf`` on disk."""


@dataclass(frozen=True)
class Stage:
    """A pure function in the pipeline: no clock, no chance, no network, no files.

    ``run`` is called with the values named in ``requires`` as keyword arguments; what it returns, or the
    records it yields, are known from then on as ``produces``. Scope ``document`` runs once a document,
    ``collection`` once over all of them, ``story`` once a story.
    """

    name: str
    version: int
    scope: Literal["document", "collection", "story"]
    requires: tuple[str, ...]
    produces: str
    run: Callable[..., Any]

    @property
    def id(self) -> str:
        """Name and version, as claims carry it: ``times/1``."""
        return f"{self.name}/{self.version}"


def run(stages: Iterable[Stage], given: Mapping[str, Any], hold: Hold = tuple) -> dict[str, Any]:
    """Run ``stages`` in order on ``given`` and return all values by name, ``given`` among them."""
    values = dict(given)
    for stage in stages:
        made = stage.run(**{name: values[name] for name in stage.requires})
        values[stage.produces] = hold(made) if isinstance(made, Iterator) else made
    return values
