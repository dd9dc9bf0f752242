"""From a valid form to what the verb takes. A child's complaint is cut to the safety minimum."""

from datetime import timedelta
from typing import Any

from amaan.desk import intake as taken
from amaan.kernel import clock
from amaan.law import catalogue
from amaan.law.proposals import OFFICIALS, Told
from amaan.protocol import codes
from amaan.protocol.facts import Happened
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.kit import sections
from amaan.web.kit.fields import When

_OFFICE_OF_THE_ACCUSED = frozenset(
    {"accused_in_police", "accused_in_court", "accused_in_government"}
)
# How far back "not known" may lie when nothing else is told. Care counts from the latest
# plausible time, which is now; this only says that it may be long ago.
_LONG_AGO = timedelta(days=365)


def intake_of(form: IntakeForm) -> taken.Intake:
    """This will read a valid form as the intake it describes."""
    said = form.cleaned_data
    child = said["age_band"] in codes.CHILD_BANDS and said["informant"] == "survivor"
    return taken.Intake(
        informant=said["informant"],
        survivor=_survivor(said),
        consent=_consent(said),
        triage=_triage(said),
        incident=_incident(form, said),
        offences=tuple(said["offences"]),
        proposed=tuple(said["proposed"].split()),
        particulars=_particulars(form),
        left_out=left_out(form),
        no_offence_fits=said["no_offence_fits"],
        wish=_wish(said),
        words=said["words"],
        language=said["language"],
        needs=tuple(said["needs"]),
        safe_contact=_safe_contact(said),
        accused=_accused(said, child),
        informant_person=_informant(said),
        conflict=_conflict(said),
        woman_present="" if said["woman_present"] == "nobody" else said["woman_present"],
        woman_absent_reason=(
            said["woman_absent_reason"] if said["woman_present"] == "nobody" else ""
        ),
        room=said["heard_in"],
        anonymous=said["consent_record"] == "no",
        whereabouts=said["whereabouts"],
        papers_kept_at_desk=said["kept_at_desk"],
    )


def sealed_intake_of(form: IntakeForm, offences: tuple[str, ...]) -> taken.Intake:
    """This will read the half that cannot wait; what was not asked stays unsaid."""
    said = form.cleaned_data
    return taken.Intake(
        informant=said["informant"],
        survivor=taken.Person(sex=said["sex"], age_band=said["age_band"]),
        consent=taken.Consent(
            record=said["consent_record"] == "yes", share_for_care=said["share_for_care"]
        ),
        triage=_triage(said),
        incident=_incident(form, said),
        offences=offences,
        proposed=offences,
        wish=None,
        words=said["words"],
        language=said["language"],
        needs=tuple(said["needs"]),
        safe_contact=_safe_contact(said),
        accused=taken.Accused(is_official=_is_official(said)),
        conflict=_conflict(said),
        woman_present="",
        woman_absent_reason=said["woman_absent_reason"],
    )


def completion_of(form: IntakeForm) -> taken.Completion:
    """This will read what the woman officer who came has asked."""
    said = form.cleaned_data
    return taken.Completion(
        consent=_consent(said),
        survivor=_survivor({"sex": "undisclosed", "age_band": "unknown", **said}),
        wish=_wish(said),
        words=said["words"],
        incident=_incident(form, said) if form.acts() else None,
        offences=tuple(said["offences"]),
        proposed=tuple(said["proposed"].split()),
        particulars=_particulars(form),
        left_out=left_out(form),
        accused=_accused(said, child=False),
        safe_contact=_safe_contact(said),
        whereabouts=said["whereabouts"],
        presence=said["woman_present"],
        room=said["heard_in"],
    )


def told(form: IntakeForm, province: str) -> Told:
    """This will read the plain answers from which offences are proposed.

    The form may be half filled: what is missing or wrong counts as not yet told.
    """
    said = form.cleaned_data
    when = said.get("incident")
    latest = (when.latest if when else None) or form.now
    yes, no = sections.answers_in(form.typed)
    return Told(
        acts=frozenset(form.acts()),
        # The law of the day of the act; where that is uncertain, of its latest plausible day.
        on=clock.local_date(latest),
        survivor_age=said.get("age_band") or "unknown",
        survivor_sex=said.get("sex") or "undisclosed",
        accused_count=said.get("accused_count") or "unknown",
        accused_is_official=_is_official(said),
        survivor_was_in_custody=bool(said.get("in_custody")),
        contexts=frozenset(said.get("contexts") or ()),
        relation=said.get("accused_relation") or "unknown",
        needs=frozenset(said.get("needs") or ()),
        province=province,
        yes=yes,
        no=no,
    )


