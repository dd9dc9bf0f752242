"""The questions about danger as a form, made from the instrument, and smaller forms beside it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.desk.risk import Sheet
from amaan.kernel.ids import FactId
from amaan.protocol.risk import ANSWERS, Factor, Instrument
from amaan.web.case.forms import ActTime
from amaan.web.kit.fields import CountField, OneOf, When, WordsField
from amaan.web.kit.language import in_language
from amaan.web.kit.words import options

WORDS_AT_MOST = 4_000
SAID = (
    ("yes", _("Yes")),
    ("no", _("No")),
    ("unknown", _("Not known")),
    ("not_asked", _("Not asked")),
)
OCCASIONS = (
    "first new_incident separation custody_dispute pregnancy order breach arrest bail release"
    " withdrawal thirty_days asked_again other_change"
)
LEVELS = "high elevated standard"


class Act(forms.Form):
    """An act about danger, by its own id: a second press of Save finds the first."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput)

    def fact_ref(self) -> FactId:
        """This will give the id under which the act is written down."""
        return FactId(self.cleaned_data["fact_id"])


class SheetForm(Act):
    """One sheet: why now, what she thinks, every question, and what the officer thinks."""

    begun = forms.DateTimeField(widget=forms.HiddenInput)
    instrument = forms.CharField(widget=forms.HiddenInput, max_length=40)
    occasion = OneOf(options("risk_occasions", OCCASIONS), label=_("Why now?"), folded=True)
    asked = ActTime(
        label=_("When was she asked?"),
        hint=_("From a paper sheet: the hour on the sheet."),
    )
    own_view = OneOf(
        (
            ("high", _("In great danger")),
            ("elevated", _("In danger")),
            ("standard", _("Not in much danger")),
            ("not_asked", _("Not asked")),
        ),
        label=_("What does she herself say: in how much danger is she?"),
        hint=_("Her own judgement may raise the level. It never lowers it."),
        inline=True,
        initial="not_asked",
    )
    incidents = CountField(
        label=_("How often did it happen in the last twelve months?"),
        hint=_("As she tells it; about is enough. Empty if she does not know."),
        required=False,
    )
    child_at_home = OneOf(
        (("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))),
        label=_("Does a child live in the household?"),
        inline=True,
        initial="unknown",
    )
    officer_view = OneOf(
        (
            ("none", _("As it comes out")),
            ("elevated", _("At least elevated")),
            ("high", _("High")),
        ),
        label=_("Your own judgement"),
        hint=_("It may raise the level, with a reason. It never lowers it."),
        inline=True,
        initial="none",
    )
    reason = WordsField(
        label=_("Why you judge it higher"),
        hint=_("Sealed as you save."),
        required=False,
        limit=WORDS_AT_MOST,
        rows=3,
    )

    def __init__(
        self, *args: Any, instrument: Instrument, now: datetime, language: str, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.questions, self.now = instrument, now
        self.fields["asked"].now = now  # type: ignore[attr-defined]  # ours, on each form
        for factor in (*instrument.factors, *instrument.children):
            self.fields[_name(factor)] = OneOf(
                SAID,
                label=in_language(factor.ask_en, factor.ask_ur, language),
                hint=in_language(factor.prompt_en, factor.prompt_ur, language),
                inline=True,
                initial="not_asked",
            )

    def of_theme(self, theme: str) -> list[forms.BoundField]:
        """This will give the questions of one theme, in the order of the conversation."""
        asked = (*self.questions.factors, *self.questions.children)
        return [self[_name(factor)] for factor in asked if factor.theme == theme]

    def answers(self) -> Mapping[str, str]:
        """This will give the answer to each question, by its code."""
        asked = (*self.questions.factors, *self.questions.children)
        return {factor.id: self.cleaned_data[_name(factor)] for factor in asked}

    def sheet(self, language: str) -> Sheet:
        """This will give the sheet as typed. The form is valid before this is asked."""
        said = self.cleaned_data
        asked: When | None = said["asked"]
        # Of a sheet that names its day alone the hour is not earlier than it must be.
        at = self.now if asked is None or asked.latest is None else asked.latest
        return Sheet(
            instrument=said["instrument"],
            answers=self.answers(),
            occasion=said["occasion"],
            own_view="" if said["own_view"] == "not_asked" else said["own_view"],
            officer_view="" if said["officer_view"] == "none" else said["officer_view"],
            reason=said["reason"],
            incidents_told=said["incidents"] or 0,
            child_at_home=said["child_at_home"],
            language=language,
            asked_at=min(at, self.now),
            minutes=max(1, int((self.now - said["begun"]).total_seconds() // 60)),
        )


class RaiseForm(Act):
    """The level goes up, at any time."""

    level = OneOf(options("risk_levels", "high elevated"), label=_("To which level?"), inline=True)
    reason = WordsField(
        label=_("Why"), hint=_("Sealed as you save."), required=False, limit=WORDS_AT_MOST, rows=4
    )


class LowerForm(Act):
    """A district officer lowers the level."""

    level = OneOf(
        options("risk_levels", "elevated standard"), label=_("To which level?"), inline=True
    )
    why = OneOf(
        options(
            "risk_lowerings", "he_is_in_prison she_lives_elsewhere answered_anew written_by_mistake"
        ),
        label=_("Because"),
        hint=_("That she wants to be left alone, or that he promised, is no reason."),
    )
    reason = WordsField(
        label=_("Why"), hint=_("Sealed as you save."), required=False, limit=WORDS_AT_MOST, rows=4
    )


class AfterForm(Act):
    """What she says months later, by a safe call she agreed to."""

    severe = OneOf(
        options("answers", "yes no unknown declined"),
        label=_("Since then: was she hurt so that she needed a doctor, strangled, burned, "
                "attacked with a weapon, or locked in?"),
        inline=True,
    )  # fmt: skip


def _name(factor: Factor) -> str:
    return f"q_{factor.id}"


assert {code for code, _words in SAID} == set(ANSWERS)
