"""What may be a target: nothing that is reached by writing down less, or by sending women away.

Pure. Source: standards study, section 10 ("do not attach reward to falling numbers": crime figures
tied to appraisal drive stations not to register).
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amaan.insight.indicators import BY_ID, MARKED, REPORTED, Indicator
from amaan.kernel.refusals import Refused, said

_OF_REPORTS = re.compile(
    r"report|complain|regist|\bfirs?\b|\bcases?\b|crime|contact|\bcalls?\b|visitor|victim|survivor"
    r"|رپورٹ|شکایت|شکایات|ایف آئی آر|مقدم|جرم|جرائم|اندراج|کیس|کال|متاثرہ",
    re.IGNORECASE,
)


class FewerReports(Refused):
    """Fewer reports are no success: the house cannot tell them from women turned away."""

    field = "direction"
    sentence = said(
        "No target may reward fewer reports or registrations. Where appraisal hangs on falling "
        "numbers, stations stop writing down and women stop coming. Choose what was done with "
        "reports instead, such as registering in time."
    )


class SilenceRewarded(Refused):
    """A figure that falls when less is written down is no target."""

    field = "figure"
    sentence = said(
        "This figure also falls when less of it is written down. As a target it would reward "
        "silence. Watch it, and choose as the target what is done about it."
    )


class NeitherBetter(Refused):
    """A figure of which neither more nor less is better is no target."""

    field = "figure"
    sentence = said(
        "Neither more nor less of this figure is better by itself, so it cannot be a target."
    )


class WouldBeWorse(Refused):
    """The aim lies on the wrong side of where it stands."""

    field = "aim"
    sentence = said(
        "This would be worse than today (%(now)s). Aim for better, or to keep it as it is."
    )


class NotAShare(Refused):
    """An aim for a share lies between nought and a hundred."""

    field = "aim"
    sentence = said("A share lies between 0 and 100 per cent.")


class NotInTheYear(Refused):
    """A target is due within its plan."""

    field = "by_on"
    sentence = said("Give a day within the year of this plan.")


class NoSuchFigure(Refused):
    """The figure is none of insight's."""

    field = "figure"
    sentence = said("Choose a figure from the list.")


class NoWords(Refused):
    """A number the office counts itself needs a name."""

    field = "title"
    sentence = said("Say in a few words what is counted.")


@dataclass(frozen=True)
class Aim:
    """A target as it is written, before it is looked at."""

    kind: str
    aim: Decimal
    by_on: date
    figure: str = ""
    title: str = ""
    more: bool = True
    # Where it stands today, of a number that the office counts itself.
    stands: int | None = None


def may_be_aimed_at() -> tuple[Indicator, ...]:
    """This will list the figures that may be targets."""
    return tuple(one for one in BY_ID.values() if _why_not(one) is None)


def look_at(aim: Aim, *, first: date, last: date, now: float | None) -> None:
    """This will refuse what no plan should reward.

    Units: `now` is where it stands, in hundredths for a share. Raises: see this module.
    """
    if not first <= aim.by_on <= last:
        raise NotInTheYear
    match aim.kind:
        case "figure":
            _look_at_figure(aim, now)
        case "reports":
            if not aim.more:
                raise FewerReports
            _not_fewer(aim, now)
        case _:
            _look_at_own(aim, now)


def _look_at_figure(aim: Aim, now: float | None) -> None:
    figure = BY_ID.get(aim.figure)
    if figure is None:
        raise NoSuchFigure
    if (refusal := _why_not(figure)) is not None:
        raise refusal
    if not 0 <= aim.aim <= 100:
        raise NotAShare
    if now is None:
        return
    worse = aim.aim < round(now) if figure.better == "more" else aim.aim > round(now)
    if worse:
        raise WouldBeWorse(now=f"{round(now)}%")


def _look_at_own(aim: Aim, now: float | None) -> None:
    if not aim.title:
        raise NoWords
    if not aim.more and _OF_REPORTS.search(aim.title):
        raise FewerReports
    if now is not None and (aim.aim < Decimal(now) if aim.more else aim.aim > Decimal(now)):
        raise WouldBeWorse(now=f"{now:.0f}")


def _not_fewer(aim: Aim, now: float | None) -> None:
    # A number of reports below what comes today is fewer reports under another name.
    if now is not None and aim.aim < now:
        raise FewerReports


def _why_not(figure: Indicator) -> Refused | None:
    if figure.better == "neither":
        return NeitherBetter()
    if figure.better == "less" and figure.caution in (MARKED, REPORTED):
        return SilenceRewarded()
    return None
