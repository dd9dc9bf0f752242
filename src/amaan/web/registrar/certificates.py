"""The registrar's page of what an officer was certified for."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import registers
from amaan.organisation.actions import certificates as acts
from amaan.organisation.certificates import certificates_of
from amaan.organisation.posts import Training
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.registrar.reading import NOTHING, status_of


class CertificateForm(forms.Form):
    """For what, from when, until when."""

    kind = OneOf(Training.choices, label=gettext_lazy("For what?"))
    since = DayField(
        label=gettext_lazy("Since when?"), hint=gettext_lazy("As 21/11/2026."), limit=12
    )
    until = DayField(
        label=gettext_lazy("The last day on which it is good"),
        hint=gettext_lazy("Empty where it does not end."),
        required=False,
        limit=12,
    )


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def certificates(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will list what an officer was certified for, and write another down."""
    id = OfficerId(officer_id)
    found = registers.officer_sheet(visit.actor, id, visit.now)
    form = CertificateForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            # In a savepoint: after a refusal the page is read again.
            with transaction.atomic():
                acts.write_certificate(
                    actor=visit.actor, officer_id=id, kind=said["kind"],
                    since_on=said["since"], until_on=said["until"], now=visit.now,
                )  # fmt: skip
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("It is written down, and counts from now on."))
            return redirect("registrar:certificates", officer_id)
    page = {
        "officer_id": officer_id,
        "name": in_language(found.line.name_en, found.line.name_ur, visit.language),
        "lines": [
            (line, str(Training(line.kind).label))
            for line in certificates_of(visit.actor, id, visit.now)
        ],
        "form": form,
    }
    return render(request, "registrar/certificates.html", page, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def take_back(
    request: HttpRequest, visit: Visit, officer_id: UUID, certificate_id: UUID
) -> HttpResponse:
    """This will take back a certificate that was written down wrongly."""
    acts.take_back_certificate(
        actor=visit.actor, officer_id=OfficerId(officer_id), certificate_id=certificate_id,
        now=visit.now,
    )  # fmt: skip
    messages.info(request, _("Taken back."))
    return redirect("registrar:certificates", officer_id)
