"""What is asked about an interview: its plan, its beginning, what was said, its reading back."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amaan.investigation.interviews import Opening, Outcome, Plan, Told
from amaan.investigation.interviews_recordings import Tape
from amaan.web.inquiry.steps import Step
from amaan.web.kit.fields import (
    CountField,
    LineField,
    OneOf,
    SomeOf,
    TickField,
    WhenField,
    WordsField,
    read_day,
)
from amaan.web.kit.language import text_language
from amaan.web.kit.words import options
from amaan.wording.questions import Asked
from amaan.wording.reading import load

WORDS_AT_MOST = 60_000
TEXT_AT_MOST = 20_000
LANGUAGES = "ur ps sd bal pnb skr brh en sign other"


class QuestionsLookedAt(Step):
    """A form with questions on it, which are looked at once before they are kept."""

    questions_shown = forms.CharField(required=False, widget=forms.HiddenInput)
    questions_field = ""

    def lines(self) -> tuple[str, ...]:
        """This will give the questions, one a line, in the order they were put."""
        typed = str(self.cleaned_data.get(self.questions_field) or "")
        return tuple(line.strip() for line in typed.splitlines() if line.strip())

    def is_looked_at(self) -> bool:
        """This will say, once, which questions hurt or lead. False: show the form again."""
        found = load()[1].findings(self.lines())
        if not found or self.data.get("questions_shown"):
            return True
        typed = cast("Any", self.data).copy()
        typed["questions_shown"] = "yes"
        self.data = typed
        for sentence in _said(self.lines(), found):
            self.add_error(self.questions_field, sentence)
        return False


class PlanForm(QuestionsLookedAt):
    """What the interview is for, where, and what the person chose."""

    questions_field = "remarks"
    of = OneOf(
        options("statement_givers", "survivor informant witness other_side"),
        label=_("Who is heard?"),
        inline=True,
    )
    reason = OneOf(
        options("heard_again", "stated_gap she_asked new_material broken_off_before court_asked"),
        label=_("Heard before? Then why once more?"),
        hint=_("She tells it once. Ask again only about what can be named."),
        required=False,
    )
    topics = SomeOf(
        options(
            "interview_topics",
            "safety_now what_happened where_and_when who_did_it force_and_threat senses injuries"
            " who_saw_or_heard messages_and_devices clothing_and_things violence_before"
            " pressure_since her_needs",
        ),
        label=_("What must be known afterwards?"),
        hint=_("Nothing of her past, her clothes as such, or her character."),
    )
    remarks = WordsField(
        label=_("Questions that must be put and need a reason, one a line"),
        hint=_("Sealed. They are looked at before you save."),
        required=False,
        limit=4_000,
        rows=4,
    )
    place = OneOf(
        options(
            "interview_places",
            "private_room her_home place_she_chose hospital shelter school_or_child_room"
            " station_room",
        ),
        label=_("Where, as the person chose?"),
        folded=True,
    )
    language = OneOf(
        options("languages", LANGUAGES), label=_("In which language?"), folded=True, initial="ur"
    )
    officer_wish = OneOf(
        options("officer_wishes", "woman man no_wish not_asked"),
        label=_("By a woman or a man? Ask."),
        inline=True,
    )
    support = OneOf(
        options("support_offers", "accepted declined nobody_found not_offered"),
        label=_("A support person or lawyer beside the person?"),
        inline=True,
    )

    def plan(self, after: Any = None) -> Plan:
        """This will give the plan as typed. The form is valid before this is asked."""
        told = self.cleaned_data
        return Plan(
            giver=told["of"],
            topics=tuple(told["topics"]),
            place=told["place"],
            language=told["language"],
            officer_wish=told["officer_wish"],
            support=told["support"],
            reason=told["reason"],
            after=after,
            remarks=told["remarks"],
        )


class OpeningForm(Step):
    """Who is there, what was explained, and the yes with which it begins."""

    begun = WhenField(label=_("When did it begin?"), sure=True)
    present = SomeOf(
        options(
            "interview_present",
            "woman_officer woman_relative person_she_chose lawyer support_person guardian"
            " child_specialist second_officer",
        ),
        label=_("Who else is in the room, with the person's agreement?"),
        required=False,
    )
    interpreter = OneOf(
        options(
            "interpreters",
            "not_needed vetted_woman vetted_man by_telephone sign_language relative",
        ),
        label=_("Interpreter"),
        hint=_("Never a child, and a relative only where waiting would be worse."),
        initial="not_needed",
    )
    explained = SomeOf(
        options("explained", "purpose recording confidence stop_and_skip right_to_report"),
        label=_("What did you explain?"),
    )
    consent_by = OneOf(
        options("interview_consents", "survivor guardian nobody"),
        label=_("Who agreed to the interview?"),
        inline=True,
    )
    recorded = OneOf(
        options("recorded_by", "none audio video"), label=_("Is it recorded?"), inline=True
    )

    no_woman_because = OneOf(
        options("absence_reasons", "none_posted on_other_duty on_leave not_reachable emergency"),
        label=_("She asked for a woman officer and a man hears her: why?"),
        folded=True,
        required=False,
    )

    def opening(self) -> Opening:
        """This will give the beginning as typed. The form is valid before this is asked."""
        told = self.cleaned_data
        return Opening(
            begun_at=self.at("begun"),
            present=tuple(told["present"]),
            interpreter=told["interpreter"],
            consent_by=told["consent_by"],
            explained=tuple(told["explained"]),
            recorded=told["recorded"],
            no_woman_because=told["no_woman_because"],
        )


class TellingForm(QuestionsLookedAt):
    """What was said: the person's own words apart from the officer's text, and the questions."""

    questions_field = "questions"
    words = WordsField(
        label=_("In the person's own words, in their language"),
        hint=_("Exactly as said. Nothing here is looked at or changed."),
        required=False,
        limit=WORDS_AT_MOST,
        rows=10,
    )
    text = WordsField(
        label=_("The statement as you write it (CrPC section 161)"),
        hint=_("Describe, do not judge: who did what, to whom, when, where."),
        required=False,
        limit=TEXT_AT_MOST,
        rows=8,
    )
    questions = WordsField(
        label=_("The questions as you put them, one a line"),
        required=False,
        limit=TEXT_AT_MOST,
        rows=6,
    )
    giver_name = LineField(
        label=_("Whose statement it is, where the file does not know the person yet"),
        hint=_("Name and how to reach; sealed. Leave it empty for the survivor."),
        required=False,
        limit=300,
    )
    present_names = LineField(label=_("Names of those present; sealed"), required=False, limit=300)
    interpreter_name = LineField(label=_("Name of the interpreter; sealed"), required=False,
                                 limit=120)  # fmt: skip
    ended = WhenField(label=_("When did it end?"), sure=True)
    breaks = CountField(label=_("How many breaks?"), most=50, initial=0)
    broken_off = OneOf(
        options(
            "broken_off",
            "she_stopped needs_rest needs_care not_safe no_interpreter no_woman_officer"
            " interrupted",
        ),
        label=_("Broken off? Then why?"),
        hint=_("Leave it open where it came to its end."),
        required=False,
    )

    def told(self) -> Told:
        """This will give what was said as typed. The form is valid before this is asked."""
        said = self.cleaned_data
        return Told(
            ended_at=self.at("ended"),
            breaks=said["breaks"],
            words=said["words"],
            text=said["text"],
            questions=self.lines(),
            giver_name=said["giver_name"],
            present_names=said["present_names"],
            interpreter_name=said["interpreter_name"],
            broken_off=said["broken_off"],
        )


class ClosingForm(Step):
    """How the statement was read back."""

    correction = WordsField(
        label=_("What is corrected or added, in the person's words"),
        hint=_("Written beside the statement; nothing is replaced. Leave empty if it was right."),
        required=False,
        limit=WORDS_AT_MOST,
        rows=6,
    )
    signed = OneOf(
        options("signatures", "signed thumb declined not_asked"),
        label=_("How was it signed?"),
        inline=True,
    )
    copy_given = TickField(label=_("A copy was given, and it is safe to keep"), required=False)

    def outcome(self) -> Outcome:
        """This will give the reading back as typed. The form is valid before this is asked."""
        told = self.cleaned_data
        return Outcome(
            signed=told["signed"], correction=told["correction"], copy_given=told["copy_given"]
        )


class TapeForm(Step):
    """A recording: the file itself, or where it lies and its fingerprint."""

    kind = OneOf(options("recorded_by", "audio video"), label=_("What is it?"), inline=True)
    device = OneOf(
        options(
            "recording_devices",
            "desk_recorder body_camera station_camera service_phone court_system",
        ),
        label=_("Recorded with"),
    )
    began = WhenField(label=_("When does the recording begin?"), sure=True)
    reference = LineField(
        label=_("Number under which it is kept"),
        hint=_("Only where the file stays outside: the number of the disc or card, no name."),
        required=False,
        limit=24,
    )
    sha256 = LineField(
        label=_("SHA-256 fingerprint"),
        hint=_("Only where the file stays outside. Whoever made the recording can compute it."),
        required=False,
        limit=64,
    )
    object = forms.FileField(
        label=_("The sound itself, up to 8 MB"),
        help_text=_("It is sealed into the case as it came; its fingerprint is computed here."),
        required=False,
        allow_empty_file=False,
        error_messages={"empty": _("This file is empty. Choose it again.")},
    )

    def tape(self, *, sha256: str, kept_here: bool) -> Tape:
        """This will give the recording as typed. The form is valid before this is asked."""
        told = self.cleaned_data
        return Tape(
            kind=told["kind"],
            device=told["device"],
            reference=told["reference"],
            sha256=sha256,
            began_at=self.at("began"),
            kept_here=kept_here,
        )


class MagistrateForm(Step):
    """That a Magistrate was asked, and the day that the court gave."""

    reason = OneOf(
        options("magistrate_asked", "first put_off_by_court she_was_unwell not_brought"),
        label=_("First, or once more?"),
        initial="first",
    )
    day = LineField(
        label=_("Which day did the court give?"),
        hint=_("As 21/11/2026. Leave it empty while there is none."),
        required=False,
        limit=20,
    )

    def clean_day(self) -> date | None:
        """This will read the day; none while the court has given none."""
        written = self.cleaned_data["day"]
        return read_day(written) if written else None


class RecordedForm(Step):
    """That the Magistrate recorded her statement, and where the video lies."""

    recorded = WhenField(label=_("When was it recorded?"), sure=True)
    video = OneOf(
        (("yes", _("Yes")), ("no", _("No"))),
        label=_("On video?"),
        hint=_("The law asks for video in scheduled offences (Anti-Rape Act 2021, section 14)."),
        inline=True,
    )
    reference = LineField(
        label=_("Number under which the court keeps the video"), required=False, limit=24
    )
    sha256 = LineField(label=_("SHA-256 fingerprint, if one was given"), required=False, limit=64)


def _said(lines: Sequence[str], found: Sequence[Asked]) -> list[str]:
    forms_of = load()[1].forms
    language = text_language()
    sentences = [
        gettext("Question %(number)d, “%(words)s”: %(title)s. Instead: %(instead)s")
        % {
            "number": one.question + 1,
            "words": one.words if len(one.words) < 80 else lines[one.question][:80],
            "title": forms_of[one.form].title[language],
            "instead": forms_of[one.form].instead[language],
        }
        for one in found
    ]
    return [*sentences, gettext("A log says how it was asked; save again to keep it as it is.")]
