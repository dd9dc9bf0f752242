"""The registrar's pages for tables: take an empty one, try a filled one, bring it in."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.organisation import actions
from amaan.organisation.importing import officers as officer_tables
from amaan.organisation.importing import units as unit_tables
from amaan.organisation.importing.checks import check_officers, check_units
from amaan.web.kit import tables_in
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.registrar.reading import NOTHING, only_a_registrar


def _units_ready(count: int) -> str:
    return ngettext("%(n)s unit is ready.", "%(n)s units are ready.", count) % {"n": count}


def _units_open(count: int) -> str:
    return ngettext("%(n)s unit is open.", "%(n)s units are open.", count) % {"n": count}


def _officers_ready(count: int) -> str:
    return ngettext("%(n)s officer is ready.", "%(n)s officers are ready.", count) % {"n": count}


def _officers_appointed(count: int) -> str:
    words = ngettext(
        "%(n)s officer is appointed. Give a password when you see the officer.",
        "%(n)s officers are appointed. Give each a password when you see the officer.",
        count,
    )
    return words % {"n": count}


UNITS = tables_in.Kind(
    name="units",
    columns=unit_tables.COLUMNS,
    check=check_units,
    bring_in=actions.import_units,
    example=("station", "Sariab", "سریاب", "Quetta", ""),
    title=lambda: _("Units from a table"),
    ready=_units_ready,
    brought_in=_units_open,
    lead_to="registrar:units",
    empty="registrar:empty_units",
    back="registrar:home",
)
OFFICERS = tables_in.Kind(
    name="officers",
    columns=officer_tables.COLUMNS,
    check=check_officers,
    bring_in=actions.import_officers,
    example=(
        "Amna", "آمنہ", "Q-101", "si", "female", "amna.k", "desk_officer", "Sariab / Women's Desk"
    ),
    title=lambda: _("Officers from a table"),
    ready=_officers_ready,
    brought_in=_officers_appointed,
    lead_to="registrar:officers",
    empty="registrar:empty_officers",
    back="registrar:home",
    remark=lambda: _("The accounts have no password; you give each officer one in person."),
)  # fmt: skip


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def units(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of units, and bring it in when nothing is wrong with it."""
    only_a_registrar(visit)
    return tables_in.page(request, visit, UNITS)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def officers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of officers, and bring it in when nothing is wrong with it."""
    only_a_registrar(visit)
    return tables_in.page(request, visit, OFFICERS)


@door(audience="registrar", classes=NOTHING, export=True)
def empty_units(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of units with one row as an example."""
    only_a_registrar(visit)
    return tables_in.empty_table(visit, UNITS)


@door(audience="registrar", classes=NOTHING, export=True)
def empty_officers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of officers with one row as an example."""
    only_a_registrar(visit)
    return tables_in.empty_table(visit, OFFICERS)
