"""Tables of figures: rows whose first cell is a name and whose others are mostly numbers."""

from collections.abc import Iterable, Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amaan.web.kit import shapes


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    empty: str = "",
    *,
    worded: int = 0,
) -> shapes.Register:
    """This will draw a table; a column is set as numbers where nothing in it is a word.

    `worded` is the column that takes the room which is left: the name, or one with words in it.
    """
    cells = tuple(tuple(map(_cell, row)) for row in rows)
    return shapes.Register(
        caption=caption,
        columns=tuple(
            shapes.Column(
                label=head,
                numeric=n not in {0, worded} and all(_is_number(row[n].text) for row in cells),
                wide=n == worded,
            )
            for n, head in enumerate(heads)
        ),
        rows=cells,
        empty=shapes.Empty(title=empty or _("Nothing to count yet.")),
    )


def signed(value: float, places: int = 0, *, plus: bool = False) -> str:
    """This will write a number with its sign before it, in a line of Urdu too."""
    written = number_format(round(abs(value), places), places, force_grouping=True)
    if not round(value, places):
        return written
    sign = "−" if value < 0 else "+" if plus else ""
    return f"\u2066{sign}{written}\u2069" if sign else written


def _is_number(text: str) -> bool:
    return text.lstrip("\u2066")[:1] in "0123456789+-−–"


def _cell(told: object) -> shapes.Cell:
    if isinstance(told, shapes.Cell):
        return told
    return shapes.Cell(text="–" if told is None else str(told))
