"""Where the next page of a list begins: the instant and the id of the last line shown.

An instant alone loses lines: whatever shares it with the last line shown is on no page.
"""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

Key = tuple[datetime, UUID]


def key_of(request: HttpRequest, name: str = "before") -> Key | None:
    """This will read where a page begins; a key that was tampered with begins the list again."""
    written, _tilde, identity = request.GET.get(name, "").partition("~")
    try:
        instant, row = parse_datetime(written), UUID(identity)
    except ValueError:
        return None
    return None if instant is None or instant.tzinfo is None else (instant, row)


def stamp(instant: datetime, row: UUID | str) -> str:
    """This will write a key as an address carries it."""
    return f"{instant.isoformat().replace('+00:00', 'Z')}~{row}"


def older(here: str, instant: datetime, row: UUID | str) -> str:
    """This will give the address of the page that begins after a row."""
    return f"{here}{'&' if '?' in here else '?'}before={stamp(instant, row)}"
