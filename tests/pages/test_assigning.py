"""Who investigates: the fittest first, with reasons; a change with a cause; a team; who goes."""

import re

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.investigation import assignment
from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


def page_of(world: World, name: str) -> str:
    """This will give the address of the page on which a case is given."""
    return f"/inquiry/{world.cases[name].case_id}/assign"


def officer(world: World, part: str) -> str:
    """This will give the id of one of the cast, as a form sends it."""
    return str(world.actors[part].officer_id)


def test_an_investigator_is_given_the_case_with_a_reason_and_may_read_it(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    sheet = f"/case/{world.cases['registered'].case_id}"
    assert screen_of("the investigator").get(sheet).status_code == 404
    chosen = officer(world, "the investigator")
    sent = {"do": "give", "officer": chosen}
    unsaid = browser.post(page_of(world, "registered"), sent)
    assert unsaid.status_code == 422
    assert "Say why it is this one" in unsaid.text
    given = browser.post(page_of(world, "registered"), sent | {"because": "cannot_wait"})
    assert given.status_code == 302
    assert screen_of("the investigator").get(sheet).status_code == 200
    shown = browser.get(sheet).text
    assert "No certificate in date" in shown
    assert "It cannot wait for such an officer" in shown


def test_that_nobody_meets_it_is_believed_only_where_it_is_so(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    sent = {"do": "give", "officer": officer(world, "the investigator")}
    true = browser.post(page_of(world, "registered"), sent | {"because": "nobody_meets_it"})
    assert true.status_code == 302


def test_whoever_is_no_investigator_and_whoever_is_nobody_get_one_answer(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    answers = {
        re.sub(r'value="[^"]*"|\d\d:\d\d', "", refused.text)
        for number in ("PRACTICE-01", "NOBODY-77")
        if (
            refused := browser.post(
                page_of(world, "registered"),
                {"do": "give", "officer": "other", "number": number, "because": "cannot_wait"},
            )
        ).status_code
        == 422
    }
    assert len(answers) == 1


def test_a_case_that_has_a_head_changes_it_only_with_a_cause(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the desk officer").get(page_of(world, "own"))
    assert "Why does the one before go?" in page.text
    with transaction.atomic():
        her, case_id = world.actors["the desk officer"], world.cases["own"].case_id
        act_as(her, world.now)
        with pytest.raises(Refused, match="whose place"):
            assignment.assign(
                actor=her,
                case_id=case_id,
                officer_id=OfficerId(world.actors["the officer from another station"].officer_id),
                because="cannot_wait",
                now=world.now,
            )


def test_whoever_does_not_assign_finds_no_page(world: World, screen_of: Screens) -> None:
    there = screen_of("the investigator").get(page_of(world, "own"))
    assert there.status_code == 404
    elsewhere = screen_of("the officer from another station").get(page_of(world, "own"))
    assert elsewhere.content == there.content


def test_a_certificate_that_the_registrar_writes_down_counts_at_once(
    world: World, screen_of: Screens
) -> None:
    registrar = screen_of("the registrar")
    there = f"/registrar/officers/{officer(world, 'the investigator')}/certificates/"
    sent = {"kind": "sexual_offences", "since": "01/02/2026", "until": "31/01/2026"}
    assert "before it began" in registrar.post(there, sent).text
    assert registrar.post(there, sent | {"until": ""}).status_code == 302
    assert "in date" in registrar.get(there).text
    given = screen_of("the desk officer").get(page_of(world, "registered"))
    assert "certificate in date" in given.text
    assert screen_of("the desk officer").get(there).status_code == 404


def test_whoever_commands_the_district_names_its_focal_person(
    world: World, screen_of: Screens
) -> None:
    supervisor = screen_of("the supervisor")
    there = page_of(world, "registered")
    wrong = supervisor.post(there, {"do": "focal", "focal": "NOBODY-77"})
    assert "No officer in post in this district has this number." in wrong.text
    assert supervisor.post(there, {"do": "focal", "focal": "PRACTICE-01"}).status_code == 302
    assert "Focal person of the district:" in screen_of("the desk officer").get(there).text
    assert "Name this officer" not in screen_of("the desk officer").get(there).text
