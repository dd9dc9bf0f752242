"""Who stands in which relation to a case that is about to be opened, and who must not know."""

from datetime import datetime

from amaan.confidentiality.actions import NewGrant
from amaan.desk.intake import Intake
from amaan.desk.refusals import UnknownServiceNumber
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor


def officers_who_must_not_know(intake: Intake, now: datetime) -> tuple[OfficerId, ...]:
    """This will find the officers named as those who must not know.

    Raises: UnknownServiceNumber.
    """
    # A number nobody has must not be dropped in silence: she would believe herself safe
    # from an officer who can see everything.
    found = []
    for number in intake.conflict.service_numbers:
        officer = organisation.officer_by_service_number(number, now)
        if officer is None:
            raise UnknownServiceNumber(number=number)
        found.append(officer)
    return tuple(found)


def stations_of(officers: tuple[OfficerId, ...], now: datetime) -> tuple[UnitId, ...]:
    """This will say where the officers serve who must not know: nobody of there is called."""
    acting = [organisation.acting_as(officer, now) for officer in officers]
    return tuple(one.station_id for one in acting if one is not None and one.station_id)


def first_standing(actor: Actor, *, sealed: bool, now: datetime) -> tuple[NewGrant, ...]:
    """This will give the relations with which a case opens: hers who takes it, and the registry's.

    Whoever takes it is not also given the registry's relation: where a man received her and
    sealed it away, that would be his way back in.
    """
    taker = NewGrant(actor.officer_id, "taker", now)
    if sealed or actor.station_id is None:
        # A sealed case is nobody's but hers who took it, until somebody outside decides.
        return (taker,)
    registering = organisation.who_holds(
        (Post.STATION_COMMANDER, Post.STATION_CLERK), actor.station_id, now
    )
    return (
        taker,
        *(
            NewGrant(officer_id, "registering", now)
            for officer_id in registering
            if officer_id != actor.officer_id
        ),
    )
