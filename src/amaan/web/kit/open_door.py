"""The door for people without an account: the public, and she herself at her own door.

Nobody acts behind it, so the database shows no row of any table. It sets no cookie, keeps no
address, and leaves nothing in the browser: a page is never stored, names no place it came from,
and looks from outside like any other page of information. Every page works without script.
"""

import hmac
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import translation
from django.views.defaults import page_not_found

from amaan.confidentiality import own_door
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.own_door import VaultUnavailable, Visit
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.web.kit import spoken
from amaan.web.kit.door import checked
from amaan.web.kit.language import reads_urdu
from amaan.web.kit.registry import Assurance, Endpoint, register

COOKIE = f"{'__Host-' if settings.SERVING else ''}page"
# Where the button leads: what anybody may have looked at.
ELSEWHERE = "https://www.google.com/search?q=weather"
LONGEST_BODY = 64 * 1024
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Here:
    """One request by somebody without an account; at her own door, her visit."""

    now: datetime
    language: str
    visit: Visit | None = None


def open_door(
    *,
    audience: str,
    classes: frozenset[DataClass],
    methods: tuple[str, ...] = ("GET",),
    hers: bool = False,
    export: bool = False,
) -> Callable[[View], View]:
    """This will put a view behind the open door and its address into the registry.

    The view is called as `view(request, here, **path)`. With `hers` only she comes in, whose
    visit lasts; anybody else is shown the first page of her own door.
    """

    def hang(view: View) -> View:
        endpoint = Endpoint(
            name=f"{view.__module__}.{view.__name__}",
            audience=audience,
            classes=classes,
            assurance=Assurance.NOBODY,
            methods=frozenset(methods),
            export=export,
        )
        register(endpoint)

        @wraps(view)
        def enter(request: HttpRequest, **path: Any) -> HttpResponse:
            if request.method not in endpoint.methods:
                return quiet(HttpResponseNotAllowed(sorted(endpoint.methods)))
            if not spoken.is_published():
                return quiet(page_not_found(request, Http404(), template_name="404.html"))
            language = language_of(request)
            if request.method == "POST" and not _from_here(request):
                return quiet(nothing(Here(clock.now(), language)), language)
            with translation.override(language):
                answer = _let_in(view, request, clock.now(), language, endpoint, path)
            return quiet(answer, language)

        enter.endpoint = endpoint  # type: ignore[attr-defined]  # the resolver test reads it
        # Nobody is signed in by a cookie of ours here; her own forms carry a mark of their visit.
        enter.csrf_exempt = True  # type: ignore[attr-defined]  # read by the framework
        return enter

    def _let_in(
        view: View, request: HttpRequest, now: datetime, language: str, endpoint: Endpoint,
        path: dict[str, Any],
    ) -> HttpResponse:  # fmt: skip
        try:
            with transaction.atomic():
                visit = visit_of(request) if hers else None
                if hers and (visit is None or (request.method == "POST" and not marked(request))):
                    return redirect(f"/mine/{in_language(language)}")
                return checked(view(request, Here(now, language, visit), **path), endpoint)
        except (NotFound, Http404):
            return nothing(Here(now, language))
        except VaultUnavailable:
            return page("kit/plain/stopped.html", Here(now, language), status=503)

    return hang


def page(template: str, here: Here, status: int = 200, **shown: Any) -> HttpResponse:
    """This will draw a page for somebody without an account, without anything of an officer's."""
    visit = here.visit
    context = {
        "language": here.language,
        "way": "rtl" if reads_urdu(here.language) else "ltr",
        "in_language": in_language(here.language),
        "languages": spoken.LANGUAGES.items(),
        "is_draft": here.language in spoken.SHOWN_AS_DRAFTS and not spoken.is_reviewed(
            "title", here.language
        ),
        "in_urdu": here.language not in spoken.SHOWN_AS_DRAFTS and bool(
            spoken.unreviewed(here.language)
        ),
        "mark": mark_of(visit.token) if visit else "",
        **shown,
    }  # fmt: skip
    return HttpResponse(render_to_string(template, context), status=status)


def nothing(here: Here) -> HttpResponse:
    """This will say that nothing is here, on a page that looks like all the others."""
    return page("kit/plain/nothing.html", here, status=404)


def quiet(response: HttpResponse, language: str = "") -> HttpResponse:
    """This will see that nothing of an answer stays behind or is told on."""
    response["Cache-Control"] = "no-store, private, max-age=0"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    if language:
        response["Content-Language"] = language
    # A recording is played from here, and from nowhere else.
    response._csp_update = {"media-src": ["'self'"]}  # type: ignore[attr-defined]  # django-csp
    return response


def language_of(request: HttpRequest) -> str:
    """This will say in which language somebody reads: as the address says, and no cookie."""
    asked = request.GET.get("l", "")
    return asked if asked in spoken.LANGUAGES else spoken.FIRST


def in_language(language: str) -> str:
    """This will give what an address carries of a language."""
    return "" if language == spoken.FIRST else f"?l={language}"


def visit_of(request: HttpRequest) -> Visit | None:
    """This will say who is there at her own door, for the rest of this transaction."""
    token = request.COOKIES.get(COOKIE, "")
    return own_door.enter(token) if token else None


def keep_visit(response: HttpResponse, token: str) -> None:
    """This will leave with the browser a random number, until it is shut, for these pages alone."""
    response.set_cookie(
        COOKIE, token, httponly=True, samesite="Strict", secure=settings.SERVING, path="/"
    )


def drop_visit(request: HttpRequest, response: HttpResponse) -> None:
    """This will end a visit, here and in the browser."""
    token = request.COOKIES.get(COOKIE, "")
    if token:
        # Without the vault she leaves all the same; the visit ends by itself.
        with suppress(VaultUnavailable):
            own_door.leave(token)
        response.delete_cookie(COOKIE, path="/", samesite="Strict")


def mark_of(token: str) -> str:
    """This will give the mark that the forms of one visit carry."""
    return hmac.new(token.encode(), b"amaan own form", "sha256").hexdigest()


def marked(request: HttpRequest) -> bool:
    """This will say whether a form came from a page of this visit."""
    token = request.COOKIES.get(COOKIE, "")
    return hmac.compare_digest(mark_of(token), str(request.POST.get("mark", "")))


def _from_here(request: HttpRequest) -> bool:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
        return False
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return origin in {"", "null"} or origin.partition("://")[2] == request.get_host()
