"""What must hold of all cases, each with the statement that counts what breaks it."""

from collections.abc import Mapping

BROKEN: Mapping[str, str] = {
    "a day in court that was written down has a next day or an outcome": (
        "SELECT count(*) FROM court_hearing WHERE recorded_at IS NOT NULL"
        " AND (ended = '' OR (ended = 'next_day') <> (next_day_id IS NOT NULL))"
    ),
    "nothing is decided without a charge": (
        "SELECT count(*) FROM cases_factrecord j WHERE j.kind = 'judgment.given' AND NOT EXISTS"
        " (SELECT 1 FROM cases_factrecord c WHERE c.case_id = j.case_id"
        "  AND c.kind = 'charge.framed')"
    ),
    "nothing is closed by one person alone": (
        "SELECT count(*) FROM cases_case c WHERE c.stage = 'closed' AND"
        " (SELECT count(DISTINCT by_id) FROM cases_factrecord f"
        "  WHERE f.case_id = c.id AND f.kind LIKE 'closure.%') < 2"
    ),
    "nobody was given a case while away, or in conflict with it": (
        "SELECT count(*) FROM investigation_assignment a WHERE EXISTS"
        " (SELECT 1 FROM organisation_leave l WHERE l.officer_id = a.officer_id"
        "  AND l.since <= a.since AND l.until > a.since) OR EXISTS"
        " (SELECT 1 FROM confidentiality_conflict k WHERE k.case_id = a.case_id"
        "  AND k.officer_id = a.officer_id)"
    ),
    "what is missing with an investigator stands there with its reason": (
        "SELECT count(*) FROM cases_factrecord f WHERE f.kind = 'investigator.assigned'"
        " AND jsonb_array_length(f.details -> 'without') > 0 AND f.details ->> 'because' = ''"
    ),
}
