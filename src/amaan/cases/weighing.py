"""Files read by the thousand and without a lock, to find those that other rules would change.

For the job that works duties out again: what stands here names no officer's act. What it finds
is settled under the files' locks by `again.recompute`.
"""

import json
from collections.abc import Sequence

from amaan.kernel.clock import start_of_day
from amaan.kernel.ids import CaseId
from amaan.organisation.prepared import ask
from amaan.protocol.touching import Touch
from amaan.protocol.weighing import Row


def next_to_weigh(after: CaseId | None, touch: Touch, *, limit: int) -> list[CaseId]:
    """This will name the next files, in the order of their ids, that a change can touch.

    Seen by: the job that works duties out again, and whoever stands where row security ends.
    """
    return [row[0] for row in ask(_NEXT, [*_first(after), *_narrow(touch), limit])]


def files_to_weigh(case_ids: Sequence[CaseId], asked: frozenset[str] | None) -> tuple[Row, ...]:
    """This will read files, with the duties of the rules that are asked, or with all.

    Seen by: as above.
    """
    rules = None if asked is None else sorted(asked)
    return tuple(Row(*row) for row in ask(_READ, [rules, rules, case_ids]))


def how_many_to_weigh(after: CaseId | None, touch: Touch) -> int:
    """This will count the files from there on that a change can touch, for progress."""
    return int(ask(_COUNT, [*_first(after), *_narrow(touch)])[0][0])


def _first(after: CaseId | None) -> Sequence[object]:
    return [after, after]


def _narrow(touch: Touch) -> Sequence[object]:
    def listed(words: frozenset[str] | None) -> list[str] | None:
        return None if words is None else sorted(words)

    since = None if touch.since is None else start_of_day(touch.since)
    provinces, kinds, offences = map(listed, (touch.provinces, touch.kinds, touch.offences))
    coded = json.dumps([dict(zip(_CODED, one, strict=True)) for one in sorted(touch.coded)])
    return [
        *(provinces, provinces, kinds, kinds, coded),
        *(since, since, offences, offences, listed(touch.rules)),
    ]


_CODED = ("kind", "detail", "code")
_TOUCHED = """
FROM cases_case c
WHERE (%s::uuid IS NULL OR c.id > %s::uuid)
  AND (%s::text[] IS NULL OR c.province = ANY (%s::text[]))
  AND (%s::text[] IS NULL
    OR EXISTS (SELECT 1 FROM cases_factrecord f
        WHERE f.case_id = c.id AND (f.kind = ANY (%s::text[]) OR EXISTS (
          SELECT 1 FROM json_to_recordset(%s::json) AS w (kind text, detail text, code text)
          WHERE w.kind = f.kind
            AND (f.details -> w.detail ? w.code OR f.details ->> w.detail = w.code))))
      AND (%s::timestamptz IS NULL OR EXISTS (SELECT 1 FROM cases_factrecord f
        WHERE f.case_id = c.id AND f.recorded_at >= %s::timestamptz))
      AND (%s::text[] IS NULL OR EXISTS (SELECT 1 FROM cases_factrecord f
        WHERE f.case_id = c.id AND f.kind = 'offence.alleged'
          AND f.details ->> 'offence' = ANY (%s::text[])))
    OR EXISTS (SELECT 1 FROM cases_dutyrecord d
        WHERE d.case_id = c.id AND d.rule = ANY (%s::text[])))
"""
_COUNT = f"SELECT count(*) {_TOUCHED}"
_NEXT = f"SELECT c.id {_TOUCHED} ORDER BY c.id LIMIT %s"
# Narrow: of a duty only what may change, of a fact no sealed reference and nobody's name.
_READ = """
SELECT t.id::text, t.province,
  (SELECT COALESCE(json_agg(json_build_array(f.id, f.kind, f.details::text, f.happened_earliest,
      f.happened_latest, f.recorded_at) ORDER BY f.recorded_at, f.id), '[]')
    FROM cases_factrecord f WHERE f.case_id = t.id)::text,
  (SELECT COALESCE(json_agg(json_build_array(d.key, d.rule_version, d.started_at, d.due_at,
      d.late_at, d.state, d.met_at, d.note, d.binds)), '[]')
    FROM cases_dutyrecord d WHERE d.case_id = t.id
      AND (%s::text[] IS NULL OR d.rule = ANY (%s::text[])))::text
FROM cases_case t WHERE t.id = ANY (%s) ORDER BY t.id
"""
