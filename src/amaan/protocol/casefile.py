"""Reading facts that a person wrote down in a file, to ask what would follow.

TOML or JSON: `province`, `now`, and one `[[fact]]` after another with its kind, when it
happened and its details. Every message names the line, the word it does not know, and the
nearest one it does. Times without a zone are Karachi's; a date alone is the whole day.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from amaan.kernel.clock import KARACHI, end_of_day, start_of_day
from amaan.law.reading import near
from amaan.protocol import codes, facts
from amaan.protocol.facts import Happened, Recorded
from amaan.protocol.situation import Place

_TOP = frozenset({"title", "about", "province", "district", "now", "fact", "expect"})
_WHEN = frozenset({"kind", "id", "happened_at", "earliest", "latest", "recorded_at"})


class BadCaseFile(ValueError):
    """The file says something that cannot be read; the message says where and what is allowed."""


@dataclass(frozen=True)
class CaseFile:
    """A timeline as somebody wrote it, the place, and the instant at which to look."""

    title: str
    place: Place
    now: datetime
    timeline: tuple[Recorded, ...]
    expect: Mapping[str, Any]


def read(path: Path) -> CaseFile:
    """This will read a file of facts.

    Raises: BadCaseFile naming the line and the word.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as lost:
        raise BadCaseFile(f"{path}: cannot be read: {lost}") from None
    try:
        written = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as wrong:
        form = "JSON" if path.suffix == ".json" else "TOML"
        raise BadCaseFile(f"{path}: is not {form}: {wrong}") from None
    return _Reader(path, text).case(written)


