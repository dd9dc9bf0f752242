"""Rules that must not load, each with a message that helps the lawyer who wrote it."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amaan.kernel.clock import local_date
from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw
from amaan.protocol import codes, facts, rulebook
from amaan.protocol.clocks import CLOCKS
from amaan.protocol.rules import DutyRule

Edit = Callable[[str, str, str], None]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the committed rules, free to be broken."""
    root = tmp_path / "rules"
    shutil.copytree(default_root(), root)
    return root


def edit(root: Path, rule: str, old: str, new: str) -> None:
    path = root / f"{rule}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_committed_rules_load_and_are_many() -> None:
    book = rulebook.load()
    assert len(book.duties) >= 40
    assert len(book.bars) >= 15


@pytest.mark.parametrize(
    ("rule", "old", "new", "message"),
    [
        ("duties/fir_at_once", '"offence_is_cognizable"', '"offence_is_cognisable"',
         "fir_at_once.toml:[0-9]+:.*'offence_is_cognisable'; did you mean 'offence_is_cognizable'"),
        ("duties/fir_at_once", '"fir.registered"', '"fir.registred"',
         "does not know 'fir.registred'; did you mean 'fir.registered'"),
        ("duties/safe_call", "by_another_woman_officer", "by_another_officer",
         "by_another_officer.*did you mean 'by_another_woman_officer'"),
        ("duties/safe_call", '"no_not_now"', '"not_now"', "does not know 'not_now'"),
        ("duties/safe_call", "reached = true", 'reached = "yes"', "is true or false in this fact"),
        ("duties/safe_call", "reached = true", "reached = { on = 1 }", "write a word"),
        ("duties/fir_at_once", "from = 1898-07-01", "from = 1898-17-01", "is not TOML"),
        ("duties/fir_at_once", "from = 1898-07-01", 'from = "1898-07-01"', "from: cannot be"),
        ("duties/fir_at_once", "from = 1898-07-01", "from = 1898-07-01\nuntil = 1890-01-01",
         "until: 1890-01-01 is before 1898-07-01"),
        ("duties/fir_at_once", "[in_force.authority]", "[in_force.autority]",
         "authority: is missing: a value without authority does not load"),
        ("duties/fir_at_once", 'confidence = "verified"', 'confidence = "UNVERIFIED"',
         "drives no duty and no bar"),
        ("duties/fir_at_once", 'source = "crpc"', 'source = "crpcc"',
         "does not know 'crpcc'; did you mean 'crpc'"),
        ("duties/fir_at_once", 'kind = "statute"', 'kind = "local_default"',
         "does not know 'local_default'"),
        ("duties/zarra_informed", "{ hours = 2 }", "{ hour = 2 }", "did you mean 'hours'"),
        ("duties/zarra_informed", "{ hours = 2 }", "{ hours = -2 }", "write a number above 0"),
        ("duties/zarra_informed", "{ hours = 2 }", "{ at_once = true }", "late: belongs to"),
        ("duties/oral_swab", 'window_over_by = "care_after_windows"', "",
         "window_over: is missing"),
        ("duties/fir_at_once", 'owner = "station_commander"', 'owner = "commander"',
         "owner: does not know 'commander'"),
        ("duties/fir_at_once", 'failure = "late_registration"', 'failure = "lateness"', "failure"),
        ("duties/fir_at_once", 'clock = "at once"', 'clock = "soon"', "clock: does not know"),
        ("duties/fir_at_once", 'id = "fir_at_once"', 'id = "fir"', "must be the name of its file"),
        ("duties/fir_at_once", 'decides = "registration"', 'decide = "registration"',
         "decide: is not a field here; did you mean 'decides'"),
        ("duties/fir_at_once", '"fir_offered"', '"fir_ofered"', "did you mean 'fir_offered'"),
        ("duties/oral_swab", '"care_after_windows"', '"care"', "there is no duty 'care'"),
        ("duties/daily_diary", '["PB", "SD"]', '["PB", "SDH"]', "does not know 'SDH'"),
        ("bars/name_in_fir", '"name_in_fir"\nwhen', '"name_in_fri"\nwhen', "name_in_fri"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named_with_what_is_allowed(
    rules: Path, rule: str, old: str, new: str, message: str
) -> None:
    edit(rules, rule, old, new)
    with pytest.raises(BrokenLaw, match=f"(?s){message}"):
        rulebook.load(rules)


def test_two_rules_that_decide_the_same_thing_do_not_load(rules: Path) -> None:
    edit(rules, "duties/fir_at_once", 'displaces = ["fir_offered", "noncognizable_entry"]\n', "")
    with pytest.raises(BrokenLaw, match="'registration' is already decided by duties/fir_at_once"):
        rulebook.load(rules)


def test_a_copied_rule_does_not_load(rules: Path) -> None:
    original = rules / "duties" / "magistrate_report.toml"
    copy = original.with_name("magistrate_told.toml")
    text = original.read_text(encoding="utf-8")
    copy.write_text(text.replace('"magistrate_report"', '"magistrate_told"'), encoding="utf-8")
    with pytest.raises(BrokenLaw, match=r"is duties/magistrate_report.toml again"):
        rulebook.load(rules)


def province_pack(rules: Path, hours: int) -> None:
    """A provincial rule that takes the place of the federal two hours for ZARRA."""
    federal = (rules / "duties" / "zarra_informed.toml").read_text(encoding="utf-8")
    text = federal.replace('id = "zarra_informed"', 'id = "zarra_kp"')
    text = text.replace("{ hours = 2 }", f"{{ hours = {hours} }}")
    text = text.replace(
        "\n[[in_force]]", 'province = ["KP"]\ndisplaces = ["zarra_informed"]\n\n[[in_force]]', 1
    )
    (rules / "duties" / "zarra_kp.toml").write_text(text, encoding="utf-8")


def test_a_province_may_not_loosen_a_federal_statute(rules: Path) -> None:
    province_pack(rules, hours=3)
    with pytest.raises(BrokenLaw, match=r"loosens zarra_informed.*may add or tighten"):
        rulebook.load(rules)


def test_a_province_may_tighten_a_federal_statute(rules: Path) -> None:
    province_pack(rules, hours=1)
    assert rulebook.load(rules).displaced_by["zarra_informed"] == ("zarra_kp",)


def test_a_service_standard_may_not_take_the_place_of_a_law(rules: Path) -> None:
    edit(rules, "duties/safe_call", 'class = "standard"', 'displaces = ["crisis_cell"]\n'
         'class = "standard"')  # fmt: skip
    with pytest.raises(BrokenLaw, match="crisis_cell is a legal duty"):
        rulebook.load(rules)


def test_overlapping_dates_do_not_load(rules: Path) -> None:
    path = rules / "duties" / "magistrate_report.toml"
    text = path.read_text(encoding="utf-8")
    entry = text[text.index("[[in_force]]") :]
    path.write_text(f"{text}\n{entry}", encoding="utf-8")
    with pytest.raises(BrokenLaw, match="begins before the one above it ends"):
        rulebook.load(rules)


def test_other_words_for_the_same_are_no_other_version(rules: Path) -> None:
    before = rulebook.load().duty("fir_at_once")
    edit(rules, "duties/fir_at_once", f'en = "{before.title_en}"', 'en = "Write the FIR now"')
    after = rulebook.load(rules).duty("fir_at_once")
    assert (after.version, after.digest == before.digest) == (before.version, False)
    assert after.is_as_in(before.version)
    assert not after.is_as_in(before.digest)


def test_a_changed_file_has_another_version(rules: Path) -> None:
    before = rulebook.load().duty("fir_at_once").version
    edit(rules, "duties/fir_at_once", "{ hours = 2 }", "{ hours = 3 }")
    assert rulebook.load(rules).duty("fir_at_once").version != before


def test_every_rule_speaks_urdu() -> None:
    book = rulebook.load()
    for rule in (*book.duties, *book.bars):
        for text in (rule.title_ur, rule.explanation_ur):
            assert any("\u0600" <= letter <= "\u06ff" for letter in text), rule.id


def test_the_words_of_a_clock_say_its_number() -> None:
    for rule in rulebook.load().duties:
        for entry in rule.in_force:
            number = next((w for w in entry.clock.split() if w.isdigit()), None)
            days = entry.limit.unit in {"days_elapsed", "calendar_days", "months", "working_days"}
            if number and entry.clock != "within 14 days of the FIR, and 3 days more":
                assert int(number) == entry.limit.count, rule.id
                assert ("hour" in entry.clock) != days, rule.id


def test_no_clock_is_listed_that_no_rule_uses() -> None:
    used = {entry.clock for rule in rulebook.load().duties for entry in rule.in_force}
    assert used | {"at once"} == set(CLOCKS)


@settings(deadline=None)
@given(st.integers(0, 26 * 365 * 24 * 60), st.sampled_from(rulebook.load().duties))
def test_a_rule_stands_at_an_instant_as_on_its_date_in_karachi(minute: int, rule: DutyRule) -> None:
    instant = datetime(2001, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    assert rule.at(instant) is rule.on(local_date(instant))


@settings(deadline=None)
@given(
    st.sampled_from(sorted(codes.PROVINCES)),
    st.sets(st.sampled_from(sorted(facts.KINDS)), max_size=12),
)
def test_the_rules_awake_are_those_of_the_place_that_a_fact_begins(
    province: str, kinds: set[str]
) -> None:
    book = rulebook.load()
    wanted = {
        rule.id
        for rule in book.duties
        if kinds & {m.kind for m in rule.starts_with}
        and (not rule.provinces or province in rule.provinces)
    }
    assert {rule.id for rule in book.awake(province, kinds)} == wanted
    assert {rule.id for rule in book.awake(province, kinds)} == wanted
