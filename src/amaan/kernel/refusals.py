"""Saying no.

A verb that will not do what it was asked raises a refusal. The sentence is for the
person at the screen, in plain English that the pages translate; it holds no name and
no number of anybody. Not allowed and not found are one refusal on purpose: an answer
that tells them apart tells an accused officer that a complaint exists.
"""

from typing import Any


def said(sentence: str) -> str:
    """This will mark a sentence for translation where it is written and return it unchanged."""
    return sentence


class Refused(Exception):
    """What was asked is not done; `sentence` says why, and what to do instead.

    `sentence` is a message id with %(name)s places; `values` fills them. Values are
    codes, dates and references, never anything about a person.
    """

    sentence = said("This cannot be done.")

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.sentence % values if values else self.sentence)


class NotFound(Refused):
    """Nothing is there for this actor: it does not exist, or he may not know that it does."""

    sentence = said("There is nothing here for you to see. Check the reference.")


class Stale(Refused):
    """Somebody else changed the same thing meanwhile; look again before deciding."""

    sentence = said(
        "Somebody changed this case while you were writing. What you typed is kept below. "
        "Read what is new, then save again."
    )
