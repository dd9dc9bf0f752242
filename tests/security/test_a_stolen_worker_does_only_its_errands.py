"""A worker somebody has taken over: it presents whatever it likes, and does its errands only."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from tests.security.test_messages_go_out_by_the_vault import Carrier, rows, states, survivor
from tests.security.test_vault_decides_again import signed_in
from tests.security.world import World

from amaan.confidentiality import errands as room_errands
from amaan.confidentiality.vault import client, errands, verbs
from amaan.confidentiality.vault.capability import NotGood
from amaan.confidentiality.vault.errands import Caller
from amaan.confidentiality.vault.refusals import TooManyMessages
from amaan.confidentiality.vault.server import Callers, send_messages
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.kernel.refusals import NotFound

NOT_ERRANDS = sorted(set(verbs._VERBS) - set(errands.ERRANDS))


def as_jobs(vault: Vault, verb: str, **words: Any) -> dict[str, Any]:
    """This will ask as the kernel tells the vault that the account of the jobs asks."""
    return vault.answer({"verb": verb, **words}, Caller.JOBS)


def works(vault: Vault) -> str:
    return str(as_jobs(vault, "begin_work")["capability"])


def refusals_written() -> list[tuple[Any, ...]]:
    return rows(
        "SELECT fields, rule FROM confidentiality_journalentry"
        " WHERE what = 'errand' AND outcome = 'refused' ORDER BY number"
    )


@pytest.mark.parametrize("verb", NOT_ERRANDS)
def test_a_stolen_worker_with_a_stolen_session_opens_and_changes_nothing(
    world: World, vault: Vault, verb: str, figure: Figure
) -> None:
    """Even with the cookie of the officer who may see everything of this case."""
    hers, told = signed_in(world, "the desk officer"), world.cases["own"]
    words = {
        **client.credentials(hers),
        "work": works(vault),
        "case": str(told.case_id),
        "refs": [str(told.places["survivor_name"])],
        "purpose": "contact_safely",
        "officer": str(world.actors["the desk officer"].officer_id),
        "subject": str(survivor(world)),
        "kind": "please_call",
        "language": "ur",
        "code": "000000",
    }
    answered = as_jobs(vault, verb, **words)
    assert answered == {"refused": "not_found", "values": {}}
    assert refusals_written() == [(verb, "not an errand")]
    figure("verbs a stolen worker was refused, each written down", 1)


def test_a_stolen_worker_opens_no_export_that_nobody_agreed_to(world: World, vault: Vault) -> None:
    answered = as_jobs(vault, "work_export", work=works(vault), export=str(uuid4()))
    assert answered["refused"] == "not_found"


def test_a_page_is_sent_on_no_errand_and_gets_no_workers_capability(
    world: World, vault: Vault
) -> None:
    work, person = works(vault), survivor(world)
    case = str(world.cases["own"].case_id)
    for verb in ("begin_work", "work_notify"):
        asked = {"verb": verb, "work": work, "case": case, "subject": str(person)}
        asked |= {"kind": "please_call", "language": "ur"}
        assert vault.answer(asked, Caller.PAGES)["refused"] == "not_found"
    assert [rule for _verb, rule in refusals_written()] == ["from a page", "from a page"]
    assert states() == []


def test_an_officers_capability_is_no_workers_and_a_workers_no_officers(
    world: World, vault: Vault
) -> None:
    hers = client.credentials(signed_in(world, "the desk officer"))
    asked = {"case": str(world.cases["own"].case_id), "subject": str(survivor(world))}
    asked |= {"kind": "please_call", "language": "ur"}
    for work in (hers["capability"], "", "x", works(vault)[:-2] + "AA"):
        assert as_jobs(vault, "work_notify", work=work, **asked)["refused"] == "not_found"
    assert {rule for _verb, rule in refusals_written()} == {"capability"}
    looked = {"verb": "check", "capability": works(vault), "session": hers["session"]}
    assert vault.answer(looked)["refused"] == "sign_in_again"


def test_a_workers_capability_names_its_purposes_and_ends_after_eight_hours(vault: Vault) -> None:
    key, at = vault.keys.capability_key, datetime(2026, 11, 22, tzinfo=UTC)
    written = errands.issue(key, frozenset({"export"}), at)
    assert errands.read(key, written, at + timedelta(hours=7, minutes=59)) == {"export"}
    for when in (at + timedelta(hours=8), at - timedelta(seconds=1)):
        with pytest.raises(NotGood):
            errands.read(key, written, when)
    with pytest.raises(NotGood):
        errands.read(bytes(32), written, at)
    with pytest.raises(ValueError, match="no such errand"):
        errands.issue(key, frozenset({"reveal"}), at)


def test_a_purpose_that_was_not_given_is_refused(world: World, vault: Vault) -> None:
    narrow = errands.issue(vault.keys.capability_key, frozenset({"export"}), vault.real_now())
    asked = {"case": str(world.cases["own"].case_id), "subject": str(survivor(world))}
    answered = as_jobs(
        vault, "work_notify", work=narrow, kind="please_call", language="ur", **asked
    )
    assert answered["refused"] == "not_found"
    assert refusals_written() == [("work_notify", "purpose")]


def test_a_job_has_a_message_sent_as_her_plan_says_and_learns_no_number(
    world: World, vault: Vault
) -> None:
    person, case, carrier = survivor(world), world.cases["own"].case_id, Carrier()
    made = room_errands.notify(case, person, "please_call", "ur")
    assert isinstance(made, UUID)
    noon = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    vault.now = lambda: noon + timedelta(days=1)
    assert send_messages(vault, carrier) == 1
    assert rows("SELECT post, outcome FROM confidentiality_journalentry WHERE what = 'message'"
                " ORDER BY number") == [("jobs", "asked"), ("", "sent")]  # fmt: skip
    for kind, about in (("come_to_the_station", person), ("please_call", uuid4())):
        with pytest.raises(NotFound):
            room_errands.notify(case, about, kind, "ur")


def test_a_stolen_worker_does_not_make_her_telephone_ring_all_day_nor_everybodys(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, case = survivor(world), world.cases["own"].case_id
    for _ in range(3):
        room_errands.notify(case, person, "please_call", "ur")
    with pytest.raises(TooManyMessages):
        room_errands.notify(case, person, "please_call", "ur")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    rows("UPDATE confidentiality_message SET subject = gen_random_uuid()")
    monkeypatch.setattr(errands, "MOST_MESSAGES_IN_AN_HOUR", 3)
    with pytest.raises(TooManyMessages):
        room_errands.notify(case, person, "please_call", "ur")


def test_the_kernel_says_who_asks() -> None:
    apart = Callers(pages=frozenset({2001}), jobs=frozenset({2002}))
    assert apart.who(2001) is Caller.PAGES
    assert apart.who(2002) is Caller.JOBS
    assert apart.who(2003) is None
