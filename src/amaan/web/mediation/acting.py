"""How an act of these pages is done: in a savepoint, its refusal beside what was typed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest

from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit.sentences import sentence_of


def done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """This will do an act, or show its refusal on the form. False: show the form again."""
    try:
        # In a savepoint: after a refusal the page reads on.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, sentence_of(refusal))
    return not form.errors


def before_of(request: HttpRequest) -> datetime | None:
    """This will read from which instant on a list goes back. Raises: NotFound."""
    typed = request.GET.get("before", "")
    if not typed:
        return None
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        raise NotFound from None
    if found.tzinfo is None:
        raise NotFound
    return found
