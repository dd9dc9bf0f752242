"""What the study asks on its pages: the coding sheet, the interview, a recommendation, a reply."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.court.judgment_study import LONGEST_DAYS, Trial
from amaan.court.judgment_study_interviews import Interviewed
from amaan.court.judgment_study_lists import study_lists
from amaan.kernel import clock
from amaan.kernel.letters import latin_digits
from amaan.web.court.forms import COURTS
from amaan.web.court.study_words import titles
from amaan.web.kit.acting import TimedAct
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.fields import CountField, LineField, OneOf, SomeOf
from amaan.web.kit.words import options

_DAYS = ("days_report", "days_charge", "days_evidence", "days_decision")


class Coding(TimedAct):
    """Lists that come from the study's file are put in when the page is drawn."""

    lists: dict[str, str] = {}  # noqa: RUF012  # each form names its own

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for field, of in self.lists.items():
            self.fields[field].choices = list(titles(of).items())  # type: ignore[attr-defined]  # a OneOf


class TrialForm(Coding):
    """One trial as its judgment tells it, or as far as it has come."""

    lists = {  # noqa: RUF012  # as above
        "outcome": "outcome", "family": "family", "grounds": "ground", "medical": "reliance",
        "dna": "reliance", "testimony": "reliance", "character": "character", "delay": "delay",
        "sentence": "sentence",
    }  # fmt: skip

    study_id = LineField(
        label=_("The study's own number"),
        hint=_("Letters, a dash, digits: J-104. Never the number of a case."),
        limit=10,
    )
    court = OneOf(options("courts", COURTS), label=_("Which court?"), folded=True)
    court_number = CountField(
        label=_("Which of the courts of this kind?"),
        hint=_("1 where there is one only. A number, not the name of a judge."),
        least=1,
        most=99,
        initial=1,
    )
    year = CountField(
        label=_("Year"), hint=_("Of the decision; of one that is pending, when you last looked."),
        least=2000, most=2100,
    )  # fmt: skip
    outcome = OneOf((), label=_("Outcome"), folded=True)
    family = OneOf((), label=_("Offence"), folded=True)
    grounds = SomeOf(
        (), label=_("Grounds"), hint=_("Those that the judgment itself names."), required=False
    )
    medical = OneOf((), label=_("Medical evidence"), inline=True, initial="not_said")
    dna = OneOf((), label=_("DNA"), inline=True, initial="not_said")
    testimony = OneOf((), label=_("Her testimony"), inline=True, initial="not_said")
    character = OneOf((), label=_("Language on her character"), inline=True, initial="none")
    delay = OneOf((), label=_("The late report"), inline=True, initial="none")
    days_report = CountField(
        label=_("Days from the FIR to the report to the court"),
        hint=_("Leave a stage empty that was not reached."),
        most=LONGEST_DAYS,
        required=False,
    )
    days_charge = CountField(
        label=_("Days from the report to the charge"), most=LONGEST_DAYS, required=False
    )
    days_evidence = CountField(
        label=_("Days from the charge to the end of evidence"), most=LONGEST_DAYS, required=False
    )
    days_decision = CountField(
        label=_("Days from the end of evidence to the decision"), most=LONGEST_DAYS, required=False
    )
    days_followed = CountField(
        label=_("Days from the FIR to the decision, or to when you last looked"),
        hint=_("Days and no dates: the day of an FIR beside a court leads to one woman."),
        most=LONGEST_DAYS,
    )
    sentence = OneOf((), label=_("Sentence, of a conviction"), folded=True, required=False)
    sentence_months = CountField(label=_("Months, of a term"), most=600, required=False)
    compensation = CountField(
        label=_("Compensation for her, in rupees"), hint=_("Empty where none was ordered."),
        most=100_000_000, required=False,
    )  # fmt: skip

    def trial(self) -> Trial:
        """This will give the trial as it was coded."""
        said = self.cleaned_data
        days = [said[name] for name in _DAYS]
        return Trial(
            study_id=latin_digits(said["study_id"]).upper(), court=said["court"],
            court_number=said["court_number"], year=said["year"], outcome=said["outcome"],
            family=said["family"], grounds=tuple(said["grounds"]), medical=said["medical"],
            dna=said["dna"], testimony=said["testimony"], character=said["character"],
            delay=said["delay"], days=(days[0], days[1], days[2], days[3]),
            days_followed=said["days_followed"], sentence=said["sentence"],
            sentence_months=said["sentence_months"], compensation=said["compensation"],
        )  # fmt: skip


class InterviewForm(Coding):
    """What somebody of a role answered. No name, and no day."""

    lists = {"role": "role"}  # noqa: RUF012  # as above

    role = OneOf((), label=_("Who answered?"), hint=_("By role only."), inline=True)
    month = LineField(
        label=_("Month"), hint=_("As 11/2026. A day would point at one person."), limit=8
    )
    consent = OneOf(
        (("spoken", _("Spoken")), ("signed", _("Signed, kept by the study"))),
        label=_("How was consent given?"),
        hint=_("Told before: what it is for, that no name is kept, that it may be taken back."),
        inline=True,
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        answers = list(titles("answer").items())
        for code, title in titles("asked").items():
            self.fields[code] = OneOf(answers, label=title, inline=True, required=False)

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions, in order."""
        return [self[one.id] for one in study_lists().by_name["asked"]]

    def clean_month(self) -> date:
        """This will read a month as 11/2026."""
        month, _slash, year = latin_digits(self.cleaned_data["month"]).partition("/")
        try:
            return date(int(year), int(month), 1)
        except ValueError:
            raise ValidationError(
                _("Write the month as month/year, for example 11/2026.")
            ) from None

    def told(self) -> Interviewed:
        """This will give the interview as it was coded."""
        said = self.cleaned_data
        asked = study_lists().by_name["asked"]
        return Interviewed(
            role=said["role"], month=said["month"], consent=said["consent"],
            answers={one.id: said[one.id] for one in asked if said.get(one.id)},
        )  # fmt: skip


class RecommendationForm(Coding):
    """What is asked of an office, and until when."""

    lists = {"what": "recommendation", "addressee": "addressee"}  # noqa: RUF012  # as above

    what = OneOf((), label=_("What is recommended?"))
    addressee = OneOf((), label=_("To which office?"), folded=True)
    court = OneOf(
        options("courts", COURTS), label=_("About which court?"),
        hint=_("Leave open where it is about none."), folded=True, required=False,
    )  # fmt: skip
    court_number = CountField(
        label=_("Which of the courts of this kind?"), least=1, most=99, initial=1, required=False
    )
    due_on = DayField(label=_("Until when?"), hint=_("As 21/11/2026."), limit=12)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        in_three_months = clock.local_date(self.now) + timedelta(days=90)
        self.fields["due_on"].initial = f"{in_three_months:%d/%m/%Y}"


class ReplyForm(Coding):
    """What an office answered."""

    lists = {"answer": "reply"}  # noqa: RUF012  # as above

    answer = OneOf((), label=_("What is the answer?"))
    promised_on = DayField(
        label=_("Promised for"), hint=_("As 21/11/2026. Empty where no day was named."), limit=12,
        required=False,
    )  # fmt: skip
