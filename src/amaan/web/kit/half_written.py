"""A half-filled form as text to be sealed, and back again; for complaints, and sheets of a case."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, QueryDict

from amaan.confidentiality import drafts
from amaan.kernel.ids import ContactId
from amaan.kernel.refusals import Refused
from amaan.web.kit import reveal
from amaan.web.kit.visit import Visit

# Belongs to the sending, not to what was said.
_NOT_AN_ANSWER = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True)
class Kept:
    """What an officer finds when she comes back to a form."""

    typed: QueryDict | None = None
    at: datetime | None = None
    # The vault does not answer: the draft is there, but cannot be opened now.
    refusal: Refused | None = None


def kept(request: HttpRequest, visit: Visit, about: ContactId) -> Kept:
    """This will open what this officer had typed, unless she wants to begin anew.

    `about` is the contact, or the case whose sheet it is.
    """
    at = drafts.kept_at(about)
    if at is None or "anew" in request.GET:
        return Kept()
    written, refusal = reveal.read_draft(visit, about)
    return Kept(at=at, refusal=refusal) if refusal else Kept(as_typed(written), at)


def as_written(typed: QueryDict) -> str:
    """This will put every answer given so far into one text."""
    answers = {name: values for name, values in typed.lists() if name not in _NOT_AN_ANSWER}
    return json.dumps(answers, ensure_ascii=False, separators=(",", ":"))


def as_typed(written: str) -> QueryDict:
    """This will read that text as if it had just been typed."""
    typed = QueryDict(mutable=True)
    for name, values in json.loads(written).items():
        typed.setlist(name, values)
    return typed


def version(kept_at: datetime) -> str:
    """This will name a kept draft, so that a page knows upon which one it was typed."""
    return f"{kept_at.timestamp():.6f}"
