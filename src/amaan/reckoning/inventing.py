"""An invented roll-out: stations with counts as the study of standards tells them, and an effect.

Tests plant effects with it and look whether they are found again. `python -m
amaan.reckoning.inventing` writes the example that a page shows where nothing can be studied yet.

Source of the numbers: the trial of Sukhtankar, Kruks-Wisner and Mangla (Science 2022) as the study
of standards reads it (10.1, 10.2): 3.8 FIRs a station and month; 1.14 times as many where women
run the desk, 1.0 where it is mixed; civil reports from 0.05 to 1.5. All counts are drawn.
"""

import json
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

from amaan.reckoning.evaluating import evaluate

FIRS, WOMEN_RUN, MIXED = 3.8, 1.14, 1.0
CIVIL_BEFORE, CIVIL_AFTER = 0.05, 1.5
SPREAD = 0.3
# Six stations a district, as in a lot drawn within each.
A_DISTRICT = 6


@dataclass(frozen=True)
class RollOut:
    """A question as the program is asked, and the true effect that was planted in it."""

    asked: dict[str, Any]
    truth: float


def roll_out(
    seed: int,
    *,
    stations: int = 60,
    months: int = 24,
    starts: tuple[int | None, ...] = (12, 15, 18, None),
    women_run: float = WOMEN_RUN,
    mixed: float = MIXED,
    design: str = "staggered",
) -> RollOut:
    """This will draw a roll-out; lots are drawn within each district where `design` says so."""
    chance = np.random.default_rng(seed)
    level = FIRS * np.exp(chance.normal(0, SPREAD, stations) - SPREAD**2 / 2)
    order = [starts[at % len(starts)] for at in range(stations)]
    if design == "randomised":
        for first in range(0, stations, A_DISTRICT):
            here = order[first : first + A_DISTRICT]
            order[first : first + A_DISTRICT] = [here[at] for at in chance.permutation(len(here))]
    who = [
        "" if start is None else "women" if at // len(starts) % 2 else "mixed"
        for at, start in enumerate(order)
    ]
    times = {"": 1.0, "women": women_run, "mixed": mixed}
    firs, civil, planted = [], [], []
    for at, start in enumerate(order):
        open_ = np.array([start is not None and month >= start for month in range(months)])
        mean = level[at] * np.where(open_, times[who[at]], 1.0)
        planted += [level[at] * (times[who[at]] - 1)] * int(open_.sum())
        firs.append(chance.poisson(mean).tolist())
        civil.append(chance.poisson(np.where(open_, CIVIL_AFTER, CIVIL_BEFORE)).tolist())
    asked = {
        "design": design,
        "primary": "firs",
        "months": months,
        "seed": seed,
        "stations": [
            {"stratum": f"district {at // A_DISTRICT}", "start": start, "run_by": who[at],
             "fidelity": None if start is None else float(chance.random())}
            for at, start in enumerate(order)
        ],
        "outcomes": {"firs": firs, "protection": civil},
    }  # fmt: skip
    return RollOut(asked, float(np.mean(planted)) if planted else 0.0)


def example() -> dict[str, Any]:
    """This will invent one roll-out and have it answered as a real one is."""
    drawn = roll_out(2026, stations=48, women_run=1.9, mixed=1.35)
    return {"asked": drawn.asked, "told": evaluate(drawn.asked), "planted": drawn.truth}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(example(), sort_keys=True, separators=(",", ":")) + "\n")
