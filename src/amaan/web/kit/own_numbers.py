"""An officer's own numbers: typed once, made into tokens, and kept nowhere."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from amaan.confidentiality.classes import DataClass
from amaan.kernel.letters import latin_digits
from amaan.kernel.refusals import Refused
from amaan.web.kit import near
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, PhoneField
from amaan.web.kit.keeping import forget_counts
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in import own_numbers as asking
from amaan.web.kit.visit import Visit

NOTHING: frozenset[DataClass] = frozenset()
PHONES = ("phone", "second", "third", "fourth")


class OwnNumbersForm(forms.Form):
    """What would show that an officer is near somebody in a case."""

    cnic = LineField(label=gettext_lazy("Your identity number"), limit=20)
    relative = LineField(label=gettext_lazy("Son, daughter or wife of"), limit=120)
    phone = PhoneField(label=gettext_lazy("A telephone of your household"))
    second = PhoneField(label=gettext_lazy("Another one"), required=False)
    third = PhoneField(label=gettext_lazy("Another one"), required=False)
    fourth = PhoneField(label=gettext_lazy("Another one"), required=False)

    def clean_cnic(self) -> str:
        """This will refuse what is no identity number, and give its digits."""
        digits = "".join(c for c in latin_digits(self.cleaned_data["cnic"]) if c.isdecimal())
        if len(digits) != 13:
            raise forms.ValidationError(_("An identity number has 13 digits. Read it again."))
        return digits


@sensitive_post_parameters()
@door(audience="kit", classes=NOTHING, methods=("GET", "POST"))
def own_numbers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will take an officer's own numbers, so that no case of his household comes to him."""
    form = OwnNumbersForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        phones = [said[name] for name in PHONES if said[name]]
        try:
            near.keep_own_numbers(visit, said["relative"], said["cnic"], phones)
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            asking.were_given(request)
            forget_counts(request)
            messages.success(request, _("Kept as marks that nobody can read back."))
            return redirect("desk:home" if "asked" in request.GET else "own_numbers")
    shown = {"form": form, "asked": "asked" in request.GET}
    return render(request, "kit/own_numbers.html", shown, status=422 if form.errors else 200)
