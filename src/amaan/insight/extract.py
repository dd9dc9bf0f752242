"""Copies journeys out of the database, by the columns that are open and no other."""

from pathlib import Path

from django.db import connection

from amaan.insight.dictionary import OPEN

# What a missing value is written as: an empty text is one of the values.
MISSING = r"\N"


def copy_journeys(to: Path, *, only_for_outside: bool = False) -> None:
    """This will stream every journey into a new private file as a table with a head.

    Seen by: the role that asks; `stats` in the house. `only_for_outside` leaves out whoever did
    not agree that she is counted outside the police, and whoever is counted elsewhere.
    """
    which = " WHERE counts_outside AND NOT elsewhere" if only_for_outside else ""
    statement = (
        f"COPY (SELECT {', '.join(OPEN)} FROM insight_journey{which})"  # noqa: S608 - our own words
        f" TO STDOUT (FORMAT csv, HEADER, NULL '{MISSING}')"
    )
    to.touch(mode=0o600, exist_ok=False)
    with connection.cursor() as cursor, to.open("wb") as file, cursor.copy(statement) as rows:
        for some in rows:
            file.write(some)
