"""The commander's pages: where we fail and whom to call, and never who she is."""

import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.oversight.ledger import Laid, lay
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality.row_security import act_as
from amaan.documents.tests.paper_trail import said_in
from amaan.house import demo_cast
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel import clock
from amaan.protocol import facts

pytestmark = pytest.mark.django_db
ENTRY, LIST = 3, 4
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
COMMANDERS = ("the station commander", "the supervisor", "the district commander")
PAGES = (
    "/command/",
    "/command/today",
    "/command/failures",
    "/command/load",
    "/command/paper",
    "/command/late.csv",
)
REFERENCE = r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b"


@pytest.fixture(autouse=True)
def two_days_later(world: World) -> Iterator[None]:
    """This will let two days pass over the world and turn its clock once."""
    turn_to(timedelta(hours=50))
    yield
    clock.shift_by(timedelta())


def turn_to(later: timedelta) -> None:
    """This will move the world's clock to so long after its making, and turn it."""
    clock.shift_by(later)
    with role("jobs"):
        turning.turn(clock.now())


@pytest.fixture(params=COMMANDERS)
def commander(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def reference_of(world: World, name: str) -> str:
    """This will give the reference of a case, whoever may know it."""
    return str(as_owner("SELECT reference FROM cases_case WHERE id = %s", world, name)[0])


def duties_of(world: World, name: str) -> list[UUID]:
    """This will give the ids of a case's duties, whoever may know them."""
    found = as_owner("SELECT id FROM cases_dutyrecord WHERE case_id = %s", world, name)
    return [UUID(str(each)) for each in found]


def as_owner(statement: str, world: World, name: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement, [world.cases[name].case_id])
        found = [first for (first,) in cursor.fetchall()]
        cursor.execute("SET LOCAL ROLE web")
    return found


def all_pages(browser: Client) -> Iterator[tuple[str, bytes]]:
    """This will give every page a commander can reach from the board, duties included."""
    seen: set[str] = set()
    waiting = list(PAGES)
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = browser.get(path)
        assert answer.status_code == 200, path
        yield path, answer.content
        found = re.findall(rb'href="(/command/[^"]*)"', answer.content)
        waiting += [each.decode().replace("&amp;", "&") for each in found]


def rows_of(browser: Client, query: str = "") -> list[dict[str, str]]:
    text = browser.get(f"/command/late.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


# -- what is shown ----------------------------------------------------------------------------


def test_the_board_shows_what_is_late_oldest_first(
    world: World, screen_of: Screens, commander: str
) -> None:
    rows = rows_of(screen_of(commander))
    late = [row["Late from"] for row in rows]
    assert late
    assert late == sorted(late)
    # The board leads with law and health; the oldest may be a standard, on a page of its own.
    parts = ("", "?part=standards", "?part=older")
    pages = [screen_of(commander).get(f"/command/{part}").text for part in parts]
    assert any(
        rows[0]["Reference"] in page and html.escape(rows[0]["What is owed"]) in page
        for page in pages
    )


def test_beside_a_late_duty_stands_whom_to_call(world: World, screen_of: Screens) -> None:
    page = screen_of("the supervisor").get("/command/").text
    assert "Inspector Daud" in page
    assert "Officer in charge of the station:" in page


def test_an_obstacle_is_seen_beside_the_duty_it_hinders(world: World, screen_of: Screens) -> None:
    browser = screen_of("the supervisor")
    case, now = world.cases["registered"], clock.now()
    owed = next(r for r in rows_of(browser) if r["Reference"] == reference_of(world, case.name))
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, now)
        cases.record_fact(
            actor=her,
            case_id=case.case_id,
            happening=cases.NewFact(
                fact=facts.read(
                    "obstacle.recorded", {"obstacle": "no_vehicle", "rule": owed["Rule"]}
                ),
                happened=facts.Happened.at(now),
            ),
            seen_revision=None,
            now=now,
        )
    after = next(row for row in rows_of(browser) if row["Rule"] == owed["Rule"])
    assert after["What stands in the way"] == "No vehicle"
    classes = ("legal", "clinical", "standard")
    shown = "".join(browser.get(f"/command/?class={of}").text for of in classes)
    assert "In the way: No vehicle" in shown


def test_a_page_of_the_list_goes_on_where_the_last_one_ended(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the district commander")
    wanted = len(rows_of(browser))
    assert wanted > 20, "too few late duties to turn a page"
    found: list[str] = []
    path = "/command/"
    while path:
        page = browser.get(path).text
        found += re.findall(r'href="(/command/duty/[^"]+)"', page)
        more = re.search(r'rel="next" href="(/command/[^"]+|\?[^"]+)"', page)
        path = more[1].replace("&amp;", "&") if more else ""
        path = f"/command/{path}" if path.startswith("?") else path
    assert len(found) == len(set(found)) == wanted


def test_the_board_leads_with_what_turned_late_lately_and_leaves_years_behind_one_link(
    world: World, screen_of: Screens
) -> None:
    her, now = world.actors["the officer from another station"], clock.now()
    day = timedelta(days=1)
    of_years = [Laid("legal", "desk_officer", now - n * day, now - n * day) for n in (31, 90, 700)]
    lately = [
        Laid("standard", "desk_officer", now - 29 * day, now - 28 * day),
        Laid("clinical", "desk_officer", now - 2 * day, now - day),
    ]
    lay(her, of_years)
    old, new = of_years, lay(her, lately)
    station = her.station_id
    turn_to(timedelta(hours=50))
    browser = screen_of("the district commander")
    page = browser.get(f"/command/?station={station}").text
    # The younger lateness of the clinic stands before the older one of a standard.
    assert page.index(str(new[1])) < page.index(str(new[0]))
    assert page.index("Law and medicine: late") < page.index("Standards: late")
    assert f"Late for more than 30 days: {len(old)} duties" in page
    behind = re.search(r'href="([^"]+part=older[^"]*)">Late for', page)
    assert behind is not None
    older = browser.get(behind[1].replace("&amp;", "&")).text
    assert len(set(re.findall(r'href="(/command/duty/[^"]+)"', older))) == len(old)
    assert str(new[0]) not in older


def test_the_list_is_narrowed_to_a_station_and_a_class(world: World, screen_of: Screens) -> None:
    browser = screen_of("the district commander")
    station = world.actors["the officer from another station"].station_id
    there = rows_of(browser, f"?station={station}")
    assert {row["Reference"] for row in there} == {reference_of(world, "elsewhere")}
    legal = rows_of(browser, "?class=legal")
    assert {row["Class"] for row in legal} == {"Law"}
    page = browser.get(f"/command/?station={station}").text
    assert f'<option value="{station}" selected>' in page
    assert reference_of(world, "registered") not in page


def test_the_month_shows_what_was_missed_of_how_many(world: World, screen_of: Screens) -> None:
    page = screen_of("the supervisor").get("/command/failures").text
    assert "Late registration" in page
    assert re.search(r"\d+ of \d+", page)
    assert "First Practice Station" in page


def test_the_workload_says_where_nobody_and_where_no_woman_is_posted(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the district commander").get("/command/load").text
    assert "First Practice Station" in page
    assert "Inspector Shazia" in page


def test_the_duty_page_says_what_is_owed_on_what_authority_and_who_was_told(
    world: World, screen_of: Screens, commander: str
) -> None:
    browser = screen_of(commander)
    (path, *_rest) = re.findall(r'href="(/command/duty/[^"]+)"', browser.get("/command/").text)
    page = browser.get(path).text
    assert "On what authority" in page
    assert "Who was told" in page
    assert "Late from" in page


def test_a_late_duty_says_what_else_pressed_and_who_was_there(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the station commander")
    (path, *_rest) = re.findall(r'href="(/command/duty/[^"]+)"', browser.get("/command/").text)
    page = " ".join(re.sub(r"<[^>]+>", " ", browser.get(path).text).split())
    assert "What stood around it then" in page
    assert "nobody wrote it down" in page
    (owed, cases) = re.findall(r"(\d+) other duties, in (\d+) cases of thirty days", page)[0]
    held = re.findall(r"(\d+) posted, (\d+) of them women; (\d+) on leave", page)[0]
    assert int(cases) >= 1 and int(owed) >= 0
    assert int(held[0]) >= int(held[1]) and held[2] == "0"
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id,"
            " (SELECT x.owner, x.late_at, y.desk_id FROM cases_dutyrecord x JOIN cases_case y"
            "  ON y.id = x.case_id WHERE x.id = %s) AS it"
            " WHERE d.owner = it.owner AND c.desk_id = it.desk_id AND d.started_at <= it.late_at"
            " AND c.opened_at <= it.late_at AND NOT c.sealed"
            " AND (d.met_at > it.late_at OR (d.met_at IS NULL AND d.state IN ('open', 'missed')))",
            [path.rsplit("/", 1)[1]],
        )
        assert int(owed) == cursor.fetchall()[0][0] - 1


def test_the_board_is_in_urdu_for_whoever_reads_urdu(world: World, screen_of: Screens) -> None:
    page = screen_of("the supervisor", "ur").get("/command/").text
    assert 'dir="rtl"' in page
    assert "اس وقت تاخیر" in page
    assert "In the way" not in page
    assert "Late now" not in page


def test_a_region_is_shown_what_climbed_to_it_and_numbers_of_the_rest(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the regional commander")
    # Only the oldest case was late for long enough.
    assert {row["Reference"] for row in rows_of(browser)} == {reference_of(world, "registered")}
    turn_to(timedelta(days=6))
    climbed = rows_of(browser)
    assert len({row["Reference"] for row in climbed}) > 1
    climbed_to = {row["Climbed to"] for row in climbed}
    assert climbed_to <= {"Regional police officer", "Inspector general of the province"}
    assert "Standard" not in {row["Class"] for row in climbed}
    assert len(climbed) < len(rows_of(screen_of("the district commander")))
    numbers = browser.get("/command/failures").text
    assert "Practice District" in numbers
    assert "First Practice Station" not in numbers
    assert "?station=" not in numbers
    assert "/command/load" not in numbers
    for path, content in all_pages(browser):
        assert world.aviary.found_in(content) == frozenset(), path
        assert reference_of(world, "sealed").encode() not in content, path


# -- where it stands --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part", ["the supervisor", "the district commander", "the regional commander"]
)
def test_a_commanders_day_begins_on_the_board(world: World, screen_of: Screens, part: str) -> None:
    answer = screen_of(part).get("/")
    assert answer.status_code == 302
    assert answer["Location"] == "/command/"


def test_the_station_commander_keeps_the_desk_and_finds_the_board_beside_it(
    world: World, screen_of: Screens
) -> None:
    answer = screen_of("the station commander").get("/")
    assert answer.status_code == 200
    assert 'href="/command/"' in answer.text


@pytest.mark.parametrize("path", ["/command/", "/command/today", "/command/failures",
                                  "/command/load"])  # fmt: skip
def test_a_board_asks_the_database_no_more_than_a_list(
    world: World, screen_of: Screens, path: str
) -> None:
    browser = screen_of("the district commander")
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    counted = [q["sql"] for q in asked if not q["sql"].startswith(NOT_COUNTED)]
    assert len(counted) <= ENTRY + LIST, "\n".join(counted)


# -- what is not shown ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_commander_cannot_learn_who_she_is(
    world: World, screen_of: Screens, commander: str, language: str
) -> None:
    pages = dict(all_pages(screen_of(commander, language)))
    assert len(pages) > len(PAGES) + 10
    for path, content in pages.items():
        assert world.aviary.found_in(content) == frozenset(), path


def test_no_entry_of_a_timeline_and_no_trait_of_hers_stands_on_a_board(
    world: World, screen_of: Screens, commander: str
) -> None:
    told = [facts.TriageAnswered.title, "neighbour", "18-25", "18 to 25", "her home", "117/26"]
    for path, content in all_pages(screen_of(commander)):
        # A list set for a printer is looked through by what it was made of.
        text = said_in(content) if content.startswith(b"%PDF") else content.decode()
        assert [words for words in told if words in text] == [], path


def test_nothing_of_a_sealed_case_stands_on_any_board(
    world: World, screen_of: Screens, commander: str
) -> None:
    sealed = reference_of(world, "sealed").encode()
    case_id = str(world.cases["sealed"].case_id).encode()
    duties = [str(each).encode() for each in duties_of(world, "sealed")]
    assert duties
    for path, content in all_pages(screen_of(commander)):
        assert sealed not in content, path
        assert case_id not in content, path
        assert not [each for each in duties if each in content], path


def test_a_sealed_cases_duty_and_nobodys_duty_are_the_same_miss(
    world: World, screen_of: Screens, commander: str
) -> None:
    browser = screen_of(commander)
    nowhere = browser.get(f"/command/duty/{uuid4()}")
    assert nowhere.status_code == 404
    for duty_id in duties_of(world, "sealed")[:3]:
        denied = browser.get(f"/command/duty/{duty_id}")
        assert denied.status_code == 404
        assert denied.content == nowhere.content


def test_a_station_commander_sees_nothing_of_another_station(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the station commander")
    other = reference_of(world, "elsewhere").encode()
    assert all(other not in content for _path, content in all_pages(browser))
    station = world.actors["the officer from another station"].station_id
    assert rows_of(browser, f"?station={station}") == []
    for duty_id in duties_of(world, "elsewhere")[:3]:
        assert browser.get(f"/command/duty/{duty_id}").status_code == 404


@pytest.mark.parametrize(
    "part", ["the desk officer", "the station clerk", "the investigator", "the accused officer",
             "the auditor", "the registrar", "the custodian"],
)  # fmt: skip
def test_to_everybody_who_commands_nobody_the_board_does_not_exist(
    world: World, screen_of: Screens, part: str
) -> None:
    browser = screen_of(part)
    duty = duties_of(world, "own")[0]
    for path in (*PAGES, f"/command/duty/{duty}"):
        assert browser.get(path).status_code == 404, path


def test_paper_and_file_name_no_officer_and_link_to_nothing(
    world: World, screen_of: Screens, commander: str
) -> None:
    browser = screen_of(commander)
    paper = browser.get("/command/paper").text.split('<article class="paper')[1]
    for text in (paper.split("</article>")[0], browser.get("/command/late.csv").text):
        assert "http" not in text
        named = [p.name_en for p in demo_cast.cast if re.search(rf"\b{p.name_en}\b", text)]
        assert named == []


def test_the_file_opens_in_a_spreadsheet_with_its_urdu_whole(
    world: World, screen_of: Screens
) -> None:
    answer = screen_of("the supervisor", "ur").get("/command/late.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="duties-')
    assert answer["Cache-Control"] == "no-store, private"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, first, *_rest = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert len(head) == len(first)
    assert head[0] == "حوالہ نمبر"
    assert re.fullmatch(REFERENCE, first[0])


def test_a_district_commander_finds_the_conference_that_is_his_without_holding_the_case(
    world: World, screen_of: Screens
) -> None:
    her, case_id = world.actors["the desk officer"], world.cases["own"].case_id
    now = clock.now()
    with transaction.atomic():
        act_as(her, now)
        cases.record_fact(
            actor=her, case_id=case_id, seen_revision=None, now=now,
            happening=cases.NewFact(
                fact=facts.RiskAssessed(level="high"), happened=facts.Happened.at(now)
            ),
        )  # fmt: skip
    hers = screen_of("the district commander")
    page = hers.get("/command/today").text
    (there,) = re.findall(r'href="(/command/duty/[^"]+)">Case conference of the agencies', page)
    assert re.search(REFERENCE, page)
    duty = hers.get(there).text
    assert "Case conference of the agencies" in duty
    # He sees the duty and the reference; what was told stays with those who work on the case.
    assert hers.get(f"/care/case/{case_id}/conference").status_code == 404
    assert "Case conference" not in screen_of("the supervisor").get("/command/today").text
