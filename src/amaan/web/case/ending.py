"""A wish to withdraw, and how a case ends: what comes next, what it needs, and who decides."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.acts import act_of_recording
from amaan.confidentiality.classes import DataClass
from amaan.investigation import endings
from amaan.investigation.endings_standing import Ending, Withdrawal
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue
from amaan.protocol import facts
from amaan.web.case import recording
from amaan.web.case.words import offence_words, title_of
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label

SKELETON = frozenset({DataClass.C1})


@door(audience="case", classes=SKELETON)
def ending(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show where a wish to withdraw stands, and what closing the case would need."""
    case = CaseId(case_id)
    found = endings.ending_of(visit.actor, case, visit.now)
    may = cases.acts_open_to(visit.actor, case, visit.now)
    ways = _ways(case, found, may)
    shown = {
        "case_id": case,
        "reference": cases.reference_of(visit.actor, case),
        "withdrawal": _steps_of(case, found.withdrawal),
        "next": _next_of(case, found, may),
        "never_settled": _never_settled(found, visit),
        "proposed": _proposed(found),
        "closed": _closed(found),
        "acts": _acts(case, found, may),
        "open_ways": [way for way in ways if way[1] is not None],
        "later_ways": [way for way in ways if way[1] is None],
        "now": visit.now,
    }
    return render(request, "case/ending.html", shown)


@door(audience="case", classes=recording.WRITTEN, methods=("GET", "POST"))
def ending_step(request: HttpRequest, visit: Visit, case_id: UUID, kind: str) -> HttpResponse:
    """This will write down one step. Whatever is refused, everything typed is kept."""
    if kind not in endings.STEPS:
        raise NotFound
    return recording.entry_page(
        request, visit, CaseId(case_id), kind, write=endings.record_ending, then="case:ending"
    )


def _steps_of(case: CaseId, found: Withdrawal | None) -> tuple[shapes.Step, ...]:
    if found is None:
        return ()
    rows = (
        (facts.WithdrawalRequested.kind, found.requested),
        (facts.WithdrawalReviewed.kind, found.reviewed),
        (facts.WithdrawalReflected.kind, found.reflected),
        (facts.WithdrawalDecided.kind, found.decided),
    )
    return tuple(
        shapes.Step(
            label=title_of(kind),
            url=address("case:ending", case),
            state="done" if row else ("now" if kind == found.next_step else "todo"),
            note=_note_of(kind, row, found),
        )
        for kind, row in rows
    )


def _note_of(kind: str, row: facts.Recorded | None, found: Withdrawal) -> str:
    if row is not None:
        return clock_words.moment(row.happened.latest)
    first = found.may_be_asked_again
    if kind == facts.WithdrawalReflected.kind and first is not None:
        return _("not before %(day)s") % {"day": clock_words.day(first)}
    return ""


def _next_of(case: CaseId, found: Ending, may: frozenset[str]) -> shapes.Action | None:
    """This will offer the next step, to whoever may take it."""
    if found.closed is not None:
        return None
    wish = found.withdrawal
    kind = wish.next_step if wish else ""
    if kind:
        return _act(case, kind, may, primary=True)
    # A new wish may come at any time after the last one was answered.
    words = _("Write down a wish to withdraw")
    return _act(case, facts.WithdrawalRequested.kind, may, words=words)


def _never_settled(found: Ending, visit: Visit) -> tuple[str, ...]:
    known = catalogue.load()
    return tuple(offence_words(o, known, visit.language) for o in found.never_settled)


def _proposed(found: Ending) -> tuple[str, tuple[tuple[str, bool], ...]] | None:
    if found.proposed is None:
        return None
    return label("closures", found.proposed.code), _needs(found, found.proposed.code)


def _needs(found: Ending, code: str) -> tuple[tuple[str, bool], ...]:
    return tuple((label("closure_needs", need.code), need.met) for need in found.needs[code])


def _closed(found: Ending) -> tuple[tuple[str, str], ...]:
    row = found.closed
    if row is None or not isinstance(row.fact, facts.ClosureApproved):
        return ()
    asked = found.asked
    said = _("not yet")
    if asked is not None:
        said = label("answers", asked.agrees) if asked.reached else _("not reached")
    return (
        (_("How it ended"), label("closures", row.fact.code)),
        (_("Closed"), clock_words.moment(row.happened.latest)),
        (_("She was told"), _("Yes") if found.told else _("not yet")),
        (_("Does she agree with how it was closed?"), said),
    )


def _acts(case: CaseId, found: Ending, may: frozenset[str]) -> tuple[shapes.Action, ...]:
    """This will offer what may be done about a closing that was proposed or approved."""
    wanted: tuple[str, ...] = ()
    values: dict[str, str] = {}
    if found.proposed is not None:
        wanted = (facts.ClosureApproved.kind, facts.ClosureRefused.kind)
        values = {"code": found.proposed.code}
    elif found.closed is not None:
        wanted = (
            *(() if found.told else (facts.ClosureTold.kind,)),
            *(() if found.asked else (facts.ClosureAskedAbout.kind,)),
            facts.CaseReopened.kind,
        )
    offered = (_act(case, kind, may, primary=n == 0, **values) for n, kind in enumerate(wanted))
    return tuple(one for one in offered if one is not None)


def _ways(
    case: CaseId, found: Ending, may: frozenset[str]
) -> tuple[tuple[str, shapes.Action | None, tuple[tuple[str, bool], ...]], ...]:
    """This will list the ways in which the case could end, each with what it needs."""
    if found.proposed is not None or found.closed is not None:
        return ()
    rows = [
        (
            str(words),
            _act(case, facts.ClosureProposed.kind, may, words=_("Propose"), code=code)
            if found.is_open_to(code)
            else None,
            _needs(found, code),
        )
        for code, words in LISTS["closures"].items()
    ]
    return tuple(rows)


def _act(
    case: CaseId,
    kind: str,
    may: frozenset[str],
    *,
    primary: bool = False,
    words: str = "",
    code: str = "",
) -> shapes.Action | None:
    if act_of_recording(kind) not in may:
        return None
    url = address("case:ending_step", case, kind)
    return shapes.Action(
        label=words or title_of(kind), url=f"{url}?code={code}" if code else url, primary=primary
    )
