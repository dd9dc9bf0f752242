"""Charge, judgment, sentence and compensation: what the court decided about the charge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
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


class JudgedAlready(Refused):
    """One judgment of one accused, unless an appeal sent it back."""

    sentence = said(
        "A judgment of this accused stands already. Take a wrong one back first; where several "
        "stand trial, say of which of them this one is."
    )


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the court decided. Months only with a term; compensation None where nothing was said.

    `accused` says which of several it is of, and `others_wait` that the others are still on trial.
    """

    outcome: str
    before_charge: bool = False
    sentence: str = ""
    months: int = 0
    compensation: bool | None = None
    accused: int | None = None
    others_wait: bool = False


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
    Raises: NotFound; VerdictWithoutCharge; ConvictedWithoutSentence; JudgedAlready;
        HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    line = timelines.standing(timelines.timeline_of(case_id))
    if any(recorded.id == str(fact_id) for recorded in line):
        return
    _refuse(case_id, verdict)
    if _is_judged(line, verdict):
        raise JudgedAlready
    told: list[facts.Fact] = [
        facts.JudgmentGiven(
            outcome=verdict.outcome, before_charge=verdict.before_charge,
            accused=verdict.accused, others_wait=verdict.others_wait,
        )
    ]  # fmt: skip
    if verdict.outcome == "convicted":
        months = verdict.months if verdict.sentence == "term" else 0
        told.append(
            facts.SentenceGiven(sentence=verdict.sentence, months=months, accused=verdict.accused)
        )
        if verdict.compensation is not None:
            told.append(facts.CompensationDecided(ordered=verdict.compensation))
    first, *rest = told
    happenings = [
        cases.NewFact(fact=first, happened=happened, id=fact_id),
        *(cases.NewFact(fact=fact, happened=happened) for fact in rest),
    ]
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)


def _is_judged(line: Sequence[facts.Recorded], verdict: Verdict) -> bool:
    """This will say whether this accused was judged since the last appeal was decided."""
    judged: set[int | None] = set()
    for recorded in line:
        if isinstance(recorded.fact, facts.AppealDecided):
            judged.clear()
        if isinstance(recorded.fact, facts.JudgmentGiven):
            judged.add(recorded.fact.accused)
            if not recorded.fact.others_wait:
                judged.add(verdict.accused)
    return verdict.accused in judged


def _refuse(case_id: CaseId, verdict: Verdict) -> None:
    charged = stands(case_id, "charge.framed")
    early = verdict.before_charge and verdict.outcome in BEFORE_A_CHARGE
    if verdict.outcome != "withdrawn" and not charged and not early:
        raise VerdictWithoutCharge
    if verdict.outcome == "convicted" and (
        not verdict.sentence or (verdict.sentence == "term" and verdict.months < 1)
    ):
        raise ConvictedWithoutSentence
