"""A meeting as pages: one point a page, in plain words, with both numbers and the interval.

The same pages are shown in the browser and set on paper. What could not be counted is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from amaan.documents import words
from amaan.documents.pieces import Said
from amaan.insight.indicators import BY_ID
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.meetings.drawing_up import SPAN
from amaan.meetings.finding import Found, apart, moved
from amaan.meetings.point_words import COUNTED, TITLES
from amaan.meetings.queries import Asked, Decided, Sheet, Unit
from amaan.organisation.posts import Post
from amaan.workforce.training_words import STREAMS


@dataclass(frozen=True)
class Bar:
    """One bar: its share from nought to one, and what is printed for it."""

    label: str
    share: float
    text: str


@dataclass(frozen=True)
class Slide:
    """One page. `figure` is the indicator whose definition is one tap away."""

    title: str
    lead: str = ""
    place: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    bars: tuple[Bar, ...] = ()
    note: str = ""
    # Whose words, and the words as they were written.
    quoted: tuple[str, str] | None = None
    figure: str = ""


def slides(sheet: Sheet, language: str) -> tuple[Slide, ...]:
    """This will write a meeting as pages, in one language."""
    with translation.override(language):
        return tuple(_pages(sheet))


def month_words(month: date) -> str:
    """This will name a month in the language in force."""
    return _in_force(words.month(month))


def title_of(found: Found) -> str:
    """This will name what a point counts, in the language in force."""
    name = _(BY_ID[found.code].title if found.code in BY_ID else TITLES[found.code])
    if not found.about:
        return name
    stream = next((one for one in STREAMS if one.code == found.about), None)
    if stream is None:
        return name
    return f"{name}: {stream.urdu if translation.get_language() == 'ur' else stream.english}"


def lead_of(found: Found) -> str:
    """This will say in a sentence why a point is put, in the language in force."""
    if found.family == "reports":
        return _("More reports can mean more trust. Nobody is asked to bring this number down.")
    if found.family == "late":
        return _late_words(found)
    if found.family == "help":
        return _help_words(found)
    told = []
    if way := moved(found):
        told.append(_("Up, beyond chance.") if way > 0 else _("Down, beyond chance."))
    if way := apart(found):
        told.append(
            _("Higher than chance explains for a place of its size.") if way > 0
            else _("Lower than chance explains for a place of its size.")
        )  # fmt: skip
    judged = {
        "better": _("This is better: what was done, so that others may do it as well?"),
        "worse": _("This is worse: why, and what is needed?"),
        "plain": _("It is better by one measure and worse by the other: what explains both?"),
    }
    return " ".join([*told, judged[found.tone]])


def lines_of(found: Found, month: date) -> tuple[tuple[str, str], ...]:
    """This will write a point's numbers, each with its other half, in the language in force."""
    now, before = _spans(month)
    told: list[tuple[str, str]] = []
    match found.family:
        case "reports":
            told = [(now, str(found.part)), (before, str(found.before_part or 0))]
        case "changed":
            told = [(now, _of(found.part, found.of)),
                    (before, _of(found.before_part, found.before_of)),
                    (_("Difference"), _difference(found))]  # fmt: skip
        case "late":
            told = [(month_words(month), _of(found.part, found.of) + _range(found)),
                    (_("Late still when it was drawn up"), _number(found.still)),
                    (_("Of these, climbed above the owner"), _number(found.climbed)),
                    (_("The oldest since"), _since(found))]  # fmt: skip
        case _:
            told = _load_lines(found)
    if found.expected_low is not None and found.expected_high is not None:
        told.append((_("Expected for its size"), _between(found.expected_low, found.expected_high)))
    told.append((_("What is counted"), counted_of(found)))
    return tuple(pair for pair in told if pair[1])


def counted_of(found: Found) -> str:
    """This will give the definition of a point's figure, in the language in force."""
    if found.code not in BY_ID:
        return _(COUNTED[found.code])
    one = BY_ID[found.code]
    told = _("%(part)s, of: %(whole)s.") % {"part": _(one.part), "whole": _(one.whole)}
    return f"{told} {_(one.caution)}" if one.caution else told


def _pages(sheet: Sheet) -> Iterator[Slide]:
    yield _cover(sheet)
    yield from _followed_up(sheet)
    changed = any(one.found.family == "changed" for one in sheet.points)
    if sheet.counted_until is None and not changed:
        yield Slide(
            _("Nothing was counted"),
            _("The figures were never counted before this meeting was called. What changed cannot "
              "be said; what is late is read from the registers."),
        )  # fmt: skip
    elif not changed:
        yield Slide(_("What changed"), _nothing_changed(sheet))
    for one in sheet.points:
        yield _of_point(one, sheet)
    if not any(one.place for one in sheet.points):
        yield Slide(_("The places"), _("Nothing is asked of any place this month."))
    for decided in sheet.decisions:
        title = _("Decision %(number)d") % {"number": decided.number}
        yield _of_decision(decided, title, sheet)
    if sheet.line.state in {"held", "closed"} and not sheet.decisions:
        yield Slide(_("Decisions"), _("This meeting decided nothing in writing."))
    yield _how_it_was_counted(sheet)


