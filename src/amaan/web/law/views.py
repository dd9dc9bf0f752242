"""Reading the law: search it, go through it by kind, open one row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.organisation import signatures
from amaan.organisation.posts import Post, UnitKind
from amaan.protocol import lawbook, lookup
from amaan.protocol.lookup import KINDS, Entry
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.lawbook import say
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label
from amaan.web.law.drawing import draw, words

PUBLISHED = frozenset({DataClass.C0})
FOUND, LISTED = 30, 60


@door(audience="law", classes=PUBLISHED)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will ask what is looked for, and show what the words lead to."""
    asked = request.GET.get("q", "").strip()[:120]
    found = lookup.find(asked, limit=FOUND) if asked else ()
    entries = lookup.entries()
    shown = {
        "asked": asked,
        "signs": visit.actor.post == Post.REGISTRAR
        and visit.signed_in.unit.kind == UnitKind.PROVINCE,
        "found": _register(found, visit, _("What was found"), kinds=True) if asked else None,
        "kinds": [
            (address("law:listed", kind), label("law_kinds", kind), _count(entries, kind))
            for kind in KINDS
        ],
    }
    return render(request, "law/home.html", shown)


@door(audience="law", classes=PUBLISHED)
def listed(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """This will list every row of a kind, a page at a time."""
    if kind not in KINDS:
        raise NotFound
    rows = [entry for entry in lookup.entries() if entry.kind == kind]
    typed = request.GET.get("from", "0")
    first = min(int(typed), len(rows)) if typed.isdecimal() and len(typed) < 6 else 0
    here = address("law:listed", kind)
    older = f"{here}?from={first + LISTED}" if first + LISTED < len(rows) else ""
    newer = f"{here}?from={max(first - LISTED, 0)}" if first else ""
    title = label("law_kinds", kind)
    register = _register(
        tuple(rows[first : first + LISTED]), visit, title, kinds=False, older=older, newer=newer
    )
    return render(request, "law/listed.html", {"title": title, "rows": register})


@door(audience="law", classes=PUBLISHED)
def one(request: HttpRequest, visit: Visit, kind: str, row: str) -> HttpResponse:
    """This will show one row with its source, and lead to what belongs to it."""
    found = next((k for k in KINDS if k == kind), None)
    if found is None:
        raise NotFound
    section = lawbook.leaf(
        found,
        row,
        province=visit.actor.province,
        on=clock.local_date(visit.now),
        say=say,
        signed=signatures.signed(visit.actor.province) if found in {"duty", "bar"} else None,
    )
    shown = {
        "title": words(section.title, visit.language),
        "kind": label("law_kinds", kind),
        "kind_url": address("law:listed", kind),
        "pieces": draw(section, visit.language),
        "row": row,
    }
    return render(request, "law/one.html", shown)


def _count(entries: tuple[Entry, ...], kind: str) -> int:
    return sum(entry.kind == kind for entry in entries)


def _register(
    found: tuple[Entry, ...],
    visit: Visit,
    caption: str,
    *,
    kinds: bool,
    older: str = "",
    newer: str = "",
) -> shapes.Register:
    kind = (shapes.Column(label=_("Kind")),) if kinds else ()
    return shapes.Register(
        caption=caption,
        columns=(shapes.Column(label=_("Title"), wide=True), *kind, shapes.Column(label=_("No."))),
        rows=tuple(_row(entry, visit, kinds) for entry in found),
        empty=shapes.Empty(
            title=_("Nothing was found."),
            text=_("Try a section number, one word, or the Urdu word for it."),
        ),
        older_url=older,
        newer_url=newer,
    )


def _row(entry: Entry, visit: Visit, kinds: bool) -> tuple[shapes.Cell, ...]:
    title = shapes.Cell(
        text=in_language(entry.title_en, entry.title_ur, visit.language),
        href=address("law:one", entry.kind, entry.id),
    )
    kind = (shapes.Cell(text=label("law_kinds", entry.kind)),) if kinds else ()
    return (title, *kind, shapes.Cell(text=entry.numbers or entry.id))
