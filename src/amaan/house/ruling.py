"""Which rules are in force in an installation: a copy that no edit reaches, put there at a start.

Whoever edits `rules/` edits nothing that runs. At the next start they are read and held against
one another; where anything is wrong the copy of before stays, and what is wrong is said. Each
copy is kept under its digest, so that a change can be compared with what came before it.
"""

import filecmp
import shutil
from collections.abc import Mapping
from pathlib import Path

import psycopg

from amaan.kernel.clock import local_date
from amaan.law import catalogue, signoff
from amaan.law.reading import BrokenLaw
from amaan.protocol import rulebook

_SIGNED = """
SELECT s.province, s.rule, s.digest, s.version, s.by, s.post, s.scope, s.signed_at, s.withdrawn
FROM organisation_rulesignature s ORDER BY s.signed_at, s.id
"""
_PROVINCES = """
SELECT DISTINCT province FROM organisation_unit WHERE province <> '' AND NOT is_practice ORDER BY 1
"""
# As much of the digest as names the rules wherever they are named.
_NAME = 40


class NoRules(Exception):
    """The rules are wrong, and none were in force before."""


def in_force(home: Path) -> Path | None:
    """This will give the folder of the rules in force, once an installation was started."""
    mark = _folder(home) / "in-force"
    if not mark.exists():
        return None
    found = _folder(home) / mark.read_text(encoding="ascii").strip()
    return found if found.is_dir() else None


def unsigned(connection: psycopg.Connection) -> Mapping[str, tuple[int, int]]:
    """This will say of each province with units how many rules nobody signed, and of how many.

    For whoever starts an installation or watches it, with rights to read the register.
    """
    written = tuple(
        signoff.SignOff(rule, digest, province, by, post, local_date(at), scope, version, withdrawn)
        for province, rule, digest, version, by, post, scope, at, withdrawn in connection.execute(
            _SIGNED
        )
    )
    signed = signoff.gathered((*signoff.load().every, *written))
    found = connection.execute(_PROVINCES).fetchall()
    return {province: rulebook.unsigned(province, signed) for (province,) in found}


def put_in_force(home: Path, source: Path) -> str:
    """This will put rules in force, or leave those of before; says what is wrong with the new.

    Raises: NoRules where there are none of before.
    """
    try:
        catalogue.load(source)
        _book, wrong = rulebook.read(source, drafts=False)
        named = rulebook.digest(source)[:_NAME]
    except BrokenLaw as broken:
        wrong, named = [str(broken)], ""
    if wrong:
        if in_force(home) is None:
            raise NoRules("\n".join(wrong))
        return wrong[0]
    folder = _folder(home)
    folder.mkdir(exist_ok=True)
    # Every account of the installation reads them, and only whoever starts it writes.
    folder.chmod(0o755)
    _copy(source, folder / named)
    mark = folder / "in-force.new"
    mark.write_text(named + "\n", encoding="ascii")
    mark.chmod(0o644)
    mark.rename(folder / "in-force")
    return ""


def _copy(source: Path, target: Path) -> None:
    if target.exists() and _same(filecmp.dircmp(source, target)):
        return
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source, fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def _same(found: filecmp.dircmp[str]) -> bool:
    if found.left_only or found.right_only or found.diff_files or found.funny_files:
        return False
    return all(map(_same, found.subdirs.values()))


def _folder(home: Path) -> Path:
    return home / "rules"
