"""What is wrong with an installation, found without reading a case.

Whoever watches runs as the role of backups, which may read everything and write nothing; what
it reads here are counts, instants and lengths.
"""

import json
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from cryptography import x509

from amaan.house import backups, rehearsing, ruling
from amaan.house.environment import Environment, Profile
from amaan.house.places import state_of, write_private, write_state
from amaan.house.restoring import MARK
from amaan.house.stack import listens
from amaan.web.kit import spoken
from amaan.web.kit.running import Alarm, Reading

READING = "running.json"
ACKNOWLEDGED = "acknowledged.json"
HIGHEST = "journal.highest"
LATE_BACKUP = timedelta(hours=26)
LATE_REHEARSAL = timedelta(days=9)
SILENT = timedelta(minutes=15)
OLD_WORK = timedelta(minutes=15)
OLD_INTAKE = timedelta(minutes=10)
FULL_PERCENT = 85
CERTIFICATE_DAYS = 30
_SLIP = timedelta(minutes=2)
_COUNTS = """
SELECT (SELECT coalesce(max(number), 0) FROM confidentiality_journalentry),
       (SELECT at FROM confidentiality_journalentry ORDER BY number DESC LIMIT 1),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'),
       (SELECT min(coalesce(j.scheduled_at, e.at)) FROM procrastinate_jobs j
          JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
         WHERE j.status = 'todo' AND coalesce(j.scheduled_at, e.at) <= %(now)s),
       (SELECT min(made_at) FROM confidentiality_datakey WHERE wrapping = 'hpke')
"""
_POSTS = """
SELECT post, count(DISTINCT officer_id) FROM organisation_posting
 WHERE post IN ('custodian', 'auditor', 'registrar')
   AND since <= %(now)s AND (until IS NULL OR until > %(now)s) GROUP BY post
"""

# What is owed to the keeping of the house and late, or a post that is short: districts, no case.
_KEEPING = """
SELECT d.kind, count(*), min(u.name_en) FROM oversight_keepingduty d
  JOIN organisation_unit u ON u.id = d.place_id AND NOT u.is_practice
 WHERE d.settled_at IS NULL AND d.kind <> 'own_numbers'
   AND (d.kind = 'post_unfilled' OR d.late_at < %(now)s)
 GROUP BY d.kind
"""
_KEEPING_CODES = {
    "post_unfilled": "posts_short",
    "queue_waits": "queue_old",
    "emergency_review": "review_late",
}


