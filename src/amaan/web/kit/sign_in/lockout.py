"""Wrong passwords in a row: what is counted, and the page that says to wait."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from amaan.organisation.queries import knows_computer
from amaan.web.kit.sign_in import computers
from amaan.web.kit.sign_in.session import real_now as session_now


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """This will give the name under which wrong passwords are counted.

    It is a digest: sooner or later somebody types the password into the field of the name,
    and a table of failed sign-ins must not become a list of passwords.
    """
    given = credentials or {}
    # allauth calls it by its own word, axes by the column's; the form has a third.
    typed = given.get("username") or given.get("sign_in") or request.POST.get("login", "")
    name = str(typed).strip().lower()
    return salted_hmac("amaan.sign_in.lockout", name + _own_computer(request, name)).hexdigest()


def _own_computer(request: HttpRequest, name: str) -> str:
    """This will tell an officer's own computer apart: it is counted by itself.

    Otherwise whoever knows her name could keep her out of her desk with five wrong passwords
    every quarter of an hour. A stranger still has only five, and so has her own computer.
    """
    computer = computers.digest_of(request)
    if not computer or not name:
        return ""
    asked: dict[str, bool] = request.__dict__.setdefault("_own_computer_of", {})
    if name not in asked:
        asked[name] = knows_computer(name, computer, session_now() - computers.KNOWN_FOR)
    return f"\0{computer}" if asked[name] else ""


def locked_out(
    request: HttpRequest, response: HttpResponseBase | None, credentials: object = None
) -> HttpResponse:
    """This will say that too many passwords were wrong, alike for names that exist and not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
