"""How fast an officer's words are looked at, beside reading them as words at all."""

import time
from collections.abc import Callable

from amaan.house.bench.report import Report
from amaan.house.steps import Steps
from amaan.wording import words
from amaan.wording.reading import load

REACH = 1.0
_COPIES, _ROUNDS = 40, 5


def run(report: Report, steps: Steps) -> None:
    """This will look through every example of every class, many times over."""
    linter, _questions = load()
    wordings = linter.wordings.values()
    text = "\n".join(
        " ".join((*wording.flagged, *wording.clean)) for _ in range(_COPIES) for wording in wordings
    )
    size = len(text.encode()) / 1_000_000
    with steps.step(f"Measuring: {size:.1f} MB of notes, half of it with findings"):
        found = size / _best(lambda: linter.findings(text, voice="officer"))
        floor = size / _best(lambda: list(words.words_of(text)))
    report.note(
        "an officer's words looked at, every other sentence with a finding",
        f"{found:.1f} MB/s; reading the same words alone (floor) {floor:.1f} MB/s",
        f"{REACH:g} MB/s",
        met=found >= REACH,
    )


def _best(act: Callable[[], object]) -> float:
    return min(_seconds(act) for _ in range(_ROUNDS))


def _seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
