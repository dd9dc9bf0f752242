"""The practice district and its cast: invented people in invented stations.

No real district is named, so that nobody reads a practice case as news. Everything is made
through the same verbs a registrar uses; nothing is written into a table from here.

The cast can be read before Django is set up (the welcome on the terminal lists it), so what
needs Django is imported where it is used.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amaan.kernel import clock
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind

if TYPE_CHECKING:
    from amaan.organisation.actions import NewOfficer
    from amaan.organisation.queries import Actor
    from amaan.web.kit.sign_in.demonstration import CastMember

PASSWORD = "amaan-practice-2026"  # noqa: S105 - printed on the practice site's own door
# Stories of the practice site begin before today, and an officer must be posted by then.
POSTED_FOR = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class PracticeUnit:
    """A unit of the practice district."""

    kind: UnitKind
    name_en: str
    name_ur: str
    within: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """One of the cast, and the part she plays when somebody tries Amaan out."""

    sign_in: str
    service_number: str
    name_en: str
    name_ur: str
    rank: Rank
    sex: Sex
    post: Post
    at: str
    part_en: str
    part_ur: str
    language: str = "ur"
    password: str = PASSWORD

    def __str__(self) -> str:
        post = self.post.value.replace("_", " ")
        return f"{self.sign_in:9} {self.password}  {post:18} {_place(self.at)}"


UNITS: Mapping[str, PracticeUnit] = {
    "district": PracticeUnit(
        kind=UnitKind.DISTRICT,
        name_en="Practice District",
        name_ur="مشقی ضلع",
        within="province",
    ),
    "circle": PracticeUnit(
        kind=UnitKind.CIRCLE,
        name_en="Practice Sub-division",
        name_ur="مشقی سب ڈویژن",
        within="district",
    ),
    "special": PracticeUnit(
        kind=UnitKind.SPECIAL_UNIT,
        name_en="Special Investigation Unit, Practice District",
        name_ur="خصوصی تفتیشی یونٹ، مشقی ضلع",
        within="district",
    ),
    "first": PracticeUnit(
        kind=UnitKind.STATION,
        name_en="First Practice Station",
        name_ur="پہلا مشقی تھانہ",
        within="circle",
    ),
    "first desk": PracticeUnit(
        kind=UnitKind.DESK,
        name_en="Women's Desk, First Practice Station",
        name_ur="خواتین ڈیسک، پہلا مشقی تھانہ",
        within="first",
    ),
    "second": PracticeUnit(
        kind=UnitKind.STATION,
        name_en="Second Practice Station",
        name_ur="دوسرا مشقی تھانہ",
        within="circle",
    ),
    "second desk": PracticeUnit(
        kind=UnitKind.DESK,
        name_en="Women's Desk, Second Practice Station",
        name_ur="خواتین ڈیسک، دوسرا مشقی تھانہ",
        within="second",
    ),
}
PROVINCE_EN, PROVINCE_UR = "Balochistan (practice)", "بلوچستان (مشقی)"

_OFFICERS = (
    Person(
        sign_in="amna",
        service_number="PRACTICE-01",
        name_en="Amna",
        name_ur="آمنہ",
        rank=Rank.SI,
        sex=Sex.FEMALE,
        post=Post.DESK_OFFICER,
        at="first desk",
        part_en="Takes the complaint",
        part_ur="شکایت درج کرتی ہیں",
    ),
    Person(
        sign_in="nasreen",
        service_number="PRACTICE-02",
        name_en="Nasreen",
        name_ur="نسرین",
        rank=Rank.ASI,
        sex=Sex.FEMALE,
        post=Post.DESK_OFFICER,
        at="first desk",
        part_en="Second officer of the same desk",
        part_ur="اسی ڈیسک کی دوسری افسر",
    ),
    Person(
        sign_in="rahim",
        service_number="PRACTICE-03",
        name_en="Rahim",
        name_ur="رحیم",
        rank=Rank.HEAD_CONSTABLE,
        sex=Sex.MALE,
        post=Post.STATION_CLERK,
        at="first",
        part_en="Keeps the registers",
        part_ur="رجسٹر رکھتے ہیں",
    ),
    Person(
        sign_in="daud",
        service_number="PRACTICE-04",
        name_en="Daud",
        name_ur="داؤد",
        rank=Rank.INSPECTOR,
        sex=Sex.MALE,
        post=Post.STATION_COMMANDER,
        at="first",
        part_en="Answers for the station",
        part_ur="تھانے کے ذمہ دار",
    ),
    Person(
        sign_in="shazia",
        service_number="PRACTICE-05",
        name_en="Shazia",
        name_ur="شازیہ",
        rank=Rank.INSPECTOR,
        sex=Sex.FEMALE,
        post=Post.INVESTIGATOR,
        at="special",
        part_en="Investigates what is assigned to her",
        part_ur="سپرد کیے گئے کیس کی تفتیش کرتی ہیں",
    ),
    Person(
        sign_in="kamran",
        service_number="PRACTICE-06",
        name_en="Kamran",
        name_ur="کامران",
        rank=Rank.DSP,
        sex=Sex.MALE,
        post=Post.SUPERVISOR,
        at="circle",
        language="en",
        part_en="Sees duties and lateness, no names",
        part_ur="ذمہ داریاں اور تاخیر دیکھتے ہیں، نام نہیں",
    ),
    Person(
        sign_in="yasmin",
        service_number="PRACTICE-07",
        name_en="Yasmin",
        name_ur="یاسمین",
        rank=Rank.SSP,
        sex=Sex.FEMALE,
        post=Post.DISTRICT_COMMANDER,
        at="district",
        language="en",
        part_en="Commands the district",
        part_ur="ضلع کی کمان کرتی ہیں",
    ),
    Person(
        sign_in="gulnaz",
        service_number="PRACTICE-08",
        name_en="Gulnaz",
        name_ur="گلناز",
        rank=Rank.ASI,
        sex=Sex.FEMALE,
        post=Post.DESK_OFFICER,
        at="second desk",
        part_en="Another station: learns nothing",
        part_ur="دوسرا تھانہ: انہیں کچھ معلوم نہیں ہوتا",
    ),
    Person(
        sign_in="bashir",
        service_number="PRACTICE-09",
        name_en="Bashir",
        name_ur="بشیر",
        rank=Rank.CONSTABLE,
        sex=Sex.MALE,
        post=Post.STATION_CLERK,
        at="first",
        part_en="The accused officer: must not know",
        part_ur="ملزم افسر: انہیں علم نہیں ہونا چاہیے",
    ),
    Person(
        sign_in="parveen",
        service_number="PRACTICE-10",
        name_en="Parveen",
        name_ur="پروین",
        rank=Rank.DSP,
        sex=Sex.FEMALE,
        post=Post.CUSTODIAN,
        at="district",
        language="en",
        part_en="Keeps the identities; opens no case",
        part_ur="شناختوں کی محافظ؛ کوئی کیس نہیں کھولتیں",
    ),
    Person(
        sign_in="faisal",
        service_number="PRACTICE-11",
        name_en="Faisal",
        name_ur="فیصل",
        rank=Rank.CIVILIAN,
        sex=Sex.MALE,
        post=Post.AUDITOR,
        at="province",
        language="en",
        part_en="Checks who looked; opens no case",
        part_ur="جانچتے ہیں کہ کس نے دیکھا؛ کوئی کیس نہیں کھولتے",
    ),
)
registrar = Person(
    sign_in="saima",
    service_number="PRACTICE-12",
    name_en="Saima",
    name_ur="صائمہ",
    rank=Rank.CIVILIAN,
    sex=Sex.FEMALE,
    post=Post.REGISTRAR,
    at="province",
    language="en",
    part_en="Appoints and posts officers",
    part_ur="افسران کا تقرر اور تعیناتی کرتی ہیں",
)
cast: tuple[Person, ...] = (*_OFFICERS, registrar)


class NotInTheCast(Exception):
    """Nobody of this name plays a part here; the message lists who does."""


def prepare(report: Callable[[str], None]) -> None:
    """This will make the practice district and its cast, or whatever of them is missing."""
    from django.db import transaction

    began_at = clock.now() - POSTED_FOR
    with transaction.atomic():
        made = _appoint_everybody(began_at)
    report(f"{len(made)} officers appointed in the {UNITS['district'].name_en}")
    enrolled = _enrol_everybody()
    report(f"{enrolled} second factors enrolled in the vault")


def code(name: str) -> str:
    """This will give the code that one of the cast would type now.

    Raises: NotInTheCast.
    """
    from amaan.confidentiality.vault import client

    return client.demo_code(_officer_id(_person(name)))


def door_panel() -> "Sequence[CastMember]":
    """This will give the cast as the sign-in page shows it, in the reader's language."""
    from django.utils.translation import get_language

    from amaan.web.kit.sign_in.demonstration import CastMember

    own_script = (get_language() or "en") != "en"
    return [
        CastMember(
            officer_id=_officer_id(person),
            sign_in=person.sign_in,
            password=person.password,
            name=person.name_ur if own_script else person.name_en,
            post=str(person.post.label),
            unit=_place(person.at, own_script=own_script),
            part=person.part_ur if own_script else person.part_en,
        )
        for person in cast
    ]


