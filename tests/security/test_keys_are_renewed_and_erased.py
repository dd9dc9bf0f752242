"""New keys beside whoever works, and keys that are gone: live, in backups, after 35 days."""

import shutil
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection
from pytest_django.fixtures import Settings
from tests.security.test_vault_decides_again import look, signed_in, sings
from tests.security.vault import on_this_connection
from tests.security.world import World

from amaan.confidentiality.backups import LEFT_OUT
from amaan.confidentiality.reveal import DoesNotOpen, Erased
from amaan.confidentiality.vault import client, key_commands, key_stream, keys, rotating, sampling
from amaan.confidentiality.vault.client import Held, WantsASecond
from amaan.confidentiality.vault.key_stream import NotAStream
from amaan.confidentiality.vault.server import take_in_all
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.refusals import NotFound


@dataclass
class Place:
    """A vault with key files of its own, which a test may renew and lose."""

    vault: Vault
    folder: Path
    public: Path

    def turn(self) -> rotating.Rotated:
        keys.renew(self.folder, self.public)
        ring = keys.load(self.folder)
        return rotating.rotate(on_this_connection, ring, lambda _count: None, batch=7)


@pytest.fixture
def place(
    db: None, world: World, key_folder: Path, tmp_path: Path, settings: Settings
) -> Iterator[Place]:
    """This will copy the tests' keys, under which the world was sealed."""
    shutil.copytree(key_folder / "keys", tmp_path / "keys")
    shutil.copy(key_folder / "vault.pub", tmp_path / "vault.pub")
    settings.VAULT_KEYS, settings.VAULT_PUBLIC = tmp_path / "keys", tmp_path / "vault.pub"
    made = Vault(keys.load(tmp_path / "keys"), on_this_connection, demo=True)
    take_in_all(made)
    with client.spoken_to_by(made.answer):
        yield Place(made, tmp_path / "keys", tmp_path / "vault.pub")


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def her_name(world: World, presented: str) -> str:
    return look(world, presented, "own", "survivor_name", "contact_safely").value


# -- rotation -------------------------------------------------------------------------------


def test_after_a_rotation_everything_opens_and_nothing_is_wrapped_by_an_old_key(
    world: World, place: Place
) -> None:
    hers = signed_in(world, "the desk officer")
    before = {key for (key,) in rows("SELECT DISTINCT key_id FROM confidentiality_datakey")}
    assert place.turn().closed == 0
    after = {key for (key,) in rows("SELECT DISTINCT key_id FROM confidentiality_datakey")}
    assert before & after == set()
    # The running vault had read its keys before there were new ones.
    assert sings(world, her_name(world, hers), "own", "survivor_name")


