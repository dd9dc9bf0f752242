"""Officers near the people of a case are found by tokens; emergencies are answered for."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.security.vault import on_this_connection, signed_in
from tests.security.world import World

from amaan.confidentiality import custody, nearness
from amaan.confidentiality.queries import Standing, standing_of, who_looked
from amaan.confidentiality.reveal import PurposeNeeded, reveal
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.sealing import Parcel, deposit
from amaan.confidentiality.vault import indexing
from amaan.confidentiality.vault.opening import take_in
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.ids import SealedRef
from amaan.kernel.refusals import NotFound


def put(world: World, case: str, field: str, value: str) -> None:
    """This will seal a value of somebody in a case, and let the vault take it in."""
    told = world.cases[case]
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM cases_party WHERE case_id = %s AND role = %s",
            [told.case_id, field.partition("_")[0]],
        )
        (subject,) = cursor.fetchone()
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        deposit(
            [Parcel(subject, field, value)],
            case_id=told.case_id, province=her.province, actor=her, now=world.now,
        )  # fmt: skip


def taken_in(world: World, vault: Vault) -> None:
    with on_this_connection() as ledger:
        after = None
        while True:
            done, after = take_in(ledger, vault.keys, after=after)
            if not done or after is None:
                break
    indexing.index_all(vault.transactions, vault.keys, world.now)


def stands(world: World, part: str, case: str = "own") -> Standing:
    actor = world.actors[part]
    with transaction.atomic():
        later = world.now + timedelta(minutes=1)
        act_as(actor, later)
        return standing_of(actor, world.cases[case].case_id, later)


def own_numbers(world: World, part: str, **said: object) -> None:
    words: dict[str, object] = {"name": "", "relative": "", "cnic": "", "phones": ()}
    nearness.keep_own_numbers(capability=signed_in(world.actors[part]), **(words | said))  # type: ignore[arg-type]  # names of the four


CNIC, PHONE = "54400-1234567-1", "0300 1234567"


@pytest.mark.parametrize(
    ("field", "written", "said", "seals"),
    [
        ("accused_cnic", "5440012345671", {"cnic": CNIC}, True),
        ("accused_phone", "+923001234567", {"phones": ("0333 7654321", PHONE)}, True),
        ("survivor_cnic", "54400 1234567 1", {"cnic": CNIC}, False),
        ("survivor_phone", "03001234567", {"phones": (PHONE,)}, False),
    ],
)
@pytest.mark.parametrize("officer_first", [True, False])
def test_an_officer_whose_number_is_in_the_case_is_out_of_it(
    world: World, vault: Vault, field: str, written: str, said: dict[str, object], seals: bool,
    officer_first: bool,
) -> None:  # fmt: skip
    if officer_first:
        own_numbers(world, "the investigator", **said)
    put(world, "own", field, written)
    taken_in(world, vault)
    if not officer_first:
        assert not stands(world, "the investigator").conflicted
        own_numbers(world, "the investigator", **said)
    found = stands(world, "the investigator")
    assert (found.conflicted, found.relations) == (True, frozenset())
    assert stands(world, "the desk officer").sealed == seals
    # His numbers are nowhere: only tokens, which nobody but the vault can make.
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT kind, officer_id, length(token) FROM confidentiality_trace")
        assert {row[2] for row in cursor.fetchall()} == {16}


def test_a_number_of_nobody_in_any_case_changes_nothing(world: World, vault: Vault) -> None:
    own_numbers(world, "the investigator", cnic="54400-7654321-9", phones=("0311 1111111",))
    put(world, "own", "accused_cnic", CNIC)
    taken_in(world, vault)
    assert not stands(world, "the investigator").conflicted
    assert not stands(world, "the desk officer").sealed


def broken(
    world: World, part: str, relation: str = "glass_name", case: str = "own", presented: str = ""
) -> str:
    presented = presented or signed_in(world.actors[part])
    nearness.break_glass(
        capability=presented, case_id=world.cases[case].case_id, relation=relation,
        reason="life_in_danger",
    )  # fmt: skip
    return presented


def shows(world: World, presented: str, field: str, case: str = "own") -> bool:
    told = world.cases[case]
    try:
        shown = reveal(
            capability=presented, case_id=told.case_id, ref=SealedRef(told.places[field]),
            purpose="emergency",
        )  # fmt: skip
    except (NotFound, PurposeNeeded):
        return False
    return bool(world.aviary.found_in(shown.value.encode()))


def test_an_emergency_opens_one_part_for_a_quarter_of_an_hour(world: World, vault: Vault) -> None:
    presented = broken(world, "her colleague", "glass_name")
    assert shows(world, presented, "survivor_name")
    for shut in ("safe_contact", "words", "protected_location", "accused_name"):
        assert not shows(world, presented, shut)
    vault.now = lambda: world.now + timedelta(minutes=16)
    assert not shows(world, presented, "survivor_name")


def test_how_to_reach_her_opens_without_who_she_is(world: World, vault: Vault) -> None:
    presented = broken(world, "the station commander", "glass_reach")
    assert shows(world, presented, "safe_contact")
    assert not shows(world, presented, "survivor_name")


@pytest.mark.parametrize(
    ("part", "case"),
    [
        ("her colleague", "sealed"),
        ("the accused officer", "sealed"),
        ("the officer from another station", "own"),
        ("the station clerk", "own"),
        ("the investigator", "colleague's"),
        ("the custodian", "own"),
        ("the auditor", "own"),
        ("her colleague", "nowhere"),
    ],
)
def test_nobody_breaks_the_glass_of_a_sealed_case_or_of_another_place(
    world: World, vault: Vault, part: str, case: str
) -> None:
    with pytest.raises(NotFound):
        broken(world, part, case=case)


def test_an_emergency_wants_a_code_of_the_last_five_minutes(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    presented = signed_in(world.actors["her colleague"])
    later = vault.real_now() + timedelta(minutes=6)
    monkeypatch.setattr(vault, "real_now", lambda: later)
    with pytest.raises(nearness.FreshFactorNeeded):
        nearness.break_glass(
            capability=presented, case_id=world.cases["own"].case_id, relation="glass_name",
            reason="life_in_danger",
        )  # fmt: skip


def judge(world: World, part: str, verdict: str) -> None:
    actor = world.actors[part]
    with transaction.atomic():
        act_as(actor, world.now)
        (waiting, *_rest) = [e for e in custody.emergencies(actor, world.now) if e.may_judge]
        custody.judge_emergency(
            actor=actor, emergency_id=waiting.id, verdict=verdict, now=world.now
        )


def test_the_next_emergency_waits_for_the_review_of_the_last(world: World, vault: Vault) -> None:
    presented = broken(world, "her colleague")
    with pytest.raises(nearness.NotReviewedYet):
        broken(world, "her colleague", presented=presented)
    judge(world, "the auditor", "justified")
    broken(world, "her colleague", presented=presented)


def test_three_emergencies_that_were_none_end_the_right(world: World, vault: Vault) -> None:
    presented = signed_in(world.actors["her colleague"])
    for _time in range(3):
        broken(world, "her colleague", presented=presented)
        judge(world, "the supervisor", "unjustified")
    with pytest.raises(nearness.RightEnded):
        broken(world, "her colleague", presented=presented)


def test_nobody_judges_his_own_emergency_nor_one_of_his_station(world: World, vault: Vault) -> None:
    broken(world, "the supervisor")
    supervisor, commander = world.actors["the supervisor"], world.actors["the station commander"]
    with transaction.atomic():
        act_as(supervisor, world.now)
        (own,) = custody.emergencies(supervisor, world.now)
        assert not own.may_judge
        with pytest.raises(NotFound):
            custody.judge_emergency(
                actor=supervisor, emergency_id=own.id, verdict="justified", now=world.now
            )
    with transaction.atomic():
        act_as(commander, world.now)
        with pytest.raises(NotFound):
            custody.judge_emergency(
                actor=commander, emergency_id=own.id, verdict="justified", now=world.now
            )


def test_she_sees_that_the_glass_was_broken(world: World, vault: Vault) -> None:
    broken(world, "her colleague")
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        (look,) = who_looked(her, world.cases["own"].case_id, world.now)
    assert (look.purpose, look.relation) == ("emergency", "glass_name")
