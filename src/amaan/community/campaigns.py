"""The register of media campaigns, with the reach that somebody declares.

Source: Aitebaar, Khyber Pakhtunkhwa 2013-2016 (media campaigns); Pakistan Police Forum 2021, P5
(standing procedures for creating awareness). A reach is never counted here: it says whose it is.
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import LANGUAGES, OUR_LEVELS
from amaan.community.models import Campaign
from amaan.kernel.refusals import said

CHANNELS = (
    Choice("radio", "Radio", "ریڈیو"),
    Choice("television", "Television", "ٹیلی وژن"),
    Choice("newspaper", "Newspaper", "اخبار"),
    Choice("social", "Social media", "سوشل میڈیا"),
    Choice("messages", "Messages to telephones", "فون پر پیغامات"),
    Choice("posters", "Posters and leaflets", "پوسٹر اور پرچے"),
    Choice("street", "Street theatre, loudspeaker", "اسٹریٹ تھیٹر، لاؤڈ اسپیکر"),
    Choice("other", "Another", "کوئی اور"),
)
REACH_SOURCES = (
    Choice("platform", "The platform's own counter", "پلیٹ فارم کی اپنی گنتی"),
    Choice("broadcaster", "The broadcaster or publisher says so", "نشر یا شائع کرنے والے کے مطابق"),
    Choice("survey", "A survey", "سروے"),
    Choice("handed_out", "Number handed out", "تقسیم شدہ تعداد"),
    Choice("estimate", "An estimate of ours", "ہمارا اندازہ"),
)


def _ends_after_it_began(values: Values) -> bool:
    return bool(values["until"] >= values["on"])


def _reach_says_whose(values: Values) -> bool:
    return (values["reach"] is None) == (not values["reach_source"])


BOOK = Book(
    name="campaigns",
    model=Campaign,
    title=Choice("", "Media campaigns", "میڈیا مہمات"),
    about=Choice(
        "",
        "Channel, language, from when until when; and the reach somebody declares, with whose "
        "word it is. Reach counts contacts, never persons.",
        "ذریعہ، زبان، کب سے کب تک؛ اور جو رسائی بتائی گئی، کس کے مطابق۔ رسائی رابطے گنتی ہے، "
        "افراد نہیں۔",
    ),
    on=Field("on", "From", "کب سے", "day", may_lie_ahead=True),
    fields=(
        Field("name", "Campaign", "مہم", most=120),
        Field("channel", "Channel", "ذریعہ", "choice", choices=CHANNELS),
        Field("language", "Language", "زبان", "choice", choices=LANGUAGES),
        Field("until", "Until", "کب تک", "day", may_lie_ahead=True),
        Field("reach", "Reach as declared", "بتائی گئی رسائی", "number", must=False),
        Field("reach_source", "Whose word the reach is", "رسائی کس کے مطابق", "choice",
              must=False, choices=REACH_SOURCES, listed=False),
    ),
    key=("unit", "on", "name", "channel", "language"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
    search=("name",),
    rules=(
        Rule("until", _ends_after_it_began, said("It cannot end before it began.")),
        Rule("reach_source", _reach_says_whose,
             said("A reach is written with whose word it is; without a reach leave both empty.")),
    ),
)  # fmt: skip
