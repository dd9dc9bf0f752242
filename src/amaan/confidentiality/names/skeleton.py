"""The skeleton of a word: what Urdu and Roman spelling of one name have in common.

Urdu leaves short vowels out, Roman spelling writes them as each family likes; both write
the consonants. The skeleton keeps those, merged where Roman letters cannot tell them apart
(s, ص, ث; z, ز, ذ, ض, ظ), and keeps و and ی, which are a vowel in one name and a consonant
in the next. Roman *i, e, u, o* may stand for a letter that Urdu writes or for none, so a
Roman word has a few skeletons; two spellings meet when they share one.
"""

import re
from collections.abc import Iterator
from itertools import product

from amaan.confidentiality.names.writing import is_arabic

# Beyond this a word is not a name, and its skeletons are cut: tokens must stay few.
MOST_SKELETONS = 16
LONGEST_WORD = 40

Choices = tuple[str, ...]

_URDU: dict[str, Choices] = {
    **dict.fromkeys("تطٹ", ("t",)),
    **dict.fromkeys("سصث", ("s",)),
    **dict.fromkeys("زذضظژ", ("z",)),
    **dict.fromkeys("دڈ", ("d",)),
    **dict.fromkeys("رڑ", ("r",)),
    **dict.fromkeys("کقخ", ("k",)),
    **dict.fromkeys("گغ", ("g",)),
    **dict.fromkeys("حہھ", ("h",)),
    **dict.fromkeys("وؤ", ("w",)),
    **dict.fromkeys("یئ", ("y",)),
    "ب": ("b",),
    "پ": ("p",),
    "ج": ("j",),
    "چ": ("c",),
    "ش": ("S",),
    "ف": ("f",),
    "ل": ("l",),
    "م": ("m",),
    "ن": ("n",),
    # Pashto, said in Kandahar and in Peshawar.
    "ښ": ("S", "k"),
    "ږ": ("z", "g"),
}
_ROMAN = re.compile(
    "kh|gh|sh|ch|th|dh|ph|bh|jh|zh|que?$|qu(?=[aeiou])|oo|ou|au|ee|ea|ie|ia|ii|ae|ai|ay|ei|ey|oi"
    "|iy|aa|[a-z]"
)
_SOUNDS: dict[str, Choices] = {
    "kh": ("k",),
    "gh": ("g", "gh"),
    "sh": ("S",),
    "ch": ("c",),
    "th": ("t", "th", "s"),
    "dh": ("d", "z"),
    "ph": ("f", "p"),
    "bh": ("b", "bh"),
    "jh": ("j",),
    "zh": ("zh", "z"),
    "q": ("k",),
    "qu": ("k",),
    "que": ("k",),
    "c": ("k",),
    "x": ("kS", "ks"),
    "v": ("w",),
    "oo": ("w",),
    "ou": ("w", ""),
    "au": ("w", ""),
    "o": ("w", ""),
    "u": ("", "w"),
    "ee": ("y",),
    "ea": ("y",),
    "ie": ("y",),
    "ia": ("y",),
    "ii": ("y",),
    "ae": ("y",),
    "ai": ("y",),
    "ay": ("y",),
    "ei": ("y",),
    "ey": ("y",),
    "oi": ("y", "wy"),
    "iy": ("y",),
    "i": ("", "y"),
    "e": ("", "y"),
    "a": ("",),
    "aa": ("",),
}
# Where the stricter skeleton keeps a written alef.
_STRICT: dict[str, Choices] = {
    "a": ("", "o"),
    "aa": ("o",),
    "ia": ("y", "yo"),
    "ai": ("y", "oy"),
    "ay": ("y", "oy"),
    "ae": ("y", "oy"),
}
_VOWELS = "aeiou"
# That a word ends on an open a: Nabila, not Nabil. Urdu writes it ہ, ا, ع or ح.
END = "a"
_ENDINGS = "ہاحعی"
_ROMAN_ENDING = re.compile("a+h?$|eh$")
_HALF_VOWELS = re.compile("[wy]")
_TWICE = re.compile(r"(.)\1+")
_BEFORE_A_LIP = re.compile("n(?=[bp])")


