"""`bench attendances`: a hundred thousand attendances sent as one table, tried, and brought in.

The same code as behind a page: a training officer sends the table, the job tries it and brings it
in under its own role and row security. The floor copies as many rows into a table without a log.
"""

import json
import secrets
import subprocess
import sys
import time
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import django
import psycopg

from amaan.house import database
from amaan.house.bench.homes import bench_home, stack_at
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.stack import Stack
from amaan.house.steps import Steps

if TYPE_CHECKING:
    from amaan.organisation.accounts import NewOfficer
    from amaan.organisation.queries import Actor

ROWS = 100_000
REACH_SECONDS = 60.0
DAY = date(2026, 1, 12)
_HEAD = (
    "Unit,Session,Number,Name,Profession,Sex,Rank,First day there,Days there,Completed,"
    "Marks before,Marks after"
)
_FLOOR = """
CREATE UNLOGGED TABLE bench.attended (id uuid, unit uuid, session uuid, day date, number text,
  name text, profession text, sex text, rank text, days integer, before numeric, after numeric,
  completed boolean, recorded_at timestamptz)
"""


def run(report: Report, steps: Steps, rows: int = ROWS) -> None:
    """This will send so many attendances, bring them in, and say how long that took."""
    home = bench_home(SMALL).with_name(f"attendances-{rows}")
    with stack_at(home, steps, {}) as stack:
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        with steps.step(f"Sending a table of {rows:,} rows"):
            sent = _child(stack, "web", "send", str(rows))
        with steps.step("Trying it"):
            tried = float(_child(stack, "jobs", "carry", sent))
        sent = _child(stack, "web", "want", sent)
        with steps.step("Bringing it in"):
            took = float(_child(stack, "jobs", "carry", sent))
        with stack.cluster.connect(database.NAME) as founder:
            founder.autocommit = True
            there = founder.execute("SELECT count(*) FROM workforce_trainingattendance").fetchone()
            with steps.step("Measuring the floor"):
                floor = _floor(founder, rows)
    assert there is not None
    assert there[0] >= rows, "not every row came in"
    report.note(
        f"{rows:,} attendances tried and brought in",
        f"{tried:.1f} s and {took:.1f} s, {(tried + took) / floor:.0f} x a copy of as many rows"
        f" ({floor:.1f} s)",
        f"{REACH_SECONDS:g} s",
        met=tried + took <= REACH_SECONDS,
    )


def _floor(founder: psycopg.Connection, rows: int) -> float:
    founder.execute("CREATE SCHEMA IF NOT EXISTS bench")
    founder.execute("DROP TABLE IF EXISTS bench.attended")
    founder.execute(_FLOOR)
    unit, session = uuid4(), uuid4()
    began = time.monotonic()
    with founder.cursor() as cursor, cursor.copy("COPY bench.attended FROM STDIN") as copy:
        for n in range(rows):
            copy.write_row(
                (uuid4(), unit, session, DAY, f"S-{n:06d}", f"Officer {n}", "police", "female",
                 "asi", 2, 40 + n % 30, 55 + n % 40, True, "2026-02-01")
            )  # fmt: skip
    return time.monotonic() - began


