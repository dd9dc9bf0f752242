"""What is asked to plan a shift, to take one out, and to set the hours of a desk."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django import forms
from django.utils.translation import gettext as _

from amaan.kernel.ids import OfficerId
from amaan.organisation.queries import Colleague
from amaan.web.kit.acting import Act
from amaan.web.kit.day_fields import DayField, HourField
from amaan.web.kit.fields import LineField, OneOf, SomeOf, WordsField, read_hour
from amaan.web.kit.language import in_language
from amaan.web.kit.words import label
from amaan.web.people.roster_shapes import day_title
from amaan.workforce.roster import NewShift, NoTurns
from amaan.workforce.roster_hours import Turn
from amaan.workforce.roster_patterns import HOURS

OTHER = "other"


class ShiftForm(Act):
    """One officer on some days of a week, in a turn of the desk or in hours of his own."""

    def __init__(
        self, *args: Any, officers: Sequence[Colleague], monday: date, turns: Sequence[Turn],
        published: bool, **kw: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kw)
        self.fields["officer"] = OneOf(
            [(str(one.officer_id), _named(one)) for one in officers],
            label=_("Officer"), folded=True,
        )  # fmt: skip
        week = [monday + timedelta(days=n) for n in range(7)]
        self.fields["days"] = SomeOf(
            [(day.isoformat(), day_title(day)) for day in week], label=_("Days"), inline=True
        )
        self.fields["turn"] = OneOf(
            [*((one.text, one.text) for one in turns), (OTHER, _("other hours"))],
            label=_("Hours"), inline=True, initial=turns[0].text if turns else OTHER,
        )  # fmt: skip
        self.fields["begins"] = HourField(label=_("From"), required=False)
        self.fields["ends"] = HourField(
            label=_("Until"), required=False,
            hint=_("Earlier than the beginning, it ends on the next day."),
        )  # fmt: skip
        if published:
            self.fields["why"] = LineField(label=_("Why the published week is changed"), limit=200)

    def clean(self) -> dict[str, Any]:
        """This will ask for both hours where none of the turns was chosen."""
        told = super().clean() or {}
        if told.get("turn") == OTHER:
            for name in ("begins", "ends"):
                if told.get(name) is None and name not in self.errors:
                    self.add_error(
                        name, _("Write the time by the 24-hour clock, for example 14:05.")
                    )
        return told

    def shifts(self) -> list[NewShift]:
        """This will give one shift for each day. The form is valid before this is asked."""
        told = self.cleaned_data
        turn = (
            Turn(told["begins"], told["ends"])
            if told["turn"] == OTHER
            else Turn(*map(read_hour, told["turn"].split("-")))
        )
        return [
            NewShift(
                uuid5(NAMESPACE_OID, f"{self.act_ref()} {day}"),
                OfficerId(UUID(told["officer"])), date.fromisoformat(day), turn,
            )
            for day in told["days"]
        ]  # fmt: skip


class DropForm(forms.Form):
    """Why a shift is taken out; asked where it was published."""

    def __init__(self, *args: Any, published: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["why"] = LineField(
            label=_("Why it is taken out"), limit=200, required=published
        )


class HoursForm(Act):
    """Which hours a desk keeps from when until when."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["kind"] = OneOf(
            [(one.code, in_language(one.english, one.urdu)) for one in HOURS],
            label=_("Which hours"),
            inline=True,
        )
        self.fields["first_on"] = DayField(label=_("From"))
        self.fields["last_on"] = DayField(
            label=_("Until, the last day"), required=False,
            hint=_("For Ramadan and a season. Ordinary hours hold until others are written."),
        )  # fmt: skip
        self.fields["turns"] = WordsField(
            label=_("Turns"), rows=4, limit=200,
            hint=_("One in each line, as 08:00-16:00. 20:00-04:00 ends on the next day; "
                   "00:00-00:00 is the whole day."),
        )  # fmt: skip

    def clean_turns(self) -> tuple[Turn, ...]:
        """This will read the turns, one in each line."""
        lines = [line for line in self.cleaned_data["turns"].splitlines() if line.strip()]
        found = [tuple(map(read_hour, map(str.strip, line.split("-")))) for line in lines]
        if any(len(one) != 2 for one in found):
            raise forms.ValidationError(_(NoTurns.sentence))
        return tuple(Turn(*one) for one in found)


def _named(one: Colleague) -> str:
    return f"{in_language(one.name_en, one.name_ur)} · {label('posts', one.post)}"