class _Reader:
    """One file, with its text kept for finding lines."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.lines = path, text.splitlines()
        self.heads = [
            n for n, line in enumerate(self.lines) if line.strip() == "[[fact]]" or '"kind"' in line
        ]

    def case(self, written: Any) -> CaseFile:
        if not isinstance(written, dict):
            raise BadCaseFile(f"{self.path}: must hold province, now and a list of facts")
        self._known(written, _TOP, "the file", None)
        province = written.get("province", "")
        if province not in codes.PROVINCES:
            raise self._wrong(
                "province", f"does not know {province!r}{_allowed(province, codes.PROVINCES)}", None
            )
        rows = written.get("fact", [])
        if not isinstance(rows, list) or not rows:
            raise BadCaseFile(f"{self.path}: has no fact; begin with [[fact]] and its kind")
        timeline = self._timeline(rows)
        latest = max(r.recorded_at for r in timeline)
        now = self._instant(written, "now", None) if "now" in written else latest
        for index, recorded in enumerate(timeline):
            if recorded.recorded_at > now:
                written = "recorded_at" if "recorded_at" in rows[index] else "happened_at"
                raise self._wrong(written, f"is after now, {_shown(now)}", index)
        return CaseFile(
            title=str(written.get("title", "")),
            place=Place(province, str(written.get("district", ""))),
            now=now,
            timeline=timeline,
            expect=written.get("expect", {}),
        )

    def _timeline(self, rows: list[Any]) -> tuple[Recorded, ...]:
        read = [self._fact(index, row) for index, row in enumerate(rows)]
        # What is told with the complaint is written down with it, unless the file says when.
        told = [r.happened.latest for r, _ in read if r.fact.kind == "complaint.received"]
        done = []
        for index, (recorded, written_at) in enumerate(read):
            at = written_at or max([recorded.happened.latest, *told[:1]])
            if at < recorded.happened.latest:
                raise self._wrong("recorded_at", "is before the fact happened", index)
            done.append(Recorded(recorded.id, recorded.fact, recorded.happened, at))
        ids = [r.id for r in done]
        for index, id in enumerate(ids):
            if id in ids[:index]:
                raise self._wrong("id", f"{id!r} is used twice", index)
        return tuple(done)

    def _fact(self, index: int, row: Any) -> tuple[Recorded, datetime | None]:
        if not isinstance(row, dict) or "kind" not in row:
            raise self._wrong("kind", "is missing: every fact says what it is", index)
        kind = row["kind"]
        if kind not in facts.KINDS:
            raise self._wrong("kind", f"does not know {kind!r}{_allowed(kind, facts.KINDS)}", index)
        details = {k: v for k, v in row.items() if k not in _WHEN and k != "details"}
        details |= row.get("details", {})
        happened = self._happened(row, index)
        self._check_details(kind, details, index)
        try:
            fact = facts.read(kind, details)
        except facts.MalformedFact as wrong:
            name = next((n for n in details if f".{n} " in str(wrong)), "")
            raise BadCaseFile(f"{self._where(index, name)}: {wrong}") from None
        written_at = self._instant(row, "recorded_at", index) if "recorded_at" in row else None
        id = str(row.get("id", f"{kind}-{index + 1}"))
        return Recorded(id, fact, happened, happened.latest), written_at

    def _check_details(self, kind: str, details: Mapping[str, Any], index: int) -> None:
        shape = facts.declared(kind)
        self._known(details, frozenset(shape) | _WHEN, kind, index)
        for name, field in shape.items():
            if name not in details and field.default is MISSING:
                allowed = field.metadata.get("codes")
                words = f"; allowed: {', '.join(sorted(allowed))}" if allowed else ""
                raise self._wrong(name, f"is missing: {kind} needs it{words}", index)
        for name, value in details.items():
            allowed = shape[name].metadata.get("codes")
            for word in value if isinstance(value, list) else [value]:
                if allowed is not None and word not in allowed:
                    raise self._wrong(
                        name, f"does not know {word!r}{_allowed(word, allowed)}", index
                    )

    def _happened(self, row: Mapping[str, Any], index: int) -> Happened:
        if "happened_at" in row:
            return Happened(
                self._instant(row, "happened_at", index),
                self._instant(row, "happened_at", index, last=True),
            )
        if "earliest" not in row or "latest" not in row:
            raise self._wrong(
                "happened_at", "is missing: write happened_at, or earliest and latest", index
            )
        happened = Happened(
            self._instant(row, "earliest", index), self._instant(row, "latest", index, last=True)
        )
        if happened.latest < happened.earliest:
            raise self._wrong("latest", "is before earliest", index)
        return happened

    def _instant(
        self, row: Mapping[str, Any], name: str, index: int | None, *, last: bool = False
    ) -> datetime:
        value = row[name]
        if isinstance(value, str):
            try:
                value = (
                    datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
                )
            except ValueError:
                raise self._wrong(
                    name, f"{value!r} is no date or time; write 2026-11-20T15:00", index
                ) from None
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=KARACHI)
        if isinstance(value, date):
            return end_of_day(value) - timedelta(seconds=1) if last else start_of_day(value)
        raise self._wrong(name, f"{value!r} is no date or time", index)

    def _known(
        self, row: Mapping[str, Any], allowed: Iterable[str], what: str, index: int | None
    ) -> None:
        for name in row:
            if name not in allowed:
                raise self._wrong(name, f"is not a word of {what}{_allowed(name, allowed)}", index)

    def _wrong(self, name: str, complaint: str, index: int | None) -> BadCaseFile:
        return BadCaseFile(f"{self._where(index, name)}: {name} {complaint}")

    def _where(self, index: int | None, name: str) -> str:
        start = self.heads[index] if index is not None and index < len(self.heads) else 0
        after = [h for h in self.heads if h > start]
        for n in range(start, after[0] if after and index is not None else len(self.lines)):
            if name and self.lines[n].strip().strip('"').startswith(name):
                return f"{self.path}, line {n + 1}"
        return f"{self.path}, line {start + 1}"


def _allowed(word: object, allowed: Iterable[str]) -> str:
    known = sorted(allowed)
    return near(str(word), known) or f"; allowed: {', '.join(known)}"


def _shown(instant: datetime) -> str:
    return instant.astimezone(KARACHI).strftime("%Y-%m-%d %H:%M")
