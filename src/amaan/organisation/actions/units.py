"""Opening, moving and ending units. A unit is never deleted: it has a beginning and an end."""

from datetime import date, datetime

from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import Refused, said
from amaan.organisation.area import registrars_seat, unit_within
from amaan.organisation.models import Placement, Posting, Unit
from amaan.organisation.placing import begin_unit, carry_along, lay_below, place
from amaan.organisation.posts import HOLDING_CASES, KINDS_BELOW, DeskType, UnitKind
from amaan.organisation.queries import Actor


class UnitIsThere(Refused):
    """A second unit of the same name in the same place is almost always a second press."""

    sentence = said(
        "A unit of this kind with this name is already open there. "
        "Use that one, or give the new one another name."
    )


class UnitDoesNotFit(Refused):
    """The levels of the police stand one below the other."""

    sentence = said(
        "A unit of this kind cannot stand there. A desk belongs to a station, a station to a "
        "sub-division or district, a special unit to a district, a district to a region or "
        "province, a house of shelter to a province."
    )


class UnitIsClosed(Refused):
    """Nothing new begins in a unit that has ended."""

    sentence = said("This unit has closed. Choose one that is open.")


class PracticeStaysApart(Refused):
    """A practice unit's cases can never mix with real ones, and so its people cannot either."""

    sentence = said(
        "Practice and real work are kept apart. A practice unit begins with its district, all "
        "below it is practice, and an account for practice is never posted to a real unit."
    )


class UnitHoldsOthers(Refused):
    """Ending a station must not leave its desk hanging in the air."""

    sentence = said("Open units still lie below this one. Close or move them first.")


class HandOverNeeded(Refused):
    """Somebody waits for an answer from this unit, and must not wait for nobody."""

    sentence = said(
        "Say which unit goes on with the work of this one. It must be another open unit of the "
        "same kind."
    )


class LiesThereAlready(Refused):
    """A unit that is moved to where it lies was moved by a second press."""

    sentence = said("The unit lies there already.")


class NotYourOwnUnit(Refused):
    """A registrar does not cut off the branch he sits on."""

    sentence = said(
        "You cannot close or move the unit you sit in. Ask the registrar of the unit above yours."
    )


@transaction.atomic(savepoint=False)
def open_unit(
    *,
    actor: Actor,
    parent_id: UnitId,
    kind: UnitKind,
    name_en: str,
    name_ur: str,
    now: datetime,
    desk_type: DeskType | None = None,
    is_practice: bool = False,
) -> UnitId:
    """This will open a unit below another one; whatever opens in a practice unit is practice.

    Raises: NotFound when the actor may not, or the parent is not in his area; UnitIsClosed,
        UnitDoesNotFit, UnitIsThere and PracticeStaysApart as their sentences say.
    """
    seat = registrars_seat(actor)
    parent = unit_within(seat, parent_id, locked=True)
    if not parent.is_open(local_date(now)):
        raise UnitIsClosed
    if not _fits(kind, parent) or (desk_type and kind != UnitKind.DESK):
        raise UnitDoesNotFit
    if is_practice and not parent.is_practice and kind != UnitKind.DISTRICT:
        raise PracticeStaysApart
    if _open_namesake(parent, kind, name_en):
        raise UnitIsThere
    unit = Unit(
        kind=kind,
        name_en=name_en.strip(),
        name_ur=name_ur.strip(),
        desk_type=desk_type or "",
        is_practice=is_practice or parent.is_practice,
    )
    begin_unit(unit, parent, actor, now)
    return UnitId(unit.id)


@transaction.atomic(savepoint=False)
def move_unit(*, actor: Actor, unit_id: UnitId, parent_id: UnitId, now: datetime) -> None:
    """This will lay a unit, with all below it, under another one from today.

    Where it lay until now stays written down, and its officers act in the new place from this
    moment. Its files follow: whoever calls orders that with it (`jobs`, the kind `move_files`).

    Raises: NotFound when the actor may not, or either unit is not in his area; NotYourOwnUnit,
        UnitIsClosed, UnitDoesNotFit, PracticeStaysApart, LiesThereAlready and UnitIsThere as
        their sentences say.
    """
    seat = registrars_seat(actor)
    unit, parent = unit_within(seat, unit_id, locked=True), unit_within(seat, parent_id)
    today = local_date(now)
    if unit.id == seat.id:
        raise NotYourOwnUnit
    if not unit.is_open(today) or not parent.is_open(today):
        raise UnitIsClosed
    if not _fits(UnitKind(unit.kind), parent) or unit.province != parent.province:
        raise UnitDoesNotFit
    if unit.is_practice != parent.is_practice:
        raise PracticeStaysApart
    if unit.parent_id == parent.id:
        raise LiesThereAlready
    if _open_namesake(parent, UnitKind(unit.kind), unit.name_en):
        raise UnitIsThere
    Placement.objects.filter(unit=unit, until_on__isnull=True).update(until_on=today)
    lay_below(unit, parent)
    unit.save(update_fields=["parent", "station", "district"])
    carry_along(unit)
    place(unit, parent, actor, now)


@transaction.atomic(savepoint=False)
def close_unit(
    *, actor: Actor, unit_id: UnitId, hands_over_to: UnitId | None, now: datetime
) -> None:
    """This will end a unit today, relieve its officers, and write down which unit goes on.

    Its files go to the unit that goes on: whoever calls orders that with it (`jobs`, the kind
    `move_files`). Until then duties climb past the empty seat (`command.seats_above`).

    Raises: NotFound when the actor may not, or a unit is not in his area; NotYourOwnUnit,
        UnitIsClosed, UnitHoldsOthers and HandOverNeeded as their sentences say.
    """
    seat = registrars_seat(actor)
    unit = unit_within(seat, unit_id, locked=True)
    today = local_date(now)
    if unit.id == seat.id:
        raise NotYourOwnUnit
    if not unit.is_open(today):
        raise UnitIsClosed
    if Unit.objects.filter(parent=unit, closed_on__isnull=True).exists():
        raise UnitHoldsOthers
    heir = None if hands_over_to is None else unit_within(seat, hands_over_to)
    if not _may_go_on(unit, heir, today):
        raise HandOverNeeded
    unit.closed_on, unit.hands_over_to = today, heir
    unit.save(update_fields=["closed_on", "hands_over_to"])
    Placement.objects.filter(unit=unit, until_on__isnull=True).update(until_on=today)
    Posting.objects.filter(unit=unit, until__isnull=True).update(
        until=now, ended_by_id=actor.officer_id
    )


def _fits(kind: UnitKind, parent: Unit) -> bool:
    return kind in KINDS_BELOW[UnitKind(parent.kind)]


def _may_go_on(unit: Unit, heir: Unit | None, today: date) -> bool:
    if heir is None:
        return unit.kind not in HOLDING_CASES
    return (
        heir.id != unit.id
        and heir.kind == unit.kind
        and heir.is_practice == unit.is_practice
        and heir.is_open(today)
    )


def _open_namesake(parent: Unit, kind: UnitKind, name_en: str) -> bool:
    return Unit.objects.filter(
        parent=parent, kind=kind, name_en__iexact=name_en.strip(), closed_on__isnull=True
    ).exists()
