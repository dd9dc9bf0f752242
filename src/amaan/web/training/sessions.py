"""One session: who came, what marks changed, and the certificates that are given for it."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen
from amaan.web.kit.number_tables import table
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.training.home import gained
from amaan.web.training.rooms import NOTHING_OF_A_CASE, keeps, page
from amaan.workforce.certificates import Given, give_certificates
from amaan.workforce.training_queries import MOST_SHOWN, SessionSheet, session_sheet
from amaan.workforce.training_words import PROFESSIONS, STREAMS


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def session(request: HttpRequest, visit: Visit, session_id: UUID) -> HttpResponse:
    """This will show a session, and give certificates to those who completed it."""
    refusal = ""
    if request.method == "POST":
        try:
            # In a savepoint: after a refusal the page reads on.
            with transaction.atomic():
                given = give_certificates(actor=visit.actor, session_id=session_id, now=visit.now)
            messages.success(request, _words(given))
            return redirect("training:session", session_id)
        except NotFound:
            raise
        except Refused as refused:
            refusal = sentence_of(refused)
    sheet = session_sheet(visit.actor, session_id, visit.now)
    writes = keeps(visit)
    entry = reverse("books:entry", args=["training-sessions", session_id])
    attend = reverse("books:new", args=["attendances"])
    shown = page(
        request,
        title=f"{sheet.code}: {sheet.course}",
        lead=chosen(STREAMS, sheet.stream),
        refusal=refusal,
        actions=[
            *([(_("Write down who came"), attend)] if writes else []),
            (_("Its entry in the register"), entry),
        ],
        facts=_facts(sheet),
        presses=[{"label": _("Give the certificates"), "primary": True}] if writes else [],
        tables=(_people(sheet),),
        notes=[_("The first %(n)s are shown; the register has all of them.") % {"n": MOST_SHOWN}]
        if sheet.came > MOST_SHOWN
        else [],
    )
    return render(request, "training/page.html", shown, status=422 if refusal else 200)


def _facts(sheet: SessionSheet) -> tuple[tuple[str, str], ...]:
    return (
        (_("First day"), f"{sheet.on:%d/%m/%Y}"),
        (_("Days"), str(sheet.days)),
        (_("Place"), sheet.place),
        (_("Trainer"), sheet.trainer or "–"),
        (
            _("People who came"),
            _("%(all)s, of whom %(women)s women") % {"all": sheet.came, "women": sheet.women},
        ),
        (_("Completed"), str(sheet.completed)),
        (_("Certificates"), str(sheet.certified)),
        (_("Marks gained"), gained(sheet.gain)),
    )


def _people(sheet: SessionSheet) -> shapes.Register:
    return table(
        _("Who came"),
        (
            _("Name"),
            _("Service or trainee number"),
            _("Profession"),
            _("Completed"),
            _("Certificate"),
        ),
        (
            (
                shapes.Cell(
                    text=one.name,
                    href=reverse("books:entry", args=["attendances", one.attendance_id]),
                ),
                one.number,
                chosen(PROFESSIONS, one.profession),
                _("yes") if one.completed else _("no"),
                shapes.Cell(
                    text=_("given"),
                    href=reverse("training:certificate", args=[one.certificate_id]),
                )
                if one.certificate_id
                else "–",
            )
            for one in sheet.people
        ),
        _("Nobody is written down yet."),
    )


def _words(given: Given) -> str:
    n = given.certificates
    words = [
        ngettext("%(n)s certificate was given.", "%(n)s certificates were given.", n) % {"n": n}
    ]
    if given.unknown:
        words.append(
            ngettext(
                "%(n)s of them is of an officer whom no register of your area has: assignment "
                "does not know of it.",
                "%(n)s of them are of officers whom no register of your area has: assignment "
                "does not know of them.",
                given.unknown,
            )
            % {"n": given.unknown}
        )
    return " ".join(words)
