"""A refusal's sentence in the reader's language."""

from django.utils.translation import gettext

from amaan.kernel.refusals import Refused


def sentence_of(refusal: Refused) -> str:
    """This will translate a refusal's sentence and fill its places."""
    sentence = gettext(refusal.sentence)
    return sentence % refusal.values if refusal.values else sentence
