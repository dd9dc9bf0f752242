"""Who plays in the practice district: invented units and invented officers, as plain records.

No real district is named, so that nobody reads a practice case as news. This can be read
before Django is set up: the welcome on the terminal lists it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amaan.organisation.posts import Post, Rank, Sex, UnitKind

PASSWORD = "amaan-practice-2026"


@dataclass(frozen=True, kw_only=True)
class PracticeUnit:
    """A unit of the practice district."""

    kind: UnitKind
    name_en: str
    name_ur: str
    within: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """One of the cast, and the part she plays when somebody tries Amaan out."""

    sign_in: str
    service_number: str
    name_en: str
    name_ur: str
    rank: Rank
    sex: Sex
    post: Post
    at: str
    part_en: str
    part_ur: str
    language: str = "ur"
    password: str = PASSWORD

    def __str__(self) -> str:
        post = self.post.value.replace("_", " ")
        return f"{self.sign_in:9} {self.password}  {post:18} {place_name(self.at)}"


UNITS: Mapping[str, PracticeUnit] = {
    "region": PracticeUnit(
        kind=UnitKind.REGION,
        name_en="Practice Region",
        name_ur="مشقی ریجن",
        within="province",
    ),
    "district": PracticeUnit(
        kind=UnitKind.DISTRICT,
        name_en="Practice District",
        name_ur="مشقی ضلع",
        within="region",
    ),
    "circle": PracticeUnit(
        kind=UnitKind.CIRCLE,
        name_en="Practice Sub-division",
        name_ur="مشقی سب ڈویژن",
        within="district",
    ),
    "special": PracticeUnit(
        kind=UnitKind.SPECIAL_UNIT,
        name_en="Special Investigation Unit, Practice District",
        name_ur="خصوصی تفتیشی یونٹ، مشقی ضلع",
        within="district",
    ),
    "first": PracticeUnit(
        kind=UnitKind.STATION,
        name_en="First Practice Station",
        name_ur="پہلا مشقی تھانہ",
        within="circle",
    ),
    "first desk": PracticeUnit(
        kind=UnitKind.DESK,
        name_en="Women's Desk, First Practice Station",
        name_ur="خواتین ڈیسک، پہلا مشقی تھانہ",
        within="first",
    ),
    "second": PracticeUnit(
        kind=UnitKind.STATION,
        name_en="Second Practice Station",
        name_ur="دوسرا مشقی تھانہ",
        within="circle",
    ),
    "second desk": PracticeUnit(
        kind=UnitKind.DESK,
        name_en="Women's Desk, Second Practice Station",
        name_ur="خواتین ڈیسک، دوسرا مشقی تھانہ",
        within="second",
    ),
    # Its name says nothing of where it is, and it lies below no district.
    "house": PracticeUnit(
        kind=UnitKind.HOUSE,
        name_en="House of the Lamp (practice)",
        name_ur="چراغ گھر (مشقی)",
        within="province",
    ),
}
PROVINCE_EN, PROVINCE_UR = "Balochistan (practice)", "بلوچستان (مشقی)"

_OFFICERS = (
    Person(
        sign_in="amna",
        service_number="PRACTICE-01",
        name_en="Amna",
        name_ur="آمنہ",
        rank=Rank.SI,
        sex=Sex.FEMALE,
        post=Post.DESK_OFFICER,
        at="first desk",
        part_en="Takes the complaint",
        part_ur="شکایت درج کرتی ہیں",
    ),
    Person(
        sign_in="nasreen",
        service_number="PRACTICE-02",
        name_en="Nasreen",
        name_ur="نسرین",
        rank=Rank.ASI,
        sex=Sex.FEMALE,
        post=Post.DESK_OFFICER,
        at="first desk",
        part_en="Second officer of the same desk",
        part_ur="اسی ڈیسک کی دوسری افسر",
    ),
    Person(
        sign_in="rahim",
        service_number="PRACTICE-03",
        name_en="Rahim",
        name_ur="رحیم",
        rank=Rank.HEAD_CONSTABLE,
        sex=Sex.MALE,
        post=Post.STATION_CLERK,
        at="first",
        part_en="Keeps the registers",
        part_ur="رجسٹر رکھتے ہیں",
    ),
    Person(
        sign_in="daud",
        service_number="PRACTICE-04",
        name_en="Daud",
        name_ur="داؤد",
        rank=Rank.INSPECTOR,
        sex=Sex.MALE,
        post=Post.STATION_COMMANDER,
        at="first",
        part_en="Answers for the station",
        part_ur="تھانے کے ذمہ دار",
    ),
    Person(
        sign_in="shazia",
        service_number="PRACTICE-05",
        name_en="Shazia",
        name_ur="شازیہ",
        rank=Rank.INSPECTOR,
        sex=Sex.FEMALE,
        post=Post.INVESTIGATOR,
        at="special",
        part_en="Investigates what is assigned to her",
        part_ur="سپرد کیے گئے کیس کی تفتیش کرتی ہیں",
    ),
    Person(
        sign_in="kamran",
        service_number="PRACTICE-06",
        name_en="Kamran",
        name_ur="کامران",
        rank=Rank.DSP,
        sex=Sex.MALE,
        post=Post.SUPERVISOR,
        at="circle",
        language="en",
        part_en="Sees duties and lateness, no names",
        part_ur="ذمہ داریاں اور تاخیر دیکھتے ہیں، نام نہیں",
    ),
    Person(
        sign_in="yasmin",
        service_number="PRACTICE-07",
        name_en="Yasmin",
        name_ur="یاسمین",
        rank=Rank.SSP,
        sex=Sex.FEMALE,
        post=Post.DISTRICT_COMMANDER,
        at="district",
        language="en",
        part_en="Commands the district",
        part_ur="ضلع کی کمان کرتی ہیں",
    ),
    Person(
        sign_in="gulnaz",
        service_number="PRACTICE-08",
        name_en="Gulnaz",
        name_ur="گلناز",
        rank=Rank.ASI,
        sex=Sex.FEMALE,
        post=Post.DESK_OFFICER,
        at="second desk",
        part_en="Another station: learns nothing",
        part_ur="دوسرا تھانہ: انہیں کچھ معلوم نہیں ہوتا",
    ),
    Person(
        sign_in="bashir",
        service_number="PRACTICE-09",
        name_en="Bashir",
        name_ur="بشیر",
        rank=Rank.CONSTABLE,
        sex=Sex.MALE,
        post=Post.STATION_CLERK,
        at="first",
        part_en="The accused officer: must not know",
        part_ur="ملزم افسر: انہیں علم نہیں ہونا چاہیے",
    ),
    Person(
        sign_in="zehra",
        service_number="PRACTICE-15",
        name_en="Zehra",
        name_ur="زہرا",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.PROSECUTOR,
        at="district",
        language="en",
        part_en="Prosecutes: sees what was sent to her, never who she is",
        part_ur="استغاثہ کی وکیل: صرف بھیجا ہوا دیکھتی ہیں، شناخت نہیں",
    ),
    Person(
        sign_in="hina",
        service_number="PRACTICE-16",
        name_en="Hina",
        name_ur="حنا",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.OBSERVER,
        at="district",
        part_en="Sits in court and writes what she sees; holds no case",
        part_ur="عدالت میں بیٹھ کر جو دیکھتی ہیں لکھتی ہیں؛ کوئی کیس نہیں دیکھتیں",
    ),
    Person(
        sign_in="sakina",
        service_number="PRACTICE-20",
        name_en="Sakina",
        name_ur="سکینہ",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.MEDIATOR,
        at="district",
        part_en="Mediates quarrels over money and land; never violence",
        part_ur="رقم اور زمین کے جھگڑوں میں ثالث؛ تشدد میں کبھی نہیں",
    ),
    Person(
        sign_in="rubina",
        service_number="PRACTICE-21",
        name_en="Rubina",
        name_ur="روبینہ",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.LEGAL_ADVISER,
        at="district",
        language="en",
        part_en="Says as a lawyer what a forum's agreement is worth",
        part_ur="قانونی مشیر: فورم کے معاہدے کی حیثیت بتاتی ہیں",
    ),
    Person(
        sign_in="mehnaz",
        service_number="PRACTICE-18",
        name_en="Mehnaz",
        name_ur="مہناز",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.HOUSE_KEEPER,
        at="house",
        part_en="Keeps a house of shelter; knows no police case",
        part_ur="پناہ گاہ کی نگران؛ پولیس کا کوئی کیس نہیں جانتیں",
    ),
    Person(
        sign_in="sadia",
        service_number="PRACTICE-19",
        name_en="Sadia",
        name_ur="سعدیہ",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.HOUSE_WORKER,
        at="house",
        part_en="Works in the house at night; receives whoever comes",
        part_ur="رات کو پناہ گاہ میں ہوتی ہیں؛ ہر آنے والی کو لیتی ہیں",
    ),
    Person(
        sign_in="nadia",
        service_number="PRACTICE-23",
        name_en="Nadia",
        name_ur="نادیہ",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.PROVIDER,
        at="district",
        part_en="Answers for a service: sees her referrals, never a case",
        part_ur="ایک ادارے کی کارکن: صرف بھیجے گئے حوالے دیکھتی ہیں، کیس نہیں",
    ),
    Person(
        sign_in="parveen",
        service_number="PRACTICE-10",
        name_en="Parveen",
        name_ur="پروین",
        rank=Rank.DSP,
        sex=Sex.FEMALE,
        post=Post.CUSTODIAN,
        at="district",
        language="en",
        part_en="Keeps the identities; opens no case",
        part_ur="شناختوں کی محافظ؛ کوئی کیس نہیں کھولتیں",
    ),
    Person(
        sign_in="faisal",
        service_number="PRACTICE-11",
        name_en="Faisal",
        name_ur="فیصل",
        rank=Rank.CIVILIAN,
        sex=Sex.MALE,
        post=Post.AUDITOR,
        at="province",
        language="en",
        part_en="Checks who looked; opens no case",
        part_ur="جانچتے ہیں کہ کس نے دیکھا؛ کوئی کیس نہیں کھولتے",
    ),
)
# Above the district: they see numbers and what has climbed to them, never a name.
_ABOVE = (
    Person(
        sign_in="tariq",
        service_number="PRACTICE-13",
        name_en="Tariq",
        name_ur="طارق",
        rank=Rank.DIG,
        sex=Sex.MALE,
        post=Post.REGIONAL_COMMANDER,
        at="region",
        language="en",
        part_en="Commands the region: what climbed to him, and numbers",
        part_ur="ریجن کے کمانڈر: جو ان تک پہنچا، اور اعداد",
    ),
    Person(
        sign_in="rukhsana",
        service_number="PRACTICE-14",
        name_en="Rukhsana",
        name_ur="رخسانہ",
        rank=Rank.IGP,
        sex=Sex.FEMALE,
        post=Post.INSPECTOR_GENERAL,
        at="province",
        language="en",
        part_en="Answers for the province: numbers, and what nobody settled",
        part_ur="صوبے کی ذمہ دار: اعداد، اور جو کسی نے حل نہ کیا",
    ),
)
# The branches: they keep registers of people and of work with the public, and hold no case.
_BRANCHES = (
    Person(
        sign_in="asma",
        service_number="PRACTICE-24",
        name_en="Asma",
        name_ur="اسماء",
        rank=Rank.INSPECTOR,
        sex=Sex.FEMALE,
        post=Post.PERSONNEL_OFFICER,
        at="province",
        part_en="Keeps who serves, who joins and who leaves",
        part_ur="نفری، بھرتی اور رخصتی کا ریکارڈ رکھتی ہیں",
    ),
    Person(
        sign_in="imran",
        service_number="PRACTICE-25",
        name_en="Imran",
        name_ur="عمران",
        rank=Rank.INSPECTOR,
        sex=Sex.MALE,
        post=Post.TRAINING_OFFICER,
        at="province",
        language="en",
        part_en="Keeps courses, certificates and drills",
        part_ur="کورس، اسناد اور مشقوں کا ریکارڈ رکھتے ہیں",
    ),
    Person(
        sign_in="lubna",
        service_number="PRACTICE-26",
        name_en="Lubna",
        name_ur="لبنیٰ",
        rank=Rank.SI,
        sex=Sex.FEMALE,
        post=Post.COMMUNITY_OFFICER,
        at="district",
        part_en="Works with forums, salons and paralegals",
        part_ur="فورم، سیلون اور پیرا لیگل کے ساتھ کام کرتی ہیں",
    ),
    Person(
        sign_in="waqar",
        service_number="PRACTICE-27",
        name_en="Waqar",
        name_ur="وقار",
        rank=Rank.INSPECTOR,
        sex=Sex.MALE,
        post=Post.MEDIA_OFFICER,
        at="province",
        language="en",
        part_en="Answers the press; knows no case",
        part_ur="پریس کو جواب دیتے ہیں؛ کوئی کیس نہیں جانتے",
    ),
    Person(
        sign_in="shaista",
        service_number="PRACTICE-28",
        name_en="Shaista",
        name_ur="شائستہ",
        rank=Rank.CIVILIAN,
        sex=Sex.FEMALE,
        post=Post.PROGRAMME_OFFICER,
        at="province",
        language="en",
        part_en="Follows the policies and what came of them",
        part_ur="پالیسیوں اور ان کے نتائج پر نظر رکھتی ہیں",
    ),
)
registrar = Person(
    sign_in="saima",
    service_number="PRACTICE-12",
    name_en="Saima",
    name_ur="صائمہ",
    rank=Rank.CIVILIAN,
    sex=Sex.FEMALE,
    post=Post.REGISTRAR,
    at="province",
    language="en",
    part_en="Appoints and posts officers",
    part_ur="افسران کا تقرر اور تعیناتی کرتی ہیں",
)
cast: tuple[Person, ...] = (*_OFFICERS, *_ABOVE, *_BRANCHES, registrar)


def place_name(at: str, *, own_script: bool = False) -> str:
    """This will name a unit of the practice district in English or in Urdu."""
    if at == "province":
        return PROVINCE_UR if own_script else PROVINCE_EN
    return UNITS[at].name_ur if own_script else UNITS[at].name_en
