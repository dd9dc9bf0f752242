"""What is asked about a day in court, what protects her there, and what the prosecutor said."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.court.hearings import Came, NewHearing, Outcome
from amaan.court.judgments import Verdict
from amaan.kernel.ids import UnitId
from amaan.web.kit.acting import TimedAct
from amaan.web.kit.day_fields import ActDay, DayField, HourField
from amaan.web.kit.fields import (
    CountField,
    OneOf,
    TickField,
)
from amaan.web.kit.words import LISTS, options

PURPOSES = (
    "first_appearance copies_to_accused framing_of_charge prosecution_evidence defence_evidence"
    " accused_heard final_arguments pronouncement bail_request petition_heard registration_asked"
    " appeal_heard other_purpose"
)
COURTS = (
    "special_court gbv_court sessions_court magistrate_court family_court juvenile_court"
    " high_court supreme_court other_court"
)
# How many witnesses one page asks for; the page opens again for more.
WITNESSES_ON_A_PAGE = 4


class HearingForm(TimedAct):
    """A day that a court gave."""

    court = OneOf(options("courts", COURTS), label=_("Which court?"), folded=True)
    court_number = CountField(
        label=_("Which of the courts of this kind?"),
        hint=_("1 where there is one only. A number, not the name of a judge."),
        least=1,
        most=99,
        initial=1,
    )
    purpose = OneOf(options("hearing_purposes", PURPOSES), label=_("What for?"), folded=True)
    day = DayField(label=_("Day"), hint=_("As 21/11/2026."), limit=12)
    hour = HourField(
        label=_("Hour, where the court gave one"), hint=_("As 09:30."), limit=6, required=False
    )

    def __init__(self, *args: Any, districts: Sequence[tuple[str, str]] = (), **kw: Any) -> None:
        super().__init__(*args, **kw)
        if districts:
            self.fields["district"] = OneOf(
                (("", _("In the district of the case")), *districts),
                label=_("Where does the court sit?"),
                folded=True,
                required=False,
            )

    def hearing(self) -> NewHearing:
        """This will give the day in court as it was typed."""
        said = self.cleaned_data
        district = said.get("district") or ""
        return NewHearing(
            hearing_id=self.act_ref(), court=said["court"], court_number=said["court_number"],
            purpose=said["purpose"], day=said["day"], hour=said["hour"],
            district_id=UnitId(UUID(district)) if district else None,
        )  # fmt: skip


class TakeBackForm(TimedAct):
    """Why a day in court that stands here was never given."""

    reason = OneOf(
        options("correction_reasons", "wrong_case wrong_detail did_not_happen"),
        label=_("Why is it wrong?"),
    )


class OutcomeForm(TimedAct):
    """What came of a day in court."""

    held = OneOf(
        (
            ("went_on", _("Heard, and it goes on another day")),
            ("put_off", _("Put off: nothing was heard")),
            ("decided", LISTS["hearing_ends"]["decided"]),
            ("sent_elsewhere", LISTS["hearing_ends"]["sent_elsewhere"]),
            ("put_away", LISTS["hearing_ends"]["put_away"]),
        ),
        label=_("What came of this day?"),
    )
    reason = OneOf(
        options(
            "adjournment_reasons",
            "witness_absent survivor_absent accused_not_brought accused_absent judge_absent"
            " prosecutor_absent defence_absent lawyers_strike police_absent papers_missing"
            " report_awaited time_ran_out side_asked other_cause",
        ),
        label=_("Put off: why?"),
        folded=True,
        required=False,
    )
    asked_by = OneOf(
        options("adjournment_sides", "prosecution_side defence_side her_side court_itself"),
        label=_("Who asked for it?"),
        inline=True,
        required=False,
    )
    next_day = DayField(
        label=_("Next date"), hint=_("As 21/11/2026. It must be given, unless the matter ended."),
        limit=12, required=False,
    )  # fmt: skip
    next_hour = HourField(
        label=_("Hour, where the court gave one"), hint=_("As 09:30."), limit=6, required=False
    )
    next_purpose = OneOf(
        options("hearing_purposes", PURPOSES), label=_("What for, the next time?"), folded=True,
        required=False,
    )  # fmt: skip

    def outcome(self, *, court: str, court_number: int, purpose: str) -> Outcome:
        """This will give what came of it; the next day is in the same court."""
        said = self.cleaned_data
        goes_on = said["held"] in ("went_on", "put_off")
        put_off = said["held"] == "put_off"
        following = None
        if goes_on and said["next_day"]:
            following = NewHearing(
                hearing_id=self.act_ref(), court=court, court_number=court_number,
                purpose=said["next_purpose"] or purpose, day=said["next_day"],
                hour=said["next_hour"],
            )  # fmt: skip
        return Outcome(
            ended="next_day" if goes_on else said["held"],
            adjourned=put_off,
            reason=said["reason"] if put_off else "",
            asked_by=said["asked_by"] if put_off else "",
            following=following,
        )


class WitnessForm(TimedAct):
    """Who came to a hearing: a role and whether heard, never a name."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for place in range(1, WITNESSES_ON_A_PAGE + 1):
            self.fields[f"witness_{place}"] = OneOf(
                options(
                    "court_witnesses",
                    "she_herself who_reported eye_witness relative doctor forensic_expert"
                    " investigating_officer memo_witness other_witness",
                ),
                label=_("Which witness?"), folded=True, required=place == 1,
            )  # fmt: skip
            self.fields[f"came_{place}"] = OneOf(
                options(
                    "attendances",
                    "heard_in_full heard_in_part came_not_heard did_not_come not_served",
                ),
                label=_("Did the witness come?"), folded=True, required=False,
            )  # fmt: skip
            self.fields[f"hostile_{place}"] = OneOf(
                options(
                    "hostile_reasons",
                    "pressure settlement fear long_delay not_prepared first_words_not_hers"
                    " nothing_known",
                ),
                label=_("Declared hostile? What may stand behind it"), folded=True, required=False,
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The witnesses of the page, three questions each."""
        return [
            (self[f"witness_{n}"], self[f"came_{n}"], self[f"hostile_{n}"])
            for n in range(1, WITNESSES_ON_A_PAGE + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """This will ask for whether each witness named came."""
        said = super().clean() or self.cleaned_data
        for place in range(1, WITNESSES_ON_A_PAGE + 1):
            if said.get(f"witness_{place}") and not said.get(f"came_{place}"):
                self.add_error(f"came_{place}", ValidationError(_("Choose one of the answers.")))
        return said

    def witnesses(self, there: Sequence[str] = ()) -> tuple[Came, ...]:
        """This will give the witnesses; the second of a role is counted on from those there."""
        said, seen = self.cleaned_data, list(there)
        found = []
        for place in range(1, WITNESSES_ON_A_PAGE + 1):
            witness = said.get(f"witness_{place}")
            if not witness:
                continue
            seen.append(witness)
            found.append(
                Came(
                    witness=witness,
                    came=said[f"came_{place}"],
                    ordinal=seen.count(witness),
                    hostile=said[f"hostile_{place}"],
                )
            )
        return tuple(found)


class ChargeForm(TimedAct):
    """When the court framed the charge."""

    happened = ActDay(label=_("When was it?"))
    altered = TickField(label=_("A charge stood before; this one alters it"), required=False)


class JudgmentForm(TimedAct):
    """What the court decided about the charge."""

    outcome = OneOf(
        options("outcomes", "convicted acquitted discharged withdrawn"), label=_("Outcome")
    )
    happened = ActDay(label=_("When was it?"))
    before_charge = TickField(label=_("The court ended the case before any charge"), required=False)
    sentence = OneOf(
        options("sentences", "death life term fine_only probation other_sentence"),
        label=_("Convicted: the sentence"), folded=True, required=False,
    )  # fmt: skip
    months = CountField(
        label=_("Months, for a term"), least=0, most=1200, initial=0, required=False
    )
    compensation = OneOf(
        (("yes", _("Ordered")), ("no", _("Refused, with reasons")), ("unsaid", _("Not said yet"))),
        label=_("Convicted: compensation for her"), inline=True, initial="unsaid", required=False,
    )  # fmt: skip

    accused = CountField(
        label=_("Several stand trial: which of them?"),
        hint=_("His number on the page of the accused. Leave empty where this is of all of them."),
        least=1,
        most=20,
        required=False,
    )
    others_wait = TickField(label=_("The trial of others goes on"), required=False)

    def verdict(self) -> Verdict:
        """This will give the judgment as it was typed."""
        said = self.cleaned_data
        ordered = {"yes": True, "no": False}.get(said["compensation"])
        return Verdict(
            outcome=said["outcome"], before_charge=said["before_charge"],
            sentence=said["sentence"], months=said["months"] or 0, compensation=ordered,
            accused=said["accused"] or None, others_wait=said["others_wait"],
        )  # fmt: skip


def day_asked(typed: str, today: date) -> date:
    """This will read the day a list is asked for, as `2026-11-21`; else today."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return today
