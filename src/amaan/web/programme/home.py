"""The policy programme: P1 to P15 and whatever else was taken up, and what presses."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.books import queries as books
from amaan.books.queries import Line
from amaan.community import agreements, bodies, programme
from amaan.community.agreements import Expiring
from amaan.community.bodies import BodyStands
from amaan.community.consultation_2021 import SOURCE_EN, SOURCE_UR, WAYS, Way
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.kernel.clock import local_date
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.visit import Visit
from amaan.web.programme import figures
from amaan.web.programme.live import Live, of_policies

NOTHING_OF_A_CASE = frozenset[DataClass]()


@dataclass(frozen=True)
class Written:
    """A policy as the register has it or, where none took it up, as the Forum wrote it."""

    number: str
    title: str
    levels: tuple[tuple[str, str], ...]
    owner: str
    state: str
    indicators: str
    evidence: str = ""
    url: str = ""


@dataclass(frozen=True)
class Policy:
    """A policy with what moves it, its papers, and what was decided of it and not done."""

    written: Written
    live: Live | None
    papers: tuple[str, ...]
    open_decisions: int


@door(audience="people", classes=NOTHING_OF_A_CASE)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show every policy with its state and what moves it, and what is late."""
    actor, now = visit.actor, visit.now
    waiting = bodies.open_decisions(actor, now)
    shown = {
        "studies_url": reverse("evaluation:home") if may(actor, "read_studies") else "",
        "policies": _policies(visit, waiting),
        "plans_url": reverse("planning:home") if may(visit.actor, "read_plans") else "",
        "source": in_language(SOURCE_EN, SOURCE_UR, visit.language),
        "keeps": books.may_keep(actor, programme.POLICIES),
        "policies_url": _book(programme.POLICIES.name),
        "late": _late(visit, waiting),
        "agreements": _agreements(agreements.expiring(actor, now)),
        "bodies": _bodies(bodies.how_bodies_stand(actor, now)),
    }
    return render(request, "programme/home.html", shown)


def _policies(visit: Visit, waiting: tuple[Line, ...]) -> list[Policy]:
    actor, now = visit.actor, visit.now
    written = {
        line.values["number"].upper(): line
        for line in reversed(books.lines(actor, programme.POLICIES, now, standing_only=True))
    }
    papers: dict[str, list[str]] = {}
    for line in books.lines(actor, programme.PAPERS, now, standing_only=True):
        state = chosen(programme.PAPER_STATES, line.values["state"])
        of = line.values["policy"].upper()
        papers.setdefault(of, []).append(f"{line.values['name']} ({state})")
    decided: dict[str, int] = {}
    for line in waiting:
        of = line.values["policy_number"].upper()
        decided[of] = decided.get(of, 0) + 1
    live = of_policies(visit)
    found = [
        _of_register(written.pop(way.number)) if way.number in written else _of_forum(way)
        for way in WAYS
    ]
    found += [_of_register(line) for _number, line in sorted(written.items())]
    return [
        Policy(
            one,
            live.get(one.number),
            tuple(papers.get(one.number.upper(), ())),
            decided.get(one.number.upper(), 0),
        )
        for one in found
    ]


def _of_forum(way: Way) -> Written:
    return Written(
        way.number,
        in_language(way.policy, way.policy_ur),
        _levels(
            in_language(way.procedures, way.procedures_ur),
            in_language(way.rules, way.rules_ur),
            in_language(way.regulation, way.regulation_ur),
        ),
        chosen(programme.OWNERS, way.owner),
        _("not in this area's register"),
        way.indicators,
    )


def _of_register(line: Line) -> Written:
    asked = line.values
    return Written(
        asked["number"],
        in_language(asked["title_en"], asked["title_ur"]),
        _levels(asked["procedures"], asked["rules"], asked["regulation"]),
        chosen(programme.OWNERS, asked["owner"]),
        chosen(programme.STATES, asked["state"]),
        asked["indicators"],
        asked["evidence"],
        reverse("books:entry", args=[programme.POLICIES.name, line.entry_id]),
    )


