"""A province's installation is destroyed, and brought back within half an hour, keys and all.

The set is the bench's: complaints taken through the verbs, multiplied, sealed anew. It is made
in the folder of AMAAN_HOME where that is said, and kept there, because making it takes longer
than bringing it back.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amaan.house.bench.homes import bench_home, stack_at
from amaan.house.bench.making import make_ready
from amaan.house.bench.sizes import FIRST, Size
from amaan.house.places import CLONE, private_folder, sockets_of, write_private
from amaan.house.proving import Figure
from amaan.house.steps import Steps

pytestmark = pytest.mark.stack
WITHIN_SECONDS = 30 * 60
# `./amaan prove` leaves out every setting of an installation; this one says where there is room.
ROOM = "PROVE_ROOM"


def amaan(home: Path, *words: object) -> str:
    kept = {n: v for n, v in os.environ.items() if not n.startswith("AMAAN_")}
    done = subprocess.run(
        [sys.executable, "-m", "amaan.house", *map(str, words)],
        env={**kept, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(home)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def cases(how_many: Callable[[int], int]) -> int:
    """This will say how many cases; none in the suite, where the small drill stands for it."""
    asked = how_many(0)
    if asked < FIRST.cases:
        pytest.skip("only `./amaan prove restore` makes a set of so many cases")
    return asked


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This will give a folder with room, and take away what is brought back into it."""
    kept = os.environ.get(ROOM)
    place = Path(kept or tempfile.mkdtemp(prefix="amaan-province-", dir="/tmp"))
    place.chmod(0o711)
    monkeypatch.setenv("AMAAN_HOME", str(place))
    yield place
    shutil.rmtree(place / "back", ignore_errors=True)
    if kept is None:
        shutil.rmtree(place)


def test_it_comes_back_within_half_an_hour_and_a_rehearsal_says_so(
    cases: int, room: Path, figure: Figure
) -> None:
    steps = Steps()
    taken = FIRST.cases
    size = Size(f"of-{cases}", taken=taken, copies=cases // taken, grows_from=FIRST)
    make_ready(size, steps)
    home, back = bench_home(size), private_folder(room / "back", passable=True)
    sheets = private_folder(back / "sheets")
    with stack_at(home, steps, {}) as stack:
        write_private(home / "profile", "demo\n")
        stack.raise_database()
        stack.start_vault(new_keys=False)
        amaan(home, "keys", "sheets", "--to", sheets)
        began = time.monotonic()
        said = amaan(home, "backup")
        backed_up = time.monotonic() - began
        rehearsed = amaan(home, "rehearse")
    data, keys = re.findall(r"^(?:data|keys): (.+)$", said, re.MULTILINE)
    figure("restore: cases", size.cases)
    figure("restore: backup of the data, MB", round(Path(data).stat().st_size / 1e6))
    figure("restore: backup of data and keys", f"{backed_up:.0f} s")
    figure("restore: a rehearsal beside the running installation", _seconds(rehearsed))
    one, _two, three = sorted(sheets.glob("*.html"))
    given = ("--sheet", one, "--sheet", three)
    came = back / "home"
    began = time.monotonic()
    try:
        told = amaan(came, "restore", "--profile", "demo", "--data", data, "--keys", keys, *given)
    finally:
        shutil.rmtree(sockets_of(came), ignore_errors=True)
    took = time.monotonic() - began
    figure("restore: brought back, journal verified, a sample opened", f"{took:.0f} s")
    counted = re.search(r"([\d,]+) cases, ([\d,]+) sealed values, ([\d,]+) data keys", told)
    assert counted is not None
    figure("restore: sealed values brought back", counted[2])
    assert int(counted[1].replace(",", "")) >= cases
    assert took < WITHIN_SECONDS


def _seconds(said: str) -> str:
    found = re.search(r"Rehearsed in (\d+ s)", said)
    assert found is not None, said
    return found[1]
