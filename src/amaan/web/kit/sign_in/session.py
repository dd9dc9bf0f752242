"""What a session has proved, and the vault's capability that goes with it.

The capability is the vault's own token for one officer in one session. It lives in a cookie
that no script can read, and nowhere on our side: a copy of the database, sessions included,
opens nothing. It is bound to a random number kept in the session, so that a capability
carried over to another session is worth nothing either.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from amaan.confidentiality.vault.client import presented
from amaan.web.kit.registry import Assurance

SHIFT = timedelta(hours=8)

_BINDING = "second_factor_binding"
_PROVED_AT = "second_factor_at"


def new_binding() -> str:
    """This will draw the random number that ties a capability to one session."""
    return secrets.token_hex(32)


def digest_of(binding: str) -> str:
    """This will give what the vault is told of a binding; the number itself stays here."""
    return hashlib.sha256(b"amaan session\0" + binding.encode()).hexdigest() if binding else ""


def session_digest(request: HttpRequest) -> str:
    """This will give what the capability of this session is bound to, or nothing."""
    return digest_of(request.session.get(_BINDING, ""))


def capability_of(request: HttpRequest) -> str:
    """This will give what this session presents to the vault, once it stands on two factors.

    It is put together from both sides: the capability out of the browser, and the session's
    digest out of our own table. Neither is worth anything alone.
    """
    if assurance_of(request) is not Assurance.SECOND_FACTOR:
        return ""
    return presented(request.COOKIES.get(cookie_name(), ""), session_digest(request))


def assurance_of(request: HttpRequest) -> Assurance:
    """This will say what this session has proved, without asking the database.

    Whether the officer still serves and still has this password is the door's to ask, and
    the vault asks everything again for itself.

    Units: eight hours from the second factor, by real time and not the demonstration's clock.
    """
    if SESSION_KEY not in request.session:
        return Assurance.NOBODY
    proved_at = second_factor_at(request)
    if (
        proved_at is None
        or not request.COOKIES.get(cookie_name())
        or _real_now() - proved_at >= SHIFT
    ):
        return Assurance.PASSWORD
    return Assurance.SECOND_FACTOR


def second_factor_at(request: HttpRequest) -> datetime | None:
    """This will say when the second factor was last given, for acts that want it fresh."""
    stamp = request.session.get(_PROVED_AT)
    return None if stamp is None else datetime.fromtimestamp(float(stamp), UTC)


def keep_capability(
    request: HttpRequest, response: HttpResponseBase, *, binding: str, capability: str
) -> None:
    """This will write the binding into the session and the capability into the browser."""
    request.session[_BINDING] = binding
    request.session[_PROVED_AT] = _real_now().timestamp()
    response.set_cookie(
        cookie_name(),
        capability,
        max_age=SHIFT,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def forget_capability(response: HttpResponseBase) -> None:
    """This will take the capability out of the browser."""
    response.delete_cookie(cookie_name(), path="/", samesite="Strict")
    # A browser ignores an answer about a __Host- cookie that does not say Secure.
    response.cookies[cookie_name()]["secure"] = settings.SESSION_COOKIE_SECURE


def cookie_name() -> str:
    """This will name the cookie; `__Host-` pins it to this address where there is TLS."""
    return "__Host-capability" if settings.SESSION_COOKIE_SECURE else "capability"


def _real_now() -> datetime:
    return datetime.now(UTC)
