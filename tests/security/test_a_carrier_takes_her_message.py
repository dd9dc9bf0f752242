"""A real carrier at the other end of TLS: it takes, refuses, fails, falls silent, dies, drips."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.security.carrier import TOKEN, Carrier, carrying
from tests.security.test_messages_go_out_by_the_vault import NOON, ask, rows, states, survivor
from tests.security.test_vault_decides_again import signed_in
from tests.security.world import World

from amaan.confidentiality.vault import gateways
from amaan.confidentiality.vault.gateways import HttpGateway, NotCarried
from amaan.confidentiality.vault.server import send_messages
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.logs import JsonLines

NUMBER, WORDS = "+923007654321", "جب سہولت ہو تو فون کر لیں۔"


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[Carrier]:
    with carrying(tmp_path) as made:
        yield made


def test_it_is_given_way_number_and_words_under_the_token(carrier: Carrier) -> None:
    carrier.gateway().carry("sms", NUMBER, WORDS)
    assert carrier.taken == [{"way": "sms", "to": NUMBER, "text": WORDS}]
    assert carrier.tokens == {f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("refuse", "refused"),
        ("fail", "carrier_failed"),
        ("elsewhere", "refused"),
        ("dies", "unreachable"),
        ("garbled", "garbled"),
    ],
)
def test_whatever_else_it_does_is_a_code_of_ours_and_nothing_it_said(
    carrier: Carrier, behaviour: str, code: str
) -> None:
    carrier.behaviour = behaviour
    with pytest.raises(NotCarried) as fault:
        carrier.gateway().carry("sms", NUMBER, WORDS)
    assert str(fault.value) == code
    assert fault.value.__cause__ is None
    assert fault.value.__context__ is None or fault.value.__suppress_context__
    # Asked once: it is neither followed elsewhere nor asked again.
    assert carrier.asked == ["/send"]


@pytest.mark.parametrize("behaviour", ["silent", "drips"])
def test_a_carrier_that_lets_one_wait_is_left(
    carrier: Carrier, behaviour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateways, "SECONDS", 0.6)
    monkeypatch.setattr(gateways, "LONGEST", 0.8)
    carrier.behaviour = behaviour
    with pytest.raises(NotCarried) as fault:
        carrier.gateway().carry("sms", NUMBER, WORDS)
    assert str(fault.value) in {"silent", "unreachable", "garbled"}
    assert not carrier.patience.is_set()


def test_nothing_goes_to_a_carrier_whose_certificate_is_not_to_be_trusted(
    carrier: Carrier,
) -> None:
    untrusting = HttpGateway(f"https://127.0.0.1:{carrier.port}/send", TOKEN)
    for gateway in (untrusting, carrier.gateway(host="localhost")):
        with pytest.raises(NotCarried) as fault:
            gateway.carry("sms", NUMBER, WORDS)
        assert str(fault.value) == "certificate"
    assert carrier.asked == []


def test_nobody_listens_there(carrier: Carrier) -> None:
    with pytest.raises(NotCarried, match="unreachable"):
        HttpGateway("https://127.0.0.1:9/send", TOKEN).carry("sms", NUMBER, WORDS)


def test_a_proxy_of_the_machine_never_sees_her_number(
    carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    carrier.gateway().carry("sms", NUMBER, WORDS)
    assert len(carrier.taken) == 1


def test_one_message_goes_once_though_its_carrier_died_with_it_in_hand(
    world: World, vault: Vault, carrier: Carrier
) -> None:
    hers, person = signed_in(world, "the desk officer"), survivor(world)
    ask(world, hers, person)
    vault.now = lambda: NOON + timedelta(days=1)
    carrier.behaviour = "dies"
    assert send_messages(vault, carrier.gateway()) == 0
    assert states() == [("failed", "not carried")]
    carrier.behaviour = "accept"
    # Nobody knows whether it went; a second one might be one too many at the wrong hour.
    assert send_messages(vault, carrier.gateway()) == 0
    assert len(carrier.taken) == 1
    written = rows("SELECT outcome, rule FROM confidentiality_journalentry WHERE what = 'message'"
                   " ORDER BY number")  # fmt: skip
    assert written == [("asked", "please_call"), ("sent", "sms"), ("failed", "not carried")]


@pytest.mark.parametrize("behaviour", ["accept", "refuse", "fail", "garbled"])
def test_the_log_says_that_one_went_or_why_not_and_neither_to_whom_nor_what(
    world: World,
    vault: Vault,
    carrier: Carrier,
    caplog: pytest.LogCaptureFixture,
    behaviour: str,
) -> None:
    hers, person = signed_in(world, "the desk officer"), survivor(world)
    ask(world, hers, person)
    vault.now = lambda: NOON + timedelta(days=1)
    carrier.behaviour = behaviour
    with caplog.at_level(logging.INFO, logger="amaan.vault"):
        send_messages(vault, carrier.gateway())
    [record] = [r for r in caplog.records if r.message.startswith("vault.message")]
    line = json.loads(JsonLines().format(record))
    assert set(line) == {"at", "level", "where", "event", "code", "milliseconds", "process"}
    everything = caplog.text + json.dumps(line, ensure_ascii=False)
    assert "7654321" not in everything
    assert "گلاب" not in everything
    assert str(person) not in everything
