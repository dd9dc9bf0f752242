"""The forms of the case pages. The form for an entry is made from the entry's own declaration.

What the vocabulary allows is asked, nothing else; a new kind of entry has its form at once.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.confidentiality.sealing import Parcel
from amaan.desk.actions import WORDS_AT_MOST
from amaan.kernel.ids import FactId
from amaan.protocol import facts
from amaan.web.case.words import ASKED_ELSEWHERE, HIDDEN_DETAILS, question_of
from amaan.web.kit.fields import (
    CERTAINTY,
    LineField,
    OneOf,
    SomeOf,
    When,
    WhenField,
    WordsField,
)
from amaan.web.kit.second_look import DECISIONS
from amaan.web.kit.words import LISTS, list_of, options

NOTE_AT_MOST = 4_000
FOLDED_FROM = 7
# Entries whose note is the text of a paper, in somebody else's words.
OF_OTHERS = frozenset({"paper.filed"})
# Told by the time itself on the form, so not asked a second time.
FROM_THE_TIME = "certainty"
# Whether the register really holds initials only.
LOOKED_AT = frozenset({"initials_only"})
YES_NO = (("yes", _("Yes")), ("no", _("No")))
# An entry about something that an officer did is of a known day; only what she tells of the
# past may be as vague as memory is.
TOLD_BY_HER = frozenset({"incident.described", "child.reported_missing"})
# Numbers are written down when they are given; an empty time means now.
NOW_WHEN_EMPTY = frozenset({"number.recorded"})
# "Not known" may lie this far back; care counts from the latest plausible time, which is now.
LONG_AGO = timedelta(days=365)


class ActTime(WhenField):
    """When an officer did something: the day at least is known to whoever did it."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.certainties = CERTAINTY[:2]

    def clean(self, value: Any) -> When | None:
        day, hour, _sure = value or ("", "", "")
        if self.required and not day and not hour:
            raise ValidationError(_("Write the day, and the hour if it is known."))
        return super().clean(value)


TAKEN_BY_OTHERS = frozenset({"doctor", "magistrate"})


@dataclass(frozen=True)
class Choices:
    """The answers that come from the law or the file instead of from a list of codes."""

    offences: tuple[tuple[str, str], ...] = ()
    # Rules whose duties are owed on this file.
    duties: tuple[tuple[str, str], ...] = ()
    # A statement that police take is an interview, which asks for consent first; written down by
    # the plain form is only what a doctor or a Magistrate took (CrPC 174A).
    by_others: bool = False


class ActForm(forms.Form):
    """What every act on a case carries: its own id, and how old the page was."""

    # Made when the page is drawn: a second press of Save finds the first.
    fact_id = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    # How many entries the page showed, so that a stale one can say what is new.
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def fact_ref(self) -> FactId:
        """This will give the id under which the act is written down."""
        return FactId(self.cleaned_data["fact_id"])


class RecordForm(ActForm):
    """One entry of the timeline, asked detail by detail."""

    def __init__(self, kind: str, *, now: datetime, choices: Choices, **kw: Any) -> None:
        super().__init__(**kw)
        self.kind, self.now = kind, now
        shape = facts.KINDS[kind]
        unasked = {FROM_THE_TIME, *HIDDEN_DETAILS, *ASKED_ELSEWHERE.get(kind, ())}
        for declared in fields(shape):
            if declared.name in unasked:
                continue
            self.fields[declared.name] = _asked(kind, declared, choices)
        self.fields["happened"] = _when(kind, now)
        self.fields["note"] = _note(kind)

    @property
    def detail_names(self) -> tuple[str, ...]:
        """The details that are asked, in order."""
        apart = {"fact_id", "revision", "seen", "happened", "note", *DECISIONS}
        return tuple(name for name in self.fields if name not in apart)

    def fact(self) -> facts.Fact:
        """This will give the entry as typed. The form is valid before this is asked."""
        shape = facts.KINDS[self.kind]
        said: dict[str, Any] = {}
        for declared in fields(shape):
            if declared.name in self.detail_names:
                value = _typed(declared, self.cleaned_data[declared.name])
                if value not in ("", None, ()):
                    said[declared.name] = value
            elif declared.name == FROM_THE_TIME:
                said[declared.name] = self._when().certainty
            elif declared.name == "proposed":
                # An officer who adds an offence by hand was not led there by a proposal.
                said[declared.name] = False
        return facts.read(self.kind, said)

    def happened(self) -> facts.Happened:
        """This will give the span in which it happened."""
        when = self._when()
        if when.earliest is None or when.latest is None:
            return facts.Happened(self.now - LONG_AGO, self.now)
        return facts.Happened(when.earliest, when.latest)

    def parcels(self, subject: FactId) -> tuple[Parcel, ...]:
        """This will give what is to be sealed beside the entry."""
        note = self.cleaned_data["note"]
        return (Parcel(subject, "note", note),) if note else ()

    def _when(self) -> When:
        found: When | None = self.cleaned_data["happened"]
        return found or When(self.now, self.now, "exact")


