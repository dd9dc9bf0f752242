"""What is asked about an examination, its samples, and a laboratory."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from amaan.investigation.laboratory import Letter
from amaan.investigation.medical import STEPS, Taken
from amaan.web.inquiry.steps import Step
from amaan.web.kit.fields import (
    CountField,
    LineField,
    OneOf,
    SomeOf,
    TickField,
    WhenField,
    WordsField,
)
from amaan.web.kit.words import LISTS, options

FINDINGS_AT_MOST = 20_000
SAMPLES = "vaginal anal oral skin urine clothing dna"
LABORATORIES = "pfsa nfsa karachi_university lumhs other_laboratory"


class AskForm(Step):
    """Where she is to be examined, and how she goes there."""

    facility = OneOf(
        options(
            "facilities",
            "crisis_cell teaching_hospital district_hospital tehsil_hospital rural_centre"
            " other_facility",
        ),
        label=_("Where is she examined?"),
        folded=True,
    )
    from_hospital = TickField(
        label=_("She is at the hospital already: the hospital told the police"), required=False
    )
    transport = OneOf(
        options("transports", "police ambulance own declined"),
        label=_("How does she go?"),
        inline=True,
        initial="police",
    )


class AnswersForm(Step):
    """Her answer to each step by itself; what was not asked stays open."""

    given_by = OneOf(
        options("consent_givers", "survivor guardian"), label=_("Who answers?"), inline=True
    )

    def __init__(self, *args: Any, stands: Mapping[str, str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for step in STEPS:
            given = stands.get(step) == "given"
            self.fields[step] = OneOf(
                options("step_answers", "given withdrawn" if given else "given refused"),
                label=LISTS["examination_steps"][step],
                inline=True,
                required=False,
                initial=stands.get(step, ""),
            )
        self.order_fields(["fact_id", *STEPS, "given_by"])

    def answers(self) -> dict[str, str]:
        """This will give the steps that were answered. The form is valid before this is asked."""
        return {step: self.cleaned_data[step] for step in STEPS if self.cleaned_data[step]}


class ExaminedForm(Step):
    """That the examination took place."""

    at_ = WhenField(label=_("When was it?"), sure=True)
    woman_examiner = OneOf(
        (("yes", _("Yes")), ("no", _("No"))), label=_("Was the examiner a woman?"), inline=True
    )


class SampleForm(Step):
    """One sample, its packing and its seal."""

    sample = OneOf(options("samples", SAMPLES), label=_("Which sample?"), folded=True)
    packing = OneOf(
        options("sample_packings", "swab_box paper tube jar other_packing"),
        label=_("How is it packed?"),
        hint=_("Dry in the air first; paper, not plastic."),
        inline=True,
    )
    seal_number = LineField(label=_("Number of the seal"), limit=24)
    taken = WhenField(label=_("When was it taken?"), sure=True)

    def given(self) -> Taken:
        """This will give the sample as typed. The form is valid before this is asked."""
        told = self.cleaned_data
        return Taken(
            sample=told["sample"],
            packing=told["packing"],
            seal_number=told["seal_number"],
            taken_at=self.at("taken"),
        )


class DeclinedForm(Step):
    """A sample that was not taken."""

    sample = OneOf(options("samples", SAMPLES), label=_("Which sample?"), folded=True)
    reason = OneOf(
        options("sample_reasons", "declined not_relevant examiner_decided"), label=_("Why not?")
    )


class PhotographedForm(Step):
    """That injuries were photographed."""

    at_ = WhenField(label=_("When was it?"), sure=True)


class ReportForm(Step):
    """The examiner's report."""

    at_ = WhenField(label=_("When did it come?"), sure=True)
    findings = WordsField(
        label=_("What the examiner found"),
        hint=_("Sealed. Findings only: nothing on her past, no “habituated”, no virginity."),
        required=False,
        limit=FINDINGS_AT_MOST,
        rows=8,
    )


class LetterForm(Step):
    """Samples that go to a laboratory with one letter."""

    laboratory = OneOf(options("laboratories", LABORATORIES), label=_("Which laboratory?"))
    letter_number = LineField(label=_("Number of the letter"), limit=24)
    suspects = CountField(
        label=_("DNA of how many suspects goes along?"),
        hint=_("Only those to whom the investigation points."),
        most=99,
        initial=0,
    )
    agreed = TickField(label=_("The laboratory agreed to more than it usually takes"),
                       required=False)  # fmt: skip
    sent = WhenField(label=_("When was it sent?"), sure=True)

    def __init__(self, *args: Any, at_hand: tuple[tuple[str, str], ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["samples"] = SomeOf(at_hand, label=_("Which samples? By their seals."))
        self.order_fields(["fact_id", "laboratory", "samples"])

    def letter(self) -> Letter:
        """This will give the letter as typed. The form is valid before this is asked."""
        told = self.cleaned_data
        return Letter(
            laboratory=told["laboratory"],
            samples=tuple(map(UUID, told["samples"])),
            letter_number=told["letter_number"],
            suspects=told["suspects"],
            sent_at=self.at("sent"),
            agreed=told["agreed"],
        )


class ObjectedForm(Step):
    """Why the laboratory did not begin."""

    ground = OneOf(
        options(
            "laboratory_grounds",
            "seal_broken label_unlike papers_missing too_many_suspects too_little payment",
        ),
        label=_("On what ground?"),
    )
    at_ = WhenField(label=_("When did the objection come?"), sure=True)
    note = WordsField(label=_("In the laboratory's words; sealed"), required=False, limit=4_000,
                      rows=4)  # fmt: skip


class AnsweredForm(Step):
    """What was done about an objection."""

    answer = OneOf(
        options(
            "laboratory_answers",
            "sent_again papers_sent fewer_suspects fee_paid cannot_be_mended",
        ),
        label=_("What was done?"),
    )
    note = WordsField(label=_("Note; sealed"), required=False, limit=4_000, rows=4)


class ReportedForm(Step):
    """The laboratory's report."""

    at_ = WhenField(label=_("When did it come?"), sure=True)
    number = LineField(label=_("Number of the report"), required=False, limit=24)
    result = WordsField(
        label=_("What the laboratory found"),
        hint=_("Sealed. It goes to the laboratory, the court and the investigator only."),
        required=False,
        limit=FINDINGS_AT_MOST,
        rows=8,
    )
