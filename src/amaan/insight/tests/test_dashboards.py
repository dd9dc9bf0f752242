"""Dashboards: twelve figures each, and lines that never pretend to know more than they do."""

from datetime import date

from amaan.insight.dashboards import LEVELS, line
from amaan.insight.indicators import BY_ID
from amaan.kernel.calendars import add_months
from amaan.kernel.measures import Share, share_of

SINCE, UNTIL = date(2025, 12, 1), date(2026, 12, 1)


def year(*wholes: int) -> list[tuple[date, Share]]:
    """This will lay out a year of months with so many reports each, half of them counted."""
    return [(add_months(SINCE, at), share_of(n // 2, n)) for at, n in enumerate(wholes) if n]


def test_each_level_has_twelve_figures_that_are_counted() -> None:
    for level, figures in LEVELS.items():
        assert len(set(figures)) == 12, level
        assert set(figures) <= set(BY_ID), level


def test_a_full_year_is_drawn_month_by_month() -> None:
    drawn = line(year(*[20] * 12), SINCE, UNTIL)
    assert drawn.length == 1
    assert [of.of for _first, of in drawn.points] == [20] * 12


def test_small_months_are_put_together_until_they_say_something() -> None:
    drawn = line(year(*[4] * 12), SINCE, UNTIL)
    assert drawn.length == 3
    assert [(first, of.part, of.of) for first, of in drawn.points] == [
        (add_months(SINCE, at), 6, 12) for at in (0, 3, 6, 9)
    ]
    assert line(year(*[2] * 12), SINCE, UNTIL).length == 6


def test_too_few_are_no_line_at_all() -> None:
    assert line(year(*[1] * 12), SINCE, UNTIL).points == ()
    assert line([], SINCE, UNTIL).points == ()
    # A hundred in one month and nothing else is one point.
    assert line(year(0, 0, 100), SINCE, UNTIL).points == ()


def test_a_period_without_reports_keeps_its_place() -> None:
    drawn = line(year(20, 20, 20, 0, 0, 20, 20, 20, 20, 20, 20, 20), SINCE, UNTIL)
    assert drawn.length == 1
    assert [of.of for _first, of in drawn.points][3:5] == [0, 0]


def test_a_young_house_is_drawn_from_its_first_report() -> None:
    drawn = line(year(*[0] * 9, 30, 30, 30), SINCE, UNTIL)
    assert drawn.length == 1
    assert len(drawn.points) == 12
    assert line(year(*[0] * 11, 90), SINCE, UNTIL).points == ()
