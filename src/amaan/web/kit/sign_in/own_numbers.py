"""Whether this session still has to ask an officer for his own numbers.

Asked of the database once in a session, at its first page, and kept there: no later page pays for
it. The page comes back at every sign-in until it was answered, and never stands in the way: what
cannot wait is one press away.
"""

from django.http import HttpRequest

from amaan.confidentiality import custody

_KEY = "own_numbers"


def ask_at_the_first_page(request: HttpRequest) -> None:
    """This will remember that somebody has just signed in."""
    request.session[_KEY] = "ask"


def are_asked_now(request: HttpRequest) -> bool:
    """This will say, once in a session, whether the officer is to be led to the page."""
    if request.session.get(_KEY) != "ask":
        return False
    request.session[_KEY] = "owed" if custody.owes_own_numbers() else "given"
    return bool(request.session[_KEY] == "owed")


def are_owed(request: HttpRequest) -> bool:
    """This will say whether every page reminds of them, without asking the database."""
    return bool(request.session.get(_KEY) == "owed")


def were_given(request: HttpRequest) -> None:
    """This will end the asking."""
    request.session[_KEY] = "given"