def _child(stack: Stack, role: str, *words: str) -> str:
    command = ["-m", "amaan.house.bench.attending", *words]
    recipe = stack.supervisor.recipe("attending", command, role=role)
    done = subprocess.run(
        recipe.command, env=dict(recipe.environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the attendances could not be sent:\n{done.stderr}")
    return str(json.loads(done.stdout.splitlines()[-1]))


def main(words: list[str]) -> int:
    """This will do one step as the process that does it in truth; gives JSON."""
    django.setup()
    step, about = words
    done = {"send": _send, "want": _want, "carry": _carry}[step](about)
    sys.stdout.write(json.dumps(done) + "\n")
    return 0


def _carry(sent: str) -> float:
    from amaan.jobs import long_tables
    from amaan.kernel import clock

    began = time.monotonic()
    long_tables.carry(UUID(json.loads(sent)["order"]), clock.now())
    return time.monotonic() - began


def _send(rows: str) -> str:
    from django.db import transaction

    from amaan.books import sending
    from amaan.jobs.actions import place_order
    from amaan.jobs.long_tables import KIND
    from amaan.kernel import clock
    from amaan.workforce.training_people import ATTENDANCES

    now = clock.now()
    with transaction.atomic():
        actor, session = _begin(now)
        text = _table(session, int(rows))
        sent = sending.send_table(actor=actor, book=ATTENDANCES, text=text, now=now)
        order = place_order(actor=actor, kind=KIND, now=now, about=str(sent))
    return json.dumps({"officer": str(actor.officer_id), "sent": str(sent), "order": str(order)})


def _want(sent: str) -> str:
    from django.db import transaction

    from amaan.books import sending
    from amaan.confidentiality.row_security import act_as
    from amaan.jobs.actions import place_order
    from amaan.jobs.long_tables import KIND
    from amaan.kernel import clock
    from amaan.organisation.queries import acting_as
    from amaan.workforce.training_people import ATTENDANCES

    now, told = clock.now(), json.loads(sent)
    with transaction.atomic():
        actor = acting_as(UUID(told["officer"]), now)
        assert actor is not None, "whoever sent it is still posted"
        act_as(actor, now)
        sending.want(actor=actor, book=ATTENDANCES, sent_id=UUID(told["sent"]), now=now)
        order = place_order(actor=actor, kind=KIND, now=now, about=told["sent"])
    return json.dumps({**told, "order": str(order)})


def _begin(now: datetime) -> "tuple[Actor, str]":
    """This will found a service with a training officer, once, and give a session of its own."""
    from amaan.books import actions as books
    from amaan.confidentiality.row_security import act_as
    from amaan.organisation import queries
    from amaan.organisation.actions.founding import found_the_service
    from amaan.organisation.actions.officers import appoint_officer
    from amaan.organisation.posts import Post, Province
    from amaan.workforce.training import COURSES, SESSIONS

    known = queries.officer_by_service_number("BENCH-2", now)
    if known is None:
        unit, registrar = found_the_service(
            province=Province.PUNJAB, name_en="Bench", name_ur="Bench",
            registrar=_officer("bench-1"), password=secrets.token_urlsafe(24), now=now,
        )  # fmt: skip
        acting = queries.acting_as(registrar, now)
        assert acting is not None
        known = appoint_officer(
            actor=acting, officer=_officer("bench-2"), password=secrets.token_urlsafe(24),
            unit_id=unit, post=Post.TRAINING_OFFICER, now=now,
        )  # fmt: skip
    actor = queries.acting_as(known, now)
    assert actor is not None
    act_as(actor, now)
    code = uuid4().hex[:12]
    told = {
        "unit": str(actor.unit_id), "on": str(DAY), "code": code, "title": "Bench",
        "kind": "manual", "stream": "desk", "days": "2", "valid_months": "0", "state": "draft",
        "course": code, "place_kind": "school", "place": "Bench",
    }  # fmt: skip
    for book in (COURSES, SESSIONS):
        books.enter(actor=actor, book=book, entry_id=uuid4(), told=told, now=now)
    return actor, code


def _officer(sign_in: str) -> "NewOfficer":
    from amaan.organisation.accounts import NewOfficer
    from amaan.organisation.posts import Rank, Sex

    return NewOfficer(
        sign_in=sign_in, service_number=sign_in.upper(), name_en="Bench", name_ur="Bench",
        rank=Rank.INSPECTOR, sex=Sex.FEMALE,
    )  # fmt: skip


def _table(session: str, rows: int) -> str:
    lines = (
        f",{session},S-{n:06d},Officer {n},police,woman,asi,{DAY},2,yes,{40 + n % 30},{55 + n % 40}"
        for n in range(rows)
    )
    return "\n".join((_HEAD, *lines))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
