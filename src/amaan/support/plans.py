"""Her safety plan: made with her in her words, read back, and hers only by her own word.

What it says is sealed for the desk that made it with her. It is no evidence, leaves in nothing,
and no entry tells whether she stays or leaves.

Source: standards 4.1 (blocks), 4.1 Review (looked at again whenever danger is).
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
from amaan.support.models import SafetyPlan

# The blocks of a plan, in the order in which they are spoken of.
BLOCKS = (
    "tonight", "during_violence", "staying_home", "leaving", "children", "after_leaving",
    "telephone", "proof", "weapons", "health",
)  # fmt: skip
HER_WORD = frozenset({"signed", "thumb", "said_yes"})
COPIES = ("none", "card", "whole")


class NothingPlanned(Refused):
    """A plan with nothing in it."""

    sentence = said("Write down at least what she does tonight if it becomes dangerous.")


class NotYetHers(Refused):
    """A plan that was not read to her, or to which she did not agree."""

    sentence = said(
        "It is her plan only when it was read to her and she says that it is right. Read it to "
        "her, change what she wants changed, and save it then."
    )


class PaperNotSafe(Refused):
    """A paper in the wrong hands tells when and where she goes."""

    sentence = said(
        "She did not say that she can hold this paper safely. Give her the small card without a "
        "word on it, or nothing, and go through the plan with her until she knows it."
    )


class NoPlanYet(Refused):
    """Nothing was planned that could be looked at again."""

    sentence = said("There is no plan yet. Make one with her.")


@dataclass(frozen=True, kw_only=True)
class NewPlan:
    """A plan as it was told. `text` is all of it, in her language, and is sealed."""

    text: str
    language: str
    signed: str
    copy: str
    safe_to_hold: bool


@dataclass(frozen=True)
class PlanLine:
    """One version of her plan as a page lists it. The words are opened by whoever may."""

    plan_id: UUID
    version: int
    language: str
    signed: str
    copy: str
    made_at: datetime
    fact: FactId


@transaction.atomic(savepoint=False)
def make_plan(
    *, actor: Actor, case_id: CaseId, act_id: FactId, plan: NewPlan, now: datetime
) -> None:
    """This will keep a plan as its next version; earlier ones stay. One id, one plan.

    Raises: NotFound; NothingPlanned; NotYetHers; PaperNotSafe.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if SafetyPlan.objects.filter(fact=act_id).exists():
        return
    _refuse(plan)
    told = cases.NewFact(
        fact=facts.SafetyPlanMade(),
        happened=facts.Happened.at(now),
        parcels=(Parcel(act_id, "safety_plan", plan.text),),
        id=act_id,
    )
    # First the entry: it holds the file, so two plans at once become two versions.
    cases.record_facts(actor=actor, case_id=case_id, happenings=[told], now=now)
    newest = SafetyPlan.objects.filter(case=case_id).aggregate(newest=Max("version"))["newest"]
    SafetyPlan.objects.create(
        case_id=case_id, version=(newest or 0) + 1, language=plan.language, signed=plan.signed,
        copy=plan.copy, made_at=now, recorded_at=now, recorded_by_id=actor.officer_id, fact=act_id,
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def keep_plan(*, actor: Actor, case_id: CaseId, act_id: FactId, now: datetime) -> None:
    """This will write down that the plan was gone through with her and holds as it is.

    Raises: NotFound; NoPlanYet.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if not SafetyPlan.objects.filter(case=case_id).exists():
        raise NoPlanYet
    told = cases.NewFact(
        fact=facts.SafetyPlanReviewed(), happened=facts.Happened.at(now), id=act_id
    )
    cases.record_facts(actor=actor, case_id=case_id, happenings=[told], now=now)


def plans_of(actor: Actor, case_id: CaseId) -> tuple[PlanLine, ...]:
    """This will list the versions of her plan, the newest first.

    Seen by: row security; the page asks first whether the actor may read the casework.
    """
    del actor  # row security answers
    rows = SafetyPlan.objects.filter(case=case_id).order_by("-version")
    return tuple(
        PlanLine(
            row.id, row.version, row.language, row.signed, row.copy, row.made_at, FactId(row.fact)
        )
        for row in rows
    )


def newest_plan(actor: Actor, case_id: CaseId) -> PlanLine:
    """This will give the plan that holds now. Raises: NotFound where there is none."""
    found = plans_of(actor, case_id)
    if not found:
        raise NotFound
    return found[0]


def _refuse(plan: NewPlan) -> None:
    if not plan.text.strip():
        raise NothingPlanned
    if plan.signed not in HER_WORD:
        raise NotYetHers
    if plan.copy == "whole" and not plan.safe_to_hold:
        raise PaperNotSafe
