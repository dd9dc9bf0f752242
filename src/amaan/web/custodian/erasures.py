"""Erasing for good, by two custodians, and holding what a court or an inquiry still needs.

Which case, person or paper is meant travels in the body, never in the address. Nothing is
opened here: people and papers are named by the fields that are kept of them.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import custodians
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.closed_lists import ERASURE_REASONS, HOLD_REASONS
from amaan.confidentiality.custodians import AskedErasure, Erasable, HeldCase
from amaan.kernel.ids import CaseId, NotAReference, OfficerId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.web.kit import clock_words, letting_go, people
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

CODES = frozenset({DataClass.C1})


class CodeForm(forms.Form):
    """The reference of a case, as it stands on the paper that asks for this."""

    reference = LineField(
        label=gettext_lazy("Reference"),
        hint=gettext_lazy(
            "Eight letters and digits, such as K7QF-3M2P. O counts as 0, I and L as 1."
        ),
        limit=40,
    )


class ErasureForm(forms.Form):
    """What is to be erased of the case, and why."""

    def __init__(self, *args: Any, things: tuple[Erasable, ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["thing"] = OneOf(
            [(_code(one), _named(one)) for one in things],
            label=_("What is to be erased?"),
        )
        self.fields["reason"] = OneOf(
            options("erasure_reasons", " ".join(ERASURE_REASONS)), label=_("Why?")
        )


class HoldForm(forms.Form):
    """Why the case is still needed."""

    hold_reason = OneOf(
        options("hold_reasons", " ".join(HOLD_REASONS)),
        label=gettext_lazy("What needs this case?"),
    )


@door(audience="custodian", classes=CODES, methods=("GET", "POST"))
def erasures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what waits to be erased and what is held, and do what a custodian asks."""
    shown = _lists(visit)
    acts: dict[str, Callable[[HttpRequest, Visit, dict[str, Any]], HttpResponse]] = {
        "find": _find,
        "ask": _ask,
        "hold": _hold,
        "lift": _lift,
        "agree": _agree,
        "drop": _drop,
    }
    if request.method == "POST":
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise NotFound
        return act(request, visit, shown)
    return render(request, "custodian/erasures.html", shown)


# -- one case ---------------------------------------------------------------------------------


