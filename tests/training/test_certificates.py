"""Certificates: who gets one, that assignment knows it, and how one is checked without a line."""

import re

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World
from tests.training.conftest import ATTENDANCE, COURSE, OFFICER, SESSION, entered, wrote

from amaan.confidentiality.row_security import act_as
from amaan.kernel.clock import local_date
from amaan.organisation.queries import service_number
from amaan.workforce.qualifications import qualified
from amaan.workforce.training import COURSES, SESSIONS
from amaan.workforce.training_people import ATTENDANCES, CERTIFICATES, TARGETS

pytestmark = pytest.mark.django_db


def came(world: World, **told: str) -> None:
    wrote(world, ATTENDANCES, {**ATTENDANCE, **told})


def district(world: World) -> str:
    return str(world.actors["the district commander"].unit_id)


def codes_given(screen_of: Screens, world: World) -> list[str]:
    act_as(world.actors[OFFICER], world.now)
    found = []
    for row in CERTIFICATES.rows.order_by("name"):
        page = screen_of(OFFICER).get(f"/training/certificate/{row.id}").text
        code = re.search(r"AMAAN1\.[A-Z0-9.\-]+", page)
        assert code is not None
        found.append(code[0])
    return found


def test_whoever_completed_all_days_gets_one_certificate_and_only_one(
    screen_of: Screens, world: World
) -> None:
    session = entered(world)
    came(world)
    came(world, number="T-2", name="Half there", days_there="1")
    came(world, number="T-3", name="Gave up", completed="no", after="")
    for words in ("1 certificate was given", "0 certificates were given"):
        answer = screen_of(OFFICER).post(f"/training/session/{session}", follow=True)
        assert words in answer.text
    assert [row.name for row in CERTIFICATES.rows.all()] == ["Zubaida"]


def test_assignment_knows_of_an_officers_certificate_until_it_is_taken_back(
    screen_of: Screens, world: World
) -> None:
    session = entered(world)
    investigator = world.actors["the investigator"].officer_id
    number = service_number(investigator)
    came(world, number=number, name="An officer", profession="police", rank="si", sex="male")
    came(world, number="NOBODY-1", name="Of elsewhere", profession="police")
    today = local_date(world.now)
    assert not qualified(investigator, "gender_violence", today)
    answer = screen_of(OFFICER).post(f"/training/session/{session}", follow=True)
    assert "2 certificates were given. 1 of them is of an officer whom no register" in answer.text
    act_as(world.actors[OFFICER], world.now)
    assert qualified(investigator, "gender_violence", today)
    given = CERTIFICATES.rows.get(person=number)
    back = f"/training/certificate/{given.id}/back"
    assert screen_of(OFFICER).post(back, {"why": ""}).status_code == 422
    assert screen_of(OFFICER).post(back, {"why": "Wrong person"}).status_code == 302
    act_as(world.actors[OFFICER], world.now)
    assert not qualified(investigator, "gender_violence", today)


def test_a_code_is_checked_by_anybody_and_a_changed_one_is_found_out(
    screen_of: Screens, world: World
) -> None:
    session = entered(world)
    came(world)
    screen_of(OFFICER).post(f"/training/session/{session}")
    (code,) = codes_given(screen_of, world)
    # Whoever reads no register of training checks the signature alone.
    page = screen_of("the prosecutor").post("/training/verify", {"code": code}).text
    assert "It is genuine, and good today." in page
    assert "cannot say whether it was taken back" in page
    assert "Zubaida" not in page
    changed = screen_of("the prosecutor").post(
        "/training/verify", {"code": code.replace("DESK", "LAW")}
    )
    assert "No known key signed this code" in changed.text
    act_as(world.actors[OFFICER], world.now)
    row = CERTIFICATES.rows.get()
    screen_of(OFFICER).post(f"/training/certificate/{row.id}/back", {"why": "Wrong person"})
    again = screen_of(OFFICER).post("/training/verify", {"code": code}).text
    assert "It is genuine, and was taken back." in again


def test_the_paper_is_set_in_both_languages_and_not_for_one_taken_back(
    screen_of: Screens, world: World
) -> None:
    session = entered(world)
    came(world)
    screen_of(OFFICER).post(f"/training/session/{session}")
    act_as(world.actors[OFFICER], world.now)
    here = f"/training/certificate/{CERTIFICATES.rows.get().id}"
    for language in ("en", "ur"):
        paper = screen_of(OFFICER, language).get(f"{here}/paper")
        assert paper.content.startswith(b"%PDF"), language
    screen_of(OFFICER).post(f"{here}/back", {"why": "Wrong person"})
    assert screen_of(OFFICER).get(f"{here}/paper").status_code == 302


def test_no_certificate_is_given_for_a_draft_or_before_the_last_day(
    screen_of: Screens, world: World
) -> None:
    wrote(world, COURSES, {**COURSE, "state": "draft"})
    early = wrote(world, SESSIONS, SESSION)
    answer = screen_of(OFFICER).post(f"/training/session/{early}")
    assert answer.status_code == 422
    assert "This curriculum gives no certificate" in answer.text
    wrote(world, COURSES, {**COURSE, "code": "DESK 3"})
    later = {**SESSION, "code": "LHR 8/26", "course": "DESK 3", "on": "3"}
    ahead = wrote(world, SESSIONS, later)
    answer = screen_of(OFFICER).post(f"/training/session/{ahead}")
    assert "This session is not over" in answer.text


def test_certificates_are_written_by_no_hand(screen_of: Screens, world: World) -> None:
    entered(world)
    for address in ("/books/certificates/new", "/books/certificates/table"):
        assert screen_of(OFFICER).get(address).status_code == 404, address
    assert screen_of(OFFICER).get("/books/certificates/").status_code == 200


def test_a_target_is_held_against_who_is_in_role_and_certified_today(
    screen_of: Screens, world: World
) -> None:
    session = entered(world)
    investigator = world.actors["the investigator"].officer_id
    came(world, number=service_number(investigator).lower(), profession="police", rank="si")
    target = {
        "on": "-300", "stream": "desk", "whom": "investigator", "number": "4", "by": "400",
        "rests_on": "Annual plan", "unit": district(world),
    }  # fmt: skip
    wrote(world, TARGETS, target)
    screen_of(OFFICER).post(f"/training/session/{session}")
    page = screen_of("the district commander").get("/training/coverage").text
    assert re.search(r">1 of \d+ \(\d+%\)<.*>4<.*>3<", page, re.DOTALL)
    # Beside it who leads, by sex.
    assert re.search(r"Investigating officer<.*>\d of \d \(\d+%\)<", page, re.DOTALL)


def test_who_reads_training_may_not_write_it_and_others_do_not_know_it(
    screen_of: Screens, world: World
) -> None:
    session = entered(world, unit=district(world))
    here = f"/training/session/{session}"
    assert screen_of("the district commander").get(here).status_code == 200
    assert screen_of("the district commander").post(here).status_code == 404
    for part in (OFFICER, "the district commander", "the auditor"):
        for address in ("/training/", "/training/coverage", "/training/drills"):
            assert screen_of(part, "ur").get(address).status_code == 200, (part, address)
    for other in ("the desk officer", "the prosecutor", "the custodian", "the observer"):
        for address in (here, "/training/", "/training/coverage", "/training/drills"):
            assert screen_of(other).get(address).status_code == 404, (other, address)
