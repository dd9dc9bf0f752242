"""`./amaan NAME ...`: finds the command and runs it."""

import errno
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from amaan.house.environment import WrongSetting
from amaan.house.places import WrongPlace

COMMANDS = {
    "demo": "everything from nothing, with a synthetic province, on this machine only",
    "test": "everything the tests need, then all of them; more words go to pytest",
    "check": "lint, types, contracts, templates, translations, migrations",
    "serve": "a real installation; refuses what would be unsafe",
    "keys": "the key ceremony: recovery sheets for three custodians, and a new root key",
    "backup": "the data, closed to the sheets, and the keys, in a stream of their own",
    "restore": "brings an installation back into an empty home, and proves it whole",
    "rehearse": "restores what stands here beside it, proves it whole, and removes it",
    "bundle": "one archive that installs without a network",
    "upgrade": "to the version in an archive or folder, and back to this one if it fails",
    "bench": "what each operation costs, beside its floor; --full: with a million cases",
    "prove": "attacks Amaan as its threat model says, and prints what was found",
    "rules": "check, diff, new: the law as files, from a draft into force",
    "handbook": "the law as one book, in English, Urdu or both",
    "extract": "journeys without anybody in them, for analysts; closed to one key when handed out",
    "whatif": "facts in a file: duties and bars out, with their authority",
    "results": "what programmes told, with definitions (also --json); brings records in",
    "meeting": "the pack of a unit's crime meeting about a month, as a PDF",
    "places": "how districts are drawn: a grid and outlines, tried first, then brought in",
    "code": "demonstration only: the second-factor code of a sign-in",
    "tick": "demonstration only: turns the clock forward and says who was told",
    "journal": "writes the journal to a file for whoever verifies it; gives its public key",
    "verify": "holds an exported journal against a witness's file; needs nothing installed",
    "witness": "follows a journal from outside the police, and signs only growth",
    "found": "the first province and its registrar, on an empty register, once",
    "sentences": "what is said to her, and who has read it, language by language",
    "health": "what is wrong with the installation; nothing of any case",
    "watch": "looks at the installation once a minute (started by the supervisor)",
    "worker": "background work (started by the supervisor)",
    "build": "tables, grants, static files (started by the supervisor)",
    "people": "the demonstration's people (started by the supervisor)",
    "history": "the demonstration's two years of cases (started by the supervisor)",
    "manage": "Django's own commands, for developers, on the running demonstration",
}
_THE_MACHINES_FAULT = {
    errno.ENOSPC: "The disk is full. Nothing that was saved is lost; make room and start again.",
    errno.EDQUOT: "This account may not store more. Make room and start again.",
    errno.EROFS: "The disk cannot be written. Check it, or set AMAAN_HOME to another.",
    errno.EACCES: "This account may not write there. Set AMAAN_HOME to a folder of its own.",
}
_INNER = {"watch", "worker", "build", "people", "history"}


def main(words: Sequence[str]) -> int:
    """This will run one command and give its exit status."""
    if not words or words[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0 if words else 2
    name, rest = words[0], list(words[1:])
    if name not in COMMANDS:
        print(f"Amaan has no command {name!r}.\n\n{usage()}", file=sys.stderr)
        return 2
    run: Callable[[list[str]], int] = import_module(f"amaan.house.commands.{name}").run
    try:
        return run(rest)
    except (WrongPlace, WrongSetting) as error:
        print(f"amaan {name}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno not in _THE_MACHINES_FAULT:
            raise
        print(f"amaan {name}: {_THE_MACHINES_FAULT[error.errno]} ({error})", file=sys.stderr)
        return 1


def usage() -> str:
    """This will list the commands a person may give."""
    lines = [f"  {n:8} {what}" for n, what in COMMANDS.items() if n not in _INNER]
    return "\n".join(["usage: ./amaan COMMAND ...", "", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
