"""Who hears of lateness and when: steps, quiet hours, holidays, and ladders that do not load."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.kernel.clock import KARACHI, local
from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw
from amaan.protocol import ladders, rulebook
from amaan.protocol.ladders import CHAIN, Watched

LADDERS = rulebook.load().ladders
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    """A time as Karachi's clocks show it."""
    return datetime.fromisoformat(text).replace(tzinfo=KARACHI)


# A Wednesday morning; late on the Thursday morning.
FIR = Watched("legal", "", "station_commander", at("2026-11-25 09:00"), at("2026-11-25 11:00"))
SWAB = Watched("clinical", "", "medical_officer", at("2026-11-25 09:00"), at("2026-11-26 09:00"))
CALL = Watched("standard", "", "desk_officer", at("2026-11-25 09:00"), at("2026-11-26 09:00"))


def told(watched: Watched) -> list[tuple[str, str, datetime]]:
    return [(step.kind, step.to, step.at) for step in ladders.steps(watched, LADDERS)]


def test_the_owner_hears_at_half_the_time_and_the_station_at_three_quarters() -> None:
    assert told(SWAB)[:2] == [
        ("half", "medical_officer", at("2026-11-25 21:00")),
        ("three_quarters", "station_commander", at("2026-11-26 03:00")),
    ]


def test_what_a_station_commander_owes_is_known_one_level_up_at_once() -> None:
    assert told(FIR)[2] == ("late", "supervisor", FIR.late_at)


def test_what_a_desk_owes_is_known_to_the_station_commander_at_once() -> None:
    assert told(CALL)[2] == ("late", "station_commander", CALL.late_at)


def test_a_legal_duty_climbs_to_the_province_one_post_after_another() -> None:
    climbing = [to for kind, to, _ in told(FIR) if kind in {"late", "climbed"}]
    assert climbing == list(CHAIN[1:])
    instants = [when for _, _, when in told(FIR)]
    assert instants == sorted(instants)


def test_a_standard_stops_at_the_sub_division() -> None:
    assert {to for _, to, _ in told(CALL)} == {"desk_officer", "station_commander", "supervisor"}


def test_a_standard_that_the_sub_division_itself_owes_rises_as_a_rate_only() -> None:
    review = CALL._replace(owner="supervisor")
    assert [kind for kind, _, _ in told(review)] == ["half", "three_quarters"]


@pytest.mark.parametrize(
    ("instant", "heard"),
    [
        ("2026-11-25 22:00", "2026-11-26 08:00"),  # an evening waits for the morning
        ("2026-11-26 03:00", "2026-11-26 08:00"),  # a night too
        ("2026-11-27 21:30", "2026-11-30 08:00"),  # Friday night: over the weekend
        ("2026-11-28 12:00", "2026-11-30 08:00"),  # Saturday noon
        ("2026-12-24 23:00", "2026-12-28 08:00"),  # the Quaid's day, then the weekend
        ("2026-11-26 20:59", "2026-11-26 20:59"),
        ("2026-11-26 08:00", "2026-11-26 08:00"),
    ],
)
def test_a_standard_calls_nobody_at_night_or_on_a_holiday(instant: str, heard: str) -> None:
    half_at = at(instant)
    watched = CALL._replace(started_at=half_at - 100 * HOUR, late_at=half_at + 100 * HOUR)
    assert told(watched)[0][2] == at(heard)


def test_neither_law_nor_care_waits_for_the_morning() -> None:
    assert local(told(SWAB)[1][2]).hour == 3


def test_lateness_keeps_its_hour_even_where_the_call_waits() -> None:
    night = CALL._replace(late_at=at("2026-11-28 02:00"))
    assert told(night)[2] == ("late", "station_commander", night.late_at)


def test_a_duty_written_down_after_it_was_late_warns_nobody_but_climbs() -> None:
    look = ladders.look(SWAB, 0, False, SWAB.late_at + 4 * HOUR, LADDERS)
    assert [step.to for step in look.raised] == ["station_commander", "supervisor"]
    assert look.is_late


def test_a_duty_that_was_moved_on_is_looked_at_again_when_it_turns_late() -> None:
    moved = SWAB._replace(late_at=SWAB.late_at + 48 * HOUR)
    look = ladders.look(moved, 7, False, SWAB.late_at, LADDERS)
    assert look.raised == ()
    assert look.next_at == moved.late_at


