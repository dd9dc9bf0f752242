"""What the registers of work with the public have in common."""

from amaan.books.book import Choice
from amaan.organisation.posts import UnitKind

OUR_LEVELS = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.STATION, UnitKind.DESK})
LANGUAGES = (
    Choice("ur", "Urdu", "اردو"),
    Choice("en", "English", "انگریزی"),
    Choice("pa", "Punjabi", "پنجابی"),
    Choice("ps", "Pashto", "پشتو"),
    Choice("sd", "Sindhi", "سندھی"),
    Choice("bal", "Balochi or Brahui", "بلوچی یا براہوی"),
    Choice("other", "Another", "کوئی اور"),
)
HELD_BY = (
    Choice("police", "Police", "پولیس"),
    Choice("organisation", "An organisation", "ادارہ"),
    Choice("both", "Both together", "دونوں مل کر"),
)
