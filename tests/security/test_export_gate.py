"""What leaves, leaves by one gate, and holds no more than may be known."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyrage import x25519
from tests.security import leaving
from tests.security.leaving import AN_ORDER, ask, let, make, take, walked, wanted
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.cases import queries as cases
from amaan.confidentiality import consents, errands, giving_out
from amaan.confidentiality import leaving as table
from amaan.confidentiality.classes import SEALED_FIELDS, part_of
from amaan.confidentiality.queries import who_looked
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.refusals import (
    InstrumentNeeded,
    NotReady,
    SecondNeeded,
    TakenAlready,
    TooManyLooks,
    WordNeeded,
)
from amaan.confidentiality.vault.verbs import Vault
from amaan.documents.readers import holds
from amaan.exports import actions, making, queries
from amaan.exports.marks import new_number
from amaan.exports.models import Export, ExportCase
from amaan.exports.recipients import (
    FingerprintDiffers,
    confirm_recipient,
    end_recipient,
    enrol_recipient,
    fingerprint_of,
)
from amaan.house.testing import role
from amaan.jobs import exporting
from amaan.jobs.context import work_as
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound

HERE = Path(__file__).parent
ONE_CASE = tuple(kind for kind, of in table.KINDS.items() if of.of_one_case)


def oracle() -> Mapping[tuple[str, str], Mapping[str, str]]:
    with (HERE / "oracle_exports.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(line for line in file if not line.startswith("#"))
        return {(row["kind"], row["purpose"]): row for row in lines}


def consent(world: World, parts: tuple[str, ...]) -> Any:
    her, now, consent_id = world.actors["the desk officer"], world.now, new_id()
    with transaction.atomic():
        act_as(her, now)
        consents.give(
            actor=her, case_id=world.cases["own"].case_id, consent_id=consent_id,
            recipient="hospital", parts=parts, given_by="survivor",
            until=leaving.later(world, 24 * 30), now=now,
        )  # fmt: skip
    return consent_id


def withdraw(world: World, consent_id: Any) -> None:
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        consents.withdraw(
            actor=her, case_id=world.cases["own"].case_id, consent_id=consent_id, now=world.now
        )


def in_conflict(world: World, part: str, case: str) -> None:
    leaving.as_owner(
        "INSERT INTO confidentiality_conflict (id, case_id, officer_id, since, declared_by_id,"
        " kind) VALUES (gen_random_uuid(), %s, %s, %s, %s, 'acquainted') ON CONFLICT DO NOTHING",
        world.cases[case].case_id, world.actors[part].officer_id, world.now,
        world.actors["the desk officer"].officer_id,
    )  # fmt: skip


# -- the table, and a second hand -------------------------------------------------------------


def test_the_table_and_the_oracle_say_the_same_of_every_kind_and_purpose() -> None:
    said = {
        (name, code): (
            kind.recipients,
            why.reason,
            why.fields,
            why.initials,
            why.compelled,
            kind.only_hers,
        )
        for name, kind in table.KINDS.items()
        for code, why in kind.whys.items()
    }
    by_hand = {
        pair: (
            frozenset(row["recipients"].split()), row["reason"], frozenset(row["in_full"].split()),
            frozenset(row["first_letters"].split()), row["ordered"] == "yes",
            row["whose"] == "hers",
        )
        for pair, row in oracle().items()
    }  # fmt: skip
    assert said == by_hand


def test_where_she_is_leaves_in_no_export_whatever_it_is_for() -> None:
    for kind, known in table.KINDS.items():
        for purpose in known.whys:
            for field in SEALED_FIELDS:
                may = table.may_hold(kind, purpose, frozenset({field}))
                assert not (may and part_of(field) == "C6")


@pytest.mark.parametrize("kind", ONE_CASE)
def test_each_kind_goes_the_whole_way_and_holds_what_was_ticked(
    world: World, vault: Vault, kind: str
) -> None:
    consent(world, ("C3", "C5"))
    purpose = leaving.PURPOSES[kind]
    row = oracle()[kind, purpose]
    told = world.cases["own"]
    fields = tuple(
        f for f in (*row["in_full"].split(), *row["first_letters"].split())
        if f in told.places and (kind != "referral_packet" or part_of(f) in ("C3", "C5"))
    )  # fmt: skip
    export_id, content = walked(
        world, "the desk officer", wanted(kind, told.case_id, fields=fields)
    )
    sheet = leaving.sheet(world.actors["the desk officer"], export_id, world.now)
    assert (sheet.line.state, sheet.sha256) == ("taken", leaving.digest(content))
    found = {(c.case, c.field) for c in world.aviary.found_in(leaving.everything_in(content))}
    in_full = {f for f in fields if f in row["in_full"].split()}
    assert found == {("own", field) for field in in_full}


@pytest.mark.parametrize("kind", ONE_CASE)
def test_without_a_tick_it_leaves_under_its_reference_alone(
    world: World, vault: Vault, kind: str
) -> None:
    case_id = world.cases["own"].case_id
    _, content = walked(world, "the desk officer", wanted(kind, case_id))
    assert world.aviary.found_in(leaving.everything_in(content)) == frozenset()
    act_as(world.actors["the desk officer"], world.now)
    reference = cases.reference_of(world.actors["the desk officer"], case_id)
    # Whom she fears is told no reference by which he could ask after the file.
    assert (reference.encode() in leaving.everything_in(content)) == (kind != "accused_copy")


REFUSED = (NotFound, NotReady, SecondNeeded, InstrumentNeeded, WordNeeded, TooManyLooks)


# -- never more than policy gives -------------------------------------------------------------

FIELDS = sorted(SEALED_FIELDS)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Spread evenly, which drawing one by one would not.
@given(chance=st.randoms(use_true_random=True))
def test_what_comes_out_never_holds_more_than_whoever_asked_may_open(
    world: World, vault: Vault, chance: Any
) -> None:
    """Whatever is ticked, by whomever, of whichever case: asked as a rogue page would."""
    near = ["the desk officer", "the investigator"] * 8
    part = chance.choice([*near, *sorted(world.actors)])
    case = chance.choice(["own"] * 8 + sorted(world.cases))
    often = [pair for pair in oracle() if pair[0] in ONE_CASE and pair[1] != "ordered"] * 4
    kind, purpose = chance.choice([*often, *oracle()])
    row = oracle()[kind, purpose]
    # Mostly what this kind may hold, or nearly every draw would be refused for the same reason.
    able = sorted({*row["in_full"].split(), *row["first_letters"].split()}) or FIELDS
    fields = tuple({*chance.sample(able, min(len(able), chance.randint(0, 3))),
                    *chance.sample(FIELDS, chance.choice([0, 0, 0, 1]))})  # fmt: skip
    parts = tuple(sorted(chance.sample(consents.PARTS, chance.randint(0, len(consents.PARTS)))))
    conflict = chance.random() < 0.2
    actor = world.actors[part]
    sid = transaction.savepoint()
    try:
        if parts:
            consent(world, parts)
        capability = signed_in(actor)
        export_id = _as_a_rogue_page_would(world, part, case, kind, purpose, fields)
        if export_id is None:
            return
        if conflict:
            in_conflict(world, part, case)
        try:
            let(capability, export_id)
            opened = errands.open_export(export_id)
        except REFUSED:
            return
        _holds_no_more(world, part, case, row, fields, parts, conflict, opened)
    finally:
        transaction.savepoint_rollback(sid)


def _holds_no_more(
    world: World,
    part: str,
    case: str,
    row: Mapping[str, str],
    fields: tuple[str, ...],
    parts: tuple[str, ...],
    conflict: bool,
    opened: errands.Opened,
) -> None:
    assert not conflict
    assert row["ordered"] == "no", "it waits for a second person"
    able = {*row["in_full"].split(), *row["first_letters"].split()} & set(fields)
    assert {v.field for v in opened.values} <= able
    assert {v.case_id for v in opened.values} <= {world.cases[case].case_id}
    crawl = _crawl_oracle()[part, case]
    for value in opened.values:
        assert part_of(value.field) in crawl or part_of(value.field) == "C4.medical"
        if row["reason"] == "share_for_care":
            assert part_of(value.field) in parts or case != "own"
        if value.field in row["first_letters"].split():
            assert world.aviary.found_in(value.value.encode()) == frozenset()


def _crawl_oracle() -> Mapping[tuple[str, str], frozenset[str]]:
    with (HERE / "crawl_oracle.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["who"], row["case"]): frozenset(row["opens"].split())
            for row in csv.DictReader(file)
        }


def _as_a_rogue_page_would(
    world: World, part: str, case: str, kind: str, purpose: str, fields: tuple[str, ...]
) -> Any:
    """This will write the row itself, past the verb: the vault must not take a page's word."""
    actor, export_id = world.actors[part], new_id()
    row = oracle()[kind, purpose]
    compelled = row["ordered"] == "yes"
    try:
        with transaction.atomic():
            act_as(actor, world.now)
            Export.objects.create(
                id=export_id, number=new_number(), kind=kind, purpose=purpose,
                form="paper", language="en", fields=sorted(fields), lines=1,
                office=row["recipients"].split()[0], handed_to="An office",
                instrument=AN_ORDER.kind if compelled else "",
                instrument_number=AN_ORDER.number if compelled else "",
                instrument_on=AN_ORDER.on if compelled else None,
                instrument_by=AN_ORDER.by if compelled else "",
                asked_by_id=actor.officer_id, asked_post=actor.post.value, asked_at=world.now,
                expires_at=leaving.later(world, 24), unit_id=actor.unit_id,
                district_id=actor.district_id, province=actor.province,
            )  # fmt: skip
            ExportCase.objects.create(export_id=export_id, case_id=world.cases[case].case_id)
    except DatabaseError:
        return None
    return export_id


