"""Which computer somebody sits at: a random number in its browser, and the browser's make.

The number says nothing about anybody. It lets an officer's own computer be told from a
stranger's, so that a stranger's wrong passwords do not lock her out of her desk, and lets
her see where she was signed in.
"""

import hashlib
import re
import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# A browser keeps a cookie for 400 days at most.
KEPT_FOR = timedelta(days=400)
# A computer nobody of this name used for so long is a stranger's again.
KNOWN_FOR = timedelta(days=90)

_NUMBER = re.compile(r"[0-9a-f]{32}")
# In this order: most of them claim to be several others as well.
_BROWSERS = (
    ("Firefox/", "Firefox"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def cookie_name() -> str:
    """This will name the cookie; `__Host-` pins it to this address where there is TLS."""
    return "__Host-computer" if settings.SESSION_COOKIE_SECURE else "computer"


def digest_of(request: HttpRequest) -> str:
    """This will give the digest of this computer's number, or nothing for a new computer."""
    number = request.COOKIES.get(cookie_name(), "")
    return _digest(number) if _NUMBER.fullmatch(number) else ""


def digest_here(request: HttpRequest, response: HttpResponseBase) -> str:
    """This will give the digest of this computer's number, and a number to a new computer."""
    number = request.COOKIES.get(cookie_name(), "")
    if not _NUMBER.fullmatch(number):
        number = secrets.token_hex(16)
    response.set_cookie(
        cookie_name(),
        number,
        max_age=KEPT_FOR,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return _digest(number)


def browser_of(request: HttpRequest) -> str:
    """This will name the make of browser and system, and no version: enough to tell two apart."""
    told = request.META.get("HTTP_USER_AGENT", "")
    found = [next((name for mark, name in of if mark in told), "") for of in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in found if name)


def _digest(number: str) -> str:
    return hashlib.sha256(b"amaan computer\0" + number.encode()).hexdigest()
