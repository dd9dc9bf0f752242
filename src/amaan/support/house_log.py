"""The house's running log: days, incidents, visits, care, legal help; and who asked after her.

A line is written once and never changed; a mistake is another line. What was written on the
day-sheet, in hours without a line, is typed in later with the time it happened.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.support import house_codes as codes
from amaan.support import houses, stays
from amaan.support.stays_tables import Caller, Enquiry, HouseEntry, Stay

# What settles a clock of hers: it was done, or she was offered it and said no.
SETTLES = frozenset({"done", "offered_declined"})


class NotOnHerList(Refused):
    """Nobody reaches her whom she has not named."""

    sentence = said(
        "This person is not on her list. Ask her alone. If she wants it, put the person on her "
        "list first; otherwise nobody is let in and no call is passed on."
    )


class WordsNeeded(Refused):
    """An incident without a word helps nobody who comes on shift."""

    sentence = said("Write in a few words what happened, so that the next shift knows.")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the log, as it was typed."""

    sort: str
    what: str
    result: str = ""
    caller_id: UUID | None = None
    words: str = ""

    def __repr__(self) -> str:
        return f"Entry(sort={self.sort!r}, what={self.what!r})"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Somebody asked whether a woman is here."""

    way: str
    by_whom: str
    said: str
    # Whom it was about, where the house knows; nobody outside hears it.
    stay_id: UUID | None
    words: str

    def __repr__(self) -> str:
        return f"Asked(way={self.way!r}, by_whom={self.by_whom!r})"


@transaction.atomic(savepoint=False)
def write_entry(
    *,
    actor: Actor,
    entry_id: UUID,
    stay_id: UUID | None,
    entry: Entry,
    happened_at: datetime,
    now: datetime,
    from_paper: bool = False,
) -> None:
    """This will write one line into the log. The same id twice writes one.

    The first check and the first talk, done or offered and declined, settle their clocks.
    Raises: NotFound; NotOnHerList; WordsNeeded; ComesLater; TooLongOnPaper.
    """
    houses.serves(actor, now)
    stays.in_time(happened_at, now)
    _known(actor, stay_id, entry, now)
    if HouseEntry.objects.filter(pk=entry_id).exists():
        return
    stay = None if stay_id is None else _stay(stay_id)
    if entry.sort == "visit" and entry.result == "let":
        _on_her_list(entry, stay_id)
    words = None
    if entry.words:
        field = "house_medical" if entry.sort in codes.KEEPERS_OWN else "house_words"
        file = stay_id or actor.unit_id
        (words,) = stays.put(actor, file, [Parcel(entry_id, field, entry.words)], now)
    row = HouseEntry(
        id=entry_id, house_id=actor.unit_id, stay=stay, sort=entry.sort, what=entry.what,
        result=entry.result, caller_id=entry.caller_id, happened_at=happened_at, recorded_at=now,
        recorded_by_id=actor.officer_id, from_paper=from_paper, words=words,
    )  # fmt: skip
    HouseEntry.objects.bulk_create([row])
    clock = codes.MEETS.get((entry.sort, entry.what))
    if clock and stay_id and entry.result in SETTLES:
        met = {f"{clock}_at": happened_at}
        Stay.objects.filter(pk=stay_id, **{f"{clock}_at": None}).update(**met)


@transaction.atomic(savepoint=False)
def put_on_list(
    *, actor: Actor, stay_id: UUID, caller_id: UUID, who: str, may: str, name: str, now: datetime
) -> None:
    """This will put somebody on her list, as she said it alone.

    Raises: NotFound; HasLeft.
    """
    houses.serves(actor, now)
    if who not in codes.WHO_MAY or may not in codes.MAY or not name:
        raise NotFound
    stays.current(stay_id)
    if Caller.objects.filter(pk=caller_id).exists():
        return
    (ref,) = stays.put(actor, stay_id, [Parcel(caller_id, "caller_name", name)], now)
    row = Caller(
        id=caller_id, stay_id=stay_id, house_id=actor.unit_id, who=who, may=may, name=ref,
        added_at=now, added_by_id=actor.officer_id,
    )  # fmt: skip
    Caller.objects.bulk_create([row])


@transaction.atomic(savepoint=False)
def take_off_list(*, actor: Actor, caller_id: UUID, now: datetime) -> None:
    """This will take somebody off her list, at once.

    Raises: NotFound.
    """
    houses.serves(actor, now)
    if not Caller.objects.filter(pk=caller_id, taken_off_at=None).update(taken_off_at=now):
        raise NotFound


@transaction.atomic(savepoint=False)
def note_enquiry(
    *,
    actor: Actor,
    enquiry_id: UUID,
    asked: Asked,
    asked_at: datetime,
    now: datetime,
    from_paper: bool = False,
) -> None:
    """This will write down that somebody asked whether a woman is here, and what was said.

    Whom it was about is told, if she is here. The same id twice writes one.
    Raises: NotFound; ComesLater; TooLongOnPaper.
    """
    houses.serves(actor, now)
    stays.in_time(asked_at, now)
    known = (
        (asked.way, codes.ASKED_WAY),
        (asked.by_whom, codes.ASKED_BY),
        (asked.said, codes.SAID),
    )
    if any(code not in of for code, of in known):
        raise NotFound
    if Enquiry.objects.filter(pk=enquiry_id).exists():
        return
    stay = None if asked.stay_id is None else stays.current(asked.stay_id)
    words = None
    if asked.words:
        file = asked.stay_id or actor.unit_id
        (words,) = stays.put(actor, file, [Parcel(enquiry_id, "house_words", asked.words)], now)
    row = Enquiry(
        id=enquiry_id, house_id=actor.unit_id, stay=stay, asked_at=asked_at, way=asked.way,
        by_whom=asked.by_whom, said=asked.said, words=words, recorded_at=now,
        recorded_by_id=actor.officer_id, from_paper=from_paper,
    )  # fmt: skip
    Enquiry.objects.bulk_create([row])


@transaction.atomic(savepoint=False)
def told_her(*, actor: Actor, enquiry_id: UUID, now: datetime) -> None:
    """This will write down that she was told that somebody asked after her.

    Raises: NotFound.
    """
    houses.serves(actor, now)
    done = Enquiry.objects.filter(pk=enquiry_id, told_at=None, stay__isnull=False).update(
        told_at=now, told_by_id=actor.officer_id
    )
    if not done:
        raise NotFound


def _known(actor: Actor, stay_id: UUID | None, entry: Entry, now: datetime) -> None:
    if entry.sort not in codes.SORTS:
        raise NotFound
    whats, results = codes.SORTS[entry.sort]
    if entry.what not in whats or (entry.result not in results if results else entry.result):
        raise NotFound
    if stay_id is None and entry.sort not in codes.WITHOUT_A_STAY:
        raise NotFound
    if entry.sort in codes.KEEPERS_OWN | {"let_known"}:
        confidentiality.permit(actor=actor, act="keep_house", case_id=None, now=now)
    if entry.sort == "incident" and not entry.words:
        raise WordsNeeded


def _stay(stay_id: UUID) -> Stay:
    stay = Stay.objects.filter(pk=stay_id).first()
    if stay is None:
        raise NotFound
    return stay


def _on_her_list(entry: Entry, stay_id: UUID | None) -> None:
    asks = "visit" if entry.what == "visit" else "call"
    if entry.caller_id is None:
        raise NotOnHerList
    named = Caller.objects.filter(
        pk=entry.caller_id, stay_id=stay_id, taken_off_at=None, may__in=(asks, "both")
    )
    if not named.exists():
        raise NotOnHerList
