"""Answering a study: its counts are laid out, reckoned in a process of its own, and kept for good.

The work behind the page calls this; row security shows it the counts of every station, and no case.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.evaluation.models import Answer, Asking, Series, StudyStation
from amaan.evaluation.outcomes import OUTCOMES
from amaan.insight import panels
from amaan.insight.queries import last_counted
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.reckoning import apart

Told = dict[str, Any]
# What is known of stations before a study begins: the last year.
MONTHS_OF_THE_PAST = 12


@dataclass(frozen=True)
class Question:
    """What a program is asked, and the counts of each station that it is asked about."""

    program: str
    asked: Told
    stations: tuple[StudyStation, ...]
    counts: tuple[dict[str, list[int]], ...]

    @property
    def digest(self) -> str:
        """What was asked, in 64 letters: an answer can be held against it."""
        text = json.dumps(self.asked, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def question(asking_id: UUID) -> Question | None:
    """This will lay out what an asking asks; None where it is answered already."""
    asking = Asking.objects.select_related("study").filter(id=asking_id).first()
    if asking is None or Answer.objects.filter(asking=asking).exists():
        return None
    rows = StudyStation.objects.filter(study=asking.study).order_by("district_id", "station_id")
    stations = [one for one in rows if str(one.station_id) not in asking.left_out]
    if asking.kind == "power":
        return _of_power(asking, stations)
    return _of_effect(asking, stations)


def reckoned(asked: Question) -> Told:
    """This will have the program answer, in a process of its own. Raises: ReckoningFailed."""
    return apart.reckon(asked.program, asked.asked)


@transaction.atomic
def keep(asking_id: UUID, asked: Question, told: Told, now: datetime) -> None:
    """This will keep an answer with the counts it came from; one that is there stays."""
    if Answer.objects.filter(asking_id=asking_id).exists():
        return
    answer = Answer.objects.create(
        asking_id=asking_id,
        answered_at=now,
        counted_until=last_counted(),
        digest=asked.digest,
        told=told,
    )
    Series.objects.bulk_create(
        Series(answer=answer, station_id=one.station_id, district_id=one.district_id, counts=counts)
        for one, counts in zip(asked.stations, asked.counts, strict=True)
    )


def months(since: date, until: date) -> list[date]:
    """This will list the first days of months, the last among them."""
    found = []
    while since <= until:
        found.append(since)
        since = add_months(since, 1)
    return found


def _of_effect(asking: Asking, stations: Sequence[StudyStation]) -> Question:
    study = asking.study
    asked_of = months(study.since, study.until)
    counts = _counts(stations, asked_of)
    asked = {
        "design": study.design,
        "primary": study.outcome,
        "months": len(asked_of),
        # The lots are drawn again alike for whoever reckons again.
        "seed": study.id.int % 2**32,
        "stations": [
            {
                "stratum": str(one.district_id),
                "start": None if one.start is None else asked_of.index(one.start),
                "run_by": one.run_by,
                "fidelity": asking.fidelity.get(str(one.station_id)),
            }
            for one in stations
        ],
        "outcomes": {one.code: [of[one.code] for of in counts] for one in OUTCOMES},
    }
    return Question("evaluate", asked, tuple(stations), tuple(counts))


def _of_power(asking: Asking, stations: Sequence[StudyStation]) -> Question:
    study = asking.study
    this_month = local_date(asking.asked_at).replace(day=1)
    before = months(add_months(this_month, -MONTHS_OF_THE_PAST), add_months(this_month, -1))
    counts = _counts(stations, before)
    treated = sum(one.start is not None for one in stations)
    starts = [months(study.since, one.start) for one in stations if one.start is not None]
    asked = {
        "counts": [of[study.outcome] for of in counts],
        "treated": treated,
        "waiting": len(stations) - treated,
        "months": len(months(study.begins, study.until)),
        "starts": [len(before) - 1 for before in starts],
        "smallest": study.smallest / 100,
    }
    return Question("power", asked, tuple(stations), tuple(counts))


def _counts(
    stations: Sequence[StudyStation], asked_of: Sequence[date]
) -> list[dict[str, list[int]]]:
    figures = {one.figure for one in OUTCOMES}
    found = panels.monthly(
        [one.station_id for one in stations], figures, asked_of[0], add_months(asked_of[-1], 1)
    )

    def told(station: UUID, outcome: Any) -> list[int]:
        halves = [found.get((station, month, outcome.figure), (0, 0)) for month in asked_of]
        return [part if outcome.half == "part" else whole for part, whole in halves]

    return [{one.code: told(place.station_id, one) for one in OUTCOMES} for place in stations]
