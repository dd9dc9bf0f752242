"""Reading registers: the shelf, the list of one, an entry, and the list as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from amaan.books import queries
from amaan.books.texts import texts_of
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.exports.tables import as_csv
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.letters import clean
from amaan.organisation.posts import BRANCHES
from amaan.web.books import shapes as shaping
from amaan.web.books import texts
from amaan.web.books.shelf import ALL, HEADINGS, OVERVIEWS, OWN_PAGES, Opened, opened
from amaan.web.kit.door import door
from amaan.web.kit.frame import offices_of
from amaan.web.kit.language import in_language
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.shapes import Register
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
PAGE = 20
# More than any office writes in the years a spreadsheet opens at once.
MOST_IN_A_FILE = 120_000


@door(audience="people", classes=NOTHING_OF_A_CASE)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the shelf: every register this post may open."""
    mine = [book for book in ALL.values() if queries.may_read(visit.actor, book)]
    stand = queries.counts(mine)
    shelves = [
        shaping.shelf(
            str(title),
            [(one, stand[one.name]) for one in mine if one.keeps == act],
            visit.language,
            keeps=may(visit.actor, act),
        )
        for act, title in HEADINGS
    ]
    # One's own work first; the order of the house within.
    shown = sorted((one for one in shelves if one[1].rows), key=lambda one: not one[0])
    offices = [
        (reverse(page), title)
        for page, title, _key in offices_of(visit.actor.post)
        if visit.actor.post not in BRANCHES
    ]
    return render(
        request, "books/home.html", {"shelves": [one[1] for one in shown], "offices": offices}
    )


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def book(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """This will list a register, the latest first, a page at a time; or what a search found."""
    here = opened(visit, name)
    address = reverse("books:book", args=[name])
    if request.method == "POST":
        words = clean(request.POST.get("q", ""))
        return redirect(f"{address}?{urlencode({'q': words})}" if words else address)
    words = clean(request.GET.get("q", ""))[:80]
    searched = f"{address}?{urlencode({'q': words})}" if words else address
    key = key_of(request)
    found = queries.lines(
        visit.actor,
        here.book,
        visit.now,
        words=words,
        before=(local_date(key[0]), key[1]) if key else None,
        limit=PAGE + 1,
    )
    last = found[PAGE - 1] if len(found) > PAGE else None
    overview = OVERVIEWS.get(name)
    shown = {
        "name": name,
        "overview": (reverse(overview[0]), overview[1]) if overview else None,
        "title": in_language(here.book.title.english, here.book.title.urdu, visit.language),
        "about": in_language(here.book.about.english, here.book.about.urdu, visit.language),
        "keeps": here.keeps,
        "file_query": urlencode({"q": words}) if words else "",
        "entries": shaping.register(
            here.book,
            found[:PAGE],
            visit.language,
            words=words,
            total=queries.count(visit.actor, here.book, visit.now),
            keeps=here.keeps,
            older_url=older(searched, start_of_day(last.on), last.entry_id) if last else "",
            newer_url=searched if key else "",
        ),
    }
    return render(request, "books/list.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def entry(request: HttpRequest, visit: Visit, name: str, entry_id: UUID) -> HttpResponse:
    """This will show one entry with everything that was mended in it."""
    here = opened(visit, name)
    sheet = queries.sheet(visit.actor, here.book, entry_id, visit.now)
    keeps = here.keeps and sheet.line.taken_back_at is None
    own = OWN_PAGES.get(name) if keeps else None
    shown = {
        "name": name,
        "own_page": (reverse(own[0], args=[entry_id]), own[1]) if own else None,
        "title": in_language(here.book.title.english, here.book.title.urdu, visit.language),
        "line": sheet.line,
        "keeps": keeps,
        "pairs": shaping.pairs(here.book, sheet.line, visit.language),
        "texts": _texts(here, entry_id, visit, keeps=keeps) if here.book.has_texts else None,
        "history": shaping.history(here.book, sheet.mended, visit.language)
        if sheet.mended
        else None,
    }
    return render(request, "books/entry.html", shown)


def _texts(here: Opened, entry_id: UUID, visit: Visit, *, keeps: bool) -> Register:
    found = texts_of(visit.actor, here.book, entry_id, visit.now)
    return texts.register(here.book, entry_id, found, keeps=keeps)


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def file(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """This will give the entries that stand, or those a search found, as a file."""
    here = opened(visit, name)
    lines = queries.lines(
        visit.actor,
        here.book,
        visit.now,
        words=clean(request.GET.get("q", ""))[:80],
        standing_only=True,
        limit=MOST_IN_A_FILE,
    )
    head = [shaping.heading(field, visit.language) for field in here.book.every_field]
    rows = (
        [
            in_language(line.unit_en, line.unit_ur, visit.language),
            shaping.day(line.on),
            *(
                "" if line.values[f.code] is None
                else shaping.told(f, line.values[f.code], visit.language).removeprefix("–")
                for f in here.book.fields
            ),
        ]
        for line in lines
    )  # fmt: skip
    response = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
