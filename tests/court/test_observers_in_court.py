"""Observers write what they saw of a hearing, and learn of no case; half a form is not lost."""

import csv
import io
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.court import observing
from amaan.court.observing import PUT_OFF, Seen, SeenAlready
from amaan.court.observing_drafts import drafts_of
from amaan.court.observing_form import hearing_form
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.web.court.observing_shapes import known_words

pytestmark = pytest.mark.django_db
OBSERVER = "the observer"


def typed(world: World, **more: str) -> dict[str, str]:
    return {
        "act_id": str(uuid4()), "court": "gbv_court", "court_number": "1",
        "day": f"{clock.local_date(world.now):%d/%m/%Y}", "list_place": "3",
        "purpose": "prosecution_evidence", "stage": "prosecution_evidence", "outcome": "heard",
        "past_asked": "once", "in_camera": "done", "screen": "not_done", **more,
    }  # fmt: skip


def seen(world: World, place: int = 3, **more: str) -> Seen:
    return Seen(
        court="gbv_court", court_number=1, day=clock.local_date(world.now), list_place=place,
        purpose="prosecution_evidence", stage="prosecution_evidence", outcome="heard",
        answers={"in_camera": "done", **more},
    )  # fmt: skip


def written(world: World, what: Seen) -> UUID:
    actor = world.actors[OBSERVER]
    with transaction.atomic():
        act_as(actor, world.now)
        return observing.write_observation(
            actor=actor, observation_id=uuid4(), seen=what, now=world.now
        )


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of(OBSERVER)


def test_every_question_is_asked_in_both_languages_with_a_source_and_a_good_answer() -> None:
    form = hearing_form()
    assert {one.part for one in form.questions} == {one.id for one in form.parts}
    for one in form.questions:
        assert one.title_ur != one.title_en and one.sources and one.good < one.counted
    for place in ("court", "stage", "past_asked"):
        # A table filled in either language is understood.
        assert len(known_words()[place]) >= 2 * len(set(known_words()[place].values())) - 2


def test_a_form_is_written_read_and_taken_back_by_its_writer_alone(
    world: World, browser: Client, screen_of: Screens
) -> None:
    answers = typed(world)
    assert browser.post("/court/observe/new", answers).status_code == 302
    # A second press of Save changes nothing.
    assert browser.post("/court/observe/new", answers).status_code == 302
    sheet = f"/court/observe/form/{answers['act_id']}"
    page = browser.get(sheet).content.decode()
    assert "In camera" in page and "Needed and not done" in page
    assert browser.get("/court/observe/").content.decode().count(sheet) == 1
    for other in ("the auditor", "the prosecutor", "the district commander", "the desk officer"):
        assert screen_of(other).get(sheet).status_code == 404
        assert screen_of(other).get("/court/observe/").status_code == 404
    assert browser.post(f"{sheet}/back").status_code == 302
    assert "taken back" in browser.get(sheet).content.decode()
    # What was taken back makes room for a right one.
    assert browser.post("/court/observe/new", typed(world)).status_code == 302


