"""The consultation of 2021 word for word, and a new one from the question to both matrices."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions
from amaan.community import consultation, consultation_outcome
from amaan.community.consultation import REASON, WAY
from amaan.confidentiality.row_security import act_as
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db
KEEPER = "the programme officer"
# Typed by hand from the report of the Pakistan Police Forum, September 2021.
FAILURES = {
    "Response failures": (
        "Slow response", "No victim protection", "Poor media management", "Victim blaming",
        "Insensitivity", "Lack of knowledge of relevant laws",
        "Power disparity between victim and accused",
    ),
    "System failures": (
        "Scapegoating of police", "Preventive measures not taken", "Poor investigation",
        "Disclosure of victim's identity", "Workload on investigating officers from other cases",
        "Fake FIRs, free registration of cases, late registration", "Rehabilitation services",
        "Victims resile or compound",
    ),
    "Image failures": (
        "Overall perception of police", "Inherent misogyny and bias",
        "Friction at the police–community interface", "Judgment of character and not conduct",
    ),
}  # fmt: skip
WAYS = """\
P1 | Increase number of female officers | federal and provincial recruitment | quota and open merit | IGP
P2 | Training | sensitise officers | behavioural change | feedback mechanism
P3 | Community support mechanisms | community engagement | rules of business | community and police collaboration
P4 | Improving response | desks, units | SOPs to deal with victims | senior officers
P5 | Media engagement | district and division level | SOPs for creating awareness | PR departments
P6 | Female officers for investigations | dedicated focal persons | SOPs for investigation | heads of joint investigation teams
P7 | Stakeholder participation | engagement at district level | rules for collaboration | district level
P8 | Response-time management | drills, exercises | SOPs of mock drills | synchronisation of rescue services and mobile app
P9 | Training on women-protection laws | police schools and colleges | training manuals | training regime
P10 | ADR for non-cognizable cases | ADRs | SOPs for ADRs | command level
P11 | Networking of public-sector services | liaison among departments | rules of engagement | committee of command-level officers
P12 | Evidence collection and processing | training | SOPs | overlap with NFSA and PFSA (forensic agencies)
P13 | Prioritising response on crime data | crime analytics | monitoring and evaluation | centralised approach
P14 | Crime analytics | informed decision-making | figures in crime meetings | annual policing plan
P15 | Victim support | legal support | SOPs | liaison with prosecution"""  # noqa: E501  # a line a policy


def cells(page: str) -> list[list[str]]:
    """The rows of every table of a page, as words."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    plain = [[re.sub(r"<[^>]+>", " ", cell) for cell in row] for row in found]
    return [[" ".join(cell.replace("&#x27;", "'").split()) for cell in row] for row in plain]


def test_the_consultation_of_2021_stands_word_for_word(screen_of: Screens) -> None:
    page = screen_of(KEEPER).get("/programme/consultations/2021").text
    rows = cells(page)
    for family, failures in FAILURES.items():
        assert [one for one in rows if one[:1] == [family]] == [[family, f] for f in failures]
    assert [one for one in rows if re.fullmatch(r"P\d+", one[0])] == [
        line.split(" | ") for line in WAYS.splitlines()
    ]
    assert "53" in page
    assert re.search(r"17.{1,12}22", page)


def opened(world: World, *, since: int = 0, until: int = 10) -> UUID:
    keeper, today = world.actors[KEEPER], local_date(world.now)
    act_as(keeper, world.now)
    told = {
        "unit": str(keeper.unit_id), "on": (today + timedelta(days=since)).isoformat(),
        "title_en": "Late reports", "title_ur": "تاخیر", "question_en": "Why are reports late?",
        "question_ur": "رپورٹ میں تاخیر کیوں؟",
        "closes_on": (today + timedelta(days=until)).isoformat(),
    }  # fmt: skip
    topic = new_id()
    actions.enter(actor=keeper, book=consultation.TOPICS, entry_id=topic, told=told, now=world.now)
    return topic


def say(world: World, who: str, topic: UUID, reason: str = "Nobody told us") -> None:
    act_as(world.actors[who], world.now)
    consultation.answer(
        actor=world.actors[who], topic_id=topic, reasons=[reason, "", ""], ways=["Tell us"],
        now=world.now,
    )  # fmt: skip


ASKED = (
    "the desk officer", "the investigator", "the supervisor", "the district commander",
    "the station commander", "the station clerk", "the training officer",
    "the community officer", "the media officer", "the programme officer",
)  # fmt: skip


def test_an_officer_answers_once_and_nobody_outside_the_district_is_asked(
    world: World, screen_of: Screens
) -> None:
    topic = opened(world)
    at = f"/programme/consultations/{topic}/answer"
    told = {"reason_1": "No car at night", "way_1": "Two cars"}
    screen = screen_of("the desk officer")
    listed = screen.get("/programme/consultations/").text
    assert "Late reports" in listed
    assert at in listed
    assert "No car at night" in screen.post(at, {**told, "way_1": ""}).text
    assert screen.post(at, told).status_code == 302
    assert "You have answered" in screen.get("/programme/consultations/").text
    assert "you have answered it already" in screen.post(at, told).text
    for never in ("the observer", "the service worker", "the mediator"):
        assert screen_of(never).get(at).status_code == 404, never


