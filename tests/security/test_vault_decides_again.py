"""The vault's counter: it decides for itself, writes first, and says the same for no and none.

The vault's own code, on the test's connection and under the vault's own role.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.security.canaries import Canary
from tests.security.vault import signed_in as vault_signed_in
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality import actions as standing
from amaan.confidentiality import queries
from amaan.confidentiality.alarms import quota_alarms
from amaan.confidentiality.reveal import (
    DoesNotOpen,
    PurposeNeeded,
    Revealed,
    SignInAgain,
    TooManyLooks,
    reveal,
    reveal_many,
)
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.sealing import Parcel, deposit
from amaan.confidentiality.vault import capability as capabilities
from amaan.confidentiality.vault import client, looking, quotas
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.client import WordNeeded
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.opening import take_in
from amaan.confidentiality.vault.server import take_in_all
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.ids import SealedRef
from amaan.kernel.initials import initials
from amaan.kernel.refusals import NotFound

FITTING = {"C3": "take_statement", "C4": "take_statement", "C5": "contact_safely"}
FITTING |= {"C6": "hear_alone", "C7": "take_statement", "C4.conflict": "protect"}
FITTING |= {"C4.medical": "medical_docket"}


def signed_in(world: World, part: str) -> str:
    """This will sign somebody of the cast in and give what her session presents."""
    return vault_signed_in(world.actors[part])


def look(world: World, presented: str, case: str, field: str, purpose: str) -> Revealed:
    told = world.cases[case]
    ref = SealedRef(told.places.get(field, uuid4()))
    return reveal(capability=presented, case_id=told.case_id, ref=ref, purpose=purpose)


def sings(world: World, value: str, case: str, field: str) -> bool:
    """This will say whether a value is the one that was told in this case, and no other."""
    return world.aviary.found_in(value.encode()) == {Canary(case, field)}


def entries(outcome: str = "") -> list[tuple[str, str, str, str]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT what, outcome, rule, fields FROM confidentiality_journalentry"
            " WHERE what IN ('reveal', 'initials') ORDER BY number"
        )
        return [row for row in cursor.fetchall() if outcome in ("", row[1])]


def test_the_desk_officer_reads_what_she_wrote_down(world: World, vault: Vault) -> None:
    hers = signed_in(world, "the desk officer")
    shown = look(world, hers, "own", "survivor_name", "contact_safely")
    assert shown.field == "survivor_name"
    assert sings(world, shown.value, "own", "survivor_name")
    assert entries() == [("reveal", "shown", "allowed", "survivor_name")]


def test_a_name_shows_for_half_a_minute_and_a_statement_for_a_reading(
    world: World, vault: Vault
) -> None:
    hers = signed_in(world, "the desk officer")
    at = vault.real_now()
    glance = look(world, hers, "own", "survivor_name", "contact_safely")
    reading = look(world, hers, "own", "words", "read_back")
    assert timedelta(seconds=25) < glance.shown_until - at < timedelta(seconds=60)
    assert timedelta(minutes=19) < reading.shown_until - at < timedelta(minutes=21)


@pytest.mark.parametrize(
    ("part", "case", "field", "purpose"),
    [
        ("her colleague", "own", "survivor_name", "contact_safely"),
        ("the station commander", "own", "safe_contact", "contact_safely"),
        ("the station clerk", "own", "protected_location", "hear_alone"),
        ("the station commander", "own", "conflict_note", "protect"),
        ("the investigator", "own", "protected_location", "hear_alone"),
        ("the investigator", "colleague's", "survivor_name", "investigate"),
        ("the station clerk", "registered", "survivor_name", "register_fir"),
        ("the supervisor", "own", "words", "review"),
        ("the district commander", "own", "survivor_name", "investigate"),
        ("the officer from another station", "own", "survivor_name", "investigate"),
        ("the accused officer", "sealed", "survivor_name", "register_fir"),
        ("her colleague", "sealed", "survivor_name", "take_statement"),
        ("the auditor", "own", "survivor_name", "review"),
        ("the desk officer", "nowhere", "survivor_name", "take_statement"),
        ("the desk officer", "own", "not_there", "take_statement"),
    ],
)
def test_no_and_none_are_one_answer_and_both_are_written(
    world: World, vault: Vault, part: str, case: str, field: str, purpose: str
) -> None:
    presented = signed_in(world, part)
    with pytest.raises(NotFound) as refused:
        look(world, presented, case, field, purpose)
    assert str(refused.value) == str(NotFound())
    assert [entry[1] for entry in entries()] == ["refused"]


def test_a_reason_that_does_not_open_it_is_asked_for_again(world: World, vault: Vault) -> None:
    hers = signed_in(world, "the desk officer")
    for purpose in ("", "curiosity", "review", "share_for_care"):
        with pytest.raises((PurposeNeeded, NotFound)):
            look(world, hers, "own", "survivor_name", purpose)
    assert entries("shown") == []
    assert len(entries("refused")) == 4


def test_registering_opens_for_the_fir_and_for_nothing_else(world: World, vault: Vault) -> None:
    clerk = signed_in(world, "the station clerk")
    assert look(world, clerk, "own", "words", "register_fir").value
    with pytest.raises(PurposeNeeded):
        look(world, clerk, "own", "words", "take_statement")


def test_several_values_are_one_look_with_one_reason_and_one_entry(
    world: World, vault: Vault
) -> None:
    told = world.cases["own"]
    refs = [SealedRef(told.places[f]) for f in ("survivor_name", "accused_name", "words")]
    shown = reveal_many(
        capability=signed_in(world, "the desk officer"),
        case_id=told.case_id,
        refs=refs,
        purpose="register_fir",
    )
    assert [s.ref for s in shown] == refs
    assert all(sings(world, s.value, "own", s.field) for s in shown)
    assert entries() == [("reveal", "shown", "allowed", "accused_name,survivor_name,words")]


def test_one_value_that_may_not_be_seen_refuses_them_all(world: World, vault: Vault) -> None:
    told, other = world.cases["own"], world.cases["elsewhere"]
    hers = signed_in(world, "the desk officer")
    for wrong in (other.places["survivor_name"], uuid4()):
        with pytest.raises(NotFound):
            reveal_many(
                capability=hers,
                case_id=told.case_id,
                refs=[SealedRef(told.places["survivor_name"]), SealedRef(wrong)],
                purpose="take_statement",
            )
    assert entries("shown") == []


def test_a_value_of_another_case_does_not_come_under_this_cases_name(
    world: World, vault: Vault
) -> None:
    stranger = signed_in(world, "the officer from another station")
    with pytest.raises(NotFound):
        reveal(
            capability=stranger,
            case_id=world.cases["elsewhere"].case_id,
            ref=SealedRef(world.cases["own"].places["survivor_name"]),
            purpose="take_statement",
        )


def test_initials_are_all_that_leaves_when_initials_are_asked_for(
    world: World, vault: Vault
) -> None:
    told = world.cases["own"]
    ref = SealedRef(told.places["survivor_name"])
    shown = reveal(
        capability=signed_in(world, "the station clerk"),
        case_id=told.case_id,
        ref=ref,
        purpose="register_fir",
        initials=True,
    )
    assert len(shown.value) < 30
    assert not world.aviary.found_in(shown.value.encode())
    assert [entry[0] for entry in entries()] == ["initials"]


def test_there_are_no_initials_of_her_words(world: World, vault: Vault) -> None:
    told = world.cases["own"]
    with pytest.raises(NotFound):
        reveal(
            capability=signed_in(world, "the desk officer"),
            case_id=told.case_id,
            ref=SealedRef(told.places["words"]),
            purpose="register_fir",
            initials=True,
        )


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("زہرہ بی بی", "ز. ب. ب."),
        ("Zahra", "Z."),
        ("  Gul   Bano ", "G. B."),
        ("\u200fاے \u200c", "ا."),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


# -- who is there ---------------------------------------------------------------------------


def test_a_capability_in_another_session_opens_nothing(world: World, vault: Vault) -> None:
    token, _mark, _session = signed_in(world, "the desk officer").partition("~")
    for presented in (f"{token}~another", f"{token}~", token, "", "~", "x~y"):
        with pytest.raises(SignInAgain):
            look(world, presented, "own", "survivor_name", "contact_safely")
    assert {entry[2] for entry in entries()} == {"capability"}


def test_a_capability_ends_with_the_shift(world: World, vault: Vault) -> None:
    hers = signed_in(world, "the desk officer")
    at = vault.real_now()
    vault.real_now = lambda: at + timedelta(hours=8, seconds=1)
    with pytest.raises(SignInAgain):
        look(world, hers, "own", "survivor_name", "contact_safely")


def test_an_officer_who_was_posted_elsewhere_signs_in_again_and_finds_nothing(
    world: World, vault: Vault
) -> None:
    her = world.actors["the desk officer"].officer_id
    hers = signed_in(world, "the desk officer")
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE organisation_posting SET until = now() - interval '1 minute'"
            " WHERE officer_id = %s AND until IS NULL RETURNING unit_id",
            [her],
        )
        (unit,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO organisation_posting (id, officer_id, unit_id, post, since)"
            " VALUES (gen_random_uuid(), %s, %s, 'desk_officer', now() - interval '1 minute')",
            [her, unit],
        )
    with pytest.raises(SignInAgain):
        look(world, hers, "own", "survivor_name", "contact_safely")
    with pytest.raises(NotFound):
        look(world, signed_in(world, "the desk officer"), "own", "survivor_name", "contact_safely")


def test_a_capability_of_one_factor_opens_nothing(world: World, vault: Vault) -> None:
    hers = signed_in(world, "the desk officer")
    token, _mark, session = hers.partition("~")
    strong = capabilities.read(vault.keys.capability_key, session, token, vault.real_now())
    weak: Capability = replace(strong, assurance=1)
    written = capabilities.issue(vault.keys.capability_key, session, weak)
    with pytest.raises(NotFound):
        look(world, f"{written}~{session}", "own", "survivor_name", "contact_safely")


# -- how many people ------------------------------------------------------------------------


@pytest.fixture
def alarms(world: World) -> Callable[[], list[tuple[str, int]]]:
    """This will read the alarms of the quotas as the auditor's pages do."""

    def read() -> list[tuple[str, int]]:
        auditor = world.actors["the auditor"]
        with transaction.atomic():
            act_as(auditor, world.now)
            return [(found.kind, found.people) for found in quota_alarms(auditor)]

    return read


