"""The gallery: every component in every state, for eyes and for axe. Demonstration only.

The views show invented rows to whoever is let in, so they take a visit and ask it nothing.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from amaan.web.kit import gallery_examples as examples
from amaan.web.kit.fields import (
    CountField,
    LineField,
    OneOf,
    PhoneField,
    SomeOf,
    TickField,
    WhenField,
    WordsField,
)
from amaan.web.kit.shapes import MaskedName

_ANSWERS = (
    ("yes", _("Yes")),
    ("no", _("No")),
    ("unknown", _("Not known")),
    ("declined", _("Does not want to say")),
)


class ExampleForm(forms.Form):
    """One question of every kind."""

    agreed = TickField(label=_("She was told what is recorded and who sees it, and agrees"))
    danger = OneOf(_ANSWERS, label=_("Is she in danger now?"), inline=True)
    phone = PhoneField(
        label=_("A number where she is safe to be called"),
        hint=_("Ask who else answers this phone."),
        required=False,
    )
    happened = WhenField(label=_("When did it happen?"), hint=_("As she remembers it."))
    needs = SomeOf(
        (
            ("interpreter", _("Interpreter")),
            ("escort", _("Somebody to go with her")),
            ("cannot_read", _("Reads with difficulty")),
        ),
        label=_("What does she need?"),
        required=False,
        hints={"escort": _("To the hospital or home")},
    )
    story = WordsField(
        label=_("Her words, as she says them"),
        hint=_("Write down what is said, in her language. Do not ask why she came late."),
        limit=600,
        rows=4,
    )
    came_by = OneOf(
        (("", _("Choose")), ("walk_in", _("walked in")), ("phone", _("by telephone"))),
        label=_("How did she reach the desk?"),
        folded=True,
        required=False,
    )
    children = CountField(label=_("Children with her"), required=False, most=30)
    place = LineField(label=_("Where, in a few words"), required=False)


def gallery(request: HttpRequest, visit: object = None) -> HttpResponse:
    """This will show every component in every state."""
    return render(
        request,
        "kit/gallery.html",
        {
            "chrome": examples.chrome(),
            "now": examples.NOW,
            "duties": examples.duties(),
            "bar": examples.bar(),
            "facts": examples.facts(),
            "masked": examples.masked(),
            "revealed": examples.revealed(),
            "register": examples.register(),
            "empty": examples.empty(),
            "steps": examples.steps(),
            "chart": examples.chart(),
            "answered": examples.answered(),
            "form": ExampleForm(initial={"happened": ("20/11/2026", "18:30", "exact")}),
        },
    )


def form(request: HttpRequest, visit: object = None) -> HttpResponse:
    """This will show one form by itself, and its errors; nothing sent is kept."""
    filled = ExampleForm(request.POST or None)
    if request.method == "POST" and filled.is_valid():
        return redirect(request.path)
    status = 422 if filled.errors else 200
    return render(
        request,
        "kit/gallery_form.html",
        {"chrome": examples.chrome(), "form": filled, "steps": examples.steps()},
        status=status,
    )


def reveal(request: HttpRequest, visit: object = None) -> HttpResponse:
    """This will answer the gallery's reveal with an invented name, or refuse a missing reason."""
    if not request.POST.get("purpose"):
        name = examples.masked()
        refused = MaskedName(
            id=name.id,
            label=name.label,
            reveal_url=name.reveal_url,
            purposes=name.purposes,
            refused=str(_("Say first what you need it for.")),
        )
        return render(request, "kit/masked.html", {"name": refused}, status=422)
    return render(request, "kit/revealed.html", {"shown": examples.revealed()})


def paper(request: HttpRequest, visit: object = None) -> HttpResponse:
    """This will show a paper as it prints, with its small slip."""
    return render(
        request,
        "kit/gallery_paper.html",
        {"chrome": examples.chrome(), "head": examples.document_head()},
    )
