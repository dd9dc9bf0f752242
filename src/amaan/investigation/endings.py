"""How a case comes to an end, and how a wish to withdraw is met. Neither closes anything by itself.

A wish to withdraw goes four steps: it is written down; somebody who does not work on the case sees
her alone; she is asked again after time to think; a prosecutor decides on the evidence. A case is
closed under one of seventeen codes, on the word of two people, and then she is told and asked.
Law: CrPC s.345(7), which lets nothing be compounded but what it names. Source: standards of the
field, stages 16 and 19, and their list of closure codes.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries, timelines
from amaan.cases.acts import act_of_recording
from amaan.confidentiality import actions as confidentiality
from amaan.investigation.endings_standing import Ending, newest, read_ending
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Rank
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# Who may say that something did not happen: a superintendent or above.
SUPERINTENDENTS = frozenset({Rank.SP, Rank.SSP, Rank.DIG, Rank.AIG, Rank.IGP})

DID_NOT_HAPPEN = "false_with_positive_evidence"


class NotAskedFor(Refused):
    """A step of a withdrawal without the step before it."""

    sentence = said("The step before this one is not written down yet. See what comes first.")


class TimeToThink(Refused):
    """She is asked again too soon."""

    sentence = said("She has until %(day)s to think. Ask her again then, alone.")


class IsClosed(Refused):
    """What is closed is opened first."""

    sentence = said("This case is closed. Open it again first, with the reason.")


class NothingProposed(Refused):
    """There is no closing to decide, to tell of, or to undo."""

    sentence = said("No closing waits here. Somebody may have answered it; read the newest lines.")


class NeedsMore(Refused):
    """The way of ending needs what the file does not show."""

    sentence = said("The file does not show yet what this way of ending needs. See the list.")


class OwnProposal(Refused):
    """Whoever proposed it decides it."""

    sentence = said("You proposed this closing, so somebody else decides it.")


class AskASuperintendent(Refused):
    """That something did not happen is said by a superintendent."""

    sentence = said("Only a superintendent or above may close a case as one that did not happen.")


def ending_of(actor: Actor, case_id: CaseId, now: datetime) -> Ending:
    """This will say where a wish to withdraw stands, and what each way of ending still needs.

    Raises: NotFound. Seen by: whoever works on the case, and whoever may review the work on it.
    """
    if not queries.acts_open_to(actor, case_id, now) & {"record", "record_review"}:
        raise NotFound
    revision = timelines.revision_of(case_id)
    return read_ending(timelines.standing(timelines.timeline_of(case_id)), revision)


@transaction.atomic(savepoint=False)
def record_ending(
    *, actor: Actor, case_id: CaseId, happening: cases.NewFact, seen_revision: int, now: datetime
) -> int:
    """This will write down one step of a withdrawal or of a closing; the file's new revision.

    The checks read the file as the page showed it; whoever was overtaken is told so.
    Raises: NotFound; Stale; NotAskedFor; TimeToThink; IsClosed; NothingProposed; NeedsMore;
        OwnProposal; AskASuperintendent.
    """
    check = _CHECKS.get(type(happening.fact))
    if check is None:
        raise NotFound
    wanted = act_of_recording(happening.fact.kind)
    confidentiality.permit(actor=actor, act=wanted, case_id=case_id, now=now)
    recorded = timelines.timeline_of(case_id)
    if any(row.id == str(happening.id) for row in recorded):
        # A second press of Save.
        return timelines.revision_of(case_id)
    line = timelines.standing(recorded)
    ending = read_ending(line, seen_revision)
    if ending.closed is not None and type(happening.fact) not in _OF_A_CLOSED_CASE:
        raise IsClosed
    check(happening, ending, actor)
    if isinstance(happening.fact, facts.ClosureApproved) and _is_his(line, actor, case_id):
        raise OwnProposal
    return cases.record_fact(
        actor=actor, case_id=case_id, happening=happening, seen_revision=seen_revision, now=now
    )


def _is_his(line: Sequence[facts.Recorded], actor: Actor, case_id: CaseId) -> bool:
    proposed = newest(line, facts.ClosureProposed)
    return proposed is not None and actor.officer_id == timelines.recorder_of(
        case_id, FactId(UUID(proposed.id))
    )


# -- what each step asks ------------------------------------------------------------------------


def _may_be_reviewed(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del happening, actor
    if ending.withdrawal is None:
        raise NotAskedFor


def _may_be_asked_again(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del actor
    first = ending.withdrawal.may_be_asked_again if ending.withdrawal else None
    if first is None:
        raise NotAskedFor
    if local_date(happening.happened.earliest) < first:
        raise TimeToThink(day=first.strftime("%d.%m.%Y"))


def _may_be_decided(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del happening, actor
    if ending.withdrawal is None or ending.withdrawal.reflected is None:
        raise NotAskedFor


def _may_be_proposed(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del actor
    fact = happening.fact
    if isinstance(fact, facts.ClosureProposed) and (
        not ending.is_open_to(fact.code) or (fact.code == DID_NOT_HAPPEN and not fact.shown_by)
    ):
        raise NeedsMore


def _may_be_approved(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    fact = happening.fact
    if not isinstance(fact, facts.ClosureApproved) or ending.proposed is None:
        raise NothingProposed
    if fact.code != ending.proposed.code:
        raise NothingProposed
    if not ending.is_open_to(fact.code):
        raise NeedsMore
    if fact.code == DID_NOT_HAPPEN:
        who = organisation.colleague(actor.officer_id, happening.happened.latest)
        if who is None or who.rank not in SUPERINTENDENTS:
            raise AskASuperintendent


def _may_be_refused(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del happening, actor
    if ending.proposed is None:
        raise NothingProposed


def _is_closed(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del happening, actor
    if ending.closed is None:
        raise NothingProposed


def _always(happening: cases.NewFact, ending: Ending, actor: Actor) -> None:
    del happening, ending, actor


_CHECKS: Mapping[type[facts.Fact], Callable[[cases.NewFact, Ending, Actor], None]] = {
    facts.WithdrawalRequested: _always,
    facts.WithdrawalReviewed: _may_be_reviewed,
    facts.WithdrawalReflected: _may_be_asked_again,
    facts.WithdrawalDecided: _may_be_decided,
    facts.ClosureProposed: _may_be_proposed,
    facts.ClosureApproved: _may_be_approved,
    facts.ClosureRefused: _may_be_refused,
    facts.ClosureTold: _is_closed,
    facts.ClosureAskedAbout: _is_closed,
    facts.CaseReopened: _is_closed,
}
_OF_A_CLOSED_CASE = {facts.ClosureTold, facts.ClosureAskedAbout, facts.CaseReopened}
# Written on the pages of an ending, and nowhere else.
STEPS = frozenset(shape.kind for shape in _CHECKS)
