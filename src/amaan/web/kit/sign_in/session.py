"""What a session has proved, and the vault's capability that goes with it.

The capability is the vault's own token for one officer in one session. It lives in a cookie
that no script can read, and nowhere on our side: a copy of the database, sessions included,
opens nothing. It is bound to a random number kept in the session, so that a capability
carried over to another session is worth nothing either.
"""

import hashlib
import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from amaan.confidentiality.vault.client import presented
from amaan.kernel import clock
from amaan.organisation import actions
from amaan.organisation.posts import SignInEnd
from amaan.organisation.queries import Actor, AtComputer, SignedIn, acting_as
from amaan.web.kit.registry import Assurance
from amaan.web.kit.sign_in import computers

SHIFT = timedelta(hours=8)
# Nobody touched it for so long: whoever passes by must not be her.
IDLE = timedelta(minutes=10)
# Seen is written down this often, so that a page does not pay a statement each time. An
# officer is locked out this much early at most, never late.
SEEN_EVERY = timedelta(seconds=30)

_BINDING = "second_factor_binding"
_PROVED_AT = "second_factor_at"
_SIGN_IN = "sign_in"


class Standing(StrEnum):
    """How a session that was opened with two factors stands now."""

    OPEN = "open"
    LOCKED = "locked"
    ENDED = "ended"


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


def carrying(request: HttpRequest, found: SignedIn) -> SignedIn:
    """This will give whoever is signed in the capability that this session presents."""
    return replace(found, actor=found.actor.carrying(capability_of(request)))


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
        or real_now() - proved_at >= SHIFT
    ):
        return Assurance.PASSWORD
    return Assurance.SECOND_FACTOR


def second_factor_at(request: HttpRequest) -> datetime | None:
    """This will say when the second factor was last given, for acts that want it fresh."""
    stamp = request.session.get(_PROVED_AT)
    return None if stamp is None else datetime.fromtimestamp(float(stamp), UTC)


def standing(request: HttpRequest, at: AtComputer | None) -> Standing:
    """This will say how a session stands, beside what the officer's last sign-in says.

    A later sign-in, wherever, ends this one; so does a revocation, with the next request.
    """
    if at is None or str(at.id) != request.session.get(_SIGN_IN) or at.ended_how:
        return Standing.ENDED
    return Standing.LOCKED if at.locked or real_now() - at.seen_at >= IDLE else Standing.OPEN


def why_ended(request: HttpRequest, at: AtComputer | None) -> str:
    """This will say why a session has ended, as the sign-in page has a sentence for it."""
    if at is None:
        return ""
    return SignInEnd.ELSEWHERE if str(at.id) != request.session.get(_SIGN_IN) else at.ended_how


def here(actor: Actor, at: AtComputer) -> None:
    """This will write down that the officer is there, unless that was done a moment ago."""
    if real_now() - at.seen_at >= SEEN_EVERY:
        actions.note_seen(actor=actor, sign_in_id=at.id, now=real_now())


def keep_capability(
    request: HttpRequest, response: HttpResponseBase, *, binding: str, capability: str
) -> actions.Began:
    """This will write the binding into the session and the capability into the browser.

    The officer's sign-in at this computer begins, and the one elsewhere has ended.
    """
    actor = acting_as(UUID(str(request.session[SESSION_KEY])), clock.now())
    if actor is None:
        raise LookupError("whoever holds no post got no capability")
    began = actions.begin_sign_in(
        actor=actor,
        computer=computers.digest_here(request, response),
        browser=computers.browser_of(request),
        now=real_now(),
    )
    request.session[_SIGN_IN] = str(began.id)
    request.session[_BINDING] = binding
    request.session[_PROVED_AT] = real_now().timestamp()
    response.set_cookie(
        cookie_name(),
        capability,
        max_age=SHIFT,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return began


def forget_capability(response: HttpResponseBase) -> None:
    """This will take the capability out of the browser."""
    response.delete_cookie(cookie_name(), path="/", samesite="Strict")
    # A browser ignores an answer about a __Host- cookie that does not say Secure.
    response.cookies[cookie_name()]["secure"] = settings.SESSION_COOKIE_SECURE


def cookie_name() -> str:
    """This will name the cookie; `__Host-` pins it to this address where there is TLS."""
    return "__Host-capability" if settings.SESSION_COOKIE_SECURE else "capability"


def real_now() -> datetime:
    """This will give the real time: sessions and second factors know no other."""
    return datetime.now(UTC)
