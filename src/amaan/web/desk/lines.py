"""Rooms' records turned into the kit's: what a list on the desk's pages shows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseLine, DutyLine
from amaan.desk.queries import Waiting
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.language import comma
from amaan.web.kit.markup import address
from amaan.web.kit.words import label


def waiting_list(rows: Sequence[Waiting], now: datetime) -> shapes.Register:
    """This will show who waits: how she came, how long ago, and what she needs first."""
    return shapes.Register(
        caption=_("Who is waiting"),
        columns=(
            shapes.Column(label=_("Arrived at")),
            shapes.Column(label=_("Waiting")),
            shapes.Column(label=_("How")),
            shapes.Column(label=_("Language")),
            shapes.Column(label="", wide=True),
        ),
        rows=tuple(_waiting_row(row, now) for row in rows),
        empty=shapes.Empty(
            title=_("Nobody is waiting."),
            text=_("Press N, or the button above, when somebody comes or calls."),
        ),
        count=str(len(rows)) if rows else "",
    )


def duty_list(rows: Sequence[DutyLine], now: datetime) -> tuple[shapes.Duty, ...]:
    """This will show duties with the case each belongs to, and mark what runs out of time."""
    return tuple(
        replace(
            duty_shape(row, reference_url=address("case:sheet", row.case_id)),
            **_warning(row, now),
        )
        for row in rows
    )


def _warning(row: DutyLine, now: datetime) -> dict[str, Any]:
    """This will word the same two warnings that the clock's turn raises, from the same times."""
    whole, gone = row.late_at - row.started_at, now - row.started_at
    if row.state != "open" or gone * 2 < whole or now >= row.late_at:
        return {}
    if gone * 4 >= whole * 3:
        return {"warned": _("three quarters of its time are gone"), "warned_tone": "soon"}
    return {"warned": _("half of its time is gone"), "warned_tone": "accent"}


def case_list(
    rows: Sequence[CaseLine], *, older_url: str = "", first_url: str = ""
) -> shapes.Register:
    """This will show cases by reference, date and stage; nothing comes from a name."""
    return shapes.Register(
        caption=_("Cases of this desk"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("Opened")),
            shapes.Column(label=_("Stage"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=row.reference,
                    kind="reference",
                    href=address("case:sheet", row.case_id),
                ),
                shapes.Cell(text=clock_words.moment(row.opened_at)),
                shapes.Cell(
                    text=label("stages", row.stage),
                    kind="tag",
                    note=_("sealed") if row.sealed else "",
                ),
            )
            for row in rows
        ),
        empty=shapes.Empty(
            title=_("No case yet."),
            text=_("A case opens when a complaint is taken."),
        ),
        older_url=older_url,
        newer_url=first_url,
    )


def _waiting_row(row: Waiting, now: datetime) -> tuple[shapes.Cell, ...]:
    needs = [_("is being heard")] if row.called_at else []
    needs += [_("urgent")] if row.urgent else []
    needs += [_("with children")] if row.with_children else []
    return (
        shapes.Cell(
            text=clock_words.moment(row.arrived_at),
            href=address("desk:contact", row.contact_id),
        ),
        shapes.Cell(text=clock_words.waited(row.arrived_at, row.called_at or now)),
        shapes.Cell(text=label("modes", row.mode)),
        shapes.Cell(text=label("languages", row.language)),
        shapes.Cell(text=comma().join(needs), kind="tag", tone="late" if row.urgent else "plain")
        if needs
        else shapes.Cell(),
    )