def test_nobody_looks_again_once_the_top_was_told() -> None:
    look = ladders.look(SWAB, 0, False, SWAB.late_at + 9999 * HOUR, LADDERS)
    assert look.next_at is None


# The strategy takes naive bounds and adds the zone itself.
YEAR = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001
    datetime(2026, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
WATCHED = st.builds(
    Watched,
    duty_class=st.sampled_from(["legal", "clinical", "standard"]),
    ladder=st.sampled_from(["", "courts", "no longer there"]),
    owner=st.sampled_from(["desk_officer", "court", *CHAIN[:3]]),
    started_at=YEAR,
    late_at=YEAR,
    due_at=st.none() | YEAR,
)


def test_where_the_time_is_uncertain_the_owner_is_warned_for_the_earlier() -> None:
    hurried = SWAB._replace(due_at=at("2026-11-25 19:00"))
    assert [s.at for s in ladders.steps(hurried, LADDERS)][:2] == [
        at("2026-11-25 14:00"),
        at("2026-11-25 16:30"),
    ]
    assert [s.at for s in ladders.steps(hurried, LADDERS)][2] == SWAB.late_at


@given(WATCHED, st.lists(st.integers(1, 2000), max_size=30))
def test_however_often_one_looks_each_step_is_raised_once_and_in_order(
    watched: Watched, hours: list[int]
) -> None:
    now, climbed, is_late = watched.started_at, 0, False
    raised: list[int] = []
    for gap in [*hours, 99_999]:
        now += gap * HOUR
        look = ladders.look(watched, climbed, is_late, now, LADDERS)
        raised += [step.number for step in look.raised]
        assert all(step.at < now for step in look.raised)
        assert look.next_at is None or look.next_at >= now
        climbed, is_late = look.climbed, look.is_late
    assert raised == sorted(set(raised))
    rungs = {s.number for s in ladders.steps(watched, LADDERS) if s.number >= ladders.FIRST_RUNG}
    assert rungs <= set(raised)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the committed rules, free to be broken."""
    root = tmp_path / "rules"
    shutil.copytree(default_root(), root)
    return root


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('to = "supervisor", after = { hours = 12 }', 'to = "suprevisor", after = { hours = 12 }',
         "ladders.toml:.*does not know 'suprevisor'; did you mean 'supervisor'"),
        ("{ hours = 12 }", "{ hour = 12 }", "did you mean 'hours'"),
        ("{ hours = 12 }", "{ hours = 48 }", "must hear later than supervisor"),
        ('  { to = "inspector_general", after = { hours = 240 } },\n', "",
         "legal: rungs: must reach inspector_general"),
        ('{ to = "supervisor", after = { working_days = 2 } }',
         '{ to = "district_commander", after = { working_days = 2 } }',
         "standard: rungs: must stop at supervisor"),
        ('from = "21:00"', 'from = "nine"', "is no time of the day"),
        ("[ladder.standard", "[ladder.standards", r"\[ladder.standard\] is missing"),
        ("[ladder.courts.authority]", "[ladder.courts.autority]", "authority: is missing"),
        ('"supervisor", after = { hours = 3 }', '"station_commander", after = { hours = 3 }',
         "does not stand above"),
    ],
)  # fmt: skip
def test_a_broken_ladder_does_not_load_and_says_why(
    rules: Path, old: str, new: str, message: str
) -> None:
    file = rules / "ladders.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenLaw, match=message):
        rulebook.load(rules)


@pytest.mark.parametrize(
    ("rule", "ladder", "message"),
    [
        ("fir_at_once", "court", "there is no ladder 'court' .*did you mean 'courts'"),
        ("supervisor_review", "courts", "'courts' climbs to district_commander; a standard stops"),
    ],
)
def test_a_rule_names_a_ladder_that_exists_and_fits_its_class(
    rules: Path, rule: str, ladder: str, message: str
) -> None:
    file = rules / "duties" / f"{rule}.toml"
    text = file.read_text(encoding="utf-8").replace(
        "\nfailure =", f'\nladder = "{ladder}"\nfailure ='
    )
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenLaw, match=message):
        rulebook.load(rules)
