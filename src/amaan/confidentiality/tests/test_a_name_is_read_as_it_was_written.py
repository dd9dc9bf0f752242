"""Names as people write them: titles, scripts, two words or one; and their tokens."""

from typing import TypedDict

import pytest

from amaan.confidentiality.names import numbers
from amaan.confidentiality.names.likeness import likeness
from amaan.confidentiality.names.measuring import meet
from amaan.confidentiality.names.skeleton import MOST_SKELETONS, skeletons, strict
from amaan.confidentiality.names.tokens import TOKEN_BYTES, Described, Index
from amaan.confidentiality.names.writing import read

KEY = bytes(range(32))


class Place(TypedDict):
    province: str
    district: str


HERE: Place = {"province": "PB", "district": "a district"}


@pytest.mark.parametrize(
    ("written", "words", "relative"),
    [
        ("رخسانہ بی بی دختر محمد اسلم", ("رخسانہ",), ("اسلم",)),
        ("Mst. Rukhsana Bibi D/O Muhammad Aslam", ("rukhsana",), ("aslam",)),
        ("Ayesha (daughter of Imran)", ("ayesha",), ("imran",)),
        ("سیدہ نور فاطمہ", ("نور", "فاطمہ"), ()),
        ("Abdul Rehman Khan", ("rehman",), ()),
        ("عبد الرحمٰن خان", ("رحمن",), ()),
        ("عبدالله", ("عبداللہ",), ()),
        ("Abdullah", ("abdullah",), ()),
        ("Salah ud Din", ("salahuddin",), ()),
        ("Zeb-un-Nisa", ("zebunnisa",), ()),
        ("محمد", ("محمد",), ()),
        ("Bibi", ("bibi",), ()),
        ("ھما", ("ہما",), ()),
        ("مسماۃ صغراں بی\u200cبی", ("صغران",), ()),
        ("", (), ()),
        ("؟!؛ 123", (), ()),
    ],
)
def test_the_telling_words_of_a_name(
    written: str, words: tuple[str, ...], relative: tuple[str, ...]
) -> None:
    read_name = read(written)
    assert (read_name.words, read_name.relative) == (words, relative)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gul Bano", "گل‌بانو"),
        ("گل بانو", "Gulbano"),
        ("Quratulain", "قرۃ العین"),
        ("زرغونه", "Zarghoona"),
        ("ڪريم", "Kareem"),
        ("پښتنه", "Pakhtana"),
        ("MARYAM", "مريم"),
    ],
)
def test_other_alphabets_and_words_put_together_meet(one: str, other: str) -> None:
    assert meet(one, other)


def test_muhammad_and_mahmood_do_not_meet_and_the_stricter_key_parts_mahmud_too() -> None:
    assert not meet("محمد", "Mahmood")
    assert not skeletons("محمد") & skeletons("mehmood")
    assert not strict("محمد") & strict("mahmud")


def test_a_long_word_has_few_skeletons() -> None:
    assert len(skeletons("iuioeiuoeiuoe" * 40)) <= MOST_SKELETONS
    assert len(strict("mamimumemomamimu")) <= MOST_SKELETONS


def test_no_single_name_is_a_token() -> None:
    index = Index(KEY)
    assert index.tokens(Described(name="رخسانہ"), **HERE) == ()
    assert index.tokens(Described(name="رخسانہ", age_band="18-25"), **HERE) == ()
    assert index.tokens(Described(name="نور فاطمہ", age_band="adult_unknown"), **HERE) == ()
    assert index.tokens(Described(relative="اسلم", birth_year=1990), **HERE) == ()


def test_the_two_scripts_share_a_token_and_it_says_nothing() -> None:
    index = Index(KEY)
    urdu = index.tokens(Described(name="رخسانہ بی بی", relative="محمد اسلم"), **HERE)
    roman = index.tokens(Described(name="Rukhsana", relative="Aslam"), **HERE)
    assert set(urdu) & set(roman)
    assert all(len(token.value) == TOKEN_BYTES for token in (*urdu, *roman))


def test_a_token_is_of_one_key_field_province_and_district() -> None:
    person = Described(name="Rukhsana", relative="Aslam", cnic="0310112345678")
    made = {
        frozenset(token.value for token in Index(key).tokens(person, province=p, district=d))
        for key in (KEY, KEY[::-1])
        for p in ("PB", "SD")
        for d in ("one", "two")
    }
    # The number is one in a whole province; the name is another in each district.
    assert len(made) == 8
    by_district = [
        set(Index(KEY).tokens(person, province="PB", district=district)) for district in "ab"
    ]
    assert {token.kind for token in by_district[0] & by_district[1]} == {"cnic"}


def test_a_year_told_roughly_still_finds() -> None:
    index = Index(KEY)
    kept = index.tokens(Described(name="نادیہ", birth_year=1990), **HERE)
    asked = index.tokens(Described(name="Nadia", birth_year=1991), **HERE, years_about=1)
    assert set(kept) & set(asked)
    assert not set(kept) & set(index.tokens(Described(name="Nadia", birth_year=1991), **HERE))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("0300-1234567", "+923001234567"),
        ("+92 (0)300 1234567", "+923001234567"),
        ("0092 300 1234567", "+923001234567"),
        ("3001234567", "+923001234567"),
        ("۰۳۰۰ ۱۲۳۴۵۶۷", "+923001234567"),
        ("+44 20 7946 0000", "+442079460000"),
        ("15", ""),
        ("", ""),
    ],
)
def test_a_telephone_number_has_one_form(written: str, read_as: str) -> None:
    assert numbers.phone(written) == read_as


def test_an_identity_number_is_whole_or_nothing() -> None:
    assert numbers.cnic("03101-1234567-8") == numbers.cnic("۰۳۱۰۱۱۲۳۴۵۶۷۸") == "0310112345678"
    assert numbers.cnic("03101-1234567") == ""


def test_the_likest_comes_first() -> None:
    asked = Described(name="Nadia", relative="Akram")
    kept = [
        Described(name="نادیہ", relative="محمد اکرم"),
        Described(name="نادیہ", relative="محمد اکرام"),
        Described(name="ندا", relative="اکرم"),
        Described(name="پروین", relative="یوسف"),
    ]
    scores = [likeness(asked, person) for person in kept]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 90 > 60 > scores[-1]


def test_nothing_about_a_person_is_in_what_a_traceback_shows() -> None:
    assert "Rukhsana" not in repr(Described(name="Rukhsana")) + repr(read("Rukhsana"))
