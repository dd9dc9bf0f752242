"""Watches an installation: asks the witnesses, examines everything, writes it down."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from amaan.confidentiality import witnessing
from amaan.confidentiality.witnessing import NotAList, Unheard
from amaan.house import health
from amaan.house.environment import Environment
from amaan.web.kit.running import Reading


def look(here: Environment, before: Mapping[str, Any], now: datetime) -> Reading:
    """This will look at everything once, and write down what was found.

    `before` is what was heard of the witnesses the last time.
    """
    heard = ask_witnesses(here.home / "witnesses", before, now)
    try:
        with _connect(here) as connection:
            reading = health.examine(here, connection, heard, now)
    except psycopg.Error:
        reading = health.examine(here, None, heard, now)
    found = Reading(reading.at, reading.alarms, {**reading.figures, "heard": heard})
    health.write(here.home, found)
    return found


def ask_witnesses(path: Path, before: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """This will ask every witness how far it stands, and compare it with the journal."""
    from django.db import Error

    heard: dict[str, Any] = {}
    try:
        witnesses = witnessing.read_list(path)
    except NotAList:
        return heard
    for outside in witnesses:
        name = outside.key.name
        last = before.get(name, {}).get("heard_at", now.isoformat())
        try:
            newest = witnessing.newest()
            stands = witnessing.stands_at(outside)
            ahead = 0 if newest is None or stands is None else max(0, stands - newest.size)
            heard[name] = {"heard_at": now.isoformat(), "ahead": ahead, "why": ""}
        except Unheard as fault:
            answered = fault.why != "no_answer"
            at = now.isoformat() if answered else last
            heard[name] = {"heard_at": at, "ahead": 0, "why": fault.why}
        except Error:
            heard[name] = {"heard_at": last, "ahead": 0, "why": "no_database"}
    return heard


def _connect(here: Environment) -> psycopg.Connection:
    return psycopg.connect(
        host=here.database_host,
        port=here.database_port,
        dbname=here.database_name,
        user=here.role,
        password=here.password_file.read_text(encoding="utf-8").strip(),
        connect_timeout=5,
        autocommit=True,
        options="-c statement_timeout=10s",
    )
