"""What a course gives is what an assignment asks for, and it is known before it runs out."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.investigation import assignment_queries
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.organisation.actions.certificates import write_certificate
from amaan.workforce import qualifications

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
pytestmark = pytest.mark.django_db


def certified(world: World, until_on: date | None, *, certificate_id: UUID | None = None) -> None:
    """This will have the training officer certify the investigator, who was taught last year."""
    trainer = world.actors["the training officer"]
    with transaction.atomic():
        act_as(trainer, world.now)
        write_certificate(
            actor=trainer, officer_id=world.actors["the investigator"].officer_id,
            kind="sexual_offences", since_on=local_date(world.now) - timedelta(days=700),
            until_on=until_on, now=world.now, certificate_id=certificate_id or uuid4(),
        )  # fmt: skip


def lacking(world: World, days: int) -> bool:
    """This will say whether the suggestion of an investigator calls her untrained some days on."""
    her, at = world.actors["the desk officer"], world.now + timedelta(days=days)
    with transaction.atomic():
        act_as(her, at)
        case_id = world.cases["registered"].case_id
        asked = assignment_queries.asked_of(case_id, her.province, at)
        investigator = world.actors["the investigator"].officer_id
        one = assignment_queries.suggestion(case_id, asked, investigator, at)
    assert one is not None
    return "trained" in one.lacks


def test_the_day_after_her_certificate_ended_an_investigator_is_no_longer_called_trained(
    world: World,
) -> None:
    today = local_date(world.now)
    assert lacking(world, 0)
    certified(world, today + timedelta(days=3))
    assert [lacking(world, days) for days in (0, 3, 4)] == [False, False, True]
    her = world.actors["the investigator"].officer_id
    days = (today + timedelta(days=3), today + timedelta(days=4))
    assert [qualifications.qualified(her, "sexual_offences", day) for day in days] == [True, False]
    assert not qualifications.qualified(her, "cyber", today)


def test_what_runs_out_is_known_two_months_before_and_no_longer_once_renewed(world: World) -> None:
    today, reader = local_date(world.now), world.actors["the district commander"]

    def listed() -> list[tuple[str, int]]:
        with transaction.atomic():
            act_as(reader, world.now)
            found = qualifications.running_out(reader, world.now)
        return [(one.name_en, one.days_left) for one in found]

    certified(world, today + timedelta(days=61))
    assert listed() == []
    certified(world, today + timedelta(days=60))
    assert listed() == []  # the longer one counts
    certified(world, today - timedelta(days=2))
    assert listed() == []
    with transaction.atomic():
        act_as(reader, later := world.now + timedelta(days=1))
        (one,) = qualifications.running_out(reader, later)
    assert (one.name_en, one.kind, one.days_left) == ("Shazia", "sexual_offences", 61)


def test_a_certificate_of_a_course_is_written_once_and_only_by_whoever_certifies_there(
    world: World,
) -> None:
    given = uuid4()
    for _press in range(2):
        certified(world, local_date(world.now) + timedelta(days=9), certificate_id=given)
    with transaction.atomic():
        reader = world.actors["the training officer"]
        act_as(reader, world.now)
        assert len(qualifications.running_out(reader, world.now)) == 1
    for nobody in ("the desk officer", "the district commander", "the investigator"):
        actor = world.actors[nobody]
        with transaction.atomic(), pytest.raises(NotFound):
            act_as(actor, world.now)
            write_certificate(
                actor=actor, officer_id=world.actors["the investigator"].officer_id, kind="cyber",
                since_on=local_date(world.now), until_on=None, now=world.now,
            )  # fmt: skip