def examine(
    here: Environment,
    connection: psycopg.Connection | None,
    witnesses: Mapping[str, Any],
    now: datetime,
) -> Reading:
    """This will look at everything once.

    `witnesses` is what `watching.ask_witnesses` heard. Without a connection only what lies in
    files and sockets is looked at, and the database is said to be down.
    """
    alarms = [
        *_exception(here),
        *_processes(here, connection),
        *_disks(here),
        *_backups(here, now),
        *_rehearsal(here, now),
        *_keys(here, now),
        *_unread(here),
    ]
    figures: dict[str, Any] = {
        "free": shutil.disk_usage(here.home).free,
        **{s: _said(newest_backup(here, s)) for s in ("data", "keys")},
        "witnesses": sum(1 for w in witnesses.values() if not w.get("why")),
    }
    if connection is not None:
        length, newest, waiting, work, intake = _one(connection, _COUNTS, now)
        figures |= {"journal": length, "waiting": waiting}
        if here.profile is Profile.SERVE:
            figures["unsigned_rules"] = unsigned = ruling.unsigned(connection)
            alarms += [
                Alarm("rules_unsigned", {"name": province, "n": number})
                for province, (number, _of) in unsigned.items()
                if number
            ]
        alarms += _posts(connection, now)
        alarms += _keeping(connection, now)
        alarms += _waits("work_waits", work, OLD_WORK, now)
        alarms += _waits("intake_waits", intake, OLD_INTAKE, now)
        if newest is not None and newest - now > _SLIP:
            alarms.append(Alarm("clock_back", {"n": (newest - now).seconds // 60}))
        alarms += _journal(here.home, length)
    alarms += _witnesses(witnesses, now)
    alarms += _restored(here.home)
    known = _acknowledged(here.home)
    marked = (Alarm(a.code, a.values, known.get(a.code) == _mark(a)) for a in alarms)
    return Reading(now, tuple(marked), figures)


def write(home: Path, reading: Reading) -> None:
    """This will write a reading where pages and the next start find it."""
    alarms = [
        {"code": a.code, "values": dict(a.values), "acknowledged": a.acknowledged}
        for a in reading.alarms
    ]
    found = {"at": reading.at.isoformat(), "alarms": alarms, "figures": dict(reading.figures)}
    write_state(home, READING, json.dumps(found, indent=1) + "\n")


def acknowledge(home: Path, reading: Reading) -> int:
    """This will let pages be silent about what stands now; gives how many alarms that were.

    A journal that later is found shorter still speaks again.
    """
    known = {a.code: _mark(a) for a in reading.alarms}
    write_state(home, ACKNOWLEDGED, json.dumps(known, indent=1) + "\n")
    return len(known)


def _mark(alarm: Alarm) -> str:
    return json.dumps(dict(alarm.values), sort_keys=True, default=str)


def _acknowledged(home: Path) -> dict[str, str]:
    found: dict[str, str] = _read(state_of(home) / ACKNOWLEDGED)
    return found


def _exception(here: Environment) -> Iterator[Alarm]:
    if here.one_account:
        yield Alarm("one_account", {"why": here.one_account})


def _processes(here: Environment, connection: psycopg.Connection | None) -> Iterator[Alarm]:
    if connection is None:
        yield Alarm("part_down", {"name": "database"})
    if not listens(here.vault_socket):
        yield Alarm("part_down", {"name": "vault"})
    try:
        socket.create_connection((here.address, here.port), timeout=2).close()
    except OSError:
        yield Alarm("part_down", {"name": "web"})


def _disks(here: Environment) -> Iterator[Alarm]:
    seen: set[int] = set()
    for path in (here.home, here.backup_folder, here.key_backup_folder):
        if not path.exists() or path.stat().st_dev in seen:
            continue
        seen.add(path.stat().st_dev)
        usage = shutil.disk_usage(path)
        # As `df` counts: what is kept for root is not free to us.
        percent = 100 * usage.used // max(1, usage.used + usage.free)
        if percent >= FULL_PERCENT:
            yield Alarm("disk_soon_full", {"name": str(path), "n": percent})


def _backups(here: Environment, now: datetime) -> Iterator[Alarm]:
    if not (state_of(here.home) / backups.RECIPIENT).exists():
        yield Alarm("no_sheets", {})
    last = backups.last(here.home)
    for stream in ("data", "keys"):
        newest = newest_backup(here, stream)
        if newest is None:
            yield Alarm("no_backup", {"name": stream})
        elif now - newest > LATE_BACKUP:
            hours = int((now - newest).total_seconds() // 3600)
            yield Alarm("backup_old", {"name": stream, "n": hours})
        if fault := last.get(f"{stream}_fault"):
            yield Alarm("backup_failed", {"name": stream, "why": fault})
    if not here.backup_command and _device(here.backup_folder) == _device(here.home):
        yield Alarm("backup_here", {})


def _rehearsal(here: Environment, now: datetime) -> Iterator[Alarm]:
    last = rehearsing.remembered(here.home)
    if fault := last.get("fault"):
        yield Alarm("rehearsal_failed", {"why": fault})
    passed = last.get("passed_at")
    # Backups are never removed: the oldest tells how long there was something to rehearse.
    since = datetime.fromisoformat(passed) if passed else _made(here, "data", min)
    if since is not None and now - since > LATE_REHEARSAL:
        yield Alarm("rehearsal_old", {"n": (now - since).days})


def newest_backup(here: Environment, stream: str) -> datetime | None:
    """This will say when the newest backup of a stream was begun, by the name of its file."""
    return _made(here, stream, max)


def _made(here: Environment, stream: str, which: Callable[..., str]) -> datetime | None:
    folders = {
        "data": (here.backup_folder, backups.SUFFIX),
        "keys": (here.key_backup_folder, ".amaan-keys"),
    }
    folder, suffix = folders[stream]
    name = which((path.name for path in folder.glob(f"*{suffix}")), default="")
    try:
        return datetime.strptime(name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _device(path: Path) -> int:
    # A folder that is not there yet will be made where its nearest parent is.
    return next(p for p in (path, *path.parents) if p.exists()).stat().st_dev


def _keys(here: Environment, now: datetime) -> Iterator[Alarm]:
    years = {row["year"] for row in _read(here.vault_public).get("domains", ())}
    if years and now.year + 1 not in years:
        yield Alarm("no_keys_next_year", {"n": now.year + 1})
    if here.certificate is not None:
        found = x509.load_pem_x509_certificate(here.certificate.read_bytes())
        days = (found.not_valid_after_utc - now).days
        if days < CERTIFICATE_DAYS:
            yield Alarm("certificate_ends", {"n": max(0, days)})


def _posts(connection: psycopg.Connection, now: datetime) -> Iterator[Alarm]:
    rows = connection.execute(_POSTS, {"now": now}).fetchall()
    held = {str(post): int(count) for post, count in rows}
    for post, least, code in (
        ("custodian", 2, "no_custodian"),
        ("auditor", 1, "no_auditor"),
        ("registrar", 2, "few_registrars"),
    ):
        if held.get(post, 0) < least:
            yield Alarm(code, {"n": held.get(post, 0)})


def _keeping(connection: psycopg.Connection, now: datetime) -> Iterator[Alarm]:
    for kind, count, name in connection.execute(_KEEPING, {"now": now}).fetchall():
        # What a district owes itself, such as something to mend, is no fault of an installation.
        if kind in _KEEPING_CODES:
            yield Alarm(_KEEPING_CODES[kind], {"n": int(count), "name": str(name)})


def _unread(here: Environment) -> Iterator[Alarm]:
    if here.profile is Profile.SERVE:
        waits = spoken.waiting(spoken.FIRST, here.home / "reviews")
        if waits:
            yield Alarm("sentences_unread", {"n": len(waits), "name": spoken.FIRST})


def _waits(code: str, since: datetime | None, most: timedelta, now: datetime) -> Iterator[Alarm]:
    if since is not None and now - since > most:
        yield Alarm(code, {"n": int((now - since).total_seconds() // 60)})


def _journal(home: Path, length: int) -> Iterator[Alarm]:
    # What this machine has seen itself, beside the database: a copy of the database that was
    # put back by hand is noticed even before a witness is asked.
    path = state_of(home) / HIGHEST
    highest = int(path.read_text(encoding="ascii")) if path.exists() else 0
    if length < highest:
        yield Alarm("journal_shorter", {"n": highest - length, "name": "this machine"})
    elif length > highest:
        write_private(path, f"{length}\n")


def _witnesses(heard: Mapping[str, Any], now: datetime) -> Iterator[Alarm]:
    if len(heard) < 2:
        yield Alarm("few_witnesses", {"n": len(heard)})
    for name, found in heard.items():
        if found.get("why") == "contradiction":
            yield Alarm("contradiction", {"name": name})
        elif found.get("ahead", 0) > 0:
            yield Alarm("journal_shorter", {"n": found["ahead"], "name": name})
        silent = now - datetime.fromisoformat(found["heard_at"])
        if silent > SILENT:
            yield Alarm("witness_silent", {"name": name, "n": int(silent.total_seconds() // 60)})


def _restored(home: Path) -> Iterator[Alarm]:
    if mark := _read(state_of(home) / MARK):
        yield Alarm("restored", {"when": mark["made_at"]})


def _one(connection: psycopg.Connection, statement: str, now: datetime) -> tuple[Any, ...]:
    row = connection.execute(statement, {"now": now}).fetchone()
    assert row is not None
    return row


def _said(at: datetime | None) -> str:
    return "" if at is None else at.strftime("%Y-%m-%d %H:%M UTC")


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
