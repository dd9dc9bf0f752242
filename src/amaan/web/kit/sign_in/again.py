"""A second factor anew: after a lock, and for what wants a fresh one.

These stand in front of the door, which lets no locked session in: they ask the session, the
register and the vault for themselves, and show nothing of any case.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amaan.confidentiality.vault import client
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions
from amaan.organisation import queries as organisation
from amaan.organisation.posts import SignInEnd
from amaan.organisation.queries import Actor, AtComputer, SignedIn
from amaan.web.kit.registry import Assurance
from amaan.web.kit.sign_in import factors, session, whither
from amaan.web.kit.sign_in.forms import FactorForm
from amaan.web.kit.sign_in.session import Standing
from amaan.web.kit.templatetags.kit import refusal_words

Step = Callable[[HttpRequest, SignedIn, AtComputer], HttpResponseBase]


def for_whoever_is_in(step: Step) -> Callable[[HttpRequest], HttpResponseBase]:
    """This will let a step see only a session that is open or locked."""

    @never_cache
    @wraps(step)
    def enter(request: HttpRequest) -> HttpResponseBase:
        found = _who(request)
        if found is None or found.at is None:
            return redirect(f"{reverse('account_login')}?next={whither.asked(request)}")
        if session.standing(request, found.at) is Standing.ENDED:
            why = session.why_ended(request, found.at)
            return redirect(f"{reverse('account_login')}?ended={why}")
        return step(request, found, found.at)

    return enter


@require_POST
@for_whoever_is_in
def lock(request: HttpRequest, found: SignedIn, at: AtComputer) -> HttpResponseBase:
    """This will lock the session, here and in the vault, until a second factor is given anew."""
    close(found.actor, at)
    if request.headers.get("X-From-Script"):
        return HttpResponse(status=204)
    there = whither.asked(request)
    return redirect(f"{reverse('factor_again')}?next={there}")


@require_POST
@for_whoever_is_in
def here(request: HttpRequest, found: SignedIn, at: AtComputer) -> HttpResponseBase:
    """This will write down that the officer is at the page, though it asked for nothing else."""
    if session.standing(request, at) is Standing.LOCKED:
        close(found.actor, at)
        return HttpResponse(status=423)
    session.here(found.actor, at)
    return HttpResponse(status=204)


@sensitive_post_parameters("code", "answer")
@require_http_methods(["GET", "POST"])
@for_whoever_is_in
def again(request: HttpRequest, found: SignedIn, at: AtComputer) -> HttpResponseBase:
    """This will ask for a second factor anew, and open a locked session with it."""
    is_locked = session.standing(request, at) is Standing.LOCKED
    if is_locked:
        close(found.actor, at)
    officer_id = found.actor.officer_id
    form = FactorForm(request.POST if request.method == "POST" else None)
    try:
        if form.is_bound and form.is_valid():
            try:
                client.prove_again(
                    found.actor.capability,
                    code=form.cleaned_data["code"],
                    answer=form.cleaned_data["answer"],
                )
            except (client.WrongCode, client.WrongPasskey, client.TooManyTries) as refusal:
                form.refuse(refusal_words(refusal))
            except client.SignInAgain:
                return redirect(f"{reverse('account_login')}?next={whither.asked(request)}")
            else:
                actions.unlock_sign_in(actor=found.actor, sign_in_id=at.id, now=session.real_now())
                return redirect(whither.wanted(request))
        return render(
            request,
            "account/again.html",
            {
                "form": form,
                "is_locked": is_locked,
                "next": whither.wanted(request),
                **factors.asked_for(officer_id),
            },
            status=422 if form.is_bound else 200,
        )
    except client.VaultUnavailable:
        return render(request, "account/vault_stopped.html", {"is_open": True}, status=503)


def close(actor: Actor, at: AtComputer) -> None:
    """This will lock a sign-in in the register and, if it answers, in the vault."""
    actions.lock_sign_in(actor=actor, sign_in_id=at.id, now=session.real_now())
    with suppress(client.VaultUnavailable, client.SignInAgain):
        client.lock(actor.capability)


def leave(request: HttpRequest) -> None:
    """This will end whatever sign-in this session belongs to, in the register and the vault."""
    found = _who(request)
    if found is None or found.at is None:
        return
    if session.standing(request, found.at) is Standing.ENDED:
        return
    actions.end_sign_in(
        actor=found.actor,
        sign_in_id=found.at.id,
        how=SignInEnd.SIGNED_OUT,
        now=session.real_now(),
    )
    with suppress(Refused, NotFound):
        client.leave(found.actor.capability)


def _who(request: HttpRequest) -> SignedIn | None:
    officer_id = request.session.get(SESSION_KEY)
    if officer_id is None or session.assurance_of(request) is not Assurance.SECOND_FACTOR:
        return None
    found = organisation.signed_in(
        officer_id, request.session.get(HASH_SESSION_KEY, ""), clock.now()
    )
    return None if found is None else session.carrying(request, found)
