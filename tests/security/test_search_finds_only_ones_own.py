"""Searching over sealed names: one's own cases, one sentence for all else, and who asked.

The vault's own code, on the test's connection and under the vault's own role.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from tests.security import world as small_world
from tests.security.test_vault_decides_again import signed_in
from tests.security.world import World

from amaan.confidentiality import finding
from amaan.confidentiality.finding import Described, Found
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault import indexing, name_verbs, searching
from amaan.confidentiality.vault.refusals import LookFirst
from amaan.confidentiality.vault.server import index_names, take_in_all
from amaan.confidentiality.vault.verbs import Vault
from amaan.desk import actions as desk
from amaan.desk.intake import Conflict, Person
from amaan.house.testing import role
from amaan.kernel.ids import CaseId, ContactId, UnitId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation import actions as organisation
from amaan.organisation.posts import Post, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor, acting_as

HER = Person(
    sex="female",
    age_band="26-40",
    name="رخسانہ بی بی",
    relative="محمد اسلم",
    cnic="9030112345678",
    phone="0300-0000123",
)
ASKED = Described(name="Rukhsana", relative="Aslam")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_verbs, "SECONDS", 0.001)


def take(world: World, part: str, survivor: Person = HER, *, sealed: bool = False) -> CaseId:
    """This will have an officer take a complaint of somebody, and put her into the index."""
    actor, at = world.actors[part], world.now - timedelta(minutes=30)
    written = small_world.intake("own", world.aviary, at)
    conflict = (
        Conflict(sources=("accused_in_police",), service_numbers=(small_world.ACCUSED_OFFICER,))
        if sealed
        else Conflict()
    )
    contact = ContactId(new_id())
    with transaction.atomic():
        act_as(actor, at)
        desk.open_contact(
            actor=actor,
            contact_id=contact,
            mode="walk_in",
            language="ur",
            urgent=False,
            with_children=False,
            arrived_at=at,
            now=at,
        )
        received = desk.receive_complaint(
            actor=actor,
            contact_id=contact,
            intake=replace(written, survivor=survivor, conflict=conflict),
            now=at,
        )
    return received.case_id


def indexed(vault: Vault) -> None:
    take_in_all(vault)
    index_names(vault)


def search(world: World, part: str, asked: Described = ASKED) -> tuple[Found, ...]:
    return finding.search(capability=signed_in(world, part), described=asked)


def rows(statement: str) -> list[tuple[object, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def entries() -> list[tuple[object, ...]]:
    return rows(
        "SELECT what, outcome, purpose, case_id, fields FROM confidentiality_journalentry"
        " WHERE what IN ('search', 'found') ORDER BY number"
    )


def test_she_finds_in_roman_letters_whom_she_wrote_down_in_urdu(world: World, vault: Vault) -> None:
    case = take(world, "the desk officer")
    indexed(vault)
    (found,) = search(world, "the desk officer")
    assert (found.case_id, found.role, found.very) == (case, "survivor", True)


def test_a_number_or_another_spelling_finds_as_well(world: World, vault: Vault) -> None:
    case = take(world, "the desk officer")
    indexed(vault)
    hers = signed_in(world, "the desk officer")
    for asked in (
        Described(cnic="90301-1234567-8"),
        Described(phone="+92 300 0000123"),
        Described(name="Ruksana", relative="Mohd Aslam"),
        Described(name="رخسانہ دختر اسلم"),
    ):
        found = finding.search(capability=hers, described=asked)
        assert [one.case_id for one in found] == [case]


def test_somebody_at_another_desk_and_nobody_at_all_are_one_answer(
    world: World, vault: Vault
) -> None:
    take(world, "the desk officer")
    indexed(vault)
    for part in ("her colleague", "the officer from another station", "the investigator"):
        assert search(world, part) == ()
        assert search(world, part, Described(name="Nobody", relative="At All")) == ()
    told = [(what, outcome) for what, outcome, *_ in entries()]
    assert told == [("search", "asked")] * 6


def test_a_case_that_was_sealed_away_is_found_by_nobody_else(world: World, vault: Vault) -> None:
    take(world, "the desk officer", sealed=True)
    indexed(vault)
    for part in ("her colleague", "the station commander", "the accused officer"):
        try:
            assert search(world, part) == ()
        except NotFound:
            assert part != "her colleague"


def test_a_post_that_takes_no_complaint_searches_for_nobody(world: World, vault: Vault) -> None:
    take(world, "the desk officer")
    indexed(vault)
    for part in ("the station commander", "the supervisor", "the custodian", "the auditor"):
        with pytest.raises(NotFound):
            search(world, part)


def test_the_journal_holds_tokens_and_no_word_and_she_can_see_who_found_her(
    world: World, vault: Vault
) -> None:
    case = take(world, "the desk officer")
    indexed(vault)
    search(world, "the desk officer", replace(ASKED, cnic="9030112345678"))
    (asked, found) = entries()
    assert asked[:4] == ("search", "asked", "find", None)
    assert found == ("found", "shown", "find", case, "survivor_name")
    index = indexing.index(vault.keys)
    number = index.tokens(
        Described(cnic="9030112345678"), province=world.actors["the desk officer"].province,
        district="",
    )[0]  # fmt: skip
    assert number.value.hex()[:12] in str(asked[4])
    written = " ".join(map(str, rows("SELECT * FROM confidentiality_journalentry"))).lower()
    for word in ("rukhsana", "aslam", "رخسانہ", "اسلم", "90301", "0000123"):
        assert word not in written


def test_a_name_alone_finds_nobody_and_is_not_counted(world: World, vault: Vault) -> None:
    take(world, "the desk officer")
    indexed(vault)
    with pytest.raises(finding.SearchForMore):
        search(world, "the desk officer", Described(name="Rukhsana"))
    assert rows("SELECT count(*) FROM confidentiality_namesearch") == [(0,)]


def test_after_twenty_searches_in_an_hour_the_next_is_refused_until_an_hour_has_passed(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers = signed_in(world, "the desk officer")
    for _ in range(searching.OF_AN_OFFICER):
        finding.search(capability=hers, described=ASKED)
    with pytest.raises(finding.TooManySearches):
        finding.search(capability=hers, described=ASKED)
    # The oversight auditor hears of it at half, and at the end; each once.
    alarms = "SELECT kind, people FROM confidentiality_quotaalarm ORDER BY people"
    assert rows(alarms) == [("half_of_searches", 10), ("searches", 20)]
    # The count is in the database: a vault that was started again knows it.
    again = Vault(vault.keys, vault.transactions, demo=True)
    refused = again.answer({"verb": "search", "name": "A", "relative": "B", **_presented(hers)})
    assert refused["refused"] == "too_many_searches"
    assert search(world, "the officer from another station") == ()
    later = vault.real_now() + timedelta(minutes=61)
    monkeypatch.setattr(vault, "real_now", lambda: later)
    assert finding.search(capability=hers, described=ASKED) == ()


def test_a_station_has_a_quota_of_its_own(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "OF_A_STATION", 3)
    for part in ("the desk officer", "her colleague", "the desk officer"):
        search(world, part)
    with pytest.raises(finding.TooManySearches):
        search(world, "her colleague")
    assert search(world, "the officer from another station") == ()


def test_a_correction_replaces_what_was_indexed(world: World, vault: Vault) -> None:
    take(world, "the desk officer")
    indexed(vault)
    before = {row[0] for row in rows("SELECT token FROM confidentiality_nametoken")}
    index_names(vault)
    with role("vault"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO confidentiality_nametoindex (subject, case_id, noted_at)"
            " SELECT DISTINCT subject, case_id, now() FROM confidentiality_nametoken"
        )
    index_names(vault)
    after = {row[0] for row in rows("SELECT token FROM confidentiality_nametoken")}
    assert {bytes(t) for t in before if isinstance(t, memoryview | bytes)} == {
        bytes(t) for t in after if isinstance(t, memoryview | bytes)
    }
    assert rows("SELECT count(*) FROM confidentiality_nametoindex") == [(0,)]


def test_no_role_but_the_vaults_reads_a_token(world: World, vault: Vault) -> None:
    take(world, "the desk officer")
    indexed(vault)
    for name in ("web", "jobs", "stats", "standing_keeper"):
        for table in ("nametoken", "nametoindex", "namesearch"):
            with role("owner"), connection.cursor() as cursor:
                cursor.execute(
                    "SELECT has_table_privilege(%s, %s, 'SELECT')",
                    [name, f"confidentiality_{table}"],
                )
                assert cursor.fetchone() == (False,), (name, table)


# -- people who may be one --------------------------------------------------------------


def questions(world: World, part: str = "the custodian") -> tuple[finding.Question, ...]:
    return finding.questions(capability=signed_in(world, part))


def test_two_who_share_a_number_are_a_question_for_the_custodian_alone(
    world: World, vault: Vault
) -> None:
    take(world, "the desk officer")
    take(world, "the officer from another station", replace(HER, name="Rukhsana", phone=""))
    take(world, "her colleague", replace(HER, name="پروین", cnic="", phone="", relative="یوسف"))
    indexed(vault)
    (question,) = questions(world)
    assert set(question.reasons) == {"cnic", "twin"}
    assert question.role == "survivor"
    for part in ("the desk officer", "the station commander", "the supervisor", "the auditor"):
        assert questions(world, part) == ()


def test_the_custodian_sees_who_they_are_one_by_one_and_each_look_is_written(
    world: World, vault: Vault
) -> None:
    take(world, "the desk officer")
    take(world, "the officer from another station", replace(HER, name="Rukhsana"))
    indexed(vault)
    his = signed_in(world, "the custodian")
    (question,) = finding.questions(capability=his)
    seen = [
        finding.compare(capability=his, question=question.id, side=side)
        for side in ("one", "other")
    ]
    assert {parts["name"] for parts in seen} == {"رخسانہ بی بی", "Rukhsana"}
    assert all(set(parts) == {"name", "relative", "cnic", "phone"} for parts in seen)
    looked = rows(
        "SELECT outcome, purpose, case_id IS NOT NULL FROM confidentiality_journalentry"
        " WHERE what = 'compare'"
    )
    assert looked == [("shown", "compare", True)] * 2


def test_nobody_else_compares_or_decides(world: World, vault: Vault) -> None:
    take(world, "the desk officer")
    take(world, "the officer from another station")
    indexed(vault)
    (question,) = questions(world)
    for part in ("the desk officer", "the station commander", "the registrar"):
        theirs = signed_in(world, part)
        with pytest.raises(NotFound):
            finding.compare(capability=theirs, question=question.id, side="one")
        with pytest.raises(NotFound):
            finding.decide(capability=theirs, question=question.id, decision="same")
    with pytest.raises(NotFound):
        finding.compare(
            capability=signed_in(world, "the custodian"), question=question.id, side="both"
        )


@pytest.mark.parametrize("decision", ["same", "unsure"])
def test_what_he_decides_merges_nothing_and_is_not_asked_again(
    world: World, vault: Vault, decision: str
) -> None:
    cases = {take(world, "the desk officer"), take(world, "the officer from another station")}
    indexed(vault)
    his = signed_in(world, "the custodian")
    (question,) = finding.questions(capability=his)
    if decision != "unsure":
        finding.compare(capability=his, question=question.id, side="one")
        with pytest.raises(LookFirst):
            finding.decide(capability=his, question=question.id, decision=decision)
        finding.compare(capability=his, question=question.id, side="other")
    finding.decide(capability=his, question=question.id, decision=decision)
    assert finding.questions(capability=his) == ()
    with pytest.raises(NotFound):
        finding.decide(capability=his, question=question.id, decision="different")
    with role("vault"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO confidentiality_nametoindex (subject, case_id, noted_at)"
            " SELECT DISTINCT subject, case_id, now() FROM confidentiality_nametoken"
        )
    index_names(vault)
    assert finding.questions(capability=his) == ()
    kept = {row[0] for row in rows("SELECT case_id FROM confidentiality_nametoken")}
    assert cases <= kept


def test_a_sealed_case_is_nobodys_question(world: World, vault: Vault) -> None:
    take(world, "the desk officer", sealed=True)
    take(world, "the officer from another station")
    indexed(vault)
    assert questions(world) == ()


def test_a_case_sealed_after_the_question_was_asked_leaves_the_list(
    world: World, vault: Vault
) -> None:
    case = take(world, "the desk officer")
    take(world, "the officer from another station")
    indexed(vault)
    assert len(questions(world)) == 1
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET sealed = true WHERE id = %s", [case])
    assert questions(world) == ()


def test_a_telephone_of_many_is_no_reason_to_ask(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST_ALIKE", 1)
    for name in ("نادیہ", "پروین", "یاسمین"):
        shelter = replace(HER, name=name, relative=name, cnic="")
        take(world, "the desk officer", shelter)
        indexed(vault)
    assert len(questions(world)) == 1


def officer_at(
    world: World, where: UnitId, post: Post, name: str, **of_unit: Any
) -> tuple[Actor, UnitId]:
    """This will appoint somebody, in a unit opened for her when one is described."""
    registrar, at = world.actors["the registrar"], world.now - timedelta(days=20)
    for kind, called in of_unit.items():
        where = organisation.open_unit(
            actor=registrar, parent_id=where, kind=UnitKind(kind), name_en=called, name_ur=called,
            now=at,
        )  # fmt: skip
    officer = organisation.appoint_officer(
        actor=registrar,
        officer=organisation.NewOfficer(
            sign_in=name,
            service_number=name.upper(),
            name_en=name,
            name_ur=name,
            rank=Rank.SI,
            sex=Sex.FEMALE,
            language="ur",
        ),
        password="monsoon-bazaar-77",
        unit_id=where,
        post=post,
        now=at,
    )
    found = acting_as(officer, world.now)
    assert found is not None
    return found, where


@pytest.fixture
def two_districts(world: World) -> World:
    """This will put a second district beside the first, and a custodian over both."""
    province = world.actors["the registrar"].unit_id
    there, _unit = officer_at(
        world, province, Post.DESK_OFFICER, "sana",
        region="Far Region", district="Far District", circle="Far Circle", station="Far Station",
        desk="Far Desk",
    )  # fmt: skip
    over_both, _unit = officer_at(world, province, Post.CUSTODIAN, "mahnoor")
    more = {"the officer of another district": there, "the province's custodian": over_both}
    return replace(world, actors={**world.actors, **more})


def test_across_two_districts_the_provinces_custodian_alone_is_asked(
    two_districts: World, vault: Vault
) -> None:
    take(two_districts, "the desk officer")
    take(two_districts, "the officer of another district", replace(HER, name="Rukhsana"))
    indexed(vault)
    hers = {part: signed_in(two_districts, part) for part in two_districts.actors}
    his = hers.pop("the province's custodian")
    (question,) = finding.questions(capability=his)
    # Her name and father's are indexed for each district apart: only the numbers meet.
    assert set(question.reasons) == {"cnic", "phone"}
    for part, capability in hers.items():
        assert finding.questions(capability=capability) == (), part
    for part in ("the desk officer", "the officer of another district"):
        asked = Described(cnic=HER.cnic)
        (found,) = finding.search(capability=hers[part], described=asked)
        assert found.role == "survivor"
    for side in ("one", "other"):
        seen = finding.compare(capability=his, question=question.id, side=side)
        assert seen["cnic"] == HER.cnic
        with pytest.raises(NotFound):
            finding.compare(capability=hers["the custodian"], question=question.id, side=side)
    finding.decide(capability=his, question=question.id, decision="same")
    assert finding.questions(capability=his) == ()


def test_across_two_districts_a_sealed_case_is_nobodys_question(
    two_districts: World, vault: Vault
) -> None:
    take(two_districts, "the desk officer", sealed=True)
    take(two_districts, "the officer of another district")
    indexed(vault)
    assert questions(two_districts, "the province's custodian") == ()


def test_what_one_spelling_of_each_name_would_miss_both_names_find(
    world: World, vault: Vault
) -> None:
    """جویریہ and Javaria share no skeleton; with her father's name they are found."""
    case = take(world, "the desk officer", replace(HER, name="جویریہ", cnic="", phone=""))
    indexed(vault)
    (found,) = search(world, "the desk officer", Described(name="Javaria", relative="Aslam"))
    assert found.case_id == case


def _presented(capability: str) -> dict[str, str]:
    token, _mark, session = capability.partition("~")
    return {"capability": token, "session": session}


def test_an_answer_waits_for_the_next_quarter_of_a_second_found_or_refused(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_verbs, "SECONDS", 0.25)
    slept: list[float] = []
    watch = iter([0.0, 0.01, 0.0, 0.24, 0.0, 0.3])
    monkeypatch.setattr(name_verbs, "monotonic", lambda: next(watch))
    monkeypatch.setattr(name_verbs, "sleep", slept.append)
    hers = _presented(signed_in(world, "the desk officer"))
    for asked in ({"name": "A", "relative": "B"}, {"name": "A"}, {"cnic": "0310112345678"}):
        vault.answer({"verb": "search", **asked, **hers})
    assert slept == pytest.approx([0.24, 0.01, 0.2])
