"""What moves each policy: a figure that stands now, or the words of what is missing for it.

Every figure is asked of the room that keeps it, in the area and under the rights of whoever looks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books import queries as books
from amaan.books.book import Book
from amaan.books.totals import totals
from amaan.community import agreements, awareness, bodies, forums_voice, press_trend
from amaan.community.press import STORIES
from amaan.community.results import number
from amaan.insight import queries as insight
from amaan.insight.indicators import INDICATORS
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.measures import Share
from amaan.kernel.small_groups import FEWEST
from amaan.organisation.posts import Post
from amaan.web.kit.frame import COMMANDING
from amaan.web.kit.visit import Visit
from amaan.workforce.drills import BOOK as DRILLS
from amaan.workforce.strength import STRENGTH
from amaan.workforce.strength_figures import Strengths, strengths
from amaan.workforce.training_people import ATTENDANCES, CERTIFICATES


@dataclass(frozen=True)
class Live:
    """A figure in words with where it comes from; or, where `missing`, what it waits for."""

    words: str
    source: str = ""
    missing: bool = False


class Asking:
    """One visitor's questions about all policies: what several ask is asked once."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self._strength: Strengths | None = None
        self._shares: Mapping[str, Share] | None = None

    def reads(self, book: Book) -> bool:
        """This will say whether this post reads a register."""
        return books.may_read(self.visit.actor, book)

    def strength(self) -> Strengths:
        """This will count who serves, as of today."""
        if self._strength is None:
            now = self.visit.now
            self._strength = strengths(self.visit.actor, local_date(now), now)
        return self._strength

    def shares(self) -> Mapping[str, Share]:
        """This will give the year's indicators of a commander's area; none to anybody else."""
        if self._shares is None:
            self._shares = {}
            if Post(self.visit.actor.post) in COMMANDING:
                ends = add_months(local_date(self.visit.now).replace(day=1), 1)
                asked = insight.Asked(
                    self.visit.actor, add_months(ends, -12), ends, self.visit.now
                )  # fmt: skip
                self._shares = insight.figures(asked)
        return self._shares


def of_policies(visit: Visit) -> Mapping[str, Live]:
    """This will give for each policy of the Forum its live figure, or what is missing."""
    asking = Asking(visit)
    return {policy: ask(asking) for policy, ask in _ASKED.items()}


def _women(asking: Asking, *, duty: str = "") -> Live:
    if not asking.reads(STRENGTH):
        return _not_yours()
    found = asking.strength()
    told = [one for one in found.by_duty if duty in ("", one.code)]
    filled = sum(one.filled for one in told)
    if not filled:
        return Live(_("Missing: no unit has written down its strength yet."), missing=True)
    words = {"women": number(sum(one.women for one in told)), "filled": number(filled)}
    return Live(
        _("%(women)s women of %(filled)s who serve") % words
        if not duty
        else _("%(women)s women of %(filled)s who investigate") % words,
        _("Register of strength"),
    )


def _written(asking: Asking, book: Book, said: Any, missing: Any) -> Live:
    """This will say how many entries of a register stand, or that none does."""
    if not asking.reads(book):
        return _not_yours()
    entries = books.count(asking.visit.actor, book, asking.visit.now)
    if not entries:
        return Live(str(missing), missing=True)
    return Live(str(said) % {"n": number(entries)}, _("Counted from its register"))


def _awareness(asking: Asking) -> Live:
    found = totals(
        asking.visit.actor, awareness.BOOK, asking.visit.now, "men", "women", "transgender"
    )
    if not found.entries:
        return Live(_("Missing: no awareness session is written down yet."), missing=True)
    return Live(
        _("%(sessions)s sessions, %(people)s attendances, %(women)s of women")
        % {
            "sessions": number(found.entries),
            "people": number(sum(found.sums.values())),
            "women": number(found.sums["women"]),
        },
        _("Register of awareness sessions"),
    )


