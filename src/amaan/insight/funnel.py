"""The funnel: of the step before, and of the first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step of the funnel: of the step before, and of the first."""

    id: str
    title: str
    reached: int
    before: int
    first: int


def funnel_of(reached: Sequence[tuple[str, str, int]]) -> tuple[Step, ...]:
    """This will set each step, given as code, title and how many reached it, beside the others."""
    steps: list[Step] = []
    for name, title, now in reached:
        before = steps[-1].reached if steps else now
        first = steps[0].reached if steps else now
        steps.append(Step(name, title, now, before, first))
    return tuple(steps)
