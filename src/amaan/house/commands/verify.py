"""`verify`: holds an exported journal against what the vault signed and witnesses keep.

`verify custody FILE [HEAD ...]` follows the chains of custody of an export instead, and holds
them against heads that stand on signed forms.

Needs the export, for a journal the public key and a witness's file, and no installation, database
or secret: an auditor, a court's expert or a newspaper can run it on any computer.
"""

import argparse
import sys
import time
from pathlib import Path

from amaan.confidentiality import chain, checkpoints, diary_words
from amaan.confidentiality.checkpoints import Checkpoint, NotAKey, NotSigned, Verifier
from amaan.investigation import custody_chain


def run(words: list[str]) -> int:
    """This will say whether the journal is whole, and which entry is the first that is not."""
    if words[:1] == ["custody"]:
        return custody_chain.main(words[1:])
    parser = argparse.ArgumentParser(prog="./amaan verify", description=__doc__)
    parser.add_argument("--journal", required=True, type=Path, help="from ./amaan journal export")
    parser.add_argument("--key", required=True, help="the journal's public key, or a file of it")
    parser.add_argument("--witness", action="append", default=[], type=Path, metavar="FILE")
    parser.add_argument("--witness-key", help="check that this witness signed every note")
    asked = parser.parse_args(words)
    try:
        key = _key(asked.key)
        by = _key(asked.witness_key) if asked.witness_key else None
        kept = [note for path in asked.witness for note in _notes(path, key, by)]
        began = time.perf_counter()
        with asked.journal.open(encoding="utf-8") as lines:
            found = chain.walk_export(lines, kept)
    except (NotAKey, NotSigned, chain.NotAnExport, OSError, UnicodeDecodeError) as fault:
        print(f"amaan verify: {fault}", file=sys.stderr)
        return 2
    if not found.whole:
        print(f"NOT WHOLE: entry {found.broken_at} is not what it was, or is missing.")
        return 1
    took = time.perf_counter() - began
    print(f"Whole: {found.size} entries in {took:.1f} s, {len(kept)} signed checkpoints agree.")
    print(f"Head:  {found.head.hex()}")
    if found.size:
        print(f"Words: {' '.join(diary_words.of_head(found.head))}")
        print(f"       {' '.join(diary_words.in_roman(found.head))}")
    if not kept:
        print("No witness's file was given: a journal cut short or written anew would not show.")
    return 0


def _key(given: str) -> Verifier:
    path = Path(given)
    return checkpoints.read_key(path.read_text(encoding="utf-8") if path.is_file() else given)


def _notes(path: Path, key: Verifier, by: Verifier | None) -> list[Checkpoint]:
    notes = list(checkpoints.notes_in(path.read_text(encoding="utf-8")))
    if not notes:
        raise NotSigned(f"{path.name} holds no signed checkpoint")
    for note in notes if by else ():
        assert by is not None
        checkpoints.cosigned_at(note, by)
    return [checkpoints.read(note, key) for note in notes]
