"""The command that answers `what if`: for people, for machines, and for mistakes."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from amaan.law.catalogue import default_root
from amaan.protocol import casefile, whatif

RAPE = default_root() / "examples" / "rape_reported_after_20_hours.toml"
COMPLAINT = """province = "BA"
now = 2026-11-20T16:00:00

[[fact]]
kind = "complaint.received"
happened_at = 2026-11-20T15:00:00
mode = "walk_in"
informant = "survivor"
survivor_age = "18-25"
survivor_sex = "female"
"""
Out = pytest.CaptureFixture[str]


def ask(text: str, tmp_path: Path, name: str = "case.toml") -> int:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return whatif.main([str(file)])


def test_an_answer_carries_authority_and_reason(capsys: Out) -> None:
    assert whatif.main([str(RAPE)]) == 0
    shown = capsys.readouterr().out
    assert "Register the FIR  [legal]" in shown
    assert "why: Complaint received · The offence is cognizable (PPC-376-1)" in shown
    assert "Code of Criminal Procedure 1898 s.154(1) (statute, verified" in shown
    assert "Do not write her name in the FIR" in shown


def test_an_answer_in_urdu(capsys: Out) -> None:
    assert whatif.main([str(RAPE), "--lang", "ur"]) == 0
    shown = capsys.readouterr().out
    assert "ایف آئی آر درج کریں" in shown
    assert "Register the FIR" not in shown


def test_an_answer_for_machines(capsys: Out) -> None:
    assert whatif.main([str(RAPE), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    fir = next(d for d in told["duties"] if d["rule_id"] == "fir_at_once")
    assert fir["due_at"] == "2026-11-20T15:00:00+05:00"
    assert fir["authority"]["source"] == "crpc"
    assert {b["forbids"] for b in told["bars"]} >= {"settle", "name_in_fir"}


def test_the_same_facts_as_json_give_the_same_answer(tmp_path: Path, capsys: Out) -> None:
    facts = {
        "province": "BA",
        "now": "2026-11-20T16:00:00",
        "fact": [
            {
                "kind": "complaint.received",
                "happened_at": "2026-11-20T15:00:00",
                "details": {
                    "mode": "walk_in",
                    "informant": "survivor",
                    "survivor_age": "18-25",
                    "survivor_sex": "female",
                },
            }
        ],
    }
    assert ask(COMPLAINT, tmp_path) == 0
    from_toml = capsys.readouterr().out
    assert ask(json.dumps(facts, indent=1), tmp_path, "case.json") == 0
    assert capsys.readouterr().out == from_toml


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("complaint.received", "complaint.recieved", 5, "did you mean 'complaint.received'"),
        ('mode = "walk_in"', 'mode = "walkin"', 7, "does not know 'walkin'; did you mean 'walk_in"),
        ("informant =", "informent =", 8, "did you mean 'informant'"),
        ('province = "BA"', 'province = "Balochistan"', 1, "province does not know"),
        ("now =", "nwo =", 2, "did you mean 'now'"),
        ("T15:00:00", "T17:00:00", 6, "is after now"),
        ('"18-25"', '"200"', 9, "survivor_age does not know '200'; allowed: 0-11"),
        ("happened_at = 2026-11-20T15:00:00", 'happened_at = "yesterday"', 6, "no date or time"),
        ("happened_at = 2026-11-20T15:00:00", "", 4, "write happened_at, or earliest and latest"),
        ("happened_at = 2026-11-20T15:00:00",
         "earliest = 2026-11-20T15:00:00\nlatest = 2026-11-20T14:00:00", 7, "before earliest"),
        ('mode = "walk_in"', "", 4, "mode is missing: complaint.received needs it; allowed: court"),
        ('mode = "walk_in"', "mode = 7", 7, "mode does not know 7"),
        ('mode = "walk_in"', 'mode = "walk_in"\nanonymous = "yes"', 8, "cannot be 'yes'"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line_and_word(
    tmp_path: Path, capsys: Out, old: str, new: str, line: int, words: str
) -> None:
    assert ask(COMPLAINT.replace(old, new, 1), tmp_path) == 2
    told = capsys.readouterr().err
    assert f"line {line}: " in told
    assert words in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('province = "BA"\n', "has no fact"),
        ("province = ", "is not TOML"),
        (COMPLAINT + '\n[[fact]]\nkind = "fir.registered"\n', "happened_at is missing"),
    ],
)
def test_an_unfinished_file_says_what_is_missing(
    tmp_path: Path, capsys: Out, text: str, words: str
) -> None:
    assert ask(text, tmp_path) == 2
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Out) -> None:
    assert whatif.main([str(tmp_path / "nothing.toml")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def told(tmp_path: Path, *facts_told: Mapping[str, object]) -> Path:
    path = tmp_path / "told.json"
    complaint = {
        "kind": "complaint.received",
        "happened_at": "2026-11-20T15:00",
        "mode": "walk_in",
        "informant": "survivor",
        "survivor_age": "18-25",
        "survivor_sex": "female",
    }
    path.write_text(
        json.dumps({"province": "PB", "now": "2026-11-22T12:00", "fact": [complaint, *facts_told]}),
        encoding="utf-8",
    )
    return path


def test_a_scheduled_offence_found_after_the_fir_is_counted_from_when_it_was_found(
    tmp_path: Path,
) -> None:
    fir = {"kind": "fir.registered", "happened_at": "2026-11-20T16:00", "number": "1"}
    found = {"kind": "offence.alleged", "happened_at": "2026-11-22T10:00", "offence": "PPC-376-1"}
    answer = whatif.ask(casefile.read(told(tmp_path, fir, found)))
    for duty in answer.duties:
        assert duty.window_over or duty.due_at >= duty.started_at, duty.key
    unit = next(d for d in answer.duties if d.rule_id == "special_unit")
    assert unit.state == "open"


def test_a_waiver_of_a_rule_that_is_none_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiver = {"kind": "duty.waived", "happened_at": "2026-11-20T16:00", "rule": "fir_at_onse",
              "reason": "done_elsewhere"}  # fmt: skip
    assert whatif.main([str(told(tmp_path, waiver))]) == 2
    assert "no duty 'fir_at_onse'; did you mean 'fir_at_once'?" in capsys.readouterr().err


def test_an_offence_that_is_none_is_told_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alleged = {
        "kind": "offence.alleged",
        "happened_at": "2026-11-20T16:00",
        "offence": "PPC-376--1",
    }
    assert whatif.main([str(told(tmp_path, alleged))]) == 0
    assert "did you mean 'PPC-376-1'?" in capsys.readouterr().out


def test_what_a_kind_is_called_is_no_detail_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = {"kind": "medical.sent", "happened_at": "2026-11-20T16:00", "stage": "care"}
    assert whatif.main([str(told(tmp_path, sent))]) == 2
    assert "stage is not a word of medical.sent" in capsys.readouterr().err
