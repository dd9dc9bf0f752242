"""What an answer says, in sentences that a commander can read: what changed, how sure, what not.

Every sentence gives the number it rests on. A result that shows nothing is told as plainly as one
that shows something.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.evaluation.outcomes import BY_CODE
from amaan.evaluation.queries import Answered, StudySheet
from amaan.web.kit import clock_words

Told = Mapping[str, Any]
Labels = Mapping[str, Callable[[], str]]

DESIGNS: Labels = {
    "randomised": lambda: _("Drawn by lot within each district"),
    "staggered": lambda: _("One after another, without lots"),
}
RUN_BY: Labels = {
    "": lambda: _("not settled"),
    "women": lambda: _("women officers"),
    "mixed": lambda: _("women and men"),
}
WHY_ENDED: Labels = {
    "desks_not_opened": lambda: _("The desks were not opened"),
    "stations_changed": lambda: _("Other stations were chosen"),
    "mistake": lambda: _("It was written down by mistake"),
}
# Below this a test of many months before says that they did not go alike.
UNLIKELY = 0.05


def title(outcome: str) -> str:
    """This will ask a study's question."""
    return _("Do desks change this: %(outcome)s?") % {"outcome": _(BY_CODE[outcome].title)}


def story(sheet: StudySheet, answer: Answered) -> list[str]:
    """This will tell an answer in paragraphs: what was done, what changed, how sure it is."""
    told = answer.told
    said = [_what_was_done(sheet)]
    if told["why_not"]:
        return [*said, WHY_NOT[told["why_not"]]()]
    said.append(_what_changed(sheet, told))
    said.append(_before(told))
    said += [CAUTIONS[code]() for code in told["cautions"]]
    said.append(_neighbours(told))
    return said


def what_it_does_not_say() -> list[str]:
    """This will say what nobody may read out of an answer."""
    return [
        _(
            "More that is written down is expected where women are heard. It does not mean that "
            "there is more violence, and fewer reports do not mean that there is less."
        ),
        _(
            "It speaks of these stations together and ranks none. Nobody is to be praised or "
            "blamed by it, least of all for falling numbers: that is how registration comes to be "
            "refused."
        ),
        _(
            "It says nothing of whether women are safer or were treated well. Ask them, by people "
            "who are not the station, and look at hospitals' counts beside it."
        ),
    ]


def of_power(told: Told, smallest: int) -> list[str]:
    """This will say how small a change so many stations can show."""
    if told["why_not"]:
        return [POWER_WHY_NOT[told["why_not"]]()]
    said = [
        _(
            "In the year before, a station counted %(mean)s a month. With each station compared "
            "to its own past, changes of %(shows)s per cent or more are found in 8 of 10 such "
            "studies; a change of %(smallest)d per cent would be found in %(power)s of 100."
        )
        % {
            "mean": number(told["mean"]),
            "shows": f"{100 * told['shows_with_past']:.0f}",
            "smallest": smallest,
            "power": f"{100 * told['power_with_past']:.0f}",
        },
        _(
            "By the cautious rule that compares stations with each other, each side would need "
            "%(needed)d stations; there are %(there)s."
        )
        % {"needed": told["needed_an_arm"], "there": f"{told['stations_an_arm']:.0f}"},
    ]
    if told["power_with_past"] < 0.8:
        said.append(
            _(
                "This is too small a study for the change that matters. An answer of “nothing was "
                "found” will not mean that nothing is there. Add stations or months before it "
                "begins."
            )
        )
    return said


def number(value: float) -> str:
    """This will write a number with two places."""
    return f"{value:.2f}"


def change(value: float) -> str:
    """This will write a change as so many more or fewer: a minus is lost in a line of Urdu."""
    written = number(abs(value))
    if float(written) == 0:
        return written
    return _("%(n)s more") % {"n": written} if value > 0 else _("%(n)s fewer") % {"n": written}


def between(one: Told, say: Callable[[float], str] = change) -> str:
    """This will write an interval, or that there is none."""
    if one.get("low") is None or one.get("high") is None:
        return "–"
    return _("%(low)s to %(high)s") % {"low": say(one["low"]), "high": say(one["high"])}


def chance(p: float | None) -> str:
    """This will write how often chance alone would show as much."""
    if p is None:
        return "–"
    return _("less than 1 in 1,000") if p < 0.001 else _("%(n)s in 1,000") % {"n": round(1000 * p)}


def reading(one: Told) -> str:
    """This will say in a word whether an estimate can be told from nothing."""
    if one.get("low") is None or one.get("high") is None:
        return _("no interval")
    if one["low"] <= 0 <= one["high"]:
        return _("cannot be told from nothing")
    return _("up, beyond chance") if one["low"] > 0 else _("down, beyond chance")


def _what_was_done(sheet: StudySheet) -> str:
    line = sheet.line
    left_out = sum(place.left_out for place in sheet.places)
    said = _(
        "Desks were planned for %(opening)d stations from %(begins)s; %(waiting)d stations wait to "
        "the end. Months read: %(since)s to %(until)s."
    ) % {
        "opening": line.opening,
        "waiting": line.waiting,
        "begins": clock_words.month(line.begins),
        "since": clock_words.month(line.since),
        "until": clock_words.month(line.until),
    }
    if not left_out:
        return said
    out = ngettext(
        "%(n)d station is left out: it was not there for the whole time.",
        "%(n)d stations are left out: they were not there for the whole time.",
        left_out,
    ) % {"n": left_out}
    return f"{said} {out}"