@pytest.mark.parametrize("part", ["the accused officer", "the officer from another station",
                                  "the registrar", "her colleague"])  # fmt: skip
def test_whoever_does_not_work_on_a_case_cannot_even_ask(
    world: World, vault: Vault, part: str
) -> None:
    with pytest.raises(NotFound):
        ask(world.actors[part], wanted("survivor_copy", world.cases["own"].case_id), world.now)


def test_a_sealed_case_leaves_for_her_who_holds_it_and_for_nobody_else(
    world: World, vault: Vault
) -> None:
    sealed = wanted("survivor_copy", world.cases["sealed"].case_id, fields=("words",))
    _, content = walked(world, "the desk officer", sealed)
    assert world.aviary.found_in(leaving.everything_in(content))
    for part in ("the station commander", "the district commander", "the investigator"):
        with pytest.raises(NotFound):
            ask(world.actors[part], sealed, world.now)


# -- what changes between the asking and the making -------------------------------------------


def test_a_consent_taken_back_before_it_is_made_stops_it(world: World, vault: Vault) -> None:
    her, yes = world.actors["the desk officer"], consent(world, ("C3",))
    capability = signed_in(her)
    export_id = ask(
        her, wanted("referral_packet", world.cases["own"].case_id, fields=("survivor_name",)),
        world.now,
    )  # fmt: skip
    let(capability, export_id)
    withdraw(world, yes)
    assert make(export_id, world.now) == "not_allowed_any_more"
    assert leaving.sheet(her, export_id, world.now).line.state == "failed"
    assert leaving.as_owner("SELECT count(*) FROM exports_exportfile") == [(0,)]


