"""Each language's letters are all there to be pressed.

The alphabets are written out here by hand, apart from the layouts: Urdu after the National
Language Promotion Department's list, Pashto after the usage of both sides of the border,
Sindhi after the Sindhi Language Authority's 52 letters (two of them written with ھ), Balochi
in the Urdu-based hand with the letters its writers add. Each awaits a reader's review.
"""

import json
import unicodedata
from pathlib import Path

import pytest

from amaan.web.desk import apps

LAYOUTS = json.loads(
    (Path(apps.__file__).parent / "static/desk/keyboards.json").read_text(encoding="utf-8")
)
ALPHABETS = {
    "ur": "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے",
    "ps": "اآبپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهءیيېۍئ",
    "sd": "ابٻڀتٿٽٺثپجڄڃچڇحخدڌڏڊڍذرڙزسشصضطظعغفڦقڪکگڳڱلمنڻوهھءي",
    "bal": "اآبپتٹجچدڈرڑزژسشکگلمنںوہھءیےثحخذصضطظعغفقۆێ",
}
SENTENCES = {
    "ur": "میں نے اُسے کہا: مجھے گھر جانا ہے، آج ۴ بجے۔ کیوں؟ وہ ٹوٹے دروازے سے آئے؛ ژالہ بھی۔",
    "ps": "زه ښه یم، خو ډېر وېرېږم. څوک راځي؟ ړومبی ټول ووايه؛ زما ځای ګرم دی، ۍ.",
    "sd": "مون کي ڌمڪي ڏني وئي، هُو ڇوڪريءَ جو ڀاءُ آهي۔ ٻه ڏينهن ٿيا، ڳالهه ٻڌو؟ جھنگ، گھر، ڦاٽل.",
    "bal": "من ترسگا آں، آ منی لوگءَ اتک۔ ژالہ گوں من ات؟ ٹُکّر، ڈیھ، گڑا چے بوت.",
}


def keys(language: str) -> set[str]:
    return {key for row in LAYOUTS[language]["rows"] for key in row}


def test_there_are_letters_for_the_four_languages() -> None:
    assert set(LAYOUTS) == set(ALPHABETS)


@pytest.mark.parametrize("language", sorted(ALPHABETS))
def test_every_letter_of_the_alphabet_has_a_key(language: str) -> None:
    assert set(ALPHABETS[language]) - keys(language) == set()


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_whole_sentence_can_be_pressed(language: str) -> None:
    typed = set(unicodedata.normalize("NFC", SENTENCES[language])) - {" ", "."}
    assert typed - keys(language) == set()


@pytest.mark.parametrize("language", sorted(ALPHABETS))
def test_no_key_stands_twice_and_none_is_empty(language: str) -> None:
    pressed = [key for row in LAYOUTS[language]["rows"] for key in row]
    assert len(pressed) == len(set(pressed))
    assert all(len(key) == 1 for key in pressed)


@pytest.mark.parametrize("language", sorted(ALPHABETS))
def test_no_arabic_look_alike_stands_where_the_language_has_its_own_letter(language: str) -> None:
    # ك and ي would look right on the screen and never be found again by a search.
    alien = {"ur": "كيه", "ps": "كگ", "sd": "كیہ", "bal": "كيه"}[language]
    assert keys(language) & set(alien) == set()


@pytest.mark.parametrize("language", sorted(ALPHABETS))
def test_digits_and_the_marks_of_a_sentence_are_there(language: str) -> None:
    assert set("۰۱۲۳۴۵۶۷۸۹۔،؟؛") <= keys(language)
