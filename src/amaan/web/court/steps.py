"""The acts of prosecution and court, each on a page of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.court import hearings, hearings_changed, judgments, prosecution
from amaan.court import queries as court
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.protocol.codes import SPECIAL_MEASURES
from amaan.web.court.acting import ask, is_settled, remember_wordings
from amaan.web.court.forms import (
    ChargeForm,
    HearingForm,
    JudgmentForm,
    OutcomeForm,
    TakeBackForm,
    WitnessForm,
)
from amaan.web.court.forms_prosecution import (
    AdviceForm,
    AnswerForm,
    DefectForm,
    RelieveForm,
    SendForm,
)
from amaan.web.court.shapes import court_of
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, read_by
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}
BOTH = ("GET", "POST")


@door(audience="court", classes=CASEWORK, methods=BOTH)
def fix(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down a day that the court gave."""
    file = read_by(visit, CaseId(case_id), "record_trial")
    form = HearingForm(request.POST or None, now=visit.now, districts=_districts(visit))
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: hearings.fix_hearing(
            actor=visit.actor, case_id=file.case_id, hearing=form.hearing(), now=visit.now
        ),
    ):  # fmt: skip
        messages.success(request, _("Written down. Tell her the date by the way she said is safe."))
        return redirect("court:trial", case_id)
    return ask(
        request, file, form,
        title=_("A date in court"), lead=_("As the court gave it. Nobody's name is written here."),
    )  # fmt: skip


@door(audience="court", classes=CASEWORK, methods=BOTH)
def move(request: HttpRequest, visit: Visit, hearing_id: UUID) -> HttpResponse:
    """This will write down that the court moved a day before it came."""
    line, file = _to_change(visit, hearing_id)
    form = HearingForm(
        request.POST or None,
        now=visit.now,
        initial={"court": line.court, "court_number": line.court_number, "purpose": line.purpose},
    )
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: hearings_changed.move_hearing(
            actor=visit.actor, hearing_id=hearing_id, to=form.hearing(), now=visit.now
        ),
    ):  # fmt: skip
        messages.success(
            request, _("Written down. Tell her the new date; she knows the old one perhaps.")
        )
        return redirect("court:trial", line.case_id)
    return ask(
        request, file, form,
        title=_("The court moved this day"),
        lead=_("Stood for: %(day)s") % {"day": clock_words.day(line.day)},
    )  # fmt: skip


@door(audience="court", classes=CASEWORK, methods=BOTH)
def take_back(request: HttpRequest, visit: Visit, hearing_id: UUID) -> HttpResponse:
    """This will take back a day in court that was written down by mistake."""
    line, file = _to_change(visit, hearing_id)
    form = TakeBackForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: hearings_changed.take_back_hearing(
            actor=visit.actor, hearing_id=hearing_id, reason=form.cleaned_data["reason"],
            now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(request, _("Taken back. If she was told of this day, tell her at once."))
        return redirect("court:trial", line.case_id)
    return ask(
        request, file, form,
        title=_("This day was never given"),
        lead=f"{clock_words.day(line.day)}, {court_of(line)}: "
        f"{label('hearing_purposes', line.purpose)}",
    )  # fmt: skip


@door(audience="court", classes=CASEWORK, methods=BOTH)
def outcome(request: HttpRequest, visit: Visit, hearing_id: UUID) -> HttpResponse:
    """This will write down what came of a day in court, with the next date."""
    line = court.hearing(visit.actor, hearing_id)
    file = read_by(visit, line.case_id, "record_trial")
    form = OutcomeForm(request.POST or None, now=visit.now)

    def act() -> None:
        told = form.outcome(court=line.court, court_number=line.court_number, purpose=line.purpose)
        hearings.write_outcome(
            actor=visit.actor, hearing_id=hearing_id, outcome=told, now=visit.now
        )

    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("Written down. Tell her what came of it, and the next date."))
        if form.cleaned_data["held"] == "went_on":
            return redirect("court:witnesses", hearing_id)
        return redirect("court:trial", line.case_id)
    return ask(
        request, file, form,
        title=_("What came of it"),
        lead=f"{clock_words.day(line.day)}, {court_of(line)}: "
        f"{label('hearing_purposes', line.purpose)}",
    )  # fmt: skip