def test_a_consent_taken_back_afterwards_puts_it_on_the_list_to_ask_back(
    world: World, vault: Vault
) -> None:
    her, yes = world.actors["the desk officer"], consent(world, ("C3",))
    export_id, _ = walked(
        world, "the desk officer",
        wanted("referral_packet", world.cases["own"].case_id, fields=("survivor_name",)),
    )  # fmt: skip
    act_as(her, world.now)
    assert queries.to_ask_back(her, world.now) == ()
    withdraw(world, yes)
    (line,) = queries.to_ask_back(her, world.now)
    assert (line.id, line.to_ask_back) == (export_id, "consent_withdrawn")
    actions.recall_export(
        actor=her, export_id=export_id, why="consent_withdrawn", now=leaving.later(world, 1)
    )
    assert queries.to_ask_back(her, world.now) == ()
    actions.settle_recall(actor=her, export_id=export_id, end="returned", now=world.now)
    actions.settle_recall(actor=her, export_id=export_id, end="not_returned", now=world.now)
    assert leaving.sheet(her, export_id, world.now).line.state == "returned"


def test_a_conflict_found_meanwhile_stops_the_making_and_the_taking(
    world: World, vault: Vault
) -> None:
    actor = world.actors["the investigator"]
    capability = signed_in(actor)
    asked = wanted("prosecution_file", world.cases["own"].case_id, fields=("words",))
    first, second = ask(actor, asked, world.now), ask(actor, asked, world.now)
    let(capability, first)
    let(capability, second)
    make(second, world.now)
    in_conflict(world, "the investigator", "own")
    assert make(first, world.now) == "not_allowed_any_more"
    with pytest.raises(NotFound):
        take(actor, capability, second, world.now)
    with pytest.raises(NotFound):
        leaving.sheet(actor, second, world.now)


