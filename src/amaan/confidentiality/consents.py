"""What she agreed to share: with whom, for what, which parts, and until when.

Given at the desk in her own words, kept as codes, and read by the policy table at the instant
somebody looks. Taking it back is one act, and the next look is refused.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from amaan.confidentiality import policy
from amaan.confidentiality.actions import permit
from amaan.confidentiality.models import Consent
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor

PURPOSE = "share_for_care"
# What can be shared at all: the parts that the reason opens in the policy table.
PARTS = ("C2", "C3", "C5", "C4", "C4.medical")
RECIPIENTS = (
    "hospital", "crisis_centre", "shelter", "counsellor", "legal_aid", "child_protection",
    "protection_officer", "other_service",
)  # fmt: skip
# A yes is for this need, not for ever. She is asked again.
LONGEST = timedelta(days=90)


class NothingToShare(Refused):
    """No part was named."""

    sentence = said("Ask her which parts may be shared, and mark them. A yes to nothing is a no.")


class ConsentTooLong(Refused):
    """The yes would last longer than any yes may."""

    sentence = said("A consent lasts 90 days at most. Ask her again when it ends.")


@dataclass(frozen=True)
class ConsentLine:
    """One yes of hers, as the desk sees it."""

    id: UUID
    recipient: str
    parts: tuple[str, ...]
    given_by: str
    given_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None

    def holds(self, now: datetime) -> bool:
        """This will say whether it opens anything now."""
        return self.withdrawn_at is None and self.given_at <= now < self.expires_at


@transaction.atomic(savepoint=False)
def give(
    *,
    actor: Actor,
    case_id: CaseId,
    consent_id: UUID,
    recipient: str,
    parts: tuple[str, ...],
    given_by: str,
    until: datetime,
    now: datetime,
) -> None:
    """This will write down what she agreed to share. A second press of Save changes nothing.

    Raises: NotFound; NothingToShare; ConsentTooLong.
    """
    permit(actor=actor, act="record_consent", case_id=case_id, now=now)
    if not parts or not set(parts) <= set(PARTS):
        raise NothingToShare
    if recipient not in RECIPIENTS or given_by not in {"survivor", "guardian"}:
        raise NotFound
    if not now < until <= now + LONGEST:
        raise ConsentTooLong
    Consent.objects.bulk_create(
        [
            Consent(
                id=consent_id,
                case_id=case_id,
                purpose=PURPOSE,
                recipient=recipient,
                elements=sorted(parts),
                given_by=given_by,
                given_at=now,
                expires_at=until,
                recorded_by_id=actor.officer_id,
            )
        ],
        ignore_conflicts=True,
    )


@transaction.atomic(savepoint=False)
def withdraw(*, actor: Actor, case_id: CaseId, consent_id: UUID, now: datetime) -> None:
    """This will take a yes of hers back. From the next look on it opens nothing.

    Taking back what was taken back changes nothing.
    Raises: NotFound.
    """
    permit(actor=actor, act="record_consent", case_id=case_id, now=now)
    if not Consent.objects.filter(id=consent_id, case_id=case_id).exists():
        raise NotFound
    Consent.objects.filter(id=consent_id, case_id=case_id, withdrawn_at__isnull=True).update(
        withdrawn_at=now, withdrawn_by_id=actor.officer_id
    )


def consents_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[ConsentLine, ...]:
    """This will list every yes of hers, those that hold first, then the newest.

    Seen by: those who work on the case.
    """
    rows = Consent.objects.filter(case_id=case_id).order_by(
        F("withdrawn_at").desc(nulls_first=True), "-given_at", "id"
    )
    return tuple(
        ConsentLine(
            row.id, row.recipient, tuple(row.elements), row.given_by, row.given_at,
            row.expires_at, row.withdrawn_at,
        )
        for row in rows
    )  # fmt: skip


def opens_by_consent() -> frozenset[str]:
    """This will name the parts that sharing can open at all."""
    return policy.PURPOSES[PURPOSE][1]


def new_consent_id() -> UUID:
    """This will draw an id for a yes that is about to be written down."""
    return new_id()