def _find(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    found = _case(request, visit, shown)
    status = 422 if found is None else 200
    return render(request, "custodian/erasures.html", shown, status=status)


def _ask(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    found = _case(request, visit, shown)
    if found is None:
        return render(request, "custodian/erasures.html", shown, status=422)
    form = shown["erasure"] = ErasureForm(request.POST, things=found)
    if not form.is_valid():
        return render(request, "custodian/erasures.html", shown, status=422)
    what, _sep, about = form.cleaned_data["thing"].partition(" ")
    case, reason = found[0].case_id, form.cleaned_data["reason"]
    done = _("Asked. Nothing is erased before another custodian agrees.")
    return _done(
        request, shown, lambda: letting_go.ask_erasure(visit, case, what, UUID(about), reason), done
    )


def _hold(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    found = _case(request, visit, shown)
    if found is None:
        return render(request, "custodian/erasures.html", shown, status=422)
    form = shown["hold"] = HoldForm(request.POST)
    if not form.is_valid():
        return render(request, "custodian/erasures.html", shown, status=422)
    case, reason = found[0].case_id, form.cleaned_data["hold_reason"]
    done = _("Held. Nothing of this case is erased until a custodian lets it go.")
    return _done(
        request, shown, lambda: letting_go.hold_case(visit, case, reason, lasts=True), done
    )


def _case(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> tuple[Erasable, ...] | None:
    form = shown["find"] = CodeForm(request.POST)
    if not form.is_valid():
        return None
    try:
        found = custodians.erasable(visit.actor, form.cleaned_data["reference"], visit.now)
    except NotAReference:
        form.add_error(
            "reference",
            _("This is not a reference, or one character of it is wrong. Read it again."),
        )
        return None
    except NotFound:
        form.add_error("reference", _("There is nothing of this reference in your area."))
        return None
    shown["reference"] = form.cleaned_data["reference"]
    shown["erasure"], shown["hold"] = ErasureForm(things=found), HoldForm()
    shown["is_held"] = any(one.case_id == found[0].case_id for one in shown["held"])
    return found


# -- what waits -------------------------------------------------------------------------------


def _agree(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    erasure = _id(request, "erasure")
    done = _("Erased for good. In backups it is unreadable after 35 days.")
    return _done(request, shown, lambda: letting_go.agree_to_erasure(visit, erasure), done)


def _drop(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    erasure = _id(request, "erasure")
    done = _("Taken back. Nothing was erased.")
    return _done(request, shown, lambda: letting_go.drop_erasure(visit, erasure), done)


def _lift(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    held = {one.case_id: one for one in shown["held"]}
    case = CaseId(_id(request, "case"))
    if case not in held:
        raise NotFound
    done = _("Let go. From now on it may be erased again.")
    return _done(
        request,
        shown,
        lambda: letting_go.hold_case(visit, case, held[case].reason, lasts=False),
        done,
    )


def _done(
    request: HttpRequest, shown: dict[str, Any], act: Callable[[], object], said: str
) -> HttpResponse:
    try:
        with transaction.atomic():
            act()
    except letting_go.FreshFactorNeeded:
        return redirect(f"{reverse('factor_again')}?next={request.path}")
    except NotFound:
        raise
    except Refused as refusal:
        shown["refusal"] = sentence_of(refusal)
        return render(request, "custodian/erasures.html", shown, status=422)
    messages.success(request, said)
    return redirect("custodian:erasures")


def _id(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise NotFound from None


# -- shown ------------------------------------------------------------------------------------


def _lists(visit: Visit) -> dict[str, Any]:
    found = custodians.erasures(visit.actor, visit.now)
    held = custodians.holds(visit.actor, visit.now)
    return {
        "find": CodeForm(),
        "waiting": [_waiting(one, visit) for one in found if one.erased_at is None],
        "done": [_erased(one) for one in found if one.erased_at is not None],
        "held": held,
        "holds": [_held(one) for one in held],
    }


def _waiting(one: AskedErasure, visit: Visit) -> dict[str, Any]:
    return {
        "id": one.id,
        "reference": one.reference,
        "own": one.by_oneself,
        "held": one.held,
        "pairs": (
            (_("What"), _parts(one.what, one.parts)),
            (_("Why"), label("erasure_reasons", one.reason)),
            (_("Asked by"), _officer(one.asked_by, visit)),
            (_("Asked"), clock_words.moment(one.asked_at)),
        ),
    }


def _erased(one: AskedErasure) -> tuple[str, str]:
    assert one.erased_at is not None, "only what was erased is shown here"
    what = f"{_parts(one.what, one.parts)} ({label('erasure_reasons', one.reason)})"
    return f"{one.reference}, {clock_words.moment(one.erased_at)}", what


def _held(one: HeldCase) -> dict[str, Any]:
    return {
        "case_id": one.case_id,
        "reference": one.reference,
        "pairs": (
            (_("Needed for"), label("hold_reasons", one.reason)),
            (_("Since"), clock_words.moment(one.since)),
        ),
    }


def _code(one: Erasable) -> str:
    return f"{one.what} {one.about}"


def _named(one: Erasable) -> str:
    return f"{_parts(one.what, one.parts)} ({clock_words.moment(one.sealed_at)})"


def _parts(what: str, parts: tuple[str, ...]) -> str:
    fields = _(", ").join(label("sealed_fields", part) for part in parts)
    if what == "object":
        return fields
    return _("A person: %(fields)s") % {"fields": fields}


def _officer(officer_id: OfficerId, visit: Visit) -> str:
    officer = organisation.colleague(officer_id, visit.now)
    return _("An officer") if officer is None else people.name_of(officer, visit)
