"""A way for word: she is safe, and her desk may send word through the house; no place is said.

She agrees or there is nothing. Her desk sees *she is safe* and no more; the house sees a word and
not her case. A reference that is nobody's looks like hers.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import sealing
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, SealedRef
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.support import house_codes as codes
from amaan.support import houses, stays
from amaan.support.stays_tables import Relay, RelayWord


@dataclass(frozen=True)
class WordWay:
    """What her desk sees: that a house says she is safe, since when, and the words sent so far."""

    agreed_at: datetime
    words: tuple["SentWord", ...]


@dataclass(frozen=True)
class SentWord:
    """One word sent through the house, when it was given to her, and what she let answer."""

    word_id: UUID
    about: str
    sent_at: datetime
    given_at: datetime | None
    answer: str


@dataclass(frozen=True)
class WaitingWord:
    """One word that waits in the house to be given to her."""

    word_id: UUID
    relay_id: UUID
    stay_id: UUID
    reference: str
    about: str
    words: SealedRef | None
    sent_at: datetime
    given_at: datetime | None
    answer: str


@transaction.atomic(savepoint=False)
def let_word_through(
    *, actor: Actor, stay_id: UUID, relay_id: UUID, reference: str, now: datetime
) -> None:
    """This will let her desk know that she is safe, by what is on her slip; she asked for it.

    Says nothing of whether there is such a case: a house learns of no case.
    Raises: NotFound; HasLeft.
    """
    houses.serves(actor, now)
    stays.current(stay_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_open_word_way(%s, %s, %s, %s)", [relay_id, stay_id, reference, now]
        )


@transaction.atomic(savepoint=False)
def let_no_more_word_through(*, actor: Actor, relay_id: UUID, now: datetime) -> None:
    """This will end the way at once: her desk sees nothing any more.

    Raises: NotFound.
    """
    houses.serves(actor, now)
    if not Relay.objects.filter(pk=relay_id, taken_back_at=None).update(taken_back_at=now):
        raise NotFound


@transaction.atomic(savepoint=False)
def give_word(*, actor: Actor, word_id: UUID, answer: str, now: datetime) -> None:
    """This will write down that she was given a word, and what she lets answer.

    *No more word* ends the way with it.
    Raises: NotFound.
    """
    houses.serves(actor, now)
    if answer not in codes.WORD_ANSWERS:
        raise NotFound
    done = RelayWord.objects.filter(pk=word_id, given_at=None).update(
        given_at=now, given_by_id=actor.officer_id, answer=answer
    )
    if not done:
        raise NotFound
    if answer == "no_more_word":
        relay_id = RelayWord.objects.filter(pk=word_id).values_list("relay_id", flat=True).get()
        Relay.objects.filter(pk=relay_id, taken_back_at=None).update(taken_back_at=now)


@transaction.atomic(savepoint=False)
def send_word(
    *, actor: Actor, case_id: CaseId, word_id: UUID, about: str, words: str, now: datetime
) -> None:
    """This will send her word through the house that keeps her, sealed for the house.

    Raises: NotFound for whoever does not work on the case, and where she agreed to nothing.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    relay_id = _way(actor, case_id, now)[0]
    if about not in codes.WORD_ABOUT:
        raise NotFound
    ref = None
    if words and not any(w.word_id == word_id for w in _sent(actor, case_id, now)):
        (ref,) = sealing.deposit(
            [Parcel(word_id, "word_to_her", words)],
            case_id=CaseId(relay_id), province=actor.province, actor=actor, now=now,
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_send_word(%s, %s, %s, %s, %s, %s)",
            [actor.officer_id, case_id, word_id, about, ref, now],
        )
        (sent,) = cursor.fetchone()
    if not sent:
        raise NotFound


def word_way(actor: Actor, case_id: CaseId, now: datetime) -> WordWay | None:
    """This will say that she is safe and what word was sent, or None: nothing is known here.

    None is the same where she is in no house, did not agree, took it back, or has left.
    Seen by: whoever works on the case. Raises: NotFound for anybody else.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    try:
        agreed_at = _way(actor, case_id, now)[1]
    except NotFound:
        return None
    return WordWay(agreed_at, _sent(actor, case_id, now))


def waiting_words(
    actor: Actor, now: datetime, *, stay_id: UUID | None = None
) -> tuple[WaitingWord, ...]:
    """This will list words not yet given to her, the oldest first; of one stay, all of them.

    Seen by: those who serve in the house; 200 at most.
    """
    houses.serves(actor, now)
    rows = RelayWord.objects.select_related(None)
    rows = rows.filter(relay__stay_id=stay_id) if stay_id else rows.filter(given_at=None)
    found = rows.order_by("sent_at", "id").values_list(
        "id", "relay_id", "relay__stay_id", "relay__stay__arrival__reference", "about", "words",
        "sent_at", "given_at", "answer",
    )[:200]  # fmt: skip
    return tuple(
        WaitingWord(*row[:5], None if row[5] is None else SealedRef(row[5]), *row[6:])
        for row in found
    )


def _way(actor: Actor, case_id: CaseId, now: datetime) -> tuple[UUID, datetime]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relay_id, agreed_at FROM amaan_word_way(%s, %s, %s)",
            [actor.officer_id, case_id, now],
        )
        found = cursor.fetchone()
    if found is None:
        raise NotFound
    return found[0], found[1]


def _sent(actor: Actor, case_id: CaseId, now: datetime) -> tuple[SentWord, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, about, sent_at, given_at, answer FROM amaan_words_sent(%s, %s, %s)"
            " ORDER BY sent_at DESC, id",
            [actor.officer_id, case_id, now],
        )
        return tuple(SentWord(*row) for row in cursor.fetchall())
