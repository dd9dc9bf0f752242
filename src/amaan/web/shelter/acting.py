"""How an act of a house is done: in a savepoint, its refusal beside what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from amaan.confidentiality.classes import DataClass
from amaan.web.kit.acting import drawn
from amaan.web.shelter.forms import HouseForm

# Lists hold codes of stays, and say that something is sealed; never a name.
CODES = frozenset({DataClass.C2})
SEALED = frozenset({DataClass.C2, DataClass.C3, DataClass.C4, DataClass.C5, DataClass.C6})
BOTH = ("GET", "POST")
PAGE = 20


def ask(
    request: HttpRequest, form: HouseForm, *, title: str, back: str, lead: str = "",
    sentence: str = "", template: str = "shelter/step.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """This will draw the form; a refused one brings back all that was typed."""
    shown = {"form": form, "title": title, "back": back, "lead": lead, "sentence": sentence, **more}
    return drawn(request, template, form, shown)
