"""The journal's chain and its checkpoints, attacked in five ways, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amaan.confidentiality import checkpoints
from amaan.confidentiality.chain import START, Entry, walk
from amaan.confidentiality.checkpoints import Checkpoint, NotSigned, journal_key

NOW = datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=UTC)
SIGNER = Ed25519PrivateKey.generate()
OURS = journal_key(SIGNER.public_key())


def link(entry: Entry, previous: bytes) -> Entry:
    placed = replace(entry, previous=previous)
    return replace(placed, hash=placed.expected(previous))


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    previous = START
    for number in range(1, length + 1):
        entry = Entry(
            number=number,
            at=NOW + timedelta(seconds=number),
            what="reveal",
            officer_id=UUID(int=number % 5),
            post="desk_officer",
            case_id=UUID(int=number * 7919) if number % 3 else None,
            subject=None,
            relation="taker",
            purpose="read_back",
            fields="words",
            outcome="shown",
            rule="allowed",
            noise=bytes([number % 256]) * 16,
            previous=b"",
            hash=b"",
        )
        entries.append(link(entry, previous))
        previous = entries[-1].hash
    return entries


def recomputed(entries: list[Entry]) -> list[Entry]:
    again: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        previous = again[-1].hash if again else START
        again.append(link(replace(entry, number=number), previous))
    return again


WHOLE = chain(60)
KEPT_OUTSIDE = [Checkpoint(size, WHOLE[size - 1].hash, NOW) for size in (20, 50)]


def notices(entries: list[Entry]) -> bool:
    return not walk(entries, KEPT_OUTSIDE).whole


def test_an_untouched_journal_is_whole() -> None:
    found = walk(WHOLE)
    assert found.whole
    assert (found.size, found.head) == (60, WHOLE[-1].hash)
    assert not notices(WHOLE)


@pytest.mark.parametrize("at", [0, 1, 30, 58, 59])
@pytest.mark.parametrize(
    ("field", "value"),
    [("officer_id", None), ("outcome", "refused"), ("fields", ""), ("at", NOW), ("noise", b"")],
)
def test_an_edit_shows_at_the_entry_that_was_edited(at: int, field: str, value: Any) -> None:
    edited = [*WHOLE[:at], replace(WHOLE[at], **{field: value}), *WHOLE[at + 1 :]]
    assert walk(edited).broken_at == at + 1


@pytest.mark.parametrize("at", range(1, 58))
def test_an_entry_removed_or_moved_shows(at: int) -> None:
    assert notices([*WHOLE[:at], *WHOLE[at + 1 :]])
    swapped = [*WHOLE[:at], WHOLE[at + 1], WHOLE[at], *WHOLE[at + 2 :]]
    assert notices(swapped)


def test_a_tail_cut_off_shows_against_a_checkpoint_kept_outside() -> None:
    assert walk(WHOLE[:30]).whole
    assert notices(WHOLE[:30])


@pytest.mark.parametrize("at", [0, 10, 19, 40])
def test_a_history_written_anew_shows_against_a_checkpoint_kept_outside(at: int) -> None:
    forged = recomputed([*WHOLE[:at], replace(WHOLE[at], officer_id=None), *WHOLE[at + 1 :]])
    assert walk(forged).whole
    assert notices(forged)


def test_two_entries_never_read_alike_because_of_where_a_word_ends() -> None:
    one = replace(WHOLE[0], relation="ta", purpose="kerread")
    other = replace(WHOLE[0], relation="taker", purpose="read")
    assert one.expected(START) != other.expected(START)


def test_a_checkpoint_comes_back_as_it_was_signed() -> None:
    note = checkpoints.sign(KEPT_OUTSIDE[0], SIGNER)
    read = checkpoints.read(note, OURS)
    assert (read.size, read.head) == (20, WHOLE[19].hash)


def test_a_checkpoint_signed_or_changed_by_somebody_else_is_refused() -> None:
    note = checkpoints.sign(KEPT_OUTSIDE[0], SIGNER)
    with pytest.raises(NotSigned):
        checkpoints.read(note, journal_key(Ed25519PrivateKey.generate().public_key()))
    for changed in (note.replace("\n20\n", "\n19\n"), note[:-6] + "AAAAA\n", "", "x\n\n\u2014 y z"):
        with pytest.raises(NotSigned):
            checkpoints.read(changed, OURS)
