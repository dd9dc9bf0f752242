"""What a survey found: each statement by rank band, by sex and by district, with nobody in it.

A group is shown only where ten of it answered, and the next smallest is hidden with one that is
hidden, statement by statement. Groups are never crossed. A share is rounded to fives and never
said above 90 or below 10 of 100: that all of a group answered alike is known of each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from amaan.kernel.refusals import Refused, said
from amaan.kernel.small_groups import FEWEST, may_be_shown
from amaan.organisation.area import names_of_units
from amaan.organisation.queries import Actor
from amaan.workforce.models import SurveyCount
from amaan.workforce.ranks import BANDS, SEXES
from amaan.workforce.satisfaction import OFFICE, Survey, how_many_asked, survey
from amaan.workforce.satisfaction_questions import AGREEING, NOT_SAID

STEP = 5
HIGHEST = 90


class NotYetClosed(Refused):
    """A sum that is seen to grow by one is one officer's answer."""

    sentence = said("Results are shown when the survey is closed, not before.")


# Why the number who were asked is not shown: they, or those who did not answer, are too few.
Few = Literal["few_asked", "few_missing"]


@dataclass(frozen=True)
class Agreed:
    """The share that agrees, as it may be said: about, at least or at most so much of 100."""

    percent: int
    how: Literal["about", "at_least", "at_most"]


@dataclass(frozen=True)
class Apart:
    """One way of telling apart: its groups by name, and what each of them said where shown."""

    by: str
    # English and Urdu.
    groups: tuple[tuple[str, str], ...]
    # How many answered, and by statement the share that agrees; None where it is not shown.
    people: tuple[int | None, ...]
    agreed: Mapping[str, tuple[Agreed | None, ...]]


@dataclass(frozen=True)
class Results:
    """What a survey found; nothing where fewer than ten answered."""

    survey: Survey
    asked: int | Few
    people: int | None
    agreed: Mapping[str, Agreed | None]
    apart: tuple[Apart, ...]


_Sums = Mapping[tuple[str, str, str], Mapping[str, int]]


def results(actor: Actor, round_id: UUID, now: datetime) -> Results:
    """This will give what officers said, once the survey is closed.

    Seen by: everybody whom it asked, and those who command there or keep the registers of people.
    Raises: NotFound; NotYetClosed.
    """
    found = survey(actor, round_id, now)
    if not found.is_closed:
        raise NotYetClosed
    sums: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    rows = SurveyCount.objects.filter(round=round_id)
    for row in rows.values_list("apart_by", "member", "question", "answer", "people"):
        sums[row[:3]][row[3]] = row[4]
    people = _answered(sums, "all", "")
    shown = asked_as_shown(how_many_asked(round_id), people)
    if people < FEWEST:
        return Results(found, shown, None, {}, ())
    statements = [statement.code for statement in found.edition.statements]
    everybody = {
        code: _agreed(sums["all", "", code]) if _said(sums["all", "", code]) >= FEWEST else None
        for code in statements
    }
    districts = _districts({member for by, member, _q in sums if by == "district"})
    ways = {
        "sex": {sex.code: (sex.english, sex.urdu) for sex in SEXES},
        "band": {band.code: (band.english, band.urdu) for band in BANDS},
        "district": districts,
    }
    apart = tuple(_apart(by, named, statements, sums) for by, named in ways.items() if named)
    return Results(found, shown, people, everybody, apart)


def asked_as_shown(asked: int, people: int) -> int | Few:
    """This will give how many were asked, or why that is not shown.

    Of a handful who did not answer, whoever knows the unit finds out who they are.
    """
    if asked < FEWEST:
        return "few_asked"
    return "few_missing" if asked - people < FEWEST else asked


def _districts(members: Iterable[str]) -> dict[str, tuple[str, str]]:
    """This will name the districts of a survey, and last the offices above them."""
    kept = [member for member in members if member != OFFICE]
    if not kept:
        return {}
    names = names_of_units([UUID(member) for member in kept])
    named = {member: names[UUID(member)] for member in kept}
    last = ("Offices above the districts", "اضلاع سے اوپر کے دفاتر")
    return dict(sorted(named.items(), key=lambda one: one[1])) | {OFFICE: last}


def _apart(
    by: str, named: Mapping[str, tuple[str, str]], asked: Iterable[str], sums: _Sums
) -> Apart:
    people = {member: _answered(sums, by, member) for member in named}
    shown = may_be_shown(people)
    agreed: dict[str, tuple[Agreed | None, ...]] = {}
    for code in asked:
        of_it = may_be_shown({member: _said(sums[by, member, code]) for member in named})
        agreed[code] = tuple(
            _agreed(sums[by, member, code]) if member in of_it else None for member in named
        )
    counts = tuple(people[member] if member in shown else None for member in named)
    return Apart(by, tuple(named.values()), counts, agreed)


def _answered(sums: _Sums, by: str, member: str) -> int:
    """This will count who answered: everybody gives one answer to each statement."""
    return next((sum(told.values()) for key, told in sums.items() if key[:2] == (by, member)), 0)


def _said(told: Mapping[str, int]) -> int:
    return sum(people for answer, people in told.items() if answer != NOT_SAID)


def _agreed(told: Mapping[str, int]) -> Agreed:
    agree = sum(told.get(answer, 0) for answer in AGREEING)
    percent = STEP * round(100 * agree / _said(told) / STEP)
    if percent >= HIGHEST:
        return Agreed(HIGHEST, "at_least")
    if percent <= 100 - HIGHEST:
        return Agreed(100 - HIGHEST, "at_most")
    return Agreed(percent, "about")
