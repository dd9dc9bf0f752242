"""The check of texts for the public: it clears, or a custodian reads; it answers no question."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from tests.security.test_near_the_people import put
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.confidentiality import screening
from amaan.confidentiality.screening import CheckedAlready, NotAWholeDraft, TooManyDrafts
from amaan.confidentiality.vault import screening_verbs
from amaan.confidentiality.vault.server import index_names, take_in_all
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.refusals import NotFound

WRITER, KEEPER = "the media officer", "the custodian"
TEXT = (
    "The desks for women in this district were visited by more than nine hundred people in the last"
    " quarter. Most asked about maintenance and harassment at work. Trained officers serve in two"
    " shifts, and every name is kept. Whoever needs help may come at any hour of the day."
)
OTHER_TEXTS = (
    (
        "Radio programmes begin on Monday. They explain in Urdu and Punjabi what to do after "
        "violence, which doctors examine without payment, how shelters receive mothers with "
        "children, and that a complaint needs no money and no relative beside you, whatever "
        "anybody says at home."
    ),
    (
        "Courses for constables continue through winter. Instructors teach listening, safe "
        "transport, evidence kits and referrals; trainees practise interviews, visit hospitals, "
        "and afterwards sit an examination whose results decide promotion boards in spring and "
        "summer alike."
    ),
)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening_verbs, "SECONDS", 0.001)


@pytest.fixture
def known(world: World, vault: Vault) -> Vault:
    """This will have somebody in the index: Zulekha Kausar, daughter of Muhammad Aslam Khan."""
    put(world, "own", "survivor_name", "زلیخا کوثر")
    put(world, "own", "survivor_relative", "محمد اسلم خان")
    take_in_all(vault)
    index_names(vault)
    return vault


def cleared(session: str, text: str, check: UUID | None = None) -> bool:
    return screening.check(
        capability=session, check_id=check or uuid4(), about="statement", text=text
    )


def rows(statement: str) -> list[tuple[object, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_a_text_that_names_nobody_is_cleared_and_nothing_of_it_is_kept(
    world: World, known: Vault
) -> None:
    assert cleared(signed_in(world.actors[WRITER]), TEXT)
    assert rows("SELECT cleared, length(sealed) FROM confidentiality_checkeddraft") == [(True, 0)]


@pytest.mark.parametrize(
    "slip", ["Zulekha, and Aslam beside her, came.", "اسلم صاحب کی بیٹی زلیخا آئیں۔"]
)
def test_a_text_that_names_her_goes_to_the_custodian_who_alone_reads_it(
    world: World, known: Vault, slip: str
) -> None:
    hers, check = signed_in(world.actors[WRITER]), uuid4()
    assert not cleared(hers, f"{TEXT} {slip}", check)
    kept = rows("SELECT sealed FROM confidentiality_checkeddraft")[0][0]
    assert isinstance(kept, bytes | memoryview) and slip.encode() not in bytes(kept)
    keeper = signed_in(world.actors[KEEPER])
    assert [one.check_id for one in screening.waiting(capability=keeper)] == [check]
    assert screening.read(capability=keeper, check_id=check).endswith(slip)
    for stranger in (hers, signed_in(world.actors["the desk officer"])):
        assert screening.waiting(capability=stranger) == ()
        with pytest.raises(NotFound):
            screening.read(capability=stranger, check_id=check)
        with pytest.raises(NotFound):
            screening.decide(capability=stranger, check_id=check, decision="may")
    assert screening.outcome(capability=hers, check_id=check).state == "waits"
    screening.decide(capability=keeper, check_id=check, decision="may")
    told = screening.outcome(capability=hers, check_id=check)
    assert told.state == "cleared" and told.text.endswith(slip)


def test_a_number_goes_to_the_custodian_whether_anybody_has_it_or_not(
    world: World, known: Vault
) -> None:
    put(world, "own", "survivor_phone", "03001234567")
    take_in_all(known)
    index_names(known)
    hers = signed_in(world.actors[WRITER])
    for text, number in zip((TEXT, *OTHER_TEXTS), ("0300 1234567", "0345-7654321", "۰۳۰۱۲۲۲۳۳۳۴"),
                            strict=True):  # fmt: skip
        assert not cleared(hers, f"{text} Call {number}.")


@pytest.mark.parametrize("text", ["Zulekha Aslam", TEXT[:150], " ".join([TEXT] * 8)])
def test_only_a_whole_text_is_judged(world: World, known: Vault, text: str) -> None:
    with pytest.raises(NotAWholeDraft):
        cleared(signed_in(world.actors[WRITER]), text)
    assert rows("SELECT count(*) FROM confidentiality_checkeddraft") == [(0,)]


def test_after_two_edits_a_custodian_reads_whoever_asks(world: World, known: Vault) -> None:
    """Whoever tries one name after another in the same sentences learns nothing from the fourth."""
    hers = signed_in(world.actors[WRITER])
    tried = [cleared(hers, f"{TEXT} Word from {name} too.") for name in ("Lahore", "Sibi", "Swat")]
    assert tried == [True, True, True]
    assert not cleared(hers, f"{TEXT} Word from Gilgit too.")
    # Nor does a colleague of the same place, nor one who puts the sentences in another order.
    other = signed_in(world.actors["the community officer"])
    assert not cleared(other, " ".join(reversed(TEXT.split(". "))))
    assert cleared(other, OTHER_TEXTS[0])


def test_five_in_an_hour_and_a_second_press_counts_once(
    world: World, known: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers, check = signed_in(world.actors[WRITER]), uuid4()
    for _press in range(3):
        assert cleared(hers, TEXT, check)
    with pytest.raises(CheckedAlready):
        cleared(hers, f"{TEXT} 0300 1234567", check)
    for number in range(4):
        cleared(hers, f"{OTHER_TEXTS[number % 2]} {number}")
    with pytest.raises(TooManyDrafts):
        cleared(hers, TEXT)
    later = known.real_now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(known, "real_now", lambda: later)
    assert cleared(hers, f"{OTHER_TEXTS[1]} Later.") in (True, False)


def _plain(statement: object) -> str:
    # Savepoints are numbered by the test's own transaction.
    return re.sub(r"_x\d+", "", str(statement))


def test_both_answers_leave_the_same_entry_and_ask_the_same_of_the_database(
    world: World, known: Vault
) -> None:
    hers = signed_in(world.actors[WRITER])
    asked: list[str] = []

    def noted(run: Callable[..., object], statement: object, *rest: object) -> object:
        asked.append(_plain(statement))
        return run(statement, *rest)

    name, place = "Zulekha, Aslam beside.", "Rehmanpur, Amrak beside."
    for text in (f"{OTHER_TEXTS[0]} {name}", f"{OTHER_TEXTS[1]} {place}"):
        with connection.execute_wrapper(noted):
            cleared(hers, text)
    half = len(asked) // 2
    assert asked[:half] == asked[half:]
    entries = rows(
        "SELECT what, outcome, rule, purpose, fields FROM confidentiality_journalentry"
        " WHERE what = 'check_draft'"
    )
    assert entries == [("check_draft", "asked", "allowed", "publish", "statement")] * 2
    assert rows("SELECT cleared FROM confidentiality_checkeddraft ORDER BY asked_at") == [
        (False,), (True,)
    ]  # fmt: skip


def test_whoever_publishes_nothing_asks_nothing(world: World, known: Vault) -> None:
    for part in ("the mediator", "the custodian", "the desk officer"):
        with pytest.raises(NotFound):
            cleared(signed_in(world.actors[part]), TEXT)


def test_after_a_week_nothing_of_it_is_left(world: World, known: Vault) -> None:
    from amaan.confidentiality.vault import screening as inside

    assert not cleared(signed_in(world.actors[WRITER]), f"{TEXT} Mst. Sumaira.")
    with known.transactions() as ledger:
        assert inside.forget(ledger, known.real_now() + timedelta(days=6)) == 0
        assert inside.forget(ledger, known.real_now() + timedelta(days=8)) == 1
