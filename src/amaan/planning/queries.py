"""Questions about plans: those of one's area, and one of them whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation.queries import Actor
from amaan.planning import results as came
from amaan.planning.actions import decides
from amaan.planning.arithmetic import sum_of
from amaan.planning.gathering import year_of
from amaan.planning.models import Cost, Plan, Target
from amaan.planning.results import Result, Stands

# A list of plans: some years of a province.
LISTED = 200


@dataclass(frozen=True)
class PlanLine:
    """One version of a plan in the list."""

    plan_id: UUID
    unit_en: str
    unit_ur: str
    begins_on: date
    version: int
    state: str
    made_at: datetime


@dataclass(frozen=True)
class TargetLine:
    """A target as it was written."""

    target_id: UUID
    kind: str
    figure: str
    title: str
    more: bool
    stands: Stands | None
    aim: Decimal
    by_on: date
    why: str
    source: str
    came_source: str


@dataclass(frozen=True)
class CostLine:
    """A line of costs, in whole rupees."""

    cost_id: UUID
    kind: str
    title: str
    number: int
    months: int
    rate: int
    source: str

    @property
    def comes_to(self) -> int:
        """This will give what it costs in the year."""
        return sum_of(self.number, self.months, self.rate)


@dataclass(frozen=True)
class Before:
    """The plan of the year before, with what came of its targets."""

    plan_id: UUID
    begins_on: date
    targets: tuple[TargetLine, ...]
    results: Mapping[UUID, Result]
    # What was expected of the whole year, and what came; None where nothing was forecast.
    expected: Mapping[str, Any] | None
    reports: int | None


@dataclass(frozen=True)
class PlanSheet:
    """One version of a plan, whole, and what its reader may do with it.

    `true_counts`: inside the chain of command; elsewhere small numbers are hidden.
    """

    plan_id: UUID
    unit_id: UnitId
    unit_en: str
    unit_ur: str
    begins_on: date
    version: int
    state: str
    made_at: datetime
    decided_at: datetime | None
    decision: str
    known: Mapping[str, Any]
    expected: Mapping[str, Mapping[str, Any]]
    remarks: Mapping[str, str]
    assumptions: Mapping[str, Decimal]
    sources: Mapping[str, str]
    targets: tuple[TargetLine, ...]
    costs: tuple[CostLine, ...]
    before: Before | None
    # What came of its own targets, once it is in force.
    results: Mapping[UUID, Result]
    may_write: bool
    may_decide: bool
    may_revise: bool
    true_counts: bool


def may_read(actor: Actor) -> bool:
    """This will say whether this post reads plans."""
    return may(actor, "read_plans")


def may_keep(actor: Actor) -> bool:
    """This will say whether this post writes or decides plans."""
    return may(actor, "keep_plans")


def plans(actor: Actor, now: datetime) -> tuple[PlanLine, ...]:
    """This will list the plans of the actor's area, the latest year and version first.

    Raises: NotFound.
    """
    _may_read(actor, now)
    rows = list(Plan.objects.order_by("-begins_on", "unit_id", "-version")[:LISTED])
    names = command.units({row.unit_id for row in rows})
    return tuple(
        PlanLine(
            row.id, names[row.unit_id].name_en, names[row.unit_id].name_ur, row.begins_on,
            row.version, row.state, row.made_at,
        )
        for row in rows
    )  # fmt: skip


def plan(actor: Actor, plan_id: UUID, now: datetime) -> PlanSheet:
    """This will show one version of a plan with everything in it. Raises: NotFound."""
    _may_read(actor, now)
    row = Plan.objects.filter(id=plan_id).first()
    if row is None:
        raise NotFound
    name = command.units([row.unit_id])[row.unit_id]
    mine = may_keep(actor) and row.unit_id == actor.unit_id
    assumptions = {one.code: one for one in row.assumptions.order_by("code")}
    return PlanSheet(
        plan_id=row.id,
        unit_id=UnitId(row.unit_id),
        unit_en=name.name_en,
        unit_ur=name.name_ur,
        begins_on=row.begins_on,
        version=row.version,
        state=row.state,
        made_at=row.made_at,
        decided_at=row.decided_at,
        decision=row.decision,
        known=row.known,
        expected={one["name"]: one for one in row.expected.get("series", ())},
        remarks=row.remarks,
        assumptions={code: one.value for code, one in assumptions.items()},
        sources={code: one.source for code, one in assumptions.items()},
        targets=_targets(row),
        costs=tuple(_cost(one) for one in row.costs.order_by("recorded_at", "id")),
        before=_before(actor, row, now),
        results=_results(actor, row, now) if row.state == "in_force" else {},
        may_write=mine and row.state == "draft",
        may_decide=may_keep(actor) and row.state == "submitted" and decides(actor, row),
        may_revise=mine and row.state == "in_force",
        true_counts=may(actor, "read_figures"),
    )


def _before(actor: Actor, row: Plan, now: datetime) -> Before | None:
    last = came.plan_of_the_year_before(UnitId(row.unit_id), row.begins_on)
    if last is None:
        return None
    whole = next(
        (one.get("whole") for one in last.expected.get("series", ()) if one["name"] == "reports"),
        None,
    )
    asked = year_of(actor, last.begins_on, now, _place(actor, last))
    reads = _reads_figures_of(actor, last)
    return Before(
        plan_id=last.id,
        begins_on=last.begins_on,
        targets=_targets(last),
        results=_results(actor, last, now) if reads else _as_kept(row),
        expected=whole,
        reports=came.reports(asked) if reads else None,
    )


def _results(actor: Actor, row: Plan, now: datetime) -> Mapping[UUID, Result]:
    if not _reads_figures_of(actor, row):
        return {}
    found = came.results(actor, row, now, _place(actor, row))
    return {one.target_id: one for one in found}


def _reads_figures_of(actor: Actor, row: Plan) -> bool:
    # Figures are of one's own area, or of one district in it; a region in a province is neither.
    return may(actor, "read_figures") and (
        row.unit_id == actor.unit_id or row.district_id is not None
    )


def _place(actor: Actor, row: Plan) -> UnitId | None:
    return None if row.unit_id == actor.unit_id else UnitId(row.unit_id)


def _as_kept(row: Plan) -> Mapping[UUID, Result]:
    """This will give last year's results as they stood when this plan was drafted."""
    return {
        UUID(one["id"]): Result(UUID(one["id"]), one["standing"], one["part"], one["of"])
        for one in row.known.get("last_year", ())
    }


def _targets(row: Plan) -> tuple[TargetLine, ...]:
    return tuple(_target(one) for one in row.targets.order_by("recorded_at", "id"))


def _target(one: Target) -> TargetLine:
    return TargetLine(
        one.id, one.kind, one.figure, one.title, one.more_is_better,
        None if one.now_part is None else Stands(one.now_part, one.now_of),
        one.aim, one.by_on, one.why, one.source, one.came_source,
    )  # fmt: skip


def _cost(one: Cost) -> CostLine:
    return CostLine(
        one.id, one.kind, one.title, one.number, one.months, one.rate, one.source
    )  # fmt: skip


def _may_read(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="read_plans", case_id=None, now=now)
