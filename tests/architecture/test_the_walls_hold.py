"""Each import contract is shown to catch what it forbids, in a broken copy of the house.

A contract that nothing can break proves nothing.
"""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]
SOURCE = CLONE / "src" / "amaan"

# What is written where, and the contract that must object.
BREACHES = {
    "floors": ("cases/breach.py", "import amaan.desk.actions"),
    "pure": ("kernel/breach.py", "import django.db"),
    "vault": ("cases/breach.py", "import amaan.confidentiality.vault.client"),
    "vault-inside": ("web/kit/breach.py", "import amaan.confidentiality.vault.keys"),
    "reveal": ("desk/breach.py", "import amaan.confidentiality.reveal"),
    "screening": ("community/breach.py", "import amaan.confidentiality.screening"),
    "letting-go": ("jobs/breach.py", "import amaan.confidentiality.letting_go"),
    "errands": ("web/kit/breach.py", "import amaan.confidentiality.errands"),
    "tables-organisation": ("desk/breach.py", "import amaan.organisation.models"),
    "tables-confidentiality": ("cases/breach.py", "import amaan.confidentiality.models"),
    "tables-cases": ("desk/breach.py", "import amaan.cases.models"),
    "tables-investigation": ("web/inquiry/breach.py", "import amaan.investigation.models"),
    "tables-court": ("web/court/breach.py", "import amaan.court.models"),
    "tables-support": ("web/care/breach.py", "import amaan.support.models"),
    "tables-mediation": ("web/mediation/breach.py", "import amaan.mediation.models"),
    "tables-books": ("web/books/breach.py", "import amaan.books.models"),
    "tables-workforce": ("web/books/breach.py", "import amaan.workforce.models"),
    "tables-community": ("web/books/breach.py", "import amaan.community.models"),
    "no-survivor": ("workforce/breach.py", "import amaan.confidentiality.sealing"),
    "tables-desk": ("web/desk/breach.py", "import amaan.desk.models"),
    "tables-oversight": ("web/kit/breach.py", "import amaan.oversight.models"),
    "tables-insight": ("web/kit/breach.py", "import amaan.insight.models"),
    "tables-evaluation": ("web/kit/breach.py", "import amaan.evaluation.models"),
    "tables-meetings": ("web/kit/breach.py", "import amaan.meetings.models"),
    "tables-planning": ("web/kit/breach.py", "import amaan.planning.models"),
    "tables-publication": ("web/kit/breach.py", "import amaan.publication.models"),
    "heavy": ("planning/breach.py", "import statsmodels"),
    "tables-exports": ("web/kit/breach.py", "import amaan.exports.models"),
    "tables-jobs": ("web/kit/breach.py", "import amaan.jobs.models"),
    "doors": ("web/case/breach.py", "import amaan.web.desk.views"),
    "setter": ("desk/breach.py", "import typst"),
    # The way back, which closes the ring, is added to the room's own actions.
    "no-ring": ("desk/breach.py", "import amaan.desk.actions"),
}


def contracts() -> dict[str, str]:
    read = configparser.ConfigParser()
    read.read(CLONE / ".importlinter")
    prefix = "importlinter:contract:"
    return {s.removeprefix(prefix): read[s]["name"] for s in read.sections() if prefix in s}


def verdict(copy: Path) -> str:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    only_python = shutil.ignore_patterns("static", "locale", "templates", "__pycache__")
    shutil.copytree(SOURCE, tmp_path / "src" / "amaan", ignore=only_python)
    shutil.copy(CLONE / ".importlinter", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_breaks_no_contract(copy: Path) -> None:
    said = verdict(copy)
    assert " 0 broken" in said, said


@pytest.mark.parametrize("contract", sorted(contracts()))
def test_a_breach_of_a_contract_is_caught(copy: Path, contract: str) -> None:
    where, breach = BREACHES[contract]
    (copy / "src" / "amaan" / where).write_text(breach + "\n")
    if contract == "no-ring":
        with (copy / "src/amaan/desk/actions.py").open("a") as actions:
            actions.write("\nimport amaan.desk.breach\n")
    assert f"{contracts()[contract]} BROKEN" in verdict(copy)


def test_a_room_without_a_floor_is_caught(copy: Path) -> None:
    room = copy / "src" / "amaan" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text("")
    said = verdict(copy)
    assert "attic" in said
    assert " 0 broken" not in said


def test_every_room_with_tables_keeps_them_behind_a_contract() -> None:
    rooms = {p.parent.name for p in SOURCE.glob("*/models.py")}
    assert {f"tables-{room}" for room in rooms} - set(contracts()) == set()
