"""The first consultation: what the officers asked in 2021 said, in its two matrices.

53 serving and retired officers of the Police Service, grades 17 to 22, were asked for three
reasons why the public criticises the police response to violence against women, and for three
ways to deal with it. Their answers were coded into two matrices, which stand here word for word.

Source: Pakistan Police Forum, report on gender-based violence, September 2021.
"""

from dataclasses import dataclass
from datetime import date

ASKED = 53
GRADES = (17, 22)
HELD_ON = date(2021, 9, 1)
SOURCE_EN = "Pakistan Police Forum, report on gender-based violence, September 2021"
SOURCE_UR = "پاکستان پولیس فورم، صنفی تشدد پر رپورٹ، ستمبر 2021"


@dataclass(frozen=True)
class Failure:
    """One reason, in its family; `code` is the failure to which a missed duty counts."""

    code: str
    family: str
    english: str
    urdu: str


@dataclass(frozen=True)
class Way:
    """One way: policy, procedures, rules, and who regulates or supervises."""

    number: str
    policy: str
    procedures: str
    rules: str
    regulation: str
    policy_ur: str
    procedures_ur: str
    rules_ur: str
    regulation_ur: str
    owner: str
    # Indicators of docs/standards.md, by number; "own" where the house has a register of its own.
    indicators: str


