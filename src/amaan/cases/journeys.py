"""How cases went, without anybody in them: one row a case, and nothing that leads back to it.

No id, no reference, no officer, no free word; ages in bands, months for days, and waits in hours.
Sealed cases are in none, and what was taken back as a mistake has not happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from amaan.cases.offence_groups import OFFENCE_GROUPS, VIOLENCE
from amaan.kernel import clock
from amaan.kernel.calendars import add_months
from amaan.kernel.ids import UnitId
from amaan.organisation.prepared import ask


@dataclass(frozen=True)
class Column:
    """One thing a journey says: how it is found among the standing facts of a case."""

    name: str
    found: str
    meaning: str


@dataclass(frozen=True)
class Cohort:
    """The cases of one district that were entered in one month: what is counted anew together."""

    district_id: UnitId
    entered: date


# Where a first assessment of her danger is due (indicator 29: domestic, family, stalking, honour).
_TO_BE_SCREENED = (
    "bool_or(kind = 'incident.described' AND (d->'acts' ?| array['domestic_violence',"
    " 'order_breached', 'online_stalking', 'threat_to_kill', 'strangled'] OR d->'contexts' ?|"
    " array['partner', 'in_laws', 'honour', 'stalking', 'dowry'] OR d->>'accused_relation' IN"
    " ('current_partner', 'former_partner', 'fiance', 'parent', 'sibling', 'in_law',"
    " 'other_relative')))"
)
_HURT = (
    "bool_or(kind = 'incident.described' AND d->'acts' ?| array['penetration', 'sexual_touch',"
    " 'sexual_abuse_child', 'stripped', 'attempt_sexual', 'beaten', 'grievous_hurt', 'strangled',"
    " 'burned', 'acid', 'poisoned', 'miscarriage_caused'])"
)
_GRANTED = "(d->>'granted')::boolean"
_HER_ORDERS = "d->>'order' IN ('protection_order', 'interim_order', 'residence_order')"


def _hours(condition: str) -> str:
    """This will be the hours from the report to the first such fact; none where it did not come."""
    return _whole(f"min(l) FILTER (WHERE {condition}) - min(reported)")


def _whole(wait: str) -> str:
    """This will be the full hours of a wait: a day is over when 24 of them have gone."""
    return f"floor(extract(epoch FROM {wait}) / 3600)::integer"


def _of(kind: str, more: str = "") -> str:
    return f"kind = '{kind}'" + (f" AND {more}" if more else "")


def _any(condition: str) -> str:
    return f"coalesce(bool_or({condition}), false)"


def _many(condition: str) -> str:
    return f"count(*) FILTER (WHERE {condition})"


def _last(field: str, kind: str) -> str:
    return (
        f"coalesce((array_agg(d->>'{field}' ORDER BY r DESC)"
        f" FILTER (WHERE kind = '{kind}'))[1], '')"
    )


def _first(field: str, kind: str) -> str:
    """This will be the detail as it was first told, by when it happened."""
    return (
        f"coalesce((array_agg(d->>'{field}' ORDER BY l, r) FILTER (WHERE kind = '{kind}'))[1], '')"
    )


def _last_told(field: str, kind: str) -> str:
    """This will be the detail as it was last told, passing over entries that say nothing of it."""
    return (
        f"coalesce((array_agg(d->>'{field}' ORDER BY r DESC)"
        f" FILTER (WHERE kind = '{kind}' AND d ? '{field}'))[1], '')"
    )


def _words(of: str, *kinds: str) -> str:
    """This will be the codes of such facts as words in a row."""
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return f"coalesce(string_agg(DISTINCT {of}, ' ') FILTER (WHERE kind IN ({named})), '')"


def _listed(field: str) -> str:
    """This will write a list of codes as words in a row."""
    return f"""translate(d->>'{field}', '[]",', '')"""


def _last_listed(field: str, kind: str) -> str:
    """This will be the codes of a list as it was last told."""
    return (
        f"coalesce((array_agg({_listed(field)} ORDER BY r DESC)"
        f" FILTER (WHERE kind = '{kind}'))[1], '')"
    )


def _stage_at(condition: str) -> str:
    """This will name how far the case had come when something first happened."""
    at = f"min(l) FILTER (WHERE {condition})"
    later = " ".join(
        f"WHEN min(l) FILTER (WHERE kind = '{kind}') < {at} THEN '{stage}'"
        for kind, stage in (
            ("charge.framed", "trial"),
            ("challan.submitted", "court"),
            ("fir.registered", "investigation"),
        )
    )
    return f"CASE WHEN bool_or({condition}) THEN CASE {later} ELSE 'complaint' END ELSE '' END"


def _severe_by(months: int) -> str:
    """This will be her answer to whether there was severe violence by so many months; one yes
    stands."""
    asked = _of("risk.followed_up", f"(d->>'months')::integer <= {months}")
    return (
        f"CASE WHEN bool_or({asked} AND d->>'severe_violence' = 'yes') THEN 'yes'"
        f" WHEN bool_or({asked} AND d->>'severe_violence' = 'no') THEN 'no' ELSE '' END"
    )


def _first_told(groups: tuple[tuple[str, frozenset[str]], ...]) -> str:
    """This will name the first group of which an act was told."""
    return (
        "CASE "
        + " ".join(
            f"WHEN bool_or({_of('incident.described')} AND d->'acts' ?| array["
            + ", ".join(f"'{act}'" for act in sorted(acts))
            + f"]) THEN '{name}'"
            for name, acts in groups
        )
        + " ELSE 'other' END"
    )


# The rule `order_considered` owes it from there on: a test holds the two together.
_ORDER_DUE = "kind IN ('risk.assessed', 'risk.raised') AND d->>'level' IN ('high', 'elevated')"
_GROUP = _first_told(OFFENCE_GROUPS)
_RAPE = _any(_of("incident.described", "d->'acts' ? 'penetration'"))
# Her last word about statistics counts, and taking back what she shared takes back this yes, too.
_AGREED = (
    "coalesce((array_agg(kind = 'consent.recorded' AND (d->>'statistics')::boolean"
    " ORDER BY r DESC) FILTER (WHERE kind = 'consent.recorded'"
    " OR kind = 'own_word.said' AND d->>'what' = 'stop_sharing'))[1], false)"
)
# A case counted twice, or first told to another station, is counted there.
_ELSEWHERE = (
    "coalesce((array_agg(d->>'mode' ORDER BY r DESC) FILTER (WHERE kind = 'complaint.received'))[1]"
    " = 'other_station', false) OR coalesce(bool_or(kind = 'closure.approved'"
    " AND d->>'code' = 'merged_duplicate'), false)"
)
_HOUR = (
    "extract(hour FROM min(l) FILTER (WHERE kind = 'incident.described'"
    " AND d->>'certainty' = 'exact') AT TIME ZONE 'Asia/Karachi')"
)
_TIME_OF_DAY = (
    f"CASE WHEN {_HOUR} IS NULL THEN 'unknown' WHEN {_HOUR} BETWEEN 6 AND 11 THEN 'morning'"
    f" WHEN {_HOUR} BETWEEN 12 AND 17 THEN 'afternoon' ELSE 'night' END"
)
_SINCE_INCIDENT = _whole(
    "min(reported) - min(l) FILTER (WHERE kind = 'incident.described'"
    " AND d->>'certainty' IN ('exact', 'day'))"
)

COLUMNS: tuple[Column, ...] = (
    Column("offence_group", _GROUP, "what was done, as told, in groups"),
    Column("sex", _last("survivor_sex", "complaint.received"), "her sex as told"),
    Column("age_band", _last("survivor_age", "complaint.received"), "her age in bands"),
    Column("relation", _last("accused_relation", "incident.described"), "what he is to her"),
    Column("mode", _last("mode", "complaint.received"), "how the report came"),
    Column("informant", _last("informant", "complaint.received"), "who reported"),
    Column("counts_outside", _AGREED, "her last word: she agrees to statistics that leave us"),
    Column("elsewhere", _ELSEWHERE, "counted elsewhere: another station, or entered twice"),
    Column("followed_hours", _whole("%(now)s - min(reported)"),
           "how long it has been followed"),
    Column("incident_hours", _SINCE_INCIDENT, "from the incident to the report"),
    Column("is_rape", _RAPE, "penetration was told"),
    Column("was_hurt", f"coalesce({_HURT}, false)", "sexual violence or injury was told"),
    Column("to_screen", f"coalesce({_TO_BE_SCREENED}, false)", "her danger is to be assessed"),
    Column("chose", _last("choice", "officer_choice.made"), "whom she chose to be heard by"),
    Column("woman_there", _any(_of("woman_officer.present", "d->>'presence' = 'woman_officer'")),
           "a woman officer was there"),
    Column("rights", _any(_of("rights.explained")), "her rights were explained"),
    Column("receipt", _any(_of("receipt.given")), "she was given a receipt"),
    Column("accounts",
           _many("kind IN ('words.read_back', 'statement164.recorded') OR "
                 + _of("statement.recorded", "d->>'of' = 'survivor'")),
           "how often she gave her account"),
    Column("refused", _any(_of("fir.refused")), "registration was refused"),
    Column("fir_hours", _hours(_of("fir.registered")), "until the FIR"),
    Column("diary_only", _any(_of("ncr.entered")), "entered as not cognizable"),
    Column("offer_hours", _hours("kind IN ('medical.sent', 'medical.declined')"),
           "until an examination was offered"),
    Column("exam_hours", _hours(_of("medical.examined")), "until she was examined"),
    Column("pep_hours", _hours(_of("care.given", "d->>'care' = 'pep'")), "until PEP was begun"),
    Column("lab_sent_hours", _hours(_of("laboratory.sent")), "until samples were sent"),
    Column("lab_report_hours", _hours(_of("laboratory.reported")), "until the laboratory answered"),
    Column("risk_hours", _hours(_of("risk.assessed")), "until her danger was assessed"),
    Column("risk_level", "coalesce((array_agg(d->>'level' ORDER BY r) FILTER"
           " (WHERE kind = 'risk.assessed'))[1], '')", "the first level of danger"),
    Column("risk_raised", _any(_of("risk.raised")), "the level was raised"),
    Column("risk_lowered", _any(_of("risk.lowered")), "the level was lowered"),
    Column("plan_hours", _hours(_of("safety_plan.made")), "until her safety plan"),
    Column("conference_hours", _hours(_of("conference.held")), "until a conference"),
    Column("order_asked", _any(_of("court.applied", _HER_ORDERS)), "an order was applied for"),
    Column("order_hours", _hours(_of("court.ordered", f"{_GRANTED} AND {_HER_ORDERS}")),
           "until an order was granted"),
    Column("order_refused", _any(_of("court.ordered", f"NOT {_GRANTED} AND {_HER_ORDERS}")),
           "an order was refused"),
    Column("served_hours", _hours(_of("order.served")), "until the order was served"),
    Column("breached", _any(_of("order.breached")), "the order was broken"),
    Column("breach_arrest", _any(_of("order.breached", "d->>'arrest' = 'arrested_now'")),
           "whoever broke it was arrested"),
    Column("referrals", _many(_of("referral.sent")), "referrals sent with her consent"),
    Column("services", _many(_of("service.began")), "services that began"),
    Column("releases", _many(_of("custody.changed", "d->>'to' IN ('bail', 'free')")),
           "releases of an accused"),
    Column("releases_told", _many(_of("custody.changed", "d->>'to' IN ('bail', 'free')"
           " AND (d->>'told_first')::boolean")), "releases of which she was told before"),
    Column("settlement", _any("kind IN ('settlement.proposed', 'mediation.asked')"),
           "somebody proposed to settle"),
    Column("withdrawal_hours", _hours(_of("withdrawal.requested")), "until a withdrawal was asked"),
    Column("withdrawn_at", _stage_at(_of("withdrawal.requested")),
           "the stage at which it was asked"),
    Column("pressure", _last("pressure", "withdrawal.reviewed"), "signs of pressure, as reviewed"),
    Column("went_on", _any(_of("withdrawal.decided",
           "d->>'decided' IN ('go_on_without_her', 'go_on_protected')")),
           "it went on after she withdrew"),
    Column("arrest_hours", _hours(_of("accused.arrested")), "until an arrest"),
    Column("challan_hours", _hours(_of("challan.submitted")), "until the report to the prosecutor"),
    Column("decided", _last("decision", "prosecution.decided"), "what the prosecutor decided"),
    Column("charge_hours", _hours(_of("charge.framed")), "until the charge was framed"),
    Column("verdict_hours", _hours(_of("judgment.given")), "until the judgment"),
    Column("verdict", _last("outcome", "judgment.given"), "the last judgment"),
    Column("hearings", _many(_of("hearing.held")), "hearings"),
    Column("adjourned", _many(_of("hearing.held", "(d->>'adjourned')::boolean")),
           "hearings put off"),
    Column("hostile", _any(_of("witness.hostile")), "a witness was declared hostile"),
    Column("shielded", _any(_of("measure.decided", _GRANTED)),
           "protection in court was granted"),
    Column("compensated", _any(_of("compensation.decided", "(d->>'ordered')::boolean")),
           "compensation was ordered"),
    Column("closed_hours", _hours(_of("closure.approved")), "until it was closed"),
    Column("closed_as", _last("code", "closure.approved"), "as what it was closed"),
    Column("acts", _words(_listed("acts"), "incident.described"), "what was done, as told"),
    Column("contexts", _words(_listed("contexts"), "incident.described"), "around it, as told"),
    Column("violence", _first_told(VIOLENCE), "the one type of violence others count it as"),
    Column("place", _last("place", "incident.described"), "where it happened, as a kind of place"),
    Column("time_of_day", _TIME_OF_DAY, "the part of the day, where the hour is known"),
    Column("accused_count", _last("accused_count", "incident.described"), "how many did it"),
    Column("needs", _last_listed("needs", "complaint.received"), "what she needs to be served"),
    Column("section_added", _any(_of("offence.alleged", "d->>'reason' IN ('medical_paper',"
           " 'evidence_found', 'prosecutor_advised')")), "a section was added on review"),
    Column("reviewed", _any(_of("supervisor.reviewed")), "the supervisor read it"),
    Column("planned", _any(_of("plan.made")), "the investigation was planned"),
    Column("passed_on", _any("kind IN ('complaint.forwarded', 'transfer.accepted')"),
           "went to another agency or desk"),
    Column("identity_told", _any(_of("incident.described",
           "d->'acts' ? 'identity_disclosed'")), "her identity was made known"),
    Column("severe_3", _severe_by(3), "severe violence within three months, as she said"),
    Column("severe_12", _severe_by(12), "severe violence within twelve months, as she said"),
    Column("consented", _many(_of("referral.sent", "d->>'ground' = 'consent'")),
           "referrals on her yes"),
    Column("services_asked", _words("d->>'service'", "referral.sent"), "which services were asked"),
    Column("services_begun", _words("d->>'service'", "service.began"), "which services began"),
    Column("not_referred", _words("d->>'reason'", "referral.not_made"), "why nobody was asked"),
    Column("completed", _many(_of("referral.ended", "d->>'how' = 'completed'")),
           "referrals that were completed"),
    Column("follow_ups", _many("kind IN ('safe_call.made', 'agreement.followed_up') AND"
           " (d->>'reached')::boolean OR kind IN ('risk.followed_up', 'safety_plan.reviewed')"),
           "how often she was followed up"),
    Column("gate_asked", _any(_of("mediation.asked")), "whether it may be mediated was asked"),
    Column("blocked", _any(_of("mediation.asked", "d->>'answer' = 'blocked'")),
           "the answer was no"),
    Column("red_lines", _words(
           f"CASE WHEN d->>'answer' = 'blocked' THEN {_listed('rules')} END", "mediation.asked"),
           "which rules said no"),
    Column("proposers", _words("d->>'by'", "settlement.proposed", "mediation.asked"),
           "who proposed to settle"),
    Column("agreed_hours", _hours(_of("forum.acted", "d->>'outcome' = 'agreed'")),
           "until a forum agreed on something"),
    Column("withdrawal_reasons", _words(_listed("reasons"), "withdrawal.requested"),
           "why a withdrawal was asked"),
    Column("compounded_at", _stage_at(_of("closure.approved",
           "d->>'code' = 'compounded_in_court'")), "the stage at which it was compounded"),
    Column("told_arrest_hours", _hours(_of("informant.informed", "d->>'about' = 'arrest'")),
           "until she was told of an arrest"),
    Column("declined_for", _last("reason", "prosecution.decided"), "the prosecutor's reason"),
    Column("put_off_for", _words("CASE WHEN (d->>'adjourned')::boolean THEN d->>'reason' END",
           "hearing.held"), "why hearings were put off"),
    Column("measures", _words("CASE WHEN (d->>'granted')::boolean THEN d->>'measure' END",
           "measure.decided"), "protection in court that was granted"),
    Column("asked_after", _any(_of("closure.called_back", "(d->>'reached')::boolean")),
           "somebody else asked her about the closing"),
    Column("heard_in", _first("room", "room.recorded"), "where she was first heard"),
    Column("accused_age", _last_told("accused_age", "incident.described"), "his age in bands"),
    Column("accused_work", _last_told("accused_work", "incident.described"),
           "his work, as a group"),
    Column("order_due", _any(_ORDER_DUE), "an order was to be considered with her"),
    Column("ordered_hours", _hours(_of("compensation.decided", "(d->>'ordered')::boolean")),
           "until compensation was ordered"),
    Column("paid_hours", _hours(_of("compensation.paid", "(d->>'in_full')::boolean")),
           "until all of it was paid"),
)  # fmt: skip


def cohorts(since: datetime | None = None) -> tuple[Cohort, ...]:
    """This will list the cohorts that have cases, or those with something new since an instant.

    Seen by: row security; the job that counts sees the skeleton of open cases.
    """
    if since is None:
        return tuple(Cohort(UnitId(district), month) for district, month in ask(_ALL_COHORTS))
    rows = ask(_TOUCHED_COHORTS, [since])
    return tuple(Cohort(UnitId(district), month) for district, month in rows)


def asked(cohort: Cohort, now: datetime) -> Mapping[str, object]:
    """This will give the values that `JOURNEYS` asks for."""
    return {
        "district": cohort.district_id,
        "since": clock.start_of_day(cohort.entered),
        "until": clock.start_of_day(add_months(cohort.entered, 1)),
        "now": now,
    }


_MONTH = "date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Karachi')::date"
_ALL_COHORTS = f"""
SELECT DISTINCT c.district_id, {_MONTH} FROM cases_case c WHERE NOT c.sealed ORDER BY 2, 1
"""  # noqa: S608 - our own words
# A case sealed since leaves its cohort: the seal, too, is something new.
_TOUCHED_COHORTS = f"""
SELECT DISTINCT c.district_id, {_MONTH}
FROM cases_factrecord f JOIN cases_case c ON c.id = f.case_id
WHERE f.recorded_at >= %s ORDER BY 2, 1
"""  # noqa: S608 - our own words
_FOUND = ",\n  ".join(f"{column.found} AS {column.name}" for column in COLUMNS)
# A cohort's journeys: station, month of the report, and every column. It is the question itself and
# not its answer, so that whoever keeps journeys has them written where they are found.
# Seen by: row security; the job that counts sees the skeleton of open cases.
JOURNEYS = f"""
WITH struck AS MATERIALIZED (
  SELECT (x.details->>'corrects')::uuid AS id
  FROM cases_case c JOIN cases_factrecord x ON x.case_id = c.id AND x.kind = 'fact.corrected'
  WHERE c.district_id = %(district)s AND NOT c.sealed
    AND c.opened_at >= %(since)s AND c.opened_at < %(until)s
), told AS (
  SELECT c.id AS case_id, c.station_id, f.kind, f.happened_latest AS l, f.recorded_at AS r,
    f.details AS d,
    coalesce(min(f.happened_latest) FILTER (WHERE f.kind = 'complaint.received')
      OVER (PARTITION BY c.id), c.opened_at) AS reported
  FROM cases_case c JOIN cases_factrecord f ON f.case_id = c.id
  WHERE c.district_id = %(district)s AND NOT c.sealed
    AND c.opened_at >= %(since)s AND c.opened_at < %(until)s
    AND f.id NOT IN (SELECT id FROM struck)
)
SELECT station_id,
  date_trunc('month', min(reported) AT TIME ZONE 'Asia/Karachi')::date,
  {_FOUND}
FROM told GROUP BY case_id, station_id
"""  # noqa: S608 - our own words
