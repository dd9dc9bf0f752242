"""`check`: everything that can be known without running Amaan."""

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from amaan.house.places import CLONE

_BIN = Path(sys.executable).parent
ROOMS = (
    "kernel", "law", "documents", "protocol", "organisation", "confidentiality", "cases", "desk",
    "exports",
)  # fmt: skip


def run(words: list[str]) -> int:
    """This will run every check, the failing ones shown whole, and fail if any failed."""
    checks = _checks()
    wanted = {n: c for n, c in checks.items() if not words or n in words}
    if unknown := set(words) - set(checks):
        print(f"There is no check {', '.join(sorted(unknown))}. There are: {', '.join(checks)}")
        return 2
    failed = [name for name, command in wanted.items() if not _passes(name, command)]
    print(f"\n{len(wanted) - len(failed)} of {len(wanted)} checks passed", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}   (one alone: ./amaan check {failed[0]})")
    return 1 if failed else 0


def _checks() -> dict[str, list[str]]:
    python = [sys.executable, "-m"]
    rooms = [f"src/amaan/{room}" for room in ROOMS]
    return {
        "lint": [_tool("ruff"), "check", "--quiet", "."],
        "rooms": [_tool("ruff"), "check", "--quiet", "--config", "ruff.rooms.toml", *rooms],
        "format": [_tool("ruff"), "format", "--check", "--quiet", "."],
        "types": [_tool("mypy")],
        "contracts": [_tool("lint-imports")],
        "templates": [_tool("djlint"), "src/amaan", "--lint", "--quiet"],
        **_checks_of_the_kit(python),
        "migrations": [*python, "django", "makemigrations", "--check", "--dry-run", "-v", "1"],
        "settings": [*python, "django", "check", "--fail-level", "WARNING"],
        "architecture": [*python, "pytest", "-q", "tests/architecture"],
    }


def _checks_of_the_kit(python: list[str]) -> dict[str, list[str]]:
    names = {"translations": "amaan.web.kit.messages", "vendored": "amaan.web.kit.vendor"}
    return {n: [*python, m, "--check"] for n, m in names.items() if find_spec(m)}


def _tool(name: str) -> str:
    return str(_BIN / name)


def _passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("AMAAN_")},
        "PYTHONPATH": str(CLONE / "src"),
        "DJANGO_SETTINGS_MODULE": "amaan.house.settings",
        # No database is asked: migrations are compared with the models alone.
        "PYTHONWARNINGS": "ignore::RuntimeWarning",
    }
    done = subprocess.run(
        command, cwd=CLONE, env=environment, capture_output=True, text=True, check=False
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    print(f"  {name:13} {verdict:7} {time.monotonic() - began:5.1f} s", flush=True)
    if done.returncode:
        print("\n".join(f"      {line}" for line in (done.stdout + done.stderr).splitlines()))
    return done.returncode == 0
