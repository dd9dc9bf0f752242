"""The handbook: what is owed by stage, by role and by clock, and the whole book as a file."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import Section
from amaan.jobs import queries as jobs
from amaan.jobs.actions import place_order
from amaan.jobs.handbooks import KIND, edition_of
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue
from amaan.organisation import signatures
from amaan.protocol import rulebook
from amaan.protocol.handbook import WAYS, what_is_owed
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.lawbook import say
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.law.drawing import draw, words

PUBLISHED = frozenset({DataClass.C0})
LANGUAGES = ("en", "ur", "both")


@door(audience="law", classes=PUBLISHED, methods=("GET", "POST"))
def handbook(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will lead to the lists of duties, and order the book where it is not made yet."""
    rules = _rules(visit)
    if request.method == "POST":
        language = request.POST.get("language", "")
        if language not in LANGUAGES:
            raise NotFound
        edition = edition_of(visit.actor.province, language, rules)
        if jobs.handbook_made_at(edition) is None:
            place_order(actor=visit.actor, kind=KIND, now=visit.now, about=edition)
        return redirect("law:handbook")
    shown = {
        "ways": [
            (address("law:handbook_way", way), words(say("law_heads", way), visit.language))
            for way in WAYS
        ],
        "books": [_book(visit, language, rules) for language in LANGUAGES],
    }
    return render(request, "law/handbook.html", shown)


@door(audience="law", classes=PUBLISHED)
def way(request: HttpRequest, visit: Visit, way: str) -> HttpResponse:
    """This will list what is owed in one of three ways, as the book does."""
    chosen = next((one for one in WAYS if one == way), None)
    if chosen is None:
        raise NotFound
    paper = what_is_owed(
        chosen, province=visit.actor.province, on=clock.local_date(visit.now), say=say
    )
    sections = paper.sections or (Section(title=paper.title, pieces=paper.pieces),)
    shown = {
        "title": words(paper.title, visit.language),
        "sections": [
            (words(section.title, visit.language), draw(section, visit.language))
            for section in sections
        ],
    }
    return render(request, "law/handbook_way.html", shown)


@door(audience="law", classes=PUBLISHED, export=True)
def handbook_file(request: HttpRequest, visit: Visit, language: str) -> HttpResponse:
    """This will give the book as a file. It holds the rules and nothing of any case."""
    del request
    if language not in LANGUAGES:
        raise NotFound
    pdf = jobs.handbook_file(edition_of(visit.actor.province, language, _rules(visit)))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="handbook-{language}.pdf"'
    return answer


def _rules(visit: Visit) -> str:
    """This will name the rules as they stand, with who signed them: another word, another book."""
    signed = signatures.signed(visit.actor.province).every
    told = f"{rulebook.digest(catalogue.default_root())} {signed!r}"
    return hashlib.sha256(told.encode()).hexdigest()


def _book(visit: Visit, language: str, rules: str) -> dict[str, object]:
    edition = edition_of(visit.actor.province, language, rules)
    made_at = jobs.handbook_made_at(edition)
    names = {"en": _("English"), "ur": _("Urdu"), "both": _("Both languages")}
    return {
        "language": language,
        "name": names[language],
        "made": made_at and clock_words.moment(made_at),
        "progress": None if made_at else jobs.latest_progress(visit.actor, KIND, edition),
        "url": address("law:handbook_file", language),
    }
