"""How figures are said on pages and papers: to the digit, as their source said them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from amaan.community.results import ResultLine, Told, number, said_as
from amaan.community.results_books import COUNTS, MANNERS, REGISTERS
from amaan.kernel.measures import Difference, Share
from amaan.web.kit import clock_words
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.number_tables import signed


def bounds() -> Mapping[str, str]:
    """This will give the words that stand beside a number that is a bound."""
    return {
        "at_least": "%s+",
        "more_than": _("more than %s"),
        "about": _("about %s"),
        "at_most": _("at most %s"),
    }


def told(value: Decimal | int, bound: str, counts: str = "") -> str:
    """This will say a figure as its source said it."""
    return said_as(number(value), bound, counts, bounds())


def figure(one: Told, counts: str) -> str:
    """This will say one figure with what it is counted in."""
    words = told(one.value, one.bound, counts)
    if counts in {"change", "share"}:
        return words
    return _("%(number)s %(counted)s") % {"number": words, "counted": chosen(COUNTS, counts)}


def by_sex(one: Told) -> str:
    """This will say how many were men and women, as far as it was told."""
    parts = []
    if one.men is not None:
        parts.append(_("men: %(n)s") % {"n": number(one.men)})
    if one.women is not None:
        parts.append(_("women: %(n)s") % {"n": told(one.women, one.women_bound)})
    if one.women_percent is not None:
        parts.append(_("by women: %(n)s %%") % {"n": number(one.women_percent)})
    return " · ".join(parts) or _("men and women not told apart")


def manner(one: Told) -> str:
    """This will say how a figure came about."""
    return chosen(MANNERS, one.manner)


def title(one: ResultLine) -> str:
    """This will name a result in the reader's language."""
    return in_language(one.title_en, one.title_ur)


def target(one: ResultLine) -> str:
    """This will say the target of a result, or that none was set."""
    if one.target is None:
        return _("no target is known")
    words = told(one.target, "exactly", one.counts)
    return f"{words} ({day(one.target_by)})" if one.target_by else words


def register_of(one: ResultLine) -> str:
    """This will name the register in which single acts of this kind are kept."""
    return chosen(REGISTERS, one.register)


def day(on: date | None) -> str:
    """This will write a day, or a dash."""
    return clock_words.day(on) if on else "–"


def share(one: Share | None) -> str:
    """This will say a share with both its numbers, or that there is none to be said."""
    if one is None:
        return _("none yet, or of fewer than ten")
    # The sign stays with its number at the end of a line.
    return _("%(part)s of %(of)s (%(share)s)") % {
        "part": number(one.part),
        "of": number(one.of),
        "share": f"{round(100 * one.part / one.of)}\u00a0%",
    }


def points(value: float) -> str:
    """This will write a difference of shares in points, with its sign."""
    return signed(100 * value, plus=True)


def change(one: Difference | None) -> str:
    """This will say by how many points a share changed, and between what it lies."""
    if one is None:
        return "–"
    return _("%(change)s points (between %(low)s and %(high)s)") % {
        "change": points(one.value), "low": points(one.low), "high": points(one.high),
    }  # fmt: skip