def _person(name: str) -> Person:
    found = next((p for p in cast if p.sign_in == name.strip().lower()), None)
    if found is None:
        raise NotInTheCast(f"Nobody is called {name!r}. The cast: {', '.join(_names())}")
    return found


def _names() -> list[str]:
    return [p.sign_in for p in cast]


def _place(at: str, *, own_script: bool = False) -> str:
    if at == "province":
        return PROVINCE_UR if own_script else PROVINCE_EN
    return UNITS[at].name_ur if own_script else UNITS[at].name_en


def _officer_id(person: Person) -> OfficerId:
    found = _known(person)
    if found is None:
        raise NotInTheCast(f"{person.sign_in} is not appointed yet; start ./amaan demo first")
    return found


def _known(person: Person) -> OfficerId | None:
    from amaan.organisation.queries import officer_by_service_number

    return officer_by_service_number(person.service_number, clock.now())


def _appoint_everybody(began_at: datetime) -> list[OfficerId]:
    from amaan.organisation import actions

    actor = _registrar(began_at)
    places = _units(actor, began_at)
    return [
        actions.appoint_officer(
            actor=actor,
            officer=_new(person),
            password=person.password,
            unit_id=places[person.at],
            post=person.post,
            now=began_at,
        )
        for person in cast
        if _known(person) is None
    ]


