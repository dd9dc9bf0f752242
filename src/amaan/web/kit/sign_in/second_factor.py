"""The second factor: asked for at every sign-in, of everybody, and checked by the vault alone."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amaan.confidentiality.vault import client
from amaan.kernel import clock
from amaan.organisation.queries import acting_as
from amaan.web.kit import clock_words
from amaan.web.kit.sign_in import factors, own_numbers, session
from amaan.web.kit.sign_in.forms import FactorForm
from amaan.web.kit.sign_in.stage import (
    SecondFactorStage,
    SigningIn,
    officer_id_of,
    officer_of,
    waiting,
)
from amaan.web.kit.templatetags.kit import refusal_words

Step = Callable[[HttpRequest, SecondFactorStage], HttpResponseBase]


def for_whoever_waits(step: Step) -> Callable[[HttpRequest], HttpResponseBase]:
    """This will let a step see only a sign-in whose password was right and whose post is held."""

    @sensitive_post_parameters("code", "uri", "answer", "enrolment_code")
    @never_cache
    @require_http_methods(["GET", "POST"])
    @wraps(step)
    def enter(request: HttpRequest) -> HttpResponseBase:
        stage = waiting(request)
        if stage is None:
            return redirect("account_login")
        if acting_as(officer_id_of(stage), clock.now()) is None:
            stage.abort()
            return render(request, "account/ended.html", status=403)
        if _is_too_old(officer_of(stage)):
            stage.abort()
            return render(request, "account/password_too_old.html", status=403)
        try:
            return step(request, stage)
        except client.VaultUnavailable:
            return vault_stopped(request)

    return enter


def _is_too_old(officer: SigningIn) -> bool:
    # A password on a slip of paper that lay about for days; said to nobody who does not know it.
    until = officer.password_good_until
    return until is not None and clock.now() >= until


@for_whoever_waits
def second_factor(request: HttpRequest, stage: SecondFactorStage) -> HttpResponseBase:
    """This will ask for a second factor and open the session when the vault says it is right."""
    officer_id = officer_id_of(stage)
    if not client.has_second_factor(officer_id):
        return redirect("second_factor_enrol")
    form = FactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _checked(request, stage, form)
        except (client.WrongCode, client.WrongPasskey, client.TooManyTries) as refusal:
            form.refuse(refusal_words(refusal))
    shown = {"form": form, "may_show_code": settings.DEMO, **factors.asked_for(officer_id)}
    return render(request, "account/second_factor.html", shown)


def _checked(request: HttpRequest, stage: SecondFactorStage, form: FactorForm) -> HttpResponseBase:
    binding, officer_id = session.new_binding(), officer_id_of(stage)
    here, answer = session.digest_of(binding), form.cleaned_data["answer"]
    if answer is None:
        capability = client.verify_second_factor(officer_id, here, form.cleaned_data["code"])
    else:
        capability = client.verify_passkey(officer_id, here, answer)
    return let_in(request, stage, binding, capability)


def vault_stopped(request: HttpRequest) -> HttpResponse:
    """This will say that no code can be checked, and what to do for somebody who waits."""
    return render(request, "account/vault_stopped.html", status=503)


def let_in(
    request: HttpRequest, stage: SecondFactorStage, binding: str, capability: str
) -> HttpResponseBase:
    """This will finish the sign-in that waited, and say which other one it has ended."""
    officer = officer_of(stage)
    response: HttpResponseBase = stage.exit()
    if request.user.is_authenticated:
        # After the session was made new: the binding must be in the one the officer keeps.
        began = session.keep_capability(request, response, binding=binding, capability=capability)
        own_numbers.ask_at_the_first_page(request)
        if began.ended_began_at is not None:
            _say_what_ended(request, began.ended_browser, began.ended_began_at)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            _speak(response, officer.language)
    return response


def _say_what_ended(request: HttpRequest, browser: str, began_at: datetime) -> None:
    said = _(
        "You were still signed in at another computer (%(browser)s), since %(since)s. That "
        "sign-in has ended. If it was not you, tell the registrar now."
    )
    where = browser or _("unknown browser")
    messages.warning(request, said % {"browser": where, "since": clock_words.moment(began_at)})


def _speak(response: HttpResponseBase, language: str) -> None:
    # Whoever chose a language at the door keeps it; signing out forgets the choice.
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Strict",
    )