def left_out(form: IntakeForm) -> tuple[tuple[str, str], ...]:
    """This will read why a proposed section was not applied, where a reason was given."""
    given = (
        (name.removeprefix("why_"), form.typed.get(name, ""))
        for name in form.typed
        if name.startswith("why_")
    )
    known = catalogue.load().every
    return tuple((o, why) for o, why in given if o in known and why in codes.SECTION_DOUBTS)


def _particulars(form: IntakeForm) -> tuple[tuple[str, ...], tuple[str, ...]]:
    yes, no = sections.answers_in(form.typed)
    return tuple(sorted(yes)), tuple(sorted(no))


def _wish(said: dict[str, Any]) -> taken.Wish:
    return taken.Wish(
        wants=tuple(said["wants"]), wants_fir=said["wants_fir"], officer=said["wants_officer"]
    )


def _survivor(said: dict[str, Any]) -> taken.Person:
    return taken.Person(
        sex=said["sex"],
        age_band=said["age_band"],
        name=said["name"],
        relative=said["relative"],
        cnic=said["cnic"],
        phone=said["phone"],
        address=said["address"],
    )


def _triage(said: dict[str, Any]) -> taken.Triage:
    return taken.Triage(
        danger_now=said["danger_now"],
        injury_or_assault_7d=said["injury_or_assault_7d"],
        children_at_risk=said["children_at_risk"],
        strangulation=said["strangulation"] or "not_asked",
    )


def _consent(said: dict[str, Any]) -> taken.Consent:
    return taken.Consent(
        record=said["consent_record"] == "yes",
        share_for_care=said["share_for_care"],
        statistics=said["statistics"],
        by=said["consent_by"],
    )


def _incident(form: IntakeForm, said: dict[str, Any]) -> taken.Incident:
    # Where it may be left out, leaving it out is the same as "not known".
    when = said["incident"] or When(None, None, "unknown")
    now = form.now
    # "Not known" could be any time: as old as the law's longest memory, as fresh as today.
    earliest = when.earliest or now - _LONG_AGO
    return taken.Incident(
        acts=form.acts(),
        happened=Happened(earliest, when.latest or now),
        certainty=when.certainty,
        place=said.get("place", "unknown"),
        contexts=tuple(said.get("contexts", ())),
        survivor_was_in_custody=said.get("in_custody", False),
    )


def _safe_contact(said: dict[str, Any]) -> taken.SafeContact:
    return taken.SafeContact(
        channel=said["contact_channel"],
        number=said["contact_number"],
        hours=said["contact_hours"],
        code_word=said["contact_code_word"],
        safe_person=said["contact_safe_person"],
        must_not_know=said["contact_must_not_know"],
    )


def _accused(said: dict[str, Any], child: bool) -> taken.Accused:
    relation = said["accused_relation"]
    person = taken.Person()
    if not child:
        # A child is asked for safety only; a trained interviewer hears who and how.
        person = taken.Person(
            name=said["accused_name"],
            relative=said["accused_relative"],
            cnic=said["accused_cnic"],
            phone=said["accused_phone"],
            address=said["accused_address"],
            note=said["accused_note"],
        )
    return taken.Accused(
        count=said["accused_count"],
        relation=relation,
        is_official=_is_official(said),
        age="" if child else said["accused_age"],
        work="" if child else said["accused_work"],
        person=person,
    )


def _is_official(said: dict[str, Any]) -> bool:
    return said.get("accused_relation") in OFFICIALS or bool(
        _OFFICE_OF_THE_ACCUSED & set(said.get("conflicts") or ())
    )


def _informant(said: dict[str, Any]) -> taken.Person:
    return taken.Person(
        name=said["informant_name"],
        phone=said["informant_phone"],
        relation=said["informant_relation"] or "unknown",
    )


def _conflict(said: dict[str, Any]) -> taken.Conflict:
    sources = tuple(said["conflicts"])
    numbers = tuple(n.strip() for n in said["conflict_numbers"].split(",") if n.strip())
    if numbers and "officer_must_not_know" not in sources:
        sources = (*sources, "officer_must_not_know")
    return taken.Conflict(sources=sources, service_numbers=numbers, note=said["conflict_note"])
