"""The code: asked for at every sign-in, enrolled at the first, checked by the vault alone."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amaan.confidentiality.vault import client
from amaan.kernel import clock
from amaan.kernel.refusals import Refused
from amaan.organisation.queries import acting_as
from amaan.web.kit.sign_in import picture, session
from amaan.web.kit.sign_in.forms import CodeForm, EnrolmentForm
from amaan.web.kit.sign_in.stage import SecondFactorStage, officer_id_of, officer_of, waiting
from amaan.web.kit.templatetags.kit import refusal_words

Step = Callable[[HttpRequest, SecondFactorStage], HttpResponseBase]


def for_whoever_waits(step: Step) -> Callable[[HttpRequest], HttpResponseBase]:
    """This will let a step see only a sign-in whose password was right and whose post is held."""

    @sensitive_post_parameters("code", "uri")
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
        try:
            return step(request, stage)
        except client.VaultUnavailable:
            return vault_stopped(request)

    return enter


@for_whoever_waits
def second_factor(request: HttpRequest, stage: SecondFactorStage) -> HttpResponseBase:
    """This will ask for the code and open the session when the vault says it is right."""
    form = CodeForm(request.POST or None)
    if not client.has_second_factor(officer_id_of(stage)):
        return redirect("second_factor_enrol")
    if request.method == "POST" and form.is_valid():
        try:
            return _let_in(request, stage, client.verify_second_factor, form.cleaned_data["code"])
        except (client.WrongCode, client.TooManyTries) as refusal:
            _refuse(form, refusal)
    return render(
        request, "account/second_factor.html", {"form": form, "may_show_code": settings.DEMO}
    )


@for_whoever_waits
def enrol(request: HttpRequest, stage: SecondFactorStage) -> HttpResponseBase:
    """This will show a new officer the vault's secret once, and take the first code from it."""
    officer_id = officer_id_of(stage)
    if client.has_second_factor(officer_id):
        return redirect("second_factor")
    form = EnrolmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _let_in(request, stage, client.confirm_enrolment, form.cleaned_data["code"])
        except (client.WrongCode, client.TooManyTries) as refusal:
            _refuse(form, refusal)
    # After a wrong code the same square is shown again: the phone has it already, and a new
    # one would make every next code wrong. It travels in the page, not in the session.
    uri = form.uri_already_shown() or _new_secret(stage)
    return render(
        request,
        "account/enrol.html",
        {
            "form": form,
            "uri": uri,
            "picture": picture.of(uri),
            "secret": picture.in_fours(picture.secret_in(uri)),
        },
    )


def _refuse(form: CodeForm, refusal: Refused) -> None:
    form.add_error("code", refusal_words(refusal))
    # A code that was refused is of no more use, and the next one wants an empty field.
    form.data = {**form.data, "code": "", "uri": form.data.get("uri", "")}


def _new_secret(stage: SecondFactorStage) -> str:
    return client.begin_enrolment(officer_id_of(stage), officer_of(stage).sign_in).otpauth_uri


def vault_stopped(request: HttpRequest) -> HttpResponse:
    """This will say that no code can be checked, and what to do for somebody who waits."""
    return render(request, "account/vault_stopped.html", status=503)


def _let_in(
    request: HttpRequest,
    stage: SecondFactorStage,
    ask_the_vault: Callable[..., str],
    code: str,
) -> HttpResponseBase:
    binding = session.new_binding()
    capability = ask_the_vault(officer_id_of(stage), session.digest_of(binding), code)
    officer = officer_of(stage)
    response: HttpResponseBase = stage.exit()
    if request.user.is_authenticated:
        # After the session was made new: the binding must be in the one the officer keeps.
        session.keep_capability(request, response, binding=binding, capability=capability)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            _speak(response, officer.language)
    return response


def _speak(response: HttpResponseBase, language: str) -> None:
    # Whoever chose a language at the door keeps it; signing out forgets the choice.
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Strict",
    )
