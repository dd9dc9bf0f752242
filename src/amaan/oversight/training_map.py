"""Which course answers which failure: a proposal of 2026-11-22, for a district to change.

Source: Police Forum 2021, families of failure and P9, P12 (training as the procedure); domain
standards 9.10 (design a course from protocol review and closed cases). What is missed is counted by
duties and never by officers.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

SINCE = date(2026, 11, 22)
# So many full months are looked at, before as after.
MONTHS = 3
# Of fewer duties nothing is said of a unit: it would be said of one officer.
FEWEST_DUE = 10
# From which share missed a course is proposed.
SHARE = 0.2


@dataclass(frozen=True)
class Answer:
    """A course of a stream answers these duties, by rule or by kind of failure."""

    stream: str
    rules: frozenset[str] = frozenset()
    failures: frozenset[str] = frozenset()

    def covers(self, rule: str, failure: str) -> bool:
        """This will say whether a missed duty is answered by this course."""
        return rule in self.rules or failure in self.failures


ANSWERS = (
    Answer(
        "medical",
        rules=frozenset(
            "medical_examination medical_offered medical_report anal_swab oral_swab skin_swab"
            " vaginal_swab urine_sample photographs_again fir_after_examination".split()
        ),
    ),
    Answer("evidence", rules=frozenset("clothing_secured dna_sample sindh_dna_72h".split())),
    Answer(
        "risk",
        rules=frozenset(
            "risk_assessed risk_again risk_asked_again safety_plan_high safety_plan_elevated"
            " danger_answered conference_high".split()
        ),
    ),
    Answer("law", failures=frozenset({"late_registration", "lack_of_legal_knowledge"})),
    Answer("investigation", failures=frozenset({"poor_investigation"})),
    Answer("response", failures=frozenset({"slow_response"})),
    Answer("gender_responsive", failures=frozenset({"insensitivity", "power_disparity"})),
    Answer("victim_support", failures=frozenset({"no_victim_protection", "no_rehabilitation"})),
    Answer("prosecution", failures=frozenset({"resiled_or_compounded"})),
)


def stream_for(rule: str, failure: str) -> str:
    """This will name the stream that answers a missed duty: the narrowest one; or none."""
    return next((one.stream for one in ANSWERS if one.covers(rule, failure)), "")


def streams() -> Collection[str]:
    """This will name all streams that answer something."""
    return [one.stream for one in ANSWERS]