def _registrar(began_at: datetime) -> "Actor":
    from amaan.organisation import actions
    from amaan.organisation.queries import acting_as

    known = _known(registrar)
    if known is None:
        _unit, known = actions.found_the_service(
            province=Province.BALOCHISTAN,
            name_en=PROVINCE_EN,
            name_ur=PROVINCE_UR,
            registrar=_new(registrar),
            password=registrar.password,
            now=began_at,
        )
    actor = acting_as(known, clock.now())
    if actor is None:
        raise NotInTheCast("the practice registrar holds no post any more; use demo --reset")
    return actor


def _units(actor: "Actor", began_at: datetime) -> dict[str, UnitId]:
    from amaan.organisation import actions

    places = {"province": actor.unit_id, **_units_known_by_who_sits_there()}
    for key, unit in UNITS.items():
        if key not in places:
            places[key] = actions.open_unit(
                actor=actor,
                parent_id=places[unit.within],
                kind=unit.kind,
                name_en=unit.name_en,
                name_ur=unit.name_ur,
                now=began_at,
            )
    return places


def _units_known_by_who_sits_there() -> dict[str, UnitId]:
    from amaan.organisation.queries import acting_as

    places: dict[str, UnitId] = {}
    for person in cast:
        known = _known(person)
        actor = acting_as(known, clock.now()) if known else None
        if actor is None:
            continue
        places[person.at] = actor.unit_id
        if actor.station_id and person.post is Post.DESK_OFFICER:
            places[UNITS[person.at].within] = actor.station_id
    return places


def _enrol_everybody() -> int:
    from amaan.confidentiality.vault import client

    new = [i for i in map(_officer_id, cast) if not client.has_second_factor(i)]
    for officer_id in new:
        client.demo_enrol(officer_id)
    return len(new)


def _new(person: Person) -> "NewOfficer":
    from amaan.organisation.actions import NewOfficer

    return NewOfficer(
        sign_in=person.sign_in,
        service_number=person.service_number,
        name_en=person.name_en,
        name_ur=person.name_ur,
        rank=person.rank,
        sex=person.sex,
        language=person.language,
    )
