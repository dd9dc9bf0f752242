"""Logs that can be read by anybody: an event, ids, and nothing about a person.

Deny by default. A record's text is its template, never its arguments, because Django,
psycopg and every library put paths, values and row contents there. Extra fields pass only
when they are named here and look like an id, a code or a number. A traceback keeps the
places and the type of the error, and loses its message.
"""

import json
import logging
import re
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import SysLogHandler
from pathlib import Path
from types import TracebackType
from typing import Any

ALLOWED = frozenset(
    {
        "case_id", "officer_id", "unit_id", "contact_id", "fact_id", "sealed_ref", "session_id",
        "endpoint", "method", "status", "milliseconds", "order", "job", "child", "code", "count",
        "rule", "task", "attempt", "process", "status_code", "witness",
    }
)  # fmt: skip
_ID_OR_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
# Eleven digits are a mobile number and thirteen an identity card, with or without hyphens.
_PERSONAL_NUMBER = re.compile(r"(?:\d-?){9,}")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_TRUSTED = ("amaan.", "django.", "granian", "_granian")


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, where, event, and the extras that may pass."""

    def format(self, record: logging.LogRecord) -> str:
        """This will write a record without anything that could be about a person."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "event": _event(record),
        }
        for name in ALLOWED & record.__dict__.keys():
            value = _passed(record.__dict__[name])
            if value is not None:
                line[name] = value
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
            line["frames"] = frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


class Named(JsonLines):
    """The same line under the name by which a log service sorts it."""

    def format(self, record: logging.LogRecord) -> str:
        """This will write a record as `amaan: {...}`."""
        return f"amaan: {super().format(record)}"


class ToTheService(SysLogHandler):
    """The way to the log service, which may be away without anybody having to wait for it."""

    def createSocket(self) -> None:  # the library's own name
        """This will connect; a service that is away is asked again with the next line."""
        with suppress(OSError):
            super().createSocket()

    def handleError(self, record: logging.LogRecord) -> None:  # the library's
        """This will say nothing: the library would print the record with all its values."""


def away(service: Path | None) -> dict[str, Any]:
    """This will describe the handler that gives every line to the machine's log service too.

    The service takes them to another machine, where whoever takes this one over cannot rewrite
    them. Without a service there is nothing to do.
    """
    if service is None:
        return {"class": "logging.NullHandler"}
    return {
        "class": "amaan.house.logs.ToTheService",
        "address": str(service),
        "facility": "daemon",
        "formatter": "named",
    }


def frames(trace: TracebackType | None) -> list[str]:
    """This will name the places of a traceback, without source lines and values."""
    return [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """This will stand in for `sys.excepthook`: an error's message may hold a row's values."""
    logging.getLogger("amaan.house").critical("uncaught", exc_info=(kind, error, trace))


def _event(record: logging.LogRecord) -> str:
    # A library may have put a value into the text itself, so only ours and Django's
    # templates are repeated; for others the place in their source says which it was.
    if isinstance(record.msg, str) and record.name.startswith(_TRUSTED):
        return record.msg[:200]
    return f"{record.module}:{record.lineno}"


def _passed(value: object) -> str | int | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value if abs(value) < 10**9 else None
    text = str(value)
    if _UUID.fullmatch(text):
        return text
    if _ID_OR_CODE.fullmatch(text) and not _PERSONAL_NUMBER.search(text):
        return text
    return None