def test_a_stolen_session_looks_at_no_more_people_than_an_hour_allows(
    world: World,
    vault: Vault,
    monkeypatch: pytest.MonkeyPatch,
    alarms: Callable[[], list[tuple[str, int]]],
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 2)
    hers = signed_in(world, "the desk officer")
    look(world, hers, "own", "survivor_name", "contact_safely")
    look(world, hers, "registered", "survivor_name", "contact_safely")
    with pytest.raises(TooManyLooks):
        look(world, hers, "sealed", "survivor_name", "contact_safely")
    assert entries()[-1][1:3] == ("refused", "quota")
    assert alarms() == [("quota", 3), ("half_of_quota", 1)]
    # Whoever is refused once more does not ring twice in an hour.
    with pytest.raises(TooManyLooks):
        look(world, hers, "sealed", "survivor_name", "contact_safely")
    assert len(alarms()) == 2


def test_somebody_looked_at_twice_counts_once_and_an_hour_later_anew(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 1)
    hers, at = signed_in(world, "the desk officer"), vault.real_now()
    for _ in range(3):
        look(world, hers, "own", "survivor_name", "contact_safely")
    look(world, hers, "own", "safe_contact", "contact_safely")
    with pytest.raises(TooManyLooks):
        look(world, hers, "registered", "survivor_name", "contact_safely")
    vault.real_now = lambda: at + timedelta(hours=1, seconds=1)
    look(world, hers, "registered", "survivor_name", "contact_safely")


