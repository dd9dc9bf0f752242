"""How a meeting is drawn: its points, answers, decisions and packs as registers."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.meetings import slides
from amaan.meetings.queries import Asked, Decided, Line, OfPlace, Sheet
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.words import label


def state_words(state: str) -> str:
    """This will say where a meeting is."""
    return {
        "called": _("answers are asked for"),
        "collected": _("answers are in"),
        "held": _("held"),
        "closed": _("closed"),
    }[state]


def list_of(lines: Sequence[Line], older_url: str) -> shapes.Register:
    """This will list meetings by month."""
    return shapes.Register(
        caption=_("Meetings, the newest month first"),
        columns=(
            shapes.Column(label=_("Month")),
            shapes.Column(label=_("Whose meeting"), wide=True),
            shapes.Column(label=_("Held on")),
            shapes.Column(label=_("State")),
            shapes.Column(label=_("Answered")),
            shapes.Column(label=_("Decisions")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.month(line.month),
                    href=reverse("meetings:meeting", args=[line.meeting_id]),
                ),
                shapes.Cell(text=in_language(line.unit.name_en, line.unit.name_ur)),
                shapes.Cell(text=clock_words.day(line.held_on)),
                shapes.Cell(text=state_words(line.state)),
                shapes.Cell(text=_so_many(line.answered, line.asked)),
                shapes.Cell(
                    text=str(line.decisions),
                    note=_("%(n)d late") % {"n": line.late} if line.late else "",
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No meeting was called yet."),
            text=_("Whoever commands a district, a region or a province calls one."),
        ),
        older_url=older_url,
    )


def points_of(sheet: Sheet) -> shapes.Register:
    """This will list the points of a meeting, place by place in the order of their names."""
    month = sheet.line.month
    return shapes.Register(
        caption=_("Points, place by place in the order of their names"),
        columns=(
            shapes.Column(label=_("Place")),
            shapes.Column(label=_("Point"), wide=True),
            shapes.Column(label=_("Numbers"), wide=True),
            shapes.Column(label=_("What its commander says"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=place_words(one)),
                shapes.Cell(
                    text=slides.title_of(one.found), note=_why(one), href=definition_url(one),
                ),
                shapes.Cell(text=numbers_of(one, month)),
                shapes.Cell(text=_answer(one, sheet.line.state)),
            )
            for one in sheet.points
        ),
        empty=shapes.Empty(
            title=_("Nothing stands out this month."),
            text=_("Nothing moved more than chance explains, and nothing is late."),
        ),
    )  # fmt: skip


def asked_of_place(of: OfPlace) -> shapes.Register:
    """This will list what one meeting asks of a place, each with its page to answer."""
    return shapes.Register(
        caption=_("Crime meeting of %(month)s: answers by %(day)s") % {
            "month": clock_words.month(of.line.month), "day": clock_words.day(of.line.answers_by)
        },
        columns=(
            shapes.Column(label=_("Point"), wide=True),
            shapes.Column(label=_("Numbers"), wide=True),
            shapes.Column(label=_("Your words"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=slides.title_of(one.found), note=slides.lead_of(one.found),
                    href=reverse("meetings:explain", args=[one.point_id]),
                ),
                shapes.Cell(text=numbers_of(one, of.line.month)),
                shapes.Cell(text=one.answer or _("not answered yet")),
            )
            for one in of.points
        ),
        empty=shapes.Empty(title=_("Nothing is asked.")),
    )  # fmt: skip


def decisions_of(caption: str, found: Sequence[Decided], empty: str) -> shapes.Register:
    """This will list decisions: what, whose, by when, and what became of each."""
    return shapes.Register(
        caption=caption,
        count=str(len(found)),
        columns=(
            shapes.Column(label=_("Decision"), wide=True),
            shapes.Column(label=_("Whose")),
            shapes.Column(label=_("By when")),
            shapes.Column(label=_("State")),
            shapes.Column(label=_("Evidence, or why not"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=one.words,
                    href=reverse("meetings:tell", args=[one.decision_id]) if one.may_tell else "",
                    note=_("Meeting of %(month)s") % {"month": clock_words.month(one.month)},
                ),
                shapes.Cell(
                    text=label("posts", one.owner),
                    note=in_language(one.owner_unit.name_en, one.owner_unit.name_ur),
                ),
                shapes.Cell(text=clock_words.day(one.due_on)),
                shapes.Cell(text=decided_words(one), kind="tag", tone=_tone(one)),
                shapes.Cell(text=one.told or "–"),
            )
            for one in found
        ),
        empty=shapes.Empty(title=empty),
    )


def decided_words(one: Decided) -> str:
    """This will say what became of a decision."""
    words = {"open": _("open"), "done": _("done"), "not_done": _("not done")}[one.state]
    return _("%(state)s, late") % {"state": words} if one.is_late else words


def place_words(one: Asked) -> str:
    """This will name the place of a point."""
    if one.place is None:
        return _("The whole area")
    return in_language(one.place.name_en, one.place.name_ur)


def numbers_of(one: Asked, month: date) -> str:
    """This will write a point's numbers in one cell, without the definition: it is a tap away."""
    told = slides.lines_of(one.found, month)[:-1]
    return " · ".join(f"{name}: {value}" for name, value in told)


def definition_url(one: Asked) -> str:
    """This will lead to the definition of an indicator, where the figure is one."""
    if one.found.family != "changed":
        return ""
    return reverse("insight:figure", args=[one.found.code])


def chart_of(slide: slides.Slide) -> shapes.Chart | None:
    """This will draw the bars of a page."""
    if not slide.bars:
        return None
    return shapes.Chart(
        title=slide.title,
        unit=_("share"),
        bars=tuple(
            shapes.BarOfChart(label=bar.label, value=100 * bar.share, text=bar.text)
            for bar in slide.bars
        ),
    )


def _why(one: Asked) -> str:
    """Why it is put; and what is counted, where no page of figures defines it."""
    told = slides.lead_of(one.found)
    return told if definition_url(one) else f"{told} {slides.counted_of(one.found)}"


def _answer(one: Asked, state: str) -> str:
    if one.place is None:
        return "–"
    if one.answer:
        return one.answer
    return _("not answered yet") if state == "called" else _("no explanation was given")


def _so_many(part: int, of: int) -> str:
    return _("%(part)d of %(of)d") % {"part": part, "of": of} if of else _("nothing was asked")


def _tone(one: Decided) -> shapes.Tone:
    if one.is_late:
        return "late"
    return "good" if one.state == "done" else "plain"
