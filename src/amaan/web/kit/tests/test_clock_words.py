"""What an officer reads about time, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from amaan.kernel import clock
from amaan.web.kit import clock_words, messages
from amaan.web.kit.clock_words import clock_words as words
from amaan.web.kit.shapes import DutyState

NOW = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    messages.compile_all()


@pytest.mark.parametrize(
    ("left", "english", "urdu", "tone"),
    [
        (timedelta(seconds=59), "due now", "ابھی واجب", "soon"),
        (timedelta(minutes=1), "due in 1 min", "1 منٹ باقی", "soon"),
        (timedelta(minutes=59, seconds=59), "due in 59 min", "59 منٹ باقی", "soon"),
        (timedelta(hours=1), "due in 1 h", "1 گھنٹہ باقی", "soon"),
        (timedelta(hours=3, minutes=59), "due in 3 h", "3 گھنٹے باقی", "calm"),
        (timedelta(hours=71, minutes=59), "due in 71 h", "71 گھنٹے باقی", "calm"),
        (timedelta(hours=72), "due in 3 d", "3 دن باقی", "calm"),
        (timedelta(seconds=-1), "late now", "ابھی تاخیر ہوئی", "late"),
        (timedelta(minutes=-20), "late by 20 min", "20 منٹ تاخیر", "late"),
        (timedelta(hours=-47), "late by 47 h", "47 گھنٹے تاخیر", "late"),
        (timedelta(days=-2, hours=-3), "late by 2 d", "2 دن تاخیر", "late"),
    ],
)
def test_time_left_is_never_promised_longer_and_lateness_never_called_worse(
    left: timedelta, english: str, urdu: str, tone: str
) -> None:
    for language, phrase in (("en", english), ("ur", urdu)):
        with translation.override(language):
            said = words(state="open", now=NOW, due_at=NOW + left)
        assert (said.text, said.tone) == (phrase, tone)


def test_a_duty_at_once_never_shows_hours_that_the_law_does_not_give() -> None:
    waiting = words(state="open", now=NOW, due_at=NOW + timedelta(hours=2), at_once=True)
    overdue = words(state="missed", now=NOW, due_at=NOW - timedelta(hours=2), at_once=True)
    assert (waiting.text, overdue.text) == ("at once", "late by 2 h")


def test_her_wish_is_not_lateness_however_old() -> None:
    said = words(state="contested", now=NOW, due_at=NOW - timedelta(days=40))
    assert said.tone == "wish"
    assert "late" not in said.text


@pytest.mark.parametrize("state", ["met", "met_late", "waived", "fell_away"])
def test_what_is_over_does_not_count_on(state: DutyState) -> None:
    assert words(state=state, now=NOW, due_at=NOW, done_at=NOW).left is None


def test_midnight_in_karachi_is_already_the_next_day() -> None:
    before = datetime(2026, 11, 20, 18, 59, tzinfo=UTC)
    assert clock_words.moment(before) == "20 Nov 2026, 23:59"
    assert clock_words.moment(before + timedelta(minutes=1)) == "21 Nov 2026, 00:00"


def test_what_ends_at_midnight_holds_until_the_day_before() -> None:
    end = clock.end_of_day(date(2026, 12, 22))
    assert clock_words.until(end, "en") == "22 Dec 2026"
    assert clock_words.until(end - timedelta(hours=2), "en") == "22 Dec 2026, 22:00"


def test_urdu_dates_have_urdu_months_and_the_registers_latin_digits() -> None:
    with translation.override("ur"):
        assert clock_words.moment(NOW) == "21 نومبر 2026، 14:05"


def test_an_uncertain_time_is_written_as_uncertain() -> None:
    day = datetime(2026, 11, 19, 19, 0, tzinfo=UTC)
    assert clock_words.span(day, day + timedelta(days=1)) == "20 Nov 2026, time not known"
    assert clock_words.span(day, day + timedelta(hours=4)) == "20 Nov 2026, between 00:00 and 04:00"
    assert clock_words.span(day, day + timedelta(days=7)) == "between 20 Nov 2026 and 26 Nov 2026"


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_page_counts_on_in_the_words_the_server_uses(language: str) -> None:
    with translation.override(language):
        phrases = clock_words.phrases()
        assert phrases["due-h-other"].replace("#", "5") == clock_words.due_in(5 * 3600)
        assert phrases["due-h-one"].replace("#", "1") == clock_words.due_in(3600)
        assert phrases["late-d-other"].replace("#", "9") == clock_words.late_by(9 * 86400)
