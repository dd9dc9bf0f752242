"""Reading the committed law strictly: what is wrong is named by file, line, row and field.

A value without authority does not load. A word outside its closed list does not load. The
messages are for the person who edits `rules/`, so they say what is allowed and what was near.
"""

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

# `[[offence]]` or `[source.ppc]`, but not `[[offence.changed]]`, which is part of a row.
_TOP_TABLE = re.compile(r"\[\[\w+\]\]|\[\w")


class BrokenLaw(Exception):
    """A rule file cannot be trusted as it stands."""


class Row:
    """One table of a file, read key by key; `done` refuses what nobody read."""

    def __init__(self, file: "LawFile", table: Mapping[str, Any], label: str, prefix: str = ""):
        self.file, self.label, self._table, self._prefix = file, label, table, prefix
        self._read: set[str] = set()

    def text(self, key: str, *, needed: bool = True) -> str:
        """This will read a sentence or word; an empty one counts as missing."""
        return str(self._value(key, str, needed=needed) or "")

    def code(self, key: str, allowed: Iterable[str], default: str | None = None) -> Any:
        """This will read one word of a closed list."""
        value = self._value(key, str, needed=default is None)
        return self._known(key, str(default if value is None else value), allowed)

    def codes(self, key: str, allowed: Iterable[str], *, needed: bool = True) -> tuple[str, ...]:
        """This will read a list of words of a closed list."""
        words = self.words(key, needed=needed)
        known = tuple(allowed)
        return tuple(self._known(key, word, known) for word in words)

    def words(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """This will read a list of free words."""
        listed = self._value(key, list, needed=needed)
        for word in listed or ():
            if not isinstance(word, str):
                raise self.broken(key, f"{word!r} must be text in quotes")
        return tuple(listed or ())

    def day(self, key: str) -> date | None:
        """This will read a local date, if there is one."""
        value = self._value(key, date, needed=False)
        if value is not None and type(value) is not date:
            raise self.broken(key, f"{value} must be a date such as 2016-10-22, without a time")
        return value

    def flag(self, key: str) -> bool | None:
        """This will read true or false, if either is there."""
        value: bool | None = self._value(key, bool, needed=False)
        return value

    def sub(self, key: str) -> "Row":
        """This will read the dotted keys below a name."""
        return Row(self.file, self._value(key, dict, needed=True), self.label, f"{key}.")

    def rows(self, key: str) -> list["Row"]:
        """This will read the tables listed below a row."""
        listed = self._value(key, list, needed=False) or []
        return [Row(self.file, table, self.label, f"{key}.") for table in listed]

    def number(self, key: str) -> int:
        """This will read a whole number above nothing; `true` passes where none is meant."""
        value = self._value(key, int, needed=True)
        if value < 1:
            raise self.broken(key, f"cannot be {value!r}; write a number above 0")
        return int(value)

    def values(self, key: str, allowed: Iterable[str] | None) -> frozenset[Any]:
        """This will read one value or several, each of a closed list where there is one."""
        self._read.add(key)
        value = self._table[key]
        several = value if isinstance(value, list) else [value]
        for one in several:
            if not isinstance(one, (str, int)):
                raise self.broken(key, f"cannot be {one!r}; write a word, or true or false")
        return frozenset(v if allowed is None else self._known(key, v, allowed) for v in several)

    def has(self, key: str) -> bool:
        """This will say whether anything is written under a key."""
        return key in self._table

    def names(self) -> tuple[str, ...]:
        """This will give the keys that are written, for tables whose keys are words."""
        return tuple(self._table)

    def code_name(self, key: str, allowed: Iterable[str]) -> str:
        """This will check a key that is itself a word of a closed list."""
        return self._known(key, key, allowed)

    def done(self) -> None:
        """This will refuse keys that nobody read: a misspelt field must not be lost."""
        for key in self._table:
            if key not in self._read:
                raise self.broken(key, f"is not a field here{near(key, self._read)}")

    def broken(self, key: str, complaint: str) -> BrokenLaw:
        """This will word an error so that the place can be found."""
        field = f"{self._prefix}{key}"
        return BrokenLaw(f"{self.file.where(self.label, key)}: {self.label}: {field}: {complaint}")

    def _known(self, key: str, word: str, allowed: Iterable[str]) -> str:
        known = tuple(allowed)
        if word in known:
            return word
        hint = near(word, known) or f"; allowed: {', '.join(sorted(known))}"
        raise self.broken(key, f"does not know {word!r}{hint}")

    def _value(self, key: str, kind: type, *, needed: bool) -> Any:
        self._read.add(key)
        value = self._table.get(key)
        if value is None or value == "":
            if needed:
                unread = near(key, [k for k in self._table if k not in self._read])
                raise self.broken(key, f"is missing{unread}")
            return None
        if not isinstance(value, kind):
            raise self.broken(key, f"cannot be {value!r}")
        return value


class LawFile:
    """One file of the law, with its text kept for finding lines."""

    def __init__(self, root: Path, path: Path):
        self.name = path.relative_to(root).as_posix()
        try:
            written = path.read_bytes()
            self._text = written.decode("utf-8")
            self.digest = hashlib.sha256(written).hexdigest()
            self.tables: dict[str, Any] = tomllib.loads(self._text)
        except OSError as lost:
            raise BrokenLaw(f"{self.name}: cannot be read: {lost.strerror}") from lost
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as bad:
            raise BrokenLaw(f"{self.name}: is not TOML: {bad}") from bad

    def confirmed_on(self) -> date:
        """This will give the day on which somebody last held the file against its sources.

        Raises: BrokenLaw where nobody wrote one.
        """
        found = self.tables.get("last_confirmed_on")
        if type(found) is not date:
            raise BrokenLaw(
                f"{self.name}: last_confirmed_on: is missing above the first row; "
                "write the day it was last held against its sources, such as 2026-11-21"
            )
        return found

    def listed(self, name: str) -> list[Row]:
        """This will give the rows under `[[name]]`, each labelled by its id."""
        rows = self.tables.get(name, [])
        return [
            Row(
                self,
                table,
                str(table.get("id") or table.get("offence") or f"{name} {n}"),
            )
            for n, table in enumerate(rows, start=1)
        ]

    def keyed(self, name: str) -> dict[str, Row]:
        """This will give the rows under `[name.key]`."""
        return {key: Row(self, table, key) for key, table in self.tables.get(name, {}).items()}

    def where(self, label: str, key: str) -> str:
        """This will give the file and, where it can be found, the line of a field."""
        lines = self._text.splitlines()
        heads = [n for n, line in enumerate(lines) if _names(line, label)]
        if not heads:
            return self.name
        for n in range(heads[-1], len(lines)):
            if n > heads[-1] and _TOP_TABLE.match(lines[n]):
                break
            stem = lines[n].split("=", 1)[0].strip()
            if stem == key or stem.endswith(f".{key}"):
                return f"{self.name}:{n + 1}"
        return f"{self.name}:{heads[-1] + 1}"


def _names(line: str, label: str) -> bool:
    return line.strip() in (
        f'id = "{label}"',
        f'offence = "{label}"',
    ) or line.strip().endswith(f".{label}]")


def near(word: str, known: Iterable[str]) -> str:
    """This will suggest the nearest known word, if one is near."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
