"""The dictionary of the de-identified extract: each column with type, meaning, values, cautions.

What is open is declared here by name. A column that nobody declared is in no extract, and the
role of analysts may not read it: `access.sql` grants the same names, by another hand.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import models

from amaan.cases.journeys import COLUMNS
from amaan.cases.offence_groups import OFFENCE_GROUPS, VIOLENCE
from amaan.insight.definitions import EARLY, MARKED, REPORTED
from amaan.insight.indicators import INDICATORS
from amaan.insight.models import Journey
from amaan.insight.tallying import DEFINITIONS
from amaan.protocol import codes

# What whoever analyses may read of a journey.
OPEN: tuple[str, ...] = tuple(
    """
    month district_id open_station_id offence_group sex age_band relation mode informant
    counts_outside followed_hours incident_hours is_rape was_hurt to_screen chose woman_there
    rights receipt accounts refused fir_hours diary_only offer_hours exam_hours pep_hours
    lab_sent_hours lab_report_hours risk_hours risk_level risk_raised risk_lowered plan_hours
    conference_hours order_asked order_hours order_refused served_hours breached breach_arrest
    referrals services releases releases_told settlement withdrawal_hours withdrawn_at pressure
    went_on arrest_hours challan_hours decided charge_hours verdict_hours verdict hearings
    adjourned hostile shielded compensated closed_hours closed_as elsewhere violence time_of_day
    accused_count section_added reviewed planned passed_on severe_3 severe_12 consented completed
    follow_ups gate_asked blocked agreed_hours compounded_at told_arrest_hours declined_for
    asked_after heard_in accused_age order_due ordered_hours paid_hours
    """.split()
)
# And what he may not, each for a reason.
_TOGETHER = "with what else stands in the row, it could point at one case"
CLOSED: Mapping[str, str] = MappingProxyType(
    {
        "id": "made anew at every count; it would only invite joining",
        "entered": "the month of the report says when; two months together say more",
        "station_id": "at a small station a sexual offence points at one woman",
        "identity_told": "so few that they could be told apart",
        "accused_work": "with what he is to her, his work points at one man, and so at her",
        **dict.fromkeys(
            "acts contexts place needs services_asked services_begun not_referred red_lines"
            " proposers withdrawal_reasons put_off_for measures".split(),
            _TOGETHER,
        ),
    }
)
_OF_THE_PLACE = {
    "month": "the first day of the month of the report",
    "district_id": "the district, by its id in the register of units",
    "open_station_id": "the station, by its id; never of a sexual offence",
}
_CODES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "offence_group": frozenset(name for name, _acts in OFFENCE_GROUPS) | {"other"},
        "sex": codes.SEXES,
        "age_band": codes.AGE_BANDS,
        "relation": codes.RELATIONSHIPS,
        "mode": codes.MODES,
        "informant": codes.INFORMANTS,
        "chose": codes.OFFICER_CHOICES,
        "risk_level": codes.RISK_LEVELS,
        "withdrawn_at": frozenset("complaint investigation court trial".split()),
        "pressure": codes.ANSWERS,
        "decided": codes.PROSECUTOR_DECISIONS,
        "verdict": codes.OUTCOMES,
        "closed_as": codes.CLOSURES,
        "violence": frozenset(name for name, _acts in VIOLENCE) | {"other"},
        "time_of_day": frozenset("morning afternoon night unknown".split()),
        "accused_count": codes.ACCUSED_COUNTS,
        "severe_3": frozenset({"yes", "no"}),
        "severe_12": frozenset({"yes", "no"}),
        "compounded_at": frozenset("complaint investigation court trial".split()),
        "declined_for": codes.PROSECUTOR_REASONS,
        "heard_in": codes.HEARD_IN,
        "accused_age": codes.AGE_BANDS,
    }
)
_CENSORED = "Empty is: not until it was counted. Read it with followed_hours, never as never."
_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "open_station_id": "Empty for sexual offences: figures by station leave those out.",
        "followed_hours": "Young cases have had less time: compare cohorts of the same age.",
        "counts_outside": "Where it is false the row may not be in what leaves the police.",
        "incident_hours": "Empty where the day is not known; below nought is a slip of writing.",
        "risk_level": "The level that was first written down, and no measure of danger.",
        "pressure": MARKED,
        "settlement": MARKED,
        "refused": MARKED,
        "breached": REPORTED,
        "verdict": EARLY,
        "month": REPORTED,
    }
)
_NO_CODE = "Empty text is: nothing was written down."


@dataclass(frozen=True)
class Entry:
    """One column of the extract, in words."""

    name: str
    type: str
    meaning: str
    values: tuple[str, ...]
    caution: str


def dictionary() -> tuple[Entry, ...]:
    """This will say what each column of the extract is."""
    meanings = {**{one.name: one.meaning for one in COLUMNS}, **_OF_THE_PLACE}
    fields = {one.attname: one for one in Journey._meta.concrete_fields}
    return tuple(
        Entry(name, _type(fields[name]), meanings[name], _values(name), _caution(name))
        for name in OPEN
    )


def _type(field: "models.Field[Any, Any]") -> str:
    if isinstance(field, models.BooleanField):
        return "BOOLEAN"
    if isinstance(field, models.IntegerField):
        return "INTEGER"
    if isinstance(field, models.DateField):
        return "DATE"
    return "VARCHAR"


def _values(name: str) -> tuple[str, ...]:
    return tuple(sorted(_CODES.get(name, ())))


def _caution(name: str) -> str:
    if name in _NAMED:
        return _NAMED[name]
    if name.endswith("_hours"):
        return _CENSORED
    return _NO_CODE if name in _CODES else ""


def as_json(made_at: datetime) -> str:
    """This will write the dictionary for a program, with the definitions of every indicator."""
    told = {
        "made_at": made_at.isoformat(timespec="seconds"),
        "definitions": DEFINITIONS,
        "row": "one case, without anybody in it; sealed cases are in none",
        "columns": [asdict(one) for one in dictionary()],
        "indicators": [
            {"id": i.id, "number": i.number, "title": i.title, "part": i.part, "whole": i.whole,
             "part_is": i.part_is, "whole_is": i.whole_is, "caution": i.caution}
            for i in INDICATORS
        ],
    }  # fmt: skip
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def as_table(rows: Iterable[Entry]) -> str:
    """This will write the dictionary as a table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("column", "type", "meaning", "values", "caution"))
    writer.writerows((e.name, e.type, e.meaning, " ".join(e.values), e.caution) for e in rows)
    return text.getvalue()


def as_page(made_at: datetime) -> str:
    """This will write the dictionary to be printed and read."""
    lines = [
        "# Extract of journeys",
        "",
        f"Made {made_at:%Y-%m-%d %H:%M} UTC, definitions {DEFINITIONS[:16]}. One row is one case,",
        "without anybody in it. Small groups are in it: what is made from it leaves the police",
        "only as a release of figures, after suppression.",
        "",
    ]
    for one in dictionary():
        lines += [f"**{one.name}** ({one.type}): {one.meaning}."]
        lines += [f"  Values: {', '.join(one.values)}."] if one.values else []
        lines += [f"  {one.caution}"] if one.caution else []
        lines += [""]
    return "\n".join(lines)
