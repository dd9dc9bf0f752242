"""How time is counted: by the clock, or by Karachi's dates."""

from datetime import UTC, date, datetime

import pytest

from amaan.kernel.calendars import WorkingCalendar
from amaan.kernel.clock import KARACHI
from amaan.protocol.limits import Limit

CALENDAR = WorkingCalendar()


def karachi(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=KARACHI)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("limit", "start", "over"),
    [
        (Limit("at_once"), karachi(2026, 11, 20, 15), karachi(2026, 11, 20, 15)),
        (Limit("hours", 72), karachi(2026, 11, 20, 15), karachi(2026, 11, 23, 15)),
        (Limit("days_elapsed", 2), karachi(2026, 11, 20, 15), karachi(2026, 11, 22, 15)),
        (Limit("calendar_days", 2), karachi(2026, 11, 20, 0, 1), karachi(2026, 11, 23)),
        (Limit("calendar_days", 2), karachi(2026, 11, 20, 23, 59), karachi(2026, 11, 23)),
        (Limit("working_days", 2), karachi(2026, 11, 20, 15), karachi(2026, 11, 25)),
        (Limit("months", 3), karachi(2026, 11, 30, 15), karachi(2027, 3, 1)),
    ],
)
def test_a_limit_is_over_when_its_way_of_counting_says(
    limit: Limit, start: datetime, over: datetime
) -> None:
    assert limit.after(start, CALENDAR) == over


def test_the_date_is_karachis_and_not_greenwichs() -> None:
    # 20:30 in Greenwich is already the 21st in Karachi.
    evening = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    assert Limit("calendar_days", 1).after(evening, CALENDAR) == karachi(2026, 11, 23)


def test_a_unit_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="fortnights"):
        Limit("fortnights", 1).after(karachi(2026, 11, 20), CALENDAR)


def test_so_long_before_a_day_is_counted_from_when_it_begins_in_karachi() -> None:
    assert Limit("days_elapsed", 14).before(date(2026, 12, 1)) == karachi(2026, 11, 17)
    assert Limit("hours", 24).before(date(2026, 12, 1)) == karachi(2026, 11, 30)
    with pytest.raises(ValueError, match="counted back"):
        Limit("working_days", 3).before(date(2026, 12, 1))