# -- two people -------------------------------------------------------------------------------


def a_report(world: World, part: str = "the supervisor") -> Any:
    export_id = ask(world.actors[part], wanted("supervision_report"), world.now)
    let(signed_in(world.actors[part]), export_id)
    return export_id


def test_above_twenty_five_people_nothing_is_made_before_somebody_agrees(
    world: World, vault: Vault
) -> None:
    leaving.make_late(world, "own", table.ALONE_AT_MOST + 1)
    export_id = a_report(world)
    assert make(export_id, world.now) == "nothing_to_make"
    with pytest.raises(NotFound):
        errands.open_export(export_id)
    giving_out.agree(capability=signed_in(world.actors["the custodian"]), export_id=export_id)
    assert make(export_id, world.now) == "made"


def test_up_to_twenty_five_people_one_person_is_enough(world: World, vault: Vault) -> None:
    leaving.make_late(world, "own", table.ALONE_AT_MOST)
    assert make(a_report(world), world.now) == "made"


@pytest.mark.parametrize("part", [
    "the supervisor", "the station commander", "the registrar", "the investigator",
    "the officer from another station", "the regional commander", "the desk officer",
])  # fmt: skip
def test_nobody_else_can_agree(world: World, vault: Vault, part: str) -> None:
    leaving.make_late(world, "own", 26)
    export_id = a_report(world)
    with pytest.raises((NotFound, SecondNeeded)):
        giving_out.agree(capability=signed_in(world.actors[part]), export_id=export_id)
    assert leaving.as_owner("SELECT agreed_by_id FROM exports_export WHERE id = %s", export_id) == [
        (None,)
    ]


@pytest.mark.parametrize("part", ["the custodian", "the auditor", "the district commander"])
def test_the_second_person_sees_what_but_not_which_case(
    world: World, vault: Vault, part: str
) -> None:
    case_id = world.cases["own"].case_id
    asked = wanted("court_bundle", case_id, purpose="ordered", instrument=AN_ORDER,
                   fields=("survivor_name",))  # fmt: skip
    her = world.actors["the desk officer"]
    export_id = ask(her, asked, world.now)
    let(signed_in(her), export_id)
    second = world.actors[part]
    sheet = leaving.sheet(second, export_id, world.now)
    assert sheet.case_id is None
    assert sheet.instrument_number == AN_ORDER.number
    assert str(case_id) not in repr(sheet)
    assert [line.id for line in queries.waiting_for(second, world.now)] == [export_id]
    giving_out.agree(capability=signed_in(second), export_id=export_id)
    assert make(export_id, world.now) == "made"


def test_a_refusal_by_the_second_person_is_the_end_of_it(world: World, vault: Vault) -> None:
    leaving.make_late(world, "own", 26)
    export_id = a_report(world)
    custodian = world.actors["the custodian"]
    with transaction.atomic():
        act_as(custodian, world.now)
        actions.refuse_export(actor=custodian, export_id=export_id, why="too_much", now=world.now)
    with pytest.raises(NotReady):
        giving_out.agree(capability=signed_in(world.actors["the auditor"]), export_id=export_id)
    assert make(export_id, world.now) == "nothing_to_make"


def test_an_accused_officer_who_commands_cannot_agree_to_what_is_about_him(
    world: World, vault: Vault
) -> None:
    asked = wanted("court_bundle", world.cases["own"].case_id, purpose="ordered",
                   instrument=AN_ORDER)  # fmt: skip
    actor = world.actors["the investigator"]
    export_id = ask(actor, asked, world.now)
    let(signed_in(actor), export_id)
    in_conflict(world, "the district commander", "own")
    commander = world.actors["the district commander"]
    with pytest.raises(NotFound):
        giving_out.agree(capability=signed_in(commander), export_id=export_id)
    with pytest.raises(NotFound):
        leaving.sheet(commander, export_id, world.now)


