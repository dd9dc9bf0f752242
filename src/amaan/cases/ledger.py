"""How a file is read and written: the whole of it by one statement each, as text of JSON.

Twenty duties of thirty columns are dear to send as SQL, value by value, and dear to make into
objects. One text that the database takes apart is neither, and the statement is always the
same, so that it is planned once. Only rows that changed are touched.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from amaan.cases.files import Changes, Entry, File, Written
from amaan.kernel.ids import CaseId
from amaan.organisation import prepared
from amaan.protocol import engine, facts


class HalfWritten(RuntimeError):
    """The database wrote fewer rows than it was given: the whole act must fail."""


def lock(case_id: CaseId) -> File | None:
    """This will lock a file and read it whole; None when row security shows no such file.

    Two statements: what is read must be what stands once the lock is held. The duties are
    locked too, for the clock may be turning over them.
    """
    found = prepared.ask(_LOCK, [case_id])
    if not found:
        return None
    file = File(CaseId(found[0][0]), *found[0][1:])
    (told, owed) = prepared.ask(_READ, [case_id, case_id])[0]
    file.line = tuple(_recorded(*row) for row in json.loads(told))
    file.ledger = {row[1]: _entry(*row) for row in json.loads(owed)}
    return file


def open_file(
    file: File, parties: Iterable[Mapping[str, object]], written: Iterable[Written]
) -> None:
    """This will write a new file with its parties and its first facts. Two statements."""
    prepared.carry_out(
        _OPEN,
        [
            *(file.id, file.reference, file.desk_id, file.station_id, file.district_id),
            *(file.province, file.opened_at, file.stage, file.sealed, file.revision, file.owed),
        ],
    )
    prepared.carry_out(_FIRST, [file.id, _text(parties), file.id, _text(map(_fact_row, written))])


def add_facts(file: File, written: Sequence[Written]) -> None:
    """This will append facts, and keep how far the file is and what is owed. One statement."""
    _write(
        1,
        _ADD,
        [
            *(file.id, _text(map(_fact_row, written))),
            *(file.stage, file.revision, file.owed, file.id),
        ],
    )


def lock_many(case_ids: Sequence[CaseId], asked: frozenset[str] | None) -> list[File]:
    """This will lock files and read them, those that row security shows. Two statements.

    Of their duties only those of the rules that are asked, where that is not all.
    """
    rules = None if asked is None else sorted(asked)
    files = {row[0]: File(CaseId(row[0]), *row[1:]) for row in prepared.ask(_LOCK_MANY, [case_ids])}
    for case_id, told, owed in prepared.ask(_READ_MANY, [rules, rules, list(files)]):
        file = files[case_id]
        file.line = tuple(_recorded(*row) for row in json.loads(told))
        file.ledger = {row[1]: _entry(*row) for row in json.loads(owed)}
    return list(files.values())


def write_many(found: Iterable[tuple[File, Changes]]) -> None:
    """This will write what became of many ledgers, and how much is owed. Three statements."""
    arose, settled, owed = [], [], []
    for file, changes in found:
        place = {
            "case_id": file.id,
            "station_id": file.station_id,
            "district_id": file.district_id,
            "province": file.province,
        }
        arose += [{**place, **_duty_row(entry, duty)} for entry, duty in changes.new]
        settled += [{"id": entry.id, **_outcome_row(entry)} for entry in changes.changed]
        if changes.new or changes.changed:
            owed.append({"id": file.id, "owed": file.owed})
    for rows, statement in ((arose, _ARISE_MANY), (settled, _SETTLE_MANY), (owed, _OWE_MANY)):
        if rows:
            _write(len(rows), statement, [_text(rows)])


def note_many(told: Iterable[tuple[File, Written]]) -> None:
    """This will append to each file a fact that no officer recorded. One statement."""
    rows = [{"case_id": file.id, **_fact_row(written)} for file, written in told]
    if rows:
        _write(len(rows), _NOTE_MANY, [_text(rows)])


def write_duties(
    file: File, new: Iterable[tuple[Entry, engine.Duty]], changed: Iterable[Entry]
) -> None:
    """This will write duties that arose, and what became of others. At most two statements."""
    arose = [_duty_row(entry, duty) for entry, duty in new]
    if arose:
        place = [file.station_id, file.district_id, file.province]
        _write(len(arose), _ARISE, [file.id, *place, _text(arose)])
    settled = [{"id": entry.id, **_outcome_row(entry)} for entry in changed]
    if settled:
        _write(len(settled), _SETTLE, [_text(settled), file.id])


def _write(rows: int, statement: str, values: Sequence[object]) -> None:
    if prepared.carry_out(statement, values) != rows:
        raise HalfWritten


def _recorded(
    id: str,
    kind: str,
    details: Mapping[str, Any],
    earliest: str,
    latest: str,
    recorded_at: str,
    by_post: str,
) -> facts.Recorded:
    first = datetime.fromisoformat(earliest)
    last = first if earliest == latest else datetime.fromisoformat(latest)
    return facts.Recorded(
        id=id,
        fact=facts.read(kind, details),
        happened=facts.Happened(first, last),
        recorded_at=datetime.fromisoformat(recorded_at),
        by=by_post,
    )


def _entry(*row: Any) -> Entry:
    entry = Entry(*row)
    entry.started_at = datetime.fromisoformat(row[10])
    entry.due_at = datetime.fromisoformat(row[11])
    entry.late_at = datetime.fromisoformat(row[12])
    entry.met_at = row[14] and datetime.fromisoformat(row[14])
    entry.next_look_at = row[20] and datetime.fromisoformat(row[20])
    return entry


def _fact_row(written: Written) -> dict[str, object]:
    recorded = written.recorded
    return {
        "id": recorded.id,
        "kind": recorded.fact.kind,
        "happened_earliest": recorded.happened.earliest,
        "happened_latest": recorded.happened.latest,
        "recorded_at": recorded.recorded_at,
        "by_id": written.by,
        "by_post": recorded.by,
        "details": recorded.fact.details(),
        "sealed": written.sealed,
    }


def _duty_row(entry: Entry, duty: engine.Duty) -> dict[str, object]:
    return {
        "id": entry.id,
        "key": entry.key,
        "rule": entry.rule,
        "rule_version": entry.rule_version,
        "duty_class": entry.duty_class,
        "stage": duty.rule.stage,
        "owner": entry.owner,
        "title_en": duty.title_en,
        "title_ur": duty.title_ur,
        "clock": duty.clock,
        "at_once": duty.at_once,
        "failure": entry.failure,
        "ladder": entry.ladder,
        "climbed": entry.climbed,
        "binds": entry.binds,
        "authority": duty.authority.as_stored(),
        "reasons": duty.reasons,
        **_outcome_row(entry),
    }


def _outcome_row(entry: Entry) -> dict[str, object]:
    return dict(zip(_OUTCOME, entry.outcome(), strict=True))


def _text(rows: Iterable[object]) -> str:
    return json.dumps(list(rows), default=str, ensure_ascii=False)


_FACT = {
    "id": "uuid", "kind": "text", "happened_earliest": "timestamptz",
    "happened_latest": "timestamptz", "recorded_at": "timestamptz", "by_id": "uuid",
    "by_post": "text", "details": "jsonb", "sealed": "jsonb",
}  # fmt: skip
_PARTY = {
    "ref": "uuid", "role": "text", "ordinal": "smallint", "sex": "text", "age_band": "text",
    "relation": "text",
}  # fmt: skip
# What may change of a duty, in the order of `Entry.outcome`.
_OUTCOME = {
    "started_at": "timestamptz", "due_at": "timestamptz", "late_at": "timestamptz",
    "state": "text", "met_at": "timestamptz", "met_by": "uuid", "was_late": "boolean",
    "note": "text", "window_over": "boolean", "obstacles": "jsonb", "next_look_at": "timestamptz",
}  # fmt: skip
_DUTY = {
    "id": "uuid", "key": "text", "rule": "text", "rule_version": "text", "duty_class": "text",
    "stage": "text", "owner": "text", "title_en": "text", "title_ur": "text", "clock": "text",
    "at_once": "boolean", "failure": "text", "ladder": "text", "climbed": "smallint",
    "binds": "boolean", "authority": "jsonb", "reasons": "jsonb", **_OUTCOME,
}  # fmt: skip
_OF_A_FILE = (
    "id, reference, desk_id, station_id, district_id, province, opened_at, stage, sealed,"
    " revision, owed"
)


# What a file's ledger is read by, in the order of `Entry`.
_ENTRY = (
    "id", "key", "rule", "rule_version", "duty_class", "owner", "ladder", "failure", "climbed",
    "binds", *_OUTCOME,
)  # fmt: skip


def _names(columns: Iterable[str]) -> str:
    return ", ".join(columns)


def _rows(columns: Mapping[str, str]) -> str:
    types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    return f"json_to_recordset(%s::json) AS r({types})"


_LOCK = f"SELECT {_OF_A_FILE} FROM cases_case WHERE id = %s FOR UPDATE"  # noqa: S608 - our names
_READ = f"""
SELECT
  (SELECT COALESCE(json_agg(json_build_array(f.id, f.kind, f.details, f.happened_earliest,
      f.happened_latest, f.recorded_at, f.by_post) ORDER BY f.recorded_at, f.id), '[]')
    FROM cases_factrecord f WHERE f.case_id = %s)::text,
  (SELECT COALESCE(json_agg(json_build_array({_names(_ENTRY)})), '[]')
    FROM (SELECT * FROM cases_dutyrecord d WHERE d.case_id = %s FOR UPDATE) AS d)::text
