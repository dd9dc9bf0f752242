"""The doors in and out: name and password, and the end of a shift."""

from typing import cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amaan.kernel import clock
from amaan.organisation.posts import SignInEnd
from amaan.organisation.queries import signed_in
from amaan.web.kit.registry import Assurance
from amaan.web.kit.sign_in import again, demonstration, session, whither
from amaan.web.kit.sign_in.forms import SignInForm
from amaan.web.kit.sign_in.session import Standing


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """This will ask for name and password, and send whoever knows both on to the code."""
    if _is_at_work(request):
        return redirect(whither.wanted(request))
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST":
        if form.is_valid():
            _end_what_is_left(request)
            return cast(
                "HttpResponseBase", form.login(request, redirect_url=whither.wanted(request))
            )
    else:
        _end_what_is_left(request)
    return render(
        request,
        "account/sign_in.html",
        {
            "form": form,
            "next": request.GET.get("next", ""),
            "ended": _said_of_the_end(request),
            **demonstration.panel(request),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """This will end the session and leave nothing of it in the browser."""
    if request.method == "GET":
        return render(request, "account/sign_out.html")
    again.leave(request)
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
    if session.assurance_of(request) is not Assurance.SECOND_FACTOR:
        return False
    if not request.user.is_authenticated:
        return False
    found = signed_in(request.user.pk, request.session.get(HASH_SESSION_KEY, ""), clock.now())
    return found is not None and session.standing(request, found.at) is not Standing.ENDED


def _said_of_the_end(request: HttpRequest) -> str:
    # From a closed list; an address must not be able to put words on this page.
    why = request.GET.get("ended", "")
    return why if why in SignInEnd.values else ""


def _end_what_is_left(request: HttpRequest) -> None:
    # A session whose eight hours are over, or whose officer holds no post any more, or that
    # was ended from elsewhere.
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
