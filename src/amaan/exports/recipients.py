"""The register of recipients with a key: enrolled once, confirmed by a fingerprint read aloud.

Whoever could put a key of his own into this list would be sent her name. So a key counts only
after the custodian has called the office, at a number known from elsewhere, and typed what was
read to her from the other side.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyrage
from django.db import transaction
from pyrage import x25519

from amaan.confidentiality import leaving
from amaan.confidentiality.actions import permit
from amaan.exports.models import Recipient
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor

FINGERPRINT_DIGITS = 20


class NotAKey(Refused):
    """What was pasted is not a public key of age."""

    sentence = said("This is not a public key. It begins with age1 and is 62 letters long.")


class FingerprintDiffers(Refused):
    """What was read aloud is not the fingerprint of the key that was sent to us."""

    sentence = said(
        "What was read to you is not the fingerprint of this key. Do not use it: somebody may "
        "have changed it on its way. End this entry, and ask the office for its key again."
    )


@dataclass(frozen=True)
class RecipientLine:
    """One office with a key, as the list shows it."""

    id: UUID
    office: str
    name: str
    fingerprint: str
    enrolled_at: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None

    @property
    def is_good(self) -> bool:
        """Whether something may be closed to it."""
        return self.confirmed_at is not None and self.ended_at is None


def fingerprint_of(key: str) -> str:
    """This will give the fingerprint of a key: what `printf %s KEY | sha256sum` begins with."""
    digits = hashlib.sha256(key.encode()).hexdigest()[:FINGERPRINT_DIGITS]
    return " ".join(digits[at : at + 4] for at in range(0, FINGERPRINT_DIGITS, 4))


@transaction.atomic(savepoint=False)
def enrol_recipient(
    *, actor: Actor, recipient_id: UUID, office: str, name: str, key: str, now: datetime
) -> None:
    """This will take down an office and its key; it counts once the fingerprint was heard.

    Raises: NotFound; NotAKey.
    """
    permit(actor=actor, act="keep_recipients", case_id=None, now=now)
    if office not in leaving.OFFICES or office in leaving.ON_PAPER_ONLY or not name.strip():
        raise NotFound
    key = key.strip()
    try:
        x25519.Recipient.from_str(key)
    except pyrage.RecipientError:
        raise NotAKey from None
    row = Recipient(
        id=recipient_id,
        office=office,
        name=name.strip(),
        key=key,
        district_id=actor.district_id,
        province=actor.province,
        enrolled_by_id=actor.officer_id,
        enrolled_at=now,
    )
    Recipient.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic(savepoint=False)
def confirm_recipient(*, actor: Actor, recipient_id: UUID, heard: str, now: datetime) -> None:
    """This will let a key count whose fingerprint was read aloud and typed as it was heard.

    Raises: NotFound; FingerprintDiffers.
    """
    permit(actor=actor, act="keep_recipients", case_id=None, now=now)
    row = _of_the_list(recipient_id)
    if _plain(heard) != _plain(fingerprint_of(row.key)):
        raise FingerprintDiffers
    Recipient.objects.filter(id=recipient_id, confirmed_at__isnull=True).update(
        confirmed_at=now, confirmed_by_id=actor.officer_id
    )


@transaction.atomic(savepoint=False)
def end_recipient(*, actor: Actor, recipient_id: UUID, now: datetime) -> None:
    """This will end a key: nothing more is closed to it. What left before stays as it is.

    Raises: NotFound.
    """
    permit(actor=actor, act="keep_recipients", case_id=None, now=now)
    _of_the_list(recipient_id)
    Recipient.objects.filter(id=recipient_id, ended_at__isnull=True).update(ended_at=now)


def recipients(actor: Actor, *, only_good: bool = False) -> tuple[RecipientLine, ...]:
    """This will list the offices with a key, by office and name.

    Seen by: any officer of the province, who chooses one; the fingerprint is no secret.
    """
    rows = Recipient.objects.filter(province=actor.province).order_by("office", "name", "id")
    lines = (
        RecipientLine(
            row.id, row.office, row.name, fingerprint_of(row.key), row.enrolled_at,
            row.confirmed_at, row.ended_at,
        )
        for row in rows
    )  # fmt: skip
    return tuple(line for line in lines if line.is_good or not only_good)


def key_of(recipient_id: UUID) -> str:
    """This will give the key that something is closed to, for the job that closes it.

    Raises: NotFound for one that does not count, or no longer does.
    """
    row = Recipient.objects.filter(
        id=recipient_id, confirmed_at__isnull=False, ended_at__isnull=True
    ).first()
    if row is None:
        raise NotFound
    return row.key


def _of_the_list(recipient_id: UUID) -> Recipient:
    row = Recipient.objects.filter(id=recipient_id).first()
    if row is None:
        raise NotFound
    return row


def _plain(text: str) -> str:
    return re.sub(r"[\s\-:]", "", text).lower()
