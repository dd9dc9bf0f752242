"""How an act of a house is done: in a savepoint, its refusal beside what was typed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime

from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit.sentences import sentence_of
from amaan.web.shelter.forms import HouseForm

# Lists hold codes of stays, and say that something is sealed; never a name.
CODES = frozenset({DataClass.C2})
SEALED = frozenset({DataClass.C2, DataClass.C3, DataClass.C4, DataClass.C5, DataClass.C6})
BOTH = ("GET", "POST")
PAGE = 20


def done(form: HouseForm, act: Callable[[], Any]) -> bool:
    """This will do an act, or show its refusal on the form. False: show the form again."""
    try:
        # In a savepoint: after a refusal the house is read for the page.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        field = getattr(refusal, "field", "") or None
        form.add_error(field if field in form.fields else None, sentence_of(refusal))
    return not form.errors


def ask(
    request: HttpRequest, form: HouseForm, *, title: str, back: str, lead: str = "",
    sentence: str = "", template: str = "shelter/step.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """This will draw the form; a refused one brings back all that was typed."""
    shown = {"form": form, "title": title, "back": back, "lead": lead, "sentence": sentence, **more}
    answer = render(request, template, shown, status=422 if form.errors else 200)
    # Tells the page that keeps typed words that this answer brings them back itself.
    answer["X-Form-Kept"] = "yes"
    return answer


def key_of(request: HttpRequest) -> tuple[datetime, str] | None:
    """This will read where a page begins; a key that was tampered with starts the list again."""
    written, _tilde, identity = request.GET.get("before", "").partition("~")
    try:
        instant, row = parse_datetime(written), UUID(identity)
    except ValueError:
        return None
    return None if instant is None or instant.tzinfo is None else (instant, str(row))


def older(here: str, instant: datetime, row: UUID) -> str:
    """This will give the address of the next page of a list."""
    return f"{here}?before={instant.isoformat().replace('+00:00', 'Z')}~{row}"