def test_her_own_files_never_use_up_the_room_for_others(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OTHERS", 0)
    look(world, signed_in(world, "the desk officer"), "own", "survivor_name", "contact_safely")
    clerk = signed_in(world, "the station clerk")
    with pytest.raises(TooManyLooks):
        look(world, clerk, "own", "survivor_name", "register_fir")


def test_a_station_has_a_ceiling_as_well(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "STATION", 1)
    look(world, signed_in(world, "the desk officer"), "own", "survivor_name", "contact_safely")
    clerk = signed_in(world, "the station clerk")
    look(world, clerk, "own", "survivor_name", "register_fir")
    with pytest.raises(TooManyLooks):
        look(world, clerk, "own", "accused_name", "register_fir")


def test_her_words_count_as_the_file_they_lie_in(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 1)
    hers = signed_in(world, "the desk officer")
    look(world, hers, "own", "words", "read_back")
    with pytest.raises(TooManyLooks):
        look(world, hers, "registered", "words", "read_back")


def test_a_refused_look_counts_nobody(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 1)
    hers = signed_in(world, "the desk officer")
    for purpose in ("", "review"):
        with pytest.raises((PurposeNeeded, NotFound)):
            look(world, hers, "registered", "survivor_name", purpose)
    look(world, hers, "own", "survivor_name", "contact_safely")


def test_the_count_outlives_the_vault(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 1)
    hers = signed_in(world, "the desk officer")
    look(world, hers, "own", "survivor_name", "contact_safely")
    again = Vault(vault.keys, vault.transactions, demo=True)
    with client.spoken_to_by(again.answer), pytest.raises(TooManyLooks):
        look(world, hers, "registered", "survivor_name", "contact_safely")


def test_nobody_but_the_auditor_of_the_district_reads_an_alarm(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 0)
    hers = signed_in(world, "the desk officer")
    with pytest.raises(TooManyLooks):
        look(world, hers, "own", "survivor_name", "contact_safely")
    seen = {}
    for part, actor in world.actors.items():
        with transaction.atomic():
            act_as(actor, world.now)
            seen[part] = len(quota_alarms(actor))
    assert {part for part, count in seen.items() if count} == {"the auditor"}


# -- written before it is opened ------------------------------------------------------------


def test_a_vault_that_dies_while_opening_has_written_the_look(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> str:
        raise Killed

    hers = signed_in(world, "the desk officer")
    monkeypatch.setattr(looking, "open_kept", die)
    with pytest.raises(Killed):
        look(world, hers, "own", "survivor_name", "contact_safely")
    assert entries() == [("reveal", "shown", "allowed", "survivor_name")]


def test_a_look_that_cannot_be_written_opens_nothing(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    hers = signed_in(world, "the desk officer")
    monkeypatch.setattr(looking, "open_kept", lambda *args: opened.append(args))

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Ledger, "write", full)
    with pytest.raises(OSError, match="no space"):
        look(world, hers, "own", "survivor_name", "contact_safely")
    assert opened == []


def test_a_value_moved_to_another_case_in_the_database_does_not_open(
    world: World, vault: Vault
) -> None:
    """A rogue administrator gives a sealed row to a case he may read."""
    mine, hers = world.cases["elsewhere"], world.cases["own"]
    moved = hers.places["survivor_name"]
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE confidentiality_sealed SET case_id = %s WHERE id = %s",
            [mine.case_id, moved],
        )
    with pytest.raises(DoesNotOpen):
        reveal(
            capability=signed_in(world, "the officer from another station"),
            case_id=mine.case_id,
            ref=SealedRef(moved),
            purpose="take_statement",
        )


# -- taking in ------------------------------------------------------------------------------


def test_what_was_deposited_opens_before_and_after_it_was_taken_in(
    world: World, vault: Vault
) -> None:
    hers = signed_in(world, "the desk officer")
    before = look(world, hers, "own", "words", "read_back").value
    with vault.transactions() as ledger:
        assert take_in(ledger, vault.keys, limit=1000)[0] > 20
        assert take_in(ledger, vault.keys) == (0, None)
    assert look(world, hers, "own", "words", "read_back").value == before
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT wrapping FROM confidentiality_datakey")
        assert cursor.fetchall() == [("vault",)]


def test_a_value_that_does_not_open_is_left_for_evidence(world: World, vault: Vault) -> None:
    broken = world.cases["own"].places["words"]
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE confidentiality_datakey k SET wrapped_key = '\\x00'"
            " FROM confidentiality_sealed s WHERE s.id = %s AND k.id = s.data_key_id"
            " RETURNING k.id",
            [broken],
        )
        (key,) = cursor.fetchone()
    take_in_all(vault)
    with vault.transactions() as ledger:
        assert [kept.place.row for kept in ledger.not_taken_in(10)] == [key]


