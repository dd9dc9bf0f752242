"""Coded trials from a table: tried row by row, brought in whole or not at all."""

from dataclasses import dataclass
from datetime import datetime

from amaan.court.judgment_study import (
    LONGEST_DAYS,
    NotCodedLikeThis,
    Trial,
    check_trial,
    code_trials,
    keeps,
    standing_trials,
)
from amaan.court.judgment_study_lists import study_lists
from amaan.court.observing_import import NOT_IN_THE_LIST, TWICE
from amaan.kernel.ids import UnitId
from amaan.kernel.letters import plain, same
from amaan.kernel.refusals import Refused, said
from amaan.kernel.tables import Checked, Column, Fault, Faulty, Row, Table
from amaan.organisation.queries import Actor
from amaan.protocol import codes

STUDY_ID = Column("study_id", "Study number", "مطالعے کا نمبر")
GROUNDS = Column("grounds", "Grounds", "وجوہات", must=False)
FOLLOWED = Column("days_followed", "Days followed", "کل دن")
_WORDS = (
    Column("court", "Court", "عدالت"),
    Column("outcome", "Outcome", "نتیجہ"),
    Column("family", "Offence", "جرم"),
    Column("medical", "Medical evidence", "طبی شہادت", must=False),
    Column("dna", "DNA", "ڈی این اے", must=False),
    Column("testimony", "Her testimony", "ان کا بیان", must=False),
    Column("character", "Language on character", "کردار پر زبان", must=False),
    Column("delay", "Late report", "تاخیر سے اطلاع", must=False),
    Column("sentence", "Sentence", "سزا", must=False),
)
_NUMBERS = (
    Column("court_number", "Court number", "عدالت نمبر"),
    Column("year", "Year", "سال"),
    Column("days_report", "Days to the report", "چالان تک دن", must=False),
    Column("days_charge", "Days to the charge", "فردِ جرم تک دن", must=False),
    Column("days_evidence", "Days of evidence", "شہادت کے دن", must=False),
    Column("days_decision", "Days to the decision", "فیصلے تک دن", must=False),
    FOLLOWED,
    Column("sentence_months", "Months of sentence", "سزا کے مہینے", must=False),
    Column("compensation", "Compensation (rupees)", "معاوضہ (روپے)", must=False),
)
COLUMNS = (STUDY_ID, *_WORDS[:1], *_NUMBERS[:2], *_WORDS[1:3], GROUNDS, *_WORDS[3:8],
           *_NUMBERS[2:7], _WORDS[8], *_NUMBERS[7:])  # fmt: skip
_LIST_OF = {"medical": "reliance", "dna": "reliance", "testimony": "reliance"}
_UNSAID = {"medical": "not_said", "dna": "not_said", "testimony": "not_said",
           "character": "none", "delay": "none", "sentence": ""}  # fmt: skip
_MOST = {"compensation": 100_000_000, "sentence_months": 600, "court_number": 99, "year": 2100}

NOT_A_COUNT = said("Write a whole number in digits: %(told)s")
STANDS_OTHERWISE = said("This trial is coded already, otherwise. Compare the two by hand.")


@dataclass(frozen=True)
class Plan:
    """What a table would write down, and its faults."""

    trials: tuple[Trial, ...]
    faults: tuple[Fault, ...]


def check_trials(actor: Actor, table: Table, now: datetime, *, district_id: UnitId) -> Checked:
    """This will say how many trials a table would write down, and every fault in it."""
    wanted = plan(actor, table, now, district_id)
    return Checked(len(wanted.trials), wanted.faults)


def import_trials(*, actor: Actor, table: Table, now: datetime, district_id: UnitId) -> int:
    """This will write down every new trial of a table, or none. Raises: NotFound; Faulty."""
    wanted = plan(actor, table, now, district_id)
    if wanted.faults:
        raise Faulty
    return code_trials(
        actor=actor, district_id=district_id, trials=wanted.trials, now=now, source="table"
    )


def plan(actor: Actor, table: Table, now: datetime, district_id: UnitId) -> Plan:
    """This will work out what a table writes down. It reads, and writes nothing."""
    keeps(actor, now)
    read = [_read(row, now) for row in table.rows]
    stand = standing_trials(district_id, [one.study_id for _l, one, _w in read if one is not None])
    trials: list[Trial] = []
    faults: list[Fault] = []
    met: set[str] = set()
    for line, trial, wrong in read:
        faults += wrong
        if trial is None:
            continue
        if trial.study_id in met:
            faults.append(Fault(line, STUDY_ID, TWICE))
        elif trial.study_id in stand and stand[trial.study_id] != trial:
            faults.append(Fault(line, STUDY_ID, STANDS_OTHERWISE))
        elif trial.study_id not in stand:
            trials.append(trial)
        met.add(trial.study_id)
    return Plan(tuple(trials), tuple(faults))


def _read(row: Row, now: datetime) -> tuple[int, Trial | None, list[Fault]]:
    wrong: list[Fault] = []
    words = {one.code: _word(row, one, wrong) for one in _WORDS}
    numbers = {one.code: _number(row, one, wrong) for one in _NUMBERS}
    grounds = tuple(
        _in_list(row, GROUNDS, "ground", told, wrong)
        for told in row["grounds"].replace(";", ",").replace("،", ",").split(",")
        if told.strip()
    )
    if wrong:
        return row.line, None, wrong
    trial = Trial(
        study_id=plain(row["study_id"]).upper(), court=words["court"],
        court_number=numbers["court_number"] or 0, year=numbers["year"] or 0,
        outcome=words["outcome"], family=words["family"], grounds=grounds,
        medical=words["medical"], dna=words["dna"], testimony=words["testimony"],
        character=words["character"], delay=words["delay"],
        days=(numbers["days_report"], numbers["days_charge"], numbers["days_evidence"],
              numbers["days_decision"]),
        days_followed=numbers["days_followed"] or 0, sentence=words["sentence"],
        sentence_months=numbers["sentence_months"], compensation=numbers["compensation"],
    )  # fmt: skip
    try:
        check_trial(trial, now)
    except NotCodedLikeThis as refusal:
        at = next((one for one in COLUMNS if one.code == refusal.field), STUDY_ID)
        return row.line, None, [Fault(row.line, at, refusal.sentence)]
    except Refused:
        return row.line, None, [Fault(row.line, STUDY_ID, NOT_IN_THE_LIST, row["study_id"])]
    return row.line, trial, wrong


def _word(row: Row, column: Column, wrong: list[Fault]) -> str:
    told = row[column.code]
    if not told and column.code in _UNSAID:
        return _UNSAID[column.code]
    return _in_list(row, column, _LIST_OF.get(column.code, column.code), told, wrong)


def _in_list(row: Row, column: Column, of: str, told: str, wrong: list[Fault]) -> str:
    if of == "court":
        known = {same(code): code for code in codes.COURTS}
    else:
        known = {
            same(word): one.id
            for one in study_lists().by_name[of]
            for word in (one.id, one.title_en, one.title_ur)
        }
    found = known.get(same(told), "")
    if not found:
        wrong.append(Fault(row.line, column, NOT_IN_THE_LIST, told))
    return found


def _number(row: Row, column: Column, wrong: list[Fault]) -> int | None:
    told = plain(row[column.code])
    if not told and not column.must:
        return None
    if not told.isdecimal() or int(told) > _MOST.get(column.code, LONGEST_DAYS):
        wrong.append(Fault(row.line, column, NOT_A_COUNT, told))
        return None
    return int(told)
