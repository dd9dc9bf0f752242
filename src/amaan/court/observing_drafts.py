"""Hearing forms half filled: kept when the observer says so, continued, and gone when saved.

What can be kept is what the form can hold: codes of its lists, a day, two numbers. Whatever else
was typed is not kept, so that no draft holds a word of anybody.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.court.models import ObservationDraft
from amaan.court.observing_form import hearing_form
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.protocol import codes

KEPT_FOR = timedelta(days=14)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True)
class Draft:
    """A form half filled, by the names of its fields."""

    draft_id: UUID
    typed: Mapping[str, str]
    kept_at: datetime


@transaction.atomic(savepoint=False)
def keep_draft(*, actor: Actor, draft_id: UUID, typed: Mapping[str, str], now: datetime) -> UUID:
    """This will keep what fits the form, in place of what was kept of it before.

    Raises: NotFound for whoever observes no court, and for somebody else's draft.
    """
    _permit(actor, now)
    fitting = {field: value for field, value in typed.items() if _fits(field, value)}
    done = ObservationDraft.objects.filter(pk=draft_id, observer_id=actor.officer_id).update(
        typed=fitting, kept_at=now
    )
    if not done:
        ObservationDraft.objects.bulk_create(
            [
                ObservationDraft(
                    id=draft_id, observer_id=actor.officer_id, typed=fitting, kept_at=now
                )
            ]
        )
    return draft_id


@transaction.atomic(savepoint=False)
def drop_draft(*, actor: Actor, draft_id: UUID, now: datetime) -> None:
    """This will drop a draft; one that is not there is dropped already."""
    _permit(actor, now)
    ObservationDraft.objects.filter(pk=draft_id, observer_id=actor.officer_id).delete()


def drafts_of(actor: Actor, now: datetime) -> tuple[Draft, ...]:
    """This will list what an observer has half filled in the last fortnight, newest first."""
    rows = ObservationDraft.objects.filter(
        observer_id=actor.officer_id, kept_at__gt=now - KEPT_FOR
    ).order_by("-kept_at", "id")[:20]
    return tuple(Draft(row.id, row.typed, row.kept_at) for row in rows)


def draft_sheet(actor: Actor, draft_id: UUID, now: datetime) -> Draft:
    """This will give one draft to its writer. Raises: NotFound."""
    row = ObservationDraft.objects.filter(
        pk=draft_id, observer_id=actor.officer_id, kept_at__gt=now - KEPT_FOR
    ).first()
    if row is None:
        raise NotFound
    return Draft(row.id, row.typed, row.kept_at)


def _fits(field: str, value: str) -> bool:
    form = hearing_form()
    lists: Mapping[str, frozenset[str]] = {
        "court": codes.COURTS,
        "purpose": codes.HEARING_PURPOSES,
        "stage": frozenset(one.id for one in form.stages),
        "outcome": frozenset(one.id for one in form.outcomes),
        "reason": codes.ADJOURNMENT_REASONS,
        "asked_by": codes.ADJOURNMENT_SIDES,
        **{one.id: frozenset(o.id for o in one.options) for one in form.questions},
    }
    if field in lists:
        return value in lists[field]
    shapes = {"day": _DAY, "court_number": _NUMBER, "list_place": _NUMBER}
    return field in shapes and shapes[field].fullmatch(value) is not None


def _permit(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="write_observation", case_id=None, now=now)
