"""What every page of the registrar reads from a request: where a list goes on, what is sought."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest

from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.kit.fields import clean_words
from amaan.web.kit.visit import Visit

PAGE = 50
# What these pages show of any case: nothing.
NOTHING: frozenset[DataClass] = frozenset()


def only_a_registrar(visit: Visit) -> None:
    """This will turn everybody else away, before anything is read.

    Raises: NotFound.
    """
    if visit.actor.post != Post.REGISTRAR:
        raise NotFound


def sought(request: HttpRequest) -> str:
    """This will give the name that is looked for. It is posted, so no address keeps it."""
    return clean_words(request.POST.get("q", ""))[:80] if request.method == "POST" else ""


def after_of(request: HttpRequest) -> UUID | None:
    """This will give after which row the list goes on; nonsense begins it again."""
    try:
        return UUID(request.GET["after"])
    except (KeyError, ValueError):
        return None


def status_of(form: Form) -> int:
    """This will say how a page with a form is answered: fine, misread, or refused."""
    if not form.errors:
        return 200
    return 409 if form.non_field_errors() else 422
