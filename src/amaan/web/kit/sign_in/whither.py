"""Where somebody goes once she is in: where she wanted to, and never to another site."""

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def wanted(request: HttpRequest) -> str:
    """This will give the page that was asked for, if it is one of ours, or the first one."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    if there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return there
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def asked(request: HttpRequest) -> str:
    """This will give the same, to be carried on in an address."""
    return quote(wanted(request))
