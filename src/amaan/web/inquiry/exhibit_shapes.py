"""Exhibits, hand-overs and links as the kit's components take them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.investigation.exhibits_lines import (
    DifferenceLine,
    ExhibitLine,
    HandOverSheet,
    ItemLine,
    LinkLine,
    OfferLine,
)
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import label


def where_words(line: ExhibitLine) -> str:
    """This will say where an exhibit is, and in whose hands."""
    place = label("exhibit_places", line.where)
    if line.where == "officer":
        return f"{place}: {in_language(line.holder_en, line.holder_ur)}"
    if line.where == "store":
        shelf = f" · {line.shelf}" if line.shelf else ""
        return f"{in_language(line.store_en, line.store_ur)}{shelf}"
    return place


def amiss(line: ExhibitLine, now: datetime) -> str:
    """This will say what is wrong with an exhibit now, or nothing."""
    if line.is_late(now):
        return _("Late back")
    if line.seal_state != "intact":
        return label("seal_findings", line.seal_state)
    return _("Waits for the receiver") if line.offer else ""


def register_of(
    lines: Iterable[ExhibitLine],
    now: datetime,
    *,
    caption: str,
    empty: str,
    numbered: bool = True,
    older: str = "",
) -> shapes.Register:
    """This will list exhibits; numbered within their case, or by their marks alone."""
    first = _("No.") if numbered else _("Exhibit mark")
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=first),
            shapes.Column(label=_("What it is"), wide=True),
            shapes.Column(label=_("Seal")),
            shapes.Column(label=_("Where it is")),
            shapes.Column(label=_("Look at this")),
        ),
        rows=tuple(_row(line, now, numbered) for line in lines),
        empty=shapes.Empty(title=empty),
        older_url=older,
    )


def _row(line: ExhibitLine, now: datetime, numbered: bool) -> tuple[shapes.Cell, ...]:
    here = address("inquiry:exhibit", line.id)
    back = (
        _("Due back %(when)s") % {"when": clock_words.moment(line.due_back_at)}
        if line.due_back_at
        else ""
    )
    wrong = amiss(line, now)
    return (
        shapes.Cell(
            text=str(line.number) if numbered else line.mark,
            kind="number" if numbered else "reference",
            href=here,
        ),
        shapes.Cell(text=thing_words(line.what, line.pieces), note=line.mark if numbered else ""),
        shapes.Cell(text=line.seal, kind="reference"),
        shapes.Cell(text=where_words(line), note=back),
        shapes.Cell(text=wrong, kind="tag", tone="late") if wrong else shapes.Cell(text="–"),
    )


def thing_words(what: str, pieces: int) -> str:
    """This will say what a thing is, and of how many pieces."""
    name = label("exhibits", what)
    if pieces == 1:
        return name
    count = ngettext("%(n)s piece", "%(n)s pieces", pieces) % {"n": pieces}
    return f"{name} ({count})"


def choice_of(line: ExhibitLine) -> tuple[str, str]:
    """This will name an exhibit where one is chosen."""
    return str(line.id), f"{line.mark} · {thing_words(line.what, line.pieces)} · {line.seal}"


def seal_question(item: ItemLine) -> str:
    """This will ask for one seal at receipt, with the number it should have."""
    return f"{item.mark} · {thing_words(item.what, item.pieces)} · {item.seal_given}"


def exhibit_pairs(line: ExhibitLine) -> tuple[tuple[str, str], ...]:
    """This will give what is known of one exhibit."""
    back = clock_words.moment(line.due_back_at) if line.due_back_at else "–"
    return (
        (_("What it is"), thing_words(line.what, line.pieces)),
        (_("Mark on the label"), line.mark),
        (_("Seal"), line.seal),
        (_("Taken as evidence"), clock_words.moment(line.taken_at)),
        (_("Where it is"), where_words(line)),
        (_("Due back"), back),
    )


def chain_of(links: Iterable[LinkLine]) -> shapes.Register:
    """This will lay a chain out link by link, the newest last, as it is digested."""
    return shapes.Register(
        caption=_("Chain of custody"),
        columns=(
            shapes.Column(label=_("No.")),
            shapes.Column(label=_("When")),
            shapes.Column(label=_("What was done"), wide=True),
            shapes.Column(label=_("Seal")),
            shapes.Column(label=_("Fingerprint")),
        ),
        rows=tuple(_link(link) for link in links),
        empty=shapes.Empty(title=""),
    )


def _link(link: LinkLine) -> tuple[shapes.Cell, ...]:
    body = link.body
    told = [label("custody_entries", str(body.get("what")))]
    if body.get("purpose"):
        told.append(label("custody_purposes", body["purpose"]))
    if body.get("reason"):
        told.append(label("reseal_reasons", body["reason"]))
    path = " → ".join(
        words for words in (_place(body.get("from")), _place(body.get("to"))) if words
    )
    differs = body.get("seal_state") not in {None, "intact"}
    return (
        shapes.Cell(text=str(link.number), kind="number"),
        shapes.Cell(text=clock_words.moment(datetime.fromisoformat(str(body["at"])))),
        shapes.Cell(text=" · ".join(told), note=path),
        shapes.Cell(
            text=str(body.get("seal", "")),
            kind="reference",
            note=label("seal_findings", body["seal_state"]) if differs else "",
        ),
        shapes.Cell(text=link.digest[:8], kind="reference"),
    )


def _place(place: Any) -> str:
    if not isinstance(place, dict):
        return ""
    named = place.get("officer") or place.get("station") or ""
    said = label("exhibit_places", str(place.get("place", "")))
    return f"{said} {named}".strip()


def offers_of(lines: Iterable[OfferLine]) -> shapes.Register:
    """This will list hand-overs that wait."""
    return shapes.Register(
        caption=_("Hand-overs that wait"),
        columns=(
            shapes.Column(label=_("Form")),
            shapes.Column(label=_("For what"), wide=True),
            shapes.Column(label=_("Exhibits"), numeric=True),
            shapes.Column(label=_("Given")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.number,
                    kind="reference",
                    href=address("inquiry:hand_over", line.id),
                    note=_("yours: waits for the receiver")
                    if line.by_me
                    else in_language(line.giver_en, line.giver_ur),
                ),
                shapes.Cell(text=label("custody_purposes", line.purpose)),
                shapes.Cell(text=str(line.exhibits)),
                shapes.Cell(text=clock_words.moment(line.given_at)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nothing waits for you.")),
    )


def papers_of(lines: Iterable[OfferLine]) -> shapes.Register:
    """This will list forms with two signatures that are not in the file yet."""
    return replace(
        offers_of(lines), caption=_("Signed forms missing from the file"),
        empty=shapes.Empty(title=_("No signed form is missing.")),
    )  # fmt: skip


def hand_over_pairs(sheet: HandOverSheet) -> tuple[tuple[str, str], ...]:
    """This will give what is known of one hand-over."""
    to = in_language(sheet.receiver_en, sheet.receiver_ur)
    if sheet.store_en:
        store = in_language(sheet.store_en, sheet.store_ur)
        to = f"{store} ({to})" if to else store
    if not to:
        to = label("exhibit_places", sheet.to_where)
    rows = [
        (_("Form"), sheet.number),
        (_("For what"), label("custody_purposes", sheet.purpose)),
        (_("Given by"), in_language(sheet.giver_en, sheet.giver_ur) or _("Office outside")),
        (_("Given"), clock_words.moment(sheet.given_at)),
        (_("To"), to),
        (_("How it stands"), label("handing_states", sheet.state)),
    ]
    if sheet.answered_at:
        rows.append((_("Answered at"), clock_words.moment(sheet.answered_at)))
    if sheet.outside_number:
        rows.append((_("Their number"), sheet.outside_number))
    if sheet.due_back_at:
        rows.append((_("Due back"), clock_words.moment(sheet.due_back_at)))
    return tuple(rows)


def items_of(sheet: HandOverSheet) -> shapes.Register:
    """This will list what a hand-over holds, with each seal as given and as found."""
    return shapes.Register(
        caption=_("Exhibits"),
        columns=(
            shapes.Column(label=_("Exhibit mark")),
            shapes.Column(label=_("What it is"), wide=True),
            shapes.Column(label=_("Seal as given")),
            shapes.Column(label=_("Seal as found")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=item.mark,
                    kind="reference",
                    href=address("inquiry:exhibit", item.exhibit_id),
                ),
                shapes.Cell(text=thing_words(item.what, item.pieces)),
                shapes.Cell(text=item.seal_given, kind="reference"),
                shapes.Cell(
                    text=item.seal_found or (item.seal_given if item.seal_state else "–"),
                    kind="reference",
                    note=label("seal_findings", item.seal_state)
                    if item.seal_state not in {"", "intact"}
                    else "",
                ),
            )
            for item in sheet.items
        ),
        empty=shapes.Empty(title=_("None of these is yours to know of now.")),
    )


def differences_of(lines: Iterable[DifferenceLine]) -> shapes.Register:
    """This will list what counts found amiss."""
    return shapes.Register(
        caption=_("Differences"),
        columns=(
            shapes.Column(label=_("Exhibit mark")),
            shapes.Column(label=_("What was found"), wide=True),
            shapes.Column(label=_("Counted")),
            shapes.Column(label=_("Explained")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.mark,
                    kind="reference",
                    note=in_language(line.station_en, line.station_ur),
                ),
                shapes.Cell(text=label("store_findings", line.what), kind="tag", tone="late"),
                shapes.Cell(text=clock_words.moment(line.counted_at)),
                shapes.Cell(
                    text=label("store_explanations", line.explained) if line.explained else "–"
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nothing differs.")),
    )
