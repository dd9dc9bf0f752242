"""The doors in and out: name and password, and the end of a shift."""

from typing import cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amaan.kernel import clock
from amaan.organisation.queries import acting_as
from amaan.web.kit.registry import Assurance
from amaan.web.kit.sign_in import demonstration, session
from amaan.web.kit.sign_in.forms import SignInForm


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """This will ask for name and password, and send whoever knows both on to the code."""
    if _is_at_work(request):
        return redirect(_whither(request))
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST":
        if form.is_valid():
            _end_what_is_left(request)
            return cast("HttpResponseBase", form.login(request, redirect_url=_whither(request)))
    else:
        _end_what_is_left(request)
    return render(
        request,
        "account/sign_in.html",
        {"form": form, "next": request.GET.get("next", ""), **demonstration.panel(request)},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """This will end the session and leave nothing of it in the browser."""
    if request.method == "GET":
        return render(request, "account/sign_out.html")
    get_adapter(request).logout(request)
    response = redirect("account_login")
    session.forget_capability(response)
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Strict")
    # The next officer at this desk must not find pages with the Back key.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@never_cache
@require_http_methods(["GET"])
def ended(request: HttpRequest) -> HttpResponse:
    """This will say that an account is no longer in use; allauth wants an address for it."""
    return render(request, "account/ended.html", status=403)


def _is_at_work(request: HttpRequest) -> bool:
    # The door asks the same; if the two differed, an officer would be sent in a circle.
    return (
        session.assurance_of(request) is Assurance.SECOND_FACTOR
        and request.user.is_authenticated
        and acting_as(request.user.pk, clock.now()) is not None
    )


def _end_what_is_left(request: HttpRequest) -> None:
    # A session whose eight hours are over, or whose officer holds no post any more.
    if request.user.is_authenticated:
        get_adapter(request).logout(request)


def _whither(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return resolve_url(settings.LOGIN_REDIRECT_URL)
