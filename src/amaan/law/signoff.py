"""Who in a province has read a rule and stands for it: the legal sign-off.

A rule is text that somebody of the province must confirm before it binds anybody there. A
sign-off names the rule as it stood that day, by the digest of its file and by the version of what
binds in it. When its words alone change it binds on, and waits to be read again; when more
changes the signature no longer covers it. The practice district ships with none: there every rule
runs, and every page says that nobody signed it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from amaan.law.catalogue import default_root
from amaan.law.offences import PROVINCES
from amaan.law.reading import BrokenLaw, LawFile, Row

Standing = Literal["signed", "reworded", "changed", "unsigned"]
BINDING = frozenset({"signed", "reworded"})
FOLDER = "signoff"
# Of a rule's file, and of what binds in it: the first sixteen digits of a digest.
_DIGEST = re.compile(r"[0-9a-f]{16}")


class Text(NamedTuple):
    """A rule as it stands: the digest of its whole file, and the version of what binds in it."""

    digest: str
    version: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """One signature: which text of which rule, by whom in which post, when, and how far.

    `withdrawn`: whoever writes it takes back what was signed before.
    """

    rule: str
    digest: str
    province: str
    by: str
    post: str
    on: date
    scope: str
    # Of what binds in it; empty where somebody signed before it was kept apart.
    version: str = ""
    withdrawn: bool = False

    def as_text(self) -> str:
        """This will write the signature as it stands in its province's file."""
        words = (("rule", self.rule), ("digest", self.digest), ("by", self.by))
        rest = (("post", self.post), ("scope", self.scope), ("version", self.version))
        lines = [f"{key} = {_quoted(value)}" for key, value in (*words, *rest) if value]
        return "\n".join(["[[signed]]", *lines, f"on = {self.on.isoformat()}", ""])


@dataclass(frozen=True)
class SignOffs:
    """Every signature, by province and rule; the newest of a rule counts."""

    every: tuple[SignOff, ...]
    _newest: Mapping[tuple[str, str], SignOff]

    def newest(self, rule_id: str, province: str) -> SignOff | None:
        """This will give the signature that counts for a rule in a province."""
        return self._newest.get((province, rule_id))

    def standing(self, rule_id: str, text: Text, province: str) -> Standing:
        """This will say whether a rule's present text is signed, was signed, or never was."""
        found = self.newest(rule_id, province)
        if found is None or found.withdrawn:
            return "unsigned"
        if found.digest == text.digest:
            return "signed"
        return "reworded" if found.version == text.version else "changed"

    def binding(self, rules: Mapping[str, Text], province: str) -> frozenset[str]:
        """This will give the rules, of ids with their texts, that bind in a province."""
        return frozenset(
            id for id, text in rules.items() if self.standing(id, text, province) in BINDING
        )

    def strangers(self, known: Iterable[str]) -> tuple[SignOff, ...]:
        """This will give the signatures under rules that do not exist (any more)."""
        rules = frozenset(known)
        return tuple(one for one in self.every if one.rule not in rules)


def load(root: Path | None = None) -> SignOffs:
    """This will read `rules/signoff/<province>.toml`; none of them need be there.

    Raises: BrokenLaw naming file, line, row and field.
    """
    return _load(default_root() if root is None else Path(root))


@lru_cache(maxsize=4)
def _load(root: Path) -> SignOffs:
    every: list[SignOff] = []
    for path in sorted((root / FOLDER).glob("*.toml")):
        if path.stem not in PROVINCES:
            raise BrokenLaw(
                f"{FOLDER}/{path.name}: is not named after a province; "
                f"write one of {', '.join(PROVINCES)}"
            )
        every += [_signed(row, path.stem) for row in LawFile(root, path).listed("signed")]
    return gathered(every)


def gathered(signed: Iterable[SignOff]) -> SignOffs:
    """This will arrange signatures, wherever they are kept, so that the newest counts."""
    every = tuple(sorted(signed, key=lambda one: one.on))
    # The last one written wins, so the newest.
    return SignOffs(every, {(one.province, one.rule): one for one in every})


def write(root: Path, one: SignOff) -> Path:
    """This will add a signature to its province's file; none that stands there is touched."""
    path = root / FOLDER / f"{one.province}.toml"
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    path.write_text(before + one.as_text(), encoding="utf-8")
    _load.cache_clear()
    return path


def _signed(row: Row, province: str) -> SignOff:
    on = row.day("on")
    if on is None:
        raise row.broken("on", "is missing: a signature has its day")
    digest, version = row.text("digest"), row.text("version", needed=False)
    for key, value in (("digest", digest), ("version", version)):
        if value and not _DIGEST.fullmatch(value):
            raise row.broken(key, "is not that of a rule: sixteen of 0-9 and a-f")
    one = SignOff(
        rule=row.text("rule"),
        digest=digest,
        province=province,
        by=row.text("by"),
        post=row.text("post"),
        on=on,
        scope=row.text("scope"),
        version=version,
    )
    row.done()
    return one


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'