class CorrectionForm(forms.Form):
    """Why an entry is taken back, and whether something else is right instead."""

    reason = OneOf(
        options("correction_reasons", "wrong_time wrong_detail wrong_kind wrong_case"
                                      " did_not_happen she_corrected"),
        label=_("Why is it wrong?"),
    )  # fmt: skip
    instead = OneOf(
        (("right", _("Write the right version below")), ("nothing", _("Only take it back"))),
        label=_("What is right?"),
        hints={"nothing": _("If something else happened, record it afterwards as its own entry.")},
        initial="right",
    )


class FindForm(forms.Form):
    """A reference as somebody reads it aloud."""

    reference = LineField(
        label=_("Reference"),
        hint=_("Eight letters and digits, such as K7QF-3M2P. O counts as 0, I and L as 1."),
        limit=40,
    )


class ReadBackForm(ActForm):
    """How her words were read to her, and what she said to them."""

    correction = WordsField(
        label=_("What she corrects or adds, in her words"),
        hint=_("Written beside her first words; nothing is replaced. Leave empty if it was right."),
        required=False,
        limit=WORDS_AT_MOST,
        rows=6,
    )
    signed = OneOf(
        options("signatures", "signed thumb declined not_asked"),
        label=_("How did she sign?"),
        inline=True,
    )
    language = OneOf(
        options("languages", "ur ps sd bal pnb skr brh en sign other"),
        label=_("Language in which it was read"),
        folded=True,
        initial="ur",
    )
    present = LineField(label=_("Who was present, with her consent"), required=False, limit=300)
    interpreter = LineField(
        label=_("Interpreter"),
        hint=_("Never a relative, never a child."),
        required=False,
        limit=120,
    )

    def outcome(self) -> facts.WordsReadBack:
        """This will give the reading as an entry."""
        said = self.cleaned_data
        return facts.WordsReadBack(
            signed=said["signed"],
            corrected=bool(said["correction"]),
            interpreter=bool(said["interpreter"]),
            language=said["language"],
        )


def number_of_a_register(text: str) -> None:
    """This will refuse what is no register's number.

    A number is kept in the open. A name typed here by mistake would stand there unsealed.
    """
    if not re.search(r"\d", text) or re.search(r"[^\W\d_]{7,}", text):
        raise ValidationError(
            _("Write the number only, such as 123/26: no name and no words. Names are sealed.")
        )


def first_answers(details: Mapping[str, Any]) -> dict[str, Any]:
    """This will turn the details of an entry into the first answers of its form."""
    return {
        name: ("yes" if value else "no") if isinstance(value, bool) else value
        for name, value in details.items()
    }


def _asked(kind: str, declared: Any, choices: Choices) -> forms.Field:
    name, allowed = declared.name, declared.metadata.get("codes")
    words = question_of(kind, name)
    needed = declared.default is MISSING
    if name == "offence":
        return OneOf(choices.offences, label=words, folded=True)
    if name == "rule":
        return OneOf(choices.duties, label=words, folded=True)
    if declared.type is bool:
        # A tired clerk confirms whatever stands there; what must be looked at has no default.
        must_look = declared.name in LOOKED_AT
        first = None if needed or must_look else ("yes" if declared.default else "no")
        return OneOf(YES_NO, label=words, inline=True, initial=first)
    if allowed is None:
        return LineField(label=words, limit=40, validators=[number_of_a_register])
    pairs = _pairs(kind, name, allowed)
    if choices.by_others and (kind, name) == ("statement.recorded", "taken_by"):
        others = [pair for pair in pairs if pair[0] in TAKEN_BY_OTHERS]
        return OneOf(others, label=words, inline=True)
    if declared.type is not str:
        return SomeOf(pairs, label=words, required=needed, inline=True)
    many = len(pairs) > FOLDED_FROM
    first = None if needed else declared.default
    if first == "":
        # What nobody may have asked stays unasked; a stand-in code would say it was.
        pairs = [("", "—"), *pairs]
    return OneOf(
        pairs, label=words, required=first != "", folded=many, inline=not many, initial=first
    )


def _pairs(kind: str, name: str, allowed: frozenset[str]) -> list[tuple[str, Any]]:
    of = list_of(allowed)
    # The FIR has an entry of its own, which closes the duty to register it.
    left_out = {"fir"} if (kind, name) == ("number.recorded", "register") else set()
    # In the order in which the labels are written, which is the order people think in.
    return [(code, words) for code, words in LISTS[of].items() if code not in left_out]


def _when(kind: str, now: datetime) -> WhenField:
    asked = (WhenField if kind in TOLD_BY_HER else ActTime)(
        label=_("When did it happen?"),
        hint=_("The time of the act itself, not of this entry. Both are kept."),
        initial=now,
        required=kind not in NOW_WHEN_EMPTY,
    )
    asked.now = now
    return asked


def _note(kind: str) -> WordsField:
    paper = kind in OF_OTHERS
    return WordsField(
        label=_("What it says") if paper else _("Note"),
        hint=_("Sealed as you save. Whoever opens it must say why."),
        required=False,
        limit=WORDS_AT_MOST if paper else NOTE_AT_MOST,
        rows=10 if paper else 3,
    )


def _typed(declared: Any, value: Any) -> Any:
    if declared.type is bool:
        return value == "yes"
    return tuple(value) if isinstance(value, list) else value
