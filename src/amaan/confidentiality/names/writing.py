"""Reading a name as it was written: Urdu, Sindhi, Pashto or Roman letters, titles and all.

What comes out is the words that tell one person from another, each in one unified spelling
of its own script. Titles, courtesy words and *Muhammad* before another name are worn by so
many that they find nobody; they stay only where nothing else was written.
"""

import re
import unicodedata
from dataclasses import dataclass

# One letter for each sound that several alphabets or keyboards write differently.
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("يىېۍےۓﻱ", "ی"),
        **dict.fromkeys("كڪګڬ", "ک"),
        "ګ": "گ",
        **dict.fromkeys("هەۀةھ", "ہ"),
        **dict.fromkeys("أإٱ", "ا"),
        **dict.fromkeys("ںڻڼݨڃڱ", "ن"),
        **dict.fromkeys("ٻڀ", "ب"),
        **dict.fromkeys("ٺٽټ", "ٹ"),
        "ٿ": "ت",
        "ڄ": "ج",
        "ڇ": "چ",
        **dict.fromkeys("ڌڊڏڍډ", "ڈ"),
        **dict.fromkeys("ڙړ", "ڑ"),
        "ڦ": "ف",
        "ځ": "ز",
        "څ": "س",
        "ۂ": "ہ",
        "ۃ": "ت",
        "ٶ": "ؤ",
        "ٸ": "ئ",
    }
)
# A dagger alef over a last yeh is heard as *a*: Mustafa, Layla, Uzma.
_DAGGER = re.compile("[یيى]\u0670(?!\\w)")
# A heh with two eyes behind a stop is breath, not a letter: Bhatti, Khan's k.
_BREATH = re.compile("(?<=[بپتٹجچدڈکڪگڑٻ])ھ")
_APOSTROPHES = str.maketrans({"’": "", "'": "", "`": "", "‘": "", ".": " "})
_NOT_A_LETTER = re.compile(r"[^a-z\u0621-\u06d3\u06fa-\u06ff\u0750-\u077f]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_PEEL = re.compile(r"\b([dsw])\s*/\s*o\b")
# *Servant of the ...*: what follows tells who it is, and the writing before it varies most.
_SERVANT = re.compile(r"^abd[aeiou]?(?:l|r(?=r)|s(?=s)|z(?=z)|sh(?=sh)|n(?=n))?-?(?=[a-z]{4})")
_SERVANT_OF = "عبدال"
# A heh behind a consonant is only the vowel before it: in *Lala Rukh* nobody hears it.
_SILENT = re.compile("(?<=[^اآوی])(?<!ال)(?<!الل)ہ$")
_SUN = "تثدذرزسشصضطظلن"
_ARTICLES = frozenset("ud uddin ul un us ur uz".split())
_SERVANTS_ALONE = frozenset("abd abdul abdur abdus abdu عبد عبدال".split())

_RELATION = frozenset(
    "ولد بنت دختر زوجہ بیوہ ابن پسر دختری daughterof sonof wifeof widowof bint binte wald walad"
    " zauja zaujah bewa beva dukhtar do so wo".split()
)
_OF = frozenset(("daughter", "son", "wife", "widow"))
# Worn by many: they find nobody, unless nothing else was written.
TITLES = frozenset(
    "بی بیبی بیگم سید سیدہ مسماۃ مسماہ مسمات خاتون حاجی حاجن حافظ مولوی مولانا قاری شیخ میاں"
    " میان چوہدری چودہری چودری چوہدرانی ملک راجہ راجا رانا مرزا خان خانم محترمہ محترم مس مسز"
    " صاحب صاحبہ جناب ڈاکٹر سردار نواب پیر رای راو بٹ عرف غلام محمد"
    " bi bibi beebi bb begum begam beghum syed syeda sayed sayyed sayyid syedah sayyida mst"
    " mussammat musammat mussamat khatoon khatun haji hajji hajan hafiz molvi maulvi moulvi"
    " maulana qari sheikh shaikh shaykh sh mian chaudhry chaudhary choudhry choudhary chaudhri"
    " ch malik raja rana mirza khan khanum khanam miss mrs mr ms dr doctor sahib sahiba saheb"
    " janab sardar nawab pir peer rai rao butt urf alias ghulam gulam muhammad mohammad"
    " mohammed muhammed mohamad mohd muhd md m e i o al".split()
)
_WHOLE = dict.fromkeys(("mohd", "muhd", "md", "m"), "muhammad")


@dataclass(frozen=True)
class Written:
    """The telling words of a name; and of the father's or husband's, if they stood in one line."""

    words: tuple[str, ...]
    relative: tuple[str, ...] = ()

    def __repr__(self) -> str:
        # A name in a traceback is a name in a log.
        return f"Written({len(self.words)} words)"


def read(text: str) -> Written:
    """This will read a name as somebody wrote it.

    *Rukhsana d/o Aslam* in one line is parted into her name and her father's.
    """
    own, _mark, relative = _parted(letters(text))
    return Written(_telling(own), _telling(relative))


def read_text(text: str) -> list[str]:
    """This will read a whole text as if it were names: what is one name in parts becomes one."""
    return [_WHOLE.get(word, word) for word in _joined(letters(text))]


def is_arabic(word: str) -> bool:
    """This will say whether a word is in Arabic letters; otherwise it is in Roman ones."""
    return bool(_ARABIC.search(word))


def letters(text: str) -> list[str]:
    """This will give the words of a text, each in one unified spelling of its script."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _DAGGER.sub("ا", plain)
    plain = plain.translate(_APOSTROPHES).lower()
    plain = _PEEL.sub(r" \1o ", plain)
    plain = unicodedata.normalize("NFC", _without_marks(plain))
    plain = _BREATH.sub("", plain).translate(_UNIFIED)
    return [word for word in _NOT_A_LETTER.split(plain) if word]


def _without_marks(text: str) -> str:
    # Hamza above and below belongs to its carrier; every other mark is a courtesy to readers.
    kept = "\u0654\u0655\u0653"
    parted = unicodedata.normalize("NFD", text)
    return "".join(c for c in parted if c in kept or unicodedata.category(c) not in ("Mn", "Cf"))


def _parted(words: list[str]) -> tuple[list[str], str, list[str]]:
    for at, word in enumerate(words):
        if at == 0:
            continue
        if word in _RELATION:
            return words[:at], word, words[at + 1 :]
        if word in _OF and words[at + 1 : at + 2] == ["of"]:
            return words[:at], word, words[at + 2 :]
    return words, "", []


def _telling(words: list[str]) -> tuple[str, ...]:
    plain = [_WHOLE.get(word, word) for word in _joined(words)]
    telling = [word for word in plain if word not in TITLES]
    return tuple(dict.fromkeys(telling or plain))


def _joined(words: list[str]) -> list[str]:
    """This will put together what is one name in parts: *Abdul Rehman*, *Salah ud Din*."""
    done: list[str] = []
    unfinished = False
    for word in words:
        before = done[-1] if done else ""
        if before in _SERVANTS_ALONE:
            done[-1] = f"{before}{word}" if word in ("اللہ", "allah") else _bare(word)
        elif before and word.startswith("ال") and len(word) > 3 and word != "اللہ":
            done[-1] = before + (word[2:] if word[2] in _SUN else word[1:])
        elif before and word in ("اللہ", "allah", "ullah"):
            done[-1] = before + ("اللہ" if word == "اللہ" else "ullah")
        elif before and (unfinished or word in _ARTICLES):
            done[-1] = before + word
        else:
            done.append(_servant_of(word))
        unfinished = bool(before) and word in _ARTICLES - {"uddin"}
    return done


def _servant_of(word: str) -> str:
    if word.startswith(_SERVANT_OF) and len(word) > 7:
        return word[len(_SERVANT_OF) :]
    short = _SERVANT.sub("", word)
    return word if short.endswith(("ulla", "ullah")) or short in ("lah", "llah") else short


def whole(words: tuple[str, ...]) -> str:
    """This will write several words as one, as *Gul Bano* and *Gulbano* are the same woman."""
    *earlier, last = words or ("",)
    return "".join(_SILENT.sub("", word) for word in earlier) + last


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and word != "اللہ" and len(word) > 3 else word
