"""`keys`: the ceremony at which three custodians take away what brings the installation back."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from amaan.house import ceremony, environment, recovery
from amaan.house.backups import RECIPIENT
from amaan.house.places import default_home, state_of, write_private
from amaan.house.real_time import real_now
from amaan.house.recovery import NotTheSheets, Recovered, Sheet


class NoKeysHere(Exception):
    """There is no root key in this home."""


def run(words: list[str]) -> int:
    """This will print the recovery sheets, or say whether two sheets are the right ones."""
    parser = argparse.ArgumentParser(prog="./amaan keys", description=__doc__)
    does = parser.add_subparsers(dest="does", required=True)
    sheets = does.add_parser("sheets", help="draw and print three recovery sheets")
    sheets.add_argument("--to", type=Path, help="write them as pages to print, for example on USB")
    check = does.add_parser("check", help="a rehearsal: do two sheets bring this home back?")
    check.add_argument("--sheet", action="append", default=[], type=Path, metavar="FILE")
    asked = parser.parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    try:
        if asked.does == "sheets":
            return hand_out(here.home, here.vault_keys, asked.to)
        return _check(here, ask_for_lines(asked.sheet))
    except (NotTheSheets, NoKeysHere) as fault:
        print(f"amaan keys: {fault}", file=sys.stderr)
        return 1


def hand_out(home: Path, keys: Path, to: Path | None) -> int:
    """This will draw three sheets and hand them out; only then is the recipient kept."""
    secret, recipient = recovery.draw()
    sheets = recovery.split(root_of(keys), secret)
    today = real_now().date()
    if to is not None:
        for sheet in sheets:
            write_private(to / f"sheet-{sheet.number}.html", ceremony.as_page(sheet, today, ""))
        print(f"Three pages in {to}: print each, then destroy the folder (shred -u).")
    elif sys.stdin.isatty():
        for sheet in sheets:
            _show(sheet, ceremony.as_text(sheet, today, str(home)))
    else:
        print("amaan keys: no terminal to hand them out at; give --to FOLDER", file=sys.stderr)
        return 1
    write_private(state_of(home) / RECIPIENT, recipient + "\n")
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


def ask_for_lines(files: list[Path]) -> Recovered:
    """This will take the lines of two sheets, typed at the terminal or from files.

    Raises: NotTheSheets.
    """
    if files:
        text = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
        return recovery.join(recovery.read_lines(text.replace("<br>", " ").replace("<", "\n<")))
    if not sys.stdin.isatty():
        raise NotTheSheets("no terminal to type the lines at; give --sheet FILE twice")
    lines: list[recovery.Line] = []
    while len(lines) < 8:
        typed = getpass.getpass(f"Line {len(lines) + 1} of 8 (sixteen groups, not shown): ")
        try:
            lines += recovery.read_lines(typed)
        except NotTheSheets as fault:
            print(f"  {fault}; once more")
    return recovery.join(lines)


def _show(sheet: Sheet, text: str) -> None:
    input(f"Sheet {sheet.number}: only its custodian looks now. Press Enter.")
    print(text)
    input("Written down or printed? Press Enter; the screen is cleared.")
    # Also what can be scrolled back to.
    print("\033[2J\033[3J\033[H", end="", flush=True)


def _check(here: environment.Environment, found: Recovered) -> int:
    kept = state_of(here.home) / RECIPIENT
    recipient = kept.read_text(encoding="utf-8").strip() if kept.exists() else ""
    wrong = []
    if found.root != root_of(here.vault_keys):
        wrong.append("they hold another root key: it was renewed since; print sheets anew")
    if str(found.identity.to_public()) != recipient:
        wrong.append("they open older backups, not those made now; take the newest sheets")
    for sentence in wrong:
        print(f"amaan keys: {sentence}", file=sys.stderr)
    if not wrong:
        print("These two sheets bring this installation back.")
    return 1 if wrong else 0
