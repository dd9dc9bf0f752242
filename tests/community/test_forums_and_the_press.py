"""Forums, the press and identities made public, as their keepers use them."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions
from amaan.books.actions import NotAsWritten
from amaan.books.book import Book
from amaan.community import (
    disclosures,
    forums,
    forums_voice,
    media,
    media_statements,
    network,
    press,
    press_trend,
)
from amaan.community.books import BOOKS
from amaan.community.media_blocks import BLOCKS, Block, standing
from amaan.community.press_sheet import ITEMS
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault import screening_verbs
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db
PUBLIC, PRESS, CUSTODIAN = "the community officer", "the media officer", "the custodian"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening_verbs, "SECONDS", 0.001)


def day(world: World, ahead: int) -> str:
    return (local_date(world.now) + timedelta(days=ahead)).isoformat()


def entered(world: World, who: str, book: Book, **told: str) -> UUID:
    actor, entry_id = world.actors[who], uuid4()
    with transaction.atomic():
        act_as(actor, world.now)
        actions.enter(
            actor=actor, book=book, entry_id=entry_id, now=world.now,
            told={"unit": str(actor.unit_id), **told},
        )  # fmt: skip
    return entry_id


def forum(world: World) -> None:
    entered(world, PUBLIC, forums.FORUMS, on=day(world, -90), name="Garden", men="9", women="6",
            transgender="1")  # fmt: skip


def issue(world: World, number: int, by: str, due: int, **more: str) -> UUID:
    return entered(
        world, PUBLIC, forums.ISSUES, on=day(world, -30), forum="Garden", number=str(number),
        raised_by=by, as_role="resident", topic="light", action=f"Lamp {number}",
        owner="supervisor", due_on=day(world, due), **more,
    )  # fmt: skip


def story(world: World, number: int, yes: frozenset[str], trained: str = "") -> None:
    answers = {item.code: "yes" if item.code in yes else "no" for item in ITEMS}
    told = {"outlet": "Gazette", "medium": "website", "language": "ur", "trained": trained}
    entered(
        world, PRESS, press.STORIES, on=day(world, -number), reference=f"S{number}", **told,
        **answers,
    )  # fmt: skip


def disclosed(world: World, **more: str) -> UUID:
    told = {"on": day(world, -6), "place": "social", "outlet": "A page", "name": "no",
            "face": "yes", "address": "no", "family": "no", "workplace": "no",
            "from_police": "no", "unit": str(world.actors[CUSTODIAN].unit_id)}  # fmt: skip
    return entered(world, PRESS, disclosures.BOOK, **{**told, **more})


def test_the_shares_say_of_how_many_and_what_is_late_is_listed(
    world: World, screen_of: Screens
) -> None:
    forum(world)
    done = {"outcome": "done", "closed_on": day(world, -5)}
    issue(world, 1, "woman", -10)
    issue(world, 2, "woman", -10, **done)
    issue(world, 3, "man", 10)
    issue(world, 4, "not_written", -2)
    voice = forums_voice.voice(world.actors[PUBLIC], world.now)
    assert (voice.by_women.part, voice.by_women.of) == (2, 3)
    assert (voice.closed.part, voice.closed.of) == (1, 4)
    assert (voice.closed_of_women.part, voice.closed_of_women.of) == (1, 2)
    late = forums_voice.late(world.actors[PUBLIC], world.now)
    assert [(one.action, one.days) for one in late] == [("Lamp 1", 10), ("Lamp 4", 2)]
    page = screen_of(PUBLIC).get("/community/").text
    assert "2 of 3" in page and "10 days late" in page and "Lamp 3" not in page


def test_an_issue_is_closed_with_an_outcome_and_a_day_or_stays_open(world: World) -> None:
    forum(world)
    for more in ({"outcome": "done"}, {"closed_on": day(world, -5)},
                 {"outcome": "done", "closed_on": day(world, -40)}):  # fmt: skip
        with pytest.raises(NotAsWritten):
            issue(world, 1, "woman", 5, **more)


def test_who_was_led_to_help_and_when_stands_nowhere(world: World) -> None:
    entered(world, PUBLIC, network.PLACES, on=day(world, -90), place="Salon 1", kind="salon",
            members="4")  # fmt: skip
    first = local_date(world.now).replace(day=1)
    told = {"place": "Salon 1", "handed_out": "12", "led_somebody": "yes"}
    with pytest.raises(NotAsWritten):
        entered(world, PUBLIC, network.MONTHS,
                on=(first - timedelta(days=10)).replace(day=11).isoformat(), **told)  # fmt: skip
    entered(world, PUBLIC, network.MONTHS, on=first.isoformat(), **told)
    assert {field.kind for field in network.MONTHS.fields} == {"entry", "number", "yes_no"}


def test_stories_are_counted_by_training_and_two_readers_are_held_against_each_other(
    world: World, screen_of: Screens
) -> None:
    good = frozenset({"hides_her", "his_conduct"})
    story(world, 1, good, "yes")
    story(world, 2, good | {"judges_her"}, "no")
    story(world, 3, frozenset({"his_conduct"}), "no")
    for number in (1, 2):
        answers = {item.code: "yes" if item.code in good else "no" for item in ITEMS}
        entered(world, PRESS, press.SECONDS, on=day(world, 0), story=f"S{number}", **answers)
    found = press_trend.trend(world.actors[PRESS], world.now)
    assert (found.all.protects.part, found.all.protects.of) == (1, 3)
    assert (found.after_training.protects.part, found.after_training.protects.of) == (1, 1)
    assert (found.without_training.blames.part, found.without_training.blames.of) == (1, 2)
    agreed = dict(found.agreement)
    assert (agreed["judges_her"].alike, agreed["judges_her"].pairs) == (1, 2)
    assert agreed["hides_her"].kappa is None
    assert "1 of 3" in screen_of(PRESS).get("/community/press/").text


def test_the_sheet_and_the_table_ask_the_same() -> None:
    columns = {field.name for field in press.STORIES.model._meta.get_fields()}
    assert {item.code for item in ITEMS} <= columns
    assert len({book.name for book in BOOKS}) == len(BOOKS)


def test_an_identity_made_public_is_known_to_three_posts_alone(
    world: World, screen_of: Screens
) -> None:
    entry = disclosed(world)
    at = f"/books/disclosures/entry/{entry}"
    for part in (PRESS, CUSTODIAN, "the auditor"):
        assert screen_of(part).get(at).status_code == 200, part
    for part in (PUBLIC, "the district commander", "the programme officer"):
        assert screen_of(part).get(at).status_code == 404, part
        actor = world.actors[part]
        act_as(actor, world.now)
        assert disclosures.BOOK.rows.count() == 0, part
    assert screen_of(CUSTODIAN).get(f"{at}/correct").status_code == 404


def test_what_was_shown_is_written_nowhere_and_somebody_is_asked_in_time(
    world: World, screen_of: Screens
) -> None:
    assert {field.kind for field in disclosures.BOOK.fields} == {"choice", "word", "yes_no", "day"}
    for more in ({"face": "no"}, {"asked_of": "platform"},
                 {"outcome": "taken_down", "settled_on": day(world, 0)}):  # fmt: skip
        with pytest.raises(NotAsWritten):
            disclosed(world, **more)
    disclosed(world)
    assert "Ask that it be taken down" in screen_of(PRESS).get("/community/media/").text
    assert "Identities still public" not in screen_of("the programme officer").get(
        "/community/media/"
    ).text  # fmt: skip


def enquiry(world: World) -> str:
    found = entered(
        world, PRESS, media.BOOK, on=day(world, -1), reference="P-1", outlet="Gazette",
        question="services", answer_by=day(world, 1), answer_hour="11:00",
    )  # fmt: skip
    return f"/community/media/{found}/"


def statement(**more: object) -> dict[str, object]:
    return {"check_id": str(uuid4()), "language": "en", "blocks": ["how_to_report", "medical"],
            "words": "", **more}  # fmt: skip


def test_a_statement_of_what_may_be_said_is_cleared_and_given_out(
    world: World, screen_of: Screens
) -> None:
    at, told = enquiry(world), statement()
    for _press in range(2):
        assert screen_of(PRESS).post(f"{at}write", told).status_code == 302
    page = screen_of(PRESS).get(at).text
    assert page.count("May be said") == 1 and "no relative has to come along" in page
    (written,) = written_to(world, at)
    assert screen_of(PRESS).post(f"{at}said", {"statement": str(written)}).status_code == 302
    assert "Nobody waits for an answer" in screen_of(PRESS).get("/community/media/").text


def written_to(world: World, at: str) -> list[UUID]:
    act_as(world.actors[PRESS], world.now)
    found = media_statements.statements_of(world.actors[PRESS], UUID(at.split("/")[-2]), world.now)
    return [one.statement_id for one in found]


def test_a_statement_that_may_name_somebody_stands_nowhere_until_the_custodian_read_it(
    world: World, screen_of: Screens
) -> None:
    at = enquiry(world)
    told = statement(words="The complaint of Mst. Shabnam is with the hospital.")
    assert screen_of(PRESS).post(f"{at}write", told).status_code == 302
    page = screen_of(PRESS).get(at).text
    assert "A custodian reads it first" in page and "Shabnam" not in page
    custodian = screen_of(CUSTODIAN)
    assert "Shabnam" not in custodian.get("/custodian/drafts").text
    check = str(told["check_id"])
    assert "Shabnam" in custodian.post("/custodian/drafts", {"check": check}).text
    assert screen_of(PRESS).get("/custodian/drafts").status_code == 404
    answer = custodian.post("/custodian/drafts", {"check": check, "decision": "may_not"})
    assert answer.status_code == 302
    (written,) = written_to(world, at)
    screen_of(PRESS).post(f"{at}settle", {"statement": str(written)})
    page = screen_of(PRESS).get(at).text
    assert "May not go out" in page and "Shabnam" not in page


def test_too_short_a_statement_is_refused_in_place_with_what_was_typed(
    world: World, screen_of: Screens
) -> None:
    at = enquiry(world)
    answer = screen_of(PRESS).post(f"{at}write", statement(blocks=["medical"], words="Thank you."))
    assert answer.status_code == 422
    assert "at least 30 words" in answer.text and "Thank you." in answer.text


def test_whoever_does_not_answer_the_press_reads_and_writes_nothing(
    world: World, screen_of: Screens
) -> None:
    at = enquiry(world)
    assert screen_of("the programme officer").get(at).status_code == 200
    assert screen_of("the programme officer").get(f"{at}write").status_code == 404
    assert screen_of("the desk officer").get(at).status_code == 404
    with pytest.raises(NotFound):
        forums_voice.voice(world.actors["the mediator"], world.now)


def test_a_piece_is_said_only_in_its_days() -> None:
    assert standing(date(2026, 11, 21)) == () and standing(date(2027, 1, 1)) == BLOCKS
    ended = Block("a", date(2026, 1, 1), "", "", "", "", until=date(2026, 2, 1))
    assert ended.stands(date(2026, 2, 1)) and not ended.stands(date(2026, 2, 2))