@door(audience="court", classes=CASEWORK, methods=BOTH)
def witnesses(request: HttpRequest, visit: Visit, hearing_id: UUID) -> HttpResponse:
    """This will write down who came to a hearing, who was heard, and who turned."""
    line = court.hearing(visit.actor, hearing_id)
    file = read_by(visit, line.case_id, "record_trial")
    form = WitnessForm(request.POST or None, now=visit.now)

    def act() -> None:
        there = court.witnesses_at(visit.actor, hearing_id)
        hearings.note_witnesses(
            actor=visit.actor, hearing_id=hearing_id, witnesses=form.witnesses(there),
            now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("court:trial", line.case_id)
    return ask(
        request, file, form,
        title=_("Who came"),
        lead=_("By role, never by name. Where a witness turned, ask what stands behind it; it is "
               "not held against her."),
        template="court/witnesses.html",
    )  # fmt: skip


@door(audience="court", classes=CASEWORK, methods=("POST",))
def measure(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down that the court was asked to protect her while she is heard."""
    file = read_by(visit, CaseId(case_id), "record_trial")
    asked = request.POST.get("measure", "")
    if asked not in SPECIAL_MEASURES:
        raise NotFound
    hearings.ask_measure(actor=visit.actor, case_id=file.case_id, measure=asked, now=visit.now)
    return redirect("court:trial", case_id)


@door(audience="court", classes=CASEWORK, methods=("POST",))
def measure_decided(request: HttpRequest, visit: Visit, measure_id: UUID) -> HttpResponse:
    """This will write down whether the court granted it."""
    case_id = court.case_of_measure(visit.actor, measure_id)
    read_by(visit, case_id, "record_trial")
    granted = request.POST.get("granted") == "yes"
    hearings.decide_measure(
        actor=visit.actor, measure_id=measure_id, granted=granted, now=visit.now
    )
    return redirect("court:trial", case_id)


@door(audience="court", classes=CASEWORK, methods=BOTH)
def charge(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down that the court framed the charge."""
    file = read_by(visit, CaseId(case_id), "record_trial")
    form = ChargeForm(request.POST or None, now=visit.now, initial={"happened": visit.now})
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: judgments.frame_charge(
            actor=visit.actor, case_id=file.case_id, fact_id=form.act_ref(),
            altered=form.cleaned_data["altered"], happened=form.when(), now=visit.now,
        ),
    ):  # fmt: skip
        return redirect("court:trial", case_id)
    return ask(request, file, form, title=_("The court framed the charge"))


@door(audience="court", classes=CASEWORK, methods=BOTH)
def judgment(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down the judgment, the sentence and compensation."""
    file = read_by(visit, CaseId(case_id), "record_trial")
    form = JudgmentForm(request.POST or None, now=visit.now, initial={"happened": visit.now})
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: judgments.give_judgment(
            actor=visit.actor, case_id=file.case_id, fact_id=form.act_ref(),
            verdict=form.verdict(), happened=form.when(), now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(
            request, _("Written down. Tell her the judgment, and what she may do about it.")
        )
        return redirect("court:trial", case_id)
    return ask(request, file, form, title=_("Judgment"))


@door(audience="court", classes=CASEWORK, methods=BOTH)
def send(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will send the case to a prosecutor, or note that it went on paper."""
    file = read_by(visit, CaseId(case_id), "send_to_prosecutor")
    there = [
        (one.officer_id, in_language(one.name_en, one.name_ur, visit.language))
        for one in prosecution.prosecutors(visit.actor, file.case_id, visit.now)
    ]
    form = SendForm(request.POST or None, now=visit.now, prosecutors=there)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: prosecution.send(
            actor=visit.actor, case_id=file.case_id, referral_id=form.act_ref(),
            about=form.cleaned_data["about"], prosecutor_id=form.prosecutor(), now=visit.now,
        ),
    ):  # fmt: skip
        return redirect("court:trial", case_id)
    return ask(
        request, file, form,
        title=_("Send to the prosecutor"),
        lead=_("What she told, the medical papers and the accused open to the prosecutor. Who she "
               "is, where she is, how to reach her, her danger and your notes do not."),
    )  # fmt: skip


@door(audience="court", classes=CASEWORK, methods=BOTH)
def relieve(request: HttpRequest, visit: Visit, case_id: UUID, officer_id: UUID) -> HttpResponse:
    """This will take the case from a prosecutor, with the reason, and name who has it then."""
    file = read_by(visit, CaseId(case_id), "send_to_prosecutor")
    on_it = prosecution.prosecutors_on(visit.actor, file.case_id, visit.now)
    has_it = next((one for one in on_it if one.officer_id == officer_id), None)
    if has_it is None:
        raise NotFound
    there = [
        (one.officer_id, in_language(one.name_en, one.name_ur, visit.language))
        for one in prosecution.prosecutors(visit.actor, file.case_id, visit.now)
        if one.officer_id != officer_id
    ]
    form = RelieveForm(request.POST or None, now=visit.now, prosecutors=there)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: prosecution.relieve(
            actor=visit.actor, case_id=file.case_id, prosecutor_id=has_it.officer_id,
            reason=form.cleaned_data["reason"], to=form.prosecutor(), now=visit.now,
        ),
    ):  # fmt: skip
        return redirect("court:trial", case_id)
    return ask(
        request, file, form,
        title=_("Another prosecutor"),
        lead=_("%(name)s reads nothing of this case any more from the moment you save. What was "
               "not answered yet waits for whoever has it then.")
        % {"name": in_language(has_it.name_en, has_it.name_ur, visit.language)},
    )  # fmt: skip


