"""From what was written down to what is filed: facts in codes, parcels to seal, parties.

Pure: it decides where each word goes and touches no table. The rule of the house is that
whatever says who somebody is, where she is or what she said leaves here as a parcel.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from amaan.cases.actions import NewFact, NewParty
from amaan.confidentiality.sealing import Parcel
from amaan.desk.intake import Accused, Completion, Incident, Intake, Person, SafeContact
from amaan.kernel.ids import CaseId, FactId, PersonRef, new_id, new_id_in
from amaan.protocol import facts
from amaan.protocol.facts import Happened


@dataclass(frozen=True)
class Filed:
    """A complaint sorted into what the trunk keeps and what the vault keeps."""

    happenings: tuple[NewFact, ...]
    parcels: tuple[Parcel, ...]
    parties: tuple[NewParty, ...]


def file(intake: Intake, *, case_id: CaseId, mode: str, now: datetime) -> Filed:
    """This will sort a complaint into facts, parcels to seal and parties."""
    survivor, informant, accused = (PersonRef(new_id()) for _ in range(3))
    received = NewFact(fact=_received(intake, mode), happened=Happened.at(now))
    happenings = tuple(
        replace(told, id=FactId(new_id_in(case_id))) for told in (received, *_rest(intake, now))
    )
    parties = [
        NewParty(survivor, "survivor", sex=intake.survivor.sex, age_band=intake.survivor.age_band),
        NewParty(
            accused,
            "accused",
            sex=intake.accused.person.sex,
            age_band=intake.accused.person.age_band,
            relation=intake.accused.relation,
        ),
    ]
    parcels = [
        *_words(intake, happenings[0].id),
        *_survivor(intake, survivor),
        *_person("accused", accused, intake.accused.person),
    ]
    if not intake.survivor_is_informant:
        parties.append(NewParty(informant, "informant", relation=intake.informant_person.relation))
        if intake.informant != "anonymous":
            parcels += _person("informant", informant, intake.informant_person)
    return Filed(happenings, tuple(p for p in parcels if p.value), tuple(parties))


def _received(intake: Intake, mode: str) -> facts.Fact:
    return facts.ComplaintReceived(
        mode=mode,
        informant=intake.informant,
        survivor_age=intake.survivor.age_band,
        survivor_sex=intake.survivor.sex,
        anonymous=intake.anonymous,
        needs=intake.needs,
        survivor_heard=not intake.adult_reported_missing,
    )


def _rest(intake: Intake, now: datetime) -> Iterator[NewFact]:
    at_the_desk = Happened.at(now)
    told = intake.incident
    yield NewFact(facts.TriageAnswered(**asdict(intake.triage)), at_the_desk)
    yield NewFact(facts.ConsentRecorded(**asdict(intake.consent)), at_the_desk)
    if told.acts:
        yield _incident(told, intake.accused)
    for weighed in _weighed(intake):
        yield NewFact(weighed, at_the_desk)
    if intake.wish is not None and intake.wish_is_hers:
        yield NewFact(
            facts.WishRecorded(wants=intake.wish.wants, wants_fir=intake.wish.wants_fir),
            at_the_desk,
        )
        if intake.wish.officer:
            yield NewFact(facts.OfficerChoiceMade(choice=intake.wish.officer), at_the_desk)
    if "child_missing" in told.acts:
        yield NewFact(facts.ChildReportedMissing(), at_the_desk)
    if intake.woman_absent_reason:
        yield NewFact(facts.WomanOfficerAbsent(reason=intake.woman_absent_reason), at_the_desk)
    else:
        yield NewFact(facts.WomanOfficerPresent(presence=intake.woman_present), at_the_desk)
    if intake.room:
        yield NewFact(facts.RoomRecorded(room=intake.room), at_the_desk)
    if intake.conflict.sources:
        yield NewFact(facts.ConflictDeclared(sources=intake.conflict.sources), at_the_desk)


def _weighed(told: Intake | Completion) -> Iterator[facts.Fact]:
    """This will give what was answered and decided of sections: applied, and left out why."""
    yes, no = told.particulars
    if yes or no:
        yield facts.ParticularsTold(yes=yes, no=no)
    for offence in told.offences:
        yield facts.OffenceAlleged(offence=offence, proposed=offence in told.proposed)
    for offence, reason in told.left_out:
        if offence not in told.offences:
            yield facts.read("offence.declined", {"offence": offence, "reason": reason})


def _incident(told: Incident, accused: Accused) -> NewFact:
    return NewFact(
        facts.IncidentDescribed(
            acts=told.acts,
            certainty=told.certainty,
            place=told.place,
            contexts=told.contexts,
            accused_count=accused.count,
            accused_relation=accused.relation,
            accused_is_official=accused.is_official,
            survivor_was_in_custody=told.survivor_was_in_custody,
            accused_age=accused.age,
            accused_work=accused.work,
        ),
        told.happened,
    )


def _words(intake: Intake, received: FactId) -> Iterator[Parcel]:
    yield Parcel(received, "words", intake.words)
    yield Parcel(received, "conflict_note", intake.conflict.note)
    yield Parcel(received, "must_not_know", ", ".join(intake.conflict.service_numbers))


def _survivor(intake: Intake, ref: PersonRef) -> Iterator[Parcel]:
    # How she may safely be reached is asked for even when no name is kept.
    yield from _safe_contact(intake.safe_contact, ref)
    yield Parcel(ref, "protected_location", intake.whereabouts)
    if intake.anonymous:
        return
    yield from _person("survivor", ref, intake.survivor)


def _person(role: str, ref: PersonRef, person: Person) -> Iterator[Parcel]:
    yield Parcel(ref, f"{role}_name", person.name)
    yield Parcel(ref, f"{role}_relative", person.relative)
    yield Parcel(ref, f"{role}_cnic", person.cnic)
    yield Parcel(ref, f"{role}_phone", person.phone)
    yield Parcel(ref, f"{role}_address", person.address)
    yield Parcel(ref, f"{role}_note", person.note)


def _safe_contact(given: SafeContact, ref: PersonRef) -> Iterator[Parcel]:
    if given.is_given:
        yield Parcel(ref, "safe_contact", json.dumps(asdict(given)))


def complete(
    told: Completion, *, survivor: PersonRef, accused: PersonRef | None, now: datetime
) -> tuple[NewFact, ...]:
    """This will sort what a woman officer adds into facts, with the parcels of its parties.

    Her words are a further statement beside the first ones; neither replaces the other.
    """
    here = Happened.at(now)
    happenings = [NewFact(facts.WomanOfficerPresent(presence=told.presence), here)]
    if told.room:
        happenings.append(NewFact(facts.RoomRecorded(room=told.room), here))
    if told.words:
        paper = FactId(new_id())
        words = (Parcel(paper, "words", told.words),)
        happenings.append(NewFact(facts.PaperFiled(paper="statement"), here, words, paper))
    happenings.append(NewFact(facts.ConsentRecorded(**asdict(told.consent)), here))
    if told.incident is not None:
        happenings.append(_incident(told.incident, told.accused))
    happenings += [NewFact(weighed, here) for weighed in _weighed(told)]
    wish = facts.WishRecorded(wants=told.wish.wants, wants_fir=told.wish.wants_fir)
    parcels = [*_safe_contact(told.safe_contact, survivor)]
    parcels.append(Parcel(survivor, "protected_location", told.whereabouts))
    if told.consent.record:
        parcels += _person("survivor", survivor, told.survivor)
    if accused is not None:
        parcels += _person("accused", accused, told.accused.person)
    happenings.append(NewFact(wish, here, tuple(p for p in parcels if p.value)))
    if told.wish.officer:
        happenings.append(NewFact(facts.OfficerChoiceMade(choice=told.wish.officer), here))
    return tuple(happenings)
