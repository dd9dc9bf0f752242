"""How an entry is read, from a form as from a row of a table: one reader, so that both agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar
from uuid import UUID

from amaan.books.book import Book, Field
from amaan.kernel.clock import local_date
from amaan.kernel.letters import clean, plain, same
from amaan.kernel.refusals import said
from amaan.organisation.area import NamedUnit

Named = TypeVar("Named")

NOT_WRITTEN = said("Nothing is written here yet.")
TOO_LONG = said("This is too long. Shorten it.")
NOT_A_NUMBER = said("Write a whole number in digits: %(told)s")
NOT_A_MEASURE = said("Write a number, with two decimals at most: %(told)s")
TOO_SMALL = said("This number is too small: %(told)s")
TOO_LARGE = said("This number is too large: %(told)s")
NOT_A_DAY = said("Write the day as 21/11/2026 or 2026-11-21: %(told)s")
NOT_AN_HOUR = said("Write the hour as 09:30 or 21:05: %(told)s")
LIES_AHEAD = said("This day has not come yet: %(told)s")
TOO_LONG_AGO = said("This day is before 1990. Read the year again: %(told)s")
NOT_A_CHOICE = said("This is none of the answers: %(told)s")
NOT_A_UNIT = said("No unit of yours has this name, or more than one: %(told)s")
NO_SUCH_ENTRY = said("Nothing of this name stands in the register it is from: %(told)s")
A_PERSONS_NUMBER = said(
    "This looks like an identity or telephone number. None is kept here; take it out."
)

YES_NO = {"yes": True, "y": True, "1": True, "true": True, "ہاں": True, "جیہاں": True,
          "no": False, "n": False, "0": False, "false": False, "نہیں": False}  # fmt: skip
FIRST_DAY = date(1990, 1, 1)
SHORT, LONG = 200, 2_000
MOST = 9_999_999


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one field."""

    field: Field
    sentence: str
    told: str = ""


@dataclass(frozen=True)
class Known:
    """What names stand for: units of the actor's area, and entries of other books, by `same`."""

    units: Mapping[str, NamedUnit]
    entries: Mapping[str, Mapping[str, UUID]]

    @property
    def places(self) -> Mapping[UUID, NamedUnit]:
        """This will give the same units by their ids."""
        return {unit.id: unit for unit in self.units.values()}


class _NotRead(Exception):
    def __init__(self, sentence: str) -> None:
        self.sentence = sentence


def read(
    book: Book, told: Mapping[str, str], known: Known, now: datetime
) -> tuple[dict[str, Any], tuple[Wrong, ...]]:
    """This will read an entry: its values by column, and everything that is wrong with it."""
    values: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for asked in book.every_field:
        typed = _typed(asked, told.get(asked.code, ""))
        try:
            values[asked.code] = _value(asked, typed, known, now) if typed else _nothing(asked)
        except _NotRead as fault:
            wrong.append(Wrong(asked, fault.sentence, typed[:60]))
    if not wrong:
        wrong += [
            Wrong(book.field(rule.at), rule.sentence)
            for rule in book.rules
            if not rule.holds(values)
        ]
    return values, tuple(wrong)


def _typed(asked: Field, told: str) -> str:
    if asked.kind == "words":
        return "\n".join(line for line in map(clean, told.splitlines()) if line)
    return clean(told)


def _nothing(asked: Field) -> Any:
    if asked.must:
        raise _NotRead(NOT_WRITTEN)
    return "" if asked.kind in {"word", "words", "choice"} else None


def _value(asked: Field, typed: str, known: Known, now: datetime) -> Any:
    if asked.code == "unit":
        return _found(known.units, typed, NOT_A_UNIT).id
    match asked.kind:
        case "number":
            return _number(asked, typed)
        case "measure":
            return _measure(asked, typed)
        case "day":
            return _day(asked, typed, now)
        case "hour":
            return _hour(typed)
        case "choice":
            return _choice(asked, typed)
        case "yes_no":
            if same(typed) not in YES_NO:
                raise _NotRead(NOT_A_CHOICE)
            return YES_NO[same(typed)]
        case "entry":
            assert asked.book is not None, "an entry is of a book"
            return _found(known.entries[asked.book.name], typed, NO_SUCH_ENTRY)
        case _:
            return _words(asked, typed)


def names_a_person(typed: str) -> bool:
    """This will say whether a word looks like an identity or a telephone number."""
    return re.search(r"\d(?:[ \-]?\d){9,}", plain(typed)) is not None


def _found(names: Mapping[str, Named], typed: str, sentence: str) -> Named:
    try:
        by_name = names.get(same(typed))
        return by_name if by_name is not None else names[typed]
    except KeyError:
        raise _NotRead(sentence) from None


def _words(asked: Field, typed: str) -> str:
    if len(typed) > (asked.most or (SHORT if asked.kind == "word" else LONG)):
        raise _NotRead(TOO_LONG)
    if not asked.long_digits and names_a_person(typed):
        raise _NotRead(A_PERSONS_NUMBER)
    return typed


def _number(asked: Field, typed: str) -> int:
    digits = plain(typed).replace(",", "")
    if not re.fullmatch(r"-?\d{1,9}", digits):
        raise _NotRead(NOT_A_NUMBER)
    number = int(digits)
    _within(asked, number)
    return number


def _measure(asked: Field, typed: str) -> Decimal:
    try:
        number = Decimal(plain(typed).replace(",", "").removesuffix("%"))
    except InvalidOperation:
        raise _NotRead(NOT_A_MEASURE) from None
    if not number.is_finite() or number != round(number, 2):
        raise _NotRead(NOT_A_MEASURE)
    _within(asked, number)
    return number


def _within(asked: Field, number: int | Decimal) -> None:
    if number < asked.least:
        raise _NotRead(TOO_SMALL)
    if number > (asked.most or MOST):
        raise _NotRead(TOO_LARGE)


def _day(asked: Field, typed: str, now: datetime) -> date:
    written = re.sub(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$", _year_first, plain(typed))
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise _NotRead(NOT_A_DAY) from None
    if day < FIRST_DAY:
        raise _NotRead(TOO_LONG_AGO)
    if day > local_date(now) and not asked.may_lie_ahead:
        raise _NotRead(LIES_AHEAD)
    return day


def _hour(typed: str) -> time:
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", plain(typed))
    if found is None:
        raise _NotRead(NOT_AN_HOUR)
    return time(int(found[1]), int(found[2]))


def _year_first(day: re.Match[str]) -> str:
    return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"


def _choice(asked: Field, typed: str) -> str:
    for choice in asked.choices:
        if same(typed) in {same(choice.code), same(choice.english), same(choice.urdu)}:
            return choice.code
    raise _NotRead(NOT_A_CHOICE)
