"""A supervisor's review of a case: the checklist, and one sentence back to an officer.

It is read from what supervision sees anyway, the states of duties and how often words were kept;
what was told opens only by a review task. Own words of the reviewer are sealed with his entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from amaan.cases import actions as cases
from amaan.cases import queries as files
from amaan.cases import supervising
from amaan.cases.supervising import DutyStands
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import custody
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, FactId, OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.oversight.models import DrawnCase, Review, WordingRemark
from amaan.oversight.review_list import ANSWERS, ReviewRow, review_list
from amaan.oversight.sheets import Holder, Where
from amaan.protocol import facts

OWN_WORDS = "own_words"
_SHOWN = 40


class OwnCase(Refused):
    """Nobody reviews what he had a hand in."""

    sentence = said("You worked on this case yourself. Somebody else must review it.")


class NothingAnswered(Refused):
    """A review without a single answer is none."""

    sentence = said("Answer at least one question with yes or no.")


class NobodyToSayItTo(Refused):
    """A sentence goes to an officer who wrote into the file."""

    sentence = said("Choose the officer to whom the sentence goes, and the sentence.")


@dataclass(frozen=True)
class Known:
    """What the ledger says of a question: `yes`, `no`, `not_needed` or, while it runs, `open`.

    `at` is when it was done, or since when it is late; None where there is no such instant.
    """

    says: str
    at: datetime | None = None


@dataclass(frozen=True)
class ReviewSheet:
    """What a reviewer is shown of a case before he answers."""

    case_id: CaseId
    reference: str
    rows: tuple[tuple[ReviewRow, Known | None], ...]
    # To whom a sentence may go: officers who wrote into the file.
    officers: tuple[tuple[Holder, str], ...]
    drawn_due_at: datetime | None


@dataclass(frozen=True)
class Sentence:
    """A sentence that a supervisor said to an officer, from the list or in sealed words."""

    review_id: UUID
    # None where the officer may no longer know of the case.
    case_id: CaseId | None
    reference: str
    by: Holder
    by_post: str
    at: datetime
    sentence: str


@dataclass(frozen=True)
class DrawnLine:
    """A case of the sample: whose it is to read, until when, and whether it was."""

    case_id: CaseId
    reference: str
    station: Where
    owner: str
    mine: bool
    drawn_at: datetime
    due_at: datetime
    reviewed_at: datetime | None


@transaction.atomic(savepoint=False)
def write_review(
    *,
    actor: Actor,
    review_id: UUID,
    case_id: CaseId,
    answers: Mapping[str, str],
    officer_id: OfficerId | None,
    sentence: str,
    own_words: str,
    now: datetime,
) -> UUID:
    """This will keep a review, put it on the timeline and settle the duties that asked for it.

    `sentence` is the id of a question whose sentence goes to the officer, or `own_words`, which
    are sealed beside the entry. The same id twice writes one.

    Raises: NotFound; OwnCase; NothingAnswered; NobodyToSayItTo.
    """
    confidentiality.permit(actor=actor, act="record_review", case_id=case_id, now=now)
    if actor.district_id is None:
        raise NotFound
    if custody.is_ones_own(case_id):
        raise OwnCase
    asked = {row.check.id: row for row in review_list()}
    told = {k: v for k, v in answers.items() if k in asked and v in ANSWERS}
    if not {"yes", "no"} & set(told.values()):
        raise NothingAnswered
    if Review.objects.filter(pk=review_id).exists():
        return review_id
    _refuse_half_a_sentence(case_id, officer_id, sentence, own_words)
    known = {row.check.id: found.says for row, found in _known(case_id) if found is not None}
    cases.record_fact(
        actor=actor,
        case_id=case_id,
        happening=cases.NewFact(
            fact=facts.SupervisorReviewed(),
            happened=facts.Happened.at(now),
            parcels=(Parcel(FactId(review_id), "note", own_words),) if own_words else (),
            id=FactId(review_id),
        ),
        seen_revision=None,
        now=now,
    )
    Review.objects.create(
        id=review_id, case_id=case_id, district_id=actor.district_id,
        reviewed_by_id=actor.officer_id, by_post=actor.post, reviewed_at=now,
        answers=told, known=known, officer_id=officer_id, sentence=sentence,
    )  # fmt: skip
    DrawnCase.objects.filter(case=case_id, reviewed_at=None).update(reviewed_at=now)
    return review_id


@transaction.atomic(savepoint=False)
def note_read(*, actor: Actor, review_id: UUID, now: datetime) -> None:
    """This will keep that an officer read the sentence that was said to him.

    Raises: NotFound.
    """
    mine = Review.objects.filter(pk=review_id, officer=actor.officer_id)
    if not mine.exists():
        raise NotFound
    mine.filter(read_at=None).update(read_at=now)


def review_sheet(actor: Actor, case_id: CaseId, now: datetime) -> ReviewSheet:
    """This will give the checklist of a case, with what the ledger knows of it.

    Raises: NotFound for whoever may not review it; OwnCase.
    Seen by: whoever may record a review. States of duties and officers, no fact and no party.
    """
    confidentiality.permit(actor=actor, act="record_review", case_id=case_id, now=now)
    if custody.is_ones_own(case_id):
        raise OwnCase
    return ReviewSheet(
        case_id=case_id,
        reference=files.reference_of(actor, case_id),
        rows=_known(case_id),
        officers=tuple(
            (Holder(who.officer_id, who.name_en, who.name_ur, who.rank), who.post)
            for who in supervising.writers(case_id)
            if who.officer_id != actor.officer_id
        ),
        drawn_due_at=DrawnCase.objects.filter(case=case_id, reviewed_at=None)
        .values_list("due_at", flat=True)
        .first(),
    )


def drawn_cases(actor: Actor, now: datetime) -> tuple[DrawnLine, ...]:
    """This will list the sample of the actor's district, what waits first, then the newest.

    Seen by: supervisor and district commander.
    """
    rows = list(
        DrawnCase.objects.filter(district=actor.district_id)
        .select_related("station")
        .order_by(F("reviewed_at").desc(nulls_first=True), "-drawn_at", "due_at", "id")[:_SHOWN]
    )
    references = _references(actor, rows, now)
    return tuple(
        DrawnLine(
            case_id=CaseId(row.case_id),
            reference=references[CaseId(row.case_id)],
            station=Where(UnitId(row.station.id), row.station.name_en, row.station.name_ur),
            owner=row.owner,
            mine=row.owner == actor.post and row.unit_id == actor.unit_id,
            drawn_at=row.drawn_at,
            due_at=row.due_at,
            reviewed_at=row.reviewed_at,
        )
        for row in rows
    )


def anything_to_read(actor: Actor) -> bool:
    """This will say whether a sentence waits for the actor to read it."""
    return Review.objects.filter(officer=actor.officer_id, read_at=None).exists()


def sentences_to_read(actor: Actor, now: datetime) -> tuple[Sentence, ...]:
    """This will list what supervisors said to the actor and he has not read, oldest first.

    Seen by: the officer to whom it was said.
    """
    rows = list(
        Review.objects.filter(officer=actor.officer_id, read_at=None)
        .select_related("reviewed_by")
        .order_by("reviewed_at", "id")[:_SHOWN]
    )
    references = _references(actor, rows, now)
    return tuple(_sentence(row, references) for row in rows)


def sentence_of(code: str) -> tuple[str, str]:
    """This will give a sentence of the list in English and Urdu; nothing for own words."""
    found = next((row for row in review_list() if row.check.id == code), None)
    return (found.say_en, found.say_ur) if found else ("", "")


def _references(actor: Actor, rows: Sequence[Any], now: datetime) -> Mapping[CaseId, str]:
    found = files.named_cases(actor, [CaseId(row.case_id) for row in rows], now)
    return {line.case_id: line.reference for line in found}


def _sentence(row: Any, references: Mapping[CaseId, str]) -> Sentence:
    case, by = CaseId(row.case_id), row.reviewed_by
    return Sentence(
        review_id=row.id,
        case_id=case if case in references else None,
        reference=references.get(case, ""),
        by=Holder(OfficerId(by.id), by.name_en, by.name_ur, by.rank),
        by_post=row.by_post,
        at=row.reviewed_at,
        sentence=row.sentence,
    )


def _refuse_half_a_sentence(
    case_id: CaseId, officer_id: OfficerId | None, sentence: str, own_words: str
) -> None:
    if not (officer_id or sentence or own_words):
        return
    known = {row.check.id for row in review_list()} | {OWN_WORDS}
    writers = {who.officer_id for who in supervising.writers(case_id)}
    whole = officer_id in writers and sentence in known
    if not whole or (sentence == OWN_WORDS) != bool(own_words):
        raise NobodyToSayItTo


def _known(case_id: CaseId) -> tuple[tuple[ReviewRow, Known | None], ...]:
    asked = review_list()
    standing = supervising.duties_standing(case_id, {rule for row in asked for rule in row.duties})
    kept = WordingRemark.objects.filter(case=case_id).exclude(kept_because="").exists()
    return tuple((row, _of_row(row, standing, kept)) for row in asked)


def _of_row(row: ReviewRow, standing: Sequence[DutyStands], kept: bool) -> Known | None:
    if row.by_wordings:
        return Known("no" if kept else "yes")
    if not row.duties:
        return None
    owed = [d for d in standing if d.rule in row.duties and d.state not in {"fell_away", "waived"}]
    if not owed:
        return Known("not_needed")
    if late := next((d for d in owed if d.state in {"missed", "met_late"}), None):
        return Known("no", late.late_at)
    if all(d.state == "met" for d in owed):
        return Known("yes", max(d.met_at for d in owed if d.met_at))
    return Known("open")
