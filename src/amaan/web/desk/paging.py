"""Where the next page of a list begins: the time and the id of the last line shown."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime


def stamp(instant: datetime) -> str:
    """This will write an instant as an address carries it."""
    return instant.isoformat().replace("+00:00", "Z")


def key_of(request: HttpRequest, name: str) -> tuple[datetime, str] | None:
    """This will read where a page begins; a key that was tampered with starts the list again."""
    stamp, _tilde, identity = request.GET.get(name, "").partition("~")
    try:
        instant, row = parse_datetime(stamp), UUID(identity)
    except ValueError:
        return None
    return None if instant is None or instant.tzinfo is None else (instant, str(row))
