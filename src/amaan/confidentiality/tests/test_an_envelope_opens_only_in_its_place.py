"""Sealing: what is moved, changed or tried with another key does not open."""

import secrets
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from amaan.confidentiality import envelope
from amaan.confidentiality.classes import SEALED_FIELDS, UnknownField, class_of, part_of
from amaan.confidentiality.envelope import DoesNotOpen, Place
from amaan.confidentiality.policy import EVERYTHING_AT_THE_DESK

KEY = X25519PrivateKey.generate()
KEY_ID = "C3-2026-abcdef"
VALUE = "بی بی زہرہ"
PLACE = Place(
    row=UUID(int=1),
    case_id=UUID(int=2),
    subject=UUID(int=3),
    field="survivor_name",
    data_class="C3",
    province="BA",
)
SEALED = envelope.seal(VALUE, PLACE, KEY_ID, KEY.public_key())


def opened(sealed: envelope.Envelope, place: Place, key_id: str = KEY_ID) -> str:
    data_key = envelope.unwrap_hpke(sealed.wrapped_key, place, key_id, KEY)
    return envelope.open_value(sealed.ciphertext, sealed.nonce, place, data_key)


def with_part(part: str, changed: bytes) -> envelope.Envelope:
    values: dict[str, Any] = {part: changed}
    return replace(SEALED, **values)


def test_what_was_sealed_opens_in_its_place() -> None:
    assert opened(SEALED, PLACE) == VALUE


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(PLACE, row=uuid4()),
        replace(PLACE, case_id=uuid4()),
        replace(PLACE, subject=uuid4()),
        replace(PLACE, field="survivor_relative"),
        replace(PLACE, data_class="C7"),
        replace(PLACE, province="PB"),
    ],
    ids=["row", "case", "person", "field", "class", "province"],
)
def test_a_value_copied_to_another_place_does_not_open(elsewhere: Place) -> None:
    with pytest.raises(DoesNotOpen):
        opened(SEALED, elsewhere)
    # Not even for somebody who has its key.
    data_key = envelope.unwrap_hpke(SEALED.wrapped_key, PLACE, KEY_ID, KEY)
    with pytest.raises(DoesNotOpen):
        envelope.open_value(SEALED.ciphertext, SEALED.nonce, elsewhere, data_key)


def test_another_key_id_does_not_open_it() -> None:
    with pytest.raises(DoesNotOpen):
        opened(SEALED, PLACE, "C3-2027-abcdef")


@pytest.mark.parametrize("part", ["FORMAT", "TABLE"])
def test_another_format_or_table_does_not_open_it(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(envelope, part, "something else")
    with pytest.raises(DoesNotOpen):
        opened(SEALED, PLACE)


@pytest.mark.parametrize("part", ["ciphertext", "nonce", "wrapped_key"])
def test_no_bit_of_it_can_be_changed(part: str) -> None:
    whole = getattr(SEALED, part)
    for bit in range(0, len(whole) * 8, 5):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DoesNotOpen):
            opened(with_part(part, bytes(changed)), PLACE)


def test_another_vaults_key_does_not_open_it() -> None:
    with pytest.raises(DoesNotOpen):
        envelope.unwrap_hpke(SEALED.wrapped_key, PLACE, KEY_ID, X25519PrivateKey.generate())


def test_the_vaults_own_wrapping_is_bound_to_the_same_place() -> None:
    domain, data_key = secrets.token_bytes(32), secrets.token_bytes(32)
    wrapped = envelope.wrap(data_key, PLACE, KEY_ID, domain)
    assert envelope.unwrap(wrapped, PLACE, KEY_ID, domain) == data_key
    for place, key_id in ((replace(PLACE, case_id=uuid4()), KEY_ID), (PLACE, "another")):
        with pytest.raises(DoesNotOpen):
            envelope.unwrap(wrapped, place, key_id, domain)


short = st.text(alphabet="ab:", max_size=3)


@given(short, short, short, short)
def test_two_places_never_share_a_binding(a: str, b: str, c: str, d: str) -> None:
    one = replace(PLACE, field=a, province=b)
    other = replace(PLACE, field=c, province=d)
    assert (one.binding() == other.binding()) == ((a, b) == (c, d))


def test_a_name_cannot_be_told_by_its_length() -> None:
    lengths = {
        len(envelope.seal(name, PLACE, KEY_ID, KEY.public_key()).ciphertext)
        for name in ("ا", "Zahra", VALUE, "Muhammad Abdul Rehman Khan")
    }
    assert len(lengths) == 1


def test_sealing_twice_never_gives_the_same_bytes() -> None:
    again = [envelope.seal(VALUE, PLACE, KEY_ID, KEY.public_key()) for _ in range(200)]
    assert len({each.nonce for each in again}) == 200
    assert len({each.ciphertext for each in again}) == 200


@given(st.text(max_size=400))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert opened(envelope.seal(text, PLACE, KEY_ID, KEY.public_key()), PLACE) == text


def test_a_field_outside_the_closed_list_has_no_class() -> None:
    with pytest.raises(UnknownField):
        class_of("survivor_nickname")


def test_every_sealed_field_is_a_part_the_policy_speaks_of() -> None:
    assert {part_of(field) for field in SEALED_FIELDS} <= EVERYTHING_AT_THE_DESK
    assert {c.value for c in SEALED_FIELDS.values()} == {"C3", "C4", "C5", "C6", "C7"}
