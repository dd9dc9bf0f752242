"""The stories at the cast's desk: told once, quickly, and each in the state it is there for."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings
from tests.history.conftest import TODAY

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.row_security import act_as
from amaan.desk import queries as desk
from amaan.house import demo
from amaan.house.history import telling
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number

LATER = TODAY + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _the_cast(db: None, settings: Settings, key_folder: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.VAULT_PUBLIC = key_folder / "vault.pub"
    demo.appoint_everybody(TODAY - demo.POSTED_FOR)


def of_the_cast(sign_in: str) -> Actor:
    person = next(p for p in demo.cast if p.sign_in == sign_in)
    officer_id = officer_by_service_number(person.service_number, TODAY)
    assert officer_id is not None
    actor = acting_as(officer_id, TODAY)
    assert actor is not None
    return actor


def seen_by(sign_in: str, now: datetime = LATER) -> Sequence[CaseSheet]:
    """This will give every case the officer may know of, as the case page shows it."""
    actor = of_the_cast(sign_in)
    with transaction.atomic():
        act_as(actor, now)
        return [
            cases.case_sheet(actor, line.case_id, now) for line in cases.recent_cases(actor, now)
        ]


def test_the_first_page_is_told_once() -> None:
    assert telling.tell_the_first_page(TODAY) == 11
    assert telling.tell_the_first_page(TODAY + timedelta(days=3)) == 0
    assert len(seen_by("amna")) == 9


def test_two_people_wait_and_the_urgent_one_is_first() -> None:
    telling.tell_the_first_page(TODAY)
    amna = of_the_cast("amna")
    with transaction.atomic():
        act_as(amna, LATER)
        waiting = desk.waiting(amna)
    assert [w.urgent for w in waiting] == [True, False]


def test_the_cases_stand_in_different_states() -> None:
    telling.tell_the_first_page(TODAY)
    sheets = seen_by("amna")
    assert {sheet.stage for sheet in sheets} == {
        "contact",
        "registration",
        "investigation",
        "court",
    }
    states = {duty.state for s in sheets for stage in s.by_stage for duty in stage.duties}
    assert {"open", "contested", "met", "met_late", "missed"} <= states


def test_the_officer_who_must_not_know_sees_one_case_less() -> None:
    telling.tell_the_first_page(TODAY)
    sealed = [sheet for sheet in seen_by("amna") if sheet.sealed]
    assert len(sealed) == 1
    for name in ("bashir", "daud", "yasmin"):
        assert sealed[0].case_id not in {sheet.case_id for sheet in seen_by(name)}
