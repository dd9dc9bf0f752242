"""`keys`: the ceremony at which three custodians take away what brings the installation back.

The first sheets are drawn from nothing. After that the root key leaves the machine, or is
replaced, only where two of its three custodians put their sheets together, and each ceremony
stands in the journal before it is held. Who has lost two of the three says why in a sentence, and
that stands in the journal instead.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from amaan.house import ceremony, environment, recovery
from amaan.house.backups import RECIPIENT
from amaan.house.environment import Environment
from amaan.house.places import default_home, state_of, write_private, write_state
from amaan.house.real_time import real_now
from amaan.house.recovery import NotTheSheets, Recovered, Sheet
from amaan.house.sheet_reading import ask_for_lines, clear_screen, one_line
from amaan.house.supervisor import environment_for_children

VAULT = "amaan.confidentiality.vault"
_SHORTEST_REASON = 20
_REPLACED = (
    "The root key is replaced. The older sheets do not open what is closed from now on: do not\n"
    "stop before all three new ones are written. Then: ./amaan backup --only keys"
)
_BROKEN_OFF = (
    "broken off; no new sheets are in force. If the root key had been replaced, draw them today:\n"
    "./amaan keys sheets --without-sheets WHY"
)


class NoKeysHere(Exception):
    """There is no root key in this home."""


class NotHeld(Exception):
    """The ceremony was not held; nothing was drawn, replaced or shown."""


_FAULTS = (NotTheSheets, NoKeysHere, NotHeld)


def run(words: list[str]) -> int:
    """This will print recovery sheets, rehearse them, or replace the root key."""
    parser = argparse.ArgumentParser(prog="./amaan keys", description=__doc__)
    does = parser.add_subparsers(dest="does", required=True)
    sheets = does.add_parser("sheets", help="draw and print three recovery sheets")
    check = does.add_parser("check", help="a rehearsal: do two sheets bring this home back?")
    root = does.add_parser("root", help="replace the root key, and print sheets of the new one")
    for each in (sheets, check, root):
        each.add_argument("--sheet", action="append", default=[], type=Path, metavar="FILE")
    for each in (sheets, root):
        each.add_argument("--to", type=Path, help="write them as pages to print, as on USB")
        each.add_argument(
            "--without-sheets", default="", metavar="WHY", help="two of the three are lost; why"
        )
    asked = parser.parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    try:
        if asked.does == "check":
            return _check(here, ask_for_lines(asked.sheet))
        how = _agreed(here, asked.sheet, asked.without_sheets)
        if asked.does == "root":
            _write_down(here, "replaced", how)
            _vault(here, "root")
            print(_REPLACED)
        return hand_out(here, asked.to, how)
    except _FAULTS as fault:
        print(f"amaan keys: {fault}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        clear_screen()
        print(f"amaan keys: {_BROKEN_OFF}", file=sys.stderr)
        return 130


def hand_out(here: Environment, to: Path | None, how: str) -> int:
    """This will draw three sheets and hand them out; only then is the recipient kept.

    Raises: NoKeysHere; NotHeld where the journal cannot be written.
    """
    if to is None and not sys.stdin.isatty():
        raise NotHeld("no terminal to hand the sheets out at; give --to FOLDER")
    root = root_of(here.vault_keys)
    _write_down(here, "drawn", how)
    secret, recipient = recovery.draw()
    sheets, today = recovery.split(root, secret), real_now().date()
    for sheet in sheets:
        if to is not None:
            write_private(to / f"sheet-{sheet.number}.html", ceremony.as_page(sheet, today, ""))
        else:
            _show(sheet, ceremony.as_text(sheet, today, str(here.home)))
    if to is not None:
        print(f"Three pages in {to}: print each, then destroy the folder (shred -u).")
    write_state(here.home, RECIPIENT, recipient + "\n")
    print(f"Backups are closed to {recipient} from now on; older ones need the older sheets.")
    print("Rehearse today with two of the three: ./amaan keys check")
    return 0


def root_of(keys: Path) -> bytes:
    """This will read the vault's root key, for its sheets. Raises: NoKeysHere."""
    try:
        return bytes.fromhex((keys / "root.key").read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        raise NoKeysHere(
            f"no root key can be read in {keys}; begin with serve --new-keys"
        ) from None


def _agreed(here: Environment, files: list[Path], without: str) -> str:
    """This will say by what right the root key may leave the machine, as the journal has it.

    Raises: NotTheSheets; NotHeld.
    """
    if not _recipient(here):
        return "the first sheets"
    if without:
        if len(without.strip()) < _SHORTEST_REASON or " " not in without.strip():
            raise NotHeld("say in a sentence why there are no two sheets; the journal keeps it")
        return f"without sheets: {without.strip()}"
    print("Two of the three sheets in force have to be put together first.")
    found = ask_for_lines(files)
    if wrong := _wrong(here, found):
        raise NotHeld("; ".join(wrong))
    return "two of three sheets"


def _write_down(here: Environment, outcome: str, how: str) -> None:
    try:
        _vault(here, "ceremony", outcome, how)
    except NotHeld as fault:
        raise NotHeld(f"it could not be written into the journal; is Amaan running? {fault}") from (
            None
        )


def _vault(here: Environment, *words: str) -> None:
    profile = (here.home / "profile").read_text(encoding="utf-8").strip()
    settings = environment_for_children(here.home, profile, here.port)
    divided = here.accounts if os.geteuid() == 0 else None
    as_vault: dict[str, Any] = divided.identity("vault") if divided else {}
    done = subprocess.run(
        [sys.executable, "-m", VAULT, *words],
        env={**settings, "AMAAN_ROLE": "vault", "AMAAN_VAULT_KEYS": str(here.vault_keys)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **as_vault,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise NotHeld(said[-1] if said else "the vault said no word")


def _show(sheet: Sheet, text: str) -> None:
    input(f"Sheet {sheet.number}: only its custodian looks now. Press Enter.")
    print(text)
    input("Written down or printed? Press Enter; the screen is cleared.")
    clear_screen()
    # A sheet that cannot be read by whoever wrote it is found today, not on the worst day.
    one_line(f"Sheet {sheet.number}: type its first line, from what you hold.", sheet.lines[0])
    clear_screen()


def _recipient(here: Environment) -> str:
    kept = state_of(here.home) / RECIPIENT
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else ""


def _wrong(here: Environment, found: Recovered) -> list[str]:
    wrong = []
    if found.root != root_of(here.vault_keys):
        wrong.append("they hold another root key: it was renewed since; print sheets anew")
    if str(found.identity.to_public()) != _recipient(here):
        wrong.append("they open older backups, not those made now; take the newest sheets")
    return wrong


def _check(here: Environment, found: Recovered) -> int:
    wrong = _wrong(here, found)
    for sentence in wrong:
        print(f"amaan keys: {sentence}", file=sys.stderr)
    if not wrong:
        print("These two sheets bring this installation back.")
    return 1 if wrong else 0
