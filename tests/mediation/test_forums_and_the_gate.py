"""What elders propose at a desk, what forums did, and what a lawyer says of it: at the screens."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.pages.conftest import Screens, shown
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock
from amaan.kernel.ids import FactId, new_id
from amaan.mediation import asking, disputes, disputes_queries, forums
from amaan.organisation.posts import Post
from amaan.protocol import facts

pytestmark = pytest.mark.django_db
ALL_THERE = ["written_rules", "separate_rooms", "may_leave", "court_looks"]


def day(world: World, days_ago: int = 0) -> str:
    return (clock.local(world.now) - timedelta(days=days_ago)).strftime("%d/%m/%Y")


@pytest.fixture
def district(world: World, screen_of: Screens) -> Client:
    return screen_of("the supervisor")


@pytest.fixture
def desk(world: World, screen_of: Screens) -> Client:
    return screen_of("the desk officer")


@pytest.fixture
def mediator(world: World, screen_of: Screens) -> Client:
    return screen_of("the mediator")


@pytest.fixture
def lawyer(world: World, screen_of: Screens) -> Client:
    return screen_of("the legal adviser")


@pytest.fixture
def forum(world: World, district: Client) -> str:
    return a_forum(world, district)


def a_forum(world: World, district: Client, kind: str = "community_forum") -> str:
    """This will register a forum with one trained woman, who has an account."""
    typed = {
        "act_id": str(uuid4()), "kind": kind, "name_en": "Forum of the bazaar",
        "name_ur": "بازار کا فورم", "fits": ALL_THERE,
    }  # fmt: skip
    assert district.post("/mediation/forums/new", typed).status_code == 302
    seated = {
        "act_id": str(uuid4()), "name_en": "Sakina", "name_ur": "سکینہ", "sex": "female",
        "trained_on": day(world, 100), "trained_until": "", "service_number": "PRACTICE-20",
    }  # fmt: skip
    to = f"/mediation/forums/{typed['act_id']}/mediator"
    assert district.post(to, seated).status_code == 302
    return typed["act_id"]


def asked(forum: str = "", **more: object) -> dict[str, object]:
    """Everything in order; what is wrong is given."""
    return {
        "act_id": str(uuid4()), "proposed_by": "survivor", "mediator": "forum", "forum": forum,
        "subject": "money", "any_violence": "no", "earlier_violence": "no",
        "council_threat": "no", "heard_alone": "yes", "advised": "yes", **more,
    }  # fmt: skip


def ordinary(world: World, forum: str, **more: object) -> dict[str, object]:
    plain = {"age": "adult_unknown", "danger": "standard", "proposed_on": day(world, 8)}
    return asked(forum, **{**plain, **more})


def brought(world: World, forum: str, **more: object) -> dict[str, object]:
    return {
        "act_id": str(uuid4()), "forum": forum, "number": "14/26", "registered_on": day(world, 3),
        "brought_by": "woman", "came_through": "themselves", "matter": "property", **more,
    }  # fmt: skip


def test_elders_propose_to_settle_a_rape_and_are_refused_with_the_reason(
    world: World, desk: Client, forum: str
) -> None:
    case = world.cases["own"].case_id
    typed = asked(forum, proposed_by="elders", conditions=["fir"])
    assert desk.post(f"/mediation/ask/{case}", typed).status_code == 302
    page = desk.get(f"/mediation/answer/{typed['act_id']}").text
    assert "No: it may not be mediated" in page
    assert "M01" in page
    assert "M11" in page
    act_as(world.actors["the desk officer"], world.now)
    line = timelines.timeline_of(case)
    kinds = [type(one.fact) for one in line]
    assert facts.SettlementProposed in kinds
    (gate,) = [one.fact for one in line if isinstance(one.fact, facts.MediationAsked)]
    assert (gate.by, gate.answer, gate.condition_of) == ("elders", "blocked", ("fir",))
    # Whoever made it a condition answers for it outside the station.
    assert "professional standards hear of it" in desk.get(f"/case/{case}").text
    # A second press of Save asks once.
    assert desk.post(f"/mediation/ask/{case}", typed).status_code == 302
    again = [
        one for one in timelines.timeline_of(case) if isinstance(one.fact, facts.MediationAsked)
    ]
    assert len(again) == 1


def test_a_debt_between_neighbours_may_go_to_a_fit_forum_and_no_other(
    world: World, desk: Client, district: Client, forum: str
) -> None:
    fine = ordinary(world, forum)
    assert desk.post("/mediation/ask", fine).status_code == 302
    assert "It may be referred" in desk.get(f"/mediation/answer/{fine['act_id']}").text
    jirga = a_forum(world, district, "jirga")
    never = ordinary(world, jirga)
    assert desk.post("/mediation/ask", never).status_code == 302
    assert "Not now" in desk.get(f"/mediation/answer/{never['act_id']}").text
    hidden = {"fits": ["written_rules"], "closed": ""}
    assert district.post(f"/mediation/forums/{forum}", hidden).status_code == 302
    assert "Not now" in desk.get(f"/mediation/answer/{fine['act_id']}").text


def test_what_is_typed_wrong_stays_on_the_page(world: World, desk: Client, forum: str) -> None:
    unsaid = ordinary(world, forum, proposed_on="31/02/2026", earlier_violence="yes")
    answer = desk.post("/mediation/ask", unsaid)
    assert answer.status_code == 422
    assert "31/02/2026" in answer.text
    assert desk.post("/mediation/ask", asked("")).status_code == 422


def test_a_supervisor_stands_for_a_proposal_and_the_district_alone_lifts_earlier_violence(
    world: World, desk: Client, district: Client, screen_of: Screens, forum: str
) -> None:
    waits = ordinary(world, forum, proposed_by="family")
    desk.post("/mediation/ask", waits)
    at = f"/mediation/answer/{waits['act_id']}"
    assert desk.post(at, {"stand": "yes"}).status_code == 404
    assert district.post(at, {"stand": "yes"}).status_code == 302
    assert "It may be referred" in desk.get(at).text
    hurt = ordinary(world, forum, earlier_violence="yes")
    desk.post("/mediation/ask", hurt)
    at = f"/mediation/answer/{hurt['act_id']}"
    assert district.post(at, {"lift": "yes", "paper": "LA-7/26"}).status_code == 404
    commander = screen_of("the district commander")
    assert commander.post(at, {"lift": "yes", "paper": "said so"}).status_code == 422
    assert commander.post(at, {"lift": "yes", "paper": "LA-7/26"}).status_code == 302
    assert "It may be referred" in commander.get(at).text
    # What she was never asked is nobody's to lift.
    young = ordinary(world, forum, earlier_violence="yes", age="16-17")
    desk.post("/mediation/ask", young)
    at = f"/mediation/answer/{young['act_id']}"
    assert commander.post(at, {"lift": "yes", "paper": "LA-7/26"}).status_code == 422


def test_a_mediator_writes_what_was_agreed_and_a_lawyer_answers_before_anybody_acts(
    world: World, mediator: Client, lawyer: Client, desk: Client, forum: str
) -> None:
    typed = brought(world, forum)
    assert mediator.post("/mediation/brought", typed).status_code == 302
    at = f"/mediation/brought/{typed['act_id']}"
    assert mediator.post("/mediation/brought", brought(world, forum)).status_code == 422
    agreed = {
        "outcome": "agreed", "on": day(world, 1), "terms": ["share_of_property"],
        "text": "The field is shared. The daughter will be given to the other family.",
    }  # fmt: skip
    assert mediator.post(f"{at}/outcome", agreed).status_code == 302
    page = mediator.get(at).text
    assert "nobody acts on it before the answer" in page
    assert "A girl or woman is given" in page
    assert "daughter" not in page
    assert mediator.post(f"{at}/outcome", agreed).status_code == 422
    act_as(world.actors["the legal adviser"], world.now)
    (question,) = disputes_queries.questions(world.actors["the legal adviser"], answered=False)
    assert question.about == ("girl_or_woman_given",)
    told = f"{at}/asked/{question.question_id}"
    assert mediator.post(told, {"answer": "may_stand"}).status_code == 404
    assert desk.post(told, {"answer": "may_stand"}).status_code == 404
    assert lawyer.post(told, {"answer": "offence_looked_at"}).status_code == 302
    assert "An offence: the police must look at it" in mediator.get(at).text


def test_what_no_forum_may_have_is_written_down_and_flagged_never_refused(
    world: World, mediator: Client, lawyer: Client, forum: str
) -> None:
    typed = brought(world, forum, matter="woman_exchanged", brought_by="man")
    assert mediator.post("/mediation/brought", typed).status_code == 302
    assert "No forum may have this" in mediator.get(f"/mediation/brought/{typed['act_id']}").text
    assert "swara" in lawyer.get("/mediation/").text
    home = mediator.get("/mediation/").text
    assert "1 of 1" in home


def test_she_is_asked_on_four_days_whether_an_agreement_is_kept(
    world: World, mediator: Client, forum: str
) -> None:
    typed = brought(world, forum, registered_on=day(world, 8))
    mediator.post("/mediation/brought", typed)
    at = f"/mediation/brought/{typed['act_id']}"
    agreed = {"outcome": "agreed", "on": day(world, 7), "terms": ["payment_of_debt"], "text": ""}
    mediator.post(f"{at}/outcome", agreed)
    actor = world.actors["the mediator"]
    act_as(actor, world.now)
    due = disputes_queries.calls_due(actor, world.now)
    assert [call.day for _line, call in due] == ["day_1", "day_7"]
    call = due[0][1].call_id
    # Not reached twice: it stays owed, and says so.
    for _twice in range(2):
        assert mediator.post(f"{at}/call/{call}", {"kept": "not_reached"}).status_code == 302
    act_as(actor, world.now)
    still = disputes_queries.calls_due(actor, world.now)
    assert [(one.day, one.tries, one.kept) for _line, one in still] == [
        ("day_1", 2, ""), ("day_7", 0, ""),
    ]  # fmt: skip
    assert "not reached 2 times" in mediator.get(at).text
    assert mediator.post(f"{at}/call/{call}", {"kept": "no"}).status_code == 302
    act_as(actor, world.now)
    assert disputes_queries.questions(actor, answered=False)[0].about == ("agreement_broken",)
    later = disputes_queries.dispute(actor, UUID(typed["act_id"]))[1][3].call_id  # type: ignore[arg-type]
    with pytest.raises(disputes.TooEarlyToAsk):
        disputes.write_call(actor=actor, call_id=later, kept="yes", now=world.now)


def test_a_mediator_sees_her_own_forum_and_no_case(
    world: World, mediator: Client, district: Client, desk: Client, forum: str
) -> None:
    other = a_second_forum(world, district)
    typed = brought(world, other, number="99/26")
    assert desk.post("/mediation/brought", typed).status_code == 302
    assert "99/26" in desk.get("/mediation/").text
    assert "99/26" not in mediator.get("/mediation/").text
    assert mediator.get(f"/mediation/brought/{typed['act_id']}").status_code == 404
    assert mediator.post("/mediation/brought", brought(world, other)).status_code == 422
    case = world.cases["own"].case_id
    for page in (f"/case/{case}", f"/mediation/ask/{case}", "/mediation/asked", "/mediation/ask"):
        assert mediator.get(page).status_code == 404, page


def a_second_forum(world: World, district: Client) -> str:
    typed = {
        "act_id": str(uuid4()), "kind": "union_council", "name_en": "Union council 4",
        "name_ur": "یونین کونسل ۴", "fits": [],
    }  # fmt: skip
    assert district.post("/mediation/forums/new", typed).status_code == 302
    return typed["act_id"]  # type: ignore[return-value]


def test_a_training_that_is_over_counts_as_none(world: World, district: Client, forum: str) -> None:
    actor = world.actors["the supervisor"]
    act_as(actor, world.now)
    assert forums.forum_line(actor, UUID(forum), world.now).is_fit
    seated = {
        "act_id": str(uuid4()), "name_en": "Jamal", "name_ur": "جمال", "sex": "male",
        "trained_on": day(world, 800), "trained_until": day(world, 2), "service_number": "",
    }  # fmt: skip
    assert district.post(f"/mediation/forums/{forum}/mediator", seated).status_code == 302
    act_as(actor, world.now)
    line = forums.forum_line(actor, UUID(forum), world.now)
    assert not line.is_fit
    assert "not all trained" in district.get(f"/mediation/forums/{forum}").text


def test_a_breach_of_what_a_forum_agreed_is_written_and_asked_about(
    world: World, desk: Client
) -> None:
    case = world.cases["own"].case_id
    assert desk.post(f"/mediation/kept/{case}", follow()).status_code == 422
    actor = world.actors["the desk officer"]
    act_as(actor, world.now)
    agreed = facts.ForumActed(forum="jirga", outcome="agreed", terms=("case_withdrawn",))
    at = facts.Happened.at(world.now - timedelta(days=2))
    cases.record_fact(
        actor=actor, case_id=case, seen_revision=None, now=world.now,
        happening=cases.NewFact(id=FactId(new_id()), fact=agreed, happened=at),
    )  # fmt: skip
    assert "A legal adviser looks at what the forum agreed" in desk.get(f"/case/{case}").text
    assert desk.post(f"/mediation/kept/{case}", follow(day="day_30")).status_code == 422
    assert desk.post(f"/mediation/kept/{case}", follow()).status_code == 302
    act_as(actor, world.now)
    said = [
        o.fact for o in timelines.timeline_of(case) if isinstance(o.fact, facts.AgreementFollowedUp)
    ]
    assert [(one.day, one.kept) for one in said] == [("day_1", "no")]


def follow(**more: str) -> dict[str, str]:
    return {"act_id": str(uuid4()), "day": "day_1", "reached": "yes", "kept": "no", **more}


def test_nobody_of_the_police_is_a_mediator(world: World) -> None:
    assert world.actors["the mediator"].post == Post.MEDIATOR


def test_what_was_written_in_one_instant_is_all_shown_across_the_pages(
    world: World, desk: Client, forum: str
) -> None:
    actor, now = world.actors["the desk officer"], world.now
    act_as(actor, now)
    brought_in, asked_for = set(), set()
    for number in range(45):
        matter = disputes.NewDispute(
            dispute_id=new_id(), forum_id=UUID(forum), number=f"{number}/26",
            registered_on=clock.local_date(now), brought_by="woman",
            came_through="themselves", matter="property",
        )  # fmt: skip
        disputes.write_dispute(actor=actor, dispute=matter, now=now)
        brought_in.add(str(matter.dispute_id))
        answer_id, told = new_id(), asking.Told(proposed_by="elders", mediator="forum")
        asking.ask_without_case(actor=actor, answer_id=answer_id, told=told, forum_id=None, now=now)
        asked_for.add(str(answer_id))
    assert shown(desk, "/mediation/", r"/mediation/brought/([0-9a-f-]{36})") == brought_in
    assert shown(desk, "/mediation/asked", r"/mediation/answer/([0-9a-f-]{36})") == asked_for
    assert desk.get("/mediation/?before=2026-01-01T00:00:00Z").status_code == 200
