"""Whether somebody is qualified on a day, and whose certificate runs out: one source of truth.

The certificate itself lies in `organisation`, where the assignment of a case asks for it; a
course that gives one writes it there.
"""

from datetime import date, datetime

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import OfficerId
from amaan.organisation import certificates
from amaan.organisation.certificates import RunningOut
from amaan.organisation.queries import Actor


def qualified(officer_id: OfficerId, kind: str, on: date) -> bool:
    """This will say whether an officer has a certificate of a kind that is good on a day."""
    return certificates.is_certified(officer_id, [kind], on)


def running_out(actor: Actor, now: datetime) -> tuple[RunningOut, ...]:
    """This will list certificates of the actor's area that run out within 60 days or have lapsed.

    Seen by: whoever keeps training, and whoever commands or watches an area.
    Raises: NotFound for every other post.
    """
    confidentiality.permit(actor=actor, act="read_training", case_id=None, now=now)
    return certificates.running_out(actor, now)
