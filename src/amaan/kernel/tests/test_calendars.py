"""Working days and months, as offices and statutes count them."""

from datetime import date
from pathlib import Path

import pytest

from amaan.kernel import calendars
from amaan.kernel.calendars import AnnouncedCalendar, BadCalendar, WorkingCalendar, add_months

RULES = Path(__file__).parents[4] / "rules"


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
    ],
)
def test_a_month_ends_with_its_last_day(day: date, count: int, then: date) -> None:
    assert add_months(day, count) == then


def test_the_first_day_is_not_counted() -> None:
    friday = date(2026, 11, 20)
    assert WorkingCalendar().after(friday, 1) == date(2026, 11, 23)


def test_a_holiday_on_a_monday_moves_the_day() -> None:
    eid = WorkingCalendar(announced=frozenset({date(2026, 11, 23)}))
    assert eid.after(date(2026, 11, 20), 1) == date(2026, 11, 24)


def test_the_shipped_calendar_knows_pakistan_day_every_year() -> None:
    shipped = calendars.load(RULES / "calendars.toml")
    assert not shipped.is_working(date(2026, 3, 23))
    assert not shipped.is_working(date(2027, 3, 23))
    assert shipped.is_working(date(2026, 3, 24))


def test_announced_days_are_read_with_both_ends(tmp_path: Path) -> None:
    file = tmp_path / "calendars.toml"
    file.write_text('[[announced]]\nname = "Eid"\nfrom = 2027-03-10\nto = 2027-03-12\n')
    assert calendars.load(file).announced == {date(2027, 3, d) for d in (10, 11, 12)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('weekly = ["sonday"]', "sonday"),
        ('[[yearly]]\nday = "13-40"', "13-40"),
        ('[[announced]]\nname = "Eid"', "Eid"),
        ('[[announced]]\nname = "Eid"\nfrom = 2027-03-12\nto = 2027-03-10', "Eid"),
        ("weekly = [", "calendars.toml"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, word: str) -> None:
    file = tmp_path / "calendars.toml"
    file.write_text(text)
    with pytest.raises(BadCalendar, match=word):
        calendars.load(file)


def test_days_that_a_register_announces_are_asked_for_only_where_days_are_counted() -> None:
    asked: list[str] = []

    def register() -> frozenset[date]:
        asked.append("once")
        return frozenset({date(2026, 12, 2)})

    calendar = AnnouncedCalendar.over(WorkingCalendar(), register)
    assert asked == []
    assert calendar.after(date(2026, 12, 1), 1) == date(2026, 12, 3)
    assert calendar.after(date(2026, 12, 1), 4) == date(2026, 12, 8)
    assert asked == ["once"]
