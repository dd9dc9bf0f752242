"""`journal`: exports the journal for whoever verifies it, and gives its public key."""

import argparse
import os
import sys
from pathlib import Path

import django

from amaan.house.places import default_home
from amaan.house.supervisor import environment_for_children


def run(words: list[str]) -> int:
    """This will write the whole journal to a file, or print the key its checkpoints bear."""
    parser = argparse.ArgumentParser(prog="./amaan journal", description=__doc__)
    does = parser.add_subparsers(dest="does", required=True)
    export = does.add_parser("export", help="the whole journal; ids and codes, never a name")
    export.add_argument("file", type=Path)
    does.add_parser("key", help="the public key that ./amaan verify and witnesses need")
    asked = parser.parse_args(words)
    home = Path(os.environ.get("AMAAN_HOME", default_home()))
    mark = home / "profile"
    if not mark.exists():
        print(f"amaan journal: nothing is installed in {home}", file=sys.stderr)
        return 1
    profile = mark.read_text(encoding="utf-8").strip()
    os.environ.update(environment_for_children(home, profile, 8000), AMAAN_ROLE="backup")
    django.setup()
    if asked.does == "key":
        from amaan.confidentiality import public_keys

        print(public_keys.checkpoint_key().word)
        return 0
    return _export(asked.file)


def _export(to: Path) -> int:
    from django.db import OperationalError

    from amaan.confidentiality import chain, journal

    half = to.with_name(f"{to.name}.half")
    try:
        # Made under another name first: a file that is there is a whole one.
        with half.open("w", encoding="utf-8") as file:
            length = chain.write_export(journal.stored_entries(), file)
        half.replace(to)
    except OperationalError:
        half.unlink(missing_ok=True)
        print("amaan journal: the database does not answer; is Amaan running?", file=sys.stderr)
        return 1
    print(f"{length} entries in {to}")
    return 0