# -- forced disclosure ------------------------------------------------------------------------


def test_an_order_without_a_number_lets_nothing_leave_and_is_written_down(
    world: World, vault: Vault
) -> None:
    actor = world.actors["the investigator"]
    export_id = ask(
        actor, wanted("court_bundle", world.cases["own"].case_id, purpose="ordered"), world.now
    )
    with pytest.raises(InstrumentNeeded):
        let(signed_in(actor), export_id)
    *_, last = leaving.journal()
    assert last[1] == actor.officer_id
    assert last[6] == "refused"
    assert last[7].endswith("no_instrument")


def test_after_a_forced_disclosure_she_is_to_be_told(world: World, vault: Vault) -> None:
    actor = world.actors["the investigator"]
    capability = signed_in(actor)
    asked = wanted("court_bundle", world.cases["own"].case_id, purpose="ordered",
                   instrument=AN_ORDER, fields=("survivor_name",))  # fmt: skip
    export_id = ask(actor, asked, world.now)
    let(capability, export_id)
    giving_out.agree(capability=signed_in(world.actors["the auditor"]), export_id=export_id)
    make(export_id, world.now)
    content = take(actor, capability, export_id, world.now)
    assert {c.field for c in world.aviary.found_in(leaving.everything_in(content))} == {
        "survivor_name"
    }
    assert leaving.sheet(actor, export_id, world.now).line.owes_telling
    actions.tell_her(actor=actor, export_id=export_id, how="in_person", now=world.now)
    assert not leaving.sheet(actor, export_id, world.now).line.owes_telling
    auditor = world.actors["the auditor"]
    act_as(auditor, world.now)
    counted = queries.counts(auditor, leaving.later(world, -24), leaving.later(world, 24))
    assert {line.kind: line.forced for line in counted}["court_bundle"] == 1


# -- fetched twice, until its time is over ----------------------------------------------------


def test_it_is_fetched_twice_and_not_a_third_time(world: World, vault: Vault) -> None:
    actor = world.actors["the investigator"]
    export_id, first = walked(
        world, "the investigator", wanted("prosecution_file", world.cases["own"].case_id)
    )
    capability = signed_in(actor)
    assert take(actor, capability, export_id, world.now) == first
    with pytest.raises(TakenAlready):
        take(actor, capability, export_id, world.now)


def test_nobody_but_who_asked_fetches_it(world: World, vault: Vault) -> None:
    asker = world.actors["the investigator"]
    export_id = ask(asker, wanted("prosecution_file", world.cases["own"].case_id), world.now)
    let(signed_in(asker), export_id)
    make(export_id, world.now)
    for part in ("the desk officer", "the custodian", "the auditor", "the accused officer"):
        with pytest.raises(NotFound):
            take(world.actors[part], signed_in(world.actors[part]), export_id, world.now)
        with pytest.raises(NotFound), transaction.atomic():
            act_as(world.actors[part], world.now)
            queries.copy_of(world.actors[part], export_id)


def test_when_its_time_is_over_no_copy_is_kept_and_the_line_stays(
    world: World, vault: Vault
) -> None:
    actor = world.actors["the investigator"]
    export_id = ask(
        actor, wanted("prosecution_file", world.cases["own"].case_id, days=1), world.now
    )
    let(signed_in(actor), export_id)
    make(export_id, world.now)
    clear(world, 23)
    assert leaving.as_owner("SELECT count(*) FROM exports_exportfile") == [(1,)]
    clear(world, 25)
    assert leaving.as_owner("SELECT count(*) FROM exports_exportfile") == [(0,)]
    sheet = leaving.sheet(actor, export_id, leaving.later(world, 25))
    assert sheet.line.state == "over"
    assert sheet.sha256
    assert sheet.cleared_at == leaving.later(world, 25)
    with pytest.raises(NotReady):
        take(actor, signed_in(actor), export_id, leaving.later(world, 25))


def clear(world: World, hours: float) -> None:
    with role("jobs"):
        exporting.clear(leaving.later(world, hours))


