"""What is asked before and after the agencies meet, and about the months that follow."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.kernel.ids import new_id
from amaan.support.conference import AGENCIES, PARTS, STEPS, NewConference, Step
from amaan.support.followup import CHANNELS, OUTCOMES
from amaan.support.providers import KINDS
from amaan.web.care.provider_forms import Day
from amaan.web.kit.fields import OneOf, SomeOf, TickField
from amaan.web.kit.words import options

# How many steps one page asks for.
STEPS_ON_A_PAGE = 6


class CallForm(forms.Form):
    """Why the agencies meet, when, who sits there, and what they may be told."""

    conference_id = forms.UUIDField(widget=forms.HiddenInput)
    entry = OneOf(
        options("conference_entries", "high_level judgement three_in_a_year again_within_year"),
        label=_("Why does it meet?"),
    )
    emergency = TickField(label=_("Emergency: it meets within a day"), required=False)
    day = Day(label=_("Day"), hint=_("As 25/11/2026. Within seven days."))
    her_view = OneOf(
        options("her_views", "she_agrees she_does_not not_told"),
        label=_("What does she say to it?"),
        hint=_("Her own view lies on the table, whatever is decided."),
    )
    ground = OneOf(
        options("conference_grounds", "consent serious_harm child_at_risk law_requires none"),
        label=_("On what ground are they told?"),
    )
    agencies = SomeOf(
        options("agencies_at_conference", " ".join(AGENCIES)),
        label=_("Who sits there?"),
        hint=_("Agencies only: never elders, never his family."),
        initial=["police", "specialist_service"],
    )
    may_know = SomeOf(
        options("conference_parts", " ".join(PARTS)), label=_("What may be told there"),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        kw["initial"] = {"conference_id": new_id()} | (kw.get("initial") or {})
        super().__init__(*args, **kw)

    def clean(self) -> dict[str, Any]:
        """This will ask for the day."""
        said = super().clean() or self.cleaned_data
        if "day" in said and said["day"] is None:
            self.add_error("day", _("Nothing is written here yet."))
        return said

    def conference(self) -> NewConference:
        """This will give the conference as it was typed."""
        return NewConference(**self.cleaned_data)


class HeldForm(forms.Form):
    """Who does what by when; rows left empty are no steps."""

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for n in range(1, STEPS_ON_A_PAGE + 1):
            self.fields[f"step_{n}"] = OneOf(
                (("", "–"), *options("conference_steps", " ".join(STEPS))),
                label=_("What is done"), folded=True, required=False,
            )  # fmt: skip
            self.fields[f"owner_{n}"] = OneOf(
                (("", "–"), *options("agencies_at_conference", " ".join(AGENCIES))),
                label=_("By whom"), folded=True, required=False,
            )  # fmt: skip
            self.fields[f"due_{n}"] = Day(label=_("By when"), hint=_("As 25/11/2026."))

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """The steps, field by field, as the page draws them."""
        return [
            (self[f"step_{n}"], self[f"owner_{n}"], self[f"due_{n}"])
            for n in range(1, STEPS_ON_A_PAGE + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """This will ask who and by when, wherever a step was chosen."""
        said = super().clean() or self.cleaned_data
        for n in range(1, STEPS_ON_A_PAGE + 1):
            if said.get(f"step_{n}") and not said.get(f"owner_{n}"):
                self.add_error(f"owner_{n}", _("Choose one of the answers."))
            if said.get(f"step_{n}") and f"due_{n}" in said and said[f"due_{n}"] is None:
                self.add_error(f"due_{n}", _("Nothing is written here yet."))
        return said

    def steps(self) -> list[Step]:
        """This will give the steps that were typed."""
        said = self.cleaned_data
        return [
            Step(step=said[f"step_{n}"], owner=said[f"owner_{n}"], due_on=said[f"due_{n}"])
            for n in range(1, STEPS_ON_A_PAGE + 1)
            if said[f"step_{n}"]
        ]


class PlanForm(forms.Form):
    """When she is contacted in the months after, and how."""

    days = SomeOf(
        (
            ("7", _("In a week")),
            ("30", _("In a month")),
            ("90", _("In three months")),
            ("180", _("In half a year")),
            ("365", _("In a year")),
        ),
        label=_("When?"), initial=["7", "30", "90", "180", "365"],
    )  # fmt: skip
    channel = OneOf(options("contact_ways", " ".join(CHANNELS)), label=_("How, in ordinary times?"))
    when_shut_in = OneOf(
        options("contact_ways", " ".join(CHANNELS)),
        label=_("How, in a lockdown or a flood?"),
        hint=_("She may be shut in with whom she fears. Ask her."),
        initial="she_gets_in_touch",
    )
    she_asked = TickField(label=_("She herself asked for it, after she had asked to be left alone"),
                          required=False)  # fmt: skip


class ContactForm(forms.Form):
    """What came of a contact."""

    outcome = OneOf(options("follow_up_outcomes", " ".join(OUTCOMES)), label=_("What came of it?"))
    needs = SomeOf(
        options("services", " ".join(KINDS)), label=_("What does she need?"), required=False
    )
