"""A long table on its way into a register: tried behind the page, and brought in by one press."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from amaan.books import sending
from amaan.books.book import Book
from amaan.confidentiality.classes import DataClass
from amaan.jobs.actions import place_order
from amaan.jobs.long_tables import KIND
from amaan.jobs.queries import latest_progress
from amaan.kernel.refusals import NotFound
from amaan.kernel.tables import LARGEST, LONGEST, text_of
from amaan.web.books.shelf import kept
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.tables_in import fault_register
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()


def long_text(request: HttpRequest) -> str:
    """This will give the text of a table that a page cannot wait for; nothing for a short one.

    Raises: NotATable, TooLong.
    """
    file = request.FILES.get("file")
    if file is None:
        return ""
    text = text_of(file.read(), largest=sending.LARGEST)
    file.seek(0)
    return text if len(text) > LARGEST or text.count("\n") > LONGEST else ""


def begin(visit: Visit, book: Book, text: str) -> HttpResponse:
    """This will keep a long table, have it tried, and lead to its page."""
    sent_id = sending.send_table(actor=visit.actor, book=book, text=text, now=visit.now)
    place_order(actor=visit.actor, kind=KIND, now=visit.now, about=str(sent_id))
    return redirect("books:sent_table", book.name, sent_id)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def page(request: HttpRequest, visit: Visit, name: str, sent_id: UUID) -> HttpResponse:
    """This will show how far a long table is, what is wrong with it, and bring it in."""
    book = kept(visit, name)
    if request.method == "POST":
        if request.POST.get("act") != "bring_in":
            raise NotFound
        sending.want(actor=visit.actor, book=book, sent_id=sent_id, now=visit.now)
        place_order(actor=visit.actor, kind=KIND, now=visit.now, about=str(sent_id))
        return redirect("books:sent_table", name, sent_id)
    found = sending.sent_table(visit.actor, book, sent_id)
    progress = latest_progress(visit.actor, KIND, str(sent_id))
    shown = {
        "name": name,
        "title": in_language(book.title.english, book.title.urdu, visit.language),
        "sent": found,
        "running": progress if progress and not progress.is_over else None,
        "failed": bool(progress and progress.state == "failed"),
        "faults": fault_register(found.faults, visit.language) if found.faults else None,
        "here": reverse("books:sent_table", args=[name, sent_id]),
    }
    return render(request, "books/sent.html", shown)
