"""Children, relatives and supporters: served beside her, with needs of their own.

Source: standards 4.2 (protected persons), 4.1 (children).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.support.models import PersonServed


class NobodyLooksAfter(Refused):
    """A child without an answer to who is with it tonight."""

    sentence = said("Say who looks after the child. If it is nobody, say that: help is found.")


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What somebody needs; a name is sealed, and may stay unsaid."""

    who: str
    needs: tuple[str, ...]
    looked_after: str = ""
    name: str = ""


@dataclass(frozen=True)
class ServedLine:
    """Somebody who is served beside her, by role and place."""

    person_id: UUID
    who: str
    ordinal: int
    needs: tuple[str, ...]
    looked_after: str
    noted_at: datetime


@transaction.atomic(savepoint=False)
def note_needs(
    *,
    actor: Actor,
    case_id: CaseId,
    person_id: UUID,
    act_id: FactId,
    told: Needs,
    now: datetime,
) -> None:
    """This will write down what a child, relative or supporter needs; or write it anew.

    Raises: NotFound; NobodyLooksAfter.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if told.who == "child" and not told.looked_after:
        raise NobodyLooksAfter
    row = PersonServed.objects.filter(pk=person_id).first()
    if row is not None and row.case_id != case_id:
        raise NotFound
    who = row.who if row else told.who
    ordinal = row.ordinal if row else _next(case_id, who)
    looked_after = told.looked_after if who == "child" else ""
    fact = facts.PersonServed(who=who, ordinal=ordinal, needs=told.needs, looked_after=looked_after)
    parcels = (Parcel(person_id, "served_name", told.name),) if told.name.strip() else ()
    happening = cases.NewFact(
        fact=fact, happened=facts.Happened.at(now), parcels=parcels, id=act_id
    )
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)
    PersonServed.objects.update_or_create(
        id=person_id,
        defaults={
            "needs": list(told.needs), "looked_after": looked_after, "noted_at": now,
            "recorded_by_id": actor.officer_id, "fact": act_id,
        },
        create_defaults={
            "case_id": case_id, "who": who, "ordinal": ordinal, "needs": list(told.needs),
            "looked_after": looked_after, "noted_at": now, "recorded_by_id": actor.officer_id,
            "fact": act_id,
        },
    )  # fmt: skip


def served_in(actor: Actor, case_id: CaseId) -> tuple[ServedLine, ...]:
    """This will list who is served beside her: children first.

    Seen by: row security; the page asks first whether the actor may read the casework.
    """
    del actor  # row security answers
    rows = PersonServed.objects.filter(case=case_id).order_by("who", "ordinal")
    return tuple(
        ServedLine(row.id, row.who, row.ordinal, tuple(row.needs), row.looked_after, row.noted_at)
        for row in rows
    )


def _next(case_id: CaseId, who: str) -> int:
    rows = PersonServed.objects.filter(case=case_id, who=who)
    return (rows.aggregate(newest=Max("ordinal"))["newest"] or 0) + 1
