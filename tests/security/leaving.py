"""The path of an export, step by step, as pages, the vault and the worker walk it."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from pypdf import PdfReader
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.confidentiality import giving_out
from amaan.confidentiality.leaving import KINDS
from amaan.confidentiality.row_security import act_as
from amaan.exports import actions, queries
from amaan.exports.actions import Instrument, Wanted
from amaan.house.testing import role
from amaan.jobs import exporting
from amaan.jobs.models import Order
from amaan.kernel.ids import CaseId, new_id, new_reference
from amaan.organisation.queries import Actor

OFFICES = {
    "court_bundle": "court",
    "prosecution_file": "prosecutor",
    "accused_copy": "accused",
    "referral_packet": "service",
    "survivor_copy": "herself",
    "supervision_report": "commander",
    "statistics": "commander",
}
PURPOSES = {
    "court_bundle": "trial",
    "prosecution_file": "scrutiny",
    "accused_copy": "before_trial",
    "referral_packet": "care",
    "survivor_copy": "her_right",
    "supervision_report": "supervision",
    "statistics": "planning",
}
AN_ORDER = Instrument("court_order", "Crl.Misc 117/2026", date(2026, 11, 2), "ASJ Quetta")


def wanted(kind: str, case_id: CaseId | None = None, **more: Any) -> Wanted:
    """This will ask as plainly as can be for a kind: on paper, in English."""
    plain = Wanted(
        kind=kind,
        purpose=PURPOSES[kind],
        office=OFFICES[kind],
        handed_to="District Public Prosecutor",
        language="en",
        case_id=case_id,
    )
    return replace(plain, **more)


def ask(actor: Actor, asked: Wanted, now: datetime) -> UUID:
    """This will ask for an export as a page does."""
    export_id = new_id()
    with transaction.atomic():
        act_as(actor, now)
        actions.ask_for_export(actor=actor, export_id=export_id, wanted=asked, now=now)
    return export_id


def let(capability: str, export_id: UUID) -> None:
    """This will show the vault who asks."""
    giving_out.let_be_made(capability=capability, export_id=export_id)


def make(export_id: UUID, now: datetime) -> str:
    """This will run the worker once for an export; gives the note of its order."""
    order = Order.objects.create(
        id=new_id(), kind="make_export", about=str(export_id), placed_at=now
    )
    with role("jobs"):
        exporting.make(order.id, now)
    order.refresh_from_db()
    return order.note


def take(actor: Actor, capability: str, export_id: UUID, now: datetime) -> bytes:
    """This will fetch the copy as a page does."""
    key = giving_out.take(capability=capability, export_id=export_id)
    with transaction.atomic():
        act_as(actor, now)
        copy = queries.copy_of(actor, export_id)
    return giving_out.open_copy(export_id, copy.key_id, copy.sealed, key)


def sheet(actor: Actor, export_id: UUID, now: datetime) -> queries.ExportSheet:
    """This will give the page of an export to somebody."""
    with transaction.atomic():
        act_as(actor, now)
        return queries.export_sheet(actor, export_id, now)


def walked(world: World, part: str, asked: Wanted, capability: str = "") -> tuple[UUID, bytes]:
    """This will go the whole way for somebody who needs nobody to agree."""
    actor = world.actors[part]
    capability = capability or signed_in(actor)
    export_id = ask(actor, asked, world.now)
    let(capability, export_id)
    if KINDS[asked.kind].whys[asked.purpose].by_two:
        second = signed_in(world.actors["the district commander"])
        giving_out.agree(capability=second, export_id=export_id)
    make(export_id, world.now)
    return export_id, take(actor, capability, export_id, world.now)


def as_owner(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """This will read or write what no page can, past row security."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement, list(values))
        found = cursor.fetchall() if cursor.description else []
        cursor.execute("SET LOCAL ROLE web")
    return found


def everything_in(pdf: bytes) -> bytes:
    """This will give all that a PDF holds: its letters, and the record that is attached."""
    reader = PdfReader(io.BytesIO(pdf))
    text = "\n".join(page.extract_text() for page in reader.pages)
    attached = b"".join(part for parts in reader.attachments.values() for part in parts)
    return text.encode() + b"\n" + attached + json.dumps(dict(reader.metadata or {})).encode()


def digest(content: bytes) -> str:
    """This will give the SHA-256 as the register writes it."""
    return hashlib.sha256(content).hexdigest()


def later(world: World, hours: float) -> datetime:
    """This will give an instant after the world was made."""
    return world.now + timedelta(hours=hours)


def lines_of(content: bytes) -> list[Mapping[str, str]]:
    """This will read a file for a spreadsheet below its mark and its blank line."""
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    start = next(at for at, row in enumerate(rows) if not row) + 1
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def make_late(world: World, like: str, many: int) -> list[str]:
    """This will see that so many cases of one's district are late; gives their references."""
    late = {str(r) for (r,) in as_owner(_LATE, world.cases[like].case_id)}
    references = [new_reference() for _ in range(many - len(late))]
    as_owner(
        "WITH model AS (SELECT * FROM cases_case WHERE id = %s), made AS ("
        "INSERT INTO cases_case (id, reference, desk_id, station_id, district_id, province,"
        " opened_at, stage, sealed, revision, owed) SELECT gen_random_uuid(), r, desk_id,"
        " station_id, district_id, province, opened_at, stage, false, 1, 1"
        " FROM model, unnest(%s::text[]) AS r) SELECT 1",
        world.cases[like].case_id,
        references,
    )
    columns = ", ".join(
        str(name)
        for (name,) in as_owner(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'cases_dutyrecord'::regclass"
            " AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'case_id', 'state',"
            " 'late_at', 'due_at') ORDER BY attnum"
        )
    )
    of_model = ", ".join(f"d.{name}" for name in columns.split(", "))
    as_owner(
        f"INSERT INTO cases_dutyrecord (id, case_id, state, due_at, late_at, {columns})"
        f" SELECT gen_random_uuid(), c.id, 'missed', %s, %s, {of_model}"
        " FROM cases_case c CROSS JOIN (SELECT * FROM cases_dutyrecord WHERE case_id = %s LIMIT 1)"
        " AS d WHERE c.reference = ANY (%s)",
        later(world, -30),
        later(world, -26),
        world.cases[like].case_id,
        references,
    )
    return [*late, *references]


def journal() -> list[tuple[Any, ...]]:
    """This will read what the journal says of exports, the newest last."""
    return as_owner(
        "SELECT what, officer_id, case_id, subject, purpose, fields, outcome, rule"
        " FROM confidentiality_journalentry WHERE what IN ('export', 'print', 'recipient')"
        " ORDER BY number"
    )


_LATE = """
SELECT DISTINCT c.reference FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE d.state = 'missed' AND NOT c.sealed
  AND c.district_id = (SELECT m.district_id FROM cases_case m WHERE m.id = %s)"""
