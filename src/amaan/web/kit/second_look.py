"""The kit's second look at what an officer wrote: said once, before it is kept, then decided.

Her own words never come here. A text that names her, or says of her what harms, is changed, or
kept on purpose for a reason; only what must not be written down at all cannot be kept.
"""

from collections.abc import Collection
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.web.kit.fields import OneOf, TickField
from amaan.web.kit.language import text_language
from amaan.web.kit.words import LISTS, label, options
from amaan.wording.linter import Finding
from amaan.wording.reading import load

# What a form sends with a text that was looked at: that it names somebody on purpose, why the
# words are kept, and which classes of words were shown before.
NAMED_ON_PURPOSE, KEPT_BECAUSE, SHOWN_BEFORE = "named_on_purpose", "wording_kept", "wording_shown"
DECISIONS = frozenset({NAMED_ON_PURPOSE, KEPT_BECAUSE, SHOWN_BEFORE})
NEVER_KEPT = "block"


def is_named_on_purpose(form: forms.Form) -> bool:
    """This will say whether the officer meant to write the name."""
    return bool(form.data.get(NAMED_ON_PURPOSE))


def ask_about_names(form: forms.Form, field: str, names: Collection[str]) -> None:
    """This will say that a text names somebody of the case, and let it be meant."""
    form.fields[NAMED_ON_PURPOSE] = TickField(
        label=gettext_lazy("The note names them on purpose"), required=False
    )
    listed = str(_(", ")).join(label("sealed_fields", name) for name in names)
    form.add_error(
        field,
        _(
            "The note seems to name somebody of this case: %(names)s. More people read "
            "notes than names. Write it without the name, or save it as it is."
        )
        % {"names": listed},
    )


def is_wording_settled(form: forms.Form, field: str) -> bool:
    """This will look at a text, and put under its field what must be changed or decided.

    True: nothing was found, or what was found is kept for a reason. False: the form is to be
    shown again, with everything that was typed.
    """
    found = [one for one in _found(form, field) if not _is_a_number_meant(form, one)]
    if not found:
        return True
    if _reason(form) and not any(one.severity == NEVER_KEPT for one in found):
        return True
    form.fields[KEPT_BECAUSE] = OneOf(
        options("kept_wordings", "quotation law_term evidence fair_here"),
        label=gettext_lazy("Keep the words as they are, because"),
        hint=gettext_lazy("Or change them above. Your supervisor sees how often, never what."),
        required=False,
    )
    form.fields[SHOWN_BEFORE] = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = sorted(_shown_before(form) | {one.wording for one in found})
    typed = cast(QueryDict, form.data).copy()
    typed[SHOWN_BEFORE] = " ".join(shown)
    form.data = typed
    for wording in dict.fromkeys(one.wording for one in found):
        form.add_error(field, _said([one for one in found if one.wording == wording]))
    return False


def decided(form: forms.Form, field: str) -> tuple[tuple[str, str], ...]:
    """This will say, of a text that is kept, what came of every class of words that was shown.

    Gives the class, and the reason for which its words are kept; none where they were changed.
    """
    found = {one.wording for one in _found(form, field)}
    return tuple(
        (wording, _reason(form) if wording in found else "")
        for wording in sorted(_shown_before(form) | found)
    )


def _found(form: forms.Form, field: str) -> tuple[Finding, ...]:
    return load()[0].findings(form.cleaned_data.get(field) or "", voice="officer")


def _is_a_number_meant(form: forms.Form, one: Finding) -> bool:
    # A number is a name; whoever means to write the name means the number.
    return one.severity == "block_on_export" and is_named_on_purpose(form)


def _reason(form: forms.Form) -> str:
    chosen = str(form.data.get(KEPT_BECAUSE, ""))
    return chosen if chosen in LISTS["kept_wordings"] else ""


def _shown_before(form: forms.Form) -> set[str]:
    return set(str(form.data.get(SHOWN_BEFORE, "")).split()) & load()[0].wordings.keys()


def _said(found: list[Finding]) -> str:
    """This will word what was found of one class: the words, why, and what to write instead."""
    wording = load()[0].wordings[found[0].wording]
    language = text_language()
    better = next((one.better for one in found if one.better), "")
    return _("“%(words)s”. %(reason)s Instead: %(instead)s") % {
        "words": "”, “".join(dict.fromkeys(one.words for one in found)),
        "reason": wording.reason[language],
        "instead": f"“{better}”" if better else wording.instead[language],
    }
