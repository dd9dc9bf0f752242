"""Registration refused or late: to whoever commands the officer, and to the officer himself."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.oversight import registrations as registering
from amaan.oversight.registrations import ANSWERS, RegistrationBoard, RegistrationLine
from amaan.oversight.sheets import Circumstances
from amaan.web.command import tables
from amaan.web.command.lines import holder_name, place_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.frame import ABOVE_A_DISTRICT, COMMANDING, RECEIVING
from amaan.web.kit.keeping import forget_counts
from amaan.web.kit.language import comma
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

ANSWERING = COMMANDING | RECEIVING


@door(audience="command", classes=SKELETON)
def registrations(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a month's registrations refused or late, and ask whom it concerns."""
    if visit.actor.post not in ANSWERING:
        raise NotFound
    today = clock.local_date(visit.now)
    month = tables.month_of(request.GET.get("month", ""), today)
    here = reverse("command:registrations")
    found = registering.registrations(visit.actor, month)
    shown = {
        **rooms(visit),
        "commands": visit.actor.post in COMMANDING,
        "named": visit.actor.post not in ABOVE_A_DISTRICT,
        "title": clock_words.month(month),
        "numbers": _numbers(found),
        "rows": [_row(line, month) for line in found.rows],
        "more": found.more,
        "earlier": tables.month_address(tables.months_before(month, 1), today, here),
        "later": tables.month_address(tables.months_before(month, -1), today, here),
    }
    return render(request, "command/registrations.html", shown)


@door(audience="command", classes=SKELETON, methods=("POST",))
def answer(request: HttpRequest, visit: Visit, about: UUID) -> HttpResponse:
    """This will keep what the officer whom a row concerns answers to it."""
    month = tables.month_of(request.POST.get("month", ""), clock.local_date(visit.now))
    registering.answer_registration(
        actor=visit.actor,
        about=about,
        month=month,
        answer=request.POST.get("answer", ""),
        now=visit.now,
    )
    forget_counts(request)
    messages.success(request, _("Written beside it. Whoever reads the row reads your answer."))
    return redirect(f"{reverse('command:registrations')}?month={month:%Y-%m}")


def _numbers(board: RegistrationBoard) -> tuple[tuple[str, str], ...]:
    refused = sum(row.refused for row in board.rows)
    return (
        (_("Late, of those whose time ended"), tables.missed_of_due(board.late, board.due)),
        (_("Not registered yet, of these"), str(board.late_now)),
        (_("Refusals written down"), str(refused) + ("+" if board.more else "")),
    )


def _row(line: RegistrationLine, month: date) -> dict[str, Any]:
    return {
        "line": line,
        "what": _what(line),
        "place": place_name(line.station),
        "whose": _whose(line),
        "times": " · ".join(f"{name}: {at}" for name, at in _times(line)),
        "around": _around(line.around, line),
        "answers": [
            (holder_name(one.by), label("registration_answers", one.answer),
             clock_words.moment(one.at))
            for one in line.answers
        ],
        "asked": _asked(line) if line.mine else None,
        "answer_url": address("command:answer_registration", line.about),
        "month": f"{month:%Y-%m}",
    }  # fmt: skip


def _asked(line: RegistrationLine) -> shapes.Field:
    return shapes.Field(
        name="answer",
        id=f"answer-{line.about}",
        label=_("Your answer"),
        kind="select",
        required=True,
        options=tuple(
            shapes.Option(value=code, label=label("registration_answers", code)) for code in ANSWERS
        ),
    )


def _what(line: RegistrationLine) -> str:
    if line.refused:
        return _("Refused: %(reason)s") % {"reason": label("refusal_reasons", line.reason)}
    if line.registered_at is None:
        return _("Not registered in time, nor since")
    return _("Registered late")


def _whose(line: RegistrationLine) -> str:
    post = label("refusers", line.post)
    if line.officer is not None:
        return _("%(post)s: %(name)s") % {"post": post, "name": holder_name(line.officer)}
    if line.around is None:
        return post
    if line.around.posted:
        return _("%(post)s: several held it, nobody is named") % {"post": post}
    return _("%(post)s: nobody held this post then") % {"post": post}


def _times(line: RegistrationLine) -> tuple[tuple[str, str], ...]:
    since = _("Refused on") if line.refused else _("Owed since")
    pairs = [(since, clock_words.moment(line.at))]
    if line.late_at is not None:
        pairs.append((_("Late from"), clock_words.moment(line.late_at)))
    if line.registered_at is None:
        pairs.append((_("Registered"), _("not yet")))
    else:
        words = _("%(when)s, after %(long)s") % {
            "when": clock_words.moment(line.registered_at),
            "long": clock_words.waited(line.at, line.registered_at),
        }
        pairs.append((_("Registered"), words))
    return tuple(pairs)


def _around(around: Circumstances | None, line: RegistrationLine) -> str:
    """This will say in a line what stood around it then."""
    stood = comma().join(label("obstacles", code) for code in line.obstacles)
    in_the_way = _("In its way: %(what)s.") % {"what": stood or _("nobody wrote it down")}
    if around is None:
        return in_the_way
    numbers = _(
        "At that time this post owed %(n)s duties at this desk, in %(cases)s cases of thirty "
        "days; %(posted)s held it, %(away)s of them on leave."
    ) % {
        "n": around.owed_beside,
        "cases": around.cases_beside,
        "posted": around.posted,
        "away": around.away,
    }
    return f"{numbers} {in_the_way}"
