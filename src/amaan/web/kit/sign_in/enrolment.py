"""The first second factor: allowed by a code on paper, never by the password alone.

Passkeys first, an authenticator second, a printed sheet where there is no telephone. The
code of the slip travels in the page from step to step and is used up by the last one.
"""

import json
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.client import Allowed
from amaan.web.kit.sign_in import picture, session
from amaan.web.kit.sign_in.forms import EnrolmentCodeForm, EnrolmentForm
from amaan.web.kit.sign_in.second_factor import for_whoever_waits, let_in
from amaan.web.kit.sign_in.stage import SecondFactorStage, officer_id_of, officer_of
from amaan.web.kit.templatetags.kit import refusal_words


@for_whoever_waits
def enrol(request: HttpRequest, stage: SecondFactorStage) -> HttpResponseBase:
    """This will ask for the enrolment code, and then for whatever the officer will carry."""
    if client.has_second_factor(officer_id_of(stage)):
        return redirect("second_factor")
    slip = EnrolmentCodeForm(request.POST if request.method == "POST" else None)
    if not slip.is_bound or not slip.is_valid():
        return _slip_page(request, slip)
    allowed = Allowed(enrolment_code=slip.cleaned_data["enrolment_code"])
    try:
        client.may_enrol(officer_id_of(stage), allowed)
        return _with_slip(request, stage, allowed)
    except (client.WrongEnrolmentCode, client.TooManyTries) as refusal:
        slip.add_error("enrolment_code", refusal_words(refusal))
        slip.data = {}
        return _slip_page(request, slip)


def _slip_page(request: HttpRequest, slip: EnrolmentCodeForm) -> HttpResponseBase:
    return render(request, "account/enrol_slip.html", {"form": slip})


def _with_slip(
    request: HttpRequest, stage: SecondFactorStage, allowed: Allowed
) -> HttpResponseBase:
    if request.POST.get("how") == "sheet":
        codes = client.new_sheet(officer_id_of(stage), allowed)
        return render(request, "account/sheet.html", {"codes": codes, "officer": officer_of(stage)})
    how = request.POST.get("how", "")
    form = EnrolmentForm(request.POST if how else None, by_key=how == "passkey")
    if form.is_bound and form.is_valid():
        try:
            return _confirmed(request, stage, allowed, form)
        except (client.WrongCode, client.WrongPasskey) as refusal:
            _refuse(form, refusal_words(refusal))
    return render(request, "account/enrol.html", _shown(stage, allowed, form))


def _confirmed(
    request: HttpRequest, stage: SecondFactorStage, allowed: Allowed, form: EnrolmentForm
) -> HttpResponseBase:
    binding, officer_id = session.new_binding(), officer_id_of(stage)
    here, answer = session.digest_of(binding), form.cleaned_data["answer"]
    if request.POST["how"] == "passkey":
        label = form.cleaned_data["label"]
        capability = client.new_passkey(officer_id, allowed, here, answer or {}, label)
    else:
        capability = client.confirm_enrolment(officer_id, allowed, here, form.cleaned_data["code"])
    return let_in(request, stage, binding, capability)


def _shown(stage: SecondFactorStage, allowed: Allowed, form: EnrolmentForm) -> dict[str, Any]:
    officer_id, account = officer_id_of(stage), officer_of(stage).sign_in
    # After a wrong code the same square is shown again: the phone has it already, and a new
    # one would make every next code wrong. It travels in the page, not in the session.
    uri = (
        form.uri_already_shown() or client.begin_enrolment(officer_id, allowed, account).otpauth_uri
    )
    # Each of the two fields is asked for in a form of its own.
    for field in form.fields.values():
        field.required = True
    return {
        "form": form,
        "enrolment_code": allowed.enrolment_code,
        "question": json.dumps(client.ask_new_passkey(officer_id, allowed, account)),
        "uri": uri,
        "picture": picture.of(uri),
        "secret": picture.in_fours(picture.secret_in(uri)),
    }


def _refuse(form: EnrolmentForm, sentence: str) -> None:
    form.add_error(None, sentence)
    # A code that was refused is of no more use, and the next one wants an empty field.
    form.data = {**form.data, "code": "", "answer": "", "uri": form.data.get("uri", "")}
