"""An officer's own sign-in: her second factors, where she was signed in, and taking either back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from amaan.confidentiality.queries import may
from amaan.kernel.refusals import Refused
from amaan.organisation import actions, queries
from amaan.organisation.posts import SignInEnd
from amaan.organisation.queries import AtComputer
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in import computers, own, picture, session
from amaan.web.kit.sign_in.forms import EnrolmentForm
from amaan.web.kit.visit import Visit

NOTHING = frozenset[Any]()
LATELY = timedelta(days=90)


class OneForm(forms.Form):
    """Which of one's own keys or sign-ins is meant."""

    which = forms.UUIDField()


@door(audience="kit", classes=NOTHING)
def own_sign_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show an officer her second factors and where she was signed in lately."""
    found = queries.sign_ins_of(visit.actor, session.real_now() - LATELY)
    here = computers.digest_of(request)
    serves = may(visit.actor, "answer_survey")
    shown: dict[str, Any] = {"sign_ins": [_line(one, here) for one in found], "serves": serves}
    try:
        shown |= {"has": own.factors_of(visit), "passkeys": own.passkeys_of(visit)}
    except Refused as refusal:
        shown["vault_says"] = sentence_of(refusal)
    return render(request, "account/own_sign_in.html", shown)


@sensitive_post_parameters("answer")
@door(audience="kit", classes=NOTHING, methods=("GET", "POST"))
def add_key(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will add a security key beside what the officer has."""
    form = EnrolmentForm(request.POST if request.method == "POST" else None, by_key=True)

    def page() -> HttpResponse:
        if form.is_bound and form.is_valid() and form.cleaned_data["answer"]:
            try:
                own.add_passkey(visit, form.cleaned_data["answer"], form.cleaned_data["label"])
            except own.WrongPasskey as refusal:
                form.add_error("label", sentence_of(refusal))
                return asked()
            messages.success(request, _("The key is added. Try it at your next sign-in."))
            return redirect("own_sign_in")
        return asked()

    def asked() -> HttpResponse:
        shown = {"form": form, "question": own.question_for_new(visit, _account(visit))}
        return render(request, "account/add_key.html", shown, status=422 if form.errors else 200)

    return _with_a_fresh_factor(request, page)


@sensitive_post_parameters("code", "uri")
@door(audience="kit", classes=NOTHING, methods=("GET", "POST"))
def add_app(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will add an authenticator beside what the officer has."""
    form = EnrolmentForm(request.POST if request.method == "POST" else None, by_key=False)

    def page() -> HttpResponse:
        if form.is_bound and form.is_valid() and form.cleaned_data["code"]:
            try:
                own.confirm_app(visit, form.cleaned_data["code"])
            except own.WrongCode as refusal:
                form.add_error("code", sentence_of(refusal))
            else:
                messages.success(request, _("The authenticator is added."))
                return redirect("own_sign_in")
        uri = form.uri_already_shown() or own.begin_app(visit, _account(visit)).otpauth_uri
        shown = {
            "form": form,
            "uri": uri,
            "picture": picture.of(uri),
            "secret": picture.in_fours(picture.secret_in(uri)),
        }
        return render(request, "account/add_app.html", shown, status=422 if form.errors else 200)

    return _with_a_fresh_factor(request, page)


@door(audience="kit", classes=NOTHING, methods=("POST",))
def drop_key(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will take one of the officer's security keys away."""
    form = OneForm(request.POST)

    def page() -> HttpResponse:
        if form.is_valid():
            own.drop_passkey(visit, form.cleaned_data["which"])
            messages.success(request, _("The key is taken away. It opens nothing any more."))
        return redirect("own_sign_in")

    return _with_a_fresh_factor(request, page)


@door(audience="kit", classes=NOTHING, methods=("POST",))
def new_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will make a new sheet of codes and show it once, to be printed."""

    def page() -> HttpResponse:
        codes = own.new_sheet(visit)
        return render(
            request, "account/sheet.html", {"codes": codes, "back": reverse("own_sign_in")}
        )

    return _with_a_fresh_factor(request, page)


@door(audience="kit", classes=NOTHING, methods=("POST",))
def forget_computer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will make a computer a stranger's again; a sign-in that is open there ends now."""
    form = OneForm(request.POST)
    if form.is_valid():
        which: UUID = form.cleaned_data["which"]
        actions.forget_computer(actor=visit.actor, sign_in_id=which, now=session.real_now())
        messages.success(request, _("That computer is forgotten."))
    return redirect("own_sign_in")


def _with_a_fresh_factor(request: HttpRequest, page: Callable[[], HttpResponse]) -> HttpResponse:
    # Whoever finds a screen open must not be able to put in a key of his own.
    try:
        return page()
    except own.FreshFactorNeeded:
        back = reverse("own_sign_in") if request.method == "POST" else request.path
        return redirect(f"{reverse('factor_again')}?next={back}")


def _account(visit: Visit) -> str:
    return visit.signed_in.officer.name_en


def _line(one: AtComputer, here: str) -> dict[str, Any]:
    is_open = not one.ended_how
    return {
        "id": one.id,
        "began_at": clock_words.moment(one.began_at),
        "browser": one.browser or _("unknown browser"),
        "is_here": one.computer == here,
        "forgotten": one.forgotten,
        "how": _("open now") if is_open else str(SignInEnd(one.ended_how).label),
        "may_forget": not one.forgotten and one.computer != here,
    }
