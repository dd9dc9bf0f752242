"""Which of two written texts a reader is given: English, or Urdu to readers of its script.

Sentences of the pages come from the catalogues; this is for what carries both texts itself,
such as names of units, officers, rules and questions.
"""

from collections.abc import Iterable
from typing import Literal

from django.utils.translation import get_language

from amaan.books.book import Choice, choice_of

# Pashto, Sindhi and Balochi readers read Urdu sooner than English, where their own is not there.
OWN_SCRIPT = frozenset({"ur", "ps", "sd", "bal"})


def reads_urdu(language: str | None = None) -> bool:
    """This will say whether a reader is given the Urdu text.

    Here and below: `language` is the reader's, for whoever asks often and found it out before.
    """
    return (language or get_language() or "en") in OWN_SCRIPT


def in_language(english: str, urdu: str, language: str | None = None) -> str:
    """This will give the Urdu text to readers of its script, the English to others."""
    return urdu if urdu and reads_urdu(language) else english


def chosen(choices: Iterable[Choice], code: str, language: str | None = None) -> str:
    """This will write an answer of a register in the reader's language."""
    found = choice_of(choices, code)
    return in_language(found.english, found.urdu, language)


def comma(language: str | None = None) -> str:
    """This will give the comma of the reader's script, as it parts the members of a list."""
    return "، " if reads_urdu(language) else ", "


def text_language(language: str | None = None) -> Literal["en", "ur"]:
    """This will name the one of the two languages whose text the reader is given."""
    return "ur" if reads_urdu(language) else "en"
