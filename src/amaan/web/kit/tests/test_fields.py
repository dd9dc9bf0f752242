"""What may be typed into a form, in either script, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from amaan.kernel.clock import end_of_day, local_date, start_of_day
from amaan.web.kit.fields import (
    CountField,
    PhoneField,
    When,
    WhenField,
    WordsField,
    clean_words,
    read_day,
    shape_of,
)

NOW = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)


class Asked(forms.Form):
    happened = WhenField(label="When")
    story = WordsField(label="Words", limit=20)


def when(day: str, hour: str = "", certainty: str = "exact") -> When:
    field = WhenField(label="When")
    field.now = NOW
    answer = field.clean((day, hour, certainty))
    assert answer is not None
    return answer


@pytest.mark.parametrize("typed", ["21/11/2026", "۲۱/۱۱/۲۰۲۶", "21-11-2026", "21.11.2026"])
def test_a_day_is_read_in_latin_and_urdu_digits(typed: str) -> None:
    assert read_day(typed).isoformat() == "2026-11-21"


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "2026-11-21", "yesterday", "21/11/26", "21/11/0026", "0/1/2026", ""]
)
def test_a_day_that_is_not_one_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        read_day(typed)


def test_an_exact_time_is_karachis() -> None:
    assert when("21/11/2026", "۱۴:۰۵") == When(NOW, NOW, "exact")


def test_a_remembered_day_is_the_whole_day() -> None:
    answer = when("20/11/2026", certainty="day")
    day = read_day("20/11/2026")
    assert (answer.earliest, answer.latest) == (start_of_day(day), end_of_day(day))


def test_a_remembered_day_that_is_today_ends_now() -> None:
    assert when("21/11/2026", certainty="day").latest == NOW


def test_a_remembered_month_keeps_its_last_day() -> None:
    answer = when("10/02/2024", certainty="month")
    assert answer.latest is not None
    assert local_date(answer.latest - timedelta(seconds=1)).isoformat() == "2024-02-29"


def test_what_goes_on_reaches_to_now() -> None:
    assert when("01/01/2020", certainty="ongoing").latest == NOW


def test_not_known_is_an_answer() -> None:
    assert when("", certainty="unknown") == When(None, None, "unknown")


@pytest.mark.parametrize(
    ("day", "hour"), [("22/11/2026", "09:00"), ("21/11/2026", "14:06"), ("21/11/2036", "10:00")]
)
def test_a_time_that_has_not_come_is_refused(day: str, hour: str) -> None:
    with pytest.raises(forms.ValidationError, match="not come yet"):
        when(day, hour)


@pytest.mark.parametrize("hour", ["24:00", "9", "14:60", "2pm", ""])
def test_an_exact_time_needs_an_hour_that_exists(hour: str) -> None:
    with pytest.raises(forms.ValidationError):
        when("20/11/2026", hour)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0300 1234567", "+923001234567"),
        ("۰۳۰۰-۱۲۳۴۵۶۷", "+923001234567"),
        ("0092 300 1234567", "+923001234567"),
        ("+92 (300) 123.4567", "+923001234567"),
        ("15", "15"),
        ("\u200f0300\u200e1234567", "+923001234567"),
    ],
)
def test_a_number_is_kept_in_one_writing(typed: str, kept: str) -> None:
    assert PhoneField(label="Phone").clean(typed) == kept


@pytest.mark.parametrize("typed", ["0300 12a4567", "0300", "+1", "call her brother"])
def test_a_phone_with_letters_or_half_a_number_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        PhoneField(label="Phone").clean(typed)


def test_nobody_is_two_hundred_years_old() -> None:
    age = CountField(label="Age", most=120)
    assert age.clean("۳۴") == 34
    with pytest.raises(forms.ValidationError):
        age.clean("200")


def test_what_cannot_be_seen_is_dropped_and_what_urdu_needs_is_kept() -> None:
    assert clean_words("\ufeffوہ\u200b کہہ\u200cرہی\u202e\r\nتھی ") == "وہ کہہ\u200cرہی\nتھی"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_words(clean_words(text)) == clean_words(text)


def test_what_was_typed_wrongly_is_shown_again_as_it_was_typed() -> None:
    form = Asked({"happened": "31/02/2026", "happened_time": "25:00", "story": "ا" * 21})
    assert not form.is_valid()
    asked, story = shape_of(form["happened"]), shape_of(form["story"])
    assert (asked.value, asked.time, asked.chosen) == ("31/02/2026", "25:00", ("exact",))
    assert story.value == "ا" * 21
    assert story.errors
