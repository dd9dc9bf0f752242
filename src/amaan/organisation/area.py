"""Where a registrar may act: the unit of his own posting, and whatever lies in it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from amaan.kernel.refusals import NotFound
from amaan.organisation.models import Officer, Posting, Unit
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor


def registrars_seat(actor: Actor) -> Unit:
    """This will give the unit in which the registrar sits.

    Raises: NotFound for anybody but a registrar.
    """
    if actor.post != Post.REGISTRAR:
        raise NotFound
    return Unit.objects.get(id=actor.unit_id)


def within(seat: Unit, prefix: str = "") -> Q:
    """This will be the condition that a unit lies in a registrar's area.

    `prefix` leads from the row that is asked to its unit, as in `unit__`.
    """
    match UnitKind(seat.kind):
        case UnitKind.NATION:
            return Q(**{f"{prefix}id__isnull": False})
        case UnitKind.PROVINCE:
            return Q(**{f"{prefix}province": seat.province}) & ~Q(
                **{f"{prefix}kind": UnitKind.NATION}
            )
        case UnitKind.DISTRICT:
            return Q(**{f"{prefix}id": seat.id}) | Q(**{f"{prefix}district_id": seat.id})
        case _:
            return Q(**{f"{prefix}id": seat.id})


def unit_within(seat: Unit, unit_id: UUID, *, locked: bool = False) -> Unit:
    """This will find a unit of the area.

    Raises: NotFound, alike for one that does not exist and one that lies elsewhere.
    """
    rows = Unit.objects.select_for_update() if locked else Unit.objects.all()
    unit = rows.filter(within(seat), id=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def lies_within(seat: Unit, unit: Unit) -> bool:
    """This will say whether a unit lies in the area."""
    if unit.id == seat.id:
        return True
    match UnitKind(seat.kind):
        case UnitKind.NATION:
            return True
        case UnitKind.PROVINCE:
            return unit.kind != UnitKind.NATION and unit.province == seat.province
        case UnitKind.DISTRICT:
            return unit.district_id == seat.id
        case _:
            return False


def officer_within(seat: Unit, officer_id: UUID, now: datetime) -> tuple[Officer, Posting | None]:
    """This will find an officer whom this registrar may act on, with the posting in force.

    The officer's row is locked, so that two registrars who act on one officer take turns. An
    officer who is out of post belongs to whoever's area he last served in.

    Raises: NotFound, alike for nobody, somebody who left, and somebody of another area.
    """
    # Without her key: the vault, in a transaction of its own, may write down what is hers.
    rows = Officer.objects.select_for_update(no_key=True)
    officer = rows.filter(id=officer_id, is_active=True).first()
    last = (
        Posting.objects.select_related("unit")
        .filter(officer_id=officer_id, since__lte=now)
        .order_by("-since", "id")
        .first()
    )
    if officer is None or last is None or not lies_within(seat, last.unit):
        raise NotFound
    return officer, last if last.until is None or last.until > now else None
