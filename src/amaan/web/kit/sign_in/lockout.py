"""Wrong passwords in a row: what is counted, and the page that says to wait."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import salted_hmac


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """This will give the name under which wrong passwords are counted.

    It is a digest: sooner or later somebody types the password into the field of the name,
    and a table of failed sign-ins must not become a list of passwords.
    """
    given = credentials or {}
    # allauth calls it by its own word, axes by the column's; the form has a third.
    typed = given.get("username") or given.get("sign_in") or request.POST.get("login", "")
    return salted_hmac("amaan.sign_in.lockout", str(typed).strip().lower()).hexdigest()


def locked_out(
    request: HttpRequest, response: HttpResponseBase | None, credentials: object = None
) -> HttpResponse:
    """This will say that too many passwords were wrong, alike for names that exist and not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
