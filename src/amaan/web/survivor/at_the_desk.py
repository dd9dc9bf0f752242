"""At the desk: giving her a door of her own, ending it, and taking up what she said there."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality import own_door
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.desk import own_door as hers
from amaan.desk.intake import SafeContact
from amaan.kernel.ids import CaseId, FactId, PersonRef, new_id
from amaan.kernel.refusals import NotFound
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, read_by
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf, PhoneField, SomeOf, TickField
from amaan.web.kit.language import comma
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
# Whose name stands first among what is kept of her: she is the person whom the door is for.
OF_HER = ("survivor_name", "survivor_relative", "survivor_phone", "survivor_address")


class GiveForm(forms.Form):
    """Whether she wants a door, and what she wants to see behind it."""

    asked = TickField(
        label=gettext_lazy("She asked for it herself, alone, after hearing what it is"),
        required=True,
    )
    shows = SomeOf(
        options("own_shows", "words contact looks"),
        label=gettext_lazy("Shown there besides where it stands: only what she asks for"),
        hint=gettext_lazy(
            "Whoever has her slip and knows the words sees it too. Without it she is shown all of "
            "this here, in person."
        ),
        required=False,
    )
    with_other = TickField(
        label=gettext_lazy("She also wants other words, that open an empty page"),
        hint=gettext_lazy(
            "For when somebody makes her open it. The page speaks of a certificate, messages stop, "
            "and the desk learns of it."
        ),
        required=False,
    )


class TakeUpForm(forms.Form):
    """How it was taken up with her, and whether messages may go out again."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput)
    how = OneOf(
        options("own_word_answers", "seen_alone spoken_safely by_advocate"),
        label=gettext_lazy("How did you make sure that it was she, and alone?"),
    )
    channel = OneOf(
        options("contact_channels", "call message visit through_person none"),
        label=gettext_lazy("How is she to be reached from now on, where that changed?"),
        hint=gettext_lazy("What she wrote herself opens on the case page."),
        folded=True,
        required=False,
    )
    number = PhoneField(label=gettext_lazy("Number that is safe"), required=False)
    hours = LineField(
        label=gettext_lazy("Hours that are safe"),
        hint=gettext_lazy(
            "As 10-12 or 10:30-14:00. Anything less clear means that nothing is sent."
        ),
        required=False,
        limit=80,
    )
    code_word = LineField(label=gettext_lazy("Code word"), required=False, limit=40)
    contact_confirmed = TickField(
        label=gettext_lazy("Messages may go out again: how to reach her is right as it is now"),
        hint=gettext_lazy("Only after she said so herself, to a woman officer or to her advocate."),
        required=False,
    )

    def plan(self) -> SafeContact | None:
        """This will give the new plan; None where nothing changed."""
        told = self.cleaned_data
        if not told["channel"]:
            return None
        return SafeContact(
            channel=told["channel"], number=told["number"], hours=told["hours"],
            code_word=told["code_word"],
        )  # fmt: skip


@door(audience="desk", classes=CASEWORK, methods=("GET", "POST"))
def door_page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show whether she has a door and what she said there, and take it up with her."""
    file = read_by(visit, CaseId(case_id), "record")
    form = TakeUpForm(request.POST or None, initial={"fact_id": new_id()})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: hers.take_up(
                actor=visit.actor, case_id=file.case_id, fact_id=FactId(told["fact_id"]),
                how=told["how"], contact_confirmed=told["contact_confirmed"], plan=form.plan(),
                now=visit.now,
            ),
            place=lambda _: "contact_confirmed",
        ):  # fmt: skip
            messages.success(request, _("Written down. The case shows what she said."))
            return redirect("survivor:at_the_desk", case_id)
    shown = _shown(visit, file) | {"form": form}
    return render(request, "survivor/at_the_desk.html", shown, status=422 if form.errors else 200)


@door(audience="desk", classes=CASEWORK, methods=("GET", "POST"))
def give(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give her a door of her own: the number on a slip, the words by mouth, once."""
    file = read_by(visit, CaseId(case_id), "give_own_door")
    her = _her(visit, file.case_id)
    form = GiveForm(request.POST or None)
    if her is not None and form.is_bound and form.is_valid():
        given = own_door.give(
            actor=visit.actor, case_id=file.case_id, subject=her,
            shows=form.cleaned_data["shows"], with_other=form.cleaned_data["with_other"],
        )  # fmt: skip
        return render(
            request,
            "survivor/slip.html",
            {
                "sheet": file,
                "number": [given.receipt[at : at + 4] for at in range(0, 16, 4)],
                "phrase": given.phrase,
                "other": given.other_phrase,
            },
        )
    shown = {"sheet": file, "form": form, "known": her is not None, "has": own_door.door_of(
        file.case_id) is not None}  # fmt: skip
    return render(request, "survivor/give.html", shown, status=422 if form.errors else 200)


@door(audience="desk", classes=CASEWORK, methods=("POST",))
def end(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will shut her door; whoever is inside is out at once."""
    file = read_by(visit, CaseId(case_id), "give_own_door")
    found = own_door.door_of(file.case_id)
    if found is None:
        raise NotFound
    own_door.end(actor=visit.actor, case_id=file.case_id, subject=found.subject)
    messages.success(request, _("Her door is shut. The number on her slip opens nothing more."))
    return redirect("survivor:at_the_desk", case_id)


def _her(visit: Visit, case_id: CaseId) -> PersonRef | None:
    places = confidentiality.sealed_fields(visit.actor, case_id, visit.now)
    found = [place.subject for field in OF_HER for place in places if place.field == field]
    return PersonRef(found[0]) if found else None


def _shown(visit: Visit, file: CaseSheet) -> dict[str, Any]:
    found = own_door.door_of(file.case_id)
    words = own_door.words_of(file.case_id)
    return {
        "sheet": file,
        "may_give": "give_own_door" in file.may,
        "door": found and (
            (_("Given"), clock_words.moment(found.given_at)),
            (
                _("Shows besides where it stands"),
                comma().join(label("own_shows", one) for one in found.shows) or _("Nothing"),
            ),
        ),
        "pauses": [
            (label("own_words", one.why), clock_words.moment(one.since))
            for one in own_door.pauses_of(file.case_id)
        ],
        "waits": any(word.answered_at is None for word in words),
        "words": [
            {
                "title": label("own_words", word.what),
                "pairs": (
                    (_("Said"), clock_words.moment(word.said_at)),
                    (_("Her words"), _("Sealed; open them on the case page") if word.has_words
                        else _("None")),
                    (_("Taken up"), clock_words.moment(word.answered_at)
                        if word.answered_at else _("Not yet")),
                ),
            }
            for word in words
        ],
    }  # fmt: skip
