"""A colleague without her second factor, at night: one says so, another agrees, she enrols anew."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import colleague, officer_by_service_number
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in import own
from amaan.web.kit.visit import Visit

NOTHING = frozenset[Any]()
REASONS = {
    "lost": gettext_lazy("lost"),
    "stolen": gettext_lazy("stolen or taken from her"),
    "broken": gettext_lazy("broken, or its battery is empty"),
    "not_here": gettext_lazy("left at home, and she is needed now"),
}


class NobodyHere(Refused):
    """Who serves elsewhere is not this page's to tell."""

    sentence = said("No officer in post in your district has this number. Read the number again.")


class LostForm(forms.Form):
    """Whose second factor, and what became of it."""

    service_number = forms.CharField(
        label=gettext_lazy("Her service number"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("What happened to the phone, the key or the sheet"),
        choices=tuple(REASONS.items()),
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    """What is done about one of them."""

    DO: ClassVar = ("agree", "decline", "take")
    which = forms.UUIDField()
    do = forms.ChoiceField(choices=[(one, one) for one in DO])


@door(audience="kit", classes=NOTHING, methods=("GET", "POST"))
def lost_factor(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will take down that a colleague lost her factor, and list what is open."""
    form = LostForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            _say(visit, form)
        except Refused as refusal:
            form.add_error("service_number", sentence_of(refusal))
        else:
            messages.success(
                request, _("Taken down. Call the officer on duty in your district now.")
            )
            return redirect("lost_factor")
    shown: dict[str, Any] = {"form": form}
    try:
        found, on_duty = own.open_losses(visit)
        shown |= {"losses": [_line(visit, loss) for loss in found], "on_duty": on_duty}
    except own.VaultUnavailable as refusal:
        shown["vault_says"] = sentence_of(refusal)
    return render(request, "account/lost_factor.html", shown, status=422 if form.errors else 200)


@door(audience="kit", classes=NOTHING, methods=("POST",))
def answer_loss(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will agree to a loss, decline it, or give the code for the new enrolment once."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise NotFound
    loss = _one(visit, form.cleaned_data["which"])
    if form.cleaned_data["do"] == "agree":
        own.agree(visit, loss)
        messages.success(
            request,
            _(
                "Done. What she had opens nothing any more. Whoever asked can now print the "
                "enrolment code for her, for half an hour."
            ),
        )
    elif form.cleaned_data["do"] == "decline":
        own.decline(visit, loss)
        messages.success(request, _("Closed. Nothing was changed."))
    else:
        shown = {**_line(visit, loss), "code": own.take_code(visit, loss), "at_night": True}
        return render(request, "account/enrolment_code.html", shown)
    return redirect("lost_factor")


def _say(visit: Visit, form: LostForm) -> None:
    officer_id = officer_by_service_number(form.cleaned_data["service_number"], visit.now)
    if officer_id is None:
        raise NobodyHere
    try:
        own.say_lost(visit, officer_id, form.cleaned_data["reason"])
    except NotFound:
        # Alike for nobody and for somebody of another district.
        raise NobodyHere from None


def _one(visit: Visit, which: UUID) -> own.OpenLoss:
    found, _on_duty = own.open_losses(visit)
    loss = next((one for one in found if one.id == which), None)
    if loss is None:
        raise NotFound
    return loss


def _line(visit: Visit, loss: own.OpenLoss) -> dict[str, Any]:
    me = visit.actor.officer_id
    return {
        "id": loss.id,
        "name": _name(visit, loss.officer_id),
        "reason": REASONS[loss.reason],
        "asked_by": _name(visit, loss.asked_by),
        "asked_at": clock_words.moment(loss.asked_at),
        "agreed_by": _name(visit, loss.agreed_by) if loss.agreed_by else "",
        "may_agree": loss.agreed_by is None and me not in (loss.asked_by, loss.officer_id),
        "may_take": loss.agreed_by is not None and me == loss.asked_by,
    }


def _name(visit: Visit, officer_id: OfficerId) -> str:
    found = colleague(officer_id, visit.now)
    if found is None:
        return _("out of post")
    return in_language(found.name_en, found.name_ur, visit.language)
