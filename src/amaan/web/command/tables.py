"""Numbers as a commander reads them: missed of how many due, who carries how much.

Both numbers are always printed. A share of few cases says nothing and is not printed: one
late duty of two is not "half".
"""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.oversight.sheets import (
    DeskLoad,
    FailureBoard,
    FailureLine,
    InvestigatorLoad,
    PlaceLine,
    Workload,
)
from amaan.web.command.lines import desk_name, holder_name, place_name
from amaan.web.kit import shapes
from amaan.web.kit.words import label

MONTHS_BACK = 24
SHORT_LIST = 6
_CLASS_TONES: dict[str, shapes.Tone] = {"legal": "plain", "clinical": "accent"}


def missed_of_due(missed: int, due: int) -> str:
    """This will write `4 of 31 (13%)`; without the share where fewer than ten were due."""
    numbers = {"missed": missed, "due": due, "share": round(100 * missed / due) if due else 0}
    if due == 0:
        return gettext("none due")
    if due < ENOUGH_FOR_A_SHARE:
        return gettext("%(missed)d of %(due)d") % numbers
    return gettext("%(missed)d of %(due)d (%(share)d%%)") % numbers


def failures_table(board: FailureBoard) -> shapes.Register:
    """This will show how often each failure happened, of how many duties that could fail so."""
    return shapes.Register(
        caption=gettext("By kind of failure"),
        columns=(
            shapes.Column(label=gettext("Failure"), wide=True),
            shapes.Column(label=gettext("Duties")),
            shapes.Column(label=gettext("Missed, of due"), numeric=True),
            shapes.Column(label=gettext("Late now"), numeric=True),
        ),
        rows=tuple(_failure(line) for line in board.by_failure),
        empty=_nothing_due(),
    )


def places_table(board: FailureBoard, *, stations: bool) -> shapes.Register:
    """This will show the same numbers place by place, with what still runs.

    A station leads to its list of what is late; of a district there is no list.
    """
    return shapes.Register(
        caption=gettext("By place"),
        columns=(
            shapes.Column(label=gettext("Place"), wide=True),
            shapes.Column(label=gettext("Missed, of due"), numeric=True),
            shapes.Column(label=gettext("Late now"), numeric=True),
            shapes.Column(label=gettext("Still running"), numeric=True),
            shapes.Column(label=gettext("Open: her wish"), numeric=True),
        ),
        rows=tuple(_place(line, linked=stations) for line in board.by_place),
        empty=_nothing_due(),
    )


def desks_table(load: Workload) -> shapes.Register:
    """This will show what each desk carries, and who is there to carry it."""
    return shapes.Register(
        caption=gettext("Desks"),
        columns=(
            shapes.Column(label=gettext("Desk"), wide=True),
            shapes.Column(label=gettext("Open cases"), numeric=True),
            shapes.Column(label=gettext("Officers posted"), numeric=True),
            shapes.Column(label=gettext("Women among them"), numeric=True),
            shapes.Column(label=gettext("To note")),
        ),
        rows=tuple(_desk(line) for line in load.desks),
        empty=_no_load(),
    )


def investigators_table(load: Workload) -> shapes.Register:
    """This will show what each investigator carries."""
    return shapes.Register(
        caption=gettext("Investigators"),
        columns=(
            shapes.Column(label=gettext("Investigator"), wide=True),
            shapes.Column(label=gettext("Unit")),
            shapes.Column(label=gettext("Open cases"), numeric=True),
        ),
        rows=tuple(_investigator(line) for line in load.investigators),
        empty=_no_load(),
    )


def month_of(typed: str, today: date) -> date:
    """This will read a month as `2026-11`; anything else, or the future, is this month."""
    this = today.replace(day=1)
    year, _dash, month = typed.partition("-")
    try:
        found = date(int(year), int(month), 1)
    except ValueError:
        return this
    return found if months_before(this, MONTHS_BACK) <= found <= this else this


def months_before(month: date, how_many: int) -> date:
    """This will give the first day of an earlier month (a later one for a negative number)."""
    count = month.year * 12 + month.month - 1 - how_many
    return date(count // 12, count % 12 + 1, 1)


def month_address(month: date, today: date, page: str) -> str:
    """This will give where a month's page is, or nothing for a month that has none."""
    if month_of(f"{month:%Y-%m}", today) != month:
        return ""
    return f"{page}?month={month:%Y-%m}"


def most_missed(board: FailureBoard) -> tuple[tuple[str, str], ...]:
    """This will name the failures of a month that were missed most, each with its class."""
    missed = sorted(
        (line for line in board.by_failure if line.missed),
        key=lambda line: (-line.missed, line.failure, line.duty_class),
    )
    return tuple(
        (
            f"{label('failures', line.failure)} · {label('duty_classes', line.duty_class)}",
            missed_of_due(line.missed, line.due),
        )
        for line in missed[:SHORT_LIST]
    )


def _failure(line: FailureLine) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(text=label("failures", line.failure)),
        shapes.Cell(
            text=label("duty_classes", line.duty_class),
            kind="tag",
            tone=_CLASS_TONES.get(line.duty_class, "quiet"),
        ),
        shapes.Cell(text=missed_of_due(line.missed, line.due), kind="number"),
        _late_now(line.late_now),
    )


def _place(line: PlaceLine, *, linked: bool) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(
            text=place_name(line.unit),
            href=f"{reverse('command:board')}?station={line.unit.unit_id}" if linked else "",
        ),
        shapes.Cell(text=missed_of_due(line.missed, line.due), kind="number"),
        _late_now(line.late_now),
        shapes.Cell(text=str(line.running), kind="number"),
        shapes.Cell(text=str(line.contested), kind="number"),
    )


def _desk(line: DeskLoad) -> tuple[shapes.Cell, ...]:
    mark = shapes.Cell()
    if line.unattended:
        mark = shapes.Cell(text=gettext("nobody posted"), kind="tag", tone="late")
    elif line.women == 0:
        mark = shapes.Cell(text=gettext("no woman posted"), kind="tag", tone="soon")
    return (
        shapes.Cell(text=desk_name(line.desk, line.station)),
        shapes.Cell(text=str(line.open_cases), kind="number"),
        shapes.Cell(text=str(line.officers), kind="number"),
        shapes.Cell(text=str(line.women), kind="number"),
        mark,
    )


def _investigator(line: InvestigatorLoad) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(
            text=holder_name(line.officer),
            note=gettext("A woman officer") if line.is_woman else "",
        ),
        shapes.Cell(text=place_name(line.unit)),
        shapes.Cell(text=str(line.open_cases), kind="number"),
    )


def _late_now(how_many: int) -> shapes.Cell:
    if how_many == 0:
        return shapes.Cell(text="0", kind="number")
    return shapes.Cell(text=str(how_many), kind="tag", tone="late")


def _nothing_due() -> shapes.Empty:
    return shapes.Empty(
        title=gettext("Nothing fell due in this month."),
        text=gettext("Duties whose time still runs are not counted until it is over."),
    )


def _no_load() -> shapes.Empty:
    return shapes.Empty(
        title=gettext("Nothing to show."),
        text=gettext("Desks and investigators are shown up to the district."),
    )
