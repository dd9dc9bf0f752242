"""What a proof finds, as figures: a pytest plugin that keeps and prints them.

A proof is a test. In the suite it runs at a small count; `./amaan prove` runs it at the count of
its claim and prints what it found.
"""

import os
from collections.abc import Callable

import pytest

COUNT = "PROVE_COUNT"
Figure = Callable[[str, object], None]
_FOUND = pytest.StashKey[dict[str, object]]()


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """This will give `figure("leaks", 0)`: what a proof found, for whoever runs it.

    Numbers under one name are added up: a proof may be several tests.
    """
    found = request.config.stash.setdefault(_FOUND, {})

    def keep(name: str, value: object) -> None:
        before = found.get(name)
        counted = isinstance(before, int) and isinstance(value, int)
        found[name] = before + value if counted else value  # type: ignore[operator]

    return keep


@pytest.fixture
def how_many() -> Callable[[int], int]:
    """This will give `how_many(300)`: so many in the suite, or as many as a proof asks for."""
    asked = os.environ.get(COUNT)
    return lambda in_the_suite: int(asked) if asked else in_the_suite


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """This will print the figures under everything else."""
    found = terminalreporter.config.stash.get(_FOUND, {})
    if found and os.environ.get(COUNT) is not None:
        terminalreporter.section("figures")
        for name, value in found.items():
            shown = f"{value:,}" if isinstance(value, int) else str(value)
            terminalreporter.write_line(f"{name:<66} {shown:>14}")
