"""Where an officer chooses her own password: the only page a temporary one opens."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
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


class OwnPasswordForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy(
            "At least 12 characters. Four words that belong together only for you are good."
        ),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )
    again = forms.CharField(
        label=gettext_lazy("The same again"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

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
    form = OwnPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            carried = actions.choose_password(
                actor=visit.actor, password=form.cleaned_data["password"], now=visit.now
            )
        except Refused as refusal:
            form.add_error("password", sentence_of(refusal))
        else:
            # Her other sessions carry the old state and end; this one goes on.
            request.session[HASH_SESSION_KEY] = carried
            messages.success(request, _("Your new password holds from now on."))
            return redirect("desk:home")
    shown = {"form": form, "must": visit.signed_in.must_choose_password}
    status = 422 if form.errors else 200
    return render(request, "account/own_password.html", shown, status=status)
