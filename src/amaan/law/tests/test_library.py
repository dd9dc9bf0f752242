"""What may be read about the law is all there, and what nobody confirmed decides nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amaan.law import catalogue, library
from amaan.law.reading import BrokenLaw

Break = Callable[[str, str, str], str]


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    root = tmp_path / "rules"
    shutil.copytree(catalogue.default_root(), root)

    def change(file: str, old: str, new: str) -> str:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(BrokenLaw) as refused:
            library.load(root)
            catalogue.load(root)
        return str(refused.value)

    return change


def in_urdu(text: str) -> bool:
    return sum("\u0600" <= letter <= "\u06ff" for letter in text) > len(text) / 3


def test_every_law_section_and_judgment_of_the_reference_is_there() -> None:
    read = library.load()
    assert len(read.instruments) == 27
    assert len([p for p in read.provisions.values() if p.instrument == "crpc"]) == 46
    assert len([p for p in read.provisions.values() if p.instrument == "anti_rape_act"]) == 28
    assert len(read.judgments) == 31
    assert {o for overlay in read.overlays.values() for o in overlay.provinces} == {
        "PK", "IS", "PB", "SD", "KP", "BA", "GB", "AJK",
    }  # fmt: skip


def test_every_title_can_be_read_in_urdu() -> None:
    read, law = library.load(), catalogue.load()
    titles = {
        **{f"instrument {i.id}": i.title_ur for i in read.instruments.values()},
        **{p.id: p.title_ur for p in read.provisions.values()},
        **{j.id: j.point_ur for j in read.judgments.values()},
        **{o.id: o.title_ur for o in read.overlays.values()},
        **{f"schedule {s.id}": s.title_ur for s in read.schedules.values()},
        **{p.code: p.summary_ur for p in law.procedures.values()},
        **{c.id: c.rule_ur for c in law.confidentiality},
        **{b.id: b.rule_ur for b in law.settlement},
        **{f"{c.id} does": c.safe_behaviour_ur for c in law.contested},
    }
    assert [name for name, urdu in titles.items() if not in_urdu(urdu)] == []


def test_every_dispute_says_what_to_do_until_it_is_settled() -> None:
    assert [p.id for p in catalogue.load().contested if not p.safe_behaviour] == []


def test_every_row_says_when_it_was_last_held_against_its_source() -> None:
    law, read = catalogue.load(), library.load()
    rows: tuple[Any, ...] = (
        *law.every.values(), *law.procedures.values(), *law.settlement, *law.confidentiality,
        *law.contested, *read.instruments.values(), *read.provisions.values(),
        *read.judgments.values(), *read.overlays.values(), *read.schedules.values(),
    )  # fmt: skip
    assert [row for row in rows if row.last_confirmed_on is None] == []


def test_a_law_that_perhaps_never_came_into_force_lends_no_authority() -> None:
    doubtful = library.load().doubtful_sources
    assert doubtful == {"acid_bill", "punjab_cm26", "bal_cm25"}


def test_islamabad_is_read_with_the_federal_law_beneath_it() -> None:
    assert [o.id for o in library.load().overlay_of("IS")] == ["federal_core", "islamabad"]


BREAKS = [
    ("instruments.toml", "last_confirmed_on = 2026-11-21", "", "is missing above the first row"),
    ("judgments.toml", 'sources = ["j_sumaira"]', "sources = []", "without authority"),
    ("instruments.toml", 'status = "merged"', 'status = "mergd"', "did you mean 'merged'"),
    ("judgments.toml", 'id = "J-02"', 'id = "J-01"', "stands twice"),
    ("settlement.toml", 'confidence = "verified"', 'confidence = "unverified"', "and a settlement"),
    ("procedures.toml", 'confidence = "verified"', 'confidence = "unverified"', "may only be read"),
    (
        "provisions/code-of-criminal-procedure-1898.toml",
        'instrument = "crpc"',
        'instrument = "crcp"',
        "does not know 'crcp'",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), BREAKS, ids=lambda part: str(part)[:20])
def test_a_row_that_cannot_be_trusted_does_not_load(
    broken: Break, file: str, old: str, new: str, says: str
) -> None:
    told = broken(file, old, new)
    assert says in told
    # A safeguard is refused where an offence names it.
    assert told.startswith(file if file != "procedures.toml" else "offences/")