def test_what_was_asked_back_cannot_be_fetched_again(world: World, vault: Vault) -> None:
    actor = world.actors["the investigator"]
    export_id, _ = walked(
        world, "the investigator", wanted("prosecution_file", world.cases["own"].case_id)
    )
    act_as(actor, world.now)
    actions.recall_export(actor=actor, export_id=export_id, why="wrong_recipient", now=world.now)
    with pytest.raises(NotReady):
        take(actor, signed_in(actor), export_id, world.now)


# -- closed to a key --------------------------------------------------------------------------


def office_with_a_key(world: World) -> tuple[Any, x25519.Identity]:
    identity, custodian, recipient_id = (
        x25519.Identity.generate(),
        world.actors["the custodian"],
        new_id(),
    )
    key = str(identity.to_public())
    with transaction.atomic():
        act_as(custodian, world.now)
        enrol_recipient(
            actor=custodian, recipient_id=recipient_id, office="prosecutor",
            name="District Public Prosecutor", key=key, now=world.now,
        )  # fmt: skip
        with pytest.raises(FingerprintDiffers), transaction.atomic():
            confirm_recipient(
                actor=custodian, recipient_id=recipient_id,
                heard=fingerprint_of(str(x25519.Identity.generate().to_public())), now=world.now,
            )  # fmt: skip
    return recipient_id, identity


def confirm(world: World, recipient_id: Any, identity: x25519.Identity) -> None:
    custodian = world.actors["the custodian"]
    with transaction.atomic():
        act_as(custodian, world.now)
        confirm_recipient(
            actor=custodian, recipient_id=recipient_id,
            heard=fingerprint_of(str(identity.to_public())).upper(), now=world.now,
        )  # fmt: skip


def to_a_key(world: World, recipient_id: Any) -> Any:
    return wanted(
        "prosecution_file", world.cases["own"].case_id, recipient_id=recipient_id, handed_to="",
        fields=("survivor_name",),
    )  # fmt: skip


def test_a_file_for_a_machine_opens_with_the_named_key_and_no_other(
    world: World, vault: Vault
) -> None:
    recipient_id, identity = office_with_a_key(world)
    confirm(world, recipient_id, identity)
    _, content = walked(world, "the investigator", to_a_key(world, recipient_id))
    assert world.aviary.found_in(content) == frozenset()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(content, [x25519.Identity.generate()])
    opened = leaving.everything_in(pyrage.decrypt(content, [identity]))
    assert {c.field for c in world.aviary.found_in(opened)} == {"survivor_name"}


def test_a_key_whose_fingerprint_nobody_heard_is_sent_nothing(world: World, vault: Vault) -> None:
    recipient_id, _ = office_with_a_key(world)
    actor = world.actors["the investigator"]
    export_id = ask(actor, to_a_key(world, recipient_id), world.now)
    with pytest.raises(NotFound):
        let(signed_in(actor), export_id)


def test_a_key_that_was_ended_meanwhile_is_sent_nothing(world: World, vault: Vault) -> None:
    recipient_id, identity = office_with_a_key(world)
    confirm(world, recipient_id, identity)
    actor, custodian = world.actors["the investigator"], world.actors["the custodian"]
    export_id = ask(actor, to_a_key(world, recipient_id), world.now)
    let(signed_in(actor), export_id)
    with transaction.atomic():
        act_as(custodian, world.now)
        end_recipient(actor=custodian, recipient_id=recipient_id, now=world.now)
    make(export_id, world.now)
    assert leaving.sheet(actor, export_id, world.now).failed_why == "recipient_ended"


# -- the line that nobody lived ---------------------------------------------------------------


def test_each_report_has_one_line_of_its_own_that_nobody_lived(world: World, vault: Vault) -> None:
    real = set(leaving.make_late(world, "own", 5))
    before = leaving.as_owner("SELECT count(*) FROM cases_case")
    recipient_id, identity = office_of_commanders(world)
    decoys = set()
    capability = signed_in(world.actors["the supervisor"])
    asked = wanted("supervision_report", recipient_id=recipient_id, handed_to="")
    for _ in range(3):
        export_id, content = walked(world, "the supervisor", asked, capability)
        lines = leaving.lines_of(pyrage.decrypt(content, [identity]))
        (decoy,) = {line["Reference"] for line in lines} - real
        decoys.add(decoy)
        auditor = world.actors["the auditor"]
        act_as(auditor, world.now)
        found = queries.which_is_this(auditor, decoy.lower(), world.now)
        assert found.by_decoy
        assert [line.id for line in found.exports] == [export_id]
    assert len(decoys) == 3
    supervisor = world.actors["the supervisor"]
    act_as(supervisor, world.now)
    for decoy in decoys:
        # Read aloud it is a reference like any other; there is no case behind it.
        with pytest.raises(NotFound):
            cases.find_case(supervisor, decoy, world.now)
    assert leaving.as_owner("SELECT count(*) FROM cases_case") == before