"""  # noqa: S608 - our names
_OPEN = f"""
INSERT INTO cases_case ({_OF_A_FILE}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""  # noqa: S608 - our names
_NOTE = f"""
INSERT INTO cases_factrecord (case_id, {_names(_FACT)})
SELECT %s::uuid, {_names(_FACT)} FROM {_rows(_FACT)}
"""  # noqa: S608 - our names
_FIRST = f"""
WITH people AS (
  INSERT INTO cases_party (case_id, id, {_names(list(_PARTY)[1:])})
  SELECT %s::uuid, {_names(_PARTY)} FROM {_rows(_PARTY)}
)
{_NOTE}
"""  # noqa: S608 - our names
# The same for many files at once, each row saying whose it is.
_PLACED = {"case_id": "uuid", "station_id": "uuid", "district_id": "uuid", "province": "text"}
_LOCK_MANY = f"""
SELECT {_OF_A_FILE} FROM cases_case WHERE id = ANY (%s) ORDER BY id FOR UPDATE
"""  # noqa: S608 - our names
_READ_MANY = (
    _READ.replace("SELECT\n", "SELECT t.id,\n", 1)
    .replace(
        "d.case_id = %s", "d.case_id = t.id AND (%s::text[] IS NULL OR d.rule = ANY (%s::text[]))"
    )
    .replace("f.case_id = %s", "f.case_id = t.id")
    + "FROM unnest(%s::uuid[]) AS t (id)\n"
)
_ADD = f"""
WITH told AS ({_NOTE})
UPDATE cases_case SET stage = %s, revision = %s, owed = %s WHERE id = %s
"""  # noqa: S608 - our names
_ARISE = f"""
INSERT INTO cases_dutyrecord (case_id, station_id, district_id, province, {_names(_DUTY)})
SELECT %s::uuid, %s::uuid, %s::uuid, %s, {_names(_DUTY)} FROM {_rows(_DUTY)}
"""  # noqa: S608 - our names
_ARISE_MANY = f"""
INSERT INTO cases_dutyrecord ({_names(_PLACED)}, {_names(_DUTY)})
SELECT {_names(_PLACED)}, {_names(_DUTY)} FROM {_rows({**_PLACED, **_DUTY})}
"""  # noqa: S608 - our names
_NOTE_MANY = f"""
INSERT INTO cases_factrecord (case_id, {_names(_FACT)})
SELECT case_id, {_names(_FACT)} FROM {_rows({"case_id": "uuid", **_FACT})}
"""  # noqa: S608 - our names
_OWE_MANY = f"""
UPDATE cases_case c SET owed = v.owed
FROM (SELECT * FROM {_rows({"id": "uuid", "owed": "smallint"})} OFFSET 0) AS v WHERE c.id = v.id
"""  # noqa: S608 - our names
# OFFSET 0 keeps the reading of the text out of the join: under row security a condition that
# calls a function which might tell what it sees may not choose rows by an index.
_SETTLE = f"""
UPDATE cases_dutyrecord d SET {", ".join(f"{name} = v.{name}" for name in _OUTCOME)}
FROM (SELECT * FROM {_rows({"id": "uuid", **_OUTCOME})} OFFSET 0) AS v
WHERE d.id = v.id AND d.case_id = %s
"""  # noqa: S608 - our names
_SETTLE_MANY = _SETTLE.replace(" AND d.case_id = %s", "")
