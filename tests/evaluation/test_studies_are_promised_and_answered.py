"""A study is written down before, answered after it is over, and read by its chain of command."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from django.db import DatabaseError, connection, transaction
from tests.insight.laid import lay
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.evaluation import actions, queries
from amaan.evaluation.actions import (
    BegunAlready,
    NewStudy,
    NotOverYet,
    OverAlready,
    Planned,
    TooFewMonths,
    TooFewStations,
)
from amaan.evaluation.models import Answer, Study
from amaan.house.testing import role
from amaan.insight.models import Count
from amaan.jobs import evaluating
from amaan.jobs.actions import place_order
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.models import Unit

pytestmark = pytest.mark.django_db
KEEPER = "the programme officer"
STATIONS, BEFORE, MONTHS = 24, 9, 21


@pytest.fixture
def places(world: World) -> list[UUID]:
    """Two dozen stations, half in the district of the story, half beside it."""
    with role("owner"):
        story = Unit.objects.get(id=world.actors["the district commander"].unit_id)
        beside = Unit.objects.create(
            kind="district", parent_id=story.parent_id, province=story.province,
            is_practice=story.is_practice,
            name_en="District Beside (practice)", name_ur="ساتھ کا ضلع (مشقی)",
            opened_on=date(2020, 1, 1),
        )  # fmt: skip
        rows = [
            Unit(
                id=new_id(), kind="station", parent=home, district=home, province=story.province,
                name_en=f"Station {n:02d}", name_ur=f"تھانہ {n:02d}", is_practice=story.is_practice,
                opened_on=date(2020, 1, 1),
            )
            for n in range(STATIONS)
            for home in ((story, beside)[n % 2],)
        ]  # fmt: skip
        Unit.objects.bulk_create(rows)
    return [row.id for row in rows]


def planned(world: World, places: list[UUID]) -> NewStudy:
    """Half of the stations get a desk after nine months; the others wait."""
    first = local_date(world.now).replace(day=1)
    return NewStudy(
        outcome="firs", design="staggered", since=add_months(first, 1),
        until=add_months(first, MONTHS), smallest=30,
        stations=[
            Planned(place, add_months(first, 1 + BEFORE) if n % 4 < 2 else None,
                    "women" if n % 4 == 0 else "mixed")
            for n, place in enumerate(places)
        ],
    )  # fmt: skip


def as_somebody(world: World, part: str, now: datetime) -> None:
    act_as(world.actors[part], now)


def registered(world: World, places: list[UUID]) -> tuple[UUID, UUID]:
    """The study and the asking for what it can show."""
    as_somebody(world, KEEPER, world.now)
    actor = world.actors[KEEPER]
    asking = actions.register(actor=actor, study=planned(world, places), now=world.now)
    return queries.studies(actor, world.now)[0].study_id, asking


def counts(world: World, places: list[UUID], study: NewStudy, rise: float) -> None:
    """This will count four FIRs a month in each station, and `rise` more where a desk is open."""
    chance = np.random.default_rng(4)
    rows = []
    for one in study.stations:
        district = Unit.objects.values_list("district_id", flat=True).get(id=one.station_id)
        for n in range(-12, MONTHS + 1):
            month = add_months(study.since, n)
            mean = 4 + (rise if one.start is not None and month >= one.start else 0)
            so_many = int(chance.poisson(mean))
            rows += [
                Count(district_id=district, entered=month, month=month, slice="station",
                      station_id=one.station_id, indicator=figure, part=so_many, whole=so_many)
                for figure in ("step_fir", "step_reported") if so_many
            ]  # fmt: skip
    with role("owner"):
        lay(rows)


def run(asking: UUID, now: datetime) -> Order:
    with role("jobs"):
        order = place_order(actor=None, kind="run_study", about=str(asking), now=now)
        evaluating.run(order, now)
        return Order.objects.get(id=order)


def over(world: World) -> datetime:
    """An hour after the month after the last is over."""
    first = local_date(world.now).replace(day=1)
    return start_of_day(add_months(first, MONTHS + 2)) + timedelta(hours=1)


@pytest.fixture
def answered(world: World, places: list[UUID]) -> UUID:
    """This will carry a study through, with a rise of two a month where a desk is open."""
    study_id, _power = registered(world, places)
    counts(world, places, planned(world, places), rise=2)
    as_somebody(world, KEEPER, over(world))
    asking = actions.ask(actor=world.actors[KEEPER], study_id=study_id, now=over(world))
    assert run(asking, over(world)).note == "answered"
    return study_id


def test_what_a_study_can_show_is_told_before_it_begins(
    world: World, places: list[UUID], screen_of: Screens
) -> None:
    counts(world, places, planned(world, places), rise=0)
    study_id, asking = registered(world, places)
    assert run(asking, world.now).state == "done"
    told = Answer.objects.get(asking_id=asking).told
    assert told["mean"] == pytest.approx(4, abs=0.5)
    assert told["stations_an_arm"] == 12
    page = screen_of(KEEPER).get(f"/evaluation/{study_id}/").text
    assert "a station counted" in page
    assert "nothing was found" in page, "it is too small, and the page says so"


def test_a_planted_rise_is_found_and_told_in_words(answered: UUID, screen_of: Screens) -> None:
    page = screen_of("the inspector general").get(f"/evaluation/{answered}/").text
    assert "This is a rise, and chance alone hardly explains it." in page
    assert "went like those that waited" in page
    assert "ranks none" in page
    told = Answer.objects.get(asking__kind="effect").told
    assert told["effect"]["low"] < 2 < told["effect"]["high"]
    in_urdu = screen_of("the inspector general", "ur").get(f"/evaluation/{answered}/")
    assert in_urdu.status_code == 200
    for language in ("en", "ur"):
        paper = screen_of(KEEPER, language).get(f"/evaluation/{answered}/paper")
        assert paper.content.startswith(b"%PDF"), language


def test_the_counts_are_given_to_their_own_chain_of_command_only(
    answered: UUID, world: World, places: list[UUID], screen_of: Screens
) -> None:
    asking = Answer.objects.get(asking__kind="effect").asking_id
    address = f"/evaluation/answer/{asking}/file"

    def rows(part: str) -> list[list[str]]:
        answer = screen_of(part).get(address)
        assert answer.status_code == 200, part
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]

    assert len(rows("the inspector general")) == STATIONS * MONTHS
    own = rows("the district commander")
    assert len(own) == STATIONS // 2 * MONTHS
    assert {row[0] for row in own} == {"Practice District"}
    for part in (KEEPER, "the station commander", "the desk officer", "the auditor"):
        assert screen_of(part).get(address).status_code == 404, part
    # To everybody else the study does not exist.
    for part in ("the desk officer", "the investigator", "the station commander", "the supervisor",
                 "the media officer", "the registrar"):  # fmt: skip
        for page in ("", "new", f"{answered}/", f"{answered}/paper"):
            assert screen_of(part).get(f"/evaluation/{page}").status_code == 404, (part, page)
    commander = screen_of("the district commander")
    assert commander.get(f"/evaluation/{answered}/").status_code == 200
    assert commander.get("/evaluation/new").status_code == 404
    assert commander.post(f"/evaluation/{answered}/ask").status_code == 404


def test_an_answer_is_added_and_never_rewritten(answered: UUID, world: World) -> None:
    later = over(world) + timedelta(days=40)
    as_somebody(world, KEEPER, later)
    asking = actions.ask(actor=world.actors[KEEPER], study_id=answered, now=later)
    run(asking, later)
    assert run(asking, later).note == "nothing_to_do"
    as_somebody(world, KEEPER, later)
    sheet = queries.sheet(world.actors[KEEPER], answered, later)
    assert sheet.answers[0].asking_id == asking
    assert len(sheet.answers) == 2
    # The same counts were asked about: the same digest.
    assert len({one.digest for one in sheet.answers}) == 1
    tables = ("evaluation_answer", "evaluation_series", "evaluation_studystation")
    changes = [f"{how} {one}" for one in tables for how in ("DELETE FROM", "TRUNCATE")]
    changes += [f"UPDATE {one} SET id = id" for one in tables]
    for change in changes:
        for whose in ("web", "jobs"):
            assert is_forbidden(whose, change), (whose, change)


def is_forbidden(whose: str, change: str) -> bool:
    try:
        with role(whose), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    except DatabaseError as refusal:
        return "permission denied" in str(refusal)
    return False


def test_nobody_looks_before_it_is_over_or_gives_it_up_after(
    world: World, places: list[UUID]
) -> None:
    study_id, _asking = registered(world, places)
    early, keeper = over(world) - timedelta(days=2), world.actors[KEEPER]
    as_somebody(world, KEEPER, early)
    with pytest.raises(NotOverYet), transaction.atomic():
        actions.ask(actor=keeper, study_id=study_id, now=early)
    with pytest.raises(OverAlready), transaction.atomic():
        actions.give_up(actor=keeper, study_id=study_id, why="mistake", now=early)


def test_what_was_not_promised_before_is_refused(world: World, places: list[UUID]) -> None:
    as_somebody(world, KEEPER, world.now)
    actor, plan = world.actors[KEEPER], planned(world, places)
    this_month = local_date(world.now).replace(day=1)
    begun = [Planned(one.station_id, this_month if one.start else None) for one in plan.stations]
    alike = [Planned(one.station_id, plan.stations[0].start) for one in plan.stations]
    for refused, study in (
        (BegunAlready, replace(plan, since=add_months(this_month, -6), stations=begun)),
        (TooFewMonths, replace(plan, since=add_months(plan.since, BEFORE - 2))),
        (TooFewMonths, replace(plan, until=add_months(plan.since, 2))),
        (TooFewStations, replace(plan, stations=alike)),
        (TooFewStations, replace(plan, stations=plan.stations[:3])),
    ):
        with pytest.raises(refused), transaction.atomic():
            actions.register(actor=actor, study=study, now=world.now)
    elsewhere = replace(plan, stations=[*plan.stations, Planned(new_id(), None)])
    with pytest.raises(NotFound), transaction.atomic():
        actions.register(actor=actor, study=elsewhere, now=world.now)
    assert not Study.objects.exists()


def test_a_station_that_was_not_there_all_the_time_is_left_out(
    world: World, places: list[UUID]
) -> None:
    study_id, _asking = registered(world, places)
    counts(world, places, planned(world, places), rise=0)
    with role("owner"):
        Unit.objects.filter(id=places[3]).update(closed_on=add_months(local_date(world.now), 14))
    as_somebody(world, KEEPER, over(world))
    asking = actions.ask(actor=world.actors[KEEPER], study_id=study_id, now=over(world))
    run(asking, over(world))
    as_somebody(world, "the inspector general", over(world))
    found = queries.panel(world.actors["the inspector general"], asking, over(world))
    assert len(found.rows) == STATIONS - 1
    assert Answer.objects.get(asking_id=asking).told["stations"] == STATIONS - 1


def test_a_study_is_written_down_on_the_page_and_given_up_with_a_reason(
    world: World, places: list[UUID], screen_of: Screens
) -> None:
    keeper, plan = screen_of(KEEPER), planned(world, places)
    typed = {"outcome": "firs", "design": "randomised", "since": plan.since.isoformat(),
             "until": plan.until.isoformat(), "smallest": "20"}  # fmt: skip
    for one in plan.stations:
        typed[f"start_{one.station_id}"] = one.start.isoformat() if one.start else "waits"
        typed[f"run_by_{one.station_id}"] = one.run_by
    refused = keeper.post("/evaluation/new", typed | {"until": typed["since"]})
    assert refused.status_code in {200, 422}
    assert not Study.objects.exists()
    sent = keeper.post("/evaluation/new", typed)
    assert sent.status_code == 302, re.findall(r"error[^<]{0,200}", sent.text)
    study = Study.objects.get()
    assert study.stations.count() == STATIONS
    assert Order.objects.filter(kind="run_study", state="placed").count() == 1
    keeper.post(f"/evaluation/{study.id}/give-up", {"why": "desks_not_opened"})
    home = screen_of("the district commander").get("/evaluation/").text
    assert "given up" in home
    assert "The desks were not opened" in home


def test_the_work_sees_counts_and_no_case(world: World) -> None:
    with role("jobs"), transaction.atomic():
        work_as("run_study", world.now)
        with connection.cursor() as cursor:
            for table in ("cases_case", "cases_factrecord", "insight_journey"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), table
