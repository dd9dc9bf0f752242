"""What she may know of her own case and say at her own door; how the desk takes it up with her.

Her page is worked out from codes and dates that the database tells for her visit. It names no
offence, nothing of her body or her danger, no service and no place: whoever holds her slip, or
stands beside her, learns that there is a case and how far it is.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import own_door
from amaan.confidentiality.own_door import Visit
from amaan.confidentiality.sealing import Parcel
from amaan.desk.intake import SafeContact
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, FactId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.protocol.codes import OWN_WORD_ANSWERS

SIX = ("listened", "danger", "help", "informed", "wanted", "again")
EIGHTEEN = (
    "hours", "comfortable", "same", "companion", "choices", "decided", "sent_on", "discreet",
    "secret", "private", "friendly", "not_judged", "questions", "understood", "time", "helped",
    "better", "recommend",
)  # fmt: skip
ANSWERS = ("yes", "partly", "no")


class OnlyAWoman(Refused):
    """A changed way to reach her is confirmed by a woman, or on her advocate's word."""

    sentence = said(
        "A woman officer confirms this, or her advocate does. Ask a colleague, and nothing is sent "
        "until then."
    )


class NothingConfirmed(Refused):
    """A new plan counts from the moment at which somebody made sure that it is hers."""

    sentence = said(
        "Mark that how to reach her is right, or leave the new plan out. Nothing is sent by a plan "
        "that nobody made sure of."
    )


@dataclass(frozen=True)
class OwnPage:
    """Her page: how far it is, what was done, who works on it, and what she wrote."""

    stage: str
    district: UnitId
    place: tuple[str, str]
    officers: tuple[tuple[str, str, str], ...]
    line: tuple[tuple[str, date], ...]
    hearing: tuple[date, time | None] | None
    shares: bool
    looks: int
    words: tuple[tuple[date, bool], ...]
    heard_on: date | None


def own_page(visit: Visit, now: datetime) -> OwnPage:
    """This will give what stands on her page.

    Seen by: herself, while her visit lasts. Raises: NotFound behind the other phrase.
    """
    told: Mapping[str, Any] = {} if visit.is_other else own_door.own_file(now)
    if not told:
        raise NotFound
    hearing = told["hearing"]
    return OwnPage(
        stage=told["stage"],
        district=UnitId(UUID(told["district"])),
        place=(told["place"][0], told["place"][1]),
        officers=tuple((role, en, ur) for role, en, ur in told["officers"]),
        line=tuple((kind, _day(at)) for kind, at in told["line"]),
        hearing=None if hearing is None else (
            date.fromisoformat(hearing[0]), hearing[1] and time.fromisoformat(hearing[1])
        ),
        shares=told["sharing"],
        looks=told["looks"],
        words=tuple((_day(at), answered is not None) for at, answered in told["words"]),
        heard_on=told["heard_on"] and date.fromisoformat(told["heard_on"]),
    )  # fmt: skip


def how_it_was(answers: Mapping[str, str]) -> dict[str, str]:
    """This will keep of her answers those that belong to a question. Raises: NotFound."""
    kept = {item: said for item, said in answers.items() if said}
    if not set(kept) <= {*SIX, *EIGHTEEN} or not set(kept.values()) <= set(ANSWERS):
        raise NotFound
    return kept


@transaction.atomic(savepoint=False)
def take_up(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, how: str, contact_confirmed: bool,
    plan: SafeContact | None = None, now: datetime,
) -> None:  # fmt: skip
    """This will write down that all she said was taken up with herself, alone or by a safe way.

    With `contact_confirmed` messages go out again; a woman officer says so, or her advocate did.
    `plan`: how she is to be reached from now on, where that changed; the newest one counts. That
    she is not to be reached at all needs no word that messages may go out.
    Raises: NotFound; OnlyAWoman; NothingConfirmed.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if how not in OWN_WORD_ANSWERS:
        raise NotFound
    if contact_confirmed and not actor.is_woman and how != "by_advocate":
        raise OnlyAWoman
    if plan is not None and plan.channel != "none" and not contact_confirmed:
        raise NothingConfirmed
    own_door.mark_answered(actor=actor, case_id=case_id, now=now)
    if contact_confirmed:
        own_door.end_pauses(actor=actor, case_id=case_id, now=now)
    her = own_door.door_of(case_id)
    parcels = (
        (Parcel(her.subject, "safe_contact", json.dumps(asdict(plan))),)
        if her is not None and plan is not None
        else ()
    )
    answered = cases.NewFact(
        facts.OwnWordAnswered(how=how), facts.Happened.at(now), parcels, id=fact_id
    )
    cases.record_fact(actor=actor, case_id=case_id, happening=answered, seen_revision=None, now=now)


def _day(written: str) -> date:
    return local_date(datetime.fromisoformat(written))
