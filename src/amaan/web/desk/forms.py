"""The questions of the desk's smaller pages. The complaint itself is in `intake_form`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.desk.actions import ADVICE_TOPICS
from amaan.web.kit.fields import OneOf, SomeOf, TickField, WhenField
from amaan.web.kit.words import options

LANGUAGES = "ur ps sd bal pnb skr brh en sign other"


class ContactForm(forms.Form):
    """Somebody came, called or wrote; no name is asked."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    mode = OneOf(
        options("modes", "walk_in phone online hospital mobile_desk other_station court ngo "
                         "school patrol third_party"),
        label=_("How did she reach us?"),
        folded=True,
        initial="walk_in",
    )  # fmt: skip
    arrived = WhenField(
        label=_("When did she arrive or call?"),
        hint=_("Waiting time is counted from here."),
        sure=True,
    )
    language = OneOf(
        options("languages", LANGUAGES),
        label=_("Language she wants to speak"),
        folded=True,
        initial="ur",
    )
    urgent = TickField(
        label=_("She is hurt, bleeding, or afraid of somebody nearby"),
        hint=_(
            "Puts her first on the list. Call an ambulance before anything else if she needs one."
        ),
        required=False,
    )
    with_children = TickField(label=_("Children are with her"), required=False)


class AdviceForm(forms.Form):
    """Advice keeps nobody's name and opens no case."""

    topics = SomeOf(
        options("advice_topics", " ".join(sorted(ADVICE_TOPICS - {"other"})) + " other"),
        label=_("What was she advised about?"),
        error_messages={"required": _("Tick at least one subject, so that needs can be counted.")},
    )
