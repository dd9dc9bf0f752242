"""The registers of the policy programme: policies, their papers, and which paper reached whom.

Source: Pakistan Police Forum, report on gender-based violence, September 2021 (policy, procedure,
rule, regulation); National Police Bureau's framework (actions), whose text was not to be had, so
that no action of it stands here by itself; Aitebaar (guidelines, procedures and strategies as
published, dated papers).
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import LANGUAGES
from amaan.community.models import PaperReached, Policy, PolicyPaper
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind

LEVELS = frozenset({UnitKind.NATION, UnitKind.PROVINCE, UnitKind.REGION, UnitKind.DISTRICT})
EVERYWHERE = LEVELS | {UnitKind.CIRCLE, UnitKind.STATION, UnitKind.DESK, UnitKind.SPECIAL_UNIT}
KINDS = (
    Choice("forum", "Policy of the Police Forum", "پولیس فورم کی پالیسی"),
    Choice("framework", "Action of the national framework", "قومی فریم ورک کا اقدام"),
    Choice("own", "Policy of our own", "اپنی پالیسی"),
)
OWNERS = (
    Choice("inspector_general", "Inspector general", "انسپکٹر جنرل"),
    Choice("regional_commander", "Regional police officer", "ریجنل پولیس افسر"),
    Choice("district_commander", "District police officer", "ضلعی پولیس افسر"),
    Choice("senior_officers", "Senior officers", "سینئر افسران"),
    Choice("public_relations", "Public relations", "تعلقاتِ عامہ"),
    Choice("training", "Training establishment", "تربیتی ادارے"),
    Choice("investigation", "Heads of joint investigation teams", "مشترکہ تفتیشی ٹیموں کے سربراہ"),
    Choice("committee", "Command committee", "کمانڈ کمیٹی"),
    Choice("prosecution", "With the prosecution", "استغاثہ کے ساتھ"),
    Choice("rescue", "With the rescue services", "ریسکیو اداروں کے ساتھ"),
    Choice("forensic", "With the forensic agencies", "فرانزک اداروں کے ساتھ"),
)
STATES = (
    Choice("planned", "Planned", "منصوبہ بند"),
    Choice("drafted", "Drafted", "مسودہ تیار"),
    Choice("in_force", "In force", "نافذ"),
    Choice("reviewed", "Under review", "زیرِ جائزہ"),
    Choice("ended", "Ended", "ختم"),
)
PAPER_LEVELS = (
    Choice("policy", "Policy", "پالیسی"),
    Choice("procedure", "Procedure", "طریقۂ کار"),
    Choice("rule", "Rule", "قاعدہ"),
    Choice("regulation", "Regulation", "ضابطہ"),
    Choice("guideline", "Guideline", "رہنما ہدایات"),
    Choice("strategy", "Strategy", "حکمتِ عملی"),
    Choice("handbook", "Handbook or manual", "دستی کتاب یا مینوئل"),
)
PAPER_STATES = (
    Choice("draft", "Draft", "مسودہ"),
    Choice("approved", "Approved", "منظور شدہ"),
    Choice("withdrawn", "Withdrawn", "واپس لیا گیا"),
)


def _approved_by_somebody(values: Values) -> bool:
    return values["state"] != "approved" or bool(values["approved_by"])


def _readers_serve_there(values: Values) -> bool:
    return bool(values["read_by"] <= values["strength"])


POLICIES = Book(
    name="policies",
    model=Policy,
    title=Choice("", "Policies and actions", "پالیسیاں اور اقدامات"),
    about=Choice(
        "",
        "From a policy down to who watches over it, with its state and its evidence.",
        "پالیسی سے لے کر اس کے نگران تک، کیفیت اور ثبوت کے ساتھ۔",
    ),
    on=Field("on", "As of", "بتاریخ", "day"),
    fields=(
        Field("number", "Number", "نمبر", most=8, hint_english="P1 to P15 are the Forum's.",
              hint_urdu="P1 تا P15 فورم کے ہیں۔"),
        Field("kind", "Kind", "قسم", "choice", choices=KINDS, listed=False),
        Field("title_en", "Policy, in English", "پالیسی، انگریزی میں", most=160),
        Field("title_ur", "Policy, in Urdu", "پالیسی، اردو میں", most=160),
        Field("procedures", "Procedures", "طریقۂ کار", must=False, listed=False),
        Field("rules", "Rules", "قواعد", must=False, listed=False),
        Field("regulation", "Regulation, supervision", "ضابطہ، نگرانی", must=False, listed=False),
        Field("owner", "Whose it is", "کس کے ذمے", "choice", choices=OWNERS),
        Field("state", "State", "کیفیت", "choice", choices=STATES),
        Field("evidence", "Evidence of the state", "کیفیت کا ثبوت", "words", must=False,
              listed=False),
        Field("indicators", "Indicators, by number", "اشاریے، نمبر سے", must=False, most=60),
        Field("origin", "Source", "ماخذ", listed=False),
    ),
    key=("unit", "number"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    named_by="number",
    search=("number", "title_en", "title_ur", "evidence"),
)  # fmt: skip

PAPERS = Book(
    name="policy_papers",
    model=PolicyPaper,
    title=Choice("", "Papers of the programme", "پروگرام کی دستاویزات"),
    about=Choice(
        "",
        "Each version of a policy, procedure, rule, guideline or handbook, and its state.",
        "ہر پالیسی، طریقۂ کار، قاعدے، رہنما ہدایات یا دستی کتاب کا ہر نسخہ اور اس کی کیفیت۔",
    ),
    on=Field("on", "Dated", "مورخہ", "day"),
    fields=(
        Field("name", "Name with version", "نام مع نسخہ", most=160,
              hint_english="As others will refer to it: Procedure of desks, version 2.",
              hint_urdu="جس نام سے حوالہ دیا جائے: ڈیسک کا طریقۂ کار، نسخہ 2۔"),
        Field("version", "Version", "نسخہ", most=24),
        Field("level", "Level", "درجہ", "choice", choices=PAPER_LEVELS),
        Field("policy", "Of the policy", "کس پالیسی کی", "entry", must=False, book=POLICIES),
        Field("state", "State", "کیفیت", "choice", choices=PAPER_STATES),
        Field("approved_by", "Approved by (office)", "منظور کنندہ (عہدہ)", must=False, most=120,
              listed=False),
        Field("place", "Where it is kept or published", "کہاں رکھی یا شائع کی گئی", must=False,
              long_digits=True, listed=False),
    ),
    key=("unit", "name"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    named_by="name",
    search=("name", "version", "place"),
    has_texts=True,
    rules=(
        Rule("approved_by", _approved_by_somebody, said("Say which office approved it.")),
    ),
)  # fmt: skip

REACHED = Book(
    name="papers_reached",
    model=PaperReached,
    title=Choice("", "Papers that reached units", "یونٹوں تک پہنچنے والی دستاویزات"),
    about=Choice(
        "",
        "Which version of a handbook or procedure reached which unit, and how many read it.",
        "دستی کتاب یا طریقۂ کار کا کون سا نسخہ کس یونٹ تک پہنچا اور کتنوں نے پڑھا۔",
    ),
    on=Field("on", "Reached it on", "پہنچنے کی تاریخ", "day"),
    fields=(
        Field("paper", "Paper", "دستاویز", "entry", book=PAPERS),
        Field("language", "Language", "زبان", "choice", choices=LANGUAGES),
        Field("strength", "Who serve there", "وہاں تعینات", "number"),
        Field("read_by", "Of these have read it", "ان میں سے پڑھ چکے", "number"),
    ),
    key=("unit", "paper", "on"),
    keeps="keep_programme",
    reads="read_programme",
    levels=EVERYWHERE,
    rules=(
        Rule(
            "read_by", _readers_serve_there,
            said("More have read it than serve there. Count again."),
        ),
    ),
)  # fmt: skip
