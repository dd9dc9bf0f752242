"""The offence assistant on its pages: for training, and for a case, with decisions that stay."""

from tests.pages.conftest import Screens
from tests.security.world import World

RAPE = {"acts_sexual": "penetration", "age_band": "26-40", "sex": "female", "province": "PB"}


def test_a_story_without_a_case_shows_sections_courts_and_what_may_never_be_settled(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    assert "Nothing is proposed yet" in desk.get("/law/what-would-this-be").text
    page = desk.post("/law/what-would-this-be", RAPE).text
    assert "PPC-376-1" in page and "Special Court" in page
    assert "May never be settled." in page and "376(2) was omitted in 2021" in page
    assert "Anti-Rape Act, Schedule II" in page
    # One accused: gang rape is named with what stands against it.
    assert "How many accused: 2, 3" in page


def test_an_answer_brings_the_section_it_decides_and_a_no_takes_the_question_away(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    story = {"acts_taken": "confined", "province": "PB"}
    first = desk.post("/law/what-would-this-be/found", story).text
    assert "How long was the person held?" in first and "not told yet" in first
    longer = desk.post(
        "/law/what-would-this-be/found", story | {"q_how_long": "held_ten_days"}
    ).text
    assert longer.index("/law/offence/PPC-344") < longer.index("Looked at and not proposed")
    shorter = desk.post("/law/what-would-this-be/found", story | {"q_how_long": "none"}).text
    assert "/law/offence/PPC-344" not in shorter


def test_the_story_is_asked_in_urdu_and_odd_answers_break_nothing(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer", "ur")
    page = desk.post("/law/what-would-this-be", {"acts_taken": "confined", "province": "SD"}).text
    assert "فرد کو کتنے دن روکے رکھا گیا؟" in page
    odd = {"acts_sexual": "nonsense", "age_band": "x", "when": "yesterday", "q_how_long": "\x00"}
    assert desk.post("/law/what-would-this-be", odd).status_code == 200
