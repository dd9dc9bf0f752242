"""The register of identities made public, and what was done that they be taken down.

Codes and days only: what was shown, and whose it is, is written nowhere.
Law: PPC 376-A; Anti-Rape (Investigation and Trial) Act 2021, section 26.
Source: Pakistan Police Forum 2021 (failure: disclosure of the victim's identity).
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import OUR_LEVELS
from amaan.community.models import Disclosure
from amaan.kernel.refusals import said

PLACES = (
    Choice("newspaper", "Newspaper", "اخبار"),
    Choice("television", "Television", "ٹیلی وژن"),
    Choice("radio", "Radio", "ریڈیو"),
    Choice("website", "Website", "ویب سائٹ"),
    Choice("social", "Social media", "سوشل میڈیا"),
    Choice("messages", "A group of messages", "پیغامات کا گروپ"),
    Choice("court_list", "List or paper of a court", "عدالت کی فہرست یا کاغذ"),
    Choice("police", "Word or paper of the police", "پولیس کا بیان یا کاغذ"),
)
ASKED_OF = (
    Choice("outlet", "The outlet or its editor", "ادارہ یا مدیر"),
    Choice("platform", "The platform", "پلیٹ فارم"),
    Choice("authority", "An authority (PTA, PEMRA, press council)",
           "پی ٹی اے، پیمرا یا پریس کونسل"),
    Choice("court", "A court", "عدالت"),
    Choice("own_office", "The police office that gave it out", "جاری کرنے والا پولیس دفتر"),
)  # fmt: skip
OUTCOMES = (
    Choice("taken_down", "Taken down", "ہٹا دی گئی"),
    Choice("partly", "Taken down in part", "کچھ ہٹائی گئی"),
    Choice("refused", "Refused", "انکار"),
    Choice("cannot", "Cannot be called back", "واپس نہیں ہو سکتی"),
)
KINDS = (
    Field("name", "Name", "نام", "yes_no", listed=False),
    Field("face", "Face or picture", "چہرہ یا تصویر", "yes_no", listed=False),
    Field("address", "Address or street", "پتا یا محلہ", "yes_no", listed=False),
    Field("family", "Family", "خاندان", "yes_no", listed=False),
    Field("workplace", "School or place of work", "اسکول یا کام کی جگہ", "yes_no", listed=False),
)


def _shows_something(values: Values) -> bool:
    return any(values[kind.code] for kind in KINDS)


def _asked_on_a_day(values: Values) -> bool:
    asked_on = values["asked_on"]
    if not values["asked_of"]:
        return asked_on is None
    return asked_on is not None and bool(asked_on >= values["on"])


def _settled_after_it_was_asked(values: Values) -> bool:
    asked_on, settled_on = values["asked_on"], values["settled_on"]
    if not values["outcome"]:
        return settled_on is None
    return asked_on is not None and settled_on is not None and bool(settled_on >= asked_on)


BOOK = Book(
    name="disclosures",
    model=Disclosure,
    title=Choice("", "Identities made public", "ظاہر کی گئی شناختیں"),
    about=Choice(
        "",
        "Where somebody's identity became public, of what kind, who was asked to take it down "
        "and when. Never what was shown, and never whose it is.",
        "کسی کی شناخت کہاں ظاہر ہوئی، کس قسم کی، ہٹانے کو کس سے کب کہا گیا۔ جو دکھایا گیا وہ اور "
        "جس کی شناخت ہے وہ کبھی نہیں۔",
    ),
    on=Field("on", "Found on", "معلوم ہوئی", "day"),
    fields=(
        Field("place", "Where", "کہاں", "choice", choices=PLACES),
        Field("outlet", "Name of the outlet or platform", "ادارے یا پلیٹ فارم کا نام", most=80,
              hint_english="Only its name: no headline, no link.",
              hint_urdu="صرف نام: سرخی یا لنک نہیں۔"),
        *KINDS,
        Field("from_police", "It came from the police", "پولیس کی طرف سے نکلی", "yes_no",
              hint_english="As far as is known.", hint_urdu="جہاں تک معلوم ہے۔"),
        Field("asked_of", "Asked to take it down", "ہٹانے کو کس سے کہا", "choice", must=False,
              choices=ASKED_OF),
        Field("asked_on", "Asked on", "کب کہا", "day", must=False),
        Field("outcome", "What became of it", "کیا بنا", "choice", must=False, choices=OUTCOMES),
        Field("settled_on", "On", "کس دن", "day", must=False, listed=False),
    ),
    key=("unit", "on", "place", "outlet"),
    keeps="keep_disclosures",
    reads="read_disclosures",
    levels=OUR_LEVELS,
    search=("outlet",),
    rules=(
        Rule("name", _shows_something, said("Say at least one kind of what was made public.")),
        Rule("asked_on", _asked_on_a_day,
             said("Write both: who was asked and on which day, not before it was found.")),
        Rule("settled_on", _settled_after_it_was_asked,
             said("Write both: what became of it and the day, after somebody was asked.")),
    ),
)  # fmt: skip
