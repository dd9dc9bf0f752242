"""What only the practice site shows at its door: the cast, and their codes of the moment.

On a real site the setting is off, the address answers that there is no such page, and the
vault would not give a code either.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from amaan.confidentiality.vault import client
from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound
from amaan.web.kit.sign_in import factors
from amaan.web.kit.sign_in.forms import FactorForm, SignInForm
from amaan.web.kit.sign_in.second_factor import vault_stopped
from amaan.web.kit.sign_in.stage import officer_id_of, waiting
from amaan.web.kit.templatetags.kit import refusal_words


@dataclass(frozen=True, kw_only=True)
class CastMember:
    """One person of the practice cast as the door shows her."""

    officer_id: OfficerId
    sign_in: str
    password: str
    name: str
    post: str
    unit: str
    part: str


def panel(request: HttpRequest) -> dict[str, Any]:
    """This will give the sign-in page its panel; on a real site, nothing."""
    return {"cast": _cast()} if settings.DEMO else {}


@never_cache
@require_POST
def show_code(request: HttpRequest) -> HttpResponseBase:
    """This will show the code of the moment, for one of the cast or for whoever waits."""
    if not settings.DEMO:
        raise Http404
    stage = waiting(request)
    sign_in = request.POST.get("sign_in", "")
    try:
        if stage is not None and not sign_in:
            return _on_the_page_of_the_code(request, officer_id_of(stage))
        return _in_the_panel(request, sign_in)
    except client.VaultUnavailable:
        return vault_stopped(request)
    except NotFound:
        # The vault was not started for practice, whatever the setting here says.
        raise Http404 from None


def _on_the_page_of_the_code(request: HttpRequest, officer_id: OfficerId) -> HttpResponseBase:
    if not client.has_second_factor(officer_id):
        return redirect("second_factor_enrol")
    code, wait = _code_or_wait(officer_id)
    return render(
        request,
        "account/second_factor.html",
        {
            "form": FactorForm(initial={"code": code}),
            "may_show_code": True,
            "code_is_shown": bool(code),
            "wait": wait,
            **factors.asked_for(officer_id),
        },
    )


def _in_the_panel(request: HttpRequest, sign_in: str) -> HttpResponseBase:
    cast_here = _cast()
    member = next((m for m in cast_here if m.sign_in == sign_in), None)
    if member is None:
        raise Http404
    return render(
        request,
        "account/sign_in.html",
        {
            "form": SignInForm(request=request, initial={"login": member.sign_in}),
            "cast": cast_here,
            "shown_for": member.sign_in,
            "code": "".join(_code_or_wait(member.officer_id)),
        },
    )


def _code_or_wait(officer_id: OfficerId) -> tuple[str, str]:
    # Whoever signs in and out quickly uses up the codes of the moment.
    try:
        return client.demo_code(officer_id), ""
    except client.NoCodeYet as refusal:
        return "", refusal_words(refusal)


def _cast() -> Sequence[CastMember]:
    # The cast is made above this floor, by the house; the setting says where.
    of_the_house = cast("Callable[[], Sequence[CastMember]]", import_string(settings.DEMO_CAST))
    return of_the_house()
