"""From the journal in the database to a witness's file: carried by the jobs, checked by nobody's
word. The witness is a process of its own, as it is in life."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import ProgrammingError, connection, transaction

from amaan.confidentiality import chain, checkpoints, journal, witnessing
from amaan.confidentiality.checkpoints import Checkpoint, journal_key
from amaan.confidentiality.models import Checkpoint as Stored
from amaan.confidentiality.witness import Witness
from amaan.confidentiality.witnessing import NotAList, Outside, Unheard
from amaan.house.commands import verify
from amaan.house.places import CLONE
from amaan.house.supervisor import some_port

pytestmark = pytest.mark.stack

AsRole = Callable[[str], AbstractContextManager[None]]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SIGNER = Ed25519PrivateKey.generate()
JOURNAL = journal_key(SIGNER.public_key())


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    made = Witness.make(tmp_path / "witness", "commission")
    made.follow(JOURNAL)
    return made


@pytest.fixture
def outside(witness: Witness, tmp_path: Path) -> Iterator[Outside]:
    port = some_port()
    words = ["witness", "--folder", str(tmp_path / "witness"), "serve", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "amaan.house", *words],
        env={**os.environ, "PYTHONPATH": str(CLONE / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield Outside(witness.key, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the witness does not listen")


def write(as_role: AsRole, entries: int) -> None:
    with as_role("vault"), connection.cursor() as cursor:
        for number in range(entries):
            cursor.execute(
                "SELECT amaan_journal_append("
                "'look', NULL, '', NULL, NULL, '', '', %s, 'shown', '')",
                [f"field{number}"],
            )


def sign(as_role: AsRole) -> Checkpoint:
    with as_role("vault"), connection.cursor() as cursor:
        cursor.execute("SELECT size, head FROM amaan_journal_head()")
        size, head = cursor.fetchone()
        signed = Checkpoint(size, bytes(head), NOW)
        Stored.objects.bulk_create(
            [Stored(size=size, signed_at=NOW, note=checkpoints.sign(signed, SIGNER))]
        )
    return signed


def carry(as_role: AsRole, outside: Outside) -> int:
    with as_role("jobs"):
        return witnessing.carry(outside)


def test_a_witness_follows_checkpoint_after_checkpoint(
    as_role: AsRole, outside: Outside, witness: Witness
) -> None:
    write(as_role, 5)
    sign(as_role)
    assert carry(as_role, outside) == 5
    write(as_role, 7)
    last = sign(as_role)
    assert carry(as_role, outside) == 12
    assert witness.latest(JOURNAL) == last
    with as_role("jobs"):
        assert [s.size for s in witnessing.standing([outside])] == [12]


def test_the_answer_of_a_witness_that_knows_more_than_we_remember_is_believed(
    as_role: AsRole, outside: Outside, witness: Witness
) -> None:
    write(as_role, 5)
    sign(as_role)
    with transaction.atomic():
        carry(as_role, outside)
        transaction.set_rollback(True)
    write(as_role, 2)
    sign(as_role)
    assert carry(as_role, outside) == 7
    assert witness.latest(JOURNAL) is not None


def test_a_journal_that_was_cut_is_contradicted_by_its_witness(
    as_role: AsRole, outside: Outside
) -> None:
    write(as_role, 5)
    with transaction.atomic():
        write(as_role, 3)
        sign(as_role)
        carry(as_role, outside)
        transaction.set_rollback(True)
    write(as_role, 9)
    sign(as_role)
    with pytest.raises(Unheard) as found:
        carry(as_role, outside)
    assert found.value.why == "contradiction"


def test_an_older_copy_is_noticed_before_it_has_grown_past_its_witness(
    as_role: AsRole, outside: Outside
) -> None:
    write(as_role, 3)
    with transaction.atomic():
        write(as_role, 5)
        sign(as_role)
        carry(as_role, outside)
        transaction.set_rollback(True)
    write(as_role, 2)
    sign(as_role)
    with pytest.raises(Unheard, match="journal_is_shorter"):
        carry(as_role, outside)
    with as_role("backup"):
        assert witnessing.stands_at(outside) == 8


def test_asking_a_witness_how_far_it_stands_makes_it_sign_nothing(
    as_role: AsRole, outside: Outside, witness: Witness
) -> None:
    write(as_role, 3)
    sign(as_role)
    with as_role("backup"):
        assert witnessing.stands_at(outside) == 0
    assert witness.latest(JOURNAL) is None
    carry(as_role, outside)
    before = witness.file_of(JOURNAL).read_bytes()
    with as_role("backup"):
        assert witnessing.stands_at(outside) == 3
    assert witness.file_of(JOURNAL).read_bytes() == before


def test_a_witness_that_is_away_is_caught_up_later(as_role: AsRole, witness: Witness) -> None:
    write(as_role, 1)
    sign(as_role)
    with pytest.raises(Unheard) as found:
        carry(as_role, Outside(witness.key, "http://127.0.0.1:9"))
    assert found.value.why == "no_answer"


def test_an_answer_that_is_not_the_witnesss_own_is_not_kept(
    as_role: AsRole, outside: Outside
) -> None:
    other = checkpoints.witness_key("commission", Ed25519PrivateKey.generate().public_key())
    write(as_role, 1)
    sign(as_role)
    with pytest.raises(Unheard) as found:
        carry(as_role, Outside(other, outside.address))
    assert found.value.why == "not_its_signature"


def test_whoever_verifies_needs_three_things_and_finds_what_was_changed(
    as_role: AsRole,
    outside: Outside,
    witness: Witness,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(as_role, 20)
    sign(as_role)
    carry(as_role, outside)
    with as_role("backup"):
        written = StringIO()
        assert chain.write_export(journal.stored_entries(), written) == 20
    export = tmp_path / "journal.txt"
    three = ["--key", JOURNAL.word, "--witness", str(witness.file_of(JOURNAL))]
    export.write_text(written.getvalue(), encoding="utf-8")
    assert verify.run(["--journal", str(export), *three]) == 0
    assert "Whole: 20 entries" in capsys.readouterr().out
    export.write_text(written.getvalue().replace("field7", "field9"), encoding="utf-8")
    assert verify.run(["--journal", str(export), *three]) == 1
    assert "entry 8 is not what it was" in capsys.readouterr().out
    lines = written.getvalue().splitlines(keepends=True)
    export.write_text("".join(lines[:-1]), encoding="utf-8")
    assert verify.run(["--journal", str(export), *three]) == 1


def test_the_jobs_read_leaves_and_not_the_journal(as_role: AsRole) -> None:
    write(as_role, 3)
    with as_role("jobs"):
        leaves = journal.growth(0, 3)
    with as_role("backup"):
        assert leaves == [chain.leaf(entry.coded) for entry in journal.stored_entries()]
    with pytest.raises(ProgrammingError), as_role("jobs"):
        list(journal.stored_entries())
    with pytest.raises(ProgrammingError), as_role("web"):
        journal.growth(0, 3)


def test_a_list_of_witnesses_with_a_wrong_line_is_refused_whole(
    tmp_path: Path, witness: Witness
) -> None:
    path = tmp_path / "witnesses"
    assert witnessing.read_list(path) == ()
    path.write_text(f"# ours\n{witness.key.word} https://w.example/\n\n", encoding="utf-8")
    assert witnessing.read_list(path) == (Outside(witness.key, "https://w.example"),)
    for wrong in ("no-key https://w.example", f"{witness.key.word} ftp://w", witness.key.word):
        path.write_text(f"{witness.key.word} https://w.example\n{wrong}\n", encoding="utf-8")
        with pytest.raises(NotAList):
            witnessing.read_list(path)
