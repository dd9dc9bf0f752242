"""A witness outside: what it signs, what it refuses, and what its file proves afterwards."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amaan.confidentiality import chain, checkpoints, diary_words, witness
from amaan.confidentiality.chain import START, Entry, leaf, walk_export, write_export
from amaan.confidentiality.checkpoints import Checkpoint, NotSigned, journal_key
from amaan.confidentiality.tests.test_a_tampered_journal_shows import chain as links
from amaan.confidentiality.tests.test_a_tampered_journal_shows import recomputed
from amaan.confidentiality.witness import (
    Contradiction,
    NoWitnessHere,
    Request,
    StandsElsewhere,
    Stranger,
    Unreadable,
    Witness,
)

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SIGNER = Ed25519PrivateKey.generate()
JOURNAL = journal_key(SIGNER.public_key())
WHOLE = links(60)
OTHER = recomputed([*WHOLE[:10], replace(WHOLE[10], officer_id=None), *WHOLE[11:]])


@pytest.fixture
def here(tmp_path: Path) -> Witness:
    made = Witness.make(tmp_path / "witness", "commission")
    made.follow(JOURNAL)
    return made


def note_of(entries: Sequence[Entry], size: int, signer: Ed25519PrivateKey = SIGNER) -> str:
    head = entries[size - 1].hash if size else START
    return checkpoints.sign(Checkpoint(size, head, NOW), signer)


def growth(entries: Sequence[Entry], old: int, size: int) -> Request:
    leaves = [leaf(entry.coded) for entry in entries[old:size]]
    return Request(old, leaves, note_of(entries, size))


def exported(entries: Sequence[Entry]) -> list[str]:
    file = io.StringIO()
    write_export(entries, file)
    return file.getvalue().splitlines(keepends=True)


def kept_by(here: Witness) -> list[Checkpoint]:
    text = here.file_of(JOURNAL).read_text(encoding="utf-8")
    return [checkpoints.read(note, JOURNAL) for note in checkpoints.notes_in(text)]


def test_growth_is_signed_and_kept(here: Witness) -> None:
    first = here.sign(growth(WHOLE, 0, 20), NOW)
    here.sign(growth(WHOLE, 20, 50), NOW + timedelta(minutes=5))
    assert checkpoints.cosigned_at(note_of(WHOLE, 20) + first, here.key) == NOW
    assert [kept.size for kept in kept_by(here)] == [20, 50]
    assert walk_export(exported(WHOLE), kept_by(here)).whole


def test_a_witness_learns_nothing_from_a_leaf() -> None:
    told = witness.written(growth(WHOLE, 0, 20))
    for entry in WHOLE[:20]:
        for part in entry.coded:
            assert len(part) < 4 or part not in told


def test_standing_still_is_signed_again(here: Witness) -> None:
    here.sign(growth(WHOLE, 0, 20), NOW)
    here.sign(growth(WHOLE, 20, 20), NOW + timedelta(minutes=5))
    assert [kept.size for kept in kept_by(here)] == [20, 20]
    assert walk_export(exported(WHOLE), kept_by(here)).whole


def test_it_says_where_it_stands(here: Witness) -> None:
    here.sign(growth(WHOLE, 0, 20), NOW)
    with pytest.raises(StandsElsewhere) as found:
        here.sign(growth(WHOLE, 10, 30), NOW)
    assert found.value.size == 20


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(Request(20, [], note_of(WHOLE, 10)), id="shorter"),
        pytest.param(Request(20, [], note_of(OTHER, 20)), id="forked at the same length"),
        pytest.param(growth(OTHER, 20, 40), id="forked and grown"),
        pytest.param(replace(growth(WHOLE, 20, 40), leaves=[START] * 20), id="other leaves"),
        pytest.param(replace(growth(WHOLE, 20, 40), leaves=[]), id="no leaves"),
    ],
)
def test_what_contradicts_it_is_refused_and_kept_as_evidence(
    here: Witness, request_: Request
) -> None:
    here.sign(growth(WHOLE, 0, 20), NOW)
    with pytest.raises(Contradiction):
        here.sign(request_, NOW)
    evidence = here.file_of(JOURNAL).with_name("contradictions").read_text(encoding="utf-8")
    assert list(checkpoints.notes_in(evidence)) == [request_.note]
    assert [kept.size for kept in kept_by(here)] == [20]


def test_a_stranger_and_a_forger_are_refused(here: Witness) -> None:
    forged = note_of(WHOLE, 20, Ed25519PrivateKey.generate())
    changed = note_of(WHOLE, 20).replace("\n20\n", "\n19\n")
    for note in (forged, changed, "", "x\n\n\u2014 y z\n"):
        with pytest.raises(Stranger):
            here.sign(Request(0, [], note), NOW)
    assert kept_by(here) == []


def test_a_power_cut_in_the_middle_of_a_note_leaves_it_where_it_stood(here: Witness) -> None:
    here.sign(growth(WHOLE, 0, 20), NOW)
    file = here.file_of(JOURNAL)
    before = file.read_text(encoding="utf-8")
    half = growth(WHOLE, 20, 50).note
    for length in range(1, len(half)):
        file.write_text(before + half[:length], encoding="utf-8")
        assert Witness(file.parents[2]).latest(JOURNAL) == kept_by(here)[0]
    here.sign(growth(WHOLE, 20, 50), NOW)
    assert [kept.size for kept in kept_by(here)] == [20, 50]


def test_a_key_is_drawn_once(here: Witness) -> None:
    with pytest.raises(NoWitnessHere):
        Witness.make(here.file_of(JOURNAL).parents[2], "another")


@pytest.mark.parametrize(
    "text", ["", "old x\n\nnote", "old 1\nnot base 64!\n\nn", "old 0\nAA==\n\nn"]
)
def test_noise_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        witness.read_request(text)


def test_a_request_comes_back_as_it_was_written() -> None:
    sent = growth(WHOLE, 20, 50)
    assert witness.read_request(witness.written(sent)) == sent


def test_a_file_cut_short_is_not_taken_for_a_shorter_journal() -> None:
    text = "".join(exported(WHOLE))
    with pytest.raises(chain.NotAnExport):
        walk_export(io.StringIO(text[:-10]))
    with pytest.raises(chain.NotAnExport):
        walk_export(io.StringIO("something else\n"))


def test_five_kinds_of_attack_a_fork_and_a_rollback_are_all_found(here: Witness) -> None:
    here.sign(growth(WHOLE, 0, 55), NOW)
    kept = kept_by(here)
    for at in range(54):
        edited = [*WHOLE[:at], replace(WHOLE[at], outcome="refused"), *WHOLE[at + 1 :]]
        attacks = {
            "edit": edited,
            "delete": [*WHOLE[:at], *WHOLE[at + 1 :]],
            "swap": [*WHOLE[:at], WHOLE[at + 1], WHOLE[at], *WHOLE[at + 2 :]],
            "cut the tail": WHOLE[: at + 1],
            "edit and recompute": recomputed(edited),
            "fork": OTHER,
            "roll back and go on": recomputed(
                [*WHOLE[: at + 1], *[replace(e, purpose="again") for e in WHOLE[at + 1 :]]]
            ),
        }
        for name, attacked in attacks.items():
            assert not walk_export(exported(attacked), kept).whole, name


def test_a_signature_of_another_witness_is_not_taken_for_its_own(here: Witness) -> None:
    line = here.sign(growth(WHOLE, 0, 20), NOW)
    other = checkpoints.witness_key("commission", Ed25519PrivateKey.generate().public_key())
    with pytest.raises(NotSigned):
        checkpoints.cosigned_at(note_of(WHOLE, 20) + line, other)
    with pytest.raises(NotSigned):
        checkpoints.cosigned_at(note_of(WHOLE, 50) + line, here.key)


def test_a_key_read_out_and_typed_wrong_is_noticed(here: Witness) -> None:
    word = here.key.word
    assert checkpoints.read_key(word) == here.key
    for at in range(len(word)):
        wrong = word[:at] + ("A" if word[at] != "A" else "B") + word[at + 1 :]
        with pytest.raises(checkpoints.NotAKey):
            checkpoints.read_key(wrong)


def test_no_two_diary_words_are_alike() -> None:
    urdu = {word for byte in range(256) for word in diary_words.of_head(bytes([byte]))}
    roman = {word for byte in range(256) for word in diary_words.in_roman(bytes([byte]))}
    assert len(urdu) == len(roman) == 256
    assert len(diary_words.of_head(WHOLE[-1].hash)) == diary_words.HOW_MANY
