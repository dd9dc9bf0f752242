"""How a set comes to be: taken through the verbs, multiplied by SQL, kept, and carried forward."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from amaan.house import database
from amaan.house.bench import counting, multiplying, signed
from amaan.house.bench.homes import SECOND_FACTORS, as_role, bench_home, stack_at
from amaan.house.bench.sizes import COPIES_IN_A_DISTRICT, Size
from amaan.house.database import digest_of
from amaan.house.places import CLONE, private_folder, write_private
from amaan.house.stack import Stack
from amaan.house.steps import Steps

_MARK = "made"
# While rows are poured in nothing needs to survive a power cut; measured is with the
# settings every installation has.
_POURING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "1GB",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "1GB",
    "max_parallel_workers": "2",
}
_LEFT = (
    "SELECT (SELECT count(*) FROM confidentiality_datakey WHERE wrapping = 'hpke')"
    " + (SELECT count(*) FROM confidentiality_nametoindex)"
)
# Beyond the first district everybody's name is the same word: an index of them would find a
# million people under one token, and the vault would fill it for an hour. Searches are not
# measured here; the index holds the first district.
_NOT_INDEXED = """
DELETE FROM confidentiality_nametoindex n USING cases_case c
WHERE c.id = n.case_id AND c.district_id NOT IN (SELECT id FROM bench.organisation_unit)
"""
_TAKING_IN_SECONDS = 3600.0


@dataclass(frozen=True)
class Mark:
    """What a set was made from, and what it was carried forward to since."""

    shape: str
    tables: str
    rules: str
    carried: int = 0


def make_ready(size: Size, steps: Steps, *, anew: bool = False) -> Mark:
    """This will make a set, or carry a kept one forward to the tables and rules of today.

    A kept set goes through the migrations as any installation does, and keeps the duties that
    were owed under the rules of its making.
    """
    home = bench_home(size)
    wanted, kept = _wanted(size), _kept(home)
    if anew or kept is None or kept.shape != wanted.shape:
        return _make(home, size, wanted, steps, anew=anew)
    if (kept.tables, kept.rules) == (wanted.tables, wanted.rules):
        return kept
    with steps.step(f"Carrying {size.name} forward"), stack_at(home, steps, _POURING) as stack:
        stack.raise_database()
        stack.build()
        stack.run_module(["amaan.house.bench.settling", "as-it-is"], role="owner")
        with stack.cluster.connect(database.NAME) as founder:
            founder.execute(_NOT_INDEXED)
            founder.execute("ANALYZE")
    return _keep(home, Mark(wanted.shape, wanted.tables, wanted.rules, kept.carried + 1))


def _make(home: Path, size: Size, wanted: Mark, steps: Steps, *, anew: bool) -> Mark:
    private_folder(home.parent, passable=os.geteuid() == 0)
    _throw_away(home)
    if size.grows_from is None:
        _take_the_first(home, size, steps)
        return _keep(home, wanted)
    base = make_ready(size.grows_from, steps, anew=anew)
    with steps.step(f"Copying {size.grows_from.name}"):
        _copy_home(bench_home(size.grows_from), home)
    with stack_at(home, steps, _POURING) as stack:
        stack.raise_database()
        _grow(stack, size, steps)
    return _keep(home, Mark(wanted.shape, wanted.tables, wanted.rules, base.carried))


def _take_the_first(home: Path, size: Size, steps: Steps) -> None:
    with stack_at(home, steps, _POURING) as stack:
        write_private(home / "profile", "bench\n")
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        stack.start_vault(new_keys=True)
        with steps.step("Making a district and its officers"):
            stack.run_module(["amaan.house.bench.filling", "people"], role="owner")
        with as_role(stack.cluster, "owner") as owner:
            signed.sign_everything(owner)
        with steps.step(f"Taking {size.taken} cases through the verbs"):
            stack.run_module(["amaan.house.bench.filling", "cases", str(size.taken)], role="web")
        with steps.step("Turning the clock until nothing is due"):
            stack.run_module(["amaan.house.bench.settling", "jobs"], role="jobs")
        _wait_until_taken_in(stack, steps)
        with stack.cluster.connect(database.NAME) as founder:
            multiplying.remember(founder)


def _grow(stack: Stack, size: Size, steps: Steps) -> None:
    copies = size.new_copies
    with stack.cluster.connect(database.NAME) as founder:
        with steps.step(f"Multiplying them to {size.cases:,}"):
            multiplying.multiply(founder, copies, steps.say)
        with steps.step("Counting for the boards"):
            counting.count_anew(founder)
        for table in multiplying.SEALED:
            multiplying.without_indexes(founder, table)
    with stack.cluster.connect(database.NAME) as founder:
        with steps.step("Sealing identities anew"):
            _seal(stack, range(copies.start, min(copies.stop, COPIES_IN_A_DISTRICT)), ())
            # Beyond the first district it is her name alone.
            beyond = range(max(copies.start, COPIES_IN_A_DISTRICT), copies.stop)
            _seal(stack, beyond, ("survivor_name",))
            for table in multiplying.SEALED:
                multiplying.with_indexes(founder, table)
        stack.start_vault(new_keys=False)
        _wait_until_taken_in(stack, steps)
        multiplying.tidy(founder, *multiplying.SEALED)


def _seal(stack: Stack, copies: range, fields: tuple[str, ...]) -> None:
    if copies:
        words = [str(copies.start), str(copies.stop - 1), *fields]
        stack.run_module(["amaan.house.bench.sealing", *words], role="owner")


def _wait_until_taken_in(stack: Stack, steps: Steps) -> None:
    """This will wait for the vault, which takes in what was sealed as it does any deposit."""
    deadline = time.monotonic() + _TAKING_IN_SECONDS
    pause = 0.2
    with (
        steps.step("The vault takes everything in"),
        stack.cluster.connect(database.NAME) as founder,
    ):
        while time.monotonic() < deadline:
            if _is_grown(founder):
                founder.execute(_NOT_INDEXED)
            (left,) = founder.execute(_LEFT).fetchone() or (0,)
            if not left:
                return
            if pause > 1:
                steps.say(f"{left:,} values left")
            time.sleep(pause)
            pause = min(pause * 2, 15.0)
    raise TimeoutError("the vault did not take everything in")


def _is_grown(founder: psycopg.Connection) -> bool:
    found = founder.execute("SELECT to_regclass('bench.organisation_unit') IS NOT NULL").fetchone()
    return bool(found and found[0])


def _copy_home(smaller: Path, home: Path) -> None:
    """This will copy an installation that is not running, owners and modes kept."""
    subprocess.run(["cp", "-a", "--", smaller, home], check=True)
    for name in (_MARK, "lock"):
        (home / name).unlink(missing_ok=True)


def _wanted(size: Size) -> Mark:
    here = CLONE / "src" / "amaan" / "house" / "bench"
    shapers = [here / n for n in ("stories.py", "world.py", "multiplying.py", "sizes.py")]
    rules = digest_of((CLONE / "rules").rglob("*.toml"), "rules")
    # All that a start would build first: what is timed as a second start must find it built.
    built = digest_of([], "built", database.access_digest(), database.static_digest())
    return Mark(digest_of(shapers, "bench", repr(size)), built, rules)


def _kept(home: Path) -> Mark | None:
    try:
        written: Mapping[str, object] = json.loads((home / _MARK).read_text(encoding="utf-8"))
        return Mark(**written)  # type: ignore[arg-type]  # written by `_keep` alone
    except (FileNotFoundError, ValueError, TypeError):
        return None


def _keep(home: Path, mark: Mark) -> Mark:
    write_private(home / _MARK, json.dumps(vars(mark)))
    return mark


def _throw_away(home: Path) -> None:
    # By name, like the demonstration: the home lies below a folder somebody chose.
    for name in ("database", "database.half", "keys", "secrets", "static", "logs", "pids"):
        shutil.rmtree(home / name, ignore_errors=True)
    for name in (_MARK, "static.digest", "vault.pub", "profile", SECOND_FACTORS):
        (home / name).unlink(missing_ok=True)