def _cover(sheet: Sheet) -> Slide:
    line = sheet.line
    return Slide(
        title=_("Crime meeting of %(month)s") % {"month": month_words(line.month)},
        place=_name(line.unit),
        lead=_("What changed beyond chance, what is late, who needs help, and what was decided."),
        lines=(
            (_("Held on"), _day(line.held_on)),
            (_("Asked of places"), str(line.asked)),
            (_("Answered"), _("%(part)d of %(of)d") % {"part": line.answered, "of": line.asked}
             if line.asked else _("nothing was asked")),
        ),
        note=_("These are the true numbers of this area. Do not pass them on: a small number can "
               "point at one woman. Places stand in the order of their names, never of their "
               "numbers."),
    )  # fmt: skip


def _followed_up(sheet: Sheet) -> Iterator[Slide]:
    title = _("What was decided before")
    if not sheet.earlier:
        yield Slide(title, _("No earlier meeting left a decision to follow up."))
        return
    done = sum(one.state == "done" for one in sheet.earlier)
    late = sum(one.is_late for one in sheet.earlier)
    yield Slide(
        title,
        lines=(
            (_("Done"), _of(done, len(sheet.earlier))),
            (_("Late"), _of(late, len(sheet.earlier))),
        ),
        bars=(
            Bar(_("Done"), done / len(sheet.earlier), str(done)),
            Bar(_("Late"), late / len(sheet.earlier), str(late)),
        ),
    )
    for one in sheet.earlier:
        of = {"month": month_words(one.month), "number": one.number}
        yield _of_decision(one, _("Decision %(number)d of %(month)s") % of, sheet)


def _of_decision(one: Decided, title: str, sheet: Sheet) -> Slide:
    states = {"open": _("Open"), "done": _("Done"), "not_done": _("Not done")}
    state = _("%(state)s, and late") % {"state": states[one.state]} if one.is_late else (
        states[one.state]
    )  # fmt: skip
    lines = [
        (_("Who does it"), _("%(post)s, %(place)s") % {
            "post": _post(one.owner), "place": _name(one.owner_unit)
        }),
        (_("By when"), _day(one.due_on)),
        (_("State"), state),
    ]  # fmt: skip
    if one.told_on:
        lines.append((_("Told on"), _day(one.told_on)))
    not_read = _("What was written stands here once it was read for names.")
    shows = bool(one.told) and sheet.may_show(one.told)
    return Slide(
        title=title, lead=one.words if sheet.may_show(one.words) else not_read, lines=tuple(lines),
        quoted=(_("Evidence, or why not"), one.told) if shows else None,
        note="" if shows else not_read if one.told else _("Nothing was written of it yet."),
    )  # fmt: skip


def _of_point(one: Asked, sheet: Sheet) -> Slide:
    found = one.found
    quoted, note = None, ""
    if one.place is not None:
        if one.answer and sheet.may_show(one.answer):
            quoted = (_("Its commander explains"), one.answer)
        elif one.answer:
            note = _(
                "Its commander explained it. The words stand here once they were read for names."
            )
        else:
            note = (
                _("Not answered yet.") if sheet.line.state == "called"
                else _("No explanation was given.")
            )  # fmt: skip
    return Slide(
        title=title_of(found),
        place=_name(one.place) if one.place else _("The whole area"),
        lead=lead_of(found),
        lines=lines_of(found, sheet.line.month),
        bars=_bars(found, sheet.line.month),
        quoted=quoted,
        note=note,
        figure=found.code if found.code in BY_ID else "",
    )


def _bars(found: Found, month: date) -> tuple[Bar, ...]:
    """Bars stand where there are shares of ten or more; of fewer a bar would say too much."""
    now, before = _spans(month)
    pairs = [(now if found.before_of else month_words(month), found.part, found.of)]
    if found.family == "changed":
        pairs.append((before, found.before_part or 0, found.before_of))
    elif found.family not in {"late", "help"} or found.code.endswith("_files"):
        return ()
    return tuple(
        Bar(label, part / of, f"{round(100 * part / of)}%")
        for label, part, of in pairs
        if of and of >= ENOUGH_FOR_A_SHARE and part <= of
    )


