"""A rule file that cannot be trusted does not load, and the error says where to look."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amaan.law import proposals
from amaan.law.catalogue import default_root, load
from amaan.law.reading import BrokenLaw

PENAL_CODE = "offences/pakistan-penal-code-1860.toml"
Break = Callable[[str, str, str], str]


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    root = tmp_path / "rules"
    shutil.copytree(default_root(), root)

    def change(file: str, old: str, new: str) -> str:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(BrokenLaw) as refused:
            load(root)
            proposals.table(root)
        return str(refused.value)

    return change


BREAKS = [
    (
        "a misspelt code",
        'cognizable = "yes"',
        'cognizable = "yess"',
        "did you mean 'yes'",
    ),
    ("a misspelt field", "court = ", "cuort = ", "is missing; did you mean 'cuort'"),
    ("a lost title", 'title = "Rape - definition"', 'title = ""', "title: is missing"),
    ("a date with a time", "2021-12-01", "2021-12-01T00:00:00", "without a time"),
    (
        "a date that is text",
        "from_on = 2021-12-01",
        'from_on = "2021-12-01"',
        "from_on",
    ),
    (
        "a source nobody listed",
        '["ppc", "act56_2021"]',
        '["ppc", "x"]',
        "does not know 'x'",
    ),
    (
        "no authority",
        'sources = ["ppc", "act56_2021"]',
        "sources = []",
        "without authority",
    ),
    ("a duplicate", 'id = "PPC-375A"', 'id = "PPC-375"', "stands twice"),
    (
        "an unknown safeguard",
        '"s164A_medical"',
        '"s164A_medicl"',
        "did you mean 's164A_medical'",
    ),
    (
        "a place that is none",
        'provinces = ["PK"]',
        'provinces = ["XX"]',
        "does not know 'XX'",
    ),
    (
        "a repeal without its day",
        'status = "in_force"',
        'status = "repealed"',
        "until_on",
    ),
    (
        "a decision on unverified ground",
        'confidence = "verified"',
        'confidence = "unverified"',
        "although the row is unverified",
    ),
]


@pytest.mark.parametrize(("what", "old", "new", "said"), BREAKS)
def test_a_broken_row_does_not_load_and_names_its_place(
    broken: Break, what: str, old: str, new: str, said: str
) -> None:
    message = broken(PENAL_CODE, old, new)
    assert said in message, what
    assert message.startswith(PENAL_CODE), message
    assert "PPC-375" in message, message


def test_the_line_of_the_fault_is_given(broken: Break) -> None:
    message = broken(PENAL_CODE, 'bailable = "no"', 'bailable = "never"')
    assert message.startswith(f"{PENAL_CODE}:17: PPC-375: bailable:")


def test_a_date_that_does_not_exist_is_told_with_its_line(broken: Break) -> None:
    assert "line" in broken(PENAL_CODE, "2021-12-01", "2021-02-30")


def test_a_section_that_can_be_turned_against_her_cannot_be_proposed(
    broken: Break,
) -> None:
    message = broken("proposals.toml", 'offence = "PPC-375A"', 'offence = "PPC-496B"')
    assert "must never be proposed" in message


def test_an_empty_folder_is_not_taken_for_a_country_without_law(tmp_path: Path) -> None:
    with pytest.raises(BrokenLaw):
        load(tmp_path)
