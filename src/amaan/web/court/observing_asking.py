"""The hearing form as it is asked on a page: the head, then each question of its day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.court.observing import COURTS_AT_MOST, LIST_AT_MOST, PUT_OFF, Seen
from amaan.court.observing_form import PARTS, Option, hearing_form
from amaan.kernel import clock
from amaan.web.court.forms import COURTS, PURPOSES
from amaan.web.kit.acting import TimedAct
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.fields import CountField, OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.words import LISTS, options

HEAD = (
    "court", "court_number", "day", "list_place", "purpose", "stage", "outcome", "reason",
    "asked_by",
)  # fmt: skip


def titles(of: tuple[Option, ...]) -> list[tuple[str, str]]:
    """This will name answers in the reader's language."""
    return [(one.id, in_language(one.title_en, one.title_ur)) for one in of]


class ObservationForm(TimedAct):
    """One hearing as it was seen. A question that is left open is not counted."""

    court = OneOf(options("courts", COURTS), label=_("Which court?"), folded=True)
    court_number = CountField(
        label=_("Which of the courts of this kind?"),
        hint=_("1 where there is one only. A number, not the name of a judge."),
        least=1,
        most=COURTS_AT_MOST,
        initial=1,
    )
    day = DayField(label=_("Day"), hint=_("As 21/11/2026."), limit=12)
    list_place = CountField(
        label=_("Place on the day's list"),
        hint=_("Counted from the top of the list at the door. Never the number of a case."),
        least=1,
        most=LIST_AT_MOST,
    )
    purpose = OneOf(options("hearing_purposes", PURPOSES), label=_("Kind of hearing"), folded=True)
    stage = OneOf((), label=_("Stage of the trial"), folded=True)
    outcome = OneOf((), label=_("What came of it?"))
    reason = OneOf(
        (), label=_("Put off: why?"), hint=_("As it was said in court."), folded=True,
        required=False,
    )  # fmt: skip
    asked_by = OneOf(
        options("adjournment_sides", "prosecution_side defence_side her_side court_itself"),
        label=_("Who asked for it?"),
        inline=True,
        required=False,
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        form = hearing_form()
        put_off = " ".join(LISTS["adjournment_reasons"])
        chosen: dict[str, Any] = {
            "stage": titles(form.stages),
            "outcome": titles(form.outcomes),
            "reason": options("adjournment_reasons", put_off),
        }
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a OneOf
        today = clock.local_date(self.now)
        for one in form.asked_of(today, today):
            self.fields[one.id] = OneOf(
                titles(one.options),
                label=in_language(one.title_en, one.title_ur),
                inline=True,
                required=False,
            )

    @property
    def head(self) -> list[forms.BoundField]:
        """What is asked of the hearing itself."""
        return [self[name] for name in HEAD]

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions, part by part."""
        form = hearing_form()
        named = dict(titles(form.parts))
        asked = [one for one in form.questions if one.id in self.fields]
        return [
            (named[part], [self[one.id] for one in asked if one.part == part]) for part in PARTS
        ]

    def seen(self) -> Seen:
        """This will give the hearing as it was typed. The form is valid before this is asked."""
        said = self.cleaned_data
        put_off = said["outcome"] == PUT_OFF
        return Seen(
            court=said["court"], court_number=said["court_number"], day=said["day"],
            list_place=said["list_place"], purpose=said["purpose"], stage=said["stage"],
            outcome=said["outcome"],
            reason=said["reason"] if put_off else "",
            asked_by=said["asked_by"] if put_off else "",
            answers={
                one.id: said[one.id] for one in hearing_form().questions if said.get(one.id)
            },
        )  # fmt: skip
