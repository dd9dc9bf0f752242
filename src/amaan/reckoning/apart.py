"""Has a program reckon in a process of its own, and gives back what it answered.

A question and its answer are JSON. The process is given no secret, no socket of the database or
of the vault and no more than it is asked, so that a library of half a million lines meets counts
and nothing else; and its memory goes with it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PATIENCE = 300.0
_SOURCES = Path(__file__).resolve().parents[2]


class ReckoningFailed(Exception):
    """A program ended without an answer; says what it said last, which holds counts at most."""


def reckon(program: str, asked: Mapping[str, Any], patience: float = PATIENCE) -> dict[str, Any]:
    """This will ask one of the programs (see `programs`) and wait for its answer.

    Units: `patience` in seconds. Raises: ReckoningFailed when there was none in time.
    """
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(_SOURCES),
        # Two cores serve a station's pages too; one thread of algebra is enough.
        "OPENBLAS_NUM_THREADS": "1",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "amaan.reckoning", program],
            input=json.dumps(asked),
            env=environment,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            timeout=patience,
        )
    except subprocess.TimeoutExpired:
        raise ReckoningFailed(f"{program}: no answer within {patience:.0f} seconds") from None
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise ReckoningFailed(f"{program}: {last[0]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
