"""A forgotten password and a lost telephone are mended without anybody holding both keys."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation import actions
from amaan.organisation.models import Officer, Posting
from amaan.organisation.posts import Post, Rank
from amaan.organisation.queries import acting_as, signed_in
from amaan.organisation.tests.town import FOUNDED, PASSWORD, TODAY, District, actor, refused

LATER = TODAY + timedelta(days=8)


@pytest.fixture
def amna(town: District) -> OfficerId:
    """This will give the desk officer who forgot her password."""
    return town.appoint("amna", town.desk, Post.DESK_OFFICER)


def account(officer_id: OfficerId) -> Officer:
    return Officer.objects.get(id=officer_id)


def test_a_reset_ends_every_session_at_once(town: District, amna: OfficerId) -> None:
    session = account(amna).get_session_auth_hash()
    assert signed_in(amna, session, TODAY) is not None
    password = actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY)
    assert signed_in(amna, session, TODAY) is None
    assert account(amna).check_password(password)
    assert not account(amna).check_password(PASSWORD)


def test_a_password_that_was_handed_over_opens_one_page_only(
    town: District, amna: OfficerId
) -> None:
    actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY)
    held = signed_in(amna, account(amna).get_session_auth_hash(), TODAY)
    assert held is not None and held.must_choose_password
    carried = actions.choose_password(
        actor=actor(amna, TODAY), password="gulab-aur-barish-77", now=TODAY
    )
    held = signed_in(amna, carried, TODAY)
    assert held is not None and not held.must_choose_password


@pytest.mark.parametrize("password", ["short", "1q2w3e4r5t6y", "Zohra.Begum.1"])
def test_an_own_password_is_not_easily_guessed_either(town: District, password: str) -> None:
    zohra = town.appoint("zohra.begum", town.desk, Post.DESK_OFFICER)
    with refused(actions.PasswordTooWeak):
        actions.choose_password(
            actor=actor(zohra, TODAY), password=password, present=PASSWORD, now=TODAY
        )


def test_the_password_that_was_handed_over_is_not_kept_as_ones_own(
    town: District, amna: OfficerId
) -> None:
    password = actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY)
    with refused(actions.PasswordTooWeak):
        actions.choose_password(actor=actor(amna, TODAY), password=password, now=TODAY)


def test_no_two_handed_over_passwords_are_the_same(town: District, amna: OfficerId) -> None:
    made = {
        actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY) for _ in range(5)
    }
    assert len(made) == 5


def has_signed_in(officer_id: OfficerId) -> None:
    """This will say that she has worked here: both her keys from one hand would open her cases."""
    Officer.objects.filter(id=officer_id).update(last_login=TODAY - timedelta(1))


def test_an_officer_who_never_signed_in_gets_both_from_one_registrar(
    town: District, amna: OfficerId
) -> None:
    # As every officer of an imported table does: there is nothing of hers yet to open.
    actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY)
    actions.allow_factor_reset(actor=town.registrar, officer_id=amna, now=TODAY)


def test_a_temporary_password_ends_after_three_days_and_an_own_one_does_not(
    town: District, amna: OfficerId
) -> None:
    actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY)
    assert Officer.objects.get(id=amna).password_good_until == TODAY + timedelta(3)
    own = "four words only mine"
    actions.choose_password(actor=actor(amna, TODAY), password=own, now=TODAY)
    assert Officer.objects.get(id=amna).password_good_until is None


def test_one_registrar_does_not_take_both_keys_of_one_officer(
    town: District, amna: OfficerId
) -> None:
    has_signed_in(amna)
    actions.reset_password(actor=town.registrar, officer_id=amna, now=TODAY)
    with refused(actions.TwoRegistrarsNeeded):
        actions.allow_factor_reset(actor=town.registrar, officer_id=amna, now=LATER - timedelta(2))
    actions.allow_factor_reset(actor=town.district_registrar, officer_id=amna, now=TODAY)
    with refused(actions.TwoRegistrarsNeeded):
        actions.reset_password(actor=town.district_registrar, officer_id=amna, now=TODAY)
    actions.allow_factor_reset(actor=town.registrar, officer_id=amna, now=LATER)


def test_nobody_resets_his_own_keys_or_those_of_another_district(town: District) -> None:
    for verb in (actions.reset_password, actions.allow_factor_reset):
        with refused(actions.NotYourOwnPosting):
            verb(actor=town.registrar, officer_id=town.registrar.officer_id, now=TODAY)
    gul = town.appoint("gul", town.elsewhere, Post.CUSTODIAN)
    for verb in (actions.reset_password, actions.allow_factor_reset):
        with refused(NotFound):
            verb(actor=town.district_registrar, officer_id=gul, now=TODAY)


def test_a_posting_says_who_made_it_and_when(town: District, amna: OfficerId) -> None:
    actions.relieve_officer(actor=town.district_registrar, officer_id=amna, now=TODAY)
    posting = Posting.objects.get(officer_id=amna)
    assert (posting.recorded_by_id, posting.recorded_at) == (town.registrar.officer_id, FOUNDED)
    assert posting.ended_by_id == town.district_registrar.officer_id


def test_an_officer_never_holds_two_posts_at_one_time(town: District, amna: OfficerId) -> None:
    with pytest.raises(IntegrityError, match="one_post_at_a_time"), transaction.atomic():
        Posting.objects.create(
            officer_id=amna,
            unit_id=town.station,
            post=Post.STATION_CLERK,
            since=TODAY,
            until=LATER,
        )


def test_one_posting_may_begin_in_the_instant_the_other_ends(
    town: District, amna: OfficerId
) -> None:
    actions.post_officer(
        actor=town.registrar,
        officer_id=amna,
        unit_id=town.station,
        post=Post.STATION_CLERK,
        now=TODAY,
    )
    before, after = acting_as(amna, TODAY - timedelta(microseconds=1)), acting_as(amna, TODAY)
    assert before is not None and after is not None
    assert (before.post, after.post) == (Post.DESK_OFFICER, Post.STATION_CLERK)


def test_a_rank_changes_and_no_right_with_it(town: District, amna: OfficerId) -> None:
    before = actor(amna, TODAY)
    actions.change_rank(actor=town.registrar, officer_id=amna, rank=Rank.INSPECTOR, now=TODAY)
    assert account(amna).rank == "inspector"
    assert actor(amna, TODAY) == before


def test_an_own_password_is_changed_by_whoever_knows_the_present_one(
    town: District, amna: OfficerId
) -> None:
    new = "kettle under the neem"
    for present in ("", "walnut", PASSWORD.upper()):
        with refused(actions.PresentPasswordWrong):
            actions.choose_password(
                actor=actor(amna, TODAY), password=new, present=present, now=TODAY
            )
    actions.choose_password(actor=actor(amna, TODAY), password=new, present=PASSWORD, now=TODAY)
    assert Officer.objects.get(id=amna).check_password(new)
