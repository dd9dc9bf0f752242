"""`journal`: exports the journal for whoever verifies it, and gives its public key."""

import argparse
from pathlib import Path

from amaan.house import as_the_site


def run(words: list[str]) -> int:
    """This will write the whole journal to a file, or print the key its checkpoints bear."""
    parser = argparse.ArgumentParser(prog="./amaan journal", description=__doc__)
    does = parser.add_subparsers(dest="does", required=True)
    export = does.add_parser("export", help="the whole journal; ids and codes, never a name")
    export.add_argument("file", type=Path)
    does.add_parser("key", help="the public key that ./amaan verify and witnesses need")
    asked = parser.parse_args(words)
    if as_the_site.reach("journal", "backup") is None:
        return 1
    if asked.does == "key":
        from amaan.confidentiality import public_keys

        print(public_keys.checkpoint_key().word)
        return 0
    return as_the_site.answered("journal", lambda: _export(asked.file))


def _export(to: Path) -> int:
    from amaan.confidentiality import chain, journal

    half = to.with_name(f"{to.name}.half")
    try:
        # Made under another name first: a file that is there is a whole one.
        with half.open("w", encoding="utf-8") as file:
            length = chain.write_export(journal.stored_entries(), file)
        half.replace(to)
    finally:
        half.unlink(missing_ok=True)
    print(f"{length} entries in {to}")
    return 0
