"""A text for the public: what looks like an identity, and names in any spelling."""

from itertools import product

import pytest

from amaan.confidentiality.names import measuring, texts
from amaan.confidentiality.names.tokens import Described, Index
from amaan.kernel.ids import new_reference

INDEX = Index(b"k" * 32)
PLAIN = (
    (
        "The desks for women in this district were visited by more than nine hundred people in "
        "the last quarter. Most asked about maintenance and harassment at work. Trained "
        "officers serve in two shifts, and every name is kept. Whoever needs help may come at "
        "any hour of the day."
    ),
    (
        "A campaign begins on 22-11-2026 in Multan and Lodhran. Radio programmes in Urdu and "
        "Punjabi say how to report violence under PPC 376-A and where shelters and doctors are. "
        "In 2025 there were 9,500 visits, 67 % more than the year before. The helpline 1043 "
        "answers day and night."
    ),
    (
        "ضلعی پولیس کے خواتین ڈیسک نے گزشتہ مہینے تین سو سے زیادہ شکایات وصول کیں۔ تربیت یافتہ "
        "افسران دو شفٹوں میں موجود رہتی ہیں اور ہر نام راز میں رکھا جاتا ہے۔ جسے مدد کی ضرورت "
        "ہو وہ ہیلپ لائن پر فون کرے یا قریبی تھانے آئے۔"
    ),
)
LOOKS_LIKE_SOMEBODY = (
    "call 0300-1234567", "۰۳۰۰ ۱۲۳۴۵۶۷", "35202 1234567 8", "FIR No. 123/26", "ایف آئی آر 45/26",
    "Sumaira d/o Karim", "the wife of Karim", "سمیرا بنت کریم", "Mst. Sumaira", "سمیرا بی بی",
)  # fmt: skip


def named(text: str, kept: Described) -> bool:
    stored = {token.value for token in INDEX.tokens(kept, province="P", district="D")}
    return bool(stored & texts.tokens_in(text, INDEX, province="P", districts=["D"]))


@pytest.mark.parametrize("text", PLAIN)
def test_figures_dates_laws_and_places_look_like_nobody(text: str) -> None:
    assert not texts.shows_an_identity(text)


def test_the_reference_of_a_case_is_seen() -> None:
    assert texts.shows_an_identity(f"{PLAIN[0]} {new_reference()} {PLAIN[0]}")


@pytest.mark.parametrize("mark", LOOKS_LIKE_SOMEBODY)
def test_what_looks_like_an_identity_is_seen_though_nobody_is_known_by_it(mark: str) -> None:
    assert texts.shows_an_identity(f"{PLAIN[0]} {mark} {PLAIN[0]}")


def test_names_are_found_as_often_as_the_index_finds_them() -> None:
    given = [one for one in measuring.names() if one.is_held_out]
    women, men = ([one for one in given if sex in one.sex] for sex in "fm")
    tried = found = 0
    for number, woman in enumerate(women):
        man = men[number % len(men)]
        for hers, his in list(product(woman.roman, man.roman))[-1:]:
            tried += 1
            found += named(
                f"{PLAIN[0]} Yesterday {hers}, and with her {his}, came to the desk.",
                Described(name=woman.arabic[0], relative=man.arabic[0]),
            )
    # The name matcher finds 0.996 of the held-out pairs (`python -m amaan.confidentiality.names`).
    assert found / tried >= 0.99, f"{found} of {tried}"


def test_a_full_name_is_found_without_the_fathers_and_in_either_script() -> None:
    kept = Described(name="رخسانہ کوثر", relative="محمد اسلم", age_band="26-40")
    assert named(f"{PLAIN[0]} A woman, Rukhsana Kausar, told us.", kept)
    assert named(f"{PLAIN[2]} رخسانہ کوثر نے بتایا۔", kept)


def test_of_many_people_few_are_found_in_a_text_that_names_nobody() -> None:
    crowd = measuring.zipf_population(800)
    stored = {
        token.value
        for one in crowd.people
        for token in INDEX.tokens(one, province="P", district="D")
    }
    hits = [stored & texts.tokens_in(text, INDEX, province="P", districts=["D"]) for text in PLAIN]
    assert hits == [set(), set(), set()]
