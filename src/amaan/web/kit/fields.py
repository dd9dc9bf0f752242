"""The questions a form may ask, as Django fields, and how each becomes a component.

A form declares what it asks; `{% field form.x %}` draws it. These fields check shape only
(digits, length, a date that exists); what the law or a case allows is said by the verb.
"""

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from amaan.kernel.clock import KARACHI, end_of_day, local, start_of_day
from amaan.kernel.letters import latin_digits, seen
from amaan.web.kit import clock_words
from amaan.web.kit.shapes import Field, FieldKind, Option


def clean_words(text: str) -> str:
    """This will drop marks that cannot be seen and settle how letters are composed."""
    return seen(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


@dataclass(frozen=True, slots=True)
class When:
    """A time as she remembers it: the span in which it must lie, and how sure it is."""

    earliest: datetime | None
    latest: datetime | None
    certainty: str


class Shared(forms.Field):
    """A question whose answers and words are the same in every form made of it.

    Django copies all that belongs to a field for each form; a form of sixty questions is made
    at every sending. Here the field alone is copied, so that a form may still say of its own
    that it is not required, or what the time is; its answers and its widget are shared.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied = memo[id(self)] = copy.copy(self)
        return copied


class LineField(Shared, forms.CharField):
    """One short line, cleaned of invisible marks."""

    kind: FieldKind = "text"
    default_error_messages = {  # noqa: RUF012  # Django's own way to word a field's errors
        "required": _("Nothing is written here yet."),
        "max_length": _("This is longer than %(limit_value)d characters. Shorten it."),
    }

    def __init__(self, *, hint: Any = "", limit: int = 200, language: str = "", **kw: Any) -> None:
        self.language = language
        super().__init__(help_text=hint, max_length=limit, **kw)

    def to_python(self, value: Any) -> str:
        return clean_words(super().to_python(value) or "")


class WordsField(LineField):
    """Words at length, in whatever script they were said, with a visible count."""

    kind: FieldKind = "words"

    def __init__(self, *, limit: int = 20_000, rows: int = 5, **kw: Any) -> None:
        self.rows = rows
        super().__init__(limit=limit, widget=forms.Textarea, **kw)


class PhoneField(LineField):
    """A telephone number in any usual writing; gives `+923001234567` or a short code."""

    kind: FieldKind = "phone"

    def __init__(self, **kw: Any) -> None:
        super().__init__(limit=30, **kw)

    def to_python(self, value: Any) -> str:
        text = latin_digits(super().to_python(value))
        if not text:
            return ""
        digits = re.sub(r"[\s().\-–]", "", text)
        if not re.fullmatch(r"\+?\d+", digits):
            raise ValidationError(
                _("A telephone number has digits only. Write it as 0300 1234567.")
            )
        if digits.startswith("00"):
            digits = "+" + digits[2:]
        elif digits.startswith("0"):
            digits = "+92" + digits[1:]
        if digits.startswith("+") and not 9 <= len(digits) - 1 <= 15:
            raise ValidationError(_("This number is too short or too long. Read it again."))
        return digits


class CountField(Shared, forms.IntegerField):
    """A whole number in Latin or Urdu digits, between two bounds."""

    kind: FieldKind = "number"
    default_error_messages = {  # noqa: RUF012  # Django's own way to word a field's errors
        "required": _("Write a number, or 0."),
        "invalid": _("Write a whole number in digits."),
        "min_value": _("This number cannot be below %(limit_value)s."),
        "max_value": _("This number cannot be above %(limit_value)s."),
    }

    def __init__(self, *, least: int = 0, most: int = 999, hint: Any = "", **kw: Any) -> None:
        super().__init__(min_value=least, max_value=most, help_text=hint, **kw)

    def to_python(self, value: Any) -> int | None:
        text = latin_digits(value) if isinstance(value, str) else value
        return super().to_python(text)


class OneOf(Shared, forms.ChoiceField):
    """One answer out of a few, as large buttons, or as a list when there are many."""

    kind: FieldKind = "radio"
    default_error_messages = {  # noqa: RUF012  # Django's own way to word a field's errors
        "required": _("Choose one of the answers."),
        "invalid_choice": _("Choose one of the answers."),
    }

    def __init__(
        self,
        options: Iterable[tuple[str, Any]],
        *,
        hint: Any = "",
        hints: Mapping[str, Any] | None = None,
        inline: bool = False,
        folded: bool = False,
        **kw: Any,
    ) -> None:
        self.hints, self.inline = dict(hints or {}), inline
        if folded:
            self.kind = "select"
        super().__init__(choices=list(options), help_text=hint, **kw)


class SomeOf(Shared, forms.MultipleChoiceField):
    """Any number of answers out of a list."""

    kind: FieldKind = "checks"
    default_error_messages = {  # noqa: RUF012  # Django's own way to word a field's errors
        "required": _("Choose at least one of the answers."),
        "invalid_choice": _("Choose among the answers shown."),
        "invalid_list": _("Choose among the answers shown."),
    }

    def __init__(
        self,
        options: Iterable[tuple[str, Any]],
        *,
        hint: Any = "",
        hints: Mapping[str, Any] | None = None,
        inline: bool = False,
        **kw: Any,
    ) -> None:
        self.hints, self.inline = dict(hints or {}), inline
        super().__init__(choices=list(options), help_text=hint, **kw)


class TickField(Shared, forms.BooleanField):
    """One statement that is ticked or not."""

    kind: FieldKind = "tick"
    default_error_messages = {  # noqa: RUF012  # Django's own way to word a field's errors
        "required": _("Tick this before you go on."),
    }

    def __init__(self, *, hint: Any = "", **kw: Any) -> None:
        super().__init__(help_text=hint, **kw)


CERTAINTY: tuple[tuple[str, Any], ...] = (
    ("exact", _("Exactly then")),
    ("day", _("That day, hour not known")),
    ("week", _("In that week")),
    ("month", _("In that month")),
    ("ongoing", _("Since then, and it goes on")),
    ("unknown", _("Not known")),
)


class WhenWidget(forms.TextInput):
    """Three named values: the day, the hour, and how sure it is."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[str, str, str]:
        return (
            data.get(name, "").strip(),
            data.get(f"{name}_time", "").strip(),
            data.get(f"{name}_certainty", ""),
        )

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data


class WhenField(Shared):
    """A time as people tell it: `21/11/2026 14:05`, or that day, week or month.

    Units: dates and hours are Karachi's; the span is half open in UTC. Set `now` on the
    bound form's field so that a future time is refused and a span ends at the present.
    """

    kind: FieldKind = "when"
    widget = WhenWidget
    now: datetime | None = None

    def __init__(self, *, hint: Any = "", sure: bool = False, **kw: Any) -> None:
        self.certainties = CERTAINTY[:1] if sure else CERTAINTY
        super().__init__(help_text=hint, **kw)

    def clean(self, value: Any) -> When | None:
        day_text, time_text, certainty = value or ("", "", "")
        certainty = certainty or "exact"
        if certainty not in dict(self.certainties):
            raise ValidationError(_("Choose one of the answers."))
        if certainty == "unknown":
            return When(None, None, certainty)
        if not day_text and not time_text:
            if self.required:
                raise ValidationError(_("Write the day, or choose “Not known”."))
            return None
        return self._within_now(_span(read_day(day_text), time_text, certainty, self.now))

    def _within_now(self, when: When) -> When:
        if self.now is None or when.earliest is None or when.latest is None:
            return when
        if when.earliest > self.now:
            raise ValidationError(
                _("This time has not come yet: it is now %(now)s. Check the day and the year."),
                params={"now": clock_words.moment(self.now)},
            )
        return When(when.earliest, min(when.latest, self.now), when.certainty)


def read_day(text: str) -> date:
    """This will read a day as 21/11/2026, in Latin or Urdu digits.

    Raises: ValidationError saying how to write it, or that there is no such day.
    """
    found = re.fullmatch(r"(\d{1,2})[\s/.\-](\d{1,2})[\s/.\-](\d{4})", latin_digits(text))
    if not found:
        raise ValidationError(_("Write the day as day/month/year, for example 21/11/2026."))
    day, month, year = map(int, found.groups())
    try:
        read = date(year, month, day)
    except ValueError:
        raise ValidationError(_("There is no such day. Write day/month/year.")) from None
    if year < 1900:
        raise ValidationError(_("There is no such day. Write day/month/year."))
    return read


def read_hour(text: str) -> time:
    """This will read a time of day as 14:05, in Latin or Urdu digits.

    Raises: ValidationError saying how to write it.
    """
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", latin_digits(text))
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValidationError(_("Write the time by the 24-hour clock, for example 14:05."))
    return time(int(found[1]), int(found[2]))


def _span(day: date, time_text: str, certainty: str, now: datetime | None) -> When:
    if certainty == "exact":
        if not time_text:
            raise ValidationError(
                _("Write the time as well, or choose “That day, hour not known”.")
            )
        instant = datetime.combine(day, read_hour(time_text), KARACHI).astimezone(
            start_of_day(day).tzinfo
        )
        return When(instant, instant, certainty)
    first, last = day, day
    if certainty == "week":
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    elif certainty == "month":
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    elif certainty == "ongoing" and now is not None:
        return When(start_of_day(first), max(now, start_of_day(first)), certainty)
    return When(start_of_day(first), end_of_day(last), certainty)


def shape_of(bound: BoundField) -> Field:
    """This will turn a bound field of a form into the component's record."""
    asked: Any = bound.field
    kind = _kind(asked)
    value, hour, chosen = _answer(bound, kind)
    return Field(
        name=bound.html_name,
        id=bound.id_for_label or f"id_{bound.html_name}",
        label=str(bound.label),
        kind=kind,
        value=value,
        time=hour,
        chosen=chosen,
        options=_options(asked, kind),
        hint=str(bound.help_text),
        errors=tuple(str(e) for e in bound.errors),
        required=asked.required,
        limit=getattr(asked, "max_length", None),
        rows=getattr(asked, "rows", 5),
        autocomplete=asked.widget.attrs.get("autocomplete", "off"),
        language=getattr(asked, "language", ""),
        disabled=asked.disabled,
        autofocus=bool(asked.widget.attrs.get("autofocus")),
        inline=getattr(asked, "inline", False),
    )


def _kind(asked: Any) -> FieldKind:
    if isinstance(asked.widget, forms.HiddenInput):
        return "hidden"
    known = getattr(asked, "kind", None)
    if known:
        return cast("FieldKind", known)
    plain: tuple[tuple[type, FieldKind], ...] = (
        (forms.PasswordInput, "secret"),
        (forms.Textarea, "words"),
        (forms.RadioSelect, "radio"),
        (forms.CheckboxSelectMultiple, "checks"),
        (forms.SelectMultiple, "checks"),
        (forms.Select, "select"),
        (forms.CheckboxInput, "tick"),
        (forms.NumberInput, "number"),
    )
    return next((k for widget, k in plain if isinstance(asked.widget, widget)), "text")


def _answer(bound: BoundField, kind: FieldKind) -> tuple[str, str, tuple[str, ...]]:
    given = bound.value()
    if kind == "when":
        return _when_answer(given)
    if kind in ("checks", "radio", "select"):
        several = given if isinstance(given, (list, tuple)) else [given]
        return "", "", tuple(str(v) for v in several if v is not None)
    if kind == "tick":
        return "", "", ("on",) if given else ()
    # A password is never written back into a page.
    return "" if given is None or kind == "secret" else str(given), "", ()


def _when_answer(given: Any) -> tuple[str, str, tuple[str, ...]]:
    if isinstance(given, datetime):
        here = local(given)
        return here.strftime("%d/%m/%Y"), here.strftime("%H:%M"), ("exact",)
    if isinstance(given, (tuple, list)):
        day_text, time_text, certainty = given
        return day_text, time_text, (certainty or "exact",)
    return "", "", ("exact",)


def _options(asked: Any, kind: FieldKind) -> tuple[Option, ...]:
    pairs = asked.certainties if kind == "when" else getattr(asked, "choices", ())
    hints = getattr(asked, "hints", {})
    return tuple(
        Option(value=str(v), label=str(label), hint=str(hints.get(v, ""))) for v, label in pairs
    )
