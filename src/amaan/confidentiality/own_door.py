"""Her own door: asked of the vault, and told to the database for one transaction.

She is nobody's actor. While she is there no row of any table is shown; the database answers the
few questions of her own page and takes what she says, for the visit that the vault began.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from amaan.confidentiality import sealing
from amaan.confidentiality.closed_lists import OWN_SHOWS as OWN_SHOWS
from amaan.confidentiality.closed_lists import OWN_WORDS as OWN_WORDS
from amaan.confidentiality.models import MessagePause, OwnDoor, OwnWord
from amaan.confidentiality.row_security import NoTransaction
from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.client import DoesNotFit as DoesNotFit
from amaan.confidentiality.vault.client import VaultUnavailable as VaultUnavailable
from amaan.kernel.ids import CaseId, FactId, PersonRef, new_id, new_reference
from amaan.organisation.queries import Actor

Words = tuple[tuple[str, str], ...]
# As much as somebody writes on a telephone.
LONGEST = 4_000


@dataclass(frozen=True)
class Given:
    """What she is told, once: the number is printed, the words are only spoken."""

    receipt: str
    phrase: Words
    other_phrase: Words

    def __repr__(self) -> str:
        return "Given(...)"


@dataclass(frozen=True)
class Visit:
    """She is there; or somebody is, behind the other phrase, for whom nothing stands here."""

    token: str
    case_id: CaseId
    subject: PersonRef
    province: str
    is_other: bool
    shows: frozenset[str]

    def __repr__(self) -> str:
        return "Visit(...)"


@dataclass(frozen=True)
class DoorLine:
    """That she has a door, as the desk sees it."""

    subject: PersonRef
    shows: tuple[str, ...]
    given_at: datetime


@dataclass(frozen=True)
class WordLine:
    """Something she said at her own door, as the desk sees it."""

    id: UUID
    subject: PersonRef
    what: str
    said_at: datetime
    has_words: bool
    answered_at: datetime | None


@dataclass(frozen=True)
class PauseLine:
    """Nothing is sent to her, since when and why."""

    id: UUID
    subject: PersonRef
    why: str
    since: datetime


# -- at the desk ------------------------------------------------------------------------------


def give(
    *, actor: Actor, case_id: CaseId, subject: PersonRef, shows: Sequence[str], with_other: bool
) -> Given:
    """This will give her a door of her own. Raises: NotFound; SignInAgain; VaultUnavailable."""
    answer = client.ask(
        {"verb": "give_own_door", "case": str(case_id), "subject": str(subject),
         "shows": list(shows), "with_other": with_other, **client.credentials(actor.capability)}
    )  # fmt: skip
    return Given(answer["receipt"], _pairs(answer["phrase"]), _pairs(answer["other"]))


def end(*, actor: Actor, case_id: CaseId, subject: PersonRef) -> None:
    """This will shut her door at once. Raises: NotFound; SignInAgain; VaultUnavailable."""
    client.ask(
        {"verb": "end_own_door", "case": str(case_id), "subject": str(subject),
         **client.credentials(actor.capability)}
    )  # fmt: skip


def door_of(case_id: CaseId) -> DoorLine | None:
    """This will say whether she has a door of her own.

    Seen by: whoever works on the case; for anybody else there is none.
    """
    row = OwnDoor.objects.filter(case_id=case_id, ended_at__isnull=True).only(
        "subject", "shows", "given_at"
    ).order_by("-given_at", "id").first()  # fmt: skip
    return None if row is None else DoorLine(
        PersonRef(row.subject), tuple(row.shows), row.given_at
    )  # fmt: skip


def words_of(case_id: CaseId) -> tuple[WordLine, ...]:
    """This will list what she said at her own door, the newest first.

    Seen by: whoever works on the case.
    """
    rows = OwnWord.objects.filter(case_id=case_id).order_by("-said_at", "id")[:50]
    return tuple(
        WordLine(w.id, PersonRef(w.subject), w.what, w.said_at, bool(w.sealed), w.answered_at)
        for w in rows
    )


def pauses_of(case_id: CaseId) -> tuple[PauseLine, ...]:
    """This will list why nothing is sent to her now. Seen by: whoever works on the case."""
    rows = MessagePause.objects.filter(case_id=case_id, until__isnull=True).order_by("since", "id")
    return tuple(PauseLine(p.id, PersonRef(p.subject), p.why, p.since) for p in rows)


def mark_answered(*, actor: Actor, case_id: CaseId, now: datetime) -> tuple[str, ...]:
    """This will mark all that she said as taken up with her; says what it was about."""
    rows = OwnWord.objects.filter(case_id=case_id, answered_at__isnull=True)
    found = tuple(rows.values_list("what", flat=True).order_by("said_at", "id"))
    rows.update(answered_at=now, answered_by_id=actor.officer_id)
    return found


def end_pauses(*, actor: Actor, case_id: CaseId, now: datetime) -> int:
    """This will let messages go out again; says how many reasons there were to hold them."""
    return MessagePause.objects.filter(case_id=case_id, until__isnull=True).update(
        until=now, ended_by_id=actor.officer_id
    )


# -- at her own door --------------------------------------------------------------------------


def knock(receipt: str, phrase: str) -> str:
    """This will give the token of a visit to whoever has number and phrase.

    Raises: DoesNotFit, whatever did not fit; VaultUnavailable.
    """
    return str(
        client.ask({"verb": "enter_own_door", "receipt": receipt, "phrase": phrase})["visit"]
    )


def leave(token: str) -> None:
    """This will end a visit; one that is over is over. Raises: VaultUnavailable."""
    client.ask({"verb": "leave_own_door", "visit": token})


def enter(token: str) -> Visit | None:
    """This will say who is there, for the rest of this transaction; None for nobody.

    Raises: NoTransaction.
    """
    if not connection.in_atomic_block:
        raise NoTransaction("she enters inside a transaction")
    row = _one("SELECT * FROM amaan_own_enter(%s)", [hashlib.sha256(token.encode()).digest()])
    if row is None:
        return None
    shows = row[4] if isinstance(row[4], list) else json.loads(row[4])
    return Visit(token, CaseId(row[0]), PersonRef(row[1]), row[2], row[3], frozenset(shows))


def own_file(now: datetime) -> Mapping[str, Any]:
    """This will give all that her page may show, as codes and dates; nothing for nobody."""
    row = _one("SELECT amaan_own_file(%s)", [now])
    found = row[0] if row else None
    return json.loads(found) if isinstance(found, str) else found or {}


def own_looks() -> tuple[tuple[datetime, str, str], ...]:
    """This will list who looked: when, in which post, what for; where she asked to see it here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT looked_at, post, purpose FROM amaan_own_looks()")
        return tuple(cursor.fetchall())


