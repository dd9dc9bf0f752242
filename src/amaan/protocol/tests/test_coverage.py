"""Nothing of the legal reference is lost: each duty and bar is a rule, or a reason why not."""

import shutil
from pathlib import Path

import pytest

from amaan.law import coverage
from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw
from amaan.protocol import rulebook

RULES = {rule.id: rule for rule in rulebook.every_rule(rulebook.load())}


def test_all_106_duties_and_17_bars_of_the_reference_are_accounted_for() -> None:
    every = coverage.load().every_id
    assert len([id for id in every if id.startswith("D-")]) == 106
    assert len([id for id in every if id.startswith("BAR-")]) == 17
    assert len(every) == 123


def test_every_rule_named_for_a_reference_exists() -> None:
    for id, rules in coverage.load().carried_by.items():
        assert [rule for rule in rules if rule not in RULES] == [], id


def test_a_rule_and_the_list_name_the_same_reference() -> None:
    carried = coverage.load().carried_by
    for rule in RULES.values():
        # The confidentiality rules are rows of their own, shown whether or not a bar carries them.
        if rule.catalogue_id and not rule.catalogue_id.startswith("CONF-"):
            assert rule.id in carried[rule.catalogue_id], rule.id


def test_what_nobody_read_is_listed_and_drives_nothing() -> None:
    unread = [r for r in coverage.load().not_represented.values() if r.reason == "unverified"]
    assert [row.id for row in unread] == ["D-PRO-17"]


def test_a_duty_says_what_follows_when_it_is_not_done() -> None:
    read = coverage.load()
    (found,) = read.after_a_breach("missing_child_fir")
    assert "ZARRA s.9" in found.text
    assert "زارا" in found.text_ur
    assert len(read.consequences) >= 77


def test_the_card_of_ten_limits_names_rules_that_exist() -> None:
    card = coverage.load().pocket_card
    assert len(card) == 10
    for limit in card:
        assert limit.rules
        assert set(limit.rules) <= set(RULES), limit.id


def test_a_proposal_of_ours_never_passes_for_law() -> None:
    for rule in RULES.values():
        kinds = {entry.authority.kind for entry in rule.in_force}
        assert rule.rule_class != "legal" or "local_default" not in kinds, rule.id


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("reference_ids.toml", 'D-FIR-09 = ["no_investigation_told"]', "", "is lost"),
        ("reference_ids.toml", "D-FIR-09 = [", "D-FIR-99 = [", "D-FIR-09 is lost"),
        ("reference_ids.toml", "[duties]", '[duties]\nD-CRT-13 = ["x"]', "in both lists"),
        ("not_represented.toml", 'reason = "manner"', 'reason = "maner"', "did you mean 'manner'"),
    ],
)
def test_a_reference_that_is_lost_is_named(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    root = tmp_path / "rules"
    shutil.copytree(default_root(), root)
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenLaw) as refused:
        coverage.load(root)
    assert says in str(refused.value)


def test_a_rule_that_rests_on_a_law_of_doubtful_force_does_not_load(tmp_path: Path) -> None:
    root = tmp_path / "rules"
    shutil.copytree(default_root(), root)
    path = root / "duties" / "union_council_told.toml"
    text = path.read_text("utf-8").replace('"PROPOSED"', '"punjab_cm26"')
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenLaw, match="does not know 'punjab_cm26'"):
        rulebook.load(root)
