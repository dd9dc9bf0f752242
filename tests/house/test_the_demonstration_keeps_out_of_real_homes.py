"""The demonstration throws its own things away on request, and never anybody else's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from amaan.house.places import CLONE


def demo(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "amaan.house", "demo", *words],
        env={**os.environ, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for folder in ("database", "keys", "secrets"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "precious").write_text("kept")
    return tmp_path


def precious(home: Path) -> list[str]:
    return sorted(p.parent.name for p in home.glob("*/precious"))


@pytest.mark.parametrize("words", [(), ("--reset", "--yes")])
def test_a_real_installation_is_left_alone(home: Path, words: tuple[str, ...]) -> None:
    (home / "profile").write_text("serve\n")
    done = demo(home, *words)
    assert done.returncode == 1
    assert "real installation" in done.stderr
    assert precious(home) == ["database", "keys", "secrets"]


@pytest.mark.parametrize("words", [(), ("--reset", "--yes")])
def test_a_database_of_unknown_origin_is_left_alone(home: Path, words: tuple[str, ...]) -> None:
    done = demo(home, *words)
    assert done.returncode == 1
    assert "no demonstration made" in done.stderr
    assert precious(home) == ["database", "keys", "secrets"]


def test_a_reset_nobody_confirmed_throws_nothing_away(home: Path) -> None:
    (home / "profile").write_text("demo\n")
    done = demo(home, "--reset")
    assert done.returncode == 1
    assert "--yes" in done.stderr
    assert precious(home) == ["database", "keys", "secrets"]


def test_a_misspelt_setting_stops_a_command_before_it_does_anything(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "amaan.house", "serve"],
        env={**os.environ, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOEM": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "AMAAN_HOEM" in done.stderr
    assert "Traceback" not in done.stderr
