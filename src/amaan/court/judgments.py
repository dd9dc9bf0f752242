"""Charge, judgment, sentence and compensation: what the court decided about the charge."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.court.hearings import stands
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# A court may end a case before any charge; it says so, and the file shows it.
BEFORE_A_CHARGE = frozenset({"acquitted", "discharged"})


class ChargeBeforeCognizance(Refused):
    """The court frames a charge in a case of which it took cognizance."""

    sentence = said(
        "The court has not taken cognizance in this file. Record that first, with its day: the "
        "time for the trial counts from it."
    )


class VerdictWithoutCharge(Refused):
    """Nobody is convicted of what he was not charged with."""

    sentence = said(
        "No charge stands in this file, so there is no conviction. Record the charge with its "
        "day, or say that the court ended the case before any charge."
    )


class ConvictedWithoutSentence(Refused):
    """A conviction has a sentence."""

    sentence = said("Say what the sentence is, and for a term of prison how many months.")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the court decided. Months only with a term; compensation None where nothing was said."""

    outcome: str
    before_charge: bool = False
    sentence: str = ""
    months: int = 0
    compensation: bool | None = None


@transaction.atomic(savepoint=False)
def frame_charge(
    *,
    actor: Actor,
    case_id: CaseId,
    fact_id: FactId,
    altered: bool,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that the court framed the charge, or altered it.

    Raises: NotFound; ChargeBeforeCognizance; HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    if not stands(case_id, "cognizance.taken"):
        raise ChargeBeforeCognizance
    framed = cases.NewFact(fact=facts.ChargeFramed(altered=altered), happened=happened, id=fact_id)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[framed], now=now)


@transaction.atomic(savepoint=False)
def give_judgment(
    *,
    actor: Actor,
    case_id: CaseId,
    fact_id: FactId,
    verdict: Verdict,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down the judgment with sentence and compensation. One id, one judgment.

    Law: an acquittal or a discharge may come before a charge; a conviction may not.
    Raises: NotFound; VerdictWithoutCharge; ConvictedWithoutSentence; HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    _refuse(case_id, verdict)
    told: list[facts.Fact] = [
        facts.JudgmentGiven(outcome=verdict.outcome, before_charge=verdict.before_charge)
    ]
    if verdict.outcome == "convicted":
        months = verdict.months if verdict.sentence == "term" else 0
        told.append(facts.SentenceGiven(sentence=verdict.sentence, months=months))
        if verdict.compensation is not None:
            told.append(facts.CompensationDecided(ordered=verdict.compensation))
    first, *rest = told
    happenings = [
        cases.NewFact(fact=first, happened=happened, id=fact_id),
        *(cases.NewFact(fact=fact, happened=happened) for fact in rest),
    ]
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)


def _refuse(case_id: CaseId, verdict: Verdict) -> None:
    charged = stands(case_id, "charge.framed")
    early = verdict.before_charge and verdict.outcome in BEFORE_A_CHARGE
    if verdict.outcome != "withdrawn" and not charged and not early:
        raise VerdictWithoutCharge
    if verdict.outcome == "convicted" and (
        not verdict.sentence or (verdict.sentence == "term" and verdict.months < 1)
    ):
        raise ConvictedWithoutSentence
