"""What officers are asked about their work, by edition; an edition is never changed, only followed.

Source: Aitebaar asked whether women who joined were content at work and stayed; its form is not
known to us. These statements are proposed by this project, about what studies of women in
police name as reasons to leave: respect, postings, promotion, training, hours, rooms, the way
home at night, equipment, and complaints of harassment. Not validated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amaan.books.book import Choice


@dataclass(frozen=True)
class Edition:
    """The statements of one survey, in order."""

    code: str
    statements: tuple[Choice, ...]


# From disagreeing to agreeing; whoever does not say is counted apart.
ANSWERS = (
    Choice("1", "Not at all", "بالکل نہیں"),
    Choice("2", "Rather not", "زیادہ تر نہیں"),
    Choice("3", "Partly", "کچھ حد تک"),
    Choice("4", "Rather so", "زیادہ تر"),
    Choice("5", "Fully", "پوری طرح"),
    Choice("none", "I would rather not say", "میں نہیں بتانا چاہتا / چاہتی"),
)
AGREEING = frozenset({"4", "5"})
NOT_SAID = "none"

_FIRST = Edition(
    "2026-11",
    (
        Choice(
            "respect", "Those I work with treat me with respect.",
            "میرے ساتھ کام کرنے والے میری عزت کرتے ہیں۔",
        ),
        Choice(
            "postings", "Postings and duties are given fairly to women and men.",
            "تعیناتیاں اور ڈیوٹیاں خواتین اور مردوں میں انصاف سے دی جاتی ہیں۔",
        ),
        Choice(
            "promotion", "I have the same chance of promotion as others of my rank.",
            "مجھے ترقی کا وہی موقع ملتا ہے جو میرے رینک کے دوسروں کو۔",
        ),
        Choice(
            "training", "I am given the training that my work needs.",
            "مجھے وہ تربیت ملتی ہے جو میرے کام کے لیے ضروری ہے۔",
        ),
        Choice(
            "hours", "My hours leave room for my family.",
            "ڈیوٹی کے اوقات میں خاندان کے لیے وقت بچتا ہے۔",
        ),
        Choice(
            "rooms", "Where I serve there is a toilet and a place to change that I can use safely.",
            "میری ڈیوٹی کی جگہ پر محفوظ ٹوائلٹ اور لباس بدلنے کی جگہ ہے۔",
        ),
        Choice(
            "way_home", "I come to night duty and home from it safely.",
            "رات کی ڈیوٹی پر آنا اور گھر جانا میرے لیے محفوظ ہے۔",
        ),
        Choice(
            "equipment", "My uniform and equipment fit me and my work.",
            "میری وردی اور سامان میرے اور میرے کام کے لیے موزوں ہیں۔",
        ),
        Choice(
            "how_to_complain",
            "I know where to complain of harassment at work without my commanders.",
            "مجھے معلوم ہے کہ کام کی جگہ پر ہراسانی کی شکایت اپنے افسران کے بغیر کہاں کی جائے۔",
        ),
        Choice(
            "safe_to_complain", "Whoever complains of harassment here does not suffer for it.",
            "یہاں ہراسانی کی شکایت کرنے والے کو نقصان نہیں اٹھانا پڑتا۔",
        ),
        Choice(
            "staying", "In three years I still want to serve in the police.",
            "میں تین سال بعد بھی پولیس میں کام کرنا چاہوں گا / گی۔",
        ),
        Choice(
            "content", "All in all I am content with my work.",
            "مجموعی طور پر میں اپنے کام سے مطمئن ہوں۔",
        ),
    ),
)  # fmt: skip
EDITIONS: Mapping[str, Edition] = {edition.code: edition for edition in (_FIRST,)}
# The one that a new survey asks.
NEWEST = _FIRST
