"""The registers of a house: references, hours and codes; never anything from a name."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amaan.support.house_clocks import StayClock
from amaan.support.house_word import WaitingWord
from amaan.support.stays_queries import ArrivalLine, EnquiryLine, EntryLine, StayLine
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.shelter import labels
from amaan.web.shelter.labels import word


def arrivals_of(
    lines: Sequence[ArrivalLine], caption: str, *, newer: str = "", older: str = ""
) -> shapes.Register:
    """This will list who came, and what became of it."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("She arrived")),
            shapes.Column(label=_("How")),
            shapes.Column(label=_("Children"), numeric=True),
            shapes.Column(label=_("What became of it"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    kind="reference",
                    text=line.reference,
                    href=address("shelter:arrival", line.arrival_id),
                ),
                shapes.Cell(text=clock_words.moment(line.arrived_at)),
                shapes.Cell(text=word(labels.CAME_BY, line.came_by)),
                shapes.Cell(text=str(line.girls + line.boys)),
                shapes.Cell(
                    kind="tag",
                    text=word(labels.OUTCOMES, line.outcome),
                    tone=_TONES[line.outcome],
                    note=became_of(line),
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("Nobody waits."), text=_("Whoever comes is received before anything is asked.")
        ),
        newer_url=newer,
        older_url=older,
    )


def stays_of(
    lines: Sequence[StayLine], caption: str, now: datetime, *, newer: str = "", older: str = ""
) -> shapes.Register:
    """This will list who is here, or who was."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("Since")),
            shapes.Column(label=_("Children"), numeric=True),
            shapes.Column(label=_("Still owed, or where she went"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    kind="reference",
                    text=line.reference,
                    href=address("shelter:stay", line.stay_id),
                ),
                shapes.Cell(text=clock_words.moment(line.admitted_at)),
                shapes.Cell(text=str(line.children)),
                shapes.Cell(text=stands(line, now)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nobody is on this list.")),
        newer_url=newer,
        older_url=older,
    )


def owed_of(pairs: Iterable[tuple[StayLine, StayClock]], now: datetime) -> shapes.Register:
    """This will list what the house owes its residents that is late or near."""
    return shapes.Register(
        caption=_("Owed to residents"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("What"), wide=True),
            shapes.Column(label=_("Until")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    kind="reference", text=line.reference,
                    href=address("shelter:stay", line.stay_id),
                ),
                shapes.Cell(text=word(labels.CLOCKS, clock.name)),
                shapes.Cell(
                    kind="tag", text=time_left(clock.due_at, now),
                    tone="late" if clock.is_late(now) else "soon",
                ),
            )
            for line, clock in pairs
        ),
        empty=shapes.Empty(title=_("Nothing is late, and nothing is near.")),
    )  # fmt: skip


def entries_of(
    lines: Sequence[EntryLine], caption: str, *, newer: str = "", older: str = ""
) -> shapes.Register:
    """This will list what was written, with both times where they differ."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("What"), wide=True),
            shapes.Column(label=_("What came of it")),
            shapes.Column(label=_("Of whom")),
            shapes.Column(label=_("Written by")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.moment(line.happened_at),
                    note=_typed_later(line.recorded_at) if line.from_paper else "",
                ),
                shapes.Cell(
                    text=word(labels.WHATS[line.sort], line.what),
                    note=word(labels.SORTS, line.sort),
                ),
                shapes.Cell(text=word(labels.RESULTS, line.result) if line.result else ""),
                shapes.Cell(
                    kind="reference", text=line.reference,
                    href=address("shelter:stay", line.stay_id),
                ) if line.stay_id is not None else shapes.Cell(text=_("the house")),
                shapes.Cell(text=in_language(line.by_en, line.by_ur, get_language() or "en")),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("Nothing is written yet."), text=_("Begin with handing over the shift.")
        ),
        newer_url=newer,
        older_url=older,
    )  # fmt: skip


def enquiries_of(
    lines: Sequence[EnquiryLine], caption: str, *, newer: str = "", older: str = ""
) -> shapes.Register:
    """This will list who asked after somebody, what was said, and whether she was told."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Who asked"), wide=True),
            shapes.Column(label=_("What was said")),
            shapes.Column(label=_("About whom")),
            shapes.Column(label=_("Was she told?")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.moment(line.asked_at)),
                shapes.Cell(
                    text=word(labels.ASKED_BY, line.by_whom), note=word(labels.ASKED_WAY, line.way)
                ),
                shapes.Cell(
                    kind="tag", text=word(labels.SAID, line.said),
                    tone="late" if line.said == "said_more" else "plain",
                ),
                shapes.Cell(
                    kind="reference", text=line.reference,
                    href=address("shelter:stay", line.stay_id),
                ) if line.stay_id is not None else shapes.Cell(text=_("nobody here")),
                shapes.Cell(text=_told(line)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nobody asked after anybody.")),
        newer_url=newer,
        older_url=older,
    )  # fmt: skip


def words_of(lines: Sequence[WaitingWord]) -> shapes.Register:
    """This will list word that came for residents."""
    return shapes.Register(
        caption=_("Word for residents"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("What about"), wide=True),
            shapes.Column(label=_("For which resident")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.moment(line.sent_at)),
                shapes.Cell(
                    text=word(labels.WORD_ABOUT, line.about),
                    href=address("shelter:given", line.word_id),
                ),
                shapes.Cell(
                    kind="reference", text=line.reference,
                    href=address("shelter:stay", line.stay_id),
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("No word waits.")),
    )  # fmt: skip


def became_of(line: ArrivalLine) -> str:
    """This will say why somebody was not taken in, and where she was brought."""
    if line.outcome != "refused":
        return ""
    told = (
        word(labels.REFUSED, line.reason),
        word(labels.SENT_TO, line.sent_to),
        word(labels.BROUGHT_BY, line.brought_by),
    )
    return " · ".join(told)


def stands(line: StayLine, now: datetime) -> str:
    """This will say what is still owed to her, or where she went as she allows."""
    if line.left_at is not None:
        return f"{word(labels.LEFT_TO, line.left_to)}, {clock_words.moment(line.left_at)}"
    open_now = [c for c in line.clocks if c.done_at is None]
    return " · ".join(
        f"{word(labels.CLOCKS, c.name)}: {time_left(c.due_at, now)}" for c in open_now
    )


def time_left(due_at: datetime, now: datetime) -> str:
    """This will say in words how long there is, or how late it is."""
    seconds = int((due_at - now).total_seconds())
    return clock_words.due_in(seconds) if seconds > 0 else clock_words.late_by(-seconds)


def people(women: int, children: int) -> str:
    """This will say who sleeps here."""
    said_women = ngettext("%(n)s woman", "%(n)s women", women) % {"n": women}
    said_children = ngettext("%(n)s child", "%(n)s children", children) % {"n": children}
    return _("%(women)s, %(children)s") % {"women": said_women, "children": said_children}


def _typed_later(recorded_at: datetime) -> str:
    return _("on paper; typed in %(at)s") % {"at": clock_words.moment(recorded_at)}


def _told(line: EnquiryLine) -> str:
    if line.told_at is not None:
        return _("told %(at)s") % {"at": clock_words.moment(line.told_at)}
    return _("not yet") if line.stay_id is not None else ""


_TONES: dict[str, shapes.Tone] = {"": "soon", "admitted": "good", "refused": "plain"}
