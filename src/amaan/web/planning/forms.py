"""What is asked when a plan is written."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.letters import plain
from amaan.planning.actions import COSTS, LONGEST_REMARK, Line
from amaan.planning.aims import Aim, may_be_aimed_at
from amaan.planning.arithmetic import MONTHS, RECKONS
from amaan.web.kit import clock_words
from amaan.web.kit.acting import Act
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.fields import CountField, LineField, OneOf, WordsField
from amaan.web.planning.labels import COST_KINDS, TARGET_KINDS

MOST = 999_999_999


class NumberField(LineField):
    """A number with two decimals at most, in Latin or Urdu digits; None where it is left empty."""

    kind = "number"

    def __init__(self, *, most: int = MOST, **kw: Any) -> None:
        self.most = most
        super().__init__(limit=20, **kw)

    def clean(self, value: Any) -> Any:
        """This will read the number."""
        typed = plain(str(super().clean(value) or "")).replace(",", "").removesuffix("%")
        if not typed:
            return None
        try:
            number = Decimal(typed)
        except InvalidOperation:
            raise ValidationError(_("Write a number in digits.")) from None
        if not number.is_finite() or number != round(number, 2):
            raise ValidationError(_("Write a number with two decimals at most."))
        if not 0 <= number <= self.most:
            raise ValidationError(_("This number is too large or too small."))
        return number


class YearForm(forms.Form):
    """Which year is to be planned."""

    def __init__(self, years: tuple[date, ...], typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["begins_on"] = OneOf(
            [
                (
                    one.isoformat(),
                    _("Twelve months from %(month)s") % {"month": clock_words.month(one)},
                )
                for one in years
            ],
            label=_("Year to be planned"),
            folded=True,
        )


class AssumptionsForm(forms.Form):
    """The numbers that the office reckons with, each with its source."""

    def __init__(self, stands: Mapping[str, tuple[Decimal, str]], typed: Any = None) -> None:
        super().__init__(typed, initial=_initial(stands))
        for one in RECKONS:
            self.fields[one.code] = NumberField(
                label=_(one.title), hint=_(one.unit), most=one.most, required=False
            )
            self.fields[f"{one.code}_source"] = LineField(
                label=_("Source: %(what)s") % {"what": _(one.title)}, required=False
            )

    def clean(self) -> dict[str, Any]:
        """This will refuse nought: nothing is divided by it."""
        told = super().clean() or {}
        for one in RECKONS:
            if told.get(one.code) == 0:
                self.add_error(one.code, _("Leave it empty, or write more than nought."))
        return told

    def told(self) -> dict[str, tuple[Decimal | None, str]]:
        """This will give each number with its source."""
        kept = self.cleaned_data
        return {one.code: (kept[one.code], kept[f"{one.code}_source"]) for one in RECKONS}


class TargetForm(Act):
    """A target with its evidence."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["kind"] = OneOf(
            list(TARGET_KINDS.items()), label=_("What kind of target"), inline=True
        )
        self.fields["figure"] = OneOf(
            [("", "–"), *((one.id, _(one.title)) for one in may_be_aimed_at())],
            label=_("Figure"), required=False, folded=True,
            hint=_("Figures that would fall when less is written down are not offered."),
        )  # fmt: skip
        self.fields["title"] = LineField(
            label=_("What this office counts"), limit=160, required=False,
            hint=_("Only for a number of its own, such as officers certified."),
        )  # fmt: skip
        self.fields["stands"] = CountField(
            label=_("Where it stands today"), most=MOST, required=False,
            hint=_("Only for a number of its own; figures of the house are read."),
        )  # fmt: skip
        self.fields["direction"] = OneOf(
            [("more", _("At least")), ("less", _("At most"))],
            label=_("Direction"), inline=True,
            hint=_("A figure of the house has its own direction."),
        )  # fmt: skip
        self.fields["aim"] = NumberField(label=_("Aim, in per cent for a figure"))
        self.fields["by_on"] = DayField(label=_("To be reached by, as 31/12/2027"))
        self.fields["why"] = WordsField(
            label=_("Why it is believed possible"), limit=600, rows=3,
            hint=_("What was tried, where, and what it changed. Nobody is named."),
        )  # fmt: skip
        self.fields["source"] = LineField(label=_("Source of this evidence"))

    def aim(self) -> Aim:
        """This will give the target as it was written."""
        told = self.cleaned_data
        return Aim(
            kind=told["kind"], aim=told["aim"], by_on=told["by_on"], figure=told["figure"],
            title=told["title"], more=told["direction"] == "more", stands=told["stands"],
        )  # fmt: skip


class CostForm(Act):
    """A line of costs."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["kind"] = OneOf(
            [(code, COST_KINDS[code]) for code in COSTS], label=_("Kind"), inline=True
        )
        self.fields["title"] = LineField(label=_("What for"), limit=160)
        self.fields["number"] = CountField(label=_("How many"), least=1, most=100_000)
        self.fields["months"] = CountField(
            label=_("Months of this year"), least=1, most=MONTHS,
            hint=_("1 for what is bought once."),
        )  # fmt: skip
        self.fields["rate"] = CountField(
            label=_("Rate in whole rupees, a month or once"), least=1, most=MOST
        )
        self.fields["source"] = LineField(label=_("Source of the rate"))

    def line(self) -> Line:
        """This will give the line as it was written."""
        told = self.cleaned_data
        return Line(*(told[name] for name in (
            "kind", "title", "number", "months", "rate", "source"
        )))  # fmt: skip


class RemarkForm(forms.Form):
    """What the office says about a section; empty takes it out."""

    words = WordsField(
        label=gettext_lazy("What this office says about it"), limit=LONGEST_REMARK,
        required=False,
        hint=gettext_lazy("Nobody is named here, and no case."),
    )  # fmt: skip


class ResultForm(forms.Form):
    """What came of a number that the office counts itself."""

    came_to = NumberField(label=gettext_lazy("It came to"))
    source = LineField(label=gettext_lazy("Source of this number"))


class DecisionForm(forms.Form):
    """What whoever decides says with it."""

    why = WordsField(
        label=gettext_lazy("What you say with it"), limit=400, rows=3, required=False,
        hint=gettext_lazy("Needed when you send it back. Nobody is named here."),
    )  # fmt: skip


def _initial(stands: Mapping[str, tuple[Decimal, str]]) -> dict[str, Any]:
    numbers = {code: f"{value.normalize():f}" for code, (value, _source) in stands.items()}
    return numbers | {f"{code}_source": source for code, (_value, source) in stands.items()}
