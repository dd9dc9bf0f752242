"""A desk takes any complaint: what, when, where and what is wished, in codes, with a receipt.

Nobody's name and no words are kept: whoever hands over names them to the station's own front
desk, and whoever complained comes back with the code. What turns out to be violence becomes a
full complaint with what was told already in its place.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.books import actions as books
from amaan.books import queries
from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.desk.actions import open_contact
from amaan.desk.citizen_services import (
    AGES,
    DISABILITIES,
    SEXES,
    AsTold,
    finish,
    hold_or_begin,
)
from amaan.desk.models import OrdinaryComplaint
from amaan.kernel.clock import local_date
from amaan.kernel.ids import ContactId
from amaan.kernel.refusals import NotFound, said
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

KINDS = (
    Choice("theft", "Theft", "چوری"),
    Choice("robbery", "Robbery or snatching", "ڈکیتی یا چھینا جھپٹی"),
    Choice("fraud", "Fraud or cheating", "دھوکا یا فراڈ"),
    Choice("money", "Money that is owed", "رقم کا لین دین"),
    Choice("property", "Dispute over land or a house", "زمین یا مکان کا تنازع"),
    Choice("neighbours", "Quarrel of neighbours", "پڑوسیوں کا جھگڑا"),
    Choice("vehicle", "Vehicle or traffic", "گاڑی یا ٹریفک"),
    Choice("damage", "Damage to something", "کسی چیز کا نقصان"),
    Choice("other", "Something else", "کچھ اور"),
)
PLACES = (
    Choice("home", "At home", "گھر میں"),
    Choice("street", "In a street or market", "گلی یا بازار میں"),
    Choice("transport", "On a bus, train or in a taxi", "بس، ریل یا ٹیکسی میں"),
    Choice("work", "At work", "کام کی جگہ"),
    Choice("school", "At a school or college", "سکول یا کالج میں"),
    Choice("online", "Online or by telephone", "آن لائن یا فون پر"),
    Choice("elsewhere", "Elsewhere", "کہیں اور"),
)
WISHES = (
    Choice("register", "That it is registered", "اندراج ہو"),
    Choice("paper", "A paper that says it was reported", "اطلاع دینے کا کاغذ"),
    Choice("get_back", "To get something back", "کوئی چیز واپس ملے"),
    Choice("stop", "That it stops", "یہ بند ہو"),
    Choice("advice", "Advice", "مشورہ"),
)
HANDED_TO = (
    Choice("front_desk", "Front desk of the station", "تھانے کا فرنٹ ڈیسک"),
    Choice("etag", "Electronic tag (e-tag)", "ای ٹیگ"),
    Choice("other_station", "Another station", "کوئی اور تھانہ"),
    Choice("other_agency", "Another office", "کوئی اور دفتر"),
)
OUTCOMES = (
    Choice("fir", "An FIR was registered", "ایف آئی آر درج ہوئی"),
    Choice("diary", "Written into the daily diary", "روزنامچے میں درج ہوئی"),
    Choice("passed_on", "Passed on to whom it belongs", "متعلقہ دفتر کو بھیجی گئی"),
    Choice("returned", "What was lost came back", "چیز واپس مل گئی"),
    Choice("not_taken", "It was not taken up", "کارروائی نہیں ہوئی"),
    Choice("no_word", "No word came", "کوئی جواب نہیں آیا"),
)
# Where it happened, in the list of a full complaint.
PLACE_AT_INTAKE: Mapping[str, str] = {
    "home": "survivor_home", "street": "street", "transport": "transport", "work": "workplace",
    "school": "school", "online": "online", "elsewhere": "other",
}  # fmt: skip
# Kept in the history of an entry, where both languages read it.
WRITTEN_ANEW = "written anew / دوبارہ لکھی گئی"
TOLD_BACK = "what became of it / نتیجہ"


def _has_its_day(values: Values) -> bool:
    day: date | None = values["outcome_on"]
    if not values["outcome"]:
        return day is None
    return day is not None and day >= values["on"]


def _happened_before_it_was_told(values: Values) -> bool:
    return values["happened_on"] is None or values["happened_on"] <= values["on"]


def _has_its_number(values: Values) -> bool:
    return values["handed_to"] != "etag" or bool(values["number"])


BOOK = Book(
    name="ordinary-complaints",
    model=OrdinaryComplaint,
    title=Choice("", "Other complaints taken at desks", "ڈیسکوں پر لی گئی دیگر شکایات"),
    about=Choice(
        "",
        "Theft, fraud, disputes: by receipt code, with what became of it. Nobody's name; violence"
        " against somebody is never written here.",
        "چوری، فراڈ، تنازعات: رسید کے کوڈ سے، اور نتیجہ کیا نکلا۔ کسی کا نام نہیں؛ کسی پر تشدد یہاں"
        " کبھی نہیں لکھا جاتا۔",
    ),
    on=Field("on", "Taken on", "لی گئی", "day"),
    fields=(
        Field("receipt", "Receipt code, or number of the paper", "رسید کا کوڈ یا کاغذ کا نمبر",
              most=24),
        Field("kind", "What it is about", "کس بارے میں", "choice", choices=KINDS),
        Field("happened_on", "Day it happened", "کس دن ہوا", "day", must=False, listed=False,
              hint_english="Empty when it is not known.", hint_urdu="معلوم نہ ہو تو خالی چھوڑیں۔"),
        Field("place", "Where", "کہاں", "choice", choices=PLACES, listed=False),
        Field("wish", "What is wished", "کیا چاہتے ہیں", "choice", choices=WISHES, listed=False),
        Field("sex", "Who complains", "شکایت کنندہ", "choice", must=False, choices=SEXES,
              listed=False, hint_english="As told; empty when it was not asked.",
              hint_urdu="جیسا بتایا گیا؛ نہ پوچھا ہو تو خالی۔"),
        Field("age_band", "Age", "عمر", "choice", must=False, choices=AGES, listed=False),
        Field("disability", "With a disability", "معذوری کے ساتھ", "choice", must=False,
              choices=DISABILITIES, listed=False),
        Field("handed_to", "Handed over to", "کس کے حوالے", "choice", must=False,
              choices=HANDED_TO),
        Field("number", "Its number there", "وہاں کا نمبر", must=False, most=24, long_digits=True),
        Field("outcome", "What became of it", "کیا بنا", "choice", must=False, choices=OUTCOMES),
        Field("outcome_on", "Told back on", "کب بتایا گیا", "day", must=False, listed=False),
    ),
    key=("unit", "on", "receipt"),
    keeps="keep_ordinary",
    reads="read_desk_use",
    levels=frozenset({UnitKind.STATION, UnitKind.DESK}),
    search=("receipt", "number"),
    rules=(
        Rule("outcome_on", _has_its_day,
             said("An outcome and the day it was told belong together; the day is not before the"
                  " complaint.")),
        Rule("happened_on", _happened_before_it_was_told,
             said("It cannot have happened after it was told.")),
        Rule("number", _has_its_number, said("Write the number of the electronic tag.")),
    ),
)  # fmt: skip


@transaction.atomic(savepoint=False)
def take_ordinary(
    *, actor: Actor, contact_id: ContactId, told: Mapping[str, str], now: datetime
) -> ContactId:
    """This will take a complaint that is not about violence: its entry, its receipt, the contact.

    The entry has the contact's own id; the same id twice writes one. Who complains is not asked
    again where the contact knows it.
    Raises: NotFound; ContactIsClosed; NotAsWritten of the book.
    """
    said_of_oneself = AsTold(told.get("sex", ""), told.get("age_band", ""),
                             told.get("disability", ""))  # fmt: skip
    row = hold_or_begin(actor, contact_id, said_of_oneself, now)
    if row.purpose == "ordinary":
        return contact_id
    receipt = finish(row, actor, "ordinary", now)
    books.enter(
        actor=actor,
        book=BOOK,
        entry_id=contact_id,
        told={**told, "unit": str(actor.unit_id), "on": local_date(now).isoformat(),
              "receipt": receipt, "sex": row.sex, "age_band": row.age_band,
              "disability": row.disability},
        now=now,
    )  # fmt: skip
    return contact_id


@transaction.atomic(savepoint=False)
def say_what_became(
    *, actor: Actor, entry_id: UUID, told: Mapping[str, str], now: datetime
) -> None:
    """This will write where a complaint went and what came back; how it stood is kept.

    Raises: NotFound; NotAsWritten of the book.
    """
    line = queries.sheet(actor, BOOK, entry_id, now).line
    stands = {code: _as_told(value) for code, value in line.values.items()}
    written = {**stands, "unit": str(line.unit_id), "on": line.on.isoformat(), **told}
    books.correct(actor=actor, book=BOOK, entry_id=entry_id, told=written, why=TOLD_BACK, now=now)


@transaction.atomic(savepoint=False)
def begin_anew(
    *, actor: Actor, entry_id: UUID, contact_id: ContactId, now: datetime
) -> Mapping[str, str]:
    """This will open a contact for somebody whose complaint is about violence after all.

    The entry is taken back with a reason that says nothing: whoever reads the register must not
    learn of it. Gives what was told, as codes and days, for the page of the full complaint.
    Raises: NotFound.
    """
    line = queries.sheet(actor, BOOK, entry_id, now).line
    if line.unit_id != actor.unit_id or line.taken_back_at is not None:
        raise NotFound
    books.take_back(actor=actor, book=BOOK, entry_id=entry_id, why=WRITTEN_ANEW, now=now)
    open_contact(
        actor=actor, contact_id=contact_id, mode="walk_in", language="ur", urgent=False,
        with_children=False, arrived_at=now, now=now,
    )  # fmt: skip
    day: date | None = line.values["happened_on"]
    return {
        **{code: str(line.values[code]) for code in ("place", "sex", "age_band", "disability")},
        "happened_on": "" if day is None else day.isoformat(),
    }


def _as_told(value: str | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value
