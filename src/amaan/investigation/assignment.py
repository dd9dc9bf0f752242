"""Giving a case to an investigator, taking it from one, forming a team, naming a focal person.

Law: Anti-Rape Act s.9. Hard rules (in post, there, without conflict) are never departed from;
what else is asked only by somebody who says why, on the timeline.
"""

from datetime import datetime, timedelta

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases.actions import NewFact, NotPostedHere
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.investigation import assignment_queries as queries
from amaan.investigation.assignment_queries import LEAD, MEMBER, Investigator, Suggestion
from amaan.investigation.assignment_tables import Assignment, FocalPerson
from amaan.investigation.workload import weigh
from amaan.kernel.ids import CaseId, FactId, OfficerId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post, Sex
from amaan.organisation.queries import Actor
from amaan.protocol import codes, facts

# So long whoever goes for one of these causes may still read the case, to hand it over.
TIME_TO_HAND_OVER = timedelta(hours=48)
HANDS_OVER = frozenset("posted_away on_leave unwell too_many_cases law_asks_another".split())
# Who names the focal person of a district.
NAMING = frozenset({Post.DISTRICT_COMMANDER, Post.SUPERVISOR})
# A head and four: more is no team but a crowd in which nobody answers for anything.
MEMBERS_AT_MOST = 5


class SayWhyThisOne(Refused):
    """Something that is asked for is missing, and nobody said why."""

    sentence = said(
        "Something that is asked for is missing with this officer. Say why it is this one all "
        "the same, or choose another."
    )


class SomebodyMeetsIt(Refused):
    """It was said that nobody meets it, and somebody does."""

    sentence = said(
        "Somebody in the district does meet what is missing here. Choose that officer, or give "
        "another reason."
    )


class SayInWhosePlace(Refused):
    """The case has a head already."""

    sentence = said(
        "This case has an investigator. Say in whose place the new one comes, and why; or add "
        "a member of the team."
    )


class NobodyLeads(Refused):
    """A team has a head before it has members."""

    sentence = said("Give the case to an investigator first; members join afterwards.")


class TooManyMembers(Refused):
    """A team beyond this size answers for nothing."""

    sentence = said("A team has five officers at most, its head among them.")


class HeadGoesByChange(Refused):
    """The head is not simply taken off."""

    sentence = said("Whoever leads is relieved by giving the case to somebody else.")


class NotOfThisDistrict(Refused):
    """A focal person serves in the district."""

    sentence = said("No officer in post in this district has this number. Read it again.")


@transaction.atomic(savepoint=False)
def assign(
    *, actor: Actor, case_id: CaseId, officer_id: OfficerId, because: str = "", now: datetime
) -> None:
    """This will give a case that nobody investigates to an investigator.

    `because` says why it is this one where something that is asked for is missing.

    Raises: NotFound; NotPostedHere; SayInWhosePlace; SayWhyThisOne; SomebodyMeetsIt.
    """
    confidentiality.permit(actor=actor, act="assign", case_id=case_id, now=now)
    if _lead(queries.investigators(case_id, now)) is not None:
        raise SayInWhosePlace
    chosen = _chosen(actor, case_id, officer_id, because, now)
    _begin(actor, case_id, chosen, [_assigned(chosen, because, now)], now)


@transaction.atomic(savepoint=False)
def reassign(
    *,
    actor: Actor,
    case_id: CaseId,
    officer_id: OfficerId,
    cause: str,
    note: str = "",
    because: str = "",
    now: datetime,
) -> None:
    """This will give a case to another investigator, for a cause from the list.

    `note` is sealed with the change, for whoever goes on. Whoever goes may read the case for two
    days, to hand it over; not where he knows somebody in it, was asked away by her, or is himself
    in question. A member of the team may become its head.

    Raises: as `assign`; NobodyLeads.
    """
    confidentiality.permit(actor=actor, act="assign", case_id=case_id, now=now)
    there = queries.investigators(case_id, now)
    lead = _lead(there)
    if lead is None:
        raise NobodyLeads
    member = next((one for one in there if one.officer_id == officer_id), None)
    if member is not None and member.part == MEMBER:
        _end(actor, case_id, member, "now_leads", now, at=now)
    chosen = _chosen(actor, case_id, officer_id, because, now)
    _end(actor, case_id, lead, cause, now, at=_reads_until(cause, now))
    relieved = _relieved(cause, now, note)
    _begin(actor, case_id, chosen, [relieved, _assigned(chosen, because, now)], now)
    weigh([lead.officer_id], now)


@transaction.atomic(savepoint=False)
def add_member(*, actor: Actor, case_id: CaseId, officer_id: OfficerId, now: datetime) -> None:
    """This will put an investigator into the team of a case, below its head.

    Law: Anti-Rape Act s.9(3), a woman in the unit where possible: a member may be what the head
    is not. Members may read the case as its head does.
    Raises: NotFound; NotPostedHere; NobodyLeads; TooManyMembers.
    """
    confidentiality.permit(actor=actor, act="assign", case_id=case_id, now=now)
    there = [one for one in queries.investigators(case_id, now) if one.part]
    if _lead(tuple(there)) is None:
        raise NobodyLeads
    if len(there) >= MEMBERS_AT_MOST:
        raise TooManyMembers
    asked = queries.asked_of(case_id, actor.province, now)
    joins = queries.suggestion(case_id, asked, officer_id, now)
    if joins is None:
        raise NotPostedHere
    women = sum(one.is_woman for one in there) + (joins.officer.sex == Sex.FEMALE)
    formed = _team(len(there) + 1, women, there[0].is_senior, now)
    _begin(actor, case_id, joins, [formed], now, part=MEMBER)


