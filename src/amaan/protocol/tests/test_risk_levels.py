"""The level of danger: a table that people outside can read, and what no table says.

`rules/instruments_risk/amaan_1_cases.csv` was written from the standards by hand, row by row:
where it and the code differ, one of them is wrong, and a person says which.
"""

import csv
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw
from amaan.protocol import risk, risk_file
from amaan.protocol.risk import Before, Instrument, Told

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TABLE = default_root() / risk_file.FOLDER / "amaan_1_cases.csv"
with TABLE.open(encoding="utf-8", newline="") as opened:
    CASES = list(csv.DictReader(opened))


@pytest.fixture(scope="module")
def ours() -> Instrument:
    return risk_file.load()["amaan_1"]


def told(ours: Instrument, row: dict[str, str]) -> Told:
    answers = {f.id: "no" for f in (*ours.factors, *ours.children)}
    answers |= dict.fromkeys(row["yes"].split(), "yes")
    answers |= dict.fromkeys(row["unknown"].split(), "unknown")
    before = Before(level=row["level_before"], flags=frozenset(row["flags_before"].split()))
    if row["months_after_high"]:
        day = risk.months_before(NOW, int(row["months_after_high"]))
        high = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)
        before = replace(before, highs=(high,), incidents=(NOW,))
    return Told(
        answers=answers,
        own_view=row["her_view"],
        officer_view=row["officers_view"],
        incidents_told=int(row["incidents_told"]),
        child_at_home=row["child_at_home"],
        now=NOW,
        before=before,
    )


def test_every_row_of_the_table_comes_out_as_it_says(ours: Instrument) -> None:
    assert len(CASES) > 300
    wrong = []
    for row in CASES:
        found = risk.weigh(ours, told(ours, row))
        says = (row["level"], set(row["flags"].split()), set(row["ask_again"].split()),
                row["child_level"])  # fmt: skip
        comes = (found.level, set(found.flags), set(found.ask_again), found.child_level)
        if says != comes:
            wrong.append((row["case"], row["what"], says, comes))
    assert wrong == []


def test_the_table_speaks_of_every_factor_and_every_child_question(ours: Instrument) -> None:
    spoken = {word for row in CASES for word in row["yes"].split()}
    assert spoken == {f.id for f in (*ours.factors, *ours.children)}


def test_no_answer_left_open_ever_gives_a_lower_level_than_a_no(ours: Instrument) -> None:
    for row in CASES:
        said = told(ours, row)
        for id in row["unknown"].split():
            with_no = replace(said, answers={**said.answers, id: "no"})
            open_, closed = (risk.weigh(ours, one).level for one in (said, with_no))
            assert risk.LEVELS.index(open_) >= risk.LEVELS.index(closed), row["what"]


def test_three_incidents_in_the_file_count_and_those_of_before_the_year_do_not(
    ours: Instrument,
) -> None:
    nothing = told(ours, CASES[0])
    year = tuple(NOW - timedelta(days=d) for d in (1, 100, 364))
    old = (*year[:2], NOW - timedelta(days=367))
    levels = [
        risk.weigh(ours, replace(nothing, before=Before(incidents=these))).level
        for these in (year, old)
    ]
    assert levels == ["high", "standard"]


def test_the_first_incident_before_the_high_level_is_no_second_one(ours: Instrument) -> None:
    before = Before(highs=(NOW,), incidents=(NOW - timedelta(hours=2),))
    assert risk.weigh(ours, replace(told(ours, CASES[0]), before=before)).level == "standard"


