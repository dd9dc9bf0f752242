"""The words that her phrase is drawn from: of every kitchen and every road, and about nothing.

Each in Urdu and as it is typed in Latin letters. Nobody has to spell them as they stand here:
what is typed is brought to the Latin word where it is one of the list.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence

_LISTED = """
چائے chai|دودھ doodh|روٹی roti|چاول chawal|نمک namak|مرچ mirch|شکر shakar|شہد shehad|آم aam
کیلا kela|سیب seb|انار anar|مالٹا malta|تربوز tarbooz|خربوزہ kharbooza|کھجور khajoor|بادام badam
اخروٹ akhrot|پیاز pyaz|لہسن lehsan|آلو aloo|گاجر gajar|مولی mooli|پالک palak|مٹر matar|بھنڈی bhindi
کریلا karela|کدو kaddu|دال daal|آٹا aata|گھی ghee|دہی dahi|لسی lassi|پانی pani|برف baraf
بارش barish|بادل badal|ہوا hawa|سورج sooraj|چاند chand|ستارہ sitara|آسمان asman|زمین zameen
پہاڑ pahar|دریا darya|نہر nehar|جھیل jheel|سمندر samandar|ریت rait|پتھر pathar|مٹی mitti|باغ bagh
پھول phool|گلاب gulab|چنبیلی chambeli|پودا poda|درخت darakht|پتا patta|شاخ shakh|گھاس ghaas
چڑیا chirya|کبوتر kabootar|طوطا tota|مور mor|مرغی murghi|بطخ batakh|بلی billi|گائے gaye|بکری bakri
گھوڑا ghora|اونٹ oont|ہرن hiran|خرگوش khargosh|مچھلی machli|تتلی titli|کتاب kitab|قلم qalam
کاغذ kaghaz|میز mez|کرسی kursi|کھڑکی khirki|دیوار deewar|چھت chhat|سیڑھی seerhi|قالین qaleen
چراغ chiragh|پنکھا pankha|گھڑی ghari|چابی chabi|آئینہ aaina|کنگھی kanghi|صابن sabun|بالٹی balti
پیالہ piyala|چمچ chamach|تھالی thali|دیگچی degchi|چولہا choolha|دھاگا dhaga|سوئی sui|کپڑا kapra
دوپٹہ dupatta|جوتا joota|ٹوپی topi|چادر chadar|تکیہ takiya|رضائی razai|سڑک sarak|گلی gali|پل pul
بس bus|ریل rail|کشتی kashti|سائیکل cycle|بازار bazar|دکان dukan|کھیت khet|گندم gandum|کپاس kapas
لال laal|سبز sabz|نیلا neela|پیلا peela|سفید safed|میٹھا meetha|نمکین namkeen|ٹھنڈا thanda|گرم garam
"""
WORDS: tuple[tuple[str, str], ...] = tuple(
    (urdu, latin) for urdu, _, latin in (one.partition(" ") for one in re.split(
        r"[|\n]", _LISTED.strip())) if latin
)  # fmt: skip
_LATIN_OF = dict(WORDS)
# Whatever keyboard she has: Arabic letters for Urdu ones, no marks, no joiners.
_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "أ": "ا", "إ": "ا", "ٱ": "ا",
     "ؤ": "و", "\u200c": " ", "\u200d": None, "ـ": None}
)  # fmt: skip
LENGTH = 4


def drawn(but: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """This will draw a phrase: four different words, each as Urdu and Latin letters.

    None of `but`, so that her two phrases share no word.
    """
    left = [word for word in WORDS if word[1] not in but]
    found: list[tuple[str, str]] = []
    for _ in range(LENGTH):
        found.append(left.pop(secrets.randbelow(len(left))))
    return tuple(found)


def brought_together(typed: str) -> str:
    """This will bring a phrase, however it was typed, to one spelling."""
    plain = unicodedata.normalize("NFKC", typed).translate(_SAME).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not _is_mark(c))
    words = re.findall(r"\w+", unicodedata.normalize("NFC", plain))
    return " ".join(_LATIN_AS_TYPED.get(word, word) for word in words)


def _is_mark(character: str) -> bool:
    # Zabar, zer and pesh are left out by most; the madda of آ and the hamza of ئ are letters.
    return unicodedata.category(character) == "Mn" and character not in "\u0653\u0654"


def _bare(urdu: str) -> str:
    plain = unicodedata.normalize("NFKC", urdu).translate(_SAME)
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not _is_mark(c))
    return unicodedata.normalize("NFC", plain)


_LATIN_AS_TYPED = {_bare(urdu): latin for urdu, latin in _LATIN_OF.items()}
