"""The door: the one way into a page.

It finds out who is there, opens the transaction, tells the database's row security who is
asking, and lets the view speak. When the view refuses, everything is rolled back. A miss,
whether denied or absent, gets the same static answer and the same entry in the journal:
an answer that told them apart would tell an accused officer that a complaint exists.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.views.defaults import page_not_found

from amaan.confidentiality import journal
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.guessing import AskedFrom
from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.organisation.actions import lock_sign_in
from amaan.organisation.queries import SignedIn
from amaan.web.kit.frame import chrome_of
from amaan.web.kit.registry import Assurance, Endpoint, register
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in import session
from amaan.web.kit.sign_in.session import Standing
from amaan.web.kit.visit import Visit

View = Callable[..., HttpResponse]
_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,40}")


def door(
    *,
    audience: str,
    classes: frozenset[DataClass],
    assurance: Assurance = Assurance.SECOND_FACTOR,
    methods: tuple[str, ...] = ("GET",),
    export: bool = False,
    with_temporary_password: bool = False,
) -> Callable[[View], View]:
    """This will put a view behind the door and its address into the registry.

    The view is called as `view(request, visit, **path)`. It may raise any `Refused`. A view
    whose answer leaves as a file says so with `export`. Whoever still carries a password that
    a registrar made is sent to choose his own, by every page but `with_temporary_password`.
    """

    def hang(view: View) -> View:
        endpoint = Endpoint(
            name=f"{view.__module__}.{view.__name__}",
            audience=audience,
            classes=classes,
            assurance=assurance,
            methods=frozenset(methods),
            export=export,
        )
        register(endpoint)

        @wraps(view)
        def enter(request: HttpRequest, **path: Any) -> HttpResponse:
            if request.method not in endpoint.methods:
                return HttpResponseNotAllowed(sorted(endpoint.methods))
            now = clock.now()
            found = _who(request, now)
            if found is None or not _proved(request, endpoint):
                return _to_sign_in(request)
            standing = session.standing(request, found.at)
            if found.at is None or standing is Standing.ENDED:
                return _to_sign_in(request, session.why_ended(request, found.at))
            if standing is Standing.LOCKED:
                return _to_unlock(request)
            session.here(found.actor, found.at)
            if found.must_choose_password and not with_temporary_password:
                return redirect("own_password")
            visit = Visit(found, now, get_language() or "en", session.session_digest(request))
            request.chrome = chrome_of(request, visit)  # type: ignore[attr-defined]  # the frame
            return _private(_let_in(view, request, visit, endpoint, path))

        enter.endpoint = endpoint  # type: ignore[attr-defined]  # the resolver test reads it
        return enter

    return hang


def refused_page(request: HttpRequest, refusal: Refused, status: int = 409) -> HttpResponse:
    """This will show a refusal as a page of its own: what happened, why, what to do."""
    return render(request, "kit/refused.html", {"sentence": sentence_of(refusal)}, status=status)


def checked(response: HttpResponse, endpoint: Endpoint) -> HttpResponse:
    """This will let an answer through that keeps to what its view was registered for.

    Raises: TypeError for a stream, and for a file that was not said to be one.
    """
    if getattr(response, "streaming", False):
        raise TypeError(f"{endpoint.name} streams; a stream outlives its transaction")
    if response.has_header("Content-Disposition") and not endpoint.export:
        raise TypeError(f"{endpoint.name} gives a file and is not registered as an export")
    return response


def _who(request: HttpRequest, now: datetime) -> SignedIn | None:
    # The session holds the officer's id and the hash of his password's state; reading both
    # here, instead of `request.user`, saves every page one statement.
    officer_id = request.session.get(SESSION_KEY)
    if officer_id is None:
        return None
    found = organisation.signed_in(officer_id, request.session.get(HASH_SESSION_KEY, ""), now)
    return None if found is None else session.carrying(request, found)


def _proved(request: HttpRequest, endpoint: Endpoint) -> bool:
    if endpoint.assurance is not Assurance.SECOND_FACTOR:
        return True
    return session.assurance_of(request) == Assurance.SECOND_FACTOR


def _let_in(
    view: View, request: HttpRequest, visit: Visit, endpoint: Endpoint, path: dict[str, Any]
) -> HttpResponse:
    try:
        with transaction.atomic():
            act_as(visit.actor, visit.now)
            response = checked(view(request, visit, **path), endpoint)
            if isinstance(response, TemplateResponse):
                response.render()
            return response
    except (NotFound, Http404) as miss:
        _note_miss(request, visit, endpoint, path)
        return page_not_found(request, miss, template_name="404.html")
    except Refused as refusal:
        return refused_page(request, refusal)


def _note_miss(
    request: HttpRequest, visit: Visit, endpoint: Endpoint, path: dict[str, Any]
) -> None:
    """A miss is written and counted; at the twentieth of an hour her session is locked.

    Whoever has her second factor goes on at once; whoever has only her session does not.
    """
    here = visit.signed_in.at
    assert here is not None, "nobody comes in without a sign-in"
    address = salted_hmac("amaan.miss.address", request.META.get("REMOTE_ADDR", ""))
    too_many = journal.note_miss(
        actor=visit.actor,
        endpoint=endpoint.name,
        asked=_asked(path),
        asked_from=AskedFrom(here.id, address.hexdigest()),
        now=visit.now,
    )
    if too_many:
        lock_sign_in(actor=visit.actor, sign_in_id=here.id, now=session.real_now())


def _asked(path: dict[str, Any]) -> str:
    """This will say what an address named: ids and codes. Whatever else was typed there is not
    written down; it may be anything, a name among it."""
    told = ((name, str(value)) for name, value in sorted(path.items()))
    return " ".join(f"{n}={v}" if _CODE.fullmatch(v) else n for n, v in told)[:200]


def _to_unlock(request: HttpRequest) -> HttpResponse:
    there = f"{reverse('factor_again')}?next={quote(request.get_full_path())}"
    if request.headers.get("HX-Request") or request.method == "POST":
        # As when she is signed out: what was typed stays where it is.
        return render(request, "kit/locked.html", {"again": reverse("factor_again")}, status=423)
    return redirect(there)


def _to_sign_in(request: HttpRequest, why: str = "") -> HttpResponse:
    ended = f"&ended={why}" if why else ""
    there = f"{reverse('account_login')}?next={quote(request.get_full_path())}{ended}"
    if request.headers.get("HX-Request") or request.method == "POST":
        # Redirecting would throw away what was typed. The page keeps it, shows how to sign
        # in beside it, and sends it again.
        return render(request, "kit/signed_out.html", {"sign_in": there}, status=401)
    return redirect(there)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    patch_vary_headers(response, ["Cookie"])
    return response
