"""How answers and the ledger are drawn: on the page, on paper and in a file."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amaan.exports.tables import as_csv
from amaan.organisation.command import officers
from amaan.publication.ledger import AnswerSheet, Left
from amaan.publication.planned import BY_NAME
from amaan.publication.queries import Names, TableSheet
from amaan.publication.rounding import Figure
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.words import label
from amaan.web.publication import shapes as shaping


def registers(
    figures: Sequence[Figure], places: Names, language: str
) -> tuple[shapes.Register, ...]:
    """This will lay out the figures of an answer, table by table."""
    return tuple(shaping.table_of(one, places, language, rounded=True) for one in _tables(figures))


def _tables(figures: Sequence[Figure]) -> tuple[TableSheet, ...]:
    found: dict[str, dict[tuple[str, str], int | None]] = {}
    for table, codes, number in figures:
        found.setdefault(table, {})[codes[0], codes[1] if len(codes) > 1 else ""] = number
    return tuple(
        TableSheet(
            table=BY_NAME[name],
            lines=tuple(dict.fromkeys(line for line, _column in counts)),
            columns=tuple(dict.fromkeys(column for _line, column in counts)),
            counts=counts,
        )
        for name, counts in found.items()
    )


def csv_of(sheet: AnswerSheet, number: str, address: str) -> bytes:
    """This will give an answer as a file: one number a row, with where each comes from."""
    rows: list[list[str]] = [[
        "table", "year", "axis", "code", "name", "second_axis", "second_code", "second_name",
        "number", "status", "counted_at", "release", "file",
    ]]  # fmt: skip
    counted = sheet.counted_at.isoformat(timespec="minutes") if sheet.counted_at else ""
    language = get_language() or "en"
    for table, codes, told in sheet.figures:
        axes = BY_NAME[table].axes
        named = [
            part
            for axis, code in zip(axes, codes, strict=True)
            for part in (axis, code or "all",
                         shaping.code_name(axis, code, sheet.places, language))
        ]  # fmt: skip
        named += [""] * (6 - len(named))
        shown = ["", "not_told"] if told is None else [str(told), "nearest_five"]
        rows.append([table, str(sheet.line.year), *named, *shown, counted, address, number])
    return as_csv(rows)


def title_of(sheet: AnswerSheet) -> str:
    """This will name an answer by what it is for."""
    line = sheet.line
    named = {
        "request": _("Answer to request %(number)s") % {"number": line.request},
        "ad_hoc": _("Answer to an office"),
        "dhis2": _("File for DHIS2"),
    }[line.purpose]
    if sheet.is_practice:
        return _("%(release)s (practice: invented people)") % {"release": named}
    return named


def state_of(line: Left) -> str:
    """This will say in words how something stands that leaves."""
    return {
        "waiting": _("Waits for the inspector general"),
        "allowed": _("Allowed; it may leave"),
        "declined": _("Declined"),
        "taken_back": _("Taken back"),
        "published": _("Public"),
        "withdrawn": _("Withdrawn"),
    }[line.state]


def pairs(sheet: AnswerSheet) -> tuple[tuple[str, str], ...]:
    """This will say of an answer what it is, for whom, and by whose word it leaves."""
    line = sheet.line
    names = _names([line])
    told = (
        (_("Province"), label("provinces", sheet.province)),
        (_("Year"), str(line.year)),
        (_("Counted on"), clock_words.moment(sheet.counted_at) if sheet.counted_at else ""),
        (_("For"), line.to_whom),
        (_("Number of the request"), line.request),
        (_("Prepared by"), f"{names[line.prepared_by]}, {clock_words.moment(line.prepared_at)}"),
        (_("Decided by"), _decided(line, names) if line.state in {"allowed", "declined"} else ""),
        (_("Reason"), line.why),
    )
    return tuple(pair for pair in told if pair[1])


def how_to_read() -> tuple[str, ...]:
    """This will say what the numbers of an answer are, and what they are not."""
    return (
        _("Each number stands to the nearest five, by itself: parts need not add up to their sum."),
        _("“Not told” stands for a number under ten, nought included, and for one that is kept in "
          "the published figures. It may hide none, few or many."),
        _("Reports are what was told to the police. More reports can mean more violence, or more "
          "trust. A small number does not mean that little happens."),
        _("Only those are counted who allowed it, and sealed cases are in no figure: the true "
          "numbers are higher."),
        _("It was worked out from figures that everybody can read, and from nothing else."),
    )  # fmt: skip


def ledger_of(found: Sequence[Left]) -> shapes.Register:
    """This will list what left or waits to."""
    names = _names(found)
    return shapes.Register(
        caption=_("What left"),
        columns=(
            shapes.Column(label=_("What")),
            shapes.Column(label=_("Figures"), wide=True),
            shapes.Column(label=_("To whom"), wide=True),
            shapes.Column(label=_("How it stands")),
            shapes.Column(label=_("Prepared by")),
            shapes.Column(label=_("Decided by")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_what(line), href=_url(line)),
                shapes.Cell(
                    text=f"{line.year}", note="; ".join(_(one.title) for one in line.tables)
                ),
                shapes.Cell(text=line.to_whom or line.request or _("Everybody")),
                shapes.Cell(text=state_of(line), note=line.why),
                shapes.Cell(
                    text=names[line.prepared_by], note=clock_words.moment(line.prepared_at)
                ),
                shapes.Cell(
                    text=names[line.decided_by] if line.decided_by else "–",
                    note=clock_words.moment(line.decided_at) if line.decided_at else "",
                ),
            )
            for line in found
        ),
        empty=shapes.Empty(title=_("Nothing has left yet.")),
    )


def _what(line: Left) -> str:
    return {
        "release": _("Release"),
        "request": _("Answer to a request"),
        "ad_hoc": _("Answer to an office"),
        "dhis2": _("File for DHIS2"),
    }[line.purpose]


def _url(line: Left) -> str:
    name = "publication:one" if line.purpose == "release" else "publication:answer"
    return reverse(name, args=[line.id])


def _decided(line: Left, names: dict[object, str]) -> str:
    when = clock_words.moment(line.decided_at) if line.decided_at else ""
    return f"{names[line.decided_by]}, {when}"


def _names(found: Sequence[Left]) -> dict[object, str]:
    ids = {one.prepared_by for one in found} | {one.decided_by for one in found if one.decided_by}
    return {key: in_language(who.name_en, who.name_ur) for key, who in officers(ids).items()}
