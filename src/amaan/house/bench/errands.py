"""What officers do in the bench: each errand is a page asked for or a form sent."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import psycopg

from amaan.house.bench.browser import Answer, Astray, Browser, Telephone
from amaan.house.bench.homes import SECOND_FACTORS
from amaan.house.bench.measuring import Act
from amaan.house.bench.site import Site
from amaan.house.bench.sizes import desk_officer
from amaan.house.bench.trials import long_file
from amaan.kernel import clock

RELATED_ROWS = 40
CASES_EACH = 20
_NEAREST = """
SELECT c.id, c.revision FROM cases_case c
CROSS JOIN LATERAL (
  SELECT (SELECT count(*) FROM cases_factrecord f WHERE f.case_id = c.id)
    + (SELECT count(*) FROM cases_dutyrecord d WHERE d.case_id = c.id)
    + (SELECT count(*) FROM cases_party p WHERE p.case_id = c.id) AS rows
) AS r
WHERE c.desk_id = %s AND NOT c.sealed AND EXISTS (
  SELECT 1 FROM confidentiality_grant g
  WHERE g.case_id = c.id AND g.officer_id = %s AND g.until IS NULL)
ORDER BY abs(r.rows - %s), c.id LIMIT %s
"""
# The same few files every time: the vault lets nobody look at more than thirty in an hour.
_NAMES = """
SELECT s.case_id, s.id FROM confidentiality_sealed s JOIN cases_case c ON c.id = s.case_id
WHERE c.desk_id = %s AND s.sealed_by_id = %s AND s.field = 'survivor_name' AND NOT c.sealed
ORDER BY c.opened_at, c.id LIMIT 5
"""


@dataclass(frozen=True)
class Officer:
    """A desk officer of the bench at her browser, with files of hers to work on."""

    name: str
    officer_id: UUID
    # Her desk; for a commander the unit he commands.
    desk_id: UUID
    station_id: UUID
    browser: Browser
    cases: Sequence[UUID]
    names: Sequence[tuple[UUID, UUID]]
    # The file that a long trial made long, where her desk has one.
    long_file: UUID | None = None


def desk_officers(site: Site, count: int) -> list[Officer]:
    """This will sign desk officers in, each at a desk of her own."""
    with site.owner() as owner:
        return [_desk_officer(site, owner, number) for number in range(count)]


def somebody(site: Site, name: str) -> Officer:
    """This will sign one officer in who holds no files: a commander."""
    with site.owner() as owner:
        officer_id, unit_id, station_id = _seat(owner, name)
    return Officer(
        name, officer_id, unit_id, station_id, _signed_in(site, name, officer_id), (), ()
    )


def get(browser: Browser, path: str) -> Act:
    """This will be the errand of reading a page."""
    return lambda: _expect(browser.get(path), 200, path)


def take_complaints(site: Site, officer: Officer, count: int) -> list[Act]:
    """This will be the errand of sending so many complaints, each for a contact that waits."""
    contacts = [uuid4() for _ in range(count)]
    with site.owner() as owner, owner.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_contact (id, desk_id, station_id, mode, arrived_at, opened_by_id,"
            " urgent, with_children, language, purpose, advice_topics)"
            " VALUES (%s, %s, %s, 'walk_in', now(), %s, false, false, 'ur', '', '[]')",
            [(c, officer.desk_id, officer.station_id, officer.officer_id) for c in contacts],
        )
    return [_complaint(officer.browser, contact, n) for n, contact in enumerate(contacts)]


def record(site: Site, officer: Officer, count: int) -> list[Act]:
    """This will be the errand of writing down an entry on one file after another."""
    with site.owner() as owner:
        rows = owner.execute(
            "SELECT id, revision FROM cases_case WHERE id = ANY (%s)", [list(officer.cases)]
        ).fetchall()
    revisions: dict[UUID, Iterator[int]] = {row[0]: itertools.count(row[1]) for row in rows}
    turns = itertools.islice(itertools.cycle(officer.cases), count)
    return [_entry(officer.browser, case, revisions[case]) for case in turns]


def reveal(officer: Officer, count: int) -> list[Act]:
    """This will be the errand of looking at one sealed name after another, with a reason."""
    turns = itertools.islice(itertools.cycle(officer.names), count)
    return [_reveal(officer.browser, case, ref) for case, ref in turns]


def _desk_officer(site: Site, owner: psycopg.Connection, number: int) -> Officer:
    name = desk_officer(number)
    officer_id, desk_id, station_id = _seat(owner, name)
    near = owner.execute(_NEAREST, [desk_id, officer_id, RELATED_ROWS, CASES_EACH]).fetchall()
    names = owner.execute(_NAMES, [desk_id, officer_id]).fetchall()
    browser = _signed_in(site, name, officer_id)
    long = long_file(owner, desk_id)
    # It is measured apart: among the others it would be one of many only in a tiny set.
    cases = [row[0] for row in near if row[0] != long]
    return Officer(name, officer_id, desk_id, station_id, browser, cases, names, long)


def _seat(owner: psycopg.Connection, name: str) -> tuple[UUID, UUID, UUID]:
    row = owner.execute(
        "SELECT o.id, u.id, u.station_id FROM organisation_officer o"
        " JOIN organisation_posting p ON p.officer_id = o.id"
        " JOIN organisation_unit u ON u.id = p.unit_id WHERE o.sign_in = %s",
        [name],
    ).fetchone()
    if row is None:
        raise Astray(f"nobody is called {name}")
    return row[0], row[1], row[2]


def _signed_in(site: Site, name: str, officer_id: UUID) -> Browser:
    browser = Browser(site.port)
    telephone = Telephone(site.stack.home / SECOND_FACTORS, lambda _name: site.slip(officer_id))
    browser.sign_in(name, telephone)
    # Home asks for what is still missing of her, once for each sign-in, and then lets her work.
    browser.get("/")
    return browser


def _expect(answer: Answer, status: int, path: str) -> None:
    if answer.status != status:
        raise Astray(f"{path} answered {answer.status}, not {status}")


def _complaint(browser: Browser, contact: UUID, number: int) -> Act:
    form = complaint_form(clock.now(), number)
    path = f"/desk/contact/{contact}/complaint"
    return lambda: _expect(browser.post(path, form), 200, path)


def _entry(browser: Browser, case: UUID, revisions: Iterator[int]) -> Act:
    path = f"/case/{case}/record/circumstances.changed"

    def send() -> None:
        at = clock.local(clock.now()) - timedelta(minutes=1)
        form: dict[str, str | list[str]] = {
            "fact_id": str(uuid4()),
            "revision": str(next(revisions)),
            "change": "separated",
            "happened": at.strftime("%d/%m/%Y"),
            "happened_time": at.strftime("%H:%M"),
            "happened_certainty": "exact",
        }
        _expect(browser.post(path, form), 302, path)

    return send


def _reveal(browser: Browser, case: UUID, ref: UUID) -> Act:
    path = f"/reveal/{case}/{ref}"
    return lambda: _expect(browser.post(path, {"purpose": "contact_safely"}), 200, path)


def complaint_form(now: datetime, number: int) -> dict[str, str | list[str]]:
    """This will fill in the complaint as a browser sends it: a rape 20 hours ago."""
    happened = clock.local(now - timedelta(hours=20))
    return {
        "informant": "survivor",
        "consent_record": "yes",
        "consent_by": "survivor",
        "share_for_care": "on",
        "contact_channel": "call",
        "contact_number": f"0300{number:07d}",
        "contact_hours": "10-12",
        "contact_code_word": "چائے",
        "danger_now": "no",
        "injury_or_assault_7d": "yes",
        "strangulation": "no",
        "children_at_risk": "no",
        "age_band": "18-25",
        "sex": "female",
        "name": f"خاتون {number}",
        "relative": f"دختر {number}",
        "phone": f"0300 {number:07d}",
        "address": f"گلی {number}",
        "language": "ur",
        "words": "انہوں نے بتایا کہ یہ سب کچھ ان کے ساتھ ہوا۔ " * 30,
        "incident": happened.strftime("%d/%m/%Y"),
        "incident_time": happened.strftime("%H:%M"),
        "incident_certainty": "exact",
        "place": "survivor_home",
        "acts_sexual": ["penetration"],
        "accused_count": "1",
        "accused_relation": "neighbour",
        "accused_name": f"شخص {number}",
        "told_duty": "on",
        "wants": ["medical"],
        "wants_fir": "yes",
        "woman_present": "woman_officer",
        "offences": ["PPC-376-1"],
    }
