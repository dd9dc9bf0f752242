"""What would this be? The offence assistant for training, without a case: nothing is stored."""

import copy
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from amaan.kernel import clock
from amaan.law.assistant import assess
from amaan.law.proposals import OFFICIALS, Told
from amaan.web.kit import sections
from amaan.web.kit.acts import ACT_FIELDS, ACT_GROUPS
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, SomeOf, TickField, WhenField
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import options
from amaan.web.law.views import PUBLISHED


class StoryForm(forms.Form):
    """Plain answers about an invented story. Nobody's name is asked."""

    when = WhenField(
        label=_("When was it done?"),
        hint=_("The law of that day decides. Leave it empty for today."),
        required=False,
    )
    age_band = OneOf(
        options("age_bands", "0-11 12-15 16-17 18-25 26-40 41-60 61+ adult_unknown unknown"),
        label=_("Age of the survivor"),
        inline=True,
        initial="unknown",
        required=False,
    )
    sex = OneOf(
        options("sexes", "female male transgender undisclosed"),
        label=_("The survivor is"),
        inline=True,
        initial="female",
        required=False,
    )
    relation = OneOf(
        options("relationships", "current_partner former_partner fiance in_law parent sibling "
                                 "other_relative caregiver employer teacher religious_leader "
                                 "neighbour acquaintance online_only police_or_security "
                                 "other_official stranger unknown"),
        label=_("What the accused is to the survivor"),
        folded=True,
        initial="unknown",
        required=False,
    )  # fmt: skip
    count = OneOf(
        options("accused_counts", "1 2 3 more_than_3 unknown"),
        label=_("How many accused"),
        inline=True,
        initial="unknown",
        required=False,
    )
    contexts = SomeOf(
        options("contexts", "partner in_laws honour dowry exchange inheritance workplace custody "
                            "trafficking cyber stalking weapon drug_facilitated grave_hurt "
                            "several_incidents"),
        label=_("What belongs to it"),
        required=False,
        inline=True,
    )  # fmt: skip
    disability = TickField(label=_("The survivor lives with a disability"), required=False)
    in_custody = TickField(
        label=_("The survivor was in the custody of police, jail, hospital or an institution"),
        required=False,
    )
    province = OneOf(
        options("provinces", "IS PB SD KP BA GB AJK"),
        label=_("Where was it done?"),
        inline=True,
        required=False,
    )

    def __init__(self, *args: Any, visit: Visit, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.visit = visit
        acts = copy.deepcopy(ACT_FIELDS)
        for field in acts.values():
            field.inline = True
        self.fields |= acts
        self.fields["province"].initial = visit.actor.province
        self.fields["when"].now = visit.now  # type: ignore[attr-defined]  # the field's own

    def told(self, yes: frozenset[str], no: frozenset[str]) -> Told:
        """This will read the answers; what is missing or wrong counts as not told."""
        said = self.cleaned_data
        return Told(
            acts=frozenset(act for name, _l, _g in ACT_GROUPS for act in said.get(name) or ()),
            on=self._day(),
            province=said.get("province") or self.visit.actor.province,
            survivor_age=said.get("age_band") or "unknown",
            survivor_sex=said.get("sex") or "undisclosed",
            accused_count=said.get("count") or "unknown",
            accused_is_official=said.get("relation") in OFFICIALS,
            survivor_was_in_custody=bool(said.get("in_custody")),
            relation=said.get("relation") or "unknown",
            contexts=frozenset(said.get("contexts") or ()),
            needs=frozenset({"disability"} if said.get("disability") else ()),
            yes=yes,
            no=no,
        )

    def _day(self) -> date:
        when = self.cleaned_data.get("when")
        return clock.local_date((when.latest if when else None) or self.visit.now)


@door(audience="law", classes=PUBLISHED, methods=("GET", "POST"))
def assistant(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will ask what was done, and show what it would be in law. Nothing is kept."""
    return render(request, "law/assistant.html", _shown(request, visit))


@door(audience="law", classes=PUBLISHED, methods=("POST",))
def assistant_found(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the same while the answers are ticked."""
    return render(request, "law/assistant_found.html", _shown(request, visit))


def _shown(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    form = StoryForm(request.POST if request.method == "POST" else None, visit=visit)
    shown: dict[str, Any] = {
        "form": form,
        "act_fields": [form[name] for name, _label, _group in ACT_GROUPS],
        "told": False,
    }
    if request.method == "POST":
        form.is_valid()
        yes, no = sections.answers_in(request.POST)
        told = form.told(yes, no)
        shown["told"] = bool(told.acts)
        shown["found"] = sections.found(assess([told] if told.acts else []), yes, no)
    return shown
