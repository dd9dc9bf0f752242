"""The small world of the proofs: two stations, the cast of the practice district, five cases.

Built through the verbs that pages call, as the officers who would call them. Every sealed
value is a canary. The cast and what each is to each case is the same in every proof, so that
a table such as `crawl_oracle.csv` can be written and read by people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

from django.db import connection, transaction
from tests.security.canaries import Aviary

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import standing_of
from amaan.confidentiality.row_security import act_as
from amaan.desk import actions as desk
from amaan.desk.intake import (
    Accused,
    Conflict,
    Consent,
    Incident,
    Intake,
    Person,
    SafeContact,
    Triage,
    Wish,
)
from amaan.house import demo_cast
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, ContactId, UnitId, new_id
from amaan.organisation import actions as organisation
from amaan.organisation.posts import Post, Province
from amaan.organisation.queries import Actor, acting_as
from amaan.protocol import facts

# Who plays which part: the sign-in names of the practice district's cast.
CAST: Mapping[str, str] = {
    "the desk officer": "amna",
    "her colleague": "nasreen",
    "the station clerk": "rahim",
    "the station commander": "daud",
    "the investigator": "shazia",
    "the supervisor": "kamran",
    "the district commander": "yasmin",
    "the regional commander": "tariq",
    "the inspector general": "rukhsana",
    "the officer from another station": "gulnaz",
    "the accused officer": "bashir",
    "the prosecutor": "zehra",
    "the observer": "hina",
    "the mediator": "sakina",
    "the legal adviser": "rubina",
    "the house keeper": "mehnaz",
    "the house worker": "sadia",
    "the service worker": "nadia",
    "the custodian": "parveen",
    "the auditor": "faisal",
    "the personnel officer": "asma",
    "the training officer": "imran",
    "the community officer": "lubna",
    "the media officer": "waqar",
    "the programme officer": "shaista",
    "the registrar": "saima",
}
ACCUSED_OFFICER = "PRACTICE-09"


@dataclass(frozen=True)
class Told:
    """One case of the world, with what a crawl needs to fill addresses."""

    name: str
    case_id: CaseId
    contact_id: ContactId
    # Sealed field -> the reference by which it would be asked for.
    places: Mapping[str, UUID]
    fact_id: UUID
    duty_id: UUID
    # Who took it, and where: pages about units and officers are crawled with these.
    unit_id: UUID
    officer_id: UUID


@dataclass(frozen=True)
class World:
    """Who is there, what they know, and every canary that was let out."""

    now: datetime
    actors: Mapping[str, Actor]
    cases: Mapping[str, Told]
    aviary: Aviary


def build() -> World:
    """This will make the whole world, in the caller's transaction, as the web would."""
    now = clock.now()
    actors = people(now)
    aviary = Aviary()
    her, colleague = actors["the desk officer"], actors["her colleague"]
    elsewhere = actors["the officer from another station"]
    told = {
        "own": _own(her, actors, aviary, now),
        "colleague's": take("colleague's", colleague, aviary, now - timedelta(hours=2)),
        "registered": _registered(her, aviary, now),
        "elsewhere": take("elsewhere", elsewhere, aviary, now - timedelta(hours=3)),
        "sealed": take("sealed", her, aviary, now - timedelta(hours=4)),
        "nowhere": Told(
            "nowhere", CaseId(uuid4()), ContactId(uuid4()), {}, *(uuid4() for _ in range(4))
        ),
    }
    _all_give_their_word(actors, told, now)
    return World(now, actors, told, aviary)


def _all_give_their_word(
    actors: Mapping[str, Actor], told: Mapping[str, Told], now: datetime
) -> None:
    """This will have everybody who was given a case say that he knows nobody in it."""
    for actor, case in product(actors.values(), told.values()):
        with transaction.atomic():
            act_as(actor, now)
            if standing_of(actor, case.case_id, now).relations - {"taker"}:
                confidentiality.declare(actor=actor, case_id=case.case_id, knows="nobody", now=now)


def people(now: datetime) -> Mapping[str, Actor]:
    """This will appoint and post the whole cast, two months ago."""
    began_at = now - timedelta(days=60)
    by_sign_in = {person.sign_in: person for person in demo_cast.cast}
    first = by_sign_in.pop(CAST["the registrar"])
    province, registrar_id = organisation.found_the_service(
        province=Province.BALOCHISTAN,
        name_en=demo_cast.PROVINCE_EN,
        name_ur=demo_cast.PROVINCE_UR,
        registrar=_new(first),
        password=first.password,
        now=began_at,
    )
    registrar = _known(registrar_id, now)
    places: dict[str, UnitId] = {"province": province}
    for key, unit in demo_cast.UNITS.items():
        places[key] = organisation.open_unit(
            actor=registrar,
            parent_id=places[unit.within],
            kind=unit.kind,
            name_en=unit.name_en,
            name_ur=unit.name_ur,
            now=began_at,
        )
    officers = {first.sign_in: registrar_id} | {
        person.sign_in: organisation.appoint_officer(
            actor=registrar,
            officer=_new(person),
            password=person.password,
            unit_id=places[person.at],
            post=person.post,
            now=began_at,
        )
        for person in by_sign_in.values()
    }
    return {part: _known(officers[sign_in], now) for part, sign_in in CAST.items()}


