"""A review: what the ledger knows is filled in, one sentence goes back, and the sample is fair."""

import re
from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.oversight.conftest import Turn
from tests.oversight.test_what_the_house_owes import owed, raised, watch
from tests.pages.conftest import Screens, screen_of
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.oversight import review_list, reviews, sampling
from amaan.oversight.models import DrawnCase, Review, ReviewDraw
from amaan.oversight.reviews import NobodyToSayItTo, NothingAnswered, OwnCase, ReviewSheet
from amaan.protocol import facts

__all__ = ["screen_of"]

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BOSS, HER = "the supervisor", "the desk officer"
NAMED = "She is a woman of bad character."


def write(
    world: World,
    who: str = BOSS,
    case: str = "own",
    *,
    case_id: CaseId | None = None,
    to: str = "",
    sentence: str = "",
    own_words: str = "",
    **answers: str,
) -> UUID:
    actor = world.actors[who]
    with transaction.atomic():
        act_as(actor, world.now)
        return reviews.write_review(
            actor=actor,
            review_id=new_id(),
            case_id=case_id or world.cases[case].case_id,
            answers=answers or {"V01": "yes"},
            officer_id=world.actors[to].officer_id if to else None,
            sentence=sentence,
            own_words=own_words,
            now=world.now,
        )


def sheet(world: World, who: str = BOSS, case: str = "own") -> ReviewSheet:
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        return reviews.review_sheet(world.actors[who], world.cases[case].case_id, world.now)


def to_read(actor: Actor, world: World) -> list[str]:
    with transaction.atomic():
        act_as(actor, world.now)
        return [one.sentence for one in reviews.sentences_to_read(actor, world.now)]


def known(world: World, **expected: str) -> None:
    says = {row.check.id: found.says for row, found in sheet(world).rows if found is not None}
    assert {check: says.get(check) for check in expected} == expected


# -- the list -------------------------------------------------------------------------------


def test_the_whole_checklist_is_asked_in_both_languages_with_a_sentence_for_each() -> None:
    rows = review_list.review_list()
    assert [row.check.id for row in rows] == [f"V{n:02}" for n in range(1, 19)]
    for row in rows:
        assert row.check.sources and row.say_en and row.say_ur != row.say_en
        # What is answered by the machine is what the source marks so; never the other way round.
        assert row.check.machine or not (row.duties or row.by_wordings)


def test_the_ledger_answers_what_it_knows_and_nothing_else(world: World, turn: Turn) -> None:
    known(world, V03="yes", V05="open", V14="not_needed")
    her = world.actors[HER]
    with transaction.atomic():
        act_as(her, world.now)
        cases.record_fact(
            actor=her,
            case_id=world.cases["own"].case_id,
            happening=cases.NewFact(
                fact=facts.RiskAssessed(level="high"), happened=facts.Happened.at(world.now)
            ),
            seen_revision=None,
            now=world.now,
        )
    known(world, V05="yes", V14="open", V16="open")
    asked = [row.check.id for row, found in sheet(world).rows if found is None]
    assert {"V01", "V02", "V06", "V09", "V12"} <= set(asked)
    turn(world.now + 3 * DAY)
    known(world, V05="yes", V14="no", V16="no")


# -- who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [HER, "the station commander", "the auditor",
                                 "the regional commander", "the investigator"])  # fmt: skip
def test_only_who_stands_above_the_station_reviews(world: World, who: str) -> None:
    for act in (sheet, write):
        with pytest.raises(NotFound):
            act(world, who)


def test_a_sealed_case_is_not_there_to_be_reviewed(world: World) -> None:
    with pytest.raises(NotFound):
        sheet(world, case="sealed")


def test_nobody_reviews_what_he_had_a_hand_in(world: World) -> None:
    boss, case = world.actors[BOSS], world.cases["own"].case_id
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO confidentiality_grant (id, case_id, officer_id, relation, since, until,"
            " granted_by_id, granted_at) SELECT gen_random_uuid(), case_id, %s, 'investigator',"
            " since - interval '2 days', since - interval '1 day', granted_by_id, granted_at"
            " FROM confidentiality_grant WHERE case_id = %s LIMIT 1",
            [boss.officer_id, case],
        )
    for act in (sheet, write):
        with pytest.raises(OwnCase):
            act(world)
    assert sheet(world, "the district commander").reference


