"""Who may know: the officer's word, who holds a case, and what she agreed to share."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.confidentiality import actions, consents, custody
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.consents import ConsentLine
from amaan.kernel.clock import end_of_day
from amaan.kernel.ids import CaseId, UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.posts import Post
from amaan.web.kit import clock_words, people
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf, SomeOf, read_day
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

SKELETON = frozenset({DataClass.C1})
CASEWORK = frozenset({DataClass.C1, DataClass.C2})
# Who may register what she told.
REGISTERING = (Post.STATION_COMMANDER, Post.STATION_CLERK, Post.SUPERVISOR)


class WordForm(forms.Form):
    """What somebody in the case is to the officer."""

    knows = OneOf(
        options("acquaintances", "nobody kin_of_accused kin_of_survivor acquainted"),
        label=gettext_lazy("Do you know anybody in this case?"),
        hint=gettext_lazy("The woman, the accused, whoever told, a witness."),
    )


class RegisteringForm(people.ReceiverForm):
    """Who may register what she told, and until which day at the latest."""

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.now = now
        self.fields["until"] = LineField(
            label=gettext_lazy("Until which day, at the latest?"),
            hint=gettext_lazy("As 21/11/2026. Left empty, it ends 24 hours after registration."),
            required=False,
            limit=20,
        )

    def clean_until(self) -> datetime | None:
        """This will read the day as its last instant; a day that is over is refused."""
        written = self.cleaned_data["until"]
        if not written:
            return None
        until = end_of_day(read_day(written))
        if until <= self.now:
            raise forms.ValidationError(_("This day is over. Write a day that is still to come."))
        return until


class ConsentForm(forms.Form):
    """What she agrees to share, in parts; nothing is marked beforehand."""

    consent_id = forms.UUIDField(widget=forms.HiddenInput)
    recipient = OneOf(
        options("consent_recipients", " ".join(consents.RECIPIENTS)),
        label=gettext_lazy("With whom?"),
        folded=True,
    )
    parts = SomeOf(
        options("consent_parts", "C3 C5 C4 C4.medical"),
        label=gettext_lazy("What may they be told? Ask her for each."),
    )
    given_by = OneOf(
        options("yes_sayers", "survivor guardian"),
        label=gettext_lazy("Who said yes?"),
        inline=True,
    )
    until = LineField(
        label=gettext_lazy("Until which day?"),
        hint=gettext_lazy("As 21/11/2026; 90 days at most. After that she is asked again."),
        limit=20,
    )


@door(audience="case", classes=SKELETON, methods=("GET", "POST"))
def word(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask once whether the officer knows anybody in the case, and keep the answer.

    Whoever knows one is out of the case when this page is answered, for good.
    """
    case = CaseId(case_id)
    reference = cases.reference_of(visit.actor, case)
    standing = confidentiality.standing_of(visit.actor, case, visit.now)
    if not standing.decide(visit.actor.post.value, "declare").allowed:
        raise NotFound
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        knows = form.cleaned_data["knows"]
        actions.declare(actor=visit.actor, case_id=case, knows=knows, now=visit.now)
        if knows == "nobody":
            return redirect("case:sheet", case_id)
        messages.success(
            request,
            _("You are out of this case. Speak of it to nobody; it is not held against you."),
        )
        return redirect("desk:home")
    shown = {
        "form": form,
        "reference": reference,
        "case_id": case,
        "holds": bool({"taker", "desk"} & standing.relations),
    }
    return render(request, "case/word.html", shown, status=422 if form.errors else 200)


