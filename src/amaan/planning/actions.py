"""Verbs of planning: a plan is ordered, written, submitted, decided above, and revised."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.insight import queries as insight
from amaan.insight.indicators import BY_ID
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.letters import clean, plain
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.planning import aims, gathering, results
from amaan.planning.aims import Aim
from amaan.planning.arithmetic import RECKONS, ends_on, years_to_plan
from amaan.planning.models import OPEN, Assumption, Cost, Plan, Target
from amaan.wording.pointing import LEADS_TO_SOMEBODY, points_at_somebody

SECTIONS = ("expected", "staffing", "training", "desks", "targets", "last_year", "costs")
COSTS = ("post", "training", "equipment", "running", "other")
LONGEST_REMARK = 1_200
_A_LONG_NUMBER = re.compile(r"\d(?:[ \-]?\d){9,}")


class NotThisYear(Refused):
    """A forecast reaches eighteen months at most."""

    field = "begins_on"
    sentence = said("This year cannot be planned now. Choose one that is offered.")


class OpenAlready(Refused):
    """One version at a time is worked on."""

    field = "begins_on"
    sentence = said("A version of this plan is being worked on. Open it in the list below.")


class SomebodysNumber(Refused):
    """Nobody is named in a plan, and no case."""

    sentence = LEADS_TO_SOMEBODY

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class SourceMissing(Refused):
    """A number without a source is an invention."""

    sentence = said("Say where this number is from.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class NoTargets(Refused):
    """A plan without a target cannot be held to anything."""

    sentence = said("Write at least one target before you submit the plan.")


class WhyMissing(Refused):
    """Whoever sends a plan back says what to mend."""

    field = "why"
    sentence = said("Say in a few words what is to be mended.")


@dataclass(frozen=True)
class Line:
    """A line of costs as it is written."""

    kind: str
    title: str
    number: int
    months: int
    rate: int
    source: str


@transaction.atomic(savepoint=False)
def order_plan(*, actor: Actor, begins_on: date, now: datetime) -> UUID:
    """This will begin a plan of the actor's own unit, or a new version of the one in force.

    What is known today is read and kept, and the lines of the version before are taken over; the
    forecast is made by a job. Raises: NotFound; NotThisYear; OpenAlready.
    """
    _may_keep(actor, now)
    versions = Plan.objects.filter(unit_id=actor.unit_id, begins_on=begins_on)
    last = versions.order_by("-version").first()
    if last is not None and last.state in OPEN:
        raise OpenAlready
    if last is None and begins_on not in years_to_plan(local_date(now)):
        raise NotThisYear
    plan = Plan(
        unit_id=actor.unit_id,
        district_id=actor.district_id,
        province=actor.province,
        is_practice=actor.is_practice,
        begins_on=begins_on,
        version=1 if last is None else last.version + 1,
        state="ordered",
        known=_known(actor, begins_on, now),
        remarks={} if last is None else last.remarks,
        made_at=now,
        made_by_id=actor.officer_id,
    )
    Plan.objects.bulk_create([plan])
    if last is not None:
        _take_over(last, plan)
    return plan.id


@transaction.atomic(savepoint=False)
def write_assumptions(
    *, actor: Actor, plan_id: UUID, told: Mapping[str, tuple[Decimal | None, str]], now: datetime
) -> None:
    """This will write the numbers that the office reckons with; an empty one is taken out.

    Raises: NotFound; SourceMissing; SomebodysNumber.
    """
    plan = _draft(actor, plan_id, now)
    rows = []
    for one in RECKONS:
        value, source = told.get(one.code, (None, ""))
        if value is None:
            continue
        if not clean(source):
            raise SourceMissing(f"{one.code}_source")
        rows.append(
            Assumption(
                plan=plan, code=one.code, value=value,
                source=_words(f"{one.code}_source", source, 200),
            )
        )  # fmt: skip
    plan.assumptions.all().delete()
    Assumption.objects.bulk_create(rows)


@transaction.atomic(savepoint=False)
def add_target(
    *, actor: Actor, plan_id: UUID, target_id: UUID, aim: Aim, why: str, source: str, now: datetime
) -> UUID:
    """This will write a target with where it stands today. The same id twice writes one.

    Raises: NotFound; SourceMissing; SomebodysNumber; see `aims`.
    """
    plan = _draft(actor, plan_id, now)
    stands = _stands(actor, aim, now)
    aims.look_at(
        aim, first=plan.begins_on, last=ends_on(plan.begins_on), now=results.value_of(stands)
    )
    reason = _words("why", why, 600)
    for field, words in (("why", reason), ("source", clean(source))):
        if not words:
            raise SourceMissing(field)
    figure = BY_ID.get(aim.figure)
    row = Target(
        id=target_id,
        plan=plan,
        kind=aim.kind,
        figure=aim.figure if aim.kind == "figure" else "",
        title=_words("title", aim.title, 160) if aim.kind == "own" else "",
        more_is_better=figure.better == "more" if aim.kind == "figure" and figure else aim.more,
        now_part=stands.part if stands else None,
        now_of=stands.of if stands else None,
        aim=aim.aim,
        by_on=aim.by_on,
        why=reason,
        source=_words("source", source, 200),
        recorded_at=now,
    )
    Target.objects.bulk_create([row], ignore_conflicts=True)
    return row.id


@transaction.atomic(savepoint=False)
def add_cost(*, actor: Actor, plan_id: UUID, cost_id: UUID, line: Line, now: datetime) -> UUID:
    """This will write a line of costs. The same id twice writes one.

    Units: the rate in whole rupees. Raises: NotFound; SourceMissing; SomebodysNumber.
    """
    plan = _draft(actor, plan_id, now)
    if line.kind not in COSTS:
        raise NotFound
    if not clean(line.source):
        raise SourceMissing("source")
    row = Cost(
        id=cost_id, plan=plan, kind=line.kind, title=_words("title", line.title, 160),
        number=line.number, months=line.months, rate=line.rate,
        source=_words("source", line.source, 200), recorded_at=now,
    )  # fmt: skip
    Cost.objects.bulk_create([row], ignore_conflicts=True)
    return row.id


@transaction.atomic(savepoint=False)
def remove_line(*, actor: Actor, plan_id: UUID, line_id: UUID, now: datetime) -> None:
    """This will take a target or a line of costs out of a draft. Raises: NotFound."""
    plan = _draft(actor, plan_id, now)
    gone = plan.targets.filter(id=line_id).delete()[0] + plan.costs.filter(id=line_id).delete()[0]
    if not gone:
        raise NotFound


@transaction.atomic(savepoint=False)
def write_remark(
    *, actor: Actor, plan_id: UUID, section: str, words: str, now: datetime
) -> None:  # fmt: skip
    """This will write what the office says about a section. Raises: NotFound; SomebodysNumber."""
    plan = _draft(actor, plan_id, now)
    if section not in SECTIONS:
        raise NotFound
    plan.remarks = {**plan.remarks, section: _words("words", words, LONGEST_REMARK)}
    plan.save(update_fields=["remarks"])


@transaction.atomic(savepoint=False)
def write_result(
    *, actor: Actor, target_id: UUID, came_to: Decimal, source: str, now: datetime
) -> None:
    """This will write what came of a number the office counts itself, in a plan in force.

    Raises: NotFound; SourceMissing; SomebodysNumber.
    """
    _may_keep(actor, now)
    target = Target.objects.filter(
        id=target_id, kind="own", plan__state="in_force", plan__unit_id=actor.unit_id
    ).first()
    if target is None:
        raise NotFound
    if not clean(source):
        raise SourceMissing("source")
    target.came_to, target.came_source = came_to, _words("source", source, 200)
    target.save(update_fields=["came_to", "came_source"])


@transaction.atomic(savepoint=False)
def submit(*, actor: Actor, plan_id: UUID, now: datetime) -> None:
    """This will hand a plan up; from here on its lines stand. Raises: NotFound; NoTargets."""
    plan = _draft(actor, plan_id, now)
    if not plan.targets.exists():
        raise NoTargets
    plan.state, plan.submitted_at, plan.decision = "submitted", now, ""
    plan.save(update_fields=["state", "submitted_at", "decision"])


@transaction.atomic(savepoint=False)
def approve(*, actor: Actor, plan_id: UUID, words: str, now: datetime) -> None:
    """This will put a submitted plan in force; the version before it is replaced.

    Raises: NotFound for whoever does not stand above its unit; SomebodysNumber.
    """
    plan = _submitted(actor, plan_id, now)
    Plan.objects.filter(
        unit_id=plan.unit_id, begins_on=plan.begins_on, state="in_force"
    ).update(state="replaced")  # fmt: skip
    _decide(plan, actor, "in_force", _words("why", words, 400), now)


@transaction.atomic(savepoint=False)
def send_back(*, actor: Actor, plan_id: UUID, why: str, now: datetime) -> None:
    """This will send a submitted plan back to be mended. Raises: NotFound; WhyMissing."""
    plan = _submitted(actor, plan_id, now)
    words = _words("why", why, 400)
    if not words:
        raise WhyMissing
    _decide(plan, actor, "draft", words, now)


def decides(actor: Actor, plan: Plan) -> bool:
    """This will say whether an officer stands above a plan's unit.

    The plan of a province has nobody above it here: its inspector general puts it in force.
    """
    if actor.post == Post.INSPECTOR_GENERAL:
        return plan.province == actor.province
    return (
        actor.post == Post.REGIONAL_COMMANDER
        and plan.district_id is not None
        and plan.district_id in command.districts_below(actor.unit_id)
    )


def _known(actor: Actor, begins_on: date, now: datetime) -> gathering.Known:
    known = gathering.gather(actor, begins_on, now)
    last = results.plan_of_the_year_before(actor.unit_id, begins_on)
    came = results.results(actor, last, now) if last else ()
    return {
        **known,
        "last_year": [
            {"id": str(one.target_id), "standing": one.standing, "part": one.part, "of": one.of}
            for one in came
        ],
    }


def _stands(actor: Actor, aim: Aim, now: datetime) -> results.Stands | None:
    asked = gathering.last_year(actor, now)
    if aim.kind == "figure":
        found = insight.figures(asked).get(aim.figure)
        return results.Stands(found.part, found.of) if found else None
    if aim.kind == "reports":
        return results.Stands(results.reports(asked), None)
    return None if aim.stands is None else results.Stands(aim.stands, None)


def _may_keep(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="keep_plans", case_id=None, now=now)


def _draft(actor: Actor, plan_id: UUID, now: datetime) -> Plan:
    _may_keep(actor, now)
    rows = Plan.objects.select_for_update().filter(
        id=plan_id, unit_id=actor.unit_id, state="draft"
    )  # fmt: skip
    plan = rows.first()
    if plan is None:
        raise NotFound
    return plan


def _submitted(actor: Actor, plan_id: UUID, now: datetime) -> Plan:
    _may_keep(actor, now)
    plan = Plan.objects.select_for_update().filter(id=plan_id, state="submitted").first()
    if plan is None or not decides(actor, plan):
        raise NotFound
    return plan


def _decide(plan: Plan, actor: Actor, state: str, words: str, now: datetime) -> None:
    plan.state, plan.decision, plan.decided_at = state, words, now
    plan.decided_by_id = actor.officer_id
    plan.save(update_fields=["state", "decision", "decided_at", "decided_by"])


def _take_over(last: Plan, plan: Plan) -> None:
    assumptions, targets = list(last.assumptions.all()), list(last.targets.all())
    costs = list(last.costs.all())
    rows: list[Assumption | Target | Cost] = [*assumptions, *targets, *costs]
    for row in rows:
        row.id, row.plan_id = new_id(), plan.id
    Assumption.objects.bulk_create(assumptions)
    Target.objects.bulk_create(targets)
    Cost.objects.bulk_create(costs)


def _words(field: str, told: str, longest: int) -> str:
    words = "\n".join(line for line in map(clean, told.splitlines()) if line)[:longest]
    # A source may be a letter with its number and year; it names no person, and no long number.
    found = _A_LONG_NUMBER.search(plain(words)) if "source" in field else points_at_somebody(words)
    if found:
        raise SomebodysNumber(field)
    return words