def _of_cases(asking: Asking, indicator: str) -> Live:
    """This will say an indicator of cases of the last twelve months, as insight counts it."""
    if Post(asking.visit.actor.post) not in COMMANDING:
        return Live(
            _("Missing here: counted from cases, for whoever commands the area."), missing=True
        )
    found = asking.shares().get(indicator)
    title = next(_(one.title) for one in INDICATORS if one.id == indicator)
    if found is None or found.of < FEWEST:
        return Live(
            _("Missing: fewer than ten cases of twelve months to count: %(title)s")
            % {"title": title},
            missing=True,
        )
    words = {"part": number(found.part), "of": number(found.of), "title": title}
    return Live(_("%(part)s of %(of)s: %(title)s") % words, _("Figures of twelve months"))


def _voice(asking: Asking) -> Live:
    found = forums_voice.voice(asking.visit.actor, asking.visit.now)
    if not found.by_women.of:
        return _awareness(asking)
    words = {
        "of": number(found.closed.of),
        "closed": number(found.closed.part),
        "women": number(found.by_women.part),
    }
    return Live(
        _("%(closed)s of %(of)s issues of forums closed; %(women)s were raised by women") % words,
        _("Register of issues, a year"),
    )


def _press(asking: Asking) -> Live:
    if not asking.reads(STORIES):
        return _not_yours()
    found = press_trend.trend(asking.visit.actor, asking.visit.now).all.protects
    if not found.of:
        return Live(_("Missing: no story of the press is coded yet."), missing=True)
    words = {"part": number(found.part), "of": number(found.of)}
    return Live(_("%(part)s of %(of)s stories protect her") % words, _("Coded stories, a year"))


def _decisions(asking: Asking) -> Live:
    actor, now = asking.visit.actor, asking.visit.now
    found = [b for b in bodies.how_bodies_stand(actor, now) if b.kind == "stakeholders"]
    if not found:
        return Live(_("Missing: no body of stakeholders is written down yet."), missing=True)
    return Live(
        _("%(open)s decisions of stakeholders open, %(overdue)s of them overdue")
        % {
            "open": number(sum(one.open_decisions for one in found)),
            "overdue": number(sum(one.overdue_decisions for one in found)),
        },
        _("Register of decisions"),
    )


def _agreed(asking: Asking) -> Live:
    actor, now = asking.visit.actor, asking.visit.now
    standing = books.count(actor, agreements.AGREEMENTS, now)
    if not standing:
        return Live(_("Missing: no agreement is written down yet."), missing=True)
    soon = agreements.expiring(actor, now)
    return Live(
        _("%(n)s agreements written down, %(soon)s run out within sixty days or have run out")
        % {"n": number(standing), "soon": number(len(soon))},
        _("Register of agreements"),
    )


def _not_yours() -> Live:
    return Live(_("Missing here: its register is not open to your post."), missing=True)


_ASKED: Mapping[str, Callable[[Asking], Live]] = {
    "P1": _women,
    "P2": partial(
        _written, book=ATTENDANCES, said=gettext_lazy("%(n)s attendances of training"),
        missing=gettext_lazy("Missing: no attendance of training is written down yet."),
    ),
    "P3": _voice,
    "P4": partial(_of_cases, indicator="registered"),
    "P5": _press,
    "P6": partial(_women, duty="investigation"),
    "P7": _decisions,
    "P8": partial(
        _written, book=DRILLS, said=gettext_lazy("%(n)s drills written down"),
        missing=gettext_lazy("Missing: no drill is written down yet."),
    ),
    "P9": partial(
        _written, book=CERTIFICATES, said=gettext_lazy("%(n)s certificates given"),
        missing=gettext_lazy("Missing: no certificate is written down yet."),
    ),
    "P10": partial(_of_cases, indicator="settlement_proposed"),
    "P11": _agreed,
    "P12": partial(_of_cases, indicator="laboratory_answered"),
    "P13": partial(_of_cases, indicator="registered_late"),
    "P14": partial(_of_cases, indicator="report_in_time"),
    "P15": partial(_of_cases, indicator="service_began"),
}  # fmt: skip
