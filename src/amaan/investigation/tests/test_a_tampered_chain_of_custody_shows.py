"""The chain of custody outside the house: what was changed, dropped or put in is seen."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amaan.investigation import custody_chain
from amaan.investigation.custody_chain import START, digest, verify

OFFICER = {"place": "officer", "officer": "PRACTICE-05"}
CLERK = {"place": "officer", "officer": "PRACTICE-03"}
STORE = {"place": "store", "station": "Practice station"}
LABORATORY = {"place": "laboratory"}
File = dict[str, Any]


def link(previous: str, **body: Any) -> dict[str, Any]:
    return {"body": body, "previous": previous, "digest": digest(previous, body)}


def chain(*bodies: dict[str, Any], mark: str = "K7QF-3M2P") -> dict[str, Any]:
    links: list[dict[str, Any]] = []
    for number, body in enumerate(bodies, 1):
        previous = links[-1]["digest"] if links else START
        links.append(link(previous, exhibit=mark, number=number, **body))
    return {"mark": mark, "size": len(links), "head": links[-1]["digest"], "links": links}


def moved(here: object, there: object, hour: int, seal: str = "S-1") -> dict[str, Any]:
    return {"what": "handed_over", "from": here, "to": there, "at": f"2026-11-22T{hour}:00:00Z",
            "seal": seal, "seal_given": "S-1"}  # fmt: skip


@pytest.fixture
def file() -> File:
    taken = {"what": "taken", "to": OFFICER, "at": "2026-11-22T08:00:00Z", "seal": "S-1"}
    told = chain(taken, moved(OFFICER, STORE, 10), moved(STORE, OFFICER, 11),
                 moved(OFFICER, LABORATORY, 12))  # fmt: skip
    other = chain(taken | {"seal": "S-2"}, mark="0000-0000")
    return {"format": custody_chain.FORMAT, "exhibits": [told, other]}


def faults(file: File, *heads: str) -> list[str]:
    return [fault.what for fault in verify(json.dumps(file), heads).faults]


def test_a_chain_that_nobody_touched_is_intact(file: File) -> None:
    found = verify(json.dumps(file), [file["exhibits"][0]["links"][2]["digest"]])
    assert found.whole
    assert [(one.size, one.place["place"]) for one in found.held] == [
        (4, "laboratory"),
        (1, "officer"),
    ]


def reordered(file: File) -> None:
    links = file["exhibits"][0]["links"]
    links[1], links[2] = links[2], links[1]


def cut_short(file: File) -> None:
    file["exhibits"][0]["links"].pop()


def cut_at_the_front(file: File) -> None:
    file["exhibits"][0]["links"].pop(0)


def lent_from_another(file: File) -> None:
    file["exhibits"][1]["links"][0] = copy.deepcopy(file["exhibits"][0]["links"][0])


def given_twice(file: File) -> None:
    file["exhibits"].append(copy.deepcopy(file["exhibits"][0]))


def another_seal(file: File) -> None:
    file["exhibits"][0]["links"][1]["body"]["seal"] = "S-9"


def another_hour(file: File) -> None:
    file["exhibits"][0]["links"][3]["body"]["at"] = "2026-11-22T23:00:00Z"


@pytest.mark.parametrize(
    "tamper",
    [reordered, cut_short, cut_at_the_front, lent_from_another, given_twice, another_seal,
     another_hour],
)  # fmt: skip
def test_whatever_is_changed_afterwards_breaks_the_chain(
    file: File, tamper: Callable[[File], None]
) -> None:
    tamper(file)
    assert faults(file)


def test_every_single_character_of_a_link_counts(file: File) -> None:
    body = file["exhibits"][0]["links"][1]["body"]
    for name, value in body.items():
        changed = copy.deepcopy(file)
        there = changed["exhibits"][0]["links"][1]["body"]
        there[name] = value + 1 if isinstance(value, int) else f"{value}x"
        assert "it was changed after it was written" in faults(changed), name


def test_a_chain_written_anew_disagrees_with_the_head_on_paper(file: File) -> None:
    on_paper = file["exhibits"][0]["head"]
    bodies = [one["body"] for one in file["exhibits"][0]["links"]]
    for body in bodies:
        del body["exhibit"], body["number"]
    bodies[1]["to"] = bodies[2]["from"] = {"place": "store", "station": "Elsewhere"}
    file["exhibits"][0] = chain(*bodies)
    assert faults(file) == []
    assert faults(file, file["exhibits"][0]["links"][1]["digest"][:24]) == []
    assert faults(file, file["exhibits"][0]["head"][:8]) and faults(file, on_paper[:24])
    assert faults(file, on_paper) == [f"the head {on_paper} kept on paper is in no chain here"]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (moved(STORE, LABORATORY, 10),
         "it begins where the exhibit was not: in two places at once"),
        (moved(OFFICER, OFFICER, 10), "giver and receiver are one"),
        (moved(OFFICER, STORE, 10) | {"seal_given": "S-7"},
         "it was given under another seal than it had"),
        (moved(OFFICER, STORE, 10) | {"at": "2026-11-21T10:00:00Z"},
         "it happened before the link before it"),
    ],
)  # fmt: skip
def test_a_story_that_cannot_be_is_broken_even_where_its_digests_agree(
    told: dict[str, Any], fault: str
) -> None:
    taken = {"what": "taken", "to": OFFICER, "at": "2026-11-22T08:00:00Z", "seal": "S-1"}
    assert faults({"format": custody_chain.FORMAT, "exhibits": [chain(taken, told)]}) == [fault]


def test_nothing_goes_on_after_the_exhibit_was_destroyed() -> None:
    taken = {"what": "taken", "to": OFFICER, "at": "2026-11-22T08:00:00Z", "seal": "S-1"}
    gone = {"place": "destroyed"}
    told = chain(taken, moved(OFFICER, gone, 10), moved(gone, CLERK, 11))
    assert faults({"format": custody_chain.FORMAT, "exhibits": [told]}) == [
        "it goes on after the exhibit was returned or destroyed"
    ]


def test_the_verifier_runs_alone_without_anything_installed(file: File, tmp_path: Path) -> None:
    path = tmp_path / "custody.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    alone = [sys.executable, "-I", "-S", str(custody_chain.__file__), str(path)]
    good = subprocess.run(alone, capture_output=True, text=True, check=False)
    assert (good.returncode, "Intact: 2 exhibits." in good.stdout) == (0, True)
    another_seal(file)
    path.write_text(json.dumps(file), encoding="utf-8")
    bad = subprocess.run(alone, capture_output=True, text=True, check=False)
    assert (bad.returncode, "BROKEN  K7QF-3M2P link 2" in bad.stdout) == (1, True)
    path.write_text(json.dumps(file)[:-9], encoding="utf-8")
    assert subprocess.run(alone, capture_output=True, check=False).returncode == 2
