"""Her statement before a Magistrate (CrPC 164): asked for, put off, recorded once."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality import actions as confidentiality
from amaan.investigation.interviews import NotAtThisStep, put_on_timeline
from amaan.investigation.interviews_recordings import check_tape
from amaan.investigation.interviews_tables import MagistrateDay
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts


class RecordedOnce(Refused):
    """The law lets a Magistrate record her statement once."""

    sentence = said(
        "Her statement before a Magistrate is recorded already. It is recorded once only "
        "(Anti-Rape Act 2021, section 14); she need not tell it again."
    )


@transaction.atomic(savepoint=False)
def ask_magistrate(
    *,
    actor: Actor,
    case_id: CaseId,
    day_id: UUID,
    reason: str,
    set_for: date | None,
    now: datetime,
) -> None:
    """This will write down that a Magistrate was asked to record her statement, and for when.

    Law: Anti-Rape Act 2021 s.14(1), once only. Raises: NotFound; RecordedOnce; NotAtThisStep.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if MagistrateDay.objects.filter(pk=day_id).exists():
        return
    if "statement164.recorded" in _standing_kinds(case_queries.case_sheet(actor, case_id, now)):
        raise RecordedOnce
    before = MagistrateDay.objects.filter(case_id=case_id).exists()
    if before == (reason == "first"):
        raise NotAtThisStep
    asked = cases.NewFact(facts.Statement164Asked(reason=reason), facts.Happened.at(now))
    MagistrateDay.objects.create(
        id=day_id, case_id=case_id, reason=reason, asked_at=now, asked_by_id=actor.officer_id,
        ask_fact=asked.id, set_for=set_for,
    )  # fmt: skip
    put_on_timeline(actor, case_id, asked, now, {})


@transaction.atomic(savepoint=False)
def magistrate_recorded(
    *,
    actor: Actor,
    case_id: CaseId,
    fact_id: FactId,
    recorded_at: datetime,
    video: bool,
    reference: str = "",
    sha256: str = "",
    now: datetime,
) -> int:
    """This will write down that a Magistrate recorded her statement; the new revision.

    Where the day was never entered before, it is entered now.
    Raises: NotFound; RecordedOnce; NotANumber; NotAFingerprint; HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    file = case_queries.case_sheet(actor, case_id, now)
    if MagistrateDay.objects.filter(case_id=case_id, record_fact=fact_id).exists():
        return file.revision
    if "statement164.recorded" in _standing_kinds(file):
        raise RecordedOnce
    if reference or sha256:
        check_tape(reference, sha256, needs_reference=False)
    day = (
        MagistrateDay.objects.select_for_update()
        .filter(case_id=case_id)
        .order_by("-asked_at", "id")
        .first()
    )
    if day is None:
        day = MagistrateDay(
            id=new_id(), case_id=case_id, asked_at=now, asked_by_id=actor.officer_id,
            ask_fact=fact_id,
        )  # fmt: skip
        day.save(force_insert=True)
    day.recorded_at, day.record_fact, day.video = recorded_at, fact_id, video
    day.reference, day.sha256 = reference, sha256.lower()
    day.save(update_fields=["recorded_at", "record_fact", "video", "reference", "sha256"])
    recorded = cases.NewFact(
        facts.Statement164Recorded(video=video), facts.Happened.at(recorded_at), id=fact_id
    )
    return put_on_timeline(actor, case_id, recorded, now, {})


def _standing_kinds(file: CaseSheet) -> frozenset[str]:
    return frozenset(line.kind for line in file.facts if not line.corrected)
