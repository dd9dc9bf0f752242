"""Somebody of a province reads a rule and stands for it; what else names rules is proofread."""

import re
import shutil
from pathlib import Path

import pytest

from amaan.house.commands import rules as command
from amaan.law import signoff
from amaan.law.catalogue import default_root
from amaan.protocol import rulebook

COMMITTED = default_root()
SIGNER = ["--by", "Ayesha Malik", "--post", "Deputy prosecutor", "--scope", "All stations"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the committed rules, and the place where the commands look."""
    root = tmp_path / "rules"
    shutil.copytree(COMMITTED, root)
    monkeypatch.setenv("AMAAN_RULES", str(root))
    return root


def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = command.run(["check", str(folder)])
    return code, capsys.readouterr().out


def test_a_signature_is_for_the_rule_as_it_stands_today(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["sign", "fir_at_once", "--province", "PB", *SIGNER]) == 0
    text = rulebook.to_be_signed("PB", folder)["fir_at_once"]
    assert signoff.load(folder).standing("fir_at_once", text, "PB") == "signed"
    assert re.search(r"PB: 1 of \d+ signed, 0 changed since", check(folder, capsys)[1])


def test_a_second_signature_leaves_the_first_where_it_is(folder: Path) -> None:
    command.run(["sign", "fir_at_once", "--province", "PB", *SIGNER])
    command.run(["sign", "crisis_cell", "--province", "PB", *SIGNER])
    assert [one.rule for one in signoff.load(folder).every] == ["fir_at_once", "crisis_cell"]


def test_a_rule_that_does_not_exist_cannot_be_signed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["sign", "fir_at_onse", "--province", "PB", *SIGNER]) == 2
    assert "did you mean 'fir_at_once'" in capsys.readouterr().err
    assert not (folder / signoff.FOLDER).exists()


def test_unsigned_rules_are_called_advice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = check(folder, capsys)
    assert code == 0
    assert "they are advice until somebody there does" in said


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("standards/stages.toml", '"danger_answered"', '"danger_answerd"', "'danger_answerd'"),
        ("reference_ids.toml", '["crisis_cell"]', '["crisis_sell"]', "'crisis_sell'"),
        ("judgments.toml", 'id = "J-02"', 'id = "J-01"', "stands twice"),
        ("examples/stories/04-care.toml", 'case = "touched"', 'case = "tuched"', "'touched'"),
        ("examples/stories/05-samples.toml", '"met"', '"missed"', "clothing_secured is met"),
    ],
)
def test_what_stands_beside_the_rules_is_read_too(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, says: str
) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    code, said = check(folder, capsys)
    assert code == 1
    assert says in said
