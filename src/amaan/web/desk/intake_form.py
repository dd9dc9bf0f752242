"""The complaint form: every question in the order in which it is asked.

The order is a safeguard. Consent and its limits come before any question; safety before
the story; her words before the codes; the law's part is told before her wish is asked. What
standards 2.5 forbids is not here: nothing about her past, her dress, her resistance, why
she waited, her faith or caste, or whether she would forgive.
"""

import copy
from collections.abc import Container
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from amaan.desk.actions import WORDS_AT_MOST
from amaan.kernel.letters import latin_digits
from amaan.protocol import codes
from amaan.web.kit.acts import ACT_FIELDS, ACT_GROUPS
from amaan.web.kit.fields import (
    LineField,
    OneOf,
    PhoneField,
    SomeOf,
    TickField,
    WhenField,
    WordsField,
)
from amaan.web.kit.words import options


def _answer(label: Any, hint: Any = "", **kw: Any) -> OneOf:
    return OneOf(
        options("answers", "yes no unknown declined"), label=label, hint=hint, inline=True, **kw
    )


class OffencesField(forms.MultipleChoiceField):
    """Offences the catalogue knows; the page lists those proposed, not the whole catalogue."""

    known: Container[str] = ()

    def valid_value(self, value: Any) -> bool:
        return value in self.known