# -- what is kept -------------------------------------------------------------------------------


def test_a_review_meets_its_duties_once_and_holds_both_answers(world: World) -> None:
    review = write(world, V01="yes", V05="no", V14="not_looked", V99="yes")
    with role("owner"):
        row = Review.objects.get(pk=review)
    assert row.answers == {"V01": "yes", "V05": "no", "V14": "not_looked"}
    assert (row.known["V05"], row.known["V14"], "V01" in row.known) == ("open", "not_needed", False)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT state FROM cases_dutyrecord WHERE case_id = %s AND rule = 'supervisor_review'",
            [world.cases["own"].case_id],
        )
        assert cursor.fetchall() == [("met",)]


def test_a_review_without_an_answer_or_half_a_sentence_is_none(world: World) -> None:
    with pytest.raises(NothingAnswered):
        write(world, V01="not_looked")
    for half in (
        {"to": HER},
        {"sentence": "V01"},
        {"to": HER, "sentence": "V77"},
        {"to": HER, "sentence": "own_words"},
        {"to": HER, "sentence": "V01", "own_words": "Well done."},
        # He wrote nothing into this file.
        {"to": "the accused officer", "sentence": "V01"},
    ):
        with pytest.raises(NobodyToSayItTo):
            write(world, **half)
    assert not Review.objects.exists()


def test_the_sentence_is_read_by_the_officer_alone_and_put_away_by_nobody_else(
    world: World,
) -> None:
    review = write(world, to=HER, sentence="V06")
    her = world.actors[HER]
    assert to_read(her, world) == ["V06"]
    for other in ("her colleague", BOSS, "the station commander"):
        assert to_read(world.actors[other], world) == []
        with pytest.raises(NotFound), transaction.atomic():
            act_as(world.actors[other], world.now)
            reviews.note_read(actor=world.actors[other], review_id=review, now=world.now)
    with transaction.atomic():
        act_as(her, world.now)
        reviews.note_read(actor=her, review_id=review, now=world.now)
    assert to_read(her, world) == []


def test_own_words_are_sealed_and_stand_in_no_row(world: World) -> None:
    write(world, to=HER, sentence="own_words", own_words="Ask about the children next time.")
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM oversight_review r")
        (row,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM confidentiality_sealed WHERE field = 'note'"
                       " AND case_id = %s", [world.cases["own"].case_id])  # fmt: skip
        (sealed,) = cursor.fetchone()
    assert "children" not in row and sealed == 1


# -- the sample -----------------------------------------------------------------------------------


def at_rest(world: World, count: int) -> list[CaseId]:
    """This will lay files in the world's district that were opened a month ago and owe nothing."""
    her = world.actors[HER]
    found = [CaseId(new_id()) for _ in range(count)]
    with role("owner"), connection.cursor() as cursor:
        for n, case in enumerate(found):
            cursor.execute(
                "INSERT INTO cases_case (id, reference, desk_id, station_id, district_id, province,"
                " opened_at, stage, sealed, revision, owed)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, 'contact', false, 1, 0)",
                [case, f"T{n:03}-T{n:03}", her.unit_id, her.station_id, her.district_id,
                 her.province, world.now - 40 * DAY],
            )  # fmt: skip
    return found


def drawn() -> list[DrawnCase]:
    with role("owner"):
        return list(DrawnCase.objects.select_related("draw").order_by("id"))


def test_the_sample_is_drawn_once_a_month_and_again_by_whoever_has_the_key(
    world: World, vault: Vault
) -> None:
    laid = at_rest(world, 61)
    watch(world.now)
    watch(world.now + timedelta(minutes=5))
    first = drawn()
    # Four in sixty-one, one in twenty; none that still owes something, and none twice.
    assert len(first) == 4 and {row.case_id for row in first} <= set(laid)
    draw = first[0].draw
    assert (draw.at_rest, draw.taken) == (61, 4)
    for ids in (laid, laid[::-1]):
        again = sampling.in_order(ids, month=draw.month, key=draw.key)
        assert set(again[:4]) == {row.case_id for row in first}
    assert {row.owner for row in first} == {"supervisor"}
    watch(world.now + 31 * DAY)
    both = Counter(row.case_id for row in drawn())
    assert len(both) > 4 and max(both.values()) == 1