def test_a_yes_leads_to_a_doctor_or_to_who_must_not_know(ours: Instrument) -> None:
    said = replace(told(ours, CASES[0]), answers={"V04": "yes", "R04": "yes", "P01": "yes"})
    assert set(risk.weigh(ours, said).paths) == {"medical", "conflict"}


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [("2026-03-31", 1, "2026-02-28"), ("2026-01-15", 12, "2025-01-15"),
     ("2024-02-29", 12, "2023-02-28"), ("2026-12-31", 1, "2026-11-30")],
)  # fmt: skip
def test_months_are_counted_back_by_the_calendar(day: str, months: int, before: str) -> None:
    at = datetime.fromisoformat(f"{day}T07:00:00+00:00")
    assert risk.months_before(at, months) == date.fromisoformat(before)


# -- packs -------------------------------------------------------------------------------------

PACK: dict[str, Any] = {
    "licence": 'licence = "Example Foundation, all rights reserved"',
    "permission": """
[permission]
holder = "Example Foundation"
given_to = "Police of the practice district"
on = 2026-01-01
until = 2026-12-31
text = "We allow the police of the practice district to use our five questions at their desks."
""",
}


def pack(root: Path, **changed: str) -> Path:
    for name in ("standards.toml", "standards/sources.toml", "instruments_risk/sources.toml",
                 "instruments_risk/amaan_1.toml"):  # fmt: skip
        (root / "rules" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(default_root() / name, root / "rules" / name)
    said = PACK | changed
    rows = "".join(
        f'[[factor]]\nid = "X{n}"\ntheme = "all"\nshort = "s"\nshort_ur = "s"\nask = "a"\n'
        f'ask_ur = "a"\nprompt = "p"\nprompt_ur = "p"\nsources = ["PROPOSED"]\n'
        f'confidence = "verified"\n'
        for n in range(1, 6)
    )
    (root / "rules" / risk_file.FOLDER / "example_5.toml").write_text(
        'id = "example_5"\ntitle = "Five"\ntitle_ur = "پانچ"\nfrom = 2026-01-01\n'
        f"last_confirmed_on = 2026-01-01\n{said['licence']}\n{said['permission']}\n"
        f'[[theme]]\nid = "all"\ntitle = "All"\ntitle_ur = "سب"\n{rows}\n'
        '[[level]]\nid = "high"\n[[level.when]]\npredicate = "yes_among"\nat_least = 4\n'
        'of = ["X1", "X2", "X3", "X4", "X5"]\n',
        encoding="utf-8",
    )
    return root / "rules"


def test_a_licensed_instrument_loads_with_its_permission_and_while_it_lasts(
    tmp_path: Path,
) -> None:
    rules = pack(tmp_path)
    five = risk_file.load(rules)["example_5"]
    on = date(2026, 11, 22)
    assert five in risk_file.usable(on, rules)
    assert five not in risk_file.usable(date(2027, 1, 1), rules)
    assert risk_file.current(on, rules).id == "amaan_1"
    said = Told(answers=dict.fromkeys(["X1", "X2", "X3", "X4"], "yes"), now=NOW)
    assert risk.weigh(five, said).level == "high"
    assert risk.weigh(five, replace(said, answers={"X1": "yes"})).level == "standard"


@pytest.mark.parametrize(
    ("permission", "complaint"),
    [("", "no \\[permission\\]"),
     ('[permission]\nholder = "H"\ngiven_to = "G"\non = 2026-01-01\ntext = "yes"\n',
      "copy its words"),
     (PACK["permission"].replace("on = 2026-01-01\n", ""), "the day on which it was given")],
)  # fmt: skip
def test_a_licensed_instrument_without_proof_of_permission_does_not_load(
    tmp_path: Path, permission: str, complaint: str
) -> None:
    with pytest.raises(BrokenLaw, match=complaint):
        risk_file.load(pack(tmp_path, permission=permission))


def test_a_level_rule_names_only_what_the_house_can_ask(tmp_path: Path) -> None:
    rules = pack(tmp_path)
    file = rules / risk_file.FOLDER / "example_5.toml"
    file.write_text(file.read_text("utf-8").replace("yes_among", "machine_score"), "utf-8")
    with pytest.raises(BrokenLaw, match="machine_score"):
        risk_file.load(rules)
