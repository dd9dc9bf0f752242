"""What is asked of an investigator, what an officer lacks of it, and what each lack costs. Pure.

Hard rules are not here: whoever is not in post, away, in conflict or on the case already is
never a candidate at all (`amaan_candidates`). What is here may be departed from, by somebody who
says why; the reason stands on the timeline, and the duty of the law stays open.

Law: Anti-Rape Act s.9(3), the special unit, for Schedule II under an officer of BPS-17 or above,
with a woman in it where possible. Source: standards 6, trained, a woman preferred, choice offered
and recorded. The certificate, the cap and every weight are proposed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from amaan.kernel.refusals import said
from amaan.protocol import facts
from amaan.protocol.conditions import CONDITIONS
from amaan.protocol.situation import Situation

# Points at which an officer carries as much as one can. Proposed, for want of a source.
CAP = 60
# What a lack costs beside the points that somebody carries: the law before her choice, her choice
# before a full desk, a full desk before a woman where possible, and she before a certificate. Were
# the preference dearer than the cap, the few women of a unit would carry its cases until they
# cannot, beside men with room: then nobody is a woman's officer for long.
COSTS: Mapping[str, int] = {
    "special_unit": 2000,
    "senior_officer": 800,
    "officer_sex": 500,
    "within_cap": 280,
    "trained": 100,
}
# A woman where possible, who is neither her own choice nor demanded: less than a full desk costs,
# also where the man with room has no certificate.
PREFERRED = 170
# Not a lack: whoever is near needs no reason, and is taken first among equals.
ELSEWHERE = 5
SEXES: Mapping[str, str] = {"woman": "female", "man": "male"}


@dataclass(frozen=True)
class Asked:
    """What a case asks of whoever investigates it."""

    special_unit: bool = False
    senior_officer: bool = False
    # A code of the service's register; empty where it is all the same.
    sex: str = ""
    # Whether she chose, or a woman is preferred: the unit has one where possible (s.9), and whoever
    # hears her is one (CrPC 154, 161). Neither says that whoever investigates must be.
    she_chose: bool = False

    def cost_of(self, code: str) -> int:
        """This will give what one lack costs; of her own choice more than of a preference."""
        if code == "officer_sex" and not self.she_chose:
            return PREFERRED
        return COSTS[code]

    def costs(self) -> list[int]:
        """This will give what each lack costs, in the order of `amaan_candidates`."""
        return [
            COSTS["special_unit"] if self.special_unit else 0,
            COSTS["senior_officer"] if self.senior_officer else 0,
            self.cost_of("officer_sex") if self.sex else 0,
            COSTS["trained"],
            COSTS["within_cap"],
            ELSEWHERE,
        ]


@dataclass(frozen=True)
class Candidate:
    """An officer who may be given the case, with what speaks for and against it."""

    officer_id: object
    name_en: str
    name_ur: str
    rank: str
    sex: str
    unit_en: str
    unit_ur: str
    special_unit: bool
    led_by_senior: bool
    same_station: bool
    # The last day of the certificate that ends last; None where there is none.
    certified_until: date | None
    points: int
    files: int
    came: int
    went: int

    @property
    def forecast(self) -> int:
        """What this officer will carry in thirty days, if they go as the last thirty did."""
        return max(0, self.points + self.came - self.went)


@dataclass(frozen=True)
class Requirement:
    """One thing that is asked, in words, and whether an officer meets it."""

    code: str
    sentence: str
    by_law: bool
    is_asked: Callable[[Asked], bool]
    is_met: Callable[[Candidate, Asked, date], bool]


REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        "special_unit",
        said("A scheduled offence is investigated by the special unit (Anti-Rape Act 2021, s.9)."),
        True,
        lambda asked: asked.special_unit,
        lambda officer, _asked, _day: officer.special_unit,
    ),
    Requirement(
        "senior_officer",
        said(
            "A Schedule II offence is investigated under an officer of BPS-17 or above "
            "(Anti-Rape Act 2021, s.9)."
        ),
        True,
        lambda asked: asked.senior_officer,
        lambda officer, _asked, _day: officer.led_by_senior,
    ),
    Requirement(
        "officer_sex",
        said("A woman officer where possible; her own choice comes first."),
        True,
        lambda asked: bool(asked.sex),
        lambda officer, asked, _day: officer.sex == asked.sex,
    ),
    Requirement(
        "trained",
        said("Trained for such cases, with a certificate in date. Proposed."),
        False,
        lambda _asked: True,
        lambda officer, _asked, day: (
            officer.certified_until is not None and officer.certified_until >= day
        ),
    ),
    Requirement(
        "within_cap",
        said("Carries less than an officer can. Proposed."),
        False,
        lambda _asked: True,
        lambda officer, _asked, _day: officer.points < CAP,
    ),
)


def asked_of(situation: Situation) -> Asked:
    """This will say what a case asks of its investigator, from what is known of it."""
    scheduled = _holds(situation, "offence_scheduled")
    choice = situation.last(facts.OfficerChoiceMade)
    if choice is not None:
        sex = SEXES.get(choice.choice, "")
    else:
        preferred = scheduled or _holds(situation, "woman_officer_is_required")
        sex = "female" if preferred else ""
    return Asked(
        special_unit=scheduled,
        senior_officer=_holds(situation, "offence_in_schedule_two"),
        sex=sex,
        she_chose=choice is not None and bool(sex),
    )


def lacks(officer: Candidate, asked: Asked, day: date) -> tuple[str, ...]:
    """This will name what is asked and this officer lacks, the gravest first."""
    return tuple(
        one.code
        for one in REQUIREMENTS
        if one.is_asked(asked) and not one.is_met(officer, asked, day)
    )


def cost(officer: Candidate, asked: Asked, day: date) -> int:
    """This will weigh an officer: what is lacking, what is carried, and whether from elsewhere."""
    return (
        sum(asked.cost_of(code) for code in lacks(officer, asked, day))
        + officer.points
        + (0 if officer.same_station else ELSEWHERE)
    )


def _holds(situation: Situation, name: str) -> bool:
    return situation.holds(CONDITIONS[name]) is not None
