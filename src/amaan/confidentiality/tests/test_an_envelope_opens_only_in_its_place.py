"""Sealing: what is moved, changed or tried with another key does not open."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from amaan.confidentiality import crypto, envelope
from amaan.confidentiality.classes import SEALED_FIELDS, UnknownField, class_of, part_of
from amaan.confidentiality.envelope import DoesNotOpen, KeyPlace, Place
from amaan.confidentiality.policy import EVERYTHING_AT_THE_DESK

Figure = Callable[[str, object], None]

KEY = X25519PrivateKey.generate()
KEY_ID = "C3-2026-abcdef"
VALUE = "بی بی زہرہ"
KEY_PLACE = KeyPlace(
    row=UUID(int=9), case_id=UUID(int=2), subject=UUID(int=3), data_class="C3", province="BA"
)
PLACE = Place(
    row=UUID(int=1),
    case_id=UUID(int=2),
    subject=UUID(int=3),
    field="survivor_name",
    data_class="C3",
    province="BA",
    data_key=UUID(int=9),
)
DATA_KEY = envelope.new_data_key(KEY_PLACE, KEY_ID, KEY.public_key())
SEALED = envelope.seal(VALUE, PLACE, DATA_KEY.key)


def opened(
    place: Place = PLACE,
    key_place: KeyPlace = KEY_PLACE,
    key_id: str = KEY_ID,
    wrapped: bytes = DATA_KEY.wrapped,
    sealed: envelope.Ciphertext = SEALED,
) -> str:
    data_key = envelope.unwrap_hpke(wrapped, key_place.binding(key_id), KEY)
    return envelope.open_value(sealed.ciphertext, sealed.nonce, place, data_key)


def test_what_was_sealed_opens_in_its_place() -> None:
    assert opened() == VALUE


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(PLACE, row=uuid4()),
        replace(PLACE, case_id=uuid4()),
        replace(PLACE, subject=uuid4()),
        replace(PLACE, field="survivor_relative"),
        replace(PLACE, data_class="C7"),
        replace(PLACE, province="PB"),
        replace(PLACE, data_key=uuid4()),
        replace(PLACE, data_key=None),
        replace(PLACE, table="confidentiality_draft"),
    ],
    ids=["row", "case", "person", "column", "class", "province", "key", "version", "table"],
)
def test_a_value_copied_to_another_place_does_not_open_with_its_own_key(
    elsewhere: Place, figure: Figure
) -> None:
    figure("vectors: bound parts changed alone, refused", 1)
    with pytest.raises(DoesNotOpen, match=r"^this does not open$"):
        opened(elsewhere)


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(KEY_PLACE, row=uuid4()),
        replace(KEY_PLACE, case_id=uuid4()),
        replace(KEY_PLACE, subject=uuid4()),
        replace(KEY_PLACE, data_class="C7"),
        replace(KEY_PLACE, province="PB"),
        replace(KEY_PLACE, table="confidentiality_draft"),
        replace(KEY_PLACE, first_field="survivor_name"),
    ],
    ids=["row", "case", "person", "class", "province", "table", "version"],
)
def test_a_data_key_copied_to_another_place_does_not_open(
    elsewhere: KeyPlace, figure: Figure
) -> None:
    figure("vectors: bound parts changed alone, refused", 1)
    with pytest.raises(DoesNotOpen, match=r"^this does not open$"):
        opened(key_place=elsewhere)


def test_another_key_id_does_not_open_it() -> None:
    with pytest.raises(DoesNotOpen, match=r"^this does not open$"):
        opened(key_id="C3-2027-abcdef")


@pytest.mark.parametrize("part", ["ciphertext", "nonce", "wrapped"])
def test_no_bit_of_it_can_be_changed(part: str, figure: Figure) -> None:
    whole = DATA_KEY.wrapped if part == "wrapped" else getattr(SEALED, part)
    figure("vectors: single bits changed, refused", len(range(0, len(whole) * 8, 5)))
    for bit in range(0, len(whole) * 8, 5):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DoesNotOpen, match=r"^this does not open$"):
            if part == "wrapped":
                opened(wrapped=bytes(changed))
            elif part == "nonce":
                opened(sealed=replace(SEALED, nonce=bytes(changed)))
            else:
                opened(sealed=replace(SEALED, ciphertext=bytes(changed)))


def test_another_vaults_key_does_not_open_it() -> None:
    stranger = X25519PrivateKey.generate()
    with pytest.raises(DoesNotOpen):
        envelope.unwrap_hpke(DATA_KEY.wrapped, KEY_PLACE.binding(KEY_ID), stranger)


def test_the_vaults_own_wrapping_is_bound_to_the_same_place() -> None:
    domain, bound = crypto.new_key(), KEY_PLACE.binding(KEY_ID)
    wrapped = envelope.wrap(DATA_KEY.key, bound, domain)
    assert envelope.unwrap(wrapped, bound, domain) == DATA_KEY.key
    for place, key_id in ((replace(KEY_PLACE, case_id=uuid4()), KEY_ID), (KEY_PLACE, "another")):
        with pytest.raises(DoesNotOpen):
            envelope.unwrap(wrapped, place.binding(key_id), domain)


def test_a_value_sealed_before_keys_had_a_table_still_opens_and_only_as_such() -> None:
    """Bytes made by the first format, with keys that were drawn for them and kept here."""
    place = replace(PLACE, data_key=None)
    bound = crypto.framed(
        "amaan-sealed-1", "C3", "confidentiality_sealed", "survivor_name",
        PLACE.row.hex, PLACE.case_id.hex, PLACE.subject.hex, "BA", "",
    )  # fmt: skip
    assert place.binding() == bound
    of_its_key = KeyPlace(
        PLACE.row, PLACE.case_id, PLACE.subject, "C3", "BA", first_field="survivor_name"
    )
    assert of_its_key.binding(KEY_ID) == bound[:-4] + crypto.framed(KEY_ID)
    sealed = envelope.seal(VALUE, place, DATA_KEY.key)
    read = envelope.open_value(sealed.ciphertext, sealed.nonce, place, DATA_KEY.key)
    assert read == VALUE
    with pytest.raises(DoesNotOpen):
        envelope.open_value(sealed.ciphertext, sealed.nonce, PLACE, DATA_KEY.key)


short = st.text(alphabet="ab:", max_size=3)


@given(short, short, short, short)
def test_two_places_never_share_a_binding(a: str, b: str, c: str, d: str) -> None:
    one = replace(PLACE, field=a, province=b)
    other = replace(PLACE, field=c, province=d)
    assert (one.binding() == other.binding()) == ((a, b) == (c, d))


def test_a_name_cannot_be_told_by_its_length() -> None:
    lengths = {
        len(envelope.seal(name, PLACE, DATA_KEY.key).ciphertext)
        for name in ("ا", "Zahra", VALUE, "Muhammad Abdul Rehman Khan")
    }
    assert len(lengths) == 1


def test_sealing_twice_never_gives_the_same_bytes() -> None:
    again = [envelope.seal(VALUE, PLACE, DATA_KEY.key) for _ in range(200)]
    assert len({each.nonce for each in again}) == 200
    assert len({each.ciphertext for each in again}) == 200


@given(st.text(max_size=400))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert opened(sealed=envelope.seal(text, PLACE, DATA_KEY.key)) == text


def test_a_field_outside_the_closed_list_has_no_class() -> None:
    with pytest.raises(UnknownField):
        class_of("survivor_nickname")


def test_every_sealed_field_is_a_part_the_policy_speaks_of() -> None:
    assert {part_of(field) for field in SEALED_FIELDS} <= EVERYTHING_AT_THE_DESK
    assert {c.value for c in SEALED_FIELDS.values()} == {"C3", "C4", "C5", "C6", "C7"}