def test_a_rotation_that_was_broken_off_goes_on_with_the_same_keys(
    world: World, place: Place
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(count: int) -> None:
        if count >= 14:
            raise PowerCut

    keys.renew(place.folder, place.public)
    ring = keys.load(place.folder)
    with pytest.raises(PowerCut):
        rotating.rotate(on_this_connection, ring, cut, batch=7)
    hers = signed_in(world, "the desk officer")
    assert her_name(world, hers)
    made = len(keys.load(place.folder)._domains)
    # The same command again: it makes no further keys, and goes on with these.
    assert key_commands.rotate(Namespace(), on_this_connection) == 0
    assert len(keys.load(place.folder)._domains) == made
    ring = keys.load(place.folder)
    assert rotating.rotate(on_this_connection, ring, lambda _: None).rewrapped == 0
    assert her_name(world, hers)


def test_a_rotation_a_month_later_makes_new_keys_though_the_last_ones_are_kept(
    world: World, place: Place
) -> None:
    seen = set()
    for _ in range(3):
        assert key_commands.rotate(Namespace(), on_this_connection) == 0
        wrapping = {key for (key,) in rows("SELECT DISTINCT key_id FROM confidentiality_datakey")}
        assert wrapping & seen == set()
        seen |= wrapping
    assert her_name(world, signed_in(world, "the desk officer"))


def test_what_was_deposited_before_a_rotation_and_not_taken_in_is_taken_in_under_the_new_key(
    world: World, place: Place
) -> None:
    rows("UPDATE confidentiality_datakey SET wrapping = 'hpke' WHERE false")
    keys.renew(place.folder, place.public)
    newest = keys.load(place.folder).replaced()
    take_in_all(place.vault)
    assert place.turn().closed == 0
    left = {key for (key,) in rows("SELECT DISTINCT key_id FROM confidentiality_datakey")}
    assert left & set(newest) == set()


def test_a_key_that_still_wraps_something_or_that_a_stream_may_need_is_not_retired(
    world: World, place: Place
) -> None:
    keys.renew(place.folder, place.public)
    assert key_commands.retire(Namespace(at_once=True), on_this_connection) == 0
    assert len(keys.load(place.folder).replaced()) > 0
    place.turn()
    # In use no more, and still young.
    for at_once in (False, True):
        key_commands.retire(Namespace(at_once=at_once), on_this_connection)
        assert len(keys.load(place.folder).replaced()) > 0
    replaced = keys.load(place.folder).replaced()
    assert set(keys.retire(place.folder, place.public, replaced)) == set(replaced)
    assert keys.load(place.folder).replaced() == ()
    assert her_name(world, signed_in(world, "the desk officer"))


def test_a_key_in_use_is_never_destroyed_by_its_name(place: Place) -> None:
    ring = keys.load(place.folder)
    assert keys.retire(place.folder, place.public, list(ring._domains)) == ()


def test_a_new_root_key_opens_what_the_old_one_did_whenever_the_power_goes(
    world: World, place: Place
) -> None:
    old = (place.folder / keys.ROOT_FILE).read_text()
    keys.renew_root(place.folder, place.public)
    new = (place.folder / keys.ROOT_FILE).read_text()
    assert old != new
    assert keys.load(place.folder).years()
    # The power went between the two: the new root lies beside the old one.
    (place.folder / (keys.ROOT_FILE + ".next")).write_text(new)
    (place.folder / (keys.ROOT_FILE + ".next")).chmod(0o600)
    (place.folder / keys.ROOT_FILE).write_text(old)
    assert keys.load(place.folder).years()


# -- a key that is missing or wrong ----------------------------------------------------------


@pytest.mark.parametrize("how", ["missing", "wrong"])
def test_without_its_key_a_value_is_said_to_be_closed_to_her_who_may_see_it(
    world: World, place: Place, how: str
) -> None:
    hers = signed_in(world, "the desk officer")
    if how == "missing":
        rows("UPDATE confidentiality_datakey SET key_id = 'C3-2026-000000000000'"
             " WHERE data_class = 'C3'")  # fmt: skip
    else:
        rows("UPDATE confidentiality_datakey SET wrapped_key = %s WHERE data_class = 'C3'",
             bytes(60))  # fmt: skip
    with pytest.raises(DoesNotOpen):
        her_name(world, hers)
    # Whoever may not see it is told what he is always told.
    with pytest.raises(NotFound):
        her_name(world, signed_in(world, "the officer from another station"))


# -- erasing ---------------------------------------------------------------------------------


def two_custodians(world: World) -> tuple[str, str]:
    second = world.actors["the auditor"].officer_id
    rows("UPDATE organisation_posting SET post = 'custodian' WHERE officer_id = %s", second)
    return signed_in(world, "the custodian"), signed_in(world, "the auditor")


def person(world: World) -> UUID:
    name = world.cases["own"].places["survivor_name"]
    return UUID(str(rows("SELECT subject FROM confidentiality_sealed WHERE id = %s", name)[0][0]))


def test_a_person_is_erased_by_two_custodians_and_then_by_nobody_read(
    world: World, place: Place
) -> None:
    hers = signed_in(world, "the desk officer")
    one, other = two_custodians(world)
    case = world.cases["own"].case_id
    asked = client.ask_erasure(one, case, "person", person(world), "retention_over")
    assert her_name(world, hers)
    with pytest.raises(WantsASecond):
        client.agree_to_erasure(one, asked)
    assert client.agree_to_erasure(other, asked) >= 1
    for field, purpose in (("survivor_name", "contact_safely"), ("safe_contact", "contact_safely")):
        with pytest.raises(Erased):
            look(world, hers, "own", field, purpose)
    # Her words are objects of their own, and so is everybody else.
    assert look(world, hers, "own", "words", "read_back").value
    assert look(world, hers, "own", "accused_name", "take_statement").value
    written = rows("SELECT outcome, rule FROM confidentiality_journalentry WHERE what = 'erasure'"
                   " ORDER BY number")  # fmt: skip
    assert written == [
        ("asked", "retention_over"),
        ("refused", "wants_a_second"),
        ("erased", "retention_over"),
    ]
    with pytest.raises(NotFound):
        client.agree_to_erasure(other, asked)


def test_no_table_that_opens_anything_is_in_a_backup_of_the_data() -> None:
    """Every table with a wrapped key or a token is passed by, and by name."""
    holding = {
        model._meta.db_table
        for model in apps.get_models()
        if {f.name for f in model._meta.get_fields()} & {"wrapped_key", "token"}
        and model.__module__.startswith("amaan.")
    }
    # What officers left of themselves cannot be made again, and is nothing of hers.
    assert holding - {"confidentiality_trace"} <= set(LEFT_OUT)
    tables = {model._meta.db_table for model in apps.get_models()}
    assert set(LEFT_OUT) <= tables


def test_one_object_is_erased_and_the_rest_of_the_file_stays(world: World, place: Place) -> None:
    hers = signed_in(world, "the desk officer")
    one, other = two_custodians(world)
    told = world.cases["own"]
    asked = client.ask_erasure(one, told.case_id, "object", told.places["words"], "court_order")
    assert client.agree_to_erasure(other, asked) == 1
    with pytest.raises(Erased):
        look(world, hers, "own", "words", "read_back")
    assert her_name(world, hers)


def test_a_case_that_a_court_needs_is_not_erased(world: World, place: Place) -> None:
    one, other = two_custodians(world)
    case = world.cases["own"].case_id
    asked = client.ask_erasure(one, case, "person", person(world), "kept_by_mistake")
    client.hold_case(other, case, "trial", lasts=True)
    for act in (
        lambda: client.agree_to_erasure(other, asked),
        lambda: client.ask_erasure(one, case, "person", person(world), "kept_by_mistake"),
    ):
        with pytest.raises(Held):
            act()
    client.hold_case(other, case, "trial", lasts=False)
    assert client.agree_to_erasure(other, asked) >= 1


@pytest.mark.parametrize(
    "part", ["the desk officer", "the registrar", "the district commander", "the auditor"]
)
def test_nobody_but_a_custodian_of_the_area_erases_or_holds(
    world: World, place: Place, part: str
) -> None:
    theirs, case = signed_in(world, part), world.cases["own"].case_id
    with pytest.raises(NotFound):
        client.ask_erasure(theirs, case, "person", person(world), "retention_over")
    with pytest.raises(NotFound):
        client.hold_case(theirs, case, "trial", lasts=True)
    kept = signed_in(world, "the custodian")
    for about, what, reason in (
        (uuid4(), "person", "retention_over"),
        (person(world), "everybody", "retention_over"),
        (person(world), "person", "because"),
        (world.cases["own"].places["survivor_name"], "object", "retention_over"),
    ):
        with pytest.raises(NotFound):
            client.ask_erasure(kept, case, what, about, reason)


# -- the key stream ---------------------------------------------------------------------------


def test_keys_come_back_from_their_stream_and_erased_ones_never(
    world: World, place: Place, tmp_path: Path
) -> None:
    hers = signed_in(world, "the desk officer")
    at = place.vault.real_now()
    before = key_stream.write(place.folder, tmp_path, on_this_connection, at)
    one, other = two_custodians(world)
    case = world.cases["own"].case_id
    asked = client.ask_erasure(one, case, "person", person(world), "retention_over")
    client.agree_to_erasure(other, asked)
    count = rows("SELECT count(*) FROM confidentiality_datakey")[0][0]
    after = key_stream.write(place.folder, tmp_path, on_this_connection, at + timedelta(seconds=2))
    # The database comes back from a backup of the data: no key is in one.
    rows("DELETE FROM confidentiality_datakey")
    with pytest.raises(Erased):
        her_name(world, hers)

    def back(stream: Path) -> int:
        return key_stream.bring_back(stream, place.folder, place.public, on_this_connection, at)

    assert back(before) == count
    assert look(world, hers, "own", "words", "read_back").value
    with pytest.raises(Erased):
        her_name(world, hers)
    # An older backup of the data does not know of the erasure; the younger key stream does.
    rows("DELETE FROM confidentiality_erasure")
    assert back(before) > 0
    assert her_name(world, hers)
    back(after)
    with pytest.raises(Erased):
        her_name(world, hers)


def test_a_stream_older_than_35_days_is_removed_and_refused(
    world: World, place: Place, tmp_path: Path
) -> None:
    at = place.vault.real_now()
    old = key_stream.write(
        place.folder, tmp_path, on_this_connection, at - timedelta(days=35, hours=1)
    )
    kept = shutil.copy(old, tmp_path / "carried away")
    with pytest.raises(NotAStream, match="older than 35 days"):
        key_stream.bring_back(Path(kept), place.folder, place.public, on_this_connection, at)
    new = key_stream.write(place.folder, tmp_path, on_this_connection, at)
    assert key_stream.streams(tmp_path) == (new,)


def test_a_stream_holds_no_word_and_no_key_in_clear_and_opens_only_whole_and_here(
    world: World, place: Place, tmp_path: Path
) -> None:
    at = place.vault.real_now()
    stream = key_stream.write(place.folder, tmp_path, on_this_connection, at)
    content = stream.read_bytes()
    assert stream.stat().st_mode & 0o077 == 0
    assert world.aviary.found_in(content) == frozenset()
    for (wrapped,) in rows("SELECT wrapped_key FROM confidentiality_datakey LIMIT 20"):
        assert bytes(wrapped) not in content

    def back() -> None:
        key_stream.bring_back(stream, place.folder, place.public, on_this_connection, at)

    for changed in (
        content[:-1],
        content[: len(content) // 2],
        content + b"x",
        b"",
        content[:300] + bytes([content[300] ^ 1]) + content[301:],
        content.replace(b"2026", b"2027", 1),
    ):
        stream.write_bytes(changed)
        with pytest.raises(NotAStream):
            back()
    stream.write_bytes(content)
    back()
    (place.folder / keys.ROOT_FILE).write_text("11" * 32)
    with pytest.raises(NotAStream):
        back()


def test_a_lost_key_file_comes_back_with_the_root_key_alone(
    world: World, place: Place, tmp_path: Path
) -> None:
    stream = key_stream.write(place.folder, tmp_path, on_this_connection, place.vault.real_now())
    (place.folder / keys.KEY_FILE).unlink()
    place.public.unlink()
    key_stream.bring_back(
        stream, place.folder, place.public, on_this_connection, place.vault.real_now()
    )
    place.vault.keys = keys.load(place.folder)
    assert her_name(world, signed_in(world, "the desk officer"))


def test_after_a_restore_everybody_is_noted_for_the_index_however_small_the_pieces(
    world: World, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows("DELETE FROM confidentiality_nametoindex")
    everybody = {
        person
        for (person,) in rows(
            "SELECT subject FROM confidentiality_datakey WHERE data_class IN ('C3', 'C7')"
        )
    }
    monkeypatch.setattr(sampling, "_AT_A_TIME", 3)
    assert sampling.note_everybody(on_this_connection) == len(everybody)
    assert {p for (p,) in rows("SELECT subject FROM confidentiality_nametoindex")} == everybody
    assert sampling.note_everybody(on_this_connection) == 0
