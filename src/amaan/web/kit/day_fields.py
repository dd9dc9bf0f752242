"""Days and hours by themselves, and the time of an act of which the day at least is known."""

from typing import Any

from amaan.web.kit.fields import CERTAINTY, LineField, WhenField, read_day, read_hour


class DayField(LineField):
    """A day, as 21/11/2026; None where it may be left empty and is."""

    def clean(self, value: Any) -> Any:
        """This will read the day."""
        typed = str(super().clean(value) or "").strip()
        return read_day(typed) if typed else None


class HourField(LineField):
    """An hour by the 24-hour clock; None where it may be left empty and is."""

    def clean(self, value: Any) -> Any:
        """This will read the hour."""
        typed = str(super().clean(value) or "").strip()
        return read_hour(typed) if typed else None


class ActDay(WhenField):
    """When something was done: the day at least is known."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.certainties = CERTAINTY[:2]
