"""Her own door: who comes in, what she sees there, and what becomes of what she says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from tests.security.browsing import sign_in
from tests.security.world import Told, World

from amaan.confidentiality import own_door
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.desk import feedback
from amaan.house.testing import role
from amaan.jobs import own_words
from amaan.kernel import clock
from amaan.kernel.ids import new_id
from amaan.web.kit.open_door import mark_of


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


@dataclass(frozen=True)
class Slip:
    """What she was given, and which case it belongs to."""

    told: Told
    number: str
    words: str
    other: str


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """This will answer a knock at once: how long it takes is asked of nothing here."""
    monkeypatch.setattr("amaan.confidentiality.vault.own_door_verbs.SECONDS", 0.001)


@pytest.fixture
def officer(world: World, vault: Vault) -> Iterator[Client]:
    yield sign_in(world.actors["the desk officer"])


@pytest.fixture
def slip(world: World, vault: Vault, officer: Client) -> Slip:
    return given(world, officer, "own", shows=[])


def given(world: World, officer: Client, case: str, shows: list[str]) -> Slip:
    told = world.cases[case]
    answer = officer.post(
        f"/mine/at/{told.case_id}/give/", {"asked": "on", "shows": shows, "with_other": "on"}
    )
    assert answer.status_code == 200, answer.content.decode()
    shown = answer.context
    return Slip(
        told,
        "".join(shown["number"]),
        " ".join(urdu for urdu, _latin in shown["phrase"]),
        " ".join(latin for _urdu, latin in shown["other"]),
    )


def come_in(number: str, words: str) -> Client:
    browser = Client()
    browser.post("/mine/?l=en", {"number": number, "words": words})
    return browser


def mark(browser: Client) -> str:
    return mark_of(browser.cookies["page"].value)


def test_number_and_words_show_her_where_it_stands(world: World, slip: Slip) -> None:
    browser = come_in(f"{slip.number[:4]} {slip.number[4:]}", slip.words)
    page = browser.get("/mine/?l=en")
    assert "You were heard" in page.content.decode()
    assert page["Cache-Control"].startswith("no-store")
    assert world.aviary.found_in(page.content) == frozenset()
    assert set(browser.cookies) == {"page"}


@pytest.mark.parametrize("words", ["", "chai chai chai chai"])
def test_a_wrong_phrase_and_a_number_never_given_look_the_same(slip: Slip, words: str) -> None:
    wrong = Client().post("/mine/?l=en", {"number": slip.number, "words": words})
    never = Client().post("/mine/?l=en", {"number": "1234567890123456", "words": words})
    assert (wrong.status_code, wrong.content) == (never.status_code, never.content)
    assert dict(wrong.items()) == dict(never.items())
    assert not wrong.cookies
    assert rows("SELECT outcome, rule, case_id FROM confidentiality_journalentry"
                " WHERE what = 'own_door' AND outcome = 'refused'") == [
        ("refused", "does not fit", None)] * 2  # fmt: skip


def test_after_five_wrong_tries_the_right_words_open_nothing_for_a_while(
    slip: Slip, vault: Vault
) -> None:
    for _ in range(5):
        come_in(slip.number, "chai")
    assert "page" not in come_in(slip.number, slip.words).cookies
    later = vault.real_now() + timedelta(minutes=16)
    vault.real_now = lambda: later
    assert "page" in come_in(slip.number, slip.words).cookies


def test_the_other_words_open_a_page_on_which_nothing_stands_and_tell_the_desk(
    slip: Slip, officer: Client, world: World
) -> None:
    browser = come_in(slip.number, slip.other)
    page = browser.get("/mine/?l=en").content.decode()
    assert "certificate" in page
    assert "heard" not in page
    assert browser.get("/mine/w/7/").status_code == 404
    assert browser.get("/mine/o/").status_code == 404
    at_the_desk = officer.get(f"/mine/at/{slip.told.case_id}/").content.decode()
    assert "The other phrase was used" in at_the_desk
    assert "Nothing is sent to her now" in at_the_desk


def test_leaving_ends_her_visit_on_the_server(slip: Slip) -> None:
    browser = come_in(slip.number, slip.words)
    token = browser.cookies["page"].value
    left = browser.get("/leave/")
    assert left.status_code == 303
    assert "amaan" not in left["Location"]
    browser.cookies["page"] = token
    assert "Type the number" in browser.get("/mine/?l=en").content.decode()


def test_twenty_silent_minutes_end_her_visit(slip: Slip) -> None:
    browser = come_in(slip.number, slip.words)
    rows("UPDATE confidentiality_ownvisit SET seen_at = seen_at - interval '21 minutes'")
    assert "Type the number" in browser.get("/mine/?l=en").content.decode()


def test_behind_her_door_the_database_shows_no_row_of_any_table(slip: Slip) -> None:
    browser = come_in(slip.number, slip.words)
    with transaction.atomic():
        assert own_door.enter(browser.cookies["page"].value) is not None
        with connection.cursor() as cursor:
            for table in ("cases_case", "cases_factrecord", "cases_dutyrecord", "desk_contact",
                          "confidentiality_ownword", "confidentiality_owndoor"):  # fmt: skip
                cursor.execute(f"SELECT count(id) FROM {table}")
                assert cursor.fetchone() == (0,), table


def test_whoever_only_names_a_case_is_not_taken_for_her(slip: Slip) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('amaan.own_visit', %s, true)", [str(slip.told.case_id)])
        cursor.execute("SELECT amaan_own_file(now()), amaan_own_case()")
        assert cursor.fetchone() == (None, None)


def test_her_yes_taken_back_stops_sharing_at_once_and_closes_nothing(
    slip: Slip, world: World
) -> None:
    case = slip.told.case_id
    rows("INSERT INTO confidentiality_consent (id, case_id, purpose, recipient, elements, given_by,"
         " given_at, expires_at, recorded_by_id) SELECT gen_random_uuid(), %s, 'share_for_care',"
         " 'hospital', '[\"C3\"]', 'survivor', %s, %s, %s",
         case, world.now - timedelta(hours=1), world.now + timedelta(days=9),
         world.actors["the desk officer"].officer_id)  # fmt: skip
    stage = rows("SELECT stage FROM cases_case WHERE id = %s", case)
    browser = come_in(slip.number, slip.words)
    browser.post("/mine/w/1/", {"words": "", "mark": mark(browser)})
    assert rows("SELECT withdrawn_at IS NULL FROM confidentiality_consent WHERE case_id = %s",
                case) == [(False,)]  # fmt: skip
    assert rows("SELECT stage FROM cases_case WHERE id = %s", case) == stage


def test_what_she_says_comes_onto_the_timeline_and_the_desk_owes_her_an_answer(
    slip: Slip, world: World, officer: Client
) -> None:
    browser = come_in(slip.number, slip.words)
    browser.post("/mine/w/6/", {"words": "میں نہیں آ سکتی", "mark": mark(browser)})
    with role("jobs"):
        assert own_words.note(world.now + timedelta(minutes=1)) == 1
        assert own_words.note(world.now + timedelta(minutes=2)) == 0
    assert duty(slip) == [("open",)]
    shown = officer.get(f"/mine/at/{slip.told.case_id}/")
    answered = officer.post(
        f"/mine/at/{slip.told.case_id}/",
        {"fact_id": str(shown.context["form"]["fact_id"].value()), "how": "seen_alone"},
    )
    assert answered.status_code == 302, answered.content.decode()
    assert duty(slip) == [("met",)]
    assert "میں" not in str(rows("SELECT f::text FROM cases_factrecord f"))


def duty(slip: Slip) -> list[tuple[Any, ...]]:
    return rows("SELECT state FROM cases_dutyrecord WHERE case_id = %s"
                " AND rule = 'own_word_answered'", slip.told.case_id)  # fmt: skip


def test_a_form_without_the_mark_of_her_visit_says_nothing(slip: Slip) -> None:
    browser = come_in(slip.number, slip.words)
    browser.post("/mine/w/6/", {"words": "x", "mark": "0" * 64})
    browser.post("/mine/w/6/", {"words": "x", "mark": mark(browser)},
                 headers={"Sec-Fetch-Site": "cross-site"})  # fmt: skip
    assert rows("SELECT count(*) FROM confidentiality_ownword") == [(0,)]


def test_her_statement_is_shown_only_where_she_asked_for_it(
    world: World, officer: Client, vault: Vault
) -> None:
    plain = given(world, officer, "registered", shows=[])
    browser = come_in(plain.number, plain.words)
    assert browser.get("/mine/m/1/").status_code == 404
    asked = given(world, officer, "registered", shows=["words", "looks"])
    browser = come_in(asked.number, asked.words)
    found = world.aviary.found_in(browser.get("/mine/m/1/").content)
    assert {(c.case, c.field) for c in found} == {("registered", "words")}
    assert browser.get("/mine/m/2/").status_code == 404
    assert world.aviary.found_in(browser.get("/mine/m/3/").content) == frozenset()


def test_a_complaint_past_the_station_is_read_by_the_auditor_alone(
    slip: Slip, world: World, vault: Vault
) -> None:
    browser = come_in(slip.number, slip.words)
    said = {"words": "آواز", "about": "harassed_by_officer", "mark": mark(browser)}
    assert "It was sent" in browser.post("/mine/o/?l=en", said).content.decode()
    ((report, complaint),) = rows("SELECT report_id, id FROM oversight_policecomplaint")
    for part in ("the desk officer", "the station commander", "the supervisor"):
        there = sign_in(world.actors[part])
        assert there.get(f"/public/in/{report}/").status_code == 404, part
        assert there.get(f"/command/complaints/{complaint}").status_code == 404, part
    auditor = sign_in(world.actors["the auditor"])
    page = auditor.get(f"/command/complaints/{complaint}").content.decode()
    assert "An officer harassed or threatened her" in page
    assert "آواز" not in page
    assert f"/public/in/{report}/" in page
    assert "آواز" in auditor.get(f"/public/in/{report}/").content.decode()


def test_her_complaint_has_its_times_by_itself_and_nothing_of_her_case_beside_it(
    slip: Slip, world: World, vault: Vault
) -> None:
    browser = come_in(slip.number, slip.words)
    told = {"words": "آواز", "mark": mark(browser)}
    # Refused, and what she chose is still there.
    empty = browser.post("/mine/o/?l=en", {**told, "words": " ", "call": "1", "near": "1"})
    assert empty.status_code == 422
    assert empty.content.decode().count(" checked") == 3
    for more in ({}, {"about": "name_given_away", "call": "1", "near": "1"}):
        assert "It was sent" in browser.post("/mine/o/?l=en", {**told, **more}).content.decode()
    plain, chosen = rows(
        "SELECT about, unit_id, about_command, recorded_by_id, call_back_by - received_at,"
        " answer_by - received_at, visit_by - received_at, date_trunc('hour', received_at)"
        " = received_at FROM oversight_policecomplaint ORDER BY call_back_by NULLS FIRST"
    )
    actor, days = world.actors["the desk officer"], timedelta(days=1)
    assert plain == (
        "something_else", actor.district_id, True, None, None, 14 * days, None, True
    )  # fmt: skip
    assert chosen == (
        "name_given_away", actor.station_id, False, None, timedelta(hours=8), 3 * days, 7 * days,
        True,
    )  # fmt: skip
    ((report, complaint),) = rows(
        "SELECT report_id, id FROM oversight_policecomplaint WHERE NOT about_command"
    )
    supervisor = sign_in(world.actors["the supervisor"])
    assert str(complaint) in supervisor.get("/command/complaints").content.decode()
    assert "آواز" in supervisor.get(f"/public/in/{report}/").content.decode()
    for part in ("the desk officer", "the station commander", "the officer from another station"):
        there = sign_in(world.actors[part])
        assert there.get(f"/public/in/{report}/").status_code == 404, part
        assert there.get(f"/command/complaints/{complaint}").status_code == 404, part


def test_nobody_but_herself_puts_a_complaint_into_the_register(slip: Slip, world: World) -> None:
    with transaction.atomic():
        act_as(world.actors["the desk officer"], world.now)
        taken = own_door.complain(
            report_id=new_id(), about="bribe", call_within=None,
            answer_within=timedelta(days=1), visit_within=None,
        )  # fmt: skip
    assert not taken
    assert rows("SELECT count(*) FROM oversight_policecomplaint") == [(0,)]


def test_once_her_door_is_shut_nothing_opens_and_she_is_out(slip: Slip, officer: Client) -> None:
    browser = come_in(slip.number, slip.words)
    officer.post(f"/mine/at/{slip.told.case_id}/end/")
    assert "Type the number" in browser.get("/mine/?l=en").content.decode()
    assert "page" not in come_in(slip.number, slip.words).cookies


@pytest.mark.parametrize("part", ["her colleague", "the investigator", "the station commander"])
def test_only_the_desk_that_holds_the_case_gives_a_door(
    world: World, vault: Vault, part: str
) -> None:
    case = world.cases["own"].case_id
    answer = sign_in(world.actors[part]).post(f"/mine/at/{case}/give/", {"asked": "on"})
    assert answer.status_code == 404


def test_what_the_vault_keeps_of_a_door_is_no_page_s_to_read(slip: Slip, world: World) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        act_as(world.actors["the desk officer"], world.now)
        with connection.cursor() as cursor:
            cursor.execute("SELECT phrase FROM confidentiality_owndoor")


def test_how_she_was_received_stands_without_her(slip: Slip, world: World) -> None:
    browser = come_in(slip.number, slip.words)
    browser.post("/mine/f/", {"listened": "no", "friendly": "yes", "mark": mark(browser)})
    browser.post("/mine/f/", {"listened": "yes", "mark": mark(browser)})
    kept = rows("SELECT answers, month::text, f::text FROM desk_feedback f")
    assert [json.loads(one[0]) for one in kept] == [{"listened": "no", "friendly": "yes"}]
    assert str(slip.told.case_id) not in kept[0][2]
    assert kept[0][1].endswith("-01")


def test_the_auditor_alone_reads_how_women_were_received_and_never_of_a_few(
    world: World, vault: Vault
) -> None:
    desk = world.actors["the desk officer"]
    since, until = feedback.quarter_before(clock.local_date(world.now))
    said = [{"listened": "yes", "danger": "no", "help": "yes"}] * 7
    said += [{"listened": "no", "danger": "no", "informed": "yes"}] * 4
    # Of this quarter, which is not over, nothing is counted.
    told = [(since, one) for one in said] + [(until, {"wanted": "yes"})] * 9
    for month, answers in told:
        rows(
            "INSERT INTO desk_feedback (id, district_id, station_id, month, answers)"
            " VALUES (gen_random_uuid(), %s, %s, %s, %s)",
            desk.district_id, desk.station_id, month, json.dumps(answers),
        )  # fmt: skip
    auditor = world.actors["the auditor"]
    act_as(auditor, world.now)
    (line,) = feedback.heard(auditor, since, until)
    assert line.answered == 11
    assert line.items == {
        "listened": feedback.Share(None, 11, all_but_few=True),
        "danger": feedback.Share(0, 11), "help": feedback.Share(7, 7),
        "informed": feedback.Share(None, None), "wanted": feedback.Share(None, None),
        "again": feedback.Share(None, None),
    }  # fmt: skip
    page = sign_in(auditor).get("/command/heard").content.decode()
    assert "all but a few of 11" in page
    assert "fewer than 5, not shown" in page
    for part in world.actors.keys() - {"the auditor"}:
        act_as(world.actors[part], world.now)
        assert feedback.heard(world.actors[part], since, until) == (), part
        if part in ("the station commander", "the supervisor", "the inspector general"):
            assert sign_in(world.actors[part]).get("/command/heard").status_code == 404, part


@pytest.mark.parametrize(
    ("today", "back", "first", "after"),
    [
        (date(2026, 11, 22), 0, date(2026, 7, 1), date(2026, 10, 1)),
        (date(2026, 1, 1), 0, date(2025, 10, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), 3, date(2025, 1, 1), date(2025, 4, 1)),
    ],
)
def test_a_quarter_is_counted_when_it_is_over(
    today: date, back: int, first: date, after: date
) -> None:
    assert feedback.quarter_before(today, back) == (first, after)
