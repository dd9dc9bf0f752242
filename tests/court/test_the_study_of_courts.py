"""The study of the courts: figures with their whole, few that leave, offices that answer."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import translation
from tests.court.test_observers_in_court import seen, written
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.court.judgment_study import Trial
from amaan.court.judgment_study_interviews import Interviewed, InterviewLine
from amaan.court.judgment_study_lists import study_lists
from amaan.court.observing import PUT_OFF, FormLine, Seen
from amaan.court.observing_form import hearing_form
from amaan.court.trends import FEWEST, Figure, Trends, worked_out
from amaan.kernel import clock
from amaan.kernel.ids import OfficerId
from amaan.web.court import study_words as words

DAY = date(2026, 11, 2)
HERE = "the auditor"


def trial(number: int, **more: object) -> Trial:
    plain = Trial(
        study_id=f"J-{number}", court="gbv_court", court_number=1, year=2026, outcome="acquitted",
        family="rape", grounds=("resiled",), days=(14, 30, 200, 10), days_followed=260,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]  # a test's own words


def form(place: int, observer: int, **more: object) -> FormLine:
    saw = Seen(
        court="gbv_court", court_number=1, day=DAY, list_place=place, purpose="bail_request",
        stage="bail", outcome="heard", answers={"in_camera": "done", "past_asked": "never"},
    )  # fmt: skip
    at = datetime(2026, 11, 3, 8, observer, tzinfo=UTC)
    who = OfficerId(UUID(int=observer))
    return FormLine(uuid4(), who, replace(saw, **more), "typed", at, False)  # type: ignore[arg-type]  # as above


def all_of(
    forms: list[FormLine] | None = None, trials: list[Trial] | None = None,
    told: list[InterviewLine] | None = None,
) -> Trends:  # fmt: skip
    return worked_out(forms or [], trials or [], told or [], since=DAY, until=DAY)


def named(found: tuple[Figure, ...], code: str, group: str = "") -> Figure:
    (one,) = [o for o in found if (o.code, o.group) == (code, group)]
    return one


def test_convictions_are_never_counted_without_saying_of_what() -> None:
    ended = [trial(n) for n in range(6)]
    ended += [trial(6, outcome="convicted", sentence="life", grounds=())]
    ended += [trial(7, outcome="settled", grounds=(), days=(14, None, None, None))]
    waiting = [
        trial(8, outcome="pending", grounds=(), days=(14, 30, None, None), days_followed=400)
    ]
    found = all_of(trials=ended + waiting)
    assert named(found.outcomes, "convicted_of_ended").of == 8
    assert named(found.outcomes, "convicted_of_merits").of == 7
    assert named(found.outcomes, "pending_of_all").part == 1
    assert named(found.outcomes, "convicted_of_ended").part == 1
    # Whoever waits is waiting, and is not taken for somebody whose trial ended.
    assert (found.times["whole"].n, found.times["whole"].censored) == (9, 1)
    assert (found.times["evidence"].n, found.times["evidence"].censored) == (8, 1)
    # Settled before the charge: at risk of being charged until it ended, and not after.
    assert (found.times["charge"].n, found.times["charge"].censored) == (9, 1)
    with translation.override("en"):
        for one in (*found.outcomes, *found.by_family, *found.grounds, *found.evidence):
            assert words.DEFINED[one.code].counts
            assert f"of {one.of}" in words.numbers(one) or one.of == 0
            assert "%" not in words.numbers(one), "a share of fewer than ten says nothing"


def test_what_leaves_holds_no_number_of_fewer_than_five() -> None:
    with translation.override("en"):
        for part, of, leaves in ((0, 4, False), (4, 40, False), (36, 40, False), (5, 10, True),
                                 (0, 40, True), (40, 40, True), (20, 40, True)):  # fmt: skip
            one = Figure("cause", "judge_absent", part, of)
            assert one.may_leave is leaves, (part, of)
            shown = words.numbers(one, outside=True)
            assert (str(part) in shown) is (leaves and bool(of)), shown
    assert FEWEST == 5


def test_one_hearing_seen_by_two_counts_once_and_says_how_far_they_agree() -> None:
    same = {"in_camera": "done", "past_asked": "never"}
    forms = []
    for place in range(1, 13):
        first = "done" if place % 2 else "not_done"
        second = first if place != 12 else "done"
        forms += [form(place, 1, answers={**same, "in_camera": first}),
                  form(place, 2, answers={**same, "in_camera": second})]  # fmt: skip
    # A second form of the same observer is no second observer; what was not seen compares nothing.
    again = form(1, 1, answers={"in_camera": "not_done"})
    forms.append(replace(again, recorded_at=again.recorded_at + timedelta(hours=1)))
    forms += [form(13, 1, answers={"screen": "not_seen"}), form(13, 2, answers={"screen": "done"})]
    found = all_of(forms)
    assert (found.hearings, found.seen_by_two) == (13, 13)
    agreed = {one.question: one.found for one in found.agreed}
    assert (agreed["in_camera"].pairs, agreed["in_camera"].alike) == (12, 11)
    assert agreed["in_camera"].kappa == pytest.approx(5 / 6)
    assert agreed["screen"].pairs == 0
    with translation.override("en"):
        assert words.agreement_words(agreed["in_camera"]).startswith("0.83")
        assert "same answer" in words.agreement_words(agreed["past_asked"])
        assert "too few" in words.agreement_words(agreed["screen"])
    assert named(found.kept, "in_camera", "gbv_court 1").of == 12


def test_causes_of_adjournments_are_of_those_put_off() -> None:
    forms = [form(n, 1, outcome=PUT_OFF, reason="judge_absent" if n < 4 else "lawyers_strike")
             for n in range(1, 6)]  # fmt: skip
    found = all_of([*forms, form(6, 1)])
    assert (found.adjourned.part, found.adjourned.of) == (5, 6)
    assert [(o.group, o.part, o.of) for o in found.causes] == [
        ("judge_absent", 3, 5), ("lawyers_strike", 2, 5),
    ]  # fmt: skip


def test_every_word_of_the_study_is_in_both_languages_and_every_figure_is_defined() -> None:
    lists = study_lists()
    for of in (*lists.by_name.values(), hearing_form().stages, hearing_form().outcomes):
        assert all(one.title_ur and one.title_ur != one.title_en for one in of)
    assert lists.on_merits < lists.ended and set(lists.good) == lists.ids("asked")


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of(HERE)


HEAD = ["study_id", "court", "court_number", "year", "outcome", "family", "grounds", "days_report",
        "days_charge", "days_evidence", "days_decision", "days_followed", "sentence"]  # fmt: skip


def row(number: int, **more: str) -> list[str]:
    plain = dict(zip(HEAD, ["", "gbv_court", "1", "2026", "acquitted", "rape",
                            "resiled, settlement", "14", "30", "200", "10", "260", ""],
                     strict=True))  # fmt: skip
    return list((plain | {"study_id": f"J-{number}"} | more).values())


def table(*rows: list[str]) -> str:
    page = io.StringIO()
    csv.writer(page).writerows([HEAD, *rows])
    return page.getvalue()


@pytest.mark.django_db
def test_a_study_is_coded_published_and_kept_from_everybody_else(
    world: World, browser: Client, screen_of: Screens
) -> None:
    faulty = table(row(1), row(2, outcome="guilty"), row(3, days_followed="9"),
                   row(4, study_id="117/26"), row(5, sentence="life"), row(1))  # fmt: skip
    answer = browser.post("/court/study/trials/table", {"text": faulty, "act": "bring_in"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "5 rows are not right" in page
    assert "No trial is coded yet" in browser.get("/court/study/trials").content.decode()
    many = [row(n) for n in range(1, 19)]
    many += [row(n, outcome="convicted", sentence="life", grounds="") for n in range(19, 23)]
    text = table(*many)
    for _again in range(2):
        sent = {"text": text, "act": "bring_in"}
        assert browser.post("/court/study/trials/table", sent).status_code == 302
    first = browser.get("/court/study/trials").content.decode()
    there = first.split("?before=")[1].split('"')[0]
    second = browser.get(f"/court/study/trials?before={there}").content.decode()
    assert (first.count("/court/study/trial/"), second.count("/court/study/trial/")) == (20, 2)
    written(world, seen(world))
    page = browser.get("/court/study/").content.decode()
    assert "4 of 22 (18%" in page and "no sample" in page
    # What leaves holds no four.
    file = browser.get("/court/study/figures").content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(file)))
    convicted = [line for line in lines if line[1] == "convicted_of_ended"]
    assert {tuple(line[3:5]) for line in convicted} == {("<5", "")}
    assert all(line[5] for line in lines)
    for language in ("en", "ur"):
        browser.cookies["language"] = language
        paper = browser.get("/court/study/report")
        assert paper.status_code == 200 and paper.content.startswith(b"%PDF")
    for other in ("the observer", "the district commander", "the prosecutor", "the registrar"):
        for page in ("", "trials", "interviews", "report", "figures", "trials/table"):
            assert screen_of(other).get(f"/court/study/{page}").status_code == 404, (other, page)
    for who, actor in world.actors.items():
        with transaction.atomic(), connection.cursor() as cursor:
            act_as(actor, world.now)
            cursor.execute("SELECT count(*) FROM court_codedtrial")
            assert (cursor.fetchone() == (0,)) is (who != HERE), who


@pytest.mark.django_db
def test_an_office_answers_what_it_is_asked_and_only_the_study_calls_it_done(
    world: World, browser: Client, screen_of: Screens
) -> None:
    due = clock.local_date(world.now) + timedelta(days=30)
    asked = {"act_id": str(uuid4()), "what": "police_bring", "addressee": "police",
             "court": "", "court_number": "1", "due_on": f"{due:%d/%m/%Y}"}  # fmt: skip
    assert browser.post("/court/study/asked/new", asked).status_code == 302
    twice = browser.post("/court/study/asked/new", {**asked, "act_id": str(uuid4())})
    assert twice.status_code == 422 and "asked of this office already" in twice.content.decode()
    there = f"/court/study/asked/{asked['act_id']}"
    commander = screen_of("the district commander")
    assert "Bring police witnesses" in commander.get("/court/study/asked").content.decode()
    empty = screen_of("the prosecutor").get("/court/study/asked").content.decode()
    assert "Nothing is asked of your office" in empty
    said = {"act_id": str(uuid4()), "answer": "accepted", "promised_on": f"{due:%d/%m/%Y}"}
    assert screen_of("the prosecutor").post(there, said).status_code == 404
    assert screen_of("the supervisor").post(there, said).status_code == 404
    assert commander.post(there, said).status_code == 302
    assert commander.post(f"{there}/done").status_code == 404
    page = browser.get("/court/study/asked").content.decode()
    assert "Accepted" in page and "promised for" in page
    assert browser.post(f"{there}/done").status_code == 302
    assert "done, seen on" in browser.get("/court/study/asked").content.decode()
    # An interview is by role and month; whoever takes it back takes the answers with it.
    month = f"{clock.local_date(world.now):%m/%Y}"
    told = {"act_id": str(uuid4()), "role": "judge", "month": month, "trained": "no"}
    assert browser.post("/court/study/interviews/new", told).status_code == 422
    kept = {**told, "consent": "spoken"}
    assert browser.post("/court/study/interviews/new", kept).status_code == 302
    assert "0 of 1" in browser.get("/court/study/").content.decode()
    assert browser.post(f"/court/study/interview/{told['act_id']}/back").status_code == 302
    with transaction.atomic(), connection.cursor() as cursor:
        act_as(world.actors[HERE], world.now)
        cursor.execute("SELECT answers::text FROM court_studyinterview")
        assert cursor.fetchall() == [("{}",)]


def test_interviews_are_counted_by_role() -> None:
    told = [
        InterviewLine(uuid4(), Interviewed(role=role, month=DAY, consent="spoken",
                                           answers={"trained": answer, "time_enough": "unsaid"}),
                      datetime(2026, 11, 3, tzinfo=UTC), False)
        for role, answer in (("judge", "yes"), ("judge", "no"), ("prosecutor", "partly"))
    ]  # fmt: skip
    found = all_of(told=told)
    assert [(o.code, o.group, o.part, o.of) for o in found.answers] == [
        ("trained", "judge", 1, 2), ("trained", "prosecutor", 0, 1),
    ]  # fmt: skip
