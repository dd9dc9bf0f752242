"""What codes are called in both languages at once, for whoever composes the law's pages."""

from functools import cache

from django.utils import translation

from amaan.documents.pieces import Said
from amaan.web.kit.words import LISTS, label, sentence

# Sentences of the house itself, not codes: what a condition asks, what a kind of entry is called.
_SENTENCES = frozenset({"conditions", "facts"})


@cache
def say(of: str, code: str) -> Said:
    """This will give the words of a code in English and Urdu; an unknown one as it is stored."""
    return Said(en=_in("en", of, code), ur=_in("ur", of, code))


def _in(language: str, of: str, code: str) -> str:
    with translation.override(language):
        if of in _SENTENCES:
            return sentence(code, language)
        return label(of, code, language) if of in LISTS else code
