"""The registrar's pages of officers: appoint, post, relieve, and give keys back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import actions, registers, rota
from amaan.organisation.actions import NewOfficer
from amaan.organisation.passwords import temporary_password
from amaan.organisation.posts import Post, Rank, Sex, UnitKind
from amaan.organisation.queries import officer_by_service_number
from amaan.organisation.registers import OfficerSheet
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in.resetting import end_session, take_code_away
from amaan.web.kit.visit import Visit
from amaan.web.registrar import lines
from amaan.web.registrar.forms import OfficerForm, PostForm, RankForm, SureForm
from amaan.web.registrar.reading import NOTHING, PAGE, after_of, only_a_registrar, sought, status_of
from amaan.web.registrar.rota import away_words


class NobodyOfThisNumber(Refused):
    """Whether he serves elsewhere or nowhere is not this registrar's to learn."""

    sentence = said("No officer of your area has this number. Read the number again.")


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def officer_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the officers of the area by name, or whoever is looked for."""
    named, resting = sought(request), request.GET.get("resting") == "1"
    rows = registers.officers(
        visit.actor,
        visit.now,
        named=named,
        out_of_post=resting,
        after=after_of(request),
        limit=PAGE + 1,
    )
    here = reverse("registrar:officers")
    register = lines.officer_register(
        rows[:PAGE],
        visit.language,
        caption=_("Officers out of post") if resting else _("Officers in post"),
        search=shapes.SearchBox(
            url=here,
            label=_("Find an officer by name or number"),
            value=named,
        ),
        empty=shapes.Empty(title=_("Nobody of this name or number.")),
    )
    kept = "&resting=1" if resting else ""
    shown = {
        "register": register,
        "resting": resting,
        "next": f"{here}?after={rows[PAGE - 1].officer_id}{kept}" if len(rows) > PAGE else "",
        "first": here if after_of(request) else "",
        "named": named,
    }
    return render(request, "registrar/officers.html", shown)


@door(audience="registrar", classes=NOTHING)
def sheet(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will show an officer with every posting, and what may be done."""
    found = registers.officer_sheet(visit.actor, OfficerId(officer_id), visit.now)
    page = _officer_page(found, visit)
    if words := away_words(rota.away([officer_id], visit.now).get(officer_id)):
        page["pairs"] = (*page["pairs"], (_("On leave"), words))
    shown = {
        **page,
        "postings": lines.posting_register(found.postings, visit.language),
        "rank_form": RankForm(initial={"rank": found.line.rank}),
    }
    return render(request, "registrar/officer.html", shown)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def appoint(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will ask whom the order names, enter her, and show her first password once."""
    unit = registers.unit_sheet(visit.actor, UnitId(unit_id), visit.now).line
    form = OfficerForm(request.POST if request.method == "POST" else None, kind=UnitKind(unit.kind))
    if form.is_bound and form.is_valid():
        password = temporary_password()
        try:
            with transaction.atomic():
                entered = actions.appoint_officer(
                    actor=visit.actor,
                    officer=_new_officer(form.cleaned_data),
                    password=password,
                    unit_id=UnitId(unit_id),
                    post=Post(form.cleaned_data["post"]),
                    now=visit.now,
                    password_is_temporary=True,
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            shown = {
                "officer_id": entered,
                "sign_in": form.cleaned_data["sign_in"].lower(),
                "password": password,
                "is_new": True,
            }
            return render(request, "registrar/password_once.html", shown)
    shown = {"unit": unit, "name": lines.unit_name(unit, visit.language), "form": form}
    return render(request, "registrar/appoint.html", shown, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def post_here(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will ask who is posted to this unit, and as what."""
    unit = registers.unit_sheet(visit.actor, UnitId(unit_id), visit.now).line
    form = PostForm(request.POST if request.method == "POST" else None, kind=UnitKind(unit.kind))
    if form.is_bound and form.is_valid():
        officer_id = officer_by_service_number(form.cleaned_data["service_number"], visit.now)
        try:
            with transaction.atomic():
                if officer_id is None:
                    raise NobodyOfThisNumber
                actions.post_officer(
                    actor=visit.actor,
                    officer_id=officer_id,
                    unit_id=UnitId(unit_id),
                    post=Post(form.cleaned_data["post"]),
                    now=visit.now,
                )
        except (NotFound, NobodyOfThisNumber):
            # Of another area or of nobody: the registers of others are not asked through ours.
            form.add_error("service_number", sentence_of(NobodyOfThisNumber()))
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("Posted. The posting before it has ended."))
            return redirect("registrar:officer", officer_id)
    shown = {"unit": unit, "name": lines.unit_name(unit, visit.language), "form": form}
    return render(request, "registrar/post_here.html", shown, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def relieve(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will end an officer's posting now."""
    actions.relieve_officer(actor=visit.actor, officer_id=OfficerId(officer_id), now=visit.now)
    messages.success(request, _("Relieved. From now on this account opens nothing."))
    return redirect("registrar:officer", officer_id)


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def rank(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will write down an officer's new rank."""
    only_a_registrar(visit)
    form = RankForm(request.POST)
    if form.is_valid():
        actions.change_rank(
            actor=visit.actor,
            officer_id=OfficerId(officer_id),
            rank=Rank(form.cleaned_data["rank"]),
            now=visit.now,
        )
        messages.success(request, _("The rank is written down."))
    return redirect("registrar:officer", officer_id)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def password(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will give an officer a temporary password, shown once, and end her sessions."""
    found = registers.officer_sheet(visit.actor, OfficerId(officer_id), visit.now)
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                fresh = actions.reset_password(
                    actor=visit.actor, officer_id=OfficerId(officer_id), now=visit.now
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            shown = {"officer_id": officer_id, "sign_in": found.sign_in, "password": fresh}
            return render(request, "registrar/password_once.html", shown)
    shown = {**_officer_page(found, visit), "form": form}
    return render(request, "registrar/reset_password.html", shown, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def code(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will take what an officer had away and print the code for a new enrolment."""
    found = registers.officer_sheet(visit.actor, OfficerId(officer_id), visit.now)
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                enrolment = take_code_away(visit, OfficerId(officer_id))
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            shown = {**_officer_page(found, visit), "code": enrolment}
            return render(request, "account/enrolment_code.html", shown)
    shown = {**_officer_page(found, visit), "form": form}
    return render(request, "registrar/reset_code.html", shown, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def end_sign_in(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will end an officer's session now: she is signed in where she should not be."""
    end_session(visit, OfficerId(officer_id))
    messages.success(request, _("Her sign-in has ended, wherever it was."))
    return redirect("registrar:officer", officer_id)


def _new_officer(told: dict[str, Any]) -> NewOfficer:
    return NewOfficer(
        sign_in=told["sign_in"],
        service_number=told["service_number"],
        name_en=told["name_en"],
        name_ur=told["name_ur"],
        rank=Rank(told["rank"]),
        sex=Sex(told["sex"]),
        language=told["language"],
    )


def _officer_page(found: OfficerSheet, visit: Visit) -> dict[str, Any]:
    line = found.line
    in_post = line.until is None or line.until > visit.now
    place = in_language(line.unit_en, line.unit_ur, visit.language)
    pairs = [
        (_("Rank"), str(Rank(line.rank).label)),
        (_("Service number"), line.service_number),
        (_("Sign-in name"), found.sign_in),
        (_("As the service records"), str(Sex(found.sex).label)),
        (_("Post"), str(Post(line.post).label) if in_post else _("out of post")),
        (_("Unit"), place if in_post else _("last: %(unit)s") % {"unit": place}),
    ]
    if not found.has_password:
        pairs.append((_("Password"), _("none yet: give one when you see the officer")))
    if found.has_temporary_password:
        pairs.append((_("Password"), _("temporary, until she chooses her own")))
    if found.password_reset_at is not None:
        pairs.append((_("Password last reset"), clock_words.moment(found.password_reset_at)))
    if found.code_reset_at is not None:
        pairs.append((_("Code last reset"), clock_words.moment(found.code_reset_at)))
    return {
        "officer_id": line.officer_id,
        "name": in_language(line.name_en, line.name_ur, visit.language),
        "pairs": tuple(pairs),
        "in_post": in_post,
        "is_self": found.is_self,
        "unit_id": line.unit_id,
    }
