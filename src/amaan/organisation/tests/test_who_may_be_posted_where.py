"""A right follows a posting, so these are the rules of who gets a right."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import acting_as, place
from amaan.organisation.tests.town import FOUNDED, PASSWORD, TODAY, District, actor, person, refused


def test_the_service_is_founded_once(town: District) -> None:
    with refused(actions.ServiceIsFounded):
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
        with refused(NotFound):
            act()


def test_nobody_gives_himself_a_post(town: District) -> None:
    me = town.district_registrar
    with refused(actions.NotYourOwnPosting):
        actions.post_officer(
            actor=me,
            officer_id=me.officer_id,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )


def test_a_district_registrar_cannot_post_into_another_district(town: District) -> None:
    with refused(NotFound):
        town.appoint("gul", town.elsewhere, Post.CUSTODIAN, by=town.district_registrar)


def test_a_district_registrar_cannot_fetch_an_officer_of_another_district(town: District) -> None:
    gul = town.appoint("gul", town.elsewhere, Post.CUSTODIAN)
    with refused(NotFound):
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
        with refused(NotFound) as refusal:
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
        (Post.CUSTODIAN, "station"),
        (Post.REGISTRAR, "station"),
    ],
)
def test_a_post_is_held_only_where_it_belongs(town: District, post: Post, unit: str) -> None:
    with refused(actions.PostNotHere):
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
    with refused(actions.UnitDoesNotFit):
        town.open(kind, getattr(town, parent), "New")


def test_the_same_desk_is_not_opened_twice(town: District) -> None:
    with refused(actions.UnitIsThere):
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
    with refused(refusal):
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
    with refused(actions.PasswordTooWeak):
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
    with refused(actions.AlreadyPosted):
        actions.post_officer(
            actor=town.registrar,
            officer_id=amna,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )
