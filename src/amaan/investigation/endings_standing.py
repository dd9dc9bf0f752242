"""What a timeline shows of a wish to withdraw and of how a case may end. Pure: facts in, no table.

Each of the seventeen closure codes names what the file must show first. Source: standards of the
field, stages 16 and 19 and their closure codes; days and numbers here are Amaan's proposals.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from amaan.kernel.clock import local_date
from amaan.law import catalogue
from amaan.protocol import facts

# Amaan's proposals to the police service, not the law's: time to think, and days on which it was
# tried to reach her before "not reached" may be said.
TIME_TO_THINK = timedelta(days=7)
DAYS_OF_TRYING = 3

_F = TypeVar("_F", bound=facts.Fact)
_Line = Sequence[facts.Recorded]


@dataclass(frozen=True)
class Need:
    """One thing that a way of ending asks of the file."""

    code: str
    met: bool


@dataclass(frozen=True)
class Withdrawal:
    """How far the newest wish to withdraw has come; None where the step was not taken."""

    requested: facts.Recorded
    reviewed: facts.Recorded | None
    reflected: facts.Recorded | None
    decided: facts.Recorded | None

    @property
    def next_step(self) -> str:
        """The kind of fact that comes next; empty when nothing more is owed."""
        if self.reviewed is None:
            return facts.WithdrawalReviewed.kind
        if self.reflected is None:
            return facts.WithdrawalReflected.kind
        wants = self.reflected.fact
        if isinstance(wants, facts.WithdrawalReflected) and wants.after_all == "go_on":
            return ""
        return "" if self.decided else facts.WithdrawalDecided.kind

    @property
    def may_be_asked_again(self) -> date | None:
        """The first day on which she may be asked again."""
        if self.reviewed is None:
            return None
        return local_date(self.reviewed.happened.latest + TIME_TO_THINK)

    @property
    def is_pressed(self) -> bool:
        """Whether anything pointed to pressure when she was seen alone."""
        seen = self.reviewed.fact if self.reviewed else None
        return isinstance(seen, facts.WithdrawalReviewed) and (
            seen.pressure != "no" or bool(seen.signs)
        )


@dataclass(frozen=True)
class Ending:
    """What a page about withdrawal and closing shows. Codes and times; nothing that was said."""

    withdrawal: Withdrawal | None
    # Offences alleged that nobody may settle, by their ids of the catalogue.
    never_settled: tuple[str, ...]
    proposed: facts.ClosureProposed | None
    closed: facts.Recorded | None
    told: bool
    asked: facts.ClosureAskedAbout | None
    needs: Mapping[str, tuple[Need, ...]]
    revision: int

    def is_open_to(self, code: str) -> bool:
        """This will say whether the file shows all that a way of ending needs."""
        return all(need.met for need in self.needs[code])


def read_ending(line: _Line, revision: int) -> Ending:
    """This will read where a case stands between a wish to withdraw and its end.

    `line` holds only what stands; `revision` is the file's, for the page.
    """
    withdrawal = _withdrawal(line)
    proposed, closed = _closing(line)
    since = _after(line, closed)
    return Ending(
        withdrawal=withdrawal,
        never_settled=_never_settled(line),
        proposed=proposed,
        closed=closed,
        told=closed is not None and newest(since, facts.ClosureTold) is not None,
        asked=_fact(newest(since, facts.ClosureAskedAbout), facts.ClosureAskedAbout)
        if closed
        else None,
        needs={code: _needs(code, line, withdrawal) for code in _NEEDS},
        revision=revision,
    )


def _withdrawal(line: _Line) -> Withdrawal | None:
    requested = newest(line, facts.WithdrawalRequested)
    if requested is None:
        return None
    since = _after(line, requested)
    return Withdrawal(
        requested=requested,
        reviewed=newest(since, facts.WithdrawalReviewed),
        reflected=newest(since, facts.WithdrawalReflected),
        decided=newest(since, facts.WithdrawalDecided),
    )


def _closing(
    line: _Line,
) -> tuple[facts.ClosureProposed | None, facts.Recorded | None]:
    proposed: facts.ClosureProposed | None = None
    closed: facts.Recorded | None = None
    for row in line:
        if isinstance(row.fact, facts.ClosureProposed):
            proposed = row.fact
        elif isinstance(row.fact, facts.ClosureApproved):
            proposed, closed = None, row
        elif isinstance(row.fact, facts.ClosureRefused):
            proposed = None
        elif isinstance(row.fact, facts.CaseReopened):
            proposed = closed = None
    return proposed, closed


def newest(line: _Line, shape: type[facts.Fact]) -> facts.Recorded | None:
    """This will give the newest fact of a kind."""
    return next((row for row in reversed(line) if isinstance(row.fact, shape)), None)


def _fact(row: facts.Recorded | None, shape: type[_F]) -> _F | None:
    return row.fact if row is not None and isinstance(row.fact, shape) else None


def _after(line: _Line, row: facts.Recorded | None) -> _Line:
    return line[line.index(row) + 1 :] if row is not None else ()


def _alleged(line: _Line) -> frozenset[str]:
    held: set[str] = set()
    for row in line:
        if isinstance(row.fact, facts.OffenceAlleged):
            held.add(row.fact.offence)
        elif isinstance(row.fact, facts.OffenceWithdrawn):
            held.discard(row.fact.offence)
    return frozenset(held)


def _never_settled(line: _Line) -> tuple[str, ...]:
    law = catalogue.load()
    # An offence nobody can read any more is doubtful, and doubt means no.
    return tuple(
        sorted(o for o in _alleged(line) if o not in law.every or not law.may_be_compounded(o))
    )


# -- what each way of ending needs -------------------------------------------------------------

_Test = Callable[[_Line, Withdrawal | None], bool]


def _judged(outcome: str) -> _Test:
    def is_so(line: _Line, _withdrawal: Withdrawal | None) -> bool:
        return _outcome(line) == outcome

    return is_so


def _outcome(line: _Line) -> str:
    """This will say how a trial ended, or nothing while somebody still stands trial.

    Where several did, one conviction is what the case ended with.
    """
    given = [r.fact for r in line if isinstance(r.fact, facts.JudgmentGiven)]
    if all(judgment.others_wait for judgment in given):
        return ""
    by_accused = {judgment.accused: judgment.outcome for judgment in given}
    return "convicted" if "convicted" in by_accused.values() else given[-1].outcome


def _seen_alone(_line: _Line, withdrawal: Withdrawal | None) -> bool:
    return withdrawal is not None and withdrawal.reviewed is not None


def _asked_again(_line: _Line, withdrawal: Withdrawal | None) -> bool:
    wants = _fact(withdrawal.reflected if withdrawal else None, facts.WithdrawalReflected)
    return wants is not None and wants.after_all == "stop"


def _declined(*decisions: str) -> _Test:
    def is_so(_line: _Line, withdrawal: Withdrawal | None) -> bool:
        decided = _fact(withdrawal.decided if withdrawal else None, facts.WithdrawalDecided)
        return decided is not None and decided.decided in decisions

    return is_so


def _not_pressed(_line: _Line, withdrawal: Withdrawal | None) -> bool:
    return withdrawal is not None and not withdrawal.is_pressed


def _tried(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    # Since she was last reached.
    days: set[date] = set()
    for row in line:
        if isinstance(row.fact, facts.SafeCallMade):
            days = set() if row.fact.reached else days | {local_date(row.happened.latest)}
    return len(days) >= DAYS_OF_TRYING


def _compoundable(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    return bool(_alleged(line)) and not _never_settled(line)


def _court_allowed(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    return _outcome(line) == "withdrawn"


def _went_elsewhere(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    return newest(line, facts.ComplaintForwarded) is not None


def _nothing_alleged(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    return not _alleged(line)


def _lines_closed(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    opened: set[tuple[str, str]] = set()
    for row in line:
        if isinstance(row.fact, facts.PlanMade):
            opened |= {(row.id, one) for one in row.fact.lines}
        elif isinstance(row.fact, facts.InquiryOpened):
            opened.add((row.id, row.fact.line))
    closed = {
        (row.fact.opened, row.fact.line)
        for row in line
        if isinstance(row.fact, facts.InquiryClosed)
    }
    return bool(opened) and opened <= closed


def _heard(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    return any(
        isinstance(r.fact, facts.StatementRecorded) and r.fact.of == "survivor" for r in line
    )


def _paper(line: _Line, _withdrawal: Withdrawal | None) -> bool:
    return newest(line, facts.PaperFiled) is not None


def _discharged(*reasons: str) -> _Test:
    def is_so(line: _Line, _withdrawal: Withdrawal | None) -> bool:
        found = _fact(newest(line, facts.ProsecutionDecided), facts.ProsecutionDecided)
        return found is not None and found.decision == "discharge" and found.reason in reasons

    return is_so


def _either(*tests: _Test) -> _Test:
    return lambda line, withdrawal: any(test(line, withdrawal) for test in tests)


_SEEN, _AGAIN = ("seen_alone", _seen_alone), ("asked_again", _asked_again)
_FOLLOWED = ("lines_closed", _lines_closed)
_ON_EVIDENCE = (
    "decided_on_evidence",
    _declined("not_enough_without_her", "not_in_public_interest"),
)
_NEEDS: Mapping[str, tuple[tuple[str, _Test], ...]] = {
    "closed_convicted": (("judged", _judged("convicted")),),
    "closed_acquitted": (("judged", _judged("acquitted")),),
    "closed_discharged": (("judged", _judged("discharged")),),
    "prosecutor_declined_evidence": (
        (
            "prosecutor_declined",
            _either(_discharged("evidence_not_enough"), _declined("not_enough_without_her")),
        ),
    ),
    "prosecutor_declined_public_interest": (
        (
            "prosecutor_declined",
            _either(_discharged("public_interest"), _declined("not_in_public_interest")),
        ),
    ),
    "suspect_unidentified": (_FOLLOWED,),
    "suspect_absconding": (_FOLLOWED,),
    "suspect_dead": (("paper", _paper),),
    "does_not_support_no_pressure": (_SEEN, ("not_pressed", _not_pressed), _AGAIN, _ON_EVIDENCE),
    "does_not_support_pressure_suspected": (_SEEN, _AGAIN, _ON_EVIDENCE),
    "unreachable_after_safe_attempts": (("tried", _tried), _FOLLOWED),
    "compounded_in_court": (("compoundable", _compoundable), ("court_allowed", _court_allowed)),
    "transferred_jurisdiction": (("went_elsewhere", _went_elsewhere),),
    "not_an_offence": (("nothing_alleged", _nothing_alleged),),
    "false_with_positive_evidence": (("heard", _heard), _FOLLOWED, ("paper", _paper)),
    "survivor_dead": (("paper", _paper), _FOLLOWED),
    # That two are one was said by the custodian, who compared them: his paper, not a guess.
    "merged_duplicate": (("paper", _paper),),
}


CLOSURE_NEEDS = frozenset(name for needs in _NEEDS.values() for name, _test in needs)


def _needs(code: str, line: _Line, withdrawal: Withdrawal | None) -> tuple[Need, ...]:
    return tuple(Need(name, test(line, withdrawal)) for name, test in _NEEDS[code])
