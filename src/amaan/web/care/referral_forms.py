"""What is asked before a service is told of her, and what it answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.kernel.clock import end_of_day, local
from amaan.kernel.ids import new_id
from amaan.support.providers import LANGUAGES
from amaan.support.referrals import ENDED_BY, PARTS, NewReferral
from amaan.web.care.provider_forms import Day
from amaan.web.kit.fields import CountField, LineField, OneOf, SomeOf, TickField
from amaan.web.kit.words import options

USUAL = timedelta(days=30)
# Parts of a slip that are asked on its own page; the file knows the others, or nobody does yet.
ASKED_HERE = frozenset({"language", "children", "reach"})


class ReferForm(forms.Form):
    """Which service, what she was told of it, and what she agreed that it is told."""

    referral_id = forms.UUIDField(widget=forms.HiddenInput)
    provider = OneOf((), label=_("Which service?"), hint=_("Call it before you send her."))
    urgency = OneOf(
        options("referral_urgencies", "tonight high usual"),
        label=_("How soon?"), inline=True, initial="usual",
    )  # fmt: skip
    explained = TickField(
        label=_(
            "She was told what this service does, who will see what, what must be reported, and "
            "that help does not depend on her yes"
        ),
        required=False,
    )
    ground = OneOf(
        options("sharing_grounds", "consent serious_harm child_at_risk law_requires"),
        label=_("On what ground is it told?"), initial="consent",
    )  # fmt: skip
    parts = SomeOf(
        options("shared_parts", " ".join(PARTS)),
        label=_("What it may be told"), hint=_("Each part by itself, as she agreed. No name here."),
        required=False,
    )  # fmt: skip
    reach = OneOf(
        options("ways_to_reach", "through_desk she_calls day_only no_messages she_comes"),
        label=_("How she may be reached"), folded=True, initial="through_desk",
    )  # fmt: skip
    language = OneOf(
        options("languages", " ".join(LANGUAGES)), label=_("Her language"), folded=True,
        initial="ur",
    )  # fmt: skip
    children = CountField(label=_("Children who come along"), most=20, initial=0)
    handover = OneOf(
        options("handovers", "called_together taken_along appointment on_paper"),
        label=_("How is she handed over?"), initial="called_together",
    )  # fmt: skip
    given_by = OneOf(
        options("yes_sayers", "survivor guardian"), label=_("Who said yes"), inline=True,
        initial="survivor",
    )  # fmt: skip
    until = Day(label=_("Her yes holds until"), hint=_("As 21/11/2026. At most 90 days."))
    told_first = OneOf(
        options("told_before", "told_first would_endanger"),
        label=_("Without her yes: was she told first?"), required=False,
    )  # fmt: skip
    allowed_by = LineField(
        label=_("Without her yes: service number of the supervisor who allowed it"), limit=32,
        required=False,
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        providers: Sequence[tuple[str, str]],
        known: Mapping[str, Sequence[str]],
        now: datetime,
        **kw: Any,
    ) -> None:
        first = {"referral_id": new_id(), "until": f"{local(now + USUAL):%d/%m/%Y}"}
        kw["initial"] = first | (kw.get("initial") or {})
        super().__init__(*args, **kw)
        self.now, self.known = now, known
        self.fields["provider"].choices = providers  # type: ignore[attr-defined]
        # What the file does not know cannot be told, however often it is ticked.
        told = [part for part in PARTS if part in ASKED_HERE or known.get(part)]
        self.fields["parts"].choices = options("shared_parts", " ".join(told))  # type: ignore[attr-defined]

    def referral(self, service: str) -> NewReferral:
        """This will give the referral as it was typed, with what the file says in codes."""
        said = self.cleaned_data
        codes = {
            **self.known,
            "reach": [said["reach"]],
            "language": [said["language"]],
            "children": [str(said["children"])],
        }
        until = end_of_day(said["until"]) if said["until"] else self.now
        return NewReferral(
            referral_id=said["referral_id"], service=service, urgency=said["urgency"],
            provider_id=UUID(said["provider"]), explained=said["explained"],
            ground=said["ground"], handover=said["handover"], until=until,
            told={part: codes[part] for part in said["parts"] if codes.get(part)},
            given_by=said["given_by"], told_first=said["told_first"],
            allowed_by=said["allowed_by"],
        )  # fmt: skip


class NotMadeForm(forms.Form):
    """A need for which nobody is asked, and why."""

    referral_id = forms.UUIDField(widget=forms.HiddenInput)
    reason = OneOf(
        options("not_referred", "she_declined not_available not_needed given_by_us other_reason"),
        label=_("Why is nobody asked?"),
    )
    why = OneOf(
        options(
            "why_she_declined",
            "fears_him fears_talk cannot_go has_children bad_before no_money later no_reason",
        ),
        label=_("She said no: why, if she says?"), folded=True, required=False,
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What a service said by telephone or in a letter."""

    step = OneOf(
        options("slip_steps", "received seen started not_available lost closed"),
        label=_("What did the service say?"),
    )
    reason = OneOf(
        options(
            "slip_reasons",
            "full not_our_service outside_area age_limit no_staff out_of_stock completed"
            " she_ended_it sent_on",
        ),
        label=_("Why, where it has ended"), folded=True, required=False,
    )  # fmt: skip


class DoorForm(AnswerForm):
    """What a service reports at its own door."""

    step = OneOf(
        options("slip_steps", "received appointment seen started not_available lost closed"),
        label=_("What is there to report?"),
        hint=_("Only that, never what the service does for her."),
    )
    day = Day(label=_("Day of the first appointment"), hint=_("As 25/11/2026."))

    def clean(self) -> dict[str, Any]:
        """This will ask why, where the service cannot help."""
        said = super().clean() or self.cleaned_data
        if said.get("step") == "not_available" and not said.get("reason"):
            self.add_error("reason", _("Choose one of the answers."))
        if said.get("step") not in ENDED_BY:
            said["reason"] = ""
        return said


class FeedbackForm(forms.Form):
    """What she says of the service."""

    feedback = OneOf(
        options("feedback_on_service", "helped partly not_helped treated_badly not_asked_yet"),
        label=_("What does she say of it?"), inline=True,
    )  # fmt: skip
