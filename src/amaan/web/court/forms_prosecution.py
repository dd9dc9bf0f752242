"""What is asked where a case goes to a prosecutor, comes back, or goes to another one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from amaan.court.prosecution import ADVISED, Answer
from amaan.kernel.ids import OfficerId
from amaan.web.kit.acting import TimedAct
from amaan.web.kit.fields import OneOf, SomeOf, WordsField
from amaan.web.kit.words import LISTS, options

WORDS_AT_MOST = 20_000
ON_PAPER = "paper"


class SendForm(TimedAct):
    """What is asked of which prosecutor."""

    about = OneOf(options("prosecutor_asked", "scrutiny advice appeal"), label=_("What for?"))

    def __init__(self, *args: Any, prosecutors: Sequence[tuple[UUID, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        there = [(str(pk), name) for pk, name in prosecutors]
        self.fields["to"] = OneOf(
            [*there, (ON_PAPER, _("On paper, as a bundle"))],
            label=_("To whom?"),
            hints={
                ON_PAPER: _("The bundle leaves under “What leaves”; the answer is written down.")
            },
        )

    def prosecutor(self) -> OfficerId | None:
        """This will give the prosecutor chosen; None where it goes on paper."""
        chosen = self.cleaned_data["to"]
        return None if chosen == ON_PAPER else OfficerId(UUID(chosen))


class RelieveForm(TimedAct):
    """Why a prosecutor no longer has the case, and who has it from now on."""

    reason = OneOf(
        options(
            "prosecutor_changes",
            "posted_elsewhere on_leave conflict_found she_asked workload named_by_mistake",
        ),
        label=_("Why?"),
    )

    def __init__(
        self, *args: Any, prosecutors: Sequence[tuple[OfficerId, str]] = (), **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["to"] = OneOf(
            [(str(id), name) for id, name in prosecutors]
            + [(ON_PAPER, _("Nobody here: it goes on paper from now on"))],
            label=_("Who has it from now on?"),
        )

    def prosecutor(self) -> OfficerId | None:
        """This will give whoever has it from now on; None where it goes on paper."""
        chosen = self.cleaned_data["to"]
        return None if chosen == ON_PAPER else OfficerId(UUID(chosen))


class AnswerForm(TimedAct):
    """What the prosecutor decided, found missing or advised, in codes and in his own words."""

    decision = OneOf(
        options("prosecutor_decisions", "fit_for_trial more_evidence other_sections discharge"),
        label=_("Decision"),
    )
    reason = OneOf(
        options(
            "prosecutor_reasons",
            "evidence_not_enough public_interest accused_not_identified accused_dead"
            " not_an_offence",
        ),
        label=_("No trial: why?"),
        hint=_("Her wish, a delay or a settlement is not a reason."),
        folded=True,
        required=False,
    )
    defects = SomeOf(
        tuple(LISTS["defects"].items()), label=_("To be mended by the investigating officer"),
        required=False,
    )  # fmt: skip
    station_defects = SomeOf(
        tuple(LISTS["defects"].items()), label=_("To be mended by the officer in charge"),
        required=False,
    )  # fmt: skip
    words = WordsField(
        label=_("In the prosecutor's own words"),
        hint=_("Sealed as you save. An answer that came on paper is written down here in full."),
        required=False, limit=WORDS_AT_MOST, rows=8,
    )  # fmt: skip

    def answer(self) -> Answer:
        """This will give the answer as it was typed; one defect has one owner."""
        said = self.cleaned_data
        mine = [(what, "investigator") for what in said["defects"]]
        theirs = [
            (what, "station_commander")
            for what in said["station_defects"]
            if what not in said["defects"]
        ]
        return Answer(
            decision=said["decision"], reason=said["reason"], defects=(*mine, *theirs),
            words=said["words"],
        )  # fmt: skip


class AdviceForm(TimedAct):
    """What the prosecutor advised."""

    on = SomeOf(
        options("advice", "sections evidence bail protection_in_court order appeal_worth"),
        label=_("On what?"),
    )
    words = WordsField(
        label=_("In the prosecutor's own words"), hint=_("Sealed as you save."),
        limit=WORDS_AT_MOST, rows=8,
    )  # fmt: skip

    def answer(self) -> Answer:
        """This will give the advice."""
        return Answer(
            decision=ADVISED, on=tuple(self.cleaned_data["on"]), words=self.cleaned_data["words"]
        )


class DefectForm(TimedAct):
    """What was done about a defect."""

    done = OneOf(
        options("defect_answers", "mended explained not_to_be_mended"), label=_("What was done?")
    )
    words = WordsField(
        label=_("To the prosecutor, in your words"), hint=_("Sealed as you save."),
        required=False, limit=WORDS_AT_MOST, rows=5,
    )  # fmt: skip
