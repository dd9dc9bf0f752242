"""The desk's pages: who is waiting and what is due, a contact, and lists."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseLine
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.desk import actions, queries
from amaan.kernel.ids import CaseId, ContactId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.desk import lines
from amaan.web.desk.forms import AdviceForm, ContactForm
from amaan.web.kit.door import door
from amaan.web.kit.frame import RECEIVING, WITHOUT_CASES, home_of
from amaan.web.kit.keeping import told_me
from amaan.web.kit.paging import key_of, older, stamp
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in import own_numbers
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})
PAGE = 20
ON_THE_HOME = timedelta(days=2)
# A fresh complaint owes twenty things at once; the case that came before must not vanish behind it.
OF_EACH_CASE = 3


@door(audience="desk", classes=SKELETON)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show who is waiting, what is due, and the newest cases."""
    actor, now = visit.actor, visit.now
    if own_numbers.are_asked_now(request):
        return redirect(f"{reverse('own_numbers')}?asked=1")
    if (page := home_of(actor.post)) != "desk:home":
        return redirect(page)
    if actor.post in WITHOUT_CASES:
        return render(request, "desk/no_cases.html", {"post": actor.post})
    front = actor.post in RECEIVING
    # What was late for longer stands on the page of all that is due; a year of it must not
    # push tonight's complaint off this one.
    since = (now - ON_THE_HOME, str(UUID(int=0)))
    due = cases.duties_due(actor, now, after=since, limit=PAGE, of_each_case=OF_EACH_CASE)
    newest = cases.recent_cases(actor, now, limit=8)
    shown = {
        "front": front,
        "waiting": lines.waiting_list(queries.waiting(actor), now) if front else None,
        "calls": queries.calls(actor) if actor.is_woman else (),
        "due": lines.duty_list(due, visit.now),
        "cases": lines.case_list(newest, older_url=_older(newest, 8)),
        "told": told_me(request, visit),
        "reads_figures": may(actor, "read_desk_figures"),
        "now": now,
    }
    return render(request, "desk/home.html", shown)


@door(audience="desk", classes=SKELETON)
def due(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what is due, a page at a time, earliest first."""
    after = key_of(request, "after")
    since = (after[0], str(after[1])) if after else None
    rows = cases.duties_due(visit.actor, visit.now, after=since, limit=PAGE + 1)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    shown = {
        "due": lines.duty_list(rows[:PAGE], visit.now),
        "next": f"?after={stamp(last.late_at, last.id)}" if last else "",
        "first": reverse("desk:due") if after else "",
        "now": visit.now,
    }
    return render(request, "desk/due.html", shown)


@door(audience="desk", classes=SKELETON)
def case_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the cases of the desk or station, newest first, a page at a time."""
    key = key_of(request)
    before = (key[0], CaseId(key[1])) if key else None
    rows = cases.recent_cases(visit.actor, visit.now, before=before, limit=PAGE)
    register = lines.case_list(
        rows,
        older_url=_older(rows, PAGE),
        first_url=reverse("desk:cases") if before else "",
    )
    return render(request, "desk/cases.html", {"cases": register})


@door(audience="desk", classes=SKELETON, methods=("GET", "POST"))
def new_contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will put somebody on the waiting list, without a name."""
    if request.method == "GET":
        form = ContactForm(initial={"id": new_id(), "arrived": visit.now})
        return render(request, "desk/new_contact.html", {"form": form})
    form = ContactForm(request.POST)
    form.fields["arrived"].now = visit.now  # type: ignore[attr-defined]  # a WhenField
    if not form.is_valid():
        return render(request, "desk/new_contact.html", {"form": form}, status=422)
    said = form.cleaned_data
    contact_id = actions.open_contact(
        actor=visit.actor,
        contact_id=ContactId(said["id"]),
        mode=said["mode"],
        language=said["language"],
        urgent=said["urgent"],
        with_children=said["with_children"],
        arrived_at=said["arrived"].earliest or visit.now,
        now=visit.now,
    )
    return redirect("desk:contact", contact_id)


@door(audience="desk", classes=SKELETON)
def contact(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will ask what she came for: a complaint, advice, or she has left."""
    found = queries.contact(visit.actor, ContactId(contact_id))
    return render(request, "desk/contact.html", _contact_page(found, AdviceForm(), visit))


@door(audience="desk", classes=SKELETON, methods=("POST",))
def advice(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will close a contact as advice; nobody's name is kept."""
    found = queries.contact(visit.actor, ContactId(contact_id))
    form = AdviceForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/contact.html", _contact_page(found, form, visit), status=422)
    try:
        with transaction.atomic():
            actions.give_advice(
                actor=visit.actor,
                contact_id=ContactId(contact_id),
                topics=tuple(form.cleaned_data["topics"]),
                now=visit.now,
            )
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, sentence_of(refusal))
        return render(request, "desk/contact.html", _contact_page(found, form, visit), status=409)
    messages.success(request, _("The advice is counted. Nothing about her was kept."))
    return redirect("desk:home")


@door(audience="desk", classes=SKELETON, methods=("POST",))
def left(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will write down that she left before being heard."""
    actions.note_left(actor=visit.actor, contact_id=ContactId(contact_id), now=visit.now)
    messages.info(request, _("Written down: she left before being heard."))
    return redirect("desk:home")


def _contact_page(found: queries.Waiting, form: AdviceForm, visit: Visit) -> dict[str, object]:
    woman = visit.actor.is_woman
    return {"contact": found, "form": form, "now": visit.now, "woman": woman}


def _older(rows: tuple[CaseLine, ...], full: int) -> str:
    if len(rows) < full:
        return ""
    last = rows[-1]
    return older(reverse("desk:cases"), last.opened_at, last.case_id)