def _how_it_was_counted(sheet: Sheet) -> Slide:
    now, before = _spans(sheet.line.month)
    by_chance = round(sheet.comparisons * 0.05)
    return Slide(
        title=_("How this was counted"),
        lead=_(
            "Reports of %(now)s are held against those of %(before)s. %(n)d comparisons were made; "
            "by chance alone up to about %(few)d of them would look like a change. So a page here "
            "is a question, and no verdict."
        ) % {"now": now, "before": before, "n": sheet.comparisons, "few": by_chance},
        note=_(
            "A change is named where Newcombe's interval of the difference leaves nought out; a "
            "place stands apart outside 99.8 of 100 of chance for its size. Fewer than ten make no "
            "share. Cases are followed by the month of the report."
        ),
    )  # fmt: skip


def _nothing_changed(sheet: Sheet) -> str:
    if sheet.comparisons == 0:
        return _("There were too few reports to compare. That is no failing of anybody.")
    return _("Nothing moved more than chance explains, and no place stands apart.")


def _late_words(found: Found) -> str:
    if apart(found) > 0:
        return _("More was late than chance explains for a place of its size: why?")
    if found.place is None:
        return _("Duties of the month that were late, of all that were due in it.")
    if not found.still:
        return _("Nothing of it is late any more.")
    return _("Something is late still: what stands in the way, and who can help?")


def _help_words(found: Found) -> str:
    if found.code == "training_need":
        return _("A course is proposed for this place. When can it be given?")
    if found.code == "hours_without_a_woman":
        return _("In more than half of its hours a woman who comes may find no woman.")
    if not found.of:
        return _("Files are waiting and nobody is posted to carry them.")
    return _("It carries more than chance explains beside the rest of the area. What would help?")


def _load_lines(found: Found) -> list[tuple[str, str]]:
    if not found.code.endswith("_files"):
        return [(_("So many of so many"), _of(found.part, found.of) + _range(found))]
    told = [
        (_("Here"), _files(found.part, found.of)),
        (_("In the whole area"), _files(found.before_part, found.before_of)),
    ]
    if found.expected_high is not None:
        up_to = _("up to %(n)d files") % {"n": int(found.expected_high)}
        told.append((_("Expected for its size"), up_to))
    return told


def _files(files: int | None, officers: int | None) -> str:
    return _("files: %(files)d, officers: %(officers)d") % {
        "files": files or 0, "officers": officers or 0
    }  # fmt: skip


def _of(part: int | None, of: int | None) -> str:
    if not of:
        return _("nothing to count")
    told = _("%(part)d of %(of)d") % {"part": part or 0, "of": of}
    if of < ENOUGH_FOR_A_SHARE:
        return told
    return f"{told} ({round(100 * (part or 0) / of)}%)"


def _difference(found: Found) -> str:
    if found.low is None or found.high is None or not found.of or not found.before_of:
        return _("too few to say")
    value = found.part / found.of - (found.before_part or 0) / found.before_of
    return _("%(value)s; range from %(low)s to %(high)s") % {
        "value": _points(value), "low": _points(found.low), "high": _points(found.high)
    }  # fmt: skip


def _points(share: float) -> str:
    # In words: a sign before a number loses its side in a line that runs from the right.
    points = round(100 * share)
    if points == 0:
        return _("no difference")
    words_of = _("%(n)d points up") if points > 0 else _("%(n)d points down")
    return words_of % {"n": abs(points)}


def _range(found: Found) -> str:
    if found.low is None or found.high is None or (found.of or 0) < ENOUGH_FOR_A_SHARE:
        return ""
    return _("; range %(range)s") % {"range": _between(found.low, found.high)}


def _between(low: float, high: float) -> str:
    return _("%(low)d to %(high)d%%") % {"low": round(100 * low), "high": round(100 * high)}


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _since(found: Found) -> str:
    return "" if found.since is None else _day(local_date(found.since))


def _spans(month: date) -> tuple[str, str]:
    until = add_months(month, 1)
    since = add_months(until, -SPAN)
    return _months(since, until), _months(add_months(since, -SPAN), since)


def _months(since: date, until: date) -> str:
    return _("%(first)s to %(last)s") % {
        "first": month_words(since), "last": month_words(add_months(until, -1))
    }  # fmt: skip


def _name(unit: Unit) -> str:
    return unit.name_ur if translation.get_language() == "ur" else unit.name_en


def _day(on: date) -> str:
    return _in_force(words.day(on))


def _in_force(told: Said) -> str:
    return told.ur if translation.get_language() == "ur" else told.en


def _post(code: str) -> str:
    return str(Post(code).label)
