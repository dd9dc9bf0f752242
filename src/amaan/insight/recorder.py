"""Journeys in the columns of the GBVIMS Incident Recorder, one row an incident. Pure.

Only who agreed to be counted outside the police is in it; a month stands for a day, a district
for a place, and what the police do not keep without a name stays empty. The type of violence is
derived, and a row says by which rule: nobody chose it by the recorder's own ladder of questions.
"""

import csv
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from amaan.insight.extract import MISSING

# The recorder's columns in its own order, as its exporters write them. Empty ones stay, so that
# a sheet can be pasted; the last two are ours.
HEAD: tuple[str, ...] = (
    "INCIDENT ID", "SURVIVOR CODE", "CASE MANAGER CODE", "DATE OF INTERVIEW", "DATE OF INCIDENT",
    "DATE OF BIRTH", "SEX", "ETHNICITY", "COUNTRY OF ORIGIN", "CIVIL / MARITAL STATUS",
    "DISPLACEMENT STATUS AT REPORT", "PERSON WITH DISABILITY?",
    "UNACCOMPANIED OR SEPARATED CHILD?", "STAGE OF DISPLACEMENT AT INCIDENT",
    "INCIDENT TIME OF DAY", "INCIDENT LOCATION", "INCIDENT COUNTY", "INCIDENT DISTRICT",
    "INCIDENT CAMP / TOWN", "GBV TYPE", "HARMFUL TRADITIONAL PRACTICE",
    "MONEY, GOODS, BENEFITS AND / OR SERVICES EXCHANGED ?", "TYPE OF ABDUCTION",
    "PREVIOUSLY REPORTED THIS INCIDENT?", "PREVIOUS GBV INCIDENTS?",
    "No. ALLEGED PRIMARY PERPETRATOR(S)", "ALLEGED PERPETRATOR SEX",
    "PREVIOUS INCIDENT WITH THIS PERPETRATOR", "ALLEGED PERPETRATOR AGE GROUP",
    "ALLEGED PERPETRATOR - SURVIVOR RELATIONSHIP", "ALLEGED PERPETRATOR OCCUPATION",
    "REFERRED TO YOU FROM?", "SAFE HOUSE / SHELTER", "HEALTH / MEDICAL SERVICES",
    "PSYCHOSOCIAL SERVICES", "WANTS LEGAL ACTION?", "LEGAL ASSISTANCE SERVICES",
    "POLICE / OTHER SECURITY ACTOR", "LIVELIHOODS PROGRAM", "CONSENT GIVEN",
    "REPORTING AGENCY CODE", "AGE GROUP AT REPORT", "GBV TYPE DERIVED FROM",
)  # fmt: skip
# Others are so few that their sex alone could point at one person: theirs stays empty.
_SEX = {"female": "F", "male": "M"}
_AGE = {
    "0-11": "Age 0 - 11", "12-15": "Age 12 - 17", "16-17": "Age 12 - 17", "18-25": "Age 18 - 25",
    "26-40": "Age 26 - 40", "41-60": "Age 41 - 60", "61+": "Age 61 & Older",
}  # fmt: skip
_RELATION = {
    "current_partner": "Intimate Partner / Former Partner",
    "former_partner": "Intimate Partner / Former Partner",
    "fiance": "Intimate Partner / Former Partner",
    "parent": "Primary Caregiver",
    "caregiver": "Primary Caregiver",
    "sibling": "Family other than spouse or caregiver",
    "in_law": "Family other than spouse or caregiver",
    "other_relative": "Family other than spouse or caregiver",
    "employer": "Supervisor / Employer",
    "teacher": "Teacher / School Official",
    "neighbour": "Family Friend / Neighbor",
    "acquaintance": "Family Friend / Neighbor",
    "stranger": "No relation",
    "police_or_security": "Other",
    "religious_leader": "Other",
    "other_official": "Other",
    "online_only": "Other",
}
# The first rule that fits. A killing has no core type, and what was not told has none either.
_BY_GROUP = {
    "sexual": "Sexual Assault",
    "marriage": "Forced Marriage",
    "acid_fire": "Physical Assault",
    "body": "Physical Assault",
    "online": "Psychological / Emotional Abuse",
    "harassment": "Psychological / Emotional Abuse",
}
_AGENCY = "POLICE"

Row = Mapping[str, str]


def core_type(row: Row) -> tuple[str, str]:
    """This will derive a core type, and say from what; both empty where none can be derived."""
    group = row["offence_group"]
    if row["is_rape"] == "t" and group == "sexual":
        return "Rape", "penetration was told"
    if group in _BY_GROUP:
        return _BY_GROUP[group], f"group of offences: {group}"
    if group == "family" and row["was_hurt"] == "t":
        return "Physical Assault", "violence in the family, with injury"
    return "", ""


def incident(row: Row) -> tuple[str, ...]:
    """This will write one journey as one row of the recorder."""
    kind, derived_from = core_type(row)
    told = {
        # Drawn anew each time: it numbers rows and leads back to nothing.
        "INCIDENT ID": secrets.token_hex(6),
        "DATE OF INTERVIEW": row["month"][:7],
        "SEX": _SEX.get(row["sex"], ""),
        "INCIDENT DISTRICT": row["district_id"],
        "GBV TYPE": kind,
        "ALLEGED PERPETRATOR AGE GROUP": _AGE.get(row["accused_age"], "Unknown"),
        "ALLEGED PERPETRATOR - SURVIVOR RELATIONSHIP": _RELATION.get(row["relation"], "Unknown"),
        "POLICE / OTHER SECURITY ACTOR": "Service provided by your agency",
        "CONSENT GIVEN": "Yes",
        "REPORTING AGENCY CODE": _AGENCY,
        "AGE GROUP AT REPORT": _AGE.get(row["age_band"], "Unknown"),
        "GBV TYPE DERIVED FROM": derived_from,
    }
    return tuple(told.get(name, "") for name in HEAD)


def incidents(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    """This will write every journey that may leave; who did not agree is passed over."""
    for row in rows:
        if row["counts_outside"] == "t" and row["elsewhere"] != "t":
            yield incident(row)


def write(journeys: TextIO, to: TextIO) -> int:
    """This will read the extract's own table and write the recorder's; says how many rows."""
    rows = csv.DictReader(journeys)
    writer = csv.writer(to, lineterminator="\r\n")
    writer.writerow(HEAD)
    written = 0
    for row in incidents({k: "" if v == MISSING else v for k, v in one.items()} for one in rows):
        writer.writerow(row)
        written += 1
    return written
