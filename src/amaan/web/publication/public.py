"""What is public, for everybody: without an account, a cookie or a script."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from amaan.kernel.refusals import NotFound
from amaan.publication import queries
from amaan.web.kit import clock_words
from amaan.web.kit.open_door import Here, open_door, page
from amaan.web.publication import shapes as shaping


def _read(here: Here) -> str:
    """The two languages of these pages: whoever reads another is shown Urdu."""
    return "en" if here.language == "en" else "ur"


def _day(at: datetime | None) -> str:
    return clock_words.moment(at) if at else ""


@open_door(audience="public", classes=frozenset())
def home(request: HttpRequest, here: Here) -> HttpResponse:
    """This will list every release, those withdrawn with their reason."""
    del request  # nothing is asked
    language = _read(here)
    with translation.override(language):
        listed = [
            {
                "id": line.id,
                "title": shaping.title_of(line, language),
                "withdrawn": line.state == "withdrawn",
                "since": _day(line.decided_at),
                "until": _day(line.withdrawn_at),
                "why": line.why,
                "corrects": line.corrects,
                "corrected_by": line.corrected_by,
                "tables": [_(table.title) for table in line.tables],
            }
            for line in queries.published()
        ]
        return page("publication/public.html", here, releases=listed)


@open_door(audience="public", classes=frozenset())
def one(request: HttpRequest, here: Here, release_id: UUID) -> HttpResponse:
    """This will show the tables of a release, with the method note."""
    del request  # nothing is asked
    language = _read(here)
    with translation.override(language):
        sheet = queries.published_release(release_id)
        tables = [
            {
                "name": table.table.name,
                "caution": _(table.table.caution),
                "register": shaping.table_of(table, sheet.places, language),
            }
            for table in sheet.tables
        ]
        shown: dict[str, Any] = {
            "named": shaping.title_of(sheet.line, language),
            "since": _day(sheet.line.decided_at),
            "counted": _day(sheet.line.checked_at),
            "release_id": release_id,
            "corrections": sheet.line,
            "tables": tables,
        }
        return page("publication/public_release.html", here, **shown)


@open_door(audience="public", classes=frozenset(), export=True)
def table(request: HttpRequest, here: Here, release_id: UUID, name: str) -> HttpResponse:
    """This will give one table of a release as a file for a spreadsheet."""
    del request  # nothing is asked
    sheet = queries.published_release(release_id)
    found = next((one for one in sheet.tables if one.table.name == name), None)
    if found is None:
        raise NotFound
    language = _read(here)
    with translation.override(language):
        text = shaping.csv_of(found, sheet.places, language)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    file = f"{sheet.line.province}-{sheet.line.year}-{name}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


@open_door(audience="public", classes=frozenset())
def metadata(request: HttpRequest, here: Here, release_id: UUID) -> HttpResponse:
    """This will describe a release for catalogues of open data."""
    sheet = queries.published_release(release_id)
    language = _read(here)

    def address_of(other: UUID) -> str:
        return request.build_absolute_uri(f"/published/{other}/")

    with translation.override(language):
        told = shaping.dcat(sheet, address_of(release_id), language, address_of)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/ld+json; charset=utf-8")
