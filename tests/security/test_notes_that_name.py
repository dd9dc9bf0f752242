"""A note that names somebody of the case is noticed, however the name is spelled."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from tests.security.test_near_the_people import put
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.confidentiality import nearness
from amaan.confidentiality.vault.naming import named_in
from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel.refusals import NotFound

T = TypeVar("T")
NAMES = Path(__file__).parent / "names" / "names.tsv"
NOTES = 500
# What officers write; the mark is where a name slips in. Some in Urdu, some in Roman letters.
ENGLISH = (
    "Called {} and she did not answer, will try tomorrow at ten.",
    "The brother of {} came to the desk and shouted.",
    "Doctor says {} has to come back on Friday for the second dose.",
    "Neighbour says that {} was crying at night; nobody opened the door.",
    "Went with {} to the hospital, papers handed to the doctor.",
)
URDU = (
    "آج {} کو فون کیا، جواب نہیں ملا، کل دوبارہ کوشش ہو گی۔",
    "{} کا بھائی ڈیسک پر آیا اور شور کیا۔",
    "ڈاکٹر نے کہا کہ {} جمعے کو دوبارہ آئیں۔",
    "پڑوسی نے بتایا کہ {} رات کو رو رہی تھیں۔",
    "ہم {} کے ساتھ ہسپتال گئے اور کاغذات ڈاکٹر کو دیے۔",
)


def spellings() -> list[tuple[list[str], list[str]]]:
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0].split("|"), row[2].split()) for row in rows if len(row) > 2 and row[2]]


def drawn(number: int, why: str, of: Sequence[T]) -> T:
    """This will draw one of several: always the same for a number, and evenly over numbers."""
    digest = sha256(f"{why} {number}".encode()).digest()
    return of[int.from_bytes(digest[:8], "big") % len(of)]


def planted() -> list[tuple[str, str]]:
    """This will write notes, each with a name in another spelling than the one that is kept."""
    found = []
    for number in range(NOTES):
        urdu, roman = drawn(number, "name", spellings())
        in_urdu = drawn(number, "script", (True, False))
        note = drawn(number, "note", URDU if in_urdu else ENGLISH)
        written = drawn(number, "spelling", urdu if in_urdu else roman)
        others = [name for name in (*urdu, *roman) if name != written]
        found.append((note.format(written), drawn(number, "kept", others)))
    return found


def test_of_five_hundred_notes_with_a_name_in_them_nearly_all_are_noticed() -> None:
    notes = planted()
    noticed = ["survivor_name" in named_in(note, [("survivor_name", name)]) for note, name in notes]
    share = sum(noticed) / len(notes)
    assert share >= 0.95, f"names noticed in notes: {share:.1%} of {len(notes)}"


def test_notes_that_name_nobody_are_mostly_left_alone() -> None:
    kept = [drawn(n, "kept", urdu) for n, (urdu, _roman) in enumerate(spellings())]
    empty = [note.format("") for note in (*URDU, *ENGLISH)]
    asked = [(note, name) for note in empty for name in kept]
    warned = sum(bool(named_in(note, [("survivor_name", name)])) for note, name in asked)
    share = warned / len(asked)
    assert share <= 0.05, f"warned without a cause: {share:.1%} of {len(asked)}"


@pytest.mark.parametrize("written", ["0300-1234567", "۰۳۰۰ ۱۲۳۴۵۶۷", "+92 300 1234567"])
def test_a_telephone_in_a_note_is_noticed(written: str) -> None:
    kept = [("survivor_phone", "03001234567"), ("survivor_name", "Rukhsana")]
    assert named_in(f"her number is {written} now", kept) == {"survivor_phone"}


def test_the_vault_says_which_kind_of_name_and_never_the_name(world: World, vault: Vault) -> None:
    put(world, "own", "survivor_relative", "محمد اسلم خان")
    her, told = world.actors["the desk officer"], world.cases["own"]
    presented = signed_in(her)
    assert nearness.names_in(
        capability=presented, case_id=told.case_id, note="Her father Aslam called."
    ) == ("survivor_relative",)
    assert nearness.names_in(
        capability=presented, case_id=told.case_id, note="A car came twice."
    ) == ()  # fmt: skip


def test_who_does_not_work_on_the_case_cannot_ask_for_names_by_guessing(
    world: World, vault: Vault
) -> None:
    presented = signed_in(world.actors["the officer from another station"])
    with pytest.raises(NotFound):
        nearness.names_in(capability=presented, case_id=world.cases["own"].case_id, note="Aslam")