def _levels(procedures: str, rules: str, regulation: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("Procedures"), procedures or "–"),
        (_("Rules"), rules or "–"),
        (_("Regulation, supervision"), regulation or "–"),
    )


def _book(name: str) -> str:
    return reverse("books:book", args=[name])


def _late(visit: Visit, waiting: tuple[Line, ...]) -> shapes.Register:
    late = bodies.overdue(waiting, local_date(visit.now))
    return shapes.Register(
        caption=_("Decisions overdue"),
        count=str(len(late)),
        columns=(
            shapes.Column(label=_("Due on")),
            shapes.Column(label=_("Decision"), wide=True),
            shapes.Column(label=_("Owner")),
            shapes.Column(label=_("Of the policy")),
            shapes.Column(label=_("Body")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=figures.day(line.values["due_on"]),
                    href=reverse("books:entry", args=[bodies.DECISIONS.name, line.entry_id]),
                ),
                shapes.Cell(text=line.values["decision"]),
                shapes.Cell(text=line.values["owner"]),
                shapes.Cell(text=line.values["policy_number"] or "–"),
                shapes.Cell(text=line.values["body"]),
            )
            for line in late
        ),
        empty=shapes.Empty(title=_("No decision is overdue.")),
    )


def _agreements(found: tuple[Expiring, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Agreements that run out"),
        count=str(len(found)),
        columns=(
            shapes.Column(label=_("Holds until")),
            shapes.Column(label=_("Name of the agreement"), wide=True),
            shapes.Column(label=_("With whom")),
            shapes.Column(label=_("Who renews it")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=figures.day(one.line.values["expires_on"]),
                    href=reverse(
                        "books:entry", args=[agreements.AGREEMENTS.name, one.line.entry_id]
                    ),
                    note=_runs_out(one),
                ),
                shapes.Cell(text=one.line.values["name"]),
                shapes.Cell(text=one.line.values["parties"]),
                shapes.Cell(text=one.line.values["owner"]),
            )
            for one in found
        ),
        empty=shapes.Empty(title=_("No agreement runs out within sixty days.")),
    )


def _runs_out(one: Expiring) -> str:
    if one.state == "expired":
        return ngettext("ran out %(n)s day ago", "ran out %(n)s days ago", -one.days) % {
            "n": -one.days
        }
    if one.days == 0:
        return _("runs out today")
    return ngettext("%(n)s day until it ends", "%(n)s days until it ends", one.days) % {
        "n": one.days
    }


def _bodies(found: tuple[BodyStands, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Committees and bodies"),
        count=str(len(found)),
        columns=(
            shapes.Column(label=_("Body"), wide=True),
            shapes.Column(label=_("Kind")),
            shapes.Column(label=_("Women on its seats")),
            shapes.Column(label=_("Met last")),
            shapes.Column(label=_("Open decisions"), numeric=True),
            shapes.Column(label=_("Overdue"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=one.name,
                    href=reverse("books:entry", args=[bodies.BODIES.name, one.body_id]),
                ),
                shapes.Cell(text=chosen(bodies.KINDS, one.kind)),
                shapes.Cell(
                    text=_("%(part)s of %(of)s") % {"part": one.seats_women, "of": one.seats}
                ),
                shapes.Cell(text=figures.day(one.last_met), note=_late_by(one)),
                shapes.Cell(text=str(one.open_decisions)),
                shapes.Cell(text=str(one.overdue_decisions)),
            )
            for one in found
        ),
        empty=shapes.Empty(title=_("No committee or body is written down yet.")),
    )


def _late_by(one: BodyStands) -> str:
    if not one.late_by:
        return ""
    words = ngettext("%(n)s day over its time", "%(n)s days over its time", one.late_by)
    return words % {"n": one.late_by}
