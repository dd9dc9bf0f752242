"""What the history is drawn from: each figure with its source and how far it may be believed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("parameters.toml")
STATUSES = frozenset({"measured", "reported", "computed", "invented"})


class BrokenParameters(ValueError):
    """A figure lacks its source or status, or is no number; the message names it."""


@dataclass(frozen=True)
class Parameter:
    """One figure, or a set of shares, and where it comes from."""

    name: str
    value: float | Mapping[str, float]
    status: str
    source: str


@dataclass(frozen=True)
class Parameters:
    """All figures, by name."""

    every: Mapping[str, Parameter]

    def number(self, name: str) -> int:
        """This will give a count."""
        value = self.every[name].value
        assert isinstance(value, int)
        return value

    def share(self, name: str) -> float:
        """This will give a share between nothing and all."""
        value = self.every[name].value
        assert isinstance(value, float)
        return value

    def shares(self, name: str) -> Mapping[str, float]:
        """This will give the weights of a choice."""
        value = self.every[name].value
        assert isinstance(value, Mapping)
        return value


@lru_cache(maxsize=2)
def load(file: Path = FILE) -> Parameters:
    """This will read the figures.

    Raises: BrokenParameters naming the figure at fault.
    """
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    return Parameters(MappingProxyType({name: _read(name, row) for name, row in rows.items()}))


def _read(name: str, row: Mapping[str, object]) -> Parameter:
    value, status, source = row.get("value"), row.get("status"), row.get("source")
    if set(row) != {"value", "status", "source"} or not isinstance(source, str) or not source:
        raise BrokenParameters(f"{name}: give value, status and source, and nothing else")
    if status not in STATUSES or not isinstance(status, str):
        raise BrokenParameters(f"{name}: status is one of {', '.join(sorted(STATUSES))}")
    if isinstance(value, Mapping):
        weights = {str(word): float(weight) for word, weight in value.items()}
        if not weights or min(weights.values()) < 0 or sum(weights.values()) <= 0:
            raise BrokenParameters(f"{name}: weights are not negative, and not all nothing")
        return Parameter(name, MappingProxyType(weights), status, source)
    if isinstance(value, float) and not 0 <= value <= 1:
        raise BrokenParameters(f"{name}: a share lies between 0 and 1")
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BrokenParameters(f"{name}: the value is a count, a share or a set of weights")
    return Parameter(name, value, status, source)