FAMILIES = (
    ("response", "Response failures", "ردِعمل کی ناکامیاں"),
    ("system", "System failures", "نظام کی ناکامیاں"),
    ("image", "Image failures", "ساکھ کی ناکامیاں"),
)
FAILURES = (
    Failure("slow_response", "response", "Slow response", "سست ردِعمل"),
    Failure("no_victim_protection", "response", "No victim protection", "متاثرہ کا تحفظ نہ ہونا"),
    Failure("poor_media_management", "response", "Poor media management",
            "میڈیا سے ناقص برتاؤ"),
    Failure("victim_blaming", "response", "Victim blaming", "متاثرہ کو قصوروار ٹھہرانا"),
    Failure("insensitivity", "response", "Insensitivity", "بے حسی"),
    Failure("lack_of_legal_knowledge", "response", "Lack of knowledge of relevant laws",
            "متعلقہ قوانین سے لاعلمی"),
    Failure("power_disparity", "response", "Power disparity between victim and accused",
            "متاثرہ اور ملزم میں طاقت کا فرق"),
    Failure("scapegoating_of_police", "system", "Scapegoating of police",
            "پولیس کو قربانی کا بکرا بنانا"),
    Failure("preventive_measures_not_taken", "system", "Preventive measures not taken",
            "پیشگی اقدامات نہ کرنا"),
    Failure("poor_investigation", "system", "Poor investigation", "ناقص تفتیش"),
    Failure("disclosure_of_identity", "system", "Disclosure of victim's identity",
            "متاثرہ کی شناخت ظاہر کرنا"),
    Failure("workload_on_investigators", "system",
            "Workload on investigating officers from other cases",
            "تفتیشی افسران پر دوسرے مقدمات کا بوجھ"),
    Failure("late_registration", "system",
            "Fake FIRs, free registration of cases, late registration",
            "جعلی ایف آئی آر، مقدمات کا آزادانہ اندراج، تاخیر سے اندراج"),
    Failure("no_rehabilitation", "system", "Rehabilitation services", "بحالی کی خدمات"),
    Failure("resiled_or_compounded", "system", "Victims resile or compound",
            "متاثرین کا منحرف ہونا یا راضی نامہ"),
    Failure("perception_of_police", "image", "Overall perception of police",
            "پولیس کا مجموعی تاثر"),
    Failure("misogyny_and_bias", "image", "Inherent misogyny and bias",
            "فطری زن بیزاری اور تعصب"),
    Failure("friction_with_community", "image", "Friction at the police–community interface",
            "پولیس اور عوام کے درمیان کھچاؤ"),
    Failure("judgment_of_character", "image", "Judgment of character and not conduct",
            "عمل کے بجائے کردار پر فیصلہ"),
)  # fmt: skip
WAYS = (
    Way("P1", "Increase number of female officers", "federal and provincial recruitment",
        "quota and open merit", "IGP",
        "خواتین افسران کی تعداد بڑھانا", "وفاقی اور صوبائی بھرتی", "کوٹہ اور اوپن میرٹ",
        "آئی جی پی", "inspector_general", "59, 60"),
    Way("P2", "Training", "sensitise officers", "behavioural change", "feedback mechanism",
        "تربیت", "افسران کو حساس بنانا", "رویے میں تبدیلی", "آرا لینے کا نظام", "training",
        "61, 62"),
    Way("P3", "Community support mechanisms", "community engagement", "rules of business",
        "community and police collaboration",
        "عوامی تعاون کے نظام", "عوام سے رابطہ", "قواعدِ کار", "عوام اور پولیس کا اشتراک",
        "district_commander", "own"),
    Way("P4", "Improving response", "desks, units", "SOPs to deal with victims",
        "senior officers",
        "ردِعمل بہتر بنانا", "ڈیسک، یونٹ", "متاثرین سے برتاؤ کے ضوابط", "سینئر افسران",
        "senior_officers", "3, 4, 64"),
    Way("P5", "Media engagement", "district and division level", "SOPs for creating awareness",
        "PR departments",
        "میڈیا سے رابطہ", "ضلع اور ڈویژن کی سطح", "آگاہی پیدا کرنے کے ضوابط",
        "شعبہ ہائے تعلقاتِ عامہ", "public_relations", "25"),
    Way("P6", "Female officers for investigations", "dedicated focal persons",
        "SOPs for investigation", "heads of joint investigation teams",
        "تفتیش کے لیے خواتین افسران", "مخصوص فوکل پرسن", "تفتیش کے ضوابط",
        "مشترکہ تفتیشی ٹیموں کے سربراہ", "investigation", "60, 63"),
    Way("P7", "Stakeholder participation", "engagement at district level",
        "rules for collaboration", "district level",
        "شراکت داروں کی شمولیت", "ضلعی سطح پر رابطہ", "اشتراک کے قواعد", "ضلعی سطح",
        "district_commander", "own"),
    Way("P8", "Response-time management", "drills, exercises", "SOPs of mock drills",
        "synchronisation of rescue services and mobile app",
        "ردِعمل کے وقت کا انتظام", "مشقیں، تمرینات", "فرضی مشقوں کے ضوابط",
        "ریسکیو خدمات اور موبائل ایپ کی ہم آہنگی", "rescue", "1, 2"),
    Way("P9", "Training on women-protection laws", "police schools and colleges",
        "training manuals", "training regime",
        "خواتین کے تحفظ کے قوانین کی تربیت", "پولیس سکول اور کالج", "تربیتی مینوئل",
        "تربیتی نظام", "training", "61"),
    Way("P10", "ADR for non-cognizable cases", "ADRs", "SOPs for ADRs", "command level",
        "ناقابلِ دست اندازی معاملات میں متبادل حل", "متبادل حل", "متبادل حل کے ضوابط",
        "کمانڈ کی سطح", "senior_officers", "41, 42"),
    Way("P11", "Networking of public-sector services", "liaison among departments",
        "rules of engagement", "committee of command-level officers",
        "سرکاری خدمات کا باہمی ربط", "محکموں کے درمیان رابطہ", "باہمی کام کے قواعد",
        "کمانڈ کی سطح کے افسران کی کمیٹی", "committee", "40, 69"),
    Way("P12", "Evidence collection and processing", "training", "SOPs",
        "overlap with NFSA and PFSA (forensic agencies)",
        "شہادت جمع کرنا اور جانچنا", "تربیت", "ضوابط",
        "این ایف ایس اے اور پی ایف ایس اے (فرانزک اداروں) سے ربط", "forensic", "28"),
    Way("P13", "Prioritising response on crime data", "crime analytics",
        "monitoring and evaluation", "centralised approach",
        "جرائم کے اعداد پر ردِعمل کی ترجیح", "جرائم کا تجزیہ", "نگرانی اور جائزہ",
        "مرکزی طریقہ", "inspector_general", "11, 13"),
    Way("P14", "Crime analytics", "informed decision-making", "figures in crime meetings",
        "annual policing plan",
        "جرائم کا تجزیہ", "باخبر فیصلہ سازی", "کرائم میٹنگ میں اعداد", "سالانہ پولیسنگ پلان",
        "inspector_general", "own"),
    Way("P15", "Victim support", "legal support", "SOPs", "liaison with prosecution",
        "متاثرہ کی مدد", "قانونی مدد", "ضوابط", "استغاثہ سے رابطہ", "prosecution", "32, 40"),
)  # fmt: skip
