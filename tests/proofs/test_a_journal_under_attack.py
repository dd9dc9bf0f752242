"""A long journal, attacked many times; whoever holds a witness's file finds every attack."""

import io
import random  # noqa: TID251  # repeated exactly, and decides nothing
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amaan.confidentiality import checkpoints
from amaan.confidentiality.chain import Entry, Walk, leaf, walk_export, write_export
from amaan.confidentiality.checkpoints import Checkpoint, journal_key
from amaan.confidentiality.tests.test_a_tampered_journal_shows import chain, recomputed
from amaan.confidentiality.witness import Request, Witness
from amaan.house.proving import Figure

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SIGNER = Ed25519PrivateKey.generate()
JOURNAL = journal_key(SIGNER.public_key())
EVERY = 100


def witnessed(entries: list[Entry], folder: Path) -> list[Checkpoint]:
    """This will let a witness follow a journal, and give what its file holds afterwards."""
    here = Witness.make(folder, "commission")
    here.follow(JOURNAL)
    for size in range(EVERY, len(entries) + 1, EVERY):
        note = checkpoints.sign(Checkpoint(size, entries[size - 1].hash, NOW), SIGNER)
        leaves = [leaf(entry.coded) for entry in entries[size - EVERY : size]]
        here.sign(Request(size - EVERY, leaves, note), NOW)
    text = here.file_of(JOURNAL).read_text(encoding="utf-8")
    return [checkpoints.read(note, JOURNAL) for note in checkpoints.notes_in(text)]


def walked(entries: list[Entry], kept: list[Checkpoint]) -> Walk:
    file = io.StringIO()
    write_export(entries, file)
    file.seek(0)
    return walk_export(file, kept)


def edited(entries: list[Entry], at: int) -> list[Entry]:
    return [*entries[:at], replace(entries[at], outcome="refused"), *entries[at + 1 :]]


Attack = Callable[[list[Entry], int], list[Entry]]
ATTACKS: dict[str, Attack] = {
    "edit": edited,
    "delete": lambda entries, at: [*entries[:at], *entries[at + 1 :]],
    "swap": lambda entries, at: [
        *entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]
    ],
    "cut the tail": lambda entries, at: entries[: at + 1],
    "edit and recompute": lambda entries, at: recomputed(edited(entries, at)),
    "fork": lambda entries, at: recomputed(
        [*entries[:at], *(replace(e, purpose="other") for e in entries[at:])]
    ),
    "roll back and go on": lambda entries, at: recomputed(
        [*entries[:at], *(replace(e, noise=b"x" * 16) for e in entries[at : at + 40])]
    ),
}  # fmt: skip


def test_every_attack_is_found_from_the_outside(
    tmp_path: Path, how_many: Callable[[int], int], figure: Figure
) -> None:
    entries = chain(1_000)
    kept = witnessed(entries, tmp_path / "witness")
    assert walked(entries, kept).whole
    trials = how_many(10)
    drawn = random.Random(376)  # noqa: S311
    for name, attack in ATTACKS.items():
        missed, at_once = [], 0
        for _ in range(trials):
            at = drawn.randrange(len(entries) - 1)
            found = walked(attack(entries, at), kept)
            if found.whole:
                missed.append(at)
            at_once += found.broken_at == at + 1
        figure(f"journal: {name}: found of {trials:,}", trials - len(missed))
        figure(f"journal: {name}: the first wrong entry named", at_once)
        assert missed == [], name
        if name in {"edit", "delete", "swap"}:
            assert at_once == trials


def test_how_many_entries_are_verified_in_a_second(
    how_many: Callable[[int], int], figure: Figure
) -> None:
    entries = chain(max(2_000, 20 * how_many(10)))
    file = io.StringIO()
    write_export(entries, file)
    file.seek(0)
    began = time.process_time()
    assert walk_export(file).whole
    figure(
        "journal: entries verified in a CPU-second",
        int(len(entries) / (time.process_time() - began)),
    )
