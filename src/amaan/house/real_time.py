"""The machine's own time, which no demonstration turns: for backups, watches and sheets."""

from datetime import UTC, datetime


def real_now() -> datetime:
    """This will give the real time, in UTC."""
    return datetime.now(UTC)
