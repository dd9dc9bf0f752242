"""What is owed beside the cases, on the pages of whoever owes it; and who judges an emergency."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_keeping import case, opened, reveals, said
from tests.security.world import World

from amaan.confidentiality import custody
from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.jobs import turning

pytestmark = pytest.mark.django_db
NOTE = "Brought in bleeding, nobody of the desk answers."


def watch(world: World, hours: int = 0) -> None:
    with role("jobs"):
        turning.keep_watch(world.now + timedelta(hours=hours))


def sentence_on(browser: Client) -> list[str]:
    """The addresses at which the sentence of an emergency is asked for on the page of checks."""
    return reveals(browser.get("/keeping/checks").text)


def test_whoever_judges_an_emergency_reads_why_it_was_one_and_nothing_else(
    world: World, screen_of: Screens
) -> None:
    opened(world, screen_of("her colleague"))
    for part in ("the supervisor", "the auditor"):
        browser = screen_of(part)
        (there,) = sentence_on(browser)
        shown = browser.post(there, {"purpose": "judge"})
        assert shown.status_code == 200
        assert NOTE in shown.text
        assert world.aviary.found_in(shown.content) == frozenset()
        # For no other reason, and no other part of the case for this one.
        assert NOTE not in browser.post(there, {"purpose": "review"}).text
        hers = world.cases["own"].places["survivor_name"]
        beside = f"/reveal/{world.cases['own'].case_id}/{hers}"
        assert browser.post(beside, {"purpose": "judge"}).status_code == 404
        assert browser.get(case(world, "own")).status_code in (200, 404)


def test_nobody_who_does_not_judge_it_reads_why_it_was_one(
    world: World, screen_of: Screens
) -> None:
    opened(world, screen_of("her colleague"))
    (there,) = sentence_on(screen_of("the supervisor"))
    for part in ("the station commander", "her colleague", "the investigator", "the custodian",
                 "the regional commander", "the officer from another station"):  # fmt: skip
        answer = screen_of(part).post(there, {"purpose": "judge"})
        assert answer.status_code in (404, 422)
        assert NOTE not in answer.text


def test_once_it_is_judged_the_sentence_is_shut_again(world: World, screen_of: Screens) -> None:
    opened(world, screen_of("her colleague"))
    judge, auditor = screen_of("the supervisor"), screen_of("the auditor")
    (there,) = sentence_on(auditor)
    (verdict,) = re.findall(r'action="(/keeping/checks/emergency/[^"]+)"',
                            judge.get("/keeping/checks").text)  # fmt: skip
    judge.post(verdict, {"verdict": "justified"})
    assert sentence_on(auditor) == []
    assert auditor.post(there, {"purpose": "judge"}).status_code == 404


def test_her_desk_reads_why_it_was_opened(world: World, screen_of: Screens) -> None:
    opened(world, screen_of("her colleague"))
    desk = screen_of("the desk officer")
    page = desk.get(case(world, "own")).text
    words = page[page.index("Why it was an emergency") :]
    there = reveals(words)[0]
    assert NOTE in desk.post(there, {"purpose": "protect"}).text


def test_reading_why_it_was_one_is_written_down_and_she_can_see_it(
    world: World, screen_of: Screens
) -> None:
    opened(world, screen_of("her colleague"))
    judge = screen_of("the supervisor")
    (there,) = sentence_on(judge)
    judge.post(there, {"purpose": "judge"})
    listed = screen_of("the desk officer").get(case(world, "own", "/looks")).text
    assert "To judge whether it was an emergency" in listed


def test_the_board_of_whoever_owes_a_review_says_so_until_it_is_done(
    world: World, screen_of: Screens
) -> None:
    opened(world, screen_of("her colleague"))
    watch(world)
    judge = screen_of("the supervisor")
    assert "beside the cases wait" in judge.get("/command/").text
    owed = judge.get("/keeping/owed").text
    assert "Judge an emergency" in owed
    assert "/keeping/checks" in owed
    (verdict,) = re.findall(r'action="(/keeping/checks/emergency/[^"]+)"',
                            judge.get("/keeping/checks").text)  # fmt: skip
    judge.post(verdict, {"verdict": "justified"})
    watch(world, 1)
    assert "Judge an emergency" not in judge.get("/keeping/owed").text


def test_a_review_that_is_late_stands_on_the_commanders_board_and_the_auditors_page(
    world: World, screen_of: Screens
) -> None:
    opened(world, screen_of("her colleague"))
    watch(world, 73)
    for part in ("the district commander", "the auditor"):
        assert "Judge an emergency" in screen_of(part).get("/keeping/owed").text
    assert "Judge an emergency" not in screen_of("the station commander").get("/keeping/owed").text


def test_the_registrar_finds_on_his_first_page_which_post_is_short(
    world: World, screen_of: Screens
) -> None:
    watch(world)
    page = screen_of("the registrar").get("/registrar/", follow=True).text
    assert "Somebody is missing: two custodians of identities" in page


def test_looks_that_nothing_explains_are_gone_through_by_reason_and_on_paper(
    world: World, screen_of: Screens
) -> None:
    desk, auditor = screen_of("the desk officer"), screen_of("the auditor")
    sheet = desk.get(case(world, "registered")).text
    for url in reveals(sheet)[:3]:
        desk.post(url, {"purpose": "correct"})
    with role("owner"), connection.cursor() as cursor:
        # As if they had been looked at four days ago, when nothing was written on the case.
        cursor.execute(
            "UPDATE confidentiality_journalentry SET at = at - interval '100 hours'"
            " WHERE what = 'reveal'"
        )
    numbers = flagged(world)
    assert len(numbers) >= 2
    page = auditor.get("/keeping/checks/looks?state=waiting&why=no_follow_up").text
    assert page.count("nothing was written down within a day") >= len(numbers)
    assert "None of this kind." in auditor.get("/keeping/checks/looks?why=same_family").text
    below = auditor.get(f"/keeping/checks/looks?state=waiting&before={numbers[0]}").text
    assert f'value="{numbers[0]}"' not in below
    assert f'value="{numbers[1]}"' in below
    paper = auditor.get("/keeping/checks/looks?state=all&paper=1")
    assert paper.status_code == 200
    assert world.aviary.found_in(paper.content) == frozenset()
    answers = {"number": str(numbers[0]), "verdict": "explained", "back": "waiting.no_follow_up"}
    answer = auditor.post("/keeping/checks/look", answers)
    assert answer["Location"] == "/keeping/checks/looks?state=waiting&why=no_follow_up"
    assert numbers[0] not in flagged(world)
    assert f'value="{numbers[0]}"' not in auditor.get("/keeping/checks/looks").text


def flagged(world: World) -> list[int]:
    auditor = world.actors["the auditor"]
    with transaction.atomic():
        act_as(auditor, world.now)
        return [look.number for look in custody.unexplained(auditor, world.now, waiting=True)]


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize(
    ("part", "path"),
    [("the auditor", "/keeping/owed"), ("the auditor", "/keeping/checks/looks"),
     ("the supervisor", "/keeping/checks"), ("the desk officer", "/keeping/owed"),
     ("the desk officer", "/own-numbers/?asked=1")],
)  # fmt: skip
def test_every_page_of_these_opens_in_both_languages(
    world: World, screen_of: Screens, part: str, path: str, language: str
) -> None:
    assert screen_of(part, language).get(path).status_code == 200


def test_an_emergency_says_by_when_it_is_to_be_judged(world: World, screen_of: Screens) -> None:
    browser = screen_of("her colleague")
    assert browser.post(case(world, "own", "/emergency"), said()).status_code == 302
    page = screen_of("the supervisor").get("/keeping/checks").text
    assert re.search(r"waits for a review: due in \d+ h", page)
