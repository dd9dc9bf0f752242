"""Hearing forms that were filled offline in a table: tried row by row, brought in whole or not.

A row that stands already, answer for answer, is passed over: a file may be sent twice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from amaan.court.observing import (
    COURTS_AT_MOST,
    LIST_AT_MOST,
    PUT_OFF,
    NotSeenLikeThis,
    Seen,
    check,
    hearing_of,
    standing_on,
    write_observations,
)
from amaan.court.observing_form import Question, hearing_form
from amaan.kernel.letters import plain, same
from amaan.kernel.refusals import Refused, said
from amaan.kernel.tables import Checked, Column, Fault, Faulty, Row, Table
from amaan.organisation.queries import Actor
from amaan.protocol import codes

COURT = Column("court", "Court", "عدالت")
COURT_NUMBER = Column("court_number", "Court number", "عدالت نمبر")
DAY = Column("day", "Day", "دن")
LIST_PLACE = Column("list_place", "Place on the list", "فہرست میں نمبر")
PURPOSE = Column("purpose", "Kind of hearing", "پیشی کی قسم")
STAGE = Column("stage", "Stage", "مرحلہ")
OUTCOME = Column("outcome", "Outcome", "نتیجہ")
REASON = Column("reason", "Put off: why", "التوا کی وجہ", must=False)
ASKED_BY = Column("asked_by", "Who asked for it", "کس نے مانگا", must=False)
HEAD = (COURT, COURT_NUMBER, DAY, LIST_PLACE, PURPOSE, STAGE, OUTCOME, REASON, ASKED_BY)

NOT_IN_THE_LIST = said("This is no word of this list: %(told)s")
NOT_A_DAY = said("This is no day. Write it as 2026-11-22 or 22/11/2026: %(told)s")
NOT_A_NUMBER = said("Write a whole number from 1 to %(told)s.")
NOT_ASKED_THEN = said("A question of this row was not asked any more on this day.")
TWICE = said("This court, day and place on the list stand twice in the table.")
STANDS_OTHERWISE = said(
    "You wrote a form for this hearing already, with other answers. Compare the two by hand."
)

# What the pages call the codes of a list, in whatever language: list, then word, then code.
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Plan:
    """What a table would write down, and its faults."""

    forms: tuple[Seen, ...]
    faults: tuple[Fault, ...]


@cache
def columns() -> tuple[Column, ...]:
    """This will give the columns of the table: the head of the form, then each question."""
    return (*HEAD, *(_column(one) for one in hearing_form().questions))


def check_forms(actor: Actor, table: Table, now: datetime, *, words: Words) -> Checked:
    """This will say how many forms a table would write down, and every fault in it."""
    wanted = plan(actor, table, now, words)
    return Checked(len(wanted.forms), wanted.faults)


def import_forms(*, actor: Actor, table: Table, now: datetime, words: Words) -> int:
    """This will write down every new form of a table, or none.

    Raises: NotFound; Faulty.
    """
    wanted = plan(actor, table, now, words)
    if wanted.faults:
        raise Faulty
    return write_observations(actor=actor, forms=wanted.forms, now=now)


def plan(actor: Actor, table: Table, now: datetime, words: Words) -> Plan:
    """This will work out what a table writes down. It reads, and writes nothing."""
    read = [_read(row, now, words) for row in table.rows]
    stand = standing_on(actor, {one.day for _line, one, _wrong in read if one is not None})
    forms: list[Seen] = []
    faults: list[Fault] = []
    met: set[tuple[object, ...]] = set()
    for line, seen, wrong in read:
        faults += wrong
        if seen is None:
            continue
        key = hearing_of(seen)
        if key in met:
            faults.append(Fault(line, LIST_PLACE, TWICE))
        elif key in stand and stand[key] != seen:
            faults.append(Fault(line, LIST_PLACE, STANDS_OTHERWISE))
        elif key not in stand:
            forms.append(seen)
        met.add(key)
    return Plan(tuple(forms), tuple(faults))


def _read(row: Row, now: datetime, words: Words) -> tuple[int, Seen | None, list[Fault]]:
    wrong: list[Fault] = []
    form = hearing_form()
    stages = {one.id for one in form.stages}
    outcomes = {one.id for one in form.outcomes}
    court = _word(row, COURT, codes.COURTS, words, wrong)
    purpose = _word(row, PURPOSE, codes.HEARING_PURPOSES, words, wrong)
    stage = _word(row, STAGE, stages, words, wrong)
    outcome = _word(row, OUTCOME, outcomes, words, wrong)
    reason = _word(row, REASON, codes.ADJOURNMENT_REASONS, words, wrong)
    asked_by = _word(row, ASKED_BY, codes.ADJOURNMENT_SIDES, words, wrong)
    number = whole_number(row, COURT_NUMBER, COURTS_AT_MOST, wrong)
    place = whole_number(row, LIST_PLACE, LIST_AT_MOST, wrong)
    day = read_day(row, DAY, wrong)
    answers = {
        one.id: answer for one in form.questions if (answer := _answer(row, one, wrong, words))
    }
    if wrong or day is None:
        return row.line, None, wrong
    seen = Seen(
        court=court, court_number=number, day=day, list_place=place, purpose=purpose, stage=stage,
        outcome=outcome, reason=reason if outcome == PUT_OFF else "",
        asked_by=asked_by if outcome == PUT_OFF else "", answers=answers,
    )  # fmt: skip
    try:
        check(seen, now)
    except NotSeenLikeThis as refusal:
        at = next((one for one in HEAD if one.code == refusal.field), OUTCOME)
        wrong.append(Fault(row.line, at, refusal.sentence))
        return row.line, None, wrong
    except Refused:
        wrong.append(Fault(row.line, DAY, NOT_ASKED_THEN))
        return row.line, None, wrong
    return row.line, seen, wrong


def _answer(row: Row, question: Question, wrong: list[Fault], words: Words) -> str:
    allowed = {one.id for one in question.options}
    return _word(row, _column(question), allowed, words, wrong)


def _word(
    row: Row, column: Column, allowed: "frozenset[str] | set[str]", words: Words,
    wrong: list[Fault],
) -> str:  # fmt: skip
    told = row[column.code]
    if not told and not column.must:
        return ""
    known = {same(code): code for code in allowed} | dict(words.get(column.code, {}))
    found = known.get(same(told), "")
    if found not in allowed:
        wrong.append(Fault(row.line, column, NOT_IN_THE_LIST, told))
    return found


def whole_number(row: Row, column: Column, most: int, wrong: list[Fault]) -> int:
    """This will read a number from 1 up, or note that it is none."""
    told = plain(row[column.code])
    if not told.isdecimal() or not 1 <= int(told) <= most:
        wrong.append(Fault(row.line, column, NOT_A_NUMBER, str(most)))
        return 0
    return int(told)


def read_day(row: Row, column: Column, wrong: list[Fault]) -> date | None:
    """This will read a day, year first or day first, or note that it is none."""
    told = plain(row[column.code])
    written = re.sub(
        r"^(\d{1,2})/(\d{1,2})/(\d{4})$", lambda d: f"{d[3]}-{d[2]:0>2}-{d[1]:0>2}", told
    )
    try:
        return date.fromisoformat(written)
    except ValueError:
        wrong.append(Fault(row.line, column, NOT_A_DAY, told))
        return None


def _column(question: Question) -> Column:
    return Column(question.id, question.title_en, question.title_ur, must=False)