@door(audience="court", classes=WRITTEN, methods=BOTH)
def answer(request: HttpRequest, visit: Visit, referral_id: UUID) -> HttpResponse:
    """This will write down what the prosecutor answered."""
    line = court.referral(visit.actor, referral_id)
    file = read_by(visit, line.case_id, "record_trial")
    if line.prosecutor_id not in (None, visit.actor.officer_id):
        raise NotFound
    asks = AnswerForm if line.about == "scrutiny" else AdviceForm
    form = asks(request.POST or None, now=visit.now)

    def act() -> None:
        written = prosecution.answer(
            actor=visit.actor, referral_id=referral_id, given=form.answer(), now=visit.now
        )
        remember_wordings(visit, line.case_id, written, form)

    if form.is_bound and form.is_valid() and is_settled(visit, line.case_id, form) and done(
        form, act
    ):  # fmt: skip
        return redirect("court:trial", line.case_id)
    return ask(
        request, file, form,
        title=_("The prosecutor's answer"), lead=label("prosecutor_asked", line.about),
    )  # fmt: skip


@door(audience="court", classes=WRITTEN, methods=BOTH)
def defect(request: HttpRequest, visit: Visit, defect_id: UUID) -> HttpResponse:
    """This will write down what was done about a defect."""
    case_id, line = court.case_of_defect(visit.actor, defect_id)
    file = read_by(visit, case_id, "record_trial")
    form = DefectForm(request.POST or None, now=visit.now)

    def act() -> None:
        written = prosecution.answer_defect(
            actor=visit.actor, defect_id=defect_id, done=form.cleaned_data["done"],
            words=form.cleaned_data["words"], now=visit.now,
        )  # fmt: skip
        remember_wordings(visit, case_id, written, form)

    if form.is_bound and form.is_valid() and is_settled(visit, case_id, form) and done(form, act):
        return redirect("court:trial", case_id)
    return ask(request, file, form, title=label("defects", line.defect))


def _districts(visit: Visit) -> list[tuple[str, str]]:
    """This will name the districts of the province, where a court may sit."""
    beside = command.districts_beside(visit.actor, clock.local_date(visit.now))
    return [
        (str(one.unit_id), in_language(one.name_en, one.name_ur, visit.language)) for one in beside
    ]


def _to_change(visit: Visit, hearing_id: UUID) -> tuple[court.HearingLine, CaseSheet]:
    line = court.hearing(visit.actor, hearing_id)
    file = read_by(visit, line.case_id, "record_trial")
    if "record" not in file.may:
        raise NotFound
    return line, file
