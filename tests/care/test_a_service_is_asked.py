"""From her need to a service that answers: on her yes, at its own door, and never the case."""

import json
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality import consents
from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock

pytestmark = pytest.mark.django_db
SERVICE: Mapping[str, object] = {
    "kind": "counselling", "name_en": "House of the Practice", "name_ur": "مشقی گھر",
    "phone": "0300 0000000", "opens": "09:00", "closes": "17:00", "whole_province": "on",
    "women_staff": "yes", "step_free": "unknown", "without_report": "yes",
    "without_order": "unknown", "cost": "free", "pep": "not_given", "contraception": "not_given",
    "working": "working", "asked_today": "on",
}  # fmt: skip


def rows(statement: str) -> list[tuple[object, ...]]:
    """This will read as the owner of the tables, as no page can."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        found = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def written(commander: Client, **other: object) -> UUID:
    """This will write a service into the directory; gives its id."""
    id = uuid4()
    answer = commander.post("/care/services/new", {**SERVICE, "id": str(id), **other})
    assert answer.status_code == 302, answer.text
    return id


def asking(provider: UUID, **other: object) -> dict[str, object]:
    return {
        "referral_id": str(uuid4()), "provider": str(provider), "urgency": "usual",
        "explained": "on", "ground": "consent", "parts": ["age", "language", "reach"],
        "reach": "through_desk", "language": "bal", "children": "2",
        "handover": "called_together", "given_by": "survivor", "until": until(), **other,
    }  # fmt: skip


def until() -> str:
    return f"{clock.local(clock.now() + timedelta(days=20)):%d/%m/%Y}"


@pytest.fixture
def commander(world: World, screen_of: Screens) -> Client:
    return screen_of("the district commander")


@pytest.fixture
def desk(world: World, screen_of: Screens) -> Client:
    return screen_of("the desk officer")


@pytest.fixture
def worker(world: World, screen_of: Screens) -> Client:
    return screen_of("the service worker")


def named(commander: Client, provider: UUID) -> None:
    path = f"/care/services/{provider}/worker"
    assert commander.post(path, {"service_number": "PRACTICE-23"}).status_code == 302


def asked(world: World, desk: Client, provider: UUID, **other: object) -> str:
    path = f"/care/case/{world.cases['own'].case_id}/counselling/ask"
    told = asking(provider, **other)
    answer = desk.post(path, told)
    assert answer.status_code == 302, answer.text
    return str(told["referral_id"])


def test_a_service_hears_what_she_agreed_to_answers_and_the_case_goes_on_by_it(
    world: World, commander: Client, desk: Client, worker: Client
) -> None:
    case = f"/care/case/{world.cases['own'].case_id}"
    provider = written(commander)
    assert "No service yet" in worker.get("/care/door").text
    named(commander, provider)
    asked(world, desk, provider)
    asked(world, desk, provider)
    duties = (
        "SELECT rule, state FROM cases_dutyrecord"
        " WHERE rule IN ('referral_received', 'service_began') ORDER BY rule, state"
    )
    assert {state for _rule, state in rows(duties)} == {"open"}
    (slip, told), _other = rows("SELECT id, told FROM support_slip ORDER BY id")
    assert set(json.loads(str(told))) == {"age", "language", "reach"}
    page = worker.get(f"/care/door/{slip}").text
    assert "Balochi" in page
    # Neither the case nor its reference, nor whoever works on it, nor a word of anybody.
    ((reference,),) = rows(
        f"SELECT reference FROM cases_case WHERE id = '{world.cases['own'].case_id}'"
    )
    for hidden in (str(world.cases["own"].case_id), str(reference), "Amna", "amna"):
        assert hidden not in page
    assert world.aviary.found_in(page.encode()) == frozenset()
    for step, more in (("received", {}), ("seen", {}), ("started", {})):
        assert worker.post(f"/care/door/{slip}", {"step": step, **more}).status_code == 302
    assert "has answered" in desk.get(case).text
    assert desk.post(f"{case}/answers").status_code == 302
    assert sorted(rows(duties)) == [
        ("referral_received", "met"), ("referral_received", "open"),
        ("service_began", "met"), ("service_began", "open"),
    ]  # fmt: skip
    assert rows("SELECT need, came_of_it FROM support_needcount") == [("counselling", "met")]
    # Her account of it goes with nobody; what it did is asked nowhere.
    assert rows("SELECT DISTINCT written_at IS NULL FROM support_slipanswer") == [(False,)]


def test_a_yes_taken_back_by_whatever_way_empties_the_slip_at_once_and_tells_the_service(
    world: World, commander: Client, desk: Client, worker: Client
) -> None:
    case_id = world.cases["own"].case_id
    provider = written(commander)
    named(commander, provider)
    referral = asked(world, desk, provider)
    ((slip, consent),) = rows(
        "SELECT slip_id, consent FROM support_referral WHERE provider_id IS NOT NULL"
    )
    actor = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(actor, world.now)
        consents.withdraw(
            actor=actor, case_id=case_id, consent_id=UUID(str(consent)), now=world.now
        )
    assert rows("SELECT told, recalled_at IS NOT NULL FROM support_slip") == [("{}", True)]
    assert (
        "Stop, and destroy what you wrote down of these referrals" in worker.get("/care/door").text
    )
    page = worker.get(f"/care/door/{slip}").text
    assert "She took her yes back" in page
    assert "Balochi" not in page
    assert worker.post(f"/care/door/{slip}", {"step": "received"}).status_code == 422
    assert desk.get(f"/care/referral/{referral}/slip").status_code == 404
    # Taken back elsewhere: one press says so on the timeline, and nothing more is owed of it.
    assert desk.post(f"/care/referral/{referral}/back").status_code == 302
    assert rows(
        "SELECT DISTINCT state FROM cases_dutyrecord"
        " WHERE rule IN ('referral_received', 'service_began')"
    ) == [("met",)]


def test_a_worker_sees_no_slip_of_another_service_and_no_page_of_a_case(
    world: World, commander: Client, desk: Client, worker: Client
) -> None:
    mine, other = written(commander), written(commander, phone="0300 0000001")
    named(commander, mine)
    asked(world, desk, other)
    ((slip,),) = rows("SELECT id FROM support_slip")
    assert worker.get(f"/care/door/{slip}").status_code == 404
    assert worker.post(f"/care/door/{slip}", {"step": "received"}).status_code == 404
    for path in ("", "services", f"services/{mine}", f"case/{world.cases['own'].case_id}", "guide"):
        assert worker.get(f"/care/{path}").status_code == 404, path
    with transaction.atomic():
        act_as(world.actors["the service worker"], world.now)
        with connection.cursor() as cursor:
            for table in ("cases_case", "support_referral", "support_slip", "support_followup"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"explained": ""}, "Tell her first what this service does"),
        ({"parts": []}, "Mark at least one part"),
        ({"ground": "serious_harm"}, "only of the danger"),
        ({"ground": "serious_harm", "parts": ["reach"]}, "whether she was told first"),
        ({"ground": "serious_harm", "parts": ["reach"], "told_first": "told_first"},
         "Somebody above you has to allow this"),
        ({"ground": "serious_harm", "parts": ["reach"], "told_first": "told_first",
          "allowed_by": "PRACTICE-01"}, "Somebody above you has to allow this"),
        ({"until": "01/01/2090"}, "90 days at most"),
    ],
)  # fmt: skip
def test_nothing_is_sent_without_her_yes_or_somebody_who_answers_for_it(
    world: World, commander: Client, desk: Client, told: dict[str, object], says: str
) -> None:
    provider = written(commander)
    path = f"/care/case/{world.cases['own'].case_id}/counselling/ask"
    answer = desk.post(path, asking(provider, **told))
    assert answer.status_code == 422
    assert says in answer.text
    assert rows("SELECT count(*) FROM support_slip") == [(0,)]


def test_an_exception_stands_with_the_least_and_with_whoever_allowed_it(
    world: World, commander: Client, desk: Client
) -> None:
    provider = written(commander)
    asked(
        world, desk, provider, ground="child_at_risk", parts=["children", "reach"],
        told_first="would_endanger", allowed_by="PRACTICE-06",
    )  # fmt: skip
    ((ground, consent, allowed),) = rows(
        "SELECT ground, consent, allowed_by_id FROM support_referral"
    )
    assert (ground, consent) == ("child_at_risk", None)
    assert allowed == world.actors["the supervisor"].officer_id


def test_a_need_that_nobody_can_meet_is_counted_without_its_case(
    world: World, desk: Client, commander: Client
) -> None:
    for name in ("own", "sealed"):
        path = f"/care/case/{world.cases[name].case_id}/shelter/nobody"
        told = {"referral_id": str(uuid4()), "reason": "not_available", "why": ""}
        assert desk.post(path, told).status_code == 302
    # Of the sealed file nothing is counted.
    assert rows("SELECT need, came_of_it, month FROM support_needcount") == [
        ("shelter", "not_available", world.now.date().replace(day=1))
    ]