def own_values(visit: Visit, part: str) -> tuple[str, ...]:
    """This will open a part of her file that she asked to see here.

    Raises: NotFound; VaultUnavailable.
    """
    found = client.ask({"verb": "read_own", "visit": visit.token, "part": part})["found"]
    return tuple(map(str, found))


def say(*, visit: Visit, word_id: UUID, what: str, words: str, now: datetime) -> bool:
    """This will write down what she says for the desk; her words are sealed in the same act.

    False where nothing was taken: she said more today than anybody can read.
    """
    row = _one("SELECT amaan_own_say(%s, %s, %s)", [word_id, what, now])
    if row is None or not row[0]:
        return False
    if words.strip():
        field = "contact_asked" if what == "safe_contact" else "own_word"
        refs = sealing.deposit(
            [sealing.Parcel(visit.subject, field, words.strip()[:LONGEST])],
            case_id=visit.case_id, province=visit.province, actor=None, now=now,
        )  # fmt: skip
        places = json.dumps([{"ref": str(ref), "field": field} for ref in refs])
        _one("SELECT amaan_own_sealed(%s, %s)", [word_id, places])
    return True


def say_how_it_was(*, answers: Mapping[str, str], month: date) -> bool:
    """This will keep how she was received, in codes and without her; once a month."""
    row = _one("SELECT amaan_own_feedback(%s, %s)", [json.dumps(dict(answers)), month])
    return bool(row and row[0])


def complain(
    *, report_id: UUID, about: str, call_within: timedelta | None, answer_within: timedelta,
    visit_within: timedelta | None,
) -> bool:  # fmt: skip
    """This will put what she complained of into the register of complaints, with its times.

    Nothing of her case goes along. False for anybody but herself.
    """
    row = _one(
        "SELECT amaan_own_complaint(%s, %s, %s, %s, %s, %s, %s)",
        [new_id(), new_reference(), report_id, about, call_within, answer_within, visit_within],
    )
    return bool(row and row[0])


# -- said without a name ----------------------------------------------------------------------


def new_public_number() -> tuple[str, bytes]:
    """This will draw the number of a report, and what is kept of it. Raises: VaultUnavailable."""
    answer = client.ask({"verb": "new_public_number"})
    return answer["number"], bytes.fromhex(answer["token"])


def public_answer(number: str) -> tuple[bool, tuple[str, ...]]:
    """This will say whether a report was taken up, and what was answered.

    Raises: DoesNotFit; VaultUnavailable.
    """
    answer = client.ask({"verb": "public_answer", "number": number})
    return bool(answer["taken"]), tuple(map(str, answer["answers"]))


def read_public(*, actor: Actor, report_id: UUID) -> tuple[str, ...]:
    """This will open what was said without a name to whoever answers it.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "read_public", "report": str(report_id)}
    return tuple(map(str, client.ask({**request, **client.credentials(actor.capability)})["words"]))


# -- for the job that puts her words on the timeline ------------------------------------------


@dataclass(frozen=True)
class Spoken:
    """A word of hers that is not on the timeline yet."""

    id: UUID
    case_id: CaseId
    what: str
    said_at: datetime
    sealed: list[dict[str, str]]


def spoken(limit: int) -> tuple[Spoken, ...]:
    """This will list what waits to be put on the timeline, the oldest first. For the job alone."""
    rows = OwnWord.objects.filter(fact_id__isnull=True).order_by("said_at", "id")[:limit]
    return tuple(Spoken(w.id, CaseId(w.case_id), w.what, w.said_at, w.sealed) for w in rows)


def mark_noted(word_id: UUID, fact_id: FactId) -> None:
    """This will say that a word stands on the timeline. For the job alone."""
    OwnWord.objects.filter(id=word_id, fact_id__isnull=True).update(fact_id=fact_id)


def new_word_id() -> UUID:
    """This will draw an id for something she is about to say."""
    return new_id()


def _pairs(found: Sequence[Sequence[str]]) -> Words:
    return tuple((urdu, latin) for urdu, latin in found)


def _one(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


__all__ = [
    "LONGEST", "OWN_SHOWS", "OWN_WORDS", "DoesNotFit", "DoorLine", "Given",
    "PauseLine", "Spoken", "VaultUnavailable", "Visit", "WordLine",
]  # fmt: skip
