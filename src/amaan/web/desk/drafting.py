"""A half-filled form as text to be sealed, and back again."""

import json
from datetime import datetime

from django.http import QueryDict

# Belongs to the sending, not to what was said.
_NOT_AN_ANSWER = frozenset({"csrfmiddlewaretoken"})


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
