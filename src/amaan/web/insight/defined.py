"""The definition of a figure, in words: the same lines for every shape."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from amaan.insight.definitions import OWNERS, Distribution, Event, Indicator, Mean
from amaan.web.kit.words import label

Shape = Indicator | Distribution | Event | Mean
# Waits stand in no family; whoever commands the district answers for how long things take.
_OF_WAITS = "justice"


def definition(one: Shape) -> tuple[tuple[str, str], ...]:
    """This will say of a figure what it asks, counts and leaves open, and who answers for it."""
    told = (
        (_("Question"), _question(one)),
        *_halves(one),
        (_("How cases are followed"), _("By the month of the report, whatever happens later.")),
        (_("Broken down by"), _broken_down(one)),
        (_("Source"), _("The standing facts of the files of the area; sealed cases are in none.")),
        (_("How to read it"), _reading(one)),
        (_("Caution"), _(one.caution) if not isinstance(one, Event) and one.caution else ""),
        (_("Answers for it"), label("posts", OWNERS[_family(one)])),
        (_("Number in the study of standards"), one.number),
    )
    return tuple(pair for pair in told if pair[1])


def _family(one: Shape) -> str:
    return _OF_WAITS if isinstance(one, Event) else one.family


def _question(one: Shape) -> str:
    whole = _(one.whole)
    if isinstance(one, Indicator):
        return _("Of all “%(whole)s”: how many fit “%(part)s”?") % {
            "whole": whole, "part": _(one.part)
        }  # fmt: skip
    if isinstance(one, Event):
        return _("How long did it take, and for how many did it not come?")
    if isinstance(one, Mean):
        return _("How many “%(amount)s” were there for each of “%(whole)s”?") % {
            "amount": _(one.amount), "whole": whole
        }  # fmt: skip
    return _("How are “%(whole)s” spread over the bands?") % {"whole": whole}


def _halves(one: Shape) -> Iterable[tuple[str, str]]:
    if isinstance(one, Indicator):
        yield _("What is counted"), _(one.part)
    elif isinstance(one, Mean):
        yield _("What is counted"), _(one.amount)
    elif isinstance(one, Event):
        yield _("What is counted"), _("full hours") if one.unit == "hour" else _("full days")
    else:
        several = _("One case may stand in more than one band.")
        yield _("What is counted"), several if one.several else _("Each case stands in one band.")
    yield _("Of what"), _(one.whole)


def _broken_down(one: Shape) -> str:
    if isinstance(one, Indicator):
        return _("station, district, sex, age, what was done, disability as told, and who did it")
    if isinstance(one, Event):
        return _("station, district and sex")
    return _("station and district")


def _reading(one: Shape) -> str:
    if isinstance(one, Indicator):
        return {
            "more": _("More is better."),
            "less": _("Less is better."),
            "neither": _("Neither more nor less is better by itself."),
        }[one.better]
    if isinstance(one, Event):
        return _(
            "Whoever still waits is counted as waiting, and whoever was closed before as another "
            "end. The middle is the time by which half of all had reached it."
        )
    return ""
