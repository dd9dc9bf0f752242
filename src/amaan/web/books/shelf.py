"""Which registers there are, in which order, and who finds which of them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from amaan.books import queries
from amaan.books.book import Book
from amaan.jobs.registers import ALL as ALL
from amaan.kernel.refusals import NotFound
from amaan.web.kit.visit import Visit

# The headings of the shelf, by who keeps what stands below them.
HEADINGS = (
    ("keep_desks", _("Desks")),
    ("report_broken", _("Broken at desks")),
    ("keep_ordinary", _("Complaints of every kind")),
    ("keep_workforce", _("Who serves")),
    ("keep_training", _("Training")),
    ("keep_community", _("Work with the public")),
    ("keep_media", _("The press")),
    ("keep_disclosures", _("Identities made public")),
    ("keep_programme", _("Policy and programme")),
    ("keep_requests", _("Requests for information")),
)

# A page that says at a glance what the entries of a register come to.
OVERVIEWS = {
    "desks": ("desk:desks", _("Every desk at a glance")),
    "desk-repairs": ("desk:desks", _("Every desk at a glance")),
    "ordinary-complaints": ("desk:use", _("How desks are used")),
    "information-requests": ("publication:requests", _("What is due, and what is late")),
}
# Where an entry that stands has a page of its own for whoever keeps it: the page, and its name.
OWN_PAGES = {"ordinary-complaints": ("desk:what_became", _("What became of it"))}


@dataclass(frozen=True)
class Opened:
    """A book with what this visitor may do in it."""

    book: Book
    keeps: bool


def opened(visit: Visit, name: str) -> Opened:
    """This will find a book for whoever may read it. Raises: NotFound."""
    found = ALL.get(name)
    if found is None or not queries.may_read(visit.actor, found):
        raise NotFound
    return Opened(found, queries.may_keep(visit.actor, found))


def kept(visit: Visit, name: str) -> Book:
    """This will find a book for whoever keeps it. Raises: NotFound."""
    here = opened(visit, name)
    if not here.keeps:
        raise NotFound
    return here.book
