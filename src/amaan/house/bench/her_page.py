"""Her own page: given at the desk, entered by number and words, and asked for again and again."""

import re
from collections.abc import Callable

import psycopg

from amaan.house.bench import errands
from amaan.house.bench.browser import Astray
from amaan.house.bench.errands import Officer
from amaan.house.bench.measuring import Act
from amaan.house.bench.site import Site

PATH = "/mine/?l=en"
_NUMBER = re.compile(r'<p class="ref" dir="ltr">([\d ]+)</p>')
_WORDS = re.compile(r'<p lang="en" dir="ltr">([a-z ]+)</p>')


def errand(site: Site, officer: Officer, count: int) -> list[Act]:
    """This will be the errand of reading her page, by somebody whom this officer gave a door."""
    browser = officer.browser
    given = browser.post(f"/mine/at/{officer.cases[0]}/give/", {"asked": "on"})
    number, words = _NUMBER.search(given.text), _WORDS.search(given.text)
    if number is None or words is None:
        raise Astray(f"no door was given: {given.status}")
    browser.post(PATH, {"number": number[1], "words": words[1]})
    return [errands.get(browser, PATH)] * count


def floor(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of her page: the file, its entries, who works on it, the next day."""
    case = [officer.cases[0]]

    def read() -> None:
        for statement in (
            "SELECT stage, district_id, station_id FROM cases_case WHERE id = %s",
            "SELECT kind, happened_earliest FROM cases_factrecord WHERE case_id = %s ORDER BY id",
            "SELECT officer_id, relation FROM confidentiality_grant WHERE case_id = %s",
            "SELECT day, hour FROM court_hearing WHERE case_id = %s AND ended = '' LIMIT 1",
        ):
            connection.execute(statement.encode(), case).fetchall()

    return read