class IntakeForm(forms.Form):
    """One complaint. Shape is checked here; what the law allows is said by the verb."""

    # -- who is telling -----------------------------------------------------------------
    informant = OneOf(
        options("informants", "survivor guardian relative neighbour professional "
                              "police_own_motion anonymous"),
        label=_("Who is telling?"),
        hint=_("The report belongs to the person it happened to. Anybody else gets a receipt "
               "that says only that information was received."),
        initial="survivor",
    )  # fmt: skip
    informant_name = LineField(label=_("Name of the person telling"), required=False, limit=120)
    informant_phone = PhoneField(label=_("Telephone of the person telling"), required=False)
    informant_relation = OneOf(
        options("relationships", "parent sibling current_partner in_law other_relative caregiver "
                                 "neighbour teacher employer acquaintance stranger unknown"),
        label=_("What is he or she to her?"),
        required=False,
        folded=True,
        initial="unknown",
    )  # fmt: skip

    # -- consent ------------------------------------------------------------------------
    consent_record = OneOf(
        (("yes", _("Yes, her name may be kept, sealed")),
         ("no", _("No: take it without a name"))),
        label=_("May her name be kept?"),
    )  # fmt: skip
    consent_by = OneOf(
        options("consent_givers", "survivor guardian nobody"),
        label=_("Who agreed?"),
        inline=True,
        initial="survivor",
    )
    share_for_care = TickField(
        label=_("Hospital, crisis cell and shelter may be told what they need to help her"),
        required=False,
    )
    statistics = TickField(
        label=_("She may be counted, without anything that says who she is"), required=False
    )

    # -- safe contact -------------------------------------------------------------------
    contact_channel = OneOf(
        options("contact_channels", "call message visit through_person none"),
        label=_("How may we reach her?"),
        hint=_("Without an answer nobody will call or write."),
        inline=True,
        initial="none",
    )
    contact_number = PhoneField(label=_("Number that is safe"), required=False)
    contact_hours = LineField(
        label=_("Hours that are safe"),
        hint=_("For example: weekdays 10 to 12"),
        required=False,
        limit=80,
    )
    contact_code_word = LineField(
        label=_("Code word"),
        hint=_("We hang up when whoever answers does not know it."),
        required=False,
        limit=40,
    )
    contact_safe_person = LineField(label=_("Somebody she trusts"), required=False, limit=120)
    contact_must_not_know = LineField(label=_("Who must not know"), required=False, limit=200)

    # -- the three first questions ------------------------------------------------------
    danger_now = _answer(_("Is she in danger now?"))
    injury_or_assault_7d = _answer(
        _("Is she hurt, or was she strangled or sexually assaulted in the last 7 days?"),
        _("Yes: care comes before the report. The times for treatment run from the incident."),
    )
    strangulation = _answer(
        _("Was her neck, throat or breath pressed or blocked?"),
        _("Strangulation can kill hours later without a mark: a doctor must see her today."),
        required=False,
        initial="unknown",
    )
    children_at_risk = _answer(_("Are children, or others who depend on her, at risk?"))

    # -- who she is ---------------------------------------------------------------------
    age_band = OneOf(
        options("age_bands", "0-11 12-15 16-17 18-25 26-40 41-60 61+ adult_unknown unknown"),
        label=_("Her age"),
        inline=True,
    )
    sex = OneOf(
        options("sexes", "female male transgender undisclosed"),
        label=_("She is"),
        inline=True,
        initial="female",
    )
    name = LineField(label=_("Her full name"), required=False, limit=120)
    relative = LineField(label=_("Daughter, wife or widow of"), required=False, limit=120)
    cnic = LineField(
        label=_("Identity number (CNIC or B-Form), if she has it"),
        hint=_("13 digits. Never needed to take a complaint."),
        required=False,
        limit=20,
    )
    phone = PhoneField(label=_("Her own telephone"), required=False)
    address = LineField(label=_("Where she lives"), required=False, limit=240)
    language = OneOf(
        options("languages", "ur ps sd bal pnb skr brh en sign other"),
        label=_("Language of her words"),
        folded=True,
        initial="ur",
    )
    needs = SomeOf(
        options("needs", "interpreter sign_language disability pregnant cannot_read escort "
                         "refugee unaccompanied_child"),
        label=_("What she needs to be heard well"),
        required=False,
    )  # fmt: skip

    # -- her words ----------------------------------------------------------------------
    words = WordsField(
        label=_("Her words"),
        hint=_("As she says them, in her language, not improved and not shortened."),
        required=False,
        limit=WORDS_AT_MOST,
        rows=9,
    )

    words_elsewhere = TickField(
        label=_("Her words are on her own paper, or recorded: I add them after saving"),
        required=False,
    )

    # -- what happened ------------------------------------------------------------------
    incident = WhenField(
        label=_("When did it happen?"),
        hint=_("The last time, when it happened more than once."),
    )
    place = OneOf(
        options("places", "survivor_home offender_home shared_home workplace school street "
                          "transport custody_or_institution online other unknown"),
        label=_("Where did it happen?"),
        folded=True,
        initial="unknown",
    )  # fmt: skip
    contexts = SomeOf(
        options("contexts", "partner in_laws honour dowry exchange inheritance workplace custody "
                            "trafficking cyber stalking weapon drug_facilitated grave_hurt "
                            "several_incidents"),
        label=_("What belongs to it"),
        required=False,
    )  # fmt: skip
    in_custody = TickField(
        label=_("She was in the custody of police, jail, hospital or an institution"),
        required=False,
    )
    whereabouts = LineField(
        label=_("Where she is thought to be"),
        hint=_("An adult reported missing or taken is heard alone first. Until then this stays "
               "sealed as a protected location: the family is not told."),
        required=False,
        limit=240,
    )  # fmt: skip

    # -- who did it ---------------------------------------------------------------------
    accused_count = OneOf(
        options("accused_counts", "1 2 3 more_than_3 unknown"),
        label=_("How many?"),
        inline=True,
        initial="unknown",
    )
    accused_relation = OneOf(
        options("relationships", "current_partner former_partner fiance in_law parent sibling "
                                 "other_relative caregiver employer teacher religious_leader "
                                 "neighbour acquaintance online_only police_or_security "
                                 "other_official stranger unknown"),
        label=_("What is he to her?"),
        folded=True,
        initial="unknown",
    )  # fmt: skip
    accused_age = OneOf(
        (("", "—"), *options("age_bands", "0-11 12-15 16-17 18-25 26-40 41-60 61+ adult_unknown "
                                          "unknown")),
        label=_("His age, about"),
        hint=_("Several: of the one who did most."),
        required=False,
        folded=True,
    )  # fmt: skip
    accused_work = OneOf(
        (("", "—"), *options("works", "police armed_forces other_security official teacher "
                                      "religious_leader community_leader health_worker aid_worker "
                                      "business labourer driver farmer student none other "
                                      "unknown")),
        label=_("His work"),
        hint=_("Several: of the one who did most."),
        required=False,
        folded=True,
    )  # fmt: skip
    accused_name = LineField(label=_("Name, if known"), required=False, limit=120)
    accused_relative = LineField(label=_("Son or husband of, if known"), required=False, limit=120)
    accused_cnic = LineField(label=_("Identity number, if known"), required=False, limit=20)
    accused_phone = PhoneField(label=_("Telephone, if known"), required=False)
    accused_address = LineField(label=_("Where he is found"), required=False, limit=240)
    accused_note = LineField(label=_("What helps to know him"), required=False, limit=240)

    # -- conflict of interest -----------------------------------------------------------
    conflicts = SomeOf(
        options("conflicts", "accused_in_police accused_in_court accused_in_government "
                             "family_in_police family_in_court family_in_government "
                             "officer_must_not_know"),
        label=_("Does he or his family work for police, courts or government? Is there an "
                "officer who must not know?"),
        hint=_("Any tick seals the case before you leave this page: nobody else at this "
               "station will see that it exists."),
        required=False,
    )  # fmt: skip
    conflict_numbers = LineField(
        label=_("Service numbers of officers who must not know"),
        hint=_("Separated by commas, if known"),
        required=False,
    )
    conflict_note = LineField(label=_("Who they are, in her words"), required=False, limit=300)

    # -- her wish -----------------------------------------------------------------------
    told_duty = TickField(
        label=_("I told her what the law makes the police register, before asking what she wants"),
        error_messages={
            "required": _("Tell her first what must be registered, then ask what she wants.")
        },
    )
    wants = SomeOf(
        options("wishes", "safety medical legal_case arrest protection_order shelter "
                          "return_of_children return_of_property counselling information "
                          "record_only nothing_now"),
        label=_("What does she want now?"),
        required=False,
    )  # fmt: skip
    wants_fir = OneOf(
        options("fir_wishes", "yes no_not_now undecided"),
        label=_("Does she want an FIR now?"),
        hint=_("“Not now” is respected: care goes on, the duty stays open on its own line, and "
               "another woman officer calls her safely within 24 hours. Where she could not be "
               "asked herself, nobody's answer stands for hers: what the law asks is owed."),
        inline=True,
        initial="yes",
    )  # fmt: skip

    wants_officer = OneOf(
        options("officer_choices", "woman man no_preference"),
        label=_("Whom would she rather speak to from now on?"),
        hint=_("Ask her. Leave it open if she did not say: nobody guesses it."),
        inline=True,
        required=False,
    )

    # -- how she was heard --------------------------------------------------------------
    woman_present = OneOf(
        (*options("presences", "woman_officer female_relative person_she_chose"),
         ("nobody", _("No woman was present"))),
        label=_("Who was with her while she was heard?"),
        initial="woman_officer",
    )  # fmt: skip
    woman_absent_reason = OneOf(
        (("", "—"), *options("absence_reasons", "none_posted on_other_duty on_leave not_reachable "
                                              "her_choice emergency")),
        label=_("If no woman was present: why"),
        required=False,
        folded=True,
    )  # fmt: skip
    heard_in = OneOf(
        (("", "—"), *options("heard_in", "private_room quiet_place within_hearing")),
        label=_("Where did she tell it?"),
        hint=_("Leave it open where she told it by telephone or in writing."),
        required=False,
        folded=True,
    )
    kept_at_desk = TickField(
        label=_("Keep her papers at the desk: at home they would be a danger"), required=False
    )

    # -- offences -----------------------------------------------------------------------
    offences = OffencesField(required=False, label=_("Offences"))
    proposed = forms.CharField(required=False, widget=forms.HiddenInput)
    no_offence_fits = TickField(label=_("Nothing she told is an offence"), required=False)

    def __init__(self, *args: Any, now: datetime, known_offences: Any = (), **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.now = now
        self.fields |= copy.deepcopy(ACT_FIELDS)
        cast("WhenField", self.fields["incident"]).now = now
        cast("OffencesField", self.fields["offences"]).known = known_offences

    @property
    def typed(self) -> "MultiValueDict[str, str]":
        """Everything that was typed, the answers beside the form's own questions too."""
        return cast("MultiValueDict[str, str]", self.data)

    def acts(self) -> tuple[str, ...]:
        """This will gather what was ticked in all groups of acts."""
        return tuple(
            act for name, _label, _group in ACT_GROUPS for act in self.cleaned_data.get(name, ())
        )

    def clean_cnic(self) -> str:
        """This will read an identity number with or without dashes; only its shape is known."""
        typed = latin_digits(self.cleaned_data["cnic"])
        digits = "".join(c for c in typed if c not in "- \u2010\u2011\u2013")
        if digits and (len(digits) != 13 or not digits.isdigit()):
            raise forms.ValidationError(
                _("An identity number has 13 digits, such as 00000-0000000-0. Leave it empty "
                  "if she does not have it with her.")
            )  # fmt: skip
        return digits

    def clean(self) -> dict[str, Any]:
        """This will check what concerns several answers at once."""
        cleaned = super().clean() or {}
        if not self.acts() and not self.errors:
            self.add_error("acts_sexual", _("Tick what happened, or “something else”."))
        if cleaned.get("woman_present") == "nobody" and not cleaned.get("woman_absent_reason"):
            self.add_error("woman_absent_reason", _("Write down why: the law asks for it."))
        tells_herself = cleaned.get("informant") == "survivor"
        is_child = cleaned.get("age_band") in codes.CHILD_BANDS
        told = cleaned.get("words") or cleaned.get("words_elsewhere")
        if tells_herself and not is_child and not told:
            self.add_error("words", _("Write down what she says, in her words."))
        return cleaned