def test_nobody_reads_the_box_and_no_row_joins_an_officer_to_his_words(world: World) -> None:
    topic = opened(world)
    for n, who in enumerate(ASKED[:4]):
        say(world, who, topic, f"Reason {n}")
    for who in (KEEPER, "the district commander", "the auditor"):
        act_as(world.actors[who], world.now)
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM community_consultationbox")
        with connection.cursor() as cursor:
            cursor.execute("SELECT officer_id FROM community_consultationtaken")
            seen = {row[0] for row in cursor.fetchall()}
            assert seen <= {world.actors[who].officer_id}
            cursor.execute("SELECT public.amaan_open_consultation(%s)", [topic])
            assert cursor.fetchone() == (None,)
    with pytest.raises(consultation.StillOpen):
        act_as(world.actors[KEEPER], world.now)
        consultation.collect(actor=world.actors[KEEPER], topic_id=topic, now=world.now)


def test_answers_are_coded_by_two_and_published_with_how_far_they_agree(
    world: World, screen_of: Screens
) -> None:
    topic = opened(world)
    for n, who in enumerate(ASKED):
        say(world, who, topic, f"Reason {n}")
    keeper, later = world.actors[KEEPER], world.now + timedelta(days=11)
    act_as(keeper, later)
    assert consultation.collect(actor=keeper, topic_id=topic, now=later) == 20
    assert consultation.collect(actor=keeper, topic_id=topic, now=later) == 20
    listed = consultation.to_code(keeper, topic, later)
    assert sorted(one.words for one in listed if one.side == REASON) == [
        f"Reason {n}" for n in range(10)
    ]
    themes = {
        one.answer_id: "slow_response" if one.side == REASON else "P4" for one in listed
    }  # fmt: skip
    with pytest.raises(consultation.NotATheme), transaction.atomic():
        consultation.code(
            actor=keeper, topic_id=topic, now=later,
            themes={one.answer_id: "P4" for one in listed if one.side == REASON},
        )  # fmt: skip
    assert consultation.code(actor=keeper, topic_id=topic, themes=themes, now=later) == 20
    found = consultation_outcome.outcome(keeper, topic, later)
    assert {one.code: one.answers for one in found.reasons if one.answers} == {"slow_response": 10}
    assert {one.code: one.answers for one in found.ways if one.answers} == {"P4": 10}
    # Ten in all, of three bands: no band is told apart.
    assert found.people == {"": 10}
    assert found.agreed is None
    for not_his in ("the desk officer", "the district commander"):
        act_as(world.actors[not_his], later)
        with pytest.raises(NotFound):
            consultation.to_code(world.actors[not_his], topic, later)
    coding = screen_of(KEEPER).get(f"/programme/consultations/{topic}/code").text
    assert coding.count('slow_response" selected') == 10
    page = screen_of("the district commander").get(f"/programme/consultations/{topic}").text
    assert ["Response failures", "Slow response", "10"] in cells(page)
    assert "Reason 3" not in page


def test_fewer_than_ten_are_shown_to_nobody(world: World) -> None:
    topic = opened(world)
    for who in ASKED[:9]:
        say(world, who, topic)
    later = world.now + timedelta(days=11)
    act_as(world.actors[KEEPER], later)
    with pytest.raises(consultation.TooFewAnswered):
        consultation.collect(actor=world.actors[KEEPER], topic_id=topic, now=later)


def test_no_band_of_fewer_than_ten_can_be_found_by_taking_off_the_others() -> None:
    assert consultation.together({"lower": 30, "upper": 12}) == {"lower": "lower", "upper": "upper"}
    assert consultation.together({"lower": 30, "upper": 12, "senior": 3}) == {
        "lower": "lower", "upper": "", "senior": "",
    }  # fmt: skip
    assert consultation.together({"lower": 30, "upper": 6, "senior": 5}) == {
        "lower": "lower", "upper": "", "senior": "",
    }  # fmt: skip
    assert WAY in consultation.THEMES


def test_two_coders_agree_as_far_as_kappa_says() -> None:
    # Of four answers three are coded alike: kappa is (0.75 - 0.5) / (1 - 0.5).
    themes = [("P1", "P1"), ("P1", "P1"), ("P2", "P2"), ("P2", "P1")]
    coded = [
        (answer, place, WAY, "", theme)
        for answer, both in enumerate(themes)
        for place, theme in enumerate(both, 1)
    ]
    found = consultation_outcome._agreement([*coded, (99, 1, WAY, "", "P3")])
    assert found is not None
    assert found.pairs == 4
    assert found.kappa == pytest.approx(0.5)
