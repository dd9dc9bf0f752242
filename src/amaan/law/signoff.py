"""Who in a province has read a rule and stands for it: the legal sign-off.

A rule is text that somebody of the province must confirm before it binds anybody there. A
sign-off names the rule as it stood that day, by the digest of its file; when the file changes the
signature no longer covers it. The practice district ships with none: there every rule runs, and
every page says that nobody signed it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from amaan.law.catalogue import default_root
from amaan.law.offences import PROVINCES
from amaan.law.reading import BrokenLaw, LawFile, Row

Standing = Literal["signed", "changed", "unsigned"]
FOLDER = "signoff"
# A rule's version: the first sixteen digits of the digest of its file.
_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class SignOff:
    """One signature: which text of which rule, by whom in which post, when, and how far."""

    rule: str
    digest: str
    province: str
    by: str
    post: str
    on: date
    scope: str

    def as_text(self) -> str:
        """This will write the signature as it stands in its province's file."""
        words = (("rule", self.rule), ("digest", self.digest), ("by", self.by))
        rest = (("post", self.post), ("scope", self.scope))
        lines = [f"{key} = {_quoted(value)}" for key, value in (*words, *rest)]
        return "\n".join(["[[signed]]", *lines, f"on = {self.on.isoformat()}", ""])


@dataclass(frozen=True)
class SignOffs:
    """Every signature, by province and rule; the newest of a rule counts."""

    every: tuple[SignOff, ...]
    _newest: Mapping[tuple[str, str], SignOff]

    def newest(self, rule_id: str, province: str) -> SignOff | None:
        """This will give the signature that counts for a rule in a province."""
        return self._newest.get((province, rule_id))

    def standing(self, rule_id: str, version: str, province: str) -> Standing:
        """This will say whether a rule's present text is signed, was signed, or never was."""
        found = self.newest(rule_id, province)
        if found is None:
            return "unsigned"
        return "signed" if found.digest == version else "changed"

    def binding(self, rules: Mapping[str, str], province: str) -> frozenset[str]:
        """This will give the rules, of ids with their versions, that bind in a province."""
        return frozenset(
            id for id, version in rules.items() if self.standing(id, version, province) == "signed"
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
    digest = row.text("digest")
    if not _DIGEST.fullmatch(digest):
        raise row.broken("digest", "is not the version of a rule: sixteen of 0-9 and a-f")
    one = SignOff(
        rule=row.text("rule"),
        digest=digest,
        province=province,
        by=row.text("by"),
        post=row.text("post"),
        on=on,
        scope=row.text("scope"),
    )
    row.done()
    return one


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'