def take(name: str, actor: Actor, aviary: Aviary, at: datetime) -> Told:
    """This will have an officer take a complaint whose every sealed word is a canary."""
    contact_id = ContactId(new_id())
    with transaction.atomic():
        act_as(actor, at)
        desk.open_contact(
            actor=actor,
            contact_id=contact_id,
            mode="walk_in",
            language="ur",
            urgent=True,
            with_children=False,
            arrived_at=at,
            now=at,
        )
        received = desk.receive_complaint(
            actor=actor, contact_id=contact_id, intake=intake(name, aviary, at), now=at
        )
        places, fact_id, duty_id = _places(received.case_id)
    return Told(
        name, received.case_id, contact_id, places, fact_id, duty_id,
        actor.unit_id, actor.officer_id,
    )  # fmt: skip


def intake(name: str, aviary: Aviary, at: datetime) -> Intake:
    """This will write down a rape 20 hours ago; `sealed` names the accused officer."""

    def canary(field: str) -> str:
        return aviary.let_out(name, field)

    def person(role: str, **codes: str) -> Person:
        return Person(
            name=canary(f"{role}_name"),
            relative=canary(f"{role}_relative"),
            address=canary(f"{role}_address"),
            **codes,
        )

    survivor = replace(
        person("survivor", sex="female", age_band="18-25"),
        cnic=canary("survivor_cnic"),
        phone=canary("survivor_phone"),
    )
    accused = replace(person("accused", sex="male"), note=canary("accused_note"))
    must_not_know = Conflict(
        sources=("accused_in_police", "officer_must_not_know"),
        service_numbers=(ACCUSED_OFFICER,),
        note=canary("conflict_note"),
    )
    return Intake(
        informant="survivor",
        survivor=survivor,
        consent=Consent(record=True, share_for_care=True),
        triage=Triage(danger_now="yes", injury_or_assault_7d="yes", children_at_risk="no"),
        incident=Incident(
            acts=("penetration",),
            happened=facts.Happened.at(at - timedelta(hours=20)),
            certainty="exact",
            place="survivor_home",
        ),
        offences=("PPC-376-1",),
        wish=Wish(wants=("safety", "medical")),
        words=canary("words"),
        safe_contact=SafeContact(
            channel="phone", number=canary("safe_contact"), hours="10-12", code_word="چائے"
        ),
        accused=Accused(count="1", relation="neighbour", person=accused),
        conflict=must_not_know if name == "sealed" else Conflict(),
        whereabouts=canary("protected_location"),
    )


def _own(her: Actor, actors: Mapping[str, Actor], aviary: Aviary, now: datetime) -> Told:
    at = now - timedelta(hours=1)
    told = take("own", her, aviary, at)
    with transaction.atomic():
        act_as(her, at)
        cases.assign_investigator(
            actor=her,
            case_id=told.case_id,
            officer_id=actors["the investigator"].officer_id,
            now=at,
        )
        confidentiality.grant(
            actor=her,
            case_id=told.case_id,
            officer_id=actors["the prosecutor"].officer_id,
            relation="prosecutor",
            since=at,
            until=None,
            now=at,
        )
    return told


def _registered(her: Actor, aviary: Aviary, now: datetime) -> Told:
    """This will take a complaint three days ago; its FIR is more than a day old."""
    told = take("registered", her, aviary, now - timedelta(days=3))
    at = now - timedelta(days=2)
    with transaction.atomic():
        act_as(her, at)
        cases.record_fact(
            actor=her,
            case_id=told.case_id,
            happening=cases.NewFact(
                fact=facts.read("fir.registered", {"number": "117/26"}),
                happened=facts.Happened.at(at),
            ),
            seen_revision=None,
            now=at,
        )
    return told


def _places(case_id: CaseId) -> tuple[dict[str, UUID], UUID, UUID]:
    # As nobody in particular: which references exist is the oracle's to say, not a page's.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute("SELECT field, id FROM confidentiality_sealed WHERE case_id = %s", [case_id])
        places = {str(field): UUID(str(ref)) for field, ref in cursor.fetchall()}
        cursor.execute(
            "SELECT id FROM cases_factrecord WHERE case_id = %s AND kind = 'triage.answered'",
            [case_id],
        )
        (fact_id,) = cursor.fetchone()
        cursor.execute(
            "SELECT id FROM cases_dutyrecord WHERE case_id = %s ORDER BY late_at LIMIT 1",
            [case_id],
        )
        (duty_id,) = cursor.fetchone()
        cursor.execute("SET LOCAL ROLE web")
    return places, UUID(str(fact_id)), UUID(str(duty_id))


def _new(person: demo_cast.Person) -> organisation.NewOfficer:
    return organisation.NewOfficer(
        sign_in=person.sign_in,
        service_number=person.service_number,
        name_en=person.name_en,
        name_ur=person.name_ur,
        rank=person.rank,
        sex=person.sex,
        language=person.language,
    )


def _known(officer_id: UUID, now: datetime) -> Actor:
    actor = acting_as(officer_id, now)
    assert actor is not None
    assert actor.post in Post
    return actor