def test_what_was_typed_is_kept_when_it_is_refused_and_when_it_is_half_done(
    world: World, browser: Client
) -> None:
    half = typed(world, list_place="", stage="Amna Bibi", outcome="", act="keep")
    assert browser.post("/court/observe/new", half).status_code == 302
    with transaction.atomic():
        act_as(world.actors[OBSERVER], world.now)
        (kept,) = drafts_of(world.actors[OBSERVER], clock.now())
    assert kept.typed["past_asked"] == "once"
    # A word that no list has is in no draft: it could be somebody's name.
    assert "Amna" not in str(kept.typed)
    place = f"/court/observe/draft/{kept.draft_id}"
    assert place in browser.get("/court/observe/").content.decode()
    whole = typed(world, act_id=str(kept.draft_id), list_place="9")
    assert browser.get(place).status_code == 200
    assert browser.post(place, whole).status_code == 302
    assert browser.get(place).status_code == 404
    ahead = clock.local_date(world.now) + timedelta(days=1)
    answer = browser.post("/court/observe/new", typed(world, day=f"{ahead:%d/%m/%Y}"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "lies ahead" in page and f"{ahead:%d/%m/%Y}" in page
    answer = browser.post("/court/observe/new", typed(world, outcome=PUT_OFF))
    assert answer.status_code == 422 and "why it was put off" in answer.content.decode()
    written(world, seen(world))
    answer = browser.post("/court/observe/new", typed(world))
    assert answer.status_code == 422 and "Take that one back" in answer.content.decode()


def test_the_second_page_goes_on_where_the_first_ended(world: World, browser: Client) -> None:
    for place in range(1, 23):
        written(world, seen(world, place))
    first = browser.get("/court/observe/").content.decode()
    there = first.split("?before=")[1].split('"')[0]
    second = browser.get(f"/court/observe/?before={there}").content.decode()
    assert first.count("/court/observe/form/") == 20
    assert second.count("/court/observe/form/") == 2


def test_a_table_with_faults_is_refused_whole_and_each_is_named(
    world: World, browser: Client
) -> None:
    head = ["court", "court_number", "day", "list_place", "purpose", "stage", "outcome", "reason",
            "in_camera"]  # fmt: skip
    day = clock.local_date(world.now).isoformat()
    good = ["Court for gender-based violence", "1", day, "1", "bail_request", "ضمانت", "heard",
            "", "Done"]  # fmt: skip
    bad = [
        ["a court", "1", day, "2", "bail_request", "bail", "heard", "", "done"],
        ["gbv_court", "0", day, "3", "bail_request", "bail", "heard", "", "done"],
        ["gbv_court", "1", "1 May", "4", "bail_request", "bail", "heard", "", "done"],
        ["gbv_court", "1", day, "5", "bail_request", "bail", "put_off", "", "done"],
        ["gbv_court", "1", day, "6", "bail_request", "bail", "heard", "", "perhaps"],
        good,
    ]
    answer = browser.post("/court/observe/table", {"text": _csv(head, good, *bad), "act": "try"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "6 rows are not right" in page
    for row in ("3", "4", "5", "6", "7", "8"):
        assert f">{row}</td>" in page or f">{row}<" in page
    # Asked to bring it in all the same, it is not brought in, not even its good row.
    send = {"text": _csv(head, good, *bad), "act": "bring_in"}
    assert browser.post("/court/observe/table", send).status_code == 422
    assert "no form yet" in browser.get("/court/observe/").content.decode()
    send = {"text": _csv(head, good), "act": "bring_in"}
    assert browser.post("/court/observe/table", send).status_code == 302
    # The same file again changes nothing.
    assert browser.post("/court/observe/table", send).status_code == 302
    assert browser.get("/court/observe/").content.decode().count("/court/observe/form/") == 1
    # The empty table with its example can be brought in as it is given.
    for language in ("en", "ur"):
        browser.cookies["language"] = language
        given = browser.get("/court/observe/table/empty").content.decode("utf-8-sig")
        answer = browser.post("/court/observe/table", {"text": given, "act": "try"})
        assert answer.status_code == 200, answer.content.decode()


def test_an_observer_knows_of_no_case_and_nobody_but_the_study_of_the_forms(world: World) -> None:
    actor = world.actors[OBSERVER]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(
            "UPDATE confidentiality_grant SET officer_id = %s WHERE relation = 'prosecutor'",
            [actor.officer_id],
        )
        assert cursor.rowcount
        cursor.execute("SET LOCAL ROLE web")
        act_as(actor, world.now)
        for table in ("cases_case", "cases_factrecord", "cases_dutyrecord", "cases_party",
                      "court_hearing", "court_attendance", "court_specialmeasure",
                      "court_referral", "desk_contact"):  # fmt: skip
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
    # And a form is the writer's and the study's.
    written(world, seen(world))
    with pytest.raises(SeenAlready):
        written(world, seen(world))
    for who, actor in world.actors.items():
        with transaction.atomic(), connection.cursor() as cursor:
            act_as(actor, world.now)
            cursor.execute("SELECT count(*) FROM court_observation")
            known = cursor.fetchone()
        assert known == (1 if who in {OBSERVER, "the auditor"} else 0,), who
        if who != OBSERVER:
            with pytest.raises(NotFound), transaction.atomic():
                act_as(actor, world.now)
                observing.write_observation(
                    actor=actor, observation_id=uuid4(), seen=seen(world, 4), now=world.now
                )


def _csv(*rows: list[str]) -> str:
    page = io.StringIO()
    csv.writer(page).writerows(rows)
    return page.getvalue()