def office_of_commanders(world: World) -> tuple[Any, x25519.Identity]:
    identity, custodian, recipient_id = (
        x25519.Identity.generate(),
        world.actors["the custodian"],
        new_id(),
    )
    key = str(identity.to_public())
    with transaction.atomic():
        act_as(custodian, world.now)
        enrol_recipient(
            actor=custodian, recipient_id=recipient_id, office="commander",
            name="Central Police Office", key=key, now=world.now,
        )  # fmt: skip
        confirm_recipient(
            actor=custodian, recipient_id=recipient_id, heard=fingerprint_of(key), now=world.now
        )
    return recipient_id, identity


# -- what a page, and a job, cannot write -----------------------------------------------------


@pytest.mark.parametrize("column", [
    "let_at", "agreed_at", "agreed_by_id", "needs_second", "made_at", "taken_count", "fields",
    "expires_at", "recipient_id",
])  # fmt: skip
def test_a_page_cannot_write_what_the_vault_and_the_job_write(
    world: World, vault: Vault, column: str
) -> None:
    ask(world.actors["the investigator"], wanted("court_bundle", world.cases["own"].case_id),
        world.now)  # fmt: skip
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE exports_export SET {column} = NULL")


def test_the_job_sees_no_case_that_nobody_let_leave(world: World, vault: Vault) -> None:
    actor = world.actors["the investigator"]
    export_id = ask(actor, wanted("court_bundle", world.cases["own"].case_id), world.now)
    seen = "SELECT id FROM cases_case"
    with role("jobs"), connection.cursor() as cursor:
        work_as("make_export", world.now)
        cursor.execute(seen)
        assert cursor.fetchall() == []
    let(signed_in(actor), export_id)
    with role("jobs"), connection.cursor() as cursor:
        work_as("make_export", world.now)
        cursor.execute(seen)
        assert cursor.fetchall() == [(world.cases["own"].case_id,)]


# -- killed, and the disk full ----------------------------------------------------------------


