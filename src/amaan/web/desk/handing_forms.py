"""The complaint form in two halves: what cannot wait, and what a woman officer asks later.

The first half asks nothing that a woman may not wish to tell a man: no name, no story unless
she begins it. What was answered there is not asked a second time.
"""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.web.desk.intake_form import IntakeForm
from amaan.web.kit.acts import ACT_GROUPS
from amaan.web.kit.fields import OneOf
from amaan.web.kit.words import options

_ACTS = tuple(name for name, _label, _group in ACT_GROUPS)
_SAFE_CONTACT = (
    "contact_channel contact_number contact_hours contact_code_word contact_safe_person"
    " contact_must_not_know"
).split()
FIRST_HALF = frozenset(
    (
        *"informant consent_record share_for_care language needs words incident".split(),
        *"danger_now injury_or_assault_7d strangulation children_at_risk age_band sex".split(),
        *"conflicts conflict_numbers conflict_note woman_absent_reason".split(),
        *_SAFE_CONTACT,
        *_ACTS,
    )
)
SECOND_HALF = frozenset(
    (
        *"consent_record consent_by share_for_care statistics name relative cnic phone".split(),
        *"address words incident place contexts in_custody whereabouts accused_count".split(),
        *"heard_in accused_age accused_work".split(),
        *"accused_relation accused_name accused_relative accused_cnic accused_phone "
        "accused_address accused_note".split(),
        *"told_duty wants wants_fir wants_officer woman_present offences proposed".split(),
        *_SAFE_CONTACT,
        *_ACTS,
    )
)


class SealedIntakeForm(IntakeForm):
    """What cannot wait: safety, how to reach her, what treatment must know."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        _keep_only(self, FIRST_HALF)
        reason = cast("OneOf", self.fields["woman_absent_reason"])
        reason.required = True
        reason.label = _("Why no woman officer hears her now")
        self.fields["consent_record"] = OneOf(
            (("yes", _("Yes, sealed for the woman officer")), ("no", _("No"))),
            label=_("May what she tells be written down?"),
        )
        self.fields["words"].label = _("Her words, only if she wishes to tell them now")
        self.fields["incident"].required = False

    def clean(self) -> dict[str, Any]:
        """This will check nothing across answers: whatever she leaves out may wait."""
        return forms.Form.clean(self) or {}


class CompletionForm(IntakeForm):
    """What the woman officer who came asks: who she is, all she tells, what she wants."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        _keep_only(self, SECOND_HALF)
        self.fields["woman_present"] = OneOf(
            options("presences", "woman_officer female_relative person_she_chose"),
            label=_("Who was with her while she was heard?"),
            initial="woman_officer",
        )
        self.fields["incident"].required = False
        self.fields["words"].label = _("What she tells you, in her words")

    def clean(self) -> dict[str, Any]:
        """This will check nothing across answers: the first half may have said it."""
        return forms.Form.clean(self) or {}


def _keep_only(form: IntakeForm, names: frozenset[str]) -> None:
    for name in set(form.fields) - names:
        del form.fields[name]
