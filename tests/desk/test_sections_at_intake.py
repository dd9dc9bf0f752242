"""Sections at the counter: asked while she tells, applied or left out with a reason."""

import re
from typing import Any

from tests.desk.conftest import Screens, Wait
from tests.desk.test_sealed_intake_pages import REST, TOLD

STORY: dict[str, Any] = {
    **TOLD, **REST, "consent_record": "yes", "incident": "", "incident_certainty": "unknown",
    "acts_sexual": [], "acts_taken": "confined", "acts_body": "beaten", "woman_absent_reason": "",
    "informant_name": "", "contact_hours": "",
}  # fmt: skip


def test_answers_and_reasons_given_at_the_counter_stand_on_the_file(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    desk, here = screen_of("the desk officer"), f"/desk/contact/{somebody_waits()}"
    first = desk.post(f"{here}/offences", STORY).text
    assert "How long was the person held?" in first
    assert 'name="offences" value="PPC-342" checked' in first
    assert 'name="why_PPC-342"' not in first
    answered = STORY | {
        "proposed": "PPC-342 PPC-337L-2",
        "offences": ["PPC-337L-2", "PPC-344"],
        "q_how_long": "held_ten_days",
    }
    # Unticked, it asks why, and is not ticked again by itself.
    again = desk.post(f"{here}/offences", answered).text
    assert 'name="why_PPC-342"' in again
    assert 'name="offences" value="PPC-342">' in again
    saved = desk.post(f"{here}/complaint", answered | {"why_PPC-342": "other_section_covers"})
    assert saved.status_code == 200, re.findall(r"field-error.*?</p>", saved.text)
    case = re.search(r"/case/[0-9a-f-]{36}", saved.text)
    assert case
    page = desk.get(f"{case[0]}/sections").text
    assert "Not applied: Another section covers it" in page
    assert "Ten days or more" in page.split('id="decided"')[1]
    # 343 was proposed and nobody said anything: that is asked on the case, and holds up nothing.
    assert "343" in page.split('id="open"')[1]
    assert "Look again at sections" in desk.get(case[0]).text


def test_a_reason_that_is_no_reason_is_not_written_down(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    desk, here = screen_of("the desk officer"), f"/desk/contact/{somebody_waits()}"
    told = STORY | {"offences": "PPC-337L-2", "why_PPC-342": "she_forgave", "why_x": "as_told"}
    saved = desk.post(f"{here}/complaint", told)
    case = re.search(r"/case/[0-9a-f-]{36}", saved.text)
    assert case
    assert "Not applied" not in desk.get(f"{case[0]}/sections").text
