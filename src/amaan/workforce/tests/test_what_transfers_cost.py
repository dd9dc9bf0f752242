"""Staff-months lost to transfer, against a desk's year worked out by hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from amaan.organisation.tenure import DeskPosting
from amaan.workforce.roster_hours import Turn, short_rests, span_of, without
from amaan.workforce.stability import MONTH_DAYS, months_lost

DESK = uuid4()
YEAR = (datetime(2025, 12, 31, 19, tzinfo=UTC), datetime(2026, 12, 31, 19, tzinfo=UTC))


def day(number: int) -> datetime:
    return YEAR[0] + timedelta(days=number)


def served(since: int, until: int | None, *, moved_on: bool = True) -> DeskPosting:
    return DeskPosting(
        DESK, UUID(int=since + 1000), day(since), None if until is None else day(until), moved_on
    )


def test_a_seat_is_lost_from_the_transfer_until_the_next_one_comes() -> None:
    # Gone on day 40, filled on day 100: 60 days.
    assert months_lost([served(-300, 40), served(100, None)], YEAR) * MONTH_DAYS == 60
    # Never filled: until the end of the year, 365 - 300 days.
    assert round(months_lost([served(-300, 300)], YEAR) * MONTH_DAYS, 6) == 65


def test_who_comes_fills_the_seat_that_is_empty_longest_and_only_one() -> None:
    # Gone on days 10 and 20, one came on day 50: 40 days, and 345 that nobody ended.
    year = [served(-200, 10), served(-100, 20), served(50, None)]
    assert round(months_lost(year, YEAR) * MONTH_DAYS, 6) == 40 + 345


def test_whoever_left_the_service_or_came_before_is_no_loss_by_transfer() -> None:
    assert months_lost([served(-200, 10, moved_on=False)], YEAR) == 0
    # She came a week before the other went: that overlap filled no empty seat.
    assert round(months_lost([served(-200, 10), served(3, None)], YEAR) * MONTH_DAYS, 6) == 355
    # What ended before the year began is the year before's.
    assert months_lost([served(-200, -1)], YEAR) == 0


def test_a_relief_on_the_same_day_loses_nothing() -> None:
    assert months_lost([served(-200, 10), served(10, None)], YEAR) == 0


def test_a_turn_of_the_whole_day_and_one_that_passes_midnight_have_their_hours() -> None:
    first = datetime(2026, 3, 1, tzinfo=UTC).date()
    for text, hours in (("00:00-00:00", 24), ("22:00-06:00", 8), ("09:00-13:30", 4.5)):
        begins, ends = (datetime.strptime(t, "%H:%M").time() for t in text.split("-"))  # noqa: DTZ007  # times of the clock
        since, until = span_of(first, Turn(begins, ends))
        assert (until - since).total_seconds() == hours * 3600, text


def test_gaps_and_rests_are_to_the_minute() -> None:
    day_long = (day(0), day(1))
    staffed = [
        (day(0) + timedelta(hours=a), day(0) + timedelta(hours=b)) for a, b in ((2, 5), (4, 9))
    ]
    gaps = without([day_long], staffed)
    assert [(b - a).total_seconds() / 3600 for a, b in gaps] == [2, 15]
    eight = timedelta(hours=8)
    tight = [day_long, (day(1) + eight - timedelta(minutes=1), day(2))]
    assert short_rests(tight) == {tight[1]}
    assert short_rests([day_long, (day(1) + eight, day(2))]) == frozenset()