def test_a_full_disk_leaves_nothing_readable_and_the_next_try_makes_it(
    world: World, vault: Vault
) -> None:
    actor = world.actors["the investigator"]
    export_id = ask(
        actor, wanted("prosecution_file", world.cases["own"].case_id, fields=("words",)), world.now
    )
    let(signed_in(actor), export_id)
    leaving.as_owner(
        "CREATE FUNCTION pg_temp.full() RETURNS trigger LANGUAGE plpgsql AS"
        " $$BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END$$;"
        "CREATE TRIGGER disk_is_full BEFORE INSERT ON exports_exportfile"
        " FOR EACH ROW EXECUTE FUNCTION pg_temp.full()"
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        make(export_id, world.now)
    assert leaving.as_owner("SELECT count(*) FROM exports_exportfile") == [(0,)]
    assert leaving.sheet(actor, export_id, world.now).made_at is None
    leaving.as_owner("DROP TRIGGER disk_is_full ON exports_exportfile")
    assert make(export_id, world.now) == "made"


def test_what_is_kept_until_it_is_fetched_is_readable_to_nobody(world: World, vault: Vault) -> None:
    actor = world.actors["the investigator"]
    fields = ("survivor_name", "words")
    export_id = ask(
        actor, wanted("prosecution_file", world.cases["own"].case_id, fields=fields), world.now
    )
    let(signed_in(actor), export_id)
    make(export_id, world.now)
    ((sealed, wrapped),) = leaving.as_owner("SELECT sealed, wrapped_key FROM exports_exportfile")
    for kept in (bytes(sealed), bytes(wrapped)):
        assert world.aviary.found_in(kept) == frozenset()
        assert b"%PDF" not in kept


# -- the journal, and whoever asks who looked -------------------------------------------------


def test_each_person_opened_is_one_entry_with_the_number_of_the_export(
    world: World, vault: Vault
) -> None:
    case_id = world.cases["own"].case_id
    fields = ("survivor_name", "survivor_relative", "accused_name", "words")
    export_id, _ = walked(
        world, "the investigator", wanted("prosecution_file", case_id, fields=fields)
    )
    number = leaving.sheet(world.actors["the investigator"], export_id, world.now).line.number
    shown = [row for row in leaving.journal() if row[6] == "shown"]
    assert len(shown) == len({row[3] for row in shown}) == 3
    assert {row[7] for row in shown} == {f"export {number}"}
    assert {field for row in shown for field in row[5].split(",")} == set(fields)
    outcomes = [row[6] for row in leaving.journal()]
    assert [o for o in outcomes if o in ("let", "shown", "taken")] == [
        "let", "shown", "shown", "shown", "taken"
    ]  # fmt: skip
    her = world.actors["the desk officer"]
    act_as(her, world.now)
    assert {look.purpose for look in who_looked(her, case_id, world.now)} == {"prosecution_file"}


def test_a_decoy_is_never_the_reference_of_a_case(world: World, vault: Vault) -> None:
    her = world.actors["the desk officer"]
    act_as(her, world.now)
    taken = cases.reference_of(her, CaseId(world.cases["own"].case_id))
    with role("jobs"):
        work_as("make_export", world.now)
        assert not making._is_free(taken)
        assert making._is_free(making.new_decoy())


def at_the_end_of_the_transaction() -> None:
    """This will have the database write into the journal now what it writes at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_what_pages_and_jobs_do_to_an_export_is_in_the_journal_too(
    world: World, vault: Vault
) -> None:
    actor = world.actors["the investigator"]
    export_id, _ = walked(
        world, "the investigator", wanted("prosecution_file", world.cases["own"].case_id)
    )
    act_as(actor, world.now)
    actions.recall_export(actor=actor, export_id=export_id, why="mistake", now=world.now)
    actions.settle_recall(actor=actor, export_id=export_id, end="not_returned", now=world.now)
    clear(world, 0)
    at_the_end_of_the_transaction()
    done = [row[5] for row in leaving.journal() if row[6] == "done"]
    assert {"made", "asked back mistake", "recall not_returned", "cleared"} <= {
        part for fields in done for part in fields.split(", ")
    }


def test_a_print_stands_in_the_journal_and_is_found_by_its_number(
    world: World, vault: Vault
) -> None:
    her, auditor = world.actors["the desk officer"], world.actors["the auditor"]
    case_id = world.cases["own"].case_id
    act_as(her, world.now)
    number = actions.note_print(actor=her, paper="fir", case_id=case_id, now=world.now)
    at_the_end_of_the_transaction()
    (*_, printed) = leaving.journal()
    assert printed[:3] == ("print", her.officer_id, case_id)
    assert printed[5:] == ("fir", "printed", f"print {number}")
    act_as(auditor, world.now)
    code = number.removeprefix("X-").replace("-", "")
    found = queries.which_is_this(auditor, f"{code[6:]}{code[:3]}", world.now)
    assert [line.number for line in found.prints] == [number]


@pytest.mark.parametrize("part", ["the investigator", "the supervisor", "the custodian"])
def test_only_the_auditor_asks_which_export_something_is(
    world: World, vault: Vault, part: str
) -> None:
    act_as(world.actors[part], world.now)
    with pytest.raises(NotFound):
        queries.which_is_this(world.actors[part], "K7QF", world.now)


def test_what_may_leave_may_also_stand_on_the_paper_it_leaves_as() -> None:
    """Two tables, by two hands: a field that one lets and the other drops would be lost."""
    readers = {"court_bundle": "court", "prosecution_file": "prosecutor",
               "referral_packet": "provider", "survivor_copy": "survivor"}  # fmt: skip
    for kind, reader in readers.items():
        for why in table.KINDS[kind].whys.values():
            paper = f"{kind}_ordered" if why.compelled else kind
            may = holds(paper, reader)  # type: ignore[arg-type]
            assert why.fields <= may.full, paper
            assert why.initials <= may.initials | may.full, paper