def skeletons(word: str) -> frozenset[str]:
    """This will give the skeletons of one unified word, as `writing.read` gives it."""
    return _all_of(word, strict=False)


def strict(word: str) -> frozenset[str]:
    """This will give the stricter skeletons, which also tell a written alef from none.

    They part Akram from Ikraam and Mahmud from Muhammad, and miss a few true pairs for it.
    """
    return _all_of(word, strict=True)


def loose(word: str) -> frozenset[str]:
    """This will give the looser skeletons: without و and ی, which families write or leave out.

    They take more names for one another, and so serve only two names together.
    """
    bare = {_HALF_VOWELS.sub("", found): found for found in skeletons(word)}
    return frozenset(_settled(left) or found for left, found in bare.items())


def _all_of(word: str, *, strict: bool) -> frozenset[str]:
    short = word[:LONGEST_WORD]
    parts = list(_urdu(short, strict) if is_arabic(short) else _roman(short, strict))
    found: dict[str, None] = {}
    for sounds in product(*parts):
        found[_settled("".join(sounds))] = None
        if len(found) == MOST_SKELETONS:
            break
    return frozenset(found)


def _settled(sounds: str) -> str:
    return _TWICE.sub(r"\1", _BEFORE_A_LIP.sub("m", sounds))


def _urdu(word: str, strict: bool) -> Iterator[Choices]:
    word = word if len(word) < 3 else word.removesuffix("ء")
    last = len(word) - 1
    for at, letter in enumerate(word):
        before = word[at - 1] if at else ""
        if at == 0 and letter in "اآع":
            yield ("A",)
        elif word[at:] == "اللہ":
            yield ("",)
        elif at == last and at > 0 and letter in _ENDINGS:
            yield _urdu_ending(letter, before)
        elif letter == "ع" and (before == "ا" or word[at + 1 :] == "ہ"):
            # Rabi'a, Sa'iqa: an ain before another vowel is heard, and Roman writes it as i.
            yield ("", "y")
        elif strict and letter in "اآ":
            yield ("o",)
        else:
            yield _URDU.get(letter, ("",))


def _urdu_ending(letter: str, before: str) -> Choices:
    if letter == "ی":
        # Ali, and Uzma without its dagger alef.
        return ("y", END) if before not in "او" else ("y",)
    if letter in "حع" and before in "یو":
        return ("",)
    return (END,)


def _roman(word: str, strict: bool) -> Iterator[Choices]:
    sounds = _ROMAN.findall(word)
    ending = _ROMAN_ENDING.search(word) if len(word) > 2 else None
    last_u = max((at for at, sound in enumerate(sounds) if sound == "u"), default=-1)
    for at, sound in enumerate(sounds):
        following = sounds[at + 1] if at + 1 < len(sounds) else ""
        if at == 0 and sound[0] in _VOWELS:
            yield ("A",)
        if sound in "aeou" and following == "h" and at > 0:
            # Mehmood, Rehman: a vowel before h is short. But Shuhada, Sohail.
            yield ("", "w") if sound in "ou" else ("", "o") if strict and sound == "a" else ("",)
        elif sound == "h" and not following and at > 1 and sounds[at - 1][-1] in _VOWELS:
            yield ("",)
        elif not following and sound == "i":
            yield ("y",)
        elif at == 1 and sound == "sh" and word[0] in "ie":
            yield ("S", "sh")
        elif at == 0 and sound == "ai":
            yield ("y", "")
        elif strict and sound in _STRICT and following not in ("", "h"):
            yield _STRICT[sound]
        elif strict and at == last_u == len(sounds) - 2 and word[0] == "m" and at > 2:
            # Mahmud, Maqsud, Manzur: what was praised, meant, approved has a long u.
            yield ("w",)
        else:
            yield _SOUNDS.get(sound, (sound,))
    if ending:
        yield (END,) if ending[0].startswith(("a", "A")) else ("", END)
