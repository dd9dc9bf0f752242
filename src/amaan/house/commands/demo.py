"""`demo`: everything from nothing, on this machine only."""

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

from amaan.house.database import digest_of
from amaan.house.history import parameters
from amaan.house.places import CLONE, default_home, write_private
from amaan.house.postgres import DatabaseDidNotStart, cluster_of
from amaan.house.stack import ChildDidNotStart, Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import (
    AlreadyRunning,
    Supervisor,
    environment_for_children,
    free_port,
    only_one,
)
from amaan.kernel import clock

_MADE_HERE = (
    "database", "database.half", "keys", "secrets", "static", "logs", "pids", "practice-witnesses",
)  # fmt: skip
_FILES_MADE_HERE = (
    "static.digest", "vault.pub", "people.digest", "history.done", "history.progress",
    "witnesses",
)  # fmt: skip
# How far the practice history reaches back, in calendar years.
_YEARS = 2


def run(words: list[str]) -> int:
    """This will start the demonstration and keep it running until Ctrl-C."""
    chosen = _parser().parse_args(words)
    home = Path(os.environ.get("AMAAN_HOME", default_home()))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with only_one(home):
            _refuse_a_real_home(home)
            if chosen.reset:
                _reset(home, sure=chosen.yes)
            port = free_port(chosen.port or 8000, exact=chosen.port is not None)
            return _demonstrate(home, port, stories=chosen.stories)
    except (AlreadyRunning, DatabaseDidNotStart, ChildDidNotStart, NotADemonstration) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


class NotADemonstration(Exception):
    """This home holds something else, or nobody confirmed; nothing was touched."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan demo", description=__doc__)
    parser.add_argument("--port", type=int, help="this port and no other (default 8000, or next)")
    parser.add_argument("--reset", action="store_true", help="throw this demonstration away first")
    parser.add_argument(
        "--stories",
        type=int,
        default=parameters.load().number("contacts"),
        help="how many visits the practice history has (default %(default)s; 0 for none)",
    )
    parser.add_argument("--yes", action="store_true", help="with --reset: do not ask")
    return parser


def _demonstrate(home: Path, port: int, *, stories: int) -> int:
    steps = Steps()
    environment = environment_for_children(home, "demo", port)
    supervisor = Supervisor(cluster_of(home), home, environment)
    stack = Stack(
        home=home, cluster=supervisor.cluster, supervisor=supervisor, steps=steps, port=port
    )
    print("Amaan, a demonstration with invented people. Nothing leaves this machine.\n")
    try:
        stack.raise_database()
        stack.make_storyteller()
        stack.make_clock()
        stack.make_web_key()
        stack.build()
        stack.start_vault(new_keys=True, since=clock.local_date(clock.now()).year - _YEARS)
        _people(stack)
        stack.start_web()
        stack.start_practice_witnesses()
        stack.start_jobs()
        _welcome(stack)
        if stories and not (home / "history.done").exists():
            stack.start_history(stories)
        supervisor.listen_to_signals()
        supervisor.watch(lambda line: print(f"  {line}", flush=True))
        print("\nStopping.")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        supervisor.stop(lambda line: print(f"  {line}", flush=True))
    print("Stopped. Nothing is lost; ./amaan demo goes on from here.")
    return 0


def _people(stack: Stack) -> None:
    source = CLONE / "src" / "amaan" / "house"
    wanted = digest_of(source.glob("demo*.py"), "people")
    mark = stack.home / "people.digest"
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        with stack.steps.step("Preparing a practice district and its people"):
            stack.run_inner("people", [], role="history")
        write_private(mark, wanted)


def _welcome(stack: Stack) -> None:
    print(f"\nReady after {stack.steps.total():.1f} s:  http://localhost:{stack.port}\n")
    for line in _cast():
        print(f"  {line}")
    print("\nSecond factor: the panel at the sign-in, or ./amaan code NAME in another window.")
    print("Ctrl-C stops everything.", flush=True)


def _cast() -> list[str]:
    from amaan.house.demo import cast

    return [f"{person}" for person in cast]


def _refuse_a_real_home(home: Path) -> None:
    mark = home / "profile"
    if mark.exists() and mark.read_text(encoding="utf-8").strip() != "demo":
        raise NotADemonstration(f"{home} is a real installation; the demonstration keeps out.")
    if not mark.exists():
        if (home / "database").exists():
            raise NotADemonstration(f"{home} holds a database that no demonstration made.")
        write_private(mark, "demo\n")


def _reset(home: Path, *, sure: bool) -> None:
    if not sure:
        if not sys.stdin.isatty():
            raise NotADemonstration("--reset throws this demonstration away; add --yes if meant.")
        if input(f"Throw away the demonstration in {home}? Type reset: ").strip() != "reset":
            raise NotADemonstration("Nothing was touched.")
    supervisor = Supervisor(cluster_of(home), home, {})
    supervisor.end_orphans(*(supervisor.recipe(n, []) for n in ("web", "history", "jobs", "vault")))
    supervisor.end_orphans(supervisor.database_recipe())
    # Only what the demonstration made, by name: the home may be a folder somebody chose.
    for name in _MADE_HERE:
        shutil.rmtree(home / name, ignore_errors=True)
    for name in _FILES_MADE_HERE:
        (home / name).unlink(missing_ok=True)
