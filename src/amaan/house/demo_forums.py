"""The invented forums of the demonstration, what they did, and a complaint about police.

No forum of this name is anywhere, and no matter here happened: every name says practice.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.mediation import disputes, forums
from amaan.mediation.disputes import Came, NewDispute
from amaan.mediation.forums import FITS, NewForum, NewMediator
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.oversight import complaints
from amaan.oversight.complaints import NewComplaint

# Number on the forum's paper, days ago, who brought it, about what, terms (none: still open).
_BROUGHT: tuple[tuple[str, int, str, str, frozenset[str]], ...] = (
    ("7/26", 96, "woman", "property", frozenset({"share_of_property"})),
    ("8/26", 61, "man", "money", frozenset({"payment_of_debt"})),
    ("9/26", 33, "woman", "child_visits", frozenset({"visits_arranged", "child_custody"})),
    ("11/26", 12, "man", "woman_exchanged", frozenset({"girl_or_woman_given"})),
    ("12/26", 5, "woman", "maintenance_amount", frozenset()),
)


def prepare_the_forums(now: datetime) -> int:
    """This will fill the register of forums once, with what one of them did; says how many."""
    keeper, mediator, auditor = (
        _of(post, now) for post in (Post.DISTRICT_COMMANDER, Post.MEDIATOR, Post.AUDITOR)
    )
    if keeper is None or mediator is None or auditor is None:
        return 0
    with transaction.atomic():
        act_as(keeper, now)
        if there := forums.forums_of(keeper, now, closed=True):
            return len(there)
        ours = _forum(keeper, "community_forum", "Forum of the Garden", "باغ فورم", FITS, now)
        _forum(keeper, "jirga", "Jirga of the Upper Village", "بالائی گاؤں کا جرگہ", (), now)
        _seat(keeper, ours, "Sakina", "سکینہ", "female", mediator, now)
        _seat(keeper, ours, "Jamal", "جمال", "male", None, now)
        act_as(mediator, now)
        for number, ago, by, matter, terms in _BROUGHT:
            _dispute(mediator, ours, number, ago, by, matter, terms, now)
        act_as(auditor, now)
        _complaint(auditor, now)
    return 2


def _forum(
    actor: Actor, kind: str, name_en: str, name_ur: str, fits: Sequence[str], now: datetime
) -> NewForum:
    made = NewForum(
        forum_id=new_id(), kind=kind, name_en=f"{name_en} (practice)",
        name_ur=f"{name_ur} (مشقی)", fits=frozenset(fits),
    )  # fmt: skip
    forums.add_forum(actor=actor, forum=made, now=now)
    return made


def _seat(
    actor: Actor, forum: NewForum, name_en: str, name_ur: str, sex: str, account: Actor | None,
    now: datetime,
) -> None:  # fmt: skip
    today = local_date(now)
    seated = NewMediator(
        mediator_id=new_id(), name_en=name_en, name_ur=name_ur, sex=sex,
        trained_on=today - timedelta(days=200), trained_until=today + timedelta(days=530),
        officer_id=account.officer_id if account else None,
    )  # fmt: skip
    forums.add_mediator(actor=actor, forum_id=forum.forum_id, mediator=seated, now=now)


def _dispute(
    actor: Actor, forum: NewForum, number: str, ago: int, by: str, matter: str,
    terms: frozenset[str], now: datetime,
) -> None:  # fmt: skip
    on = local_date(now) - timedelta(days=ago)
    brought = NewDispute(
        dispute_id=new_id(), forum_id=forum.forum_id, number=number, registered_on=on,
        brought_by=by, came_through="themselves", matter=matter,
    )  # fmt: skip
    disputes.write_dispute(actor=actor, dispute=brought, now=now)
    if terms:
        came = Came(outcome="agreed", on=on + timedelta(days=4), terms=terms)
        disputes.write_outcome(actor=actor, dispute_id=brought.dispute_id, came=came, now=now)


def _complaint(actor: Actor, now: datetime) -> None:
    stations = [one for one in command.stations_and_districts(actor) if "Station" in one.name_en]
    if stations:
        taken = NewComplaint(
            complaint_id=new_id(), unit_id=stations[0].unit_id,
            about="registration_refused",
            through="telephone", told_by="herself", received_at=now - timedelta(hours=5),
            paper="T-118/26",
        )  # fmt: skip
        complaints.take_complaint(actor=actor, complaint=taken, now=now)


def _of(post: Post, now: datetime) -> Actor | None:
    number = next(person.service_number for person in cast if person.post is post)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
