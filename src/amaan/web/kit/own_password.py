"""Where an officer chooses her own password: the only page a temporary one opens."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from amaan.kernel.refusals import Refused
from amaan.organisation import actions
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

NOTHING = frozenset[Any]()
WRONG = "present_password_wrong"
TRIES = 5


class OwnPasswordForm(forms.Form):
    """The present password, unless it was handed over a moment ago; and the new one, twice."""

    present = forms.CharField(
        label=gettext_lazy("Your present password"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    password = forms.CharField(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy(
            "At least 12 characters. Four words that belong together only for you are good."
        ),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("The same again"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, handed_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if handed_over:
            del self.fields["present"]
            self.fields["password"].widget.attrs["autofocus"] = True

    def clean_again(self) -> str:
        """This will hold the two against each other."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two are not the same. Write both again."))
        return again


@sensitive_post_parameters("password", "again")
@door(audience="kit", classes=NOTHING, methods=("GET", "POST"), with_temporary_password=True)
def own_password(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will let an officer choose her own password, and end her other sessions."""
    must = visit.signed_in.must_choose_password
    form = OwnPasswordForm(request.POST if request.method == "POST" else None, handed_over=must)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                carried = actions.choose_password(
                    actor=visit.actor,
                    password=form.cleaned_data["password"],
                    present=form.cleaned_data.get("present", ""),
                    now=visit.now,
                )
        except actions.PresentPasswordWrong as refusal:
            if _guessed_too_often(request):
                return redirect("account_login")
            form.add_error("present", sentence_of(refusal))
        except Refused as refusal:
            form.add_error("password", sentence_of(refusal))
        else:
            # Her other sessions carry the old state and end; this one goes on.
            request.session[HASH_SESSION_KEY] = carried
            request.session.pop(WRONG, None)
            messages.success(request, _("Your new password holds from now on."))
            return redirect("desk:home")
    shown = {"form": form, "must": must}
    status = 422 if form.errors else 200
    return render(request, "account/own_password.html", shown, status=status)


def _guessed_too_often(request: HttpRequest) -> bool:
    # Whoever found her page unlocked has five tries here; the sign-in then asks for both factors.
    request.session[WRONG] = request.session.get(WRONG, 0) + 1
    if request.session[WRONG] < TRIES:
        return False
    # Nothing may ask the database any more, for the refusal rolls back; so the session is kept,
    # without her, when the answer is on its way.
    del request.session[SESSION_KEY]
    return True
