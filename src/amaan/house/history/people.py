"""Invented people: common given names, and numbers that were never given to anybody.

Given names only: no name here tells a caste, a tribe or a sect. Identity numbers begin with
0 or 9, which are not issued as a region's digit; telephone numbers lie in 0300 0000 xxx, which no
subscriber is known to hold. Addresses name no place that exists.
"""

from amaan.desk.intake import Person, SafeContact
from amaan.house.history.chance import Chance

WOMEN = (
    ("آسیہ", "Asia"), ("ارم", "Iram"), ("افشاں", "Afshan"), ("انیلا", "Aneela"),
    ("بشریٰ", "Bushra"), ("بینش", "Beenish"), ("تسنیم", "Tasneem"), ("ثمینہ", "Samina"),
    ("ثوبیہ", "Sobia"), ("جویریہ", "Javeria"), ("حنا", "Hina"), ("خالدہ", "Khalida"),
    ("دردانہ", "Durdana"), ("رابعہ", "Rabia"), ("راحیلہ", "Raheela"), ("رخسانہ", "Rukhsana"),
    ("روبینہ", "Rubina"), ("زرمینہ", "Zarmina"), ("زلیخا", "Zulekha"), ("سدرہ", "Sidra"),
    ("سعدیہ", "Sadia"), ("سمیرا", "Sumaira"), ("شبانہ", "Shabana"), ("شمع", "Shama"),
    ("شہناز", "Shahnaz"), ("صبا", "Saba"), ("طاہرہ", "Tahira"), ("عذرا", "Azra"),
    ("عظمیٰ", "Uzma"), ("غزالہ", "Ghazala"), ("فرحت", "Farhat"), ("فرزانہ", "Farzana"),
    ("فوزیہ", "Fouzia"), ("کوثر", "Kausar"), ("گل بانو", "Gul Bano"), ("لبنیٰ", "Lubna"),
    ("ماہ نور", "Mahnoor"), ("مریم", "Maryam"), ("مہوش", "Mehwish"), ("نادیہ", "Nadia"),
    ("نازیہ", "Nazia"), ("نبیلہ", "Nabila"), ("نجمہ", "Najma"), ("نرگس", "Nargis"),
    ("وجیہہ", "Wajiha"), ("ہما", "Huma"), ("یاسمین", "Yasmeen"), ("زرغونہ", "Zarghuna"),
)  # fmt: skip
MEN = (
    ("آصف", "Asif"), ("احسان", "Ehsan"), ("ارشد", "Arshad"), ("اسلم", "Aslam"),
    ("اشرف", "Ashraf"), ("اعجاز", "Ijaz"), ("اکبر", "Akbar"), ("امجد", "Amjad"),
    ("انور", "Anwar"), ("جاوید", "Javed"), ("جمیل", "Jameel"), ("خالد", "Khalid"),
    ("دلاور", "Dilawar"), ("راشد", "Rashid"), ("رمضان", "Ramzan"), ("ساجد", "Sajid"),
    ("سلیم", "Saleem"), ("شاہد", "Shahid"), ("شبیر", "Shabbir"), ("صادق", "Sadiq"),
    ("طارق", "Tariq"), ("عابد", "Abid"), ("عارف", "Arif"), ("عمران", "Imran"),
    ("غلام رسول", "Ghulam Rasool"), ("فاروق", "Farooq"), ("فیاض", "Fayyaz"),
    ("کاشف", "Kashif"), ("گل محمد", "Gul Muhammad"), ("لیاقت", "Liaquat"),
    ("محبوب", "Mehboob"), ("مشتاق", "Mushtaq"), ("منظور", "Manzoor"), ("ناصر", "Nasir"),
    ("نواز", "Nawaz"), ("وسیم", "Waseem"), ("یعقوب", "Yaqoob"), ("یونس", "Younas"),
)  # fmt: skip
_ROADS = ("گلی نمبر", "کوچہ نمبر", "مکان نمبر")
_QUARTERS = ("فرضی محلہ", "مشقی کالونی", "فرضی آبادی", "مشقی بستی", "فرضی گاؤں")


def name_of(chance: Chance, sex: str) -> str:
    """This will give a name, mostly in Urdu script, sometimes as it is written in Latin."""
    urdu, roman = chance.one_of(MEN if sex == "male" else WOMEN)
    return roman if chance.happens(0.1) else urdu


def survivor(chance: Chance, *, sex: str, age_band: str) -> Person:
    """This will invent a survivor."""
    return Person(
        sex=sex,
        age_band=age_band,
        name=name_of(chance, sex),
        relative=name_of(chance, "male"),
        cnic=_identity_number(chance) if chance.happens(0.6) else "",
        phone=_telephone(chance) if chance.happens(0.7) else "",
        address=_address(chance),
    )


def accused(chance: Chance, *, sex: str) -> Person:
    """This will invent an accused: often only a given name is known."""
    known = chance.happens(0.85)
    return Person(
        sex=sex,
        age_band=chance.which({"18-25": 22, "26-40": 50, "41-60": 24, "adult_unknown": 4}),
        name=name_of(chance, sex) if known else "",
        address=_address(chance) if known and chance.happens(0.6) else "",
    )


def informant(chance: Chance, relation: str) -> Person:
    """This will invent whoever speaks for somebody else."""
    sex = chance.one_of(("female", "male"))
    return Person(sex=sex, name=name_of(chance, sex), phone=_telephone(chance), relation=relation)


def safe_contact(chance: Chance) -> SafeContact:
    """This will invent how she may be reached; for many there is no safe way."""
    if chance.happens(0.35):
        return SafeContact()
    return SafeContact(
        channel="phone",
        number=_telephone(chance),
        hours=chance.one_of(("10-12", "11-13", "14-16")),
        code_word=chance.one_of(("چائے", "درزی", "کتاب", "دوا")),
        must_not_know="شوہر" if chance.happens(0.4) else "",
    )


def _identity_number(chance: Chance) -> str:
    rest = f"{chance.number(0, 10**12 - 1):012d}"
    return str(chance.one_of(("0", "9"))) + rest


def _telephone(chance: Chance) -> str:
    return f"+923000000{chance.number(0, 999):03d}"


def _address(chance: Chance) -> str:
    road, quarter = chance.one_of(_ROADS), chance.one_of(_QUARTERS)
    return f"{road} {chance.number(1, 90)}، {quarter}"