@door(audience="case", classes=CASEWORK)
def standing(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show who may read and who may register a case, and let its holder change it."""
    return render(request, "case/standing.html", _standing_shown(visit, CaseId(case_id)))


@door(audience="case", classes=CASEWORK, methods=("POST",))
def hand_on(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give a case to an officer named; whoever held it lets go."""
    case = CaseId(case_id)
    # Read before the act: after a refusal the transaction answers no more questions.
    shown = _standing_shown(visit, case)
    form = shown["receivers"] = _receivers(case, visit, request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.hand_on(
                    actor=visit.actor, case_id=case, officer_id=form.officer(), now=visit.now
                )
                messages.success(request, _("The case is in other hands now. Tell her whose."))
                return redirect("desk:home")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error("officer", sentence_of(refusal))
    return render(request, "case/standing.html", shown, status=422)


@door(audience="case", classes=CASEWORK, methods=("POST",))
def let_register(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will let one officer register the FIR: account and parties, and nothing more."""
    case = CaseId(case_id)
    shown = _standing_shown(visit, case)
    form = shown["registrars"] = _registrars(case, visit, request.POST)
    if not form.is_valid():
        return render(request, "case/standing.html", shown, status=422)
    actions.grant(
        actor=visit.actor,
        case_id=case,
        officer_id=form.officer(),
        relation="registering",
        since=visit.now,
        until=form.cleaned_data["until"],
        now=visit.now,
    )
    messages.success(
        request, _("This officer may register the FIR now. It ends 24 hours after registration.")
    )
    return redirect("case:standing", case_id)


@door(audience="case", classes=CASEWORK, methods=("POST",))
def end_registering(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will take the right to register away from everybody who has it, at once."""
    actions.end_relation(
        actor=visit.actor,
        case_id=CaseId(case_id),
        relation="registering",
        at=visit.now,
        now=visit.now,
    )
    return redirect("case:standing", case_id)


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def sharing(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what she agreed to share, and write down another yes of hers."""
    case = CaseId(case_id)
    actions.permit(actor=visit.actor, act="record_consent", case_id=case, now=visit.now)
    form = ConsentForm(request.POST if request.method == "POST" else None,
                       initial={"consent_id": new_id()})  # fmt: skip
    lines = consents.consents_of(visit.actor, case, visit.now)
    shown = {
        "form": form,
        "reference": cases.reference_of(visit.actor, case),
        "case_id": case,
        "lines": [_consent(line, visit) for line in lines],
    }
    if form.is_bound and form.is_valid() and _given(form, visit, case):
        return redirect("case:sharing", case_id)
    return render(request, "case/sharing.html", shown, status=422 if form.errors else 200)


@door(audience="case", classes=CASEWORK, methods=("POST",))
def withdraw(request: HttpRequest, visit: Visit, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """This will take back what she agreed to: from the next look on it opens nothing."""
    consents.withdraw(
        actor=visit.actor, case_id=CaseId(case_id), consent_id=consent_id, now=visit.now
    )
    return redirect("case:sharing", case_id)


def _given(form: ConsentForm, visit: Visit, case: CaseId) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            consents.give(
                actor=visit.actor,
                case_id=case,
                consent_id=said["consent_id"],
                recipient=said["recipient"],
                parts=tuple(said["parts"]),
                given_by=said["given_by"],
                until=end_of_day(read_day(said["until"])),
                now=visit.now,
            )
    except NotFound:
        raise
    except forms.ValidationError as wrong:
        form.add_error("until", wrong)
    except Refused as refusal:
        about = "until" if isinstance(refusal, consents.ConsentTooLong) else "parts"
        form.add_error(about, sentence_of(refusal))
    return not form.errors


def _consent(line: ConsentLine, visit: Visit) -> dict[str, Any]:
    if line.withdrawn_at is not None:
        state = _("Taken back %(when)s") % {"when": clock_words.moment(line.withdrawn_at)}
    elif not line.holds(visit.now):
        state = _("Ended %(when)s") % {"when": clock_words.until(line.expires_at)}
    else:
        state = _("Holds until %(when)s") % {"when": clock_words.until(line.expires_at)}
    return {
        "id": line.id,
        "holds": line.holds(visit.now),
        "title": label("consent_recipients", line.recipient),
        "pairs": (
            (_("What"), _(", ").join(label("consent_parts", part) for part in line.parts)),
            (_("Who said yes"), label("yes_sayers", line.given_by)),
            (_("Given"), clock_words.moment(line.given_at)),
            (_("Now"), state),
        ),
    }


def _standing_shown(visit: Visit, case: CaseId) -> dict[str, Any]:
    found = custody.standing_page(visit.actor, case, visit.now)
    return {
        "reference": cases.reference_of(visit.actor, case),
        "case_id": case,
        "register": people.standing_register(found, visit),
        "receivers": _receivers(case, visit),
        "registrars": _registrars(case, visit),
        "somebody_registers": any(person.relation == "registering" for person in found),
    }


def _receivers(case: CaseId, visit: Visit, data: Any = None) -> people.ReceiverForm:
    officers = _officers(case, people.CARRYING, visit)
    return people.ReceiverForm(data, officers=officers, prefix="to")


def _registrars(case: CaseId, visit: Visit, data: Any = None) -> RegisteringForm:
    officers = _officers(case, REGISTERING, visit)
    return RegisteringForm(data, officers=officers, now=visit.now, prefix="fir")


def _officers(case: CaseId, posts: tuple[Post, ...], visit: Visit) -> tuple[people.Choice, ...]:
    within = visit.actor.district_id or visit.actor.unit_id
    return people.choices_for(case, posts, UnitId(within), visit)
