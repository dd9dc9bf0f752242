"""From the entries of a case to what the offence assistant reads, incident by incident.

And when sections should be looked at again: an answer came, or a fact changed, and a likely
section stands undecided, or one that was proposed is pointed to by nothing any more. It is a
prompt. Nobody's decision is changed by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amaan.kernel import clock
from amaan.law import proposals
from amaan.law.proposals import Told
from amaan.protocol import facts
from amaan.protocol.allegations import offences_of


@dataclass(frozen=True)
class Again:
    """The sections to look at again, and why."""

    undecided: tuple[str, ...]
    # Once proposed and alleged; nothing that was told points there now.
    unsupported: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.undecided or self.unsupported)


def tellings(live: Sequence[facts.Recorded], province: str) -> tuple[Told, ...]:
    """This will read each incident that was described as plain answers.

    Law: substance follows the law of the day of the act; where that day is uncertain, of its
    latest plausible day.
    """
    person = _newest(live)
    yes, no = particulars(live)
    return tuple(
        Told(
            acts=frozenset(incident.acts),
            on=clock.local_date(recorded.happened.latest),
            province=province,
            survivor_age=person.survivor_age if person else "unknown",
            survivor_sex=person.survivor_sex if person else "undisclosed",
            accused_count=incident.accused_count,
            accused_is_official=incident.accused_is_official,
            survivor_was_in_custody=incident.survivor_was_in_custody,
            relation=incident.accused_relation,
            contexts=frozenset(incident.contexts),
            needs=frozenset(person.needs if person else ()),
            yes=yes,
            no=no,
        )
        for recorded in live
        if isinstance(incident := recorded.fact, facts.IncidentDescribed)
    )


def particulars(live: Sequence[facts.Recorded]) -> tuple[frozenset[str], frozenset[str]]:
    """This will give what was told and what was told not to be so; the newest answer counts."""
    yes: set[str] = set()
    no: set[str] = set()
    for recorded in live:
        if isinstance(recorded.fact, facts.ParticularsTold):
            told, denied = set(recorded.fact.yes), set(recorded.fact.no)
            again = told | denied | set(recorded.fact.unsaid)
            yes, no = (yes - again) | told, (no - again) | denied
    return frozenset(yes), frozenset(no)


def look_again(live: Sequence[facts.Recorded], province: str) -> Again:
    """This will say which sections to look at again.

    A section left out with a reason is asked about again only where it became likely since.
    """
    told = tellings(live, province)
    found = [p for one in told for p in proposals.propose(one)]
    decided = _decided(live, province)
    likely = dict.fromkeys(p.offence.id for p in found if p.strength == "likely")
    pointed = {p.offence.id for p in found}
    proposed = {
        r.fact.offence for r in live if isinstance(r.fact, facts.OffenceAlleged) and r.fact.proposed
    }
    return Again(
        undecided=tuple(o for o in likely if o not in decided),
        unsupported=tuple(
            o for o in offences_of(live) if o in proposed and told and o not in pointed
        ),
    )


def _decided(live: Sequence[facts.Recorded], province: str) -> set[str]:
    last: dict[str, facts.Recorded] = {
        r.fact.offence: r
        for r in live
        if isinstance(r.fact, facts.OffenceAlleged | facts.OffenceDeclined | facts.OffenceWithdrawn)
    }
    return {
        offence
        for offence, decision in last.items()
        if isinstance(decision.fact, facts.OffenceAlleged)
        or offence in _likely_at(live, province, decision.recorded_at)
    }


def _likely_at(live: Sequence[facts.Recorded], province: str, at: datetime) -> frozenset[str]:
    then = [r for r in live if r.recorded_at <= at]
    return frozenset(
        p.offence.id
        for told in tellings(then, province)
        for p in proposals.propose(told)
        if p.strength == "likely"
    )


def _newest(live: Sequence[facts.Recorded]) -> facts.ComplaintReceived | None:
    told = [r.fact for r in live if isinstance(r.fact, facts.ComplaintReceived)]
    return told[-1] if told else None