@transaction.atomic(savepoint=False)
def relieve_member(
    *, actor: Actor, case_id: CaseId, officer_id: OfficerId, cause: str, now: datetime
) -> None:
    """This will take a member out of the team; the head goes only by `reassign`.

    Raises: NotFound; HeadGoesByChange.
    """
    confidentiality.permit(actor=actor, act="assign", case_id=case_id, now=now)
    there = [one for one in queries.investigators(case_id, now) if one.part]
    leaves = next((one for one in there if one.officer_id == officer_id), None)
    if leaves is None:
        raise NotFound
    if leaves.part == LEAD:
        raise HeadGoesByChange
    _end(actor, case_id, leaves, cause, now, at=_reads_until(cause, now))
    stay = [one for one in there if one is not leaves]
    formed = _team(len(stay), sum(one.is_woman for one in stay), stay[0].is_senior, now)
    cases.change_investigators(
        actor=actor, case_id=case_id, joins=None, happenings=[formed], now=now
    )
    weigh([officer_id], now)


@transaction.atomic(savepoint=False)
def name_focal_person(*, actor: Actor, service_number: str, now: datetime) -> None:
    """This will name the officer to whom a district turns; whoever was that before is no longer.

    Raises: NotFound for whoever does not command a district; NotOfThisDistrict.
    """
    if actor.post not in NAMING or actor.district_id is None:
        raise NotFound
    named = organisation.officer_by_service_number(service_number, now)
    posted = None if named is None else organisation.acting_as(named, now)
    if posted is None or posted.district_id != actor.district_id:
        raise NotOfThisDistrict
    FocalPerson.objects.filter(district_id=actor.district_id, until__isnull=True).update(until=now)
    FocalPerson.objects.create(
        district_id=actor.district_id,
        officer_id=posted.officer_id,
        since=now,
        named_by_id=actor.officer_id,
    )


def _chosen(
    actor: Actor, case_id: CaseId, officer_id: OfficerId, because: str, now: datetime
) -> Suggestion:
    """This will weigh an officer for a case; refuses what may not be, or was given no reason."""
    asked = queries.asked_of(case_id, actor.province, now)
    chosen = queries.suggestion(case_id, asked, officer_id, now)
    if chosen is None:
        # Not whether he is away, near the accused or was never posted: one sentence for all.
        raise NotPostedHere
    if chosen.lacks and because not in codes.ASSIGNMENT_REASONS:
        raise SayWhyThisOne
    if because == "nobody_meets_it" and any(
        queries.somebody_has(case_id, asked, code, now) for code in chosen.lacks
    ):
        raise SomebodyMeetsIt
    return chosen


def _lead(there: tuple[Investigator, ...]) -> Investigator | None:
    return next((one for one in there if one.part == LEAD), None)


def _assigned(chosen: Suggestion, because: str, now: datetime) -> NewFact:
    officer = chosen.officer
    assigned = facts.InvestigatorAssigned(
        special_unit=officer.special_unit,
        woman=officer.sex == Sex.FEMALE,
        senior=officer.led_by_senior,
        without=chosen.lacks,
        because=because if chosen.lacks else "",
    )
    return NewFact(fact=assigned, happened=facts.Happened.at(now))


def _relieved(cause: str, now: datetime, note: str) -> NewFact:
    id = FactId(new_id())
    return NewFact(
        # With a note nothing is owed of whoever leaves: what stands was handed over.
        fact=facts.InvestigatorRelieved(cause=cause, noted=bool(note.strip())),
        happened=facts.Happened.at(now),
        parcels=(Parcel(id, "note", note),) if note.strip() else (),
        id=id,
    )


def _team(members: int, women: int, senior: bool, now: datetime) -> NewFact:
    formed = facts.TeamFormed(members=members, women=women, senior=senior)
    return NewFact(fact=formed, happened=facts.Happened.at(now))


def _begin(
    actor: Actor,
    case_id: CaseId,
    chosen: Suggestion,
    happenings: list[NewFact],
    now: datetime,
    *,
    part: str = LEAD,
) -> None:
    officer_id = chosen.officer_id
    cases.change_investigators(
        actor=actor, case_id=case_id, joins=officer_id, happenings=happenings, now=now
    )
    Assignment.objects.create(
        case_id=case_id,
        officer_id=officer_id,
        part=part,
        since=now,
        given_by_id=actor.officer_id,
    )
    weigh([officer_id], now)


def _end(
    actor: Actor, case_id: CaseId, leaves: Investigator, cause: str, now: datetime, *, at: datetime
) -> None:
    confidentiality.end_relation(
        actor=actor,
        case_id=case_id,
        relation="investigator",
        officer_id=leaves.officer_id,
        at=at,
        now=now,
    )
    Assignment.objects.filter(
        case_id=case_id, officer_id=leaves.officer_id, until__isnull=True
    ).update(until=now, cause=cause, ended_by_id=actor.officer_id)


def _reads_until(cause: str, now: datetime) -> datetime:
    return now + TIME_TO_HAND_OVER if cause in HANDS_OVER else now