def _what_changed(sheet: StudySheet, told: Told) -> str:
    effect, mean = told["effect"], told["mean_before"]
    if effect is None or effect["low"] is None:
        return _(
            "How much it changed cannot be said with any doubt beside it, and a number without its "
            "doubt is not printed."
        )
    primary = BY_CODE[told["primary"]]
    shown = {
        "outcome": _(primary.title),
        "value": change(effect["value"]),
        "between": between(effect),
        "mean": number(mean),
    }
    said = (
        _(
            "%(outcome)s: compared with stations that still waited, %(value)s a month in each "
            "station with a desk (between %(between)s), from a mean of %(mean)s before."
        )
        % shown
    )
    if effect["low"] > 0 or effect["high"] < 0:
        more = effect["low"] > 0
        verdict = (
            _("This is a rise, and chance alone hardly explains it.")
            if more
            else _("This is a fall, and chance alone hardly explains it.")
        )
        return f"{said} {verdict}"
    matters = sheet.line.smallest / 100 * mean
    open_still = effect["high"] >= matters or effect["low"] <= -matters
    why = (
        _(
            "We cannot tell it from nothing: nought lies between. Nor is a change of the size that "
            "matters (%(matters)s) ruled out: the study was too small to say."
        )
        if open_still
        else _(
            "We cannot tell it from nothing: nought lies between. A change of the size that "
            "matters (%(matters)s) is ruled out."
        )
    ) % {"matters": number(matters)}
    return f"{said} {why}"


def _before(told: Told) -> str:
    before = told["by_distance"]["before"]
    if before is None or before["p"] is None:
        return _("Whether the stations went alike before cannot be seen: there are too few months.")
    shown = {"p": chance(before["p"]), "farthest": number(abs(before["farthest"]))}
    if before["p"] < UNLIKELY:
        return (
            _(
                "Before their desks opened these stations did not go like those that waited (apart "
                "by up to %(farthest)s; by chance alone: %(p)s). What is told above may have begun "
                "earlier and have other reasons."
            )
            % shown
        )
    return (
        _(
            "Before their desks opened these stations went like those that waited, as far as "
            "numbers of this size can show it (apart by up to %(farthest)s; by chance alone: "
            "%(p)s)."
        )
        % shown
    )


def _neighbours(told: Told) -> str:
    beside = told["neighbours"]
    if beside["why_not"]:
        return _(
            "Whether reports only moved here from stations nearby cannot be seen: there are no two "
            "districts of which one has desks and the other none."
        )
    shown = {"value": change(beside["value"]), "between": between(beside)}
    if beside["high"] is not None and beside["high"] < 0:
        return (
            _(
                "Stations without a desk, in districts where one opened, changed by %(value)s "
                "(between %(between)s): part of what desks received may have come from there."
            )
            % shown
        )
    return (
        _(
            "Stations without a desk, in districts where one opened, changed by %(value)s (between "
            "%(between)s): there is no sign that reports only moved."
        )
        % shown
    )


WHY_NOT: Labels = {
    "no_desk": lambda: _("No station of this study got a desk: there is nothing to compare."),
    "nobody_waited": lambda: _(
        "All desks opened in the same month and nobody waited: what changed here may have changed "
        "everywhere."
    ),
    "one_station": lambda: _(
        "One station alone got a desk, or alone waited. What happened in one station may have a "
        "hundred reasons, and no number tells them apart."
    ),
    "too_few_months": lambda: _("There are too few months before the first desk to compare with."),
    "all_nought": lambda: _(
        "Every count of every station is nought. Either nothing was reported in all these months, "
        "or nothing was written down here: find out which, before anything is concluded."
    ),
    "all_alike": lambda: _(
        "Every count of every station is the same number. Counts of people are never that even: "
        "find out how they came about."
    ),
}
POWER_WHY_NOT: Labels = {
    "too_few_months": lambda: _(
        "What it can show cannot be reckoned: it takes two stations and two months of counts."
    ),
    "all_nought": lambda: _(
        "What it can show cannot be reckoned: nothing was counted in these stations in the last "
        "year."
    ),
    "nobody_waited": lambda: _(
        "What it can show is not reckoned for desks that all open in the end: stations wait for "
        "one another, and no simple rule holds."
    ),
}
CAUTIONS: Labels = {
    "few_stations": lambda: _(
        "There are fewer than ten stations on one side: the interval is less sure than it looks."
    ),
    "nobody_waits_to_the_end": lambda: _(
        "No station waits to the end: of the months after the last opening nothing can be said."
    ),
    "empty_months": lambda: _(
        "There are months in which no station counted anything. Either it was so, or it was not "
        "written down."
    ),
    "empty_stations": lambda: _(
        "There are stations that never counted anything. Either it was so, or it was not written "
        "down."
    ),
}