# -- depositing and asking, through the web's own role --------------------------------------


def test_depositing_is_one_statement_and_needs_no_vault(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def stopped(_request: dict[str, object]) -> dict[str, object]:
        raise AssertionError("depositing spoke to the vault")

    her, told = world.actors["the desk officer"], world.cases["own"]
    parcels = [Parcel(told.fact_id, "note", "کچھ"), Parcel(told.fact_id, "injuries_note", "x")]
    with client.spoken_to_by(stopped), transaction.atomic():
        act_as(her, world.now)
        with django_assert_num_queries(1):
            refs = deposit(parcels, case_id=told.case_id, province="BA", actor=her, now=world.now)
    assert len(set(refs)) == 2


def places_of(world: World, part: str, case: str) -> set[str]:
    actor = world.actors[part]
    with transaction.atomic():
        act_as(actor, world.now)
        found = queries.sealed_fields(actor, world.cases[case].case_id, world.now)
    return {place.field for place in found}


def test_only_what_a_relation_opens_is_offered(world: World) -> None:
    everything = places_of(world, "the desk officer", "own")
    assert {"survivor_name", "words", "safe_contact", "protected_location"} <= everything
    assert places_of(world, "the station clerk", "own") == {
        f for f in everything if f.startswith(("survivor_", "accused_")) or f == "words"
    }
    assert places_of(world, "her colleague", "own") == set()
    assert places_of(world, "the accused officer", "sealed") == set()


def test_what_is_offered_is_what_the_vault_opens_and_nothing_more(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two enforcers, asked about everything, give one answer."""
    monkeypatch.setattr(quotas, "OWN_FILES", 1000)
    monkeypatch.setattr(quotas, "OTHERS", 1000)
    monkeypatch.setattr(quotas, "STATION", 1000)
    for part, actor in world.actors.items():
        presented = signed_in(world, part)
        for case, told in world.cases.items():
            with transaction.atomic():
                act_as(actor, world.now)
                places = queries.sealed_fields(actor, told.case_id, world.now)
            offered = {place.field: place.purposes[0] for place in places}
            for field in told.places:
                purpose = offered.get(field, "correct")
                try:
                    look(world, presented, case, field, purpose)
                    opened = True
                except (NotFound, PurposeNeeded):
                    opened = False
                assert opened == (field in offered), (part, case, field)


def test_she_can_be_told_who_looked_at_her_file(world: World, vault: Vault) -> None:
    her, told = world.actors["the desk officer"], world.cases["own"]
    look(world, signed_in(world, "the station clerk"), "own", "words", "register_fir")
    with pytest.raises(NotFound):
        look(world, signed_in(world, "the supervisor"), "own", "words", "review")
    with transaction.atomic():
        act_as(her, world.now)
        looks = queries.who_looked(her, told.case_id, world.now)
    clerk = world.actors["the station clerk"].officer_id
    assert [(x.officer_id, x.fields, x.purpose) for x in looks] == [
        (clerk, ("words",), "register_fir")
    ]
    stranger = world.actors["the officer from another station"]
    with transaction.atomic():
        act_as(stranger, world.now)
        assert queries.who_looked(stranger, told.case_id, world.now) == ()


def test_a_case_taken_over_opens_to_the_colleague_who_took_it(world: World, vault: Vault) -> None:
    colleague, told = world.actors["her colleague"], world.cases["own"]
    with transaction.atomic():
        act_as(colleague, world.now)
        cases.take_over(actor=colleague, case_id=told.case_id, now=world.now)
    browser = signed_in(world, "her colleague")
    with pytest.raises(WordNeeded):
        look(world, browser, "own", "survivor_name", "hand_over")
    with transaction.atomic():
        act_as(colleague, world.now)
        standing.declare(actor=colleague, case_id=told.case_id, knows="nobody", now=world.now)
    shown = look(world, browser, "own", "survivor_name", "hand_over")
    assert sings(world, shown.value, "own", "survivor_name")


def test_the_journal_holds_no_value(world: World, vault: Vault) -> None:
    hers = signed_in(world, "the desk officer")
    for field in ("survivor_name", "words"):
        look(world, hers, "own", field, "take_statement")
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(j::text, ' ') FROM confidentiality_journalentry j")
        (everything,) = cursor.fetchone()
    assert "survivor_name" in everything
    assert world.aviary.found_in(everything.encode()) == frozenset()
