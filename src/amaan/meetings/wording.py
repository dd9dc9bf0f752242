"""Words that officers write for a meeting: about the work, and never about a person."""

from amaan.kernel.letters import clean
from amaan.kernel.refusals import Refused, said
from amaan.wording.pointing import LEADS_TO_SOMEBODY, points_at_somebody

# How long what is printed beside a figure may be, and what is decided.
LONGEST_ANSWER = 600
LONGEST_DECISION = 400


class NothingWritten(Refused):
    """An empty answer would be printed as an answer."""

    field = "words"
    sentence = said("Nothing is written here yet.")


class TooManyWords(Refused):
    """What is printed beside a figure must fit beside it."""

    field = "words"
    sentence = said("This is longer than %(most)d characters. Shorten it.")


class PointsAtSomebody(Refused):
    """A pack is read by many: nothing in it may lead to a case or a person."""

    field = "words"
    sentence = LEADS_TO_SOMEBODY


def about_the_work(text: str, most: int) -> str:
    """This will give the words as they are kept. Raises: NothingWritten; TooManyWords;
    PointsAtSomebody."""
    words = "\n".join(line for line in map(clean, text.splitlines()) if line)
    if not words:
        raise NothingWritten
    if len(words) > most:
        raise TooManyWords(most=most)
    if points_at_somebody(words):
        raise PointsAtSomebody
    return words
