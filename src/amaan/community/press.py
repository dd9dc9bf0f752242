"""The registers of press stories, coded for protection and blame, and of second codings.

The story itself is not kept: it may name her. The reference is the reader's own number of it.
"""

from amaan.books.book import Book, Choice, Field
from amaan.community.levels import LANGUAGES, OUR_LEVELS
from amaan.community.models import PressStory, SecondCoding
from amaan.community.press_sheet import ITEMS

MEDIA = (
    Choice("newspaper", "Newspaper", "اخبار"),
    Choice("television", "Television", "ٹیلی وژن"),
    Choice("radio", "Radio", "ریڈیو"),
    Choice("website", "Website", "ویب سائٹ"),
    Choice("social", "Social media", "سوشل میڈیا"),
)

STORIES = Book(
    name="press",
    model=PressStory,
    title=Choice("", "Stories of the press", "اخباری خبریں"),
    about=Choice(
        "",
        "How a story protects or blames, by the sheet. Not the story, no headline, no link: it "
        "may name somebody.",
        "خبر تحفظ کرتی ہے یا الزام دیتی ہے، جانچ کے پرچے سے۔ خبر، سرخی یا لنک نہیں: اس میں نام "
        "ہو سکتا ہے۔",
    ),
    on=Field("on", "Published on", "شائع ہوئی", "day"),
    fields=(
        Field("reference", "Your number of the story", "خبر کا آپ کا نمبر", most=20),
        Field("outlet", "Outlet", "ادارہ", most=80),
        Field("medium", "Medium", "ذریعہ", "choice", choices=MEDIA),
        Field("language", "Language", "زبان", "choice", choices=LANGUAGES, listed=False),
        Field("trained", "Somebody of this outlet had been trained by then",
              "اس ادارے کا کوئی فرد تب تک تربیت یافتہ تھا", "yes_no", must=False),
        *(item.field for item in ITEMS),
    ),
    key=("unit", "reference"),
    keeps="keep_media",
    reads="read_media",
    levels=OUR_LEVELS,
    named_by="reference",
    search=("reference", "outlet"),
)  # fmt: skip
SECONDS = Book(
    name="press_second",
    model=SecondCoding,
    title=Choice("", "Stories read a second time", "دوبارہ پڑھی گئی خبریں"),
    about=Choice(
        "",
        "The same sheet by a second reader who did not see the first answers: it shows how far "
        "two readers agree.",
        "وہی پرچہ دوسرے پڑھنے والے سے جس نے پہلے جواب نہیں دیکھے: اس سے دو پڑھنے والوں کا اتفاق "
        "معلوم ہوتا ہے۔",
    ),
    on=Field("on", "Read on", "پڑھی گئی", "day"),
    fields=(
        Field("story", "Story", "خبر", "entry", book=STORIES),
        *(item.field for item in ITEMS),
    ),
    key=("story",),
    keeps="keep_media",
    reads="read_media",
    levels=OUR_LEVELS,
)
