"""The registers' records turned into the kit's lists and pairs."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases.moving import Burden
from amaan.organisation.posts import DeskType, Post, Rank, UnitKind
from amaan.organisation.registers import Held, OfficerLine, Stay, UnitLine
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language


def unit_name(unit: UnitLine, language: str) -> str:
    """This will name a unit in the reader's script."""
    return in_language(unit.name_en, unit.name_ur, language)


def with_above(unit: UnitLine, language: str) -> str:
    """This will name a unit with the one above it, so that two of a name are told apart."""
    above = in_language(unit.above_en, unit.above_ur, language)
    name = unit_name(unit, language)
    return f"{name} – {above}" if above else name


def kind_of(unit: UnitLine) -> str:
    """This will say what a unit is; for a desk, which kind of desk."""
    return str(DeskType(unit.desk_type).label if unit.desk_type else UnitKind(unit.kind).label)


def unit_register(
    rows: Sequence[UnitLine],
    language: str,
    *,
    caption: str,
    empty: shapes.Empty,
    search: shapes.SearchBox | None = None,
    everywhere: bool = True,
) -> shapes.Register:
    """This will list units with their kind and since when; where they lie, if they differ."""
    above = (shapes.Column(label=_("Below")),) if everywhere else ()
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Unit"), wide=True),
            shapes.Column(label=_("Kind")),
            *above,
            shapes.Column(label=_("Since")),
            shapes.Column(label=""),
        ),
        rows=tuple(_unit_row(row, language, everywhere=everywhere) for row in rows),
        empty=empty,
        search=search,
    )


def officer_register(
    rows: Sequence[OfficerLine],
    language: str,
    *,
    caption: str,
    empty: shapes.Empty,
    search: shapes.SearchBox | None = None,
    everywhere: bool = True,
) -> shapes.Register:
    """This will list officers with rank and post; with their unit, if they differ in it."""
    place = (shapes.Column(label=_("Unit")),) if everywhere else ()
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Officer"), wide=True),
            shapes.Column(label=_("Number")),
            shapes.Column(label=_("Post")),
            *place,
            shapes.Column(label=_("Since")),
        ),
        rows=tuple(_officer_row(row, language, everywhere=everywhere) for row in rows),
        empty=empty,
        search=search,
    )


def touched(burden: Burden, officers: str, how_many: int) -> tuple[tuple[str, str], ...]:
    """This will say how much a move or an end of a unit touches, before it is done."""
    return (
        (_("Cases that go along"), str(burden.files)),
        (_("Duties owed on them"), str(burden.duties)),
        (_("Late among these"), str(burden.late)),
        (officers, str(how_many)),
    )


def posting_register(rows: Sequence[Held], language: str) -> shapes.Register:
    """This will list an officer's postings with who gave and who ended each."""
    return shapes.Register(
        caption=_("Postings"),
        columns=(
            shapes.Column(label=_("Post")),
            shapes.Column(label=_("Unit"), wide=True),
            shapes.Column(label=_("From")),
            shapes.Column(label=_("Until")),
            shapes.Column(label=_("Given by")),
            shapes.Column(label=_("Ended by")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=str(Post(row.post).label)),
                shapes.Cell(text=in_language(row.unit_en, row.unit_ur, language)),
                shapes.Cell(text=clock_words.moment(row.since)),
                shapes.Cell(text=_moment(row.until)),
                shapes.Cell(text=row.recorded_by or "–", note=_moment(row.recorded_at)),
                shapes.Cell(text=row.ended_by or "–"),
            )
            for row in rows
        ),
        empty=shapes.Empty(title=_("No posting.")),
    )


def stay_register(rows: Sequence[Stay], language: str) -> shapes.Register:
    """This will list where a unit lay, newest first."""
    return shapes.Register(
        caption=_("Where it lay"),
        columns=(
            shapes.Column(label=_("Below"), wide=True),
            shapes.Column(label=_("From")),
            shapes.Column(label=_("Until")),
            shapes.Column(label=_("Recorded by")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=in_language(row.parent_en, row.parent_ur, language)),
                shapes.Cell(text=clock_words.day(row.since_on)),
                shapes.Cell(text=_day(row.until_on)),
                shapes.Cell(text=row.recorded_by or "–", note=_moment(row.recorded_at)),
            )
            for row in rows
        ),
        empty=shapes.Empty(title=_("It lies below no other unit.")),
    )


def _unit_row(row: UnitLine, language: str, *, everywhere: bool) -> tuple[shapes.Cell, ...]:
    above = in_language(row.above_en, row.above_ur, language) or "–"
    return (
        shapes.Cell(
            text=unit_name(row, language), href=reverse("registrar:unit", args=[row.unit_id])
        ),
        shapes.Cell(text=kind_of(row)),
        *((shapes.Cell(text=above),) if everywhere else ()),
        shapes.Cell(text=clock_words.day(row.opened_on)),
        _mark(row),
    )


def _mark(row: UnitLine) -> shapes.Cell:
    if row.closed_on is not None:
        ended = _("ended on %(day)s") % {"day": clock_words.day(row.closed_on)}
        return shapes.Cell(text=ended, kind="tag", tone="quiet")
    if row.is_practice:
        return shapes.Cell(text=_("practice"), kind="tag", tone="soon")
    return shapes.Cell()


def _officer_row(row: OfficerLine, language: str, *, everywhere: bool) -> tuple[shapes.Cell, ...]:
    place = in_language(row.unit_en, row.unit_ur, language)
    return (
        shapes.Cell(
            text=in_language(row.name_en, row.name_ur, language),
            href=reverse("registrar:officer", args=[row.officer_id]),
            note=str(Rank(row.rank).label),
        ),
        shapes.Cell(text=row.service_number, kind="reference"),
        shapes.Cell(text=str(Post(row.post).label)),
        *((shapes.Cell(text=place),) if everywhere else ()),
        shapes.Cell(
            text=clock_words.moment(row.since),
            note="" if row.until is None else _("until %(at)s") % {"at": _moment(row.until)},
        ),
    )


def _moment(at: datetime | None) -> str:
    return "" if at is None else clock_words.moment(at)


def _day(on: date | None) -> str:
    return "" if on is None else clock_words.day(on)
