"""A right follows a posting, so these are the rules of who gets a right."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from amaan.kernel.ids import OfficerId, UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions
from amaan.organisation.actions import NewOfficer
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor, acting_as, place

AsRole = Callable[[str], AbstractContextManager[None]]
FOUNDED = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
TODAY = FOUNDED + timedelta(days=30)
PASSWORD = "quetta-rain-1935"


def person(name: str) -> NewOfficer:
    return NewOfficer(
        sign_in=name,
        service_number=f"T-{name}",
        name_en=name.title(),
        name_ur=name,
        rank=Rank.SI,
        sex=Sex.FEMALE,
    )


@pytest.fixture(autouse=True)
def _as_the_owner(as_role: AsRole, settings: Settings) -> Iterator[None]:
    # Row security and grants have their own tests; these are about the verbs alone, and no
    # password is guessed here, so a quick hash will do.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with as_role("owner"):
        yield


class District:
    """A province with its registrar, a district with its own, a station and its desk."""

    def __init__(self) -> None:
        self.province, first = actions.found_the_service(
            province=Province.BALOCHISTAN,
            name_en="Province",
            name_ur="صوبہ",
            registrar=person("registrar"),
            password=PASSWORD,
            now=FOUNDED,
        )
        self.registrar = actor(first)
        self.district = self.open(UnitKind.DISTRICT, self.province)
        self.elsewhere = self.open(UnitKind.DISTRICT, self.province, "Elsewhere")
        self.station = self.open(UnitKind.STATION, self.district)
        self.desk = self.open(UnitKind.DESK, self.station)
        local = self.appoint("local", self.district, Post.REGISTRAR)
        self.district_registrar = actor(local)

    def open(self, kind: UnitKind, parent: UnitId, name: str = "") -> UnitId:
        return actions.open_unit(
            actor=self.registrar,
            parent_id=parent,
            kind=kind,
            name_en=name or kind.value,
            name_ur=name or kind.value,
            now=FOUNDED,
        )

    def appoint(self, name: str, unit: UnitId, post: Post, **by: Actor) -> OfficerId:
        return actions.appoint_officer(
            actor=by.get("by", self.registrar),
            officer=person(name),
            password=PASSWORD,
            unit_id=unit,
            post=post,
            now=FOUNDED,
        )


def actor(officer_id: OfficerId, now: datetime = FOUNDED) -> Actor:
    found = acting_as(officer_id, now)
    assert found is not None
    return found


@pytest.fixture
def town() -> District:
    return District()


def test_the_service_is_founded_once(town: District) -> None:
    with pytest.raises(actions.ServiceIsFounded):
        District()


def test_a_desk_knows_its_station_district_and_province(town: District) -> None:
    desk = place(town.desk)
    assert (desk.station_id, desk.district_id, desk.province) == (
        town.station,
        town.district,
        "BA",
    )


def test_an_appointed_officer_acts_at_once_in_her_post(town: District) -> None:
    amna = actor(town.appoint("amna", town.desk, Post.DESK_OFFICER))
    assert (amna.post, amna.unit_id, amna.station_id) == (
        Post.DESK_OFFICER,
        town.desk,
        town.station,
    )


def test_a_new_posting_ends_the_old_one_at_the_same_instant(town: District) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    actions.post_officer(
        actor=town.registrar,
        officer_id=amna,
        unit_id=town.station,
        post=Post.STATION_CLERK,
        now=TODAY,
    )
    before, after = actor(amna, TODAY - timedelta(microseconds=1)), actor(amna, TODAY)
    assert (before.post, after.post) == (Post.DESK_OFFICER, Post.STATION_CLERK)


def test_a_relieved_officer_acts_nowhere_from_that_instant(town: District) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    actions.relieve_officer(actor=town.registrar, officer_id=amna, now=TODAY)
    assert acting_as(amna, TODAY) is None


def test_a_relieved_officer_can_be_posted_again(town: District) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    actions.relieve_officer(actor=town.registrar, officer_id=amna, now=TODAY)
    actions.post_officer(
        actor=town.registrar,
        officer_id=amna,
        unit_id=town.desk,
        post=Post.DESK_OFFICER,
        now=TODAY,
    )
    assert actor(amna, TODAY).unit_id == town.desk


@pytest.mark.parametrize("post", [p for p in Post if p is not Post.REGISTRAR])
def test_only_a_registrar_posts_anybody(town: District, post: Post) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    other = replace(town.registrar, post=post)
    for act in (
        lambda: town.appoint("gul", town.desk, Post.DESK_OFFICER, by=other),
        lambda: actions.relieve_officer(actor=other, officer_id=amna, now=TODAY),
        lambda: actions.post_officer(
            actor=other,
            officer_id=amna,
            unit_id=town.station,
            post=Post.STATION_CLERK,
            now=TODAY,
        ),
        lambda: actions.open_unit(
            actor=other,
            parent_id=town.station,
            kind=UnitKind.DESK,
            name_en="x",
            name_ur="x",
            now=TODAY,
        ),
    ):
        with pytest.raises(NotFound):
            act()


def test_nobody_gives_himself_a_post(town: District) -> None:
    me = town.district_registrar
    with pytest.raises(actions.NotYourOwnPosting):
        actions.post_officer(
            actor=me,
            officer_id=me.officer_id,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )


def test_a_district_registrar_cannot_post_into_another_district(town: District) -> None:
    with pytest.raises(NotFound):
        town.appoint("gul", town.elsewhere, Post.CUSTODIAN, by=town.district_registrar)


def test_a_district_registrar_cannot_fetch_an_officer_of_another_district(town: District) -> None:
    gul = town.appoint("gul", town.elsewhere, Post.CUSTODIAN)
    with pytest.raises(NotFound):
        actions.post_officer(
            actor=town.district_registrar,
            officer_id=gul,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )


def test_a_unit_that_is_not_there_and_one_that_is_out_of_reach_are_one_answer(
    town: District,
) -> None:
    said = []
    for unit in (town.elsewhere, UnitId(new_id())):
        with pytest.raises(NotFound) as refusal:
            town.appoint("gul", unit, Post.CUSTODIAN, by=town.district_registrar)
        said.append(str(refusal.value))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        (Post.DESK_OFFICER, "station"),
        (Post.DESK_OFFICER, "district"),
        (Post.STATION_COMMANDER, "desk"),
        (Post.DISTRICT_COMMANDER, "station"),
        (Post.CUSTODIAN, "province"),
        (Post.REGISTRAR, "station"),
    ],
)
def test_a_post_is_held_only_where_it_belongs(town: District, post: Post, unit: str) -> None:
    with pytest.raises(actions.PostNotHere):
        town.appoint("gul", getattr(town, unit), post)


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (UnitKind.DESK, "district"),
        (UnitKind.STATION, "province"),
        (UnitKind.STATION, "desk"),
        (UnitKind.DISTRICT, "station"),
        (UnitKind.PROVINCE, "province"),
    ],
)
def test_a_unit_stands_only_below_its_own_level(
    town: District, kind: UnitKind, parent: str
) -> None:
    with pytest.raises(actions.UnitDoesNotFit):
        town.open(kind, getattr(town, parent), "New")


def test_the_same_desk_is_not_opened_twice(town: District) -> None:
    with pytest.raises(actions.UnitIsThere):
        town.open(UnitKind.DESK, town.station, "DESK ")


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"sign_in": "registrar"}, actions.SignInTaken),
        ({"sign_in": "آمنہ"}, actions.SignInNotPlain),
        ({"sign_in": "-amna"}, actions.SignInNotPlain),
        ({"service_number": "t-REGISTRAR"}, actions.ServiceNumberTaken),
    ],
)
def test_two_officers_are_never_one_account(
    town: District, changed: dict[str, str], refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        actions.appoint_officer(
            actor=town.registrar,
            officer=replace(person("amna"), **changed),  # type: ignore[arg-type]  # words only
            password=PASSWORD,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=FOUNDED,
        )


@pytest.mark.parametrize("password", ["short", "1q2w3e4r5t6y", "amna-t-amna"])
def test_a_first_password_that_is_easily_guessed_is_refused(town: District, password: str) -> None:
    with pytest.raises(actions.PasswordTooWeak):
        actions.appoint_officer(
            actor=town.registrar,
            officer=person("amna"),
            password=password,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=FOUNDED,
        )


def test_a_second_press_does_not_post_twice(town: District) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    with pytest.raises(actions.AlreadyPosted):
        actions.post_officer(
            actor=town.registrar,
            officer_id=amna,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )
