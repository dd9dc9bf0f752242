"""A call for help as it is typed from another service's log."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.desk.grades import grades
from amaan.desk.service_calls import INSTANTS, SERVICES, SIGNS, Call
from amaan.kernel.clock import KARACHI
from amaan.kernel.letters import latin_digits
from amaan.web.kit.fields import LineField, OneOf, read_day, read_hour
from amaan.web.kit.language import in_language
from amaan.web.kit.words import options


def titles_of_grades() -> list[tuple[str, str]]:
    """This will name the grades in the reader's language, the most urgent first."""
    return [(grade.id, in_language(grade.title_en, grade.title_ur)) for grade in grades()]


class CallForm(forms.Form):
    """The ticket, the day, four hours, and what a responder must know before the door.

    An hour before the one above it is of the next day: a call of 23:50 is answered at 00:10.
    """

    id = forms.UUIDField(widget=forms.HiddenInput)
    service = OneOf(
        options("call_services", " ".join(SERVICES)),
        label=_("Which service was called?"),
        inline=True,
    )
    ticket = LineField(label=_("Its ticket number"), limit=24)
    day = LineField(label=_("Day of the call"), hint=_("Day/month/year."), limit=12)
    received_at = LineField(label=_("Received at"), hint=_("By the 24-hour clock."), limit=5)
    grade = OneOf((), label=_("Grade"), inline=True, required=False)
    graded_at = LineField(label=_("Graded at"), limit=5, required=False)
    dispatched_at = LineField(label=_("Sent out at"), limit=5, required=False)
    arrived_at = LineField(label=_("Arrived at"), limit=5, required=False)
    danger_now = OneOf(
        options("answers", "yes no unknown"),
        label=_("Is somebody in danger now?"),
        inline=True,
        initial="unknown",
    )
    weapon = OneOf(
        options("answers", "yes no unknown"),
        label=_("Is there a weapon?"),
        inline=True,
        initial="unknown",
    )
    order = OneOf(
        options("answers", "yes no unknown"),
        label=_("Is there a protection order?"),
        inline=True,
        initial="unknown",
    )
    children = OneOf(
        options("answers", "yes no unknown"),
        label=_("Are children there?"),
        inline=True,
        initial="unknown",
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["grade"].choices = titles_of_grades()  # type: ignore[attr-defined]

    def clean_ticket(self) -> str:
        """This will give the ticket in Latin digits."""
        return latin_digits(self.cleaned_data["ticket"])

    def clean(self) -> dict[str, Any]:
        """This will make instants of the day and the hours, in the order in which they run."""
        said = super().clean() or self.cleaned_data
        try:
            day = read_day(said.get("day", ""))
        except ValidationError as wrong:
            if "day" in said:
                self.add_error("day", wrong)
            return said
        last: datetime | None = None
        for name in INSTANTS:
            if not said.get(name):
                said[name] = None
                continue
            try:
                at = datetime.combine(day, read_hour(said[name]), KARACHI)
            except ValidationError as wrong:
                self.add_error(name, wrong)
                continue
            if last is not None and at < last:
                at += timedelta(days=1)
            last = at
            said[name] = at.astimezone(UTC)
        return said

    def call(self) -> Call:
        """This will give the call as typed. The form is valid before this is asked."""
        said = self.cleaned_data
        return Call(**{n: said[n] for n in ("service", "ticket", "grade", *INSTANTS, *SIGNS)})
