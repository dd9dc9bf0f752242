"""A release and a study of the demonstration, both by the verbs that pages call.

Made when the practice history is told and counted, because both rest on it. Nothing in them
happened, and their pages say so. No desk of the history had an effect: the study finds none.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.evaluation import actions as evaluation
from amaan.evaluation import queries as studies
from amaan.evaluation.actions import NewStudy, Planned
from amaan.house.demo_plans import acting, until_over
from amaan.jobs.actions import place_order
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.publication import actions as publication
from amaan.publication import queries as releases
from amaan.publication.planned import TABLES

# Months back from this one: when the study begins, when desks open (None waits), its last month.
_SINCE, _OPENING, _LAST = 20, (12, 9, None), 2
# A change of this size would matter, in hundredths.
_MATTERS = 25


def prepare_the_figures(now: datetime) -> int:
    """This will make one release and one study, each once; says how many stand.

    Raises: StillWorking.
    """
    chief, writer = acting(Post.INSPECTOR_GENERAL, now), acting(Post.PROGRAMME_OFFICER, now)
    if chief is None or writer is None:
        return 0
    until_over("count_figures")
    return _released(writer, chief, now) + _studied(chief, now)


def _released(writer: Actor, chief: Actor, now: datetime) -> int:
    """Last year's tables: prepared by one, attacked by a program, let out by another."""
    with transaction.atomic():
        act_as(writer, now)
        if there := len(releases.releases(writer, now)):
            return there
        release_id = publication.order_release(
            actor=writer, year=local_date(now).year - 1, tables=[one.name for one in TABLES],
            release_id=new_id(), now=now,
        )  # fmt: skip
        place_order(actor=writer, kind="prepare_release", about=str(release_id), now=now)
    until_over("prepare_release")
    with transaction.atomic():
        act_as(chief, now)
        # What a check found too telling stays as it is: that is shown, too.
        if any(one.state == "checked" for one in releases.releases(chief, now)):
            publication.publish(actor=chief, release_id=release_id, now=now)
    return 1


def _studied(chief: Actor, now: datetime) -> int:
    """A roll-out as it would have been written down before its first desk, answered today."""
    with transaction.atomic():
        act_as(chief, now)
        if there := len(studies.studies(chief, now)):
            return there
    this_month = local_date(now).replace(day=1)
    written = start_of_day(add_months(this_month, -_OPENING[0])) - timedelta(days=40)
    with transaction.atomic():
        act_as(chief, written)
        planned = _planned(chief, this_month, written)
        if len(planned) < 2 * evaluation.FEWEST + 1:
            return 0
        new = NewStudy(
            "firs", "staggered", add_months(this_month, -_SINCE), add_months(this_month, -_LAST),
            _MATTERS, planned,
        )  # fmt: skip
        asking = evaluation.register(actor=chief, study=new, now=written)
    _answered(chief, asking, now)
    with transaction.atomic():
        act_as(chief, now)
        (line,) = studies.studies(chief, now)
        asking = evaluation.ask(actor=chief, study_id=line.study_id, now=now)
    _answered(chief, asking, now)
    return 1


def _planned(chief: Actor, this_month: date, written: datetime) -> tuple[Planned, ...]:
    """A third of the stations each: first, later, and waiting to the end."""
    found = []
    for at, station in enumerate(evaluation.stations(chief, written)):
        back = _OPENING[at % len(_OPENING)]
        start = None if back is None else add_months(this_month, -back)
        run_by = "" if start is None else ("women", "mixed")[at % 2]
        found.append(Planned(station.id, start, run_by))
    return tuple(found)


def _answered(chief: Actor, asking: UUID, now: datetime) -> None:
    with transaction.atomic():
        act_as(chief, now)
        place_order(actor=chief, kind="run_study", about=str(asking), now=now)
    until_over("run_study")