def test_every_case_is_as_likely_as_any_other() -> None:
    ids = [CaseId(new_id()) for _ in range(20)]
    first = Counter(
        sampling.in_order(ids, month=date(2026, 1 + n % 12, 1), key=new_id())[0]
        for n in range(4000)
    )
    # Two hundred each are expected; six standard deviations are 83.
    assert all(117 <= first[one] <= 283 for one in ids)


def test_whoever_worked_on_a_case_is_passed_over_for_the_next_above(
    world: World, vault: Vault
) -> None:
    laid = at_rest(world, 2)
    with role("owner"), connection.cursor() as cursor:
        for case in laid:
            cursor.execute(
                "INSERT INTO confidentiality_grant (id, case_id, officer_id, relation, since,"
                " until, granted_by_id, granted_at)"
                " VALUES (gen_random_uuid(), %s, %s, 'investigator', %s, %s, %s, %s)",
                [case, world.actors[BOSS].officer_id, world.now - 39 * DAY,
                 world.now - 38 * DAY, world.actors[HER].officer_id, world.now - 39 * DAY],
            )  # fmt: skip
    watch(world.now)
    assert [row.owner for row in drawn()] == ["district_commander"] * 2


@pytest.mark.parametrize(("days", "resting"), [(58, 0), (61, 4)])
def test_what_nobody_wrote_into_for_long_rests_but_never_what_is_sealed(
    world: World, vault: Vault, days: int, resting: int
) -> None:
    watch(world.now + days * DAY)
    with role("owner"):
        (draw,) = ReviewDraw.objects.exclude(at_rest=0) if resting else ReviewDraw.objects.all()[:1]
    # Of the world's five cases one is sealed.
    assert draw.at_rest == resting
    assert world.cases["sealed"].case_id not in {row.case_id for row in drawn()}


def test_who_has_not_read_his_sample_is_shown_one_level_up_until_it_is_read(
    world: World, vault: Vault
) -> None:
    at_rest(world, 1)
    watch(world.now)
    (line,) = owed(world, BOSS, world.now + DAY, "drawn_case")
    assert line.mine and line.late_at == world.now + 14 * DAY
    assert owed(world, "the district commander", world.now + DAY, "drawn_case") == []
    late = world.now + 15 * DAY
    watch(late)
    assert owed(world, "the district commander", late, "drawn_case")
    assert ("late", "district_commander") in {
        (kind, post) for kind, post, _officer, _due in raised("drawn_case")
    }
    (row,) = drawn()
    write(world, case_id=CaseId(row.case_id))
    watch(late + DAY)
    for who in (BOSS, "the district commander"):
        assert owed(world, who, late + DAY, "drawn_case") == []


# -- through the pages --------------------------------------------------------------------------


def test_a_review_through_the_pages(world: World, screen_of: Screens) -> None:
    boss, her = screen_of(BOSS), screen_of(HER)
    case = world.cases["own"].case_id
    there = f"/command/reviews/{case}"
    assert f'href="{there}"' in boss.get(f"/case/{case}").text
    page = boss.get(there)
    assert page.status_code == 200 and "From the ledger" in page.text
    assert world.aviary.found_in(page.content) == frozenset()
    (review,) = re.findall(r'name="id"[^>]* value="([^"]+)"', page.text)
    checks = {row.check.id: "not_looked" for row in review_list.review_list()}
    officer = str(world.actors[HER].officer_id)
    plain = {"id": review, "officer": officer, "sentence": "V06", **checks, "V01": "yes"}
    nothing = boss.post(there, plain | {"V01": "not_looked"})
    assert nothing.status_code == 422 and "Answer at least one question" in nothing.text
    harmful = plain | {"sentence": "own_words", "own_words": NAMED}
    asked = boss.post(there, harmful)
    assert asked.status_code == 422 and "Leave it out." in asked.text and NAMED in asked.text
    for _press in range(2):
        assert boss.post(there, plain).status_code == 302
    home = her.get("/").text
    assert "Ask who decides about her money" in home
    (away,) = re.findall(r'action="(/command/sentences/[^"]+/read)"', home)
    assert her.post(away).status_code == 302
    assert "Ask who decides about her money" not in her.get("/").text
    assert boss.get("/command/reviews").status_code == 200
    assert screen_of("the station commander").get("/command/reviews").status_code == 404
    assert her.get(there).status_code == 404
