"""Answers out of a closed list, recognised by code or by label in English or Urdu."""

from functools import cache
from typing import TypeVar

from django.db.models import TextChoices
from django.utils import translation

from amaan.kernel.letters import same
from amaan.kernel.refusals import said
from amaan.kernel.tables import Column, Fault, Row

Choice = TypeVar("Choice", bound=TextChoices)

EMPTY = said("Nothing is written here.")
UNKNOWN = said("This word is not in the list: %(told)s")
TOO_LONG = said("This is longer than %(told)s characters.")
NOT_LATIN = said("Write this in Latin letters: %(told)s")
NOT_URDU = said("Write this in Urdu script: %(told)s")


@cache
def codes_of(choices: type[TextChoices]) -> dict[str, str]:
    """This will give every way in which the answers of a list may be written."""
    found: dict[str, str] = {}
    for language in ("en", "ur"):
        with translation.override(language):
            for answer in choices:
                label = str(answer.label)
                # "Officer in charge of the station (SHO)" is found by either half.
                for way in (answer.value, label, *label.rstrip(")").split("(")):
                    found.setdefault(same(way), answer.value)
    return found


def chosen(choices: type[Choice], row: Row, column: Column) -> "Choice | Fault":
    """This will read an answer, or say what is wrong with it."""
    told = row[column.code]
    if not told:
        return Fault(row.line, column, EMPTY)
    code = codes_of(choices).get(same(told))
    return Fault(row.line, column, UNKNOWN, told) if code is None else choices(code)


def name_fault(row: Row, column: Column, *, urdu: bool, limit: int = 120) -> Fault | None:
    """This will say what is wrong with a name in one script, or nothing."""
    told = row[column.code]
    if not told:
        return Fault(row.line, column, EMPTY)
    if len(told) > limit:
        return Fault(row.line, column, TOO_LONG, str(limit))
    in_urdu = any("\u0600" <= letter <= "\u06ff" for letter in told)
    if urdu and not in_urdu:
        return Fault(row.line, column, NOT_URDU, told)
    if not urdu and in_urdu:
        return Fault(row.line, column, NOT_LATIN, told)
    return None
