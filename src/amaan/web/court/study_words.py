"""What each figure of the study is called, and what is counted of what. Figures without these
words are not printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.court.judgment_study_lists import WHOLE_TITLE, study_lists
from amaan.court.observing_form import Option, Question, hearing_form
from amaan.court.trends import ENOUGH_PAIRS, FEWEST, WHOLE, Figure
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Agreement, share_of
from amaan.web.kit.language import in_language
from amaan.web.kit.words import label

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Definition:
    """The name of a figure and what it counts of what."""

    title: "_StrPromise | str"
    counts: "_StrPromise | str"


DEFINED: Mapping[str, Definition] = {
    "convicted_of_ended": Definition(
        gettext_lazy("Convicted, of all trials that ended"),
        gettext_lazy(
            "Coded trials with a conviction, of those that ended in any way: convicted, "
            "acquitted before or after evidence, discharged, settled, or by a death."
        ),
    ),
    "convicted_of_merits": Definition(
        gettext_lazy("Convicted, of trials decided after evidence"),
        gettext_lazy(
            "Coded trials with a conviction, of those convicted or acquitted after evidence."
        ),
    ),
    "acquitted_of_ended": Definition(
        gettext_lazy("Acquitted, of all trials that ended"),
        gettext_lazy(
            "Coded trials with an acquittal before or after evidence, of those that ended in any "
            "way."
        ),
    ),
    "settled_of_ended": Definition(
        gettext_lazy("Ended by a settlement, of all trials that ended"),
        gettext_lazy("Coded trials that ended by a settlement, of those that ended in any way."),
    ),
    "pending_of_all": Definition(
        gettext_lazy("Not decided, of all trials coded"),
        gettext_lazy(
            "Coded trials that were not decided when last looked at, of all that were coded."
        ),
    ),
    "ground_of_acquittal": Definition(
        gettext_lazy("Ground of acquittal"),
        gettext_lazy("Acquittals that name this ground, of all acquittals; one may name several."),
    ),
    "ground_of_conviction": Definition(
        gettext_lazy("Ground of conviction"),
        gettext_lazy(
            "Convictions that name this ground, of all convictions; one may name several."
        ),
    ),
    "relied_on": Definition(
        gettext_lazy("Relied on"),
        gettext_lazy("Trials decided after evidence whose judgment relies on it, of all of these."),
    ),
    "character_stands": Definition(
        gettext_lazy("Words on her character stand in the judgment"),
        gettext_lazy(
            "Trials decided after evidence whose judgment repeats such words without comment or "
            "uses them, of all of these."
        ),
    ),
    "delay_against_her": Definition(
        gettext_lazy("The late report held against her"),
        gettext_lazy("Trials decided after evidence that hold it against her, of all of these."),
    ),
    "compensation": Definition(
        gettext_lazy("Compensation ordered"),
        gettext_lazy("Convictions with compensation for her, of all convictions."),
    ),
    "adjourned": Definition(
        gettext_lazy("Put off, of hearings observed"),
        gettext_lazy(
            "Observed hearings at which nothing was heard, of all that were observed. A hearing "
            "that two observed counts once."
        ),
    ),
    "cause": Definition(
        gettext_lazy("Cause of an adjournment"),
        gettext_lazy("Observed hearings put off for this cause, of all that were put off."),
    ),
    "kept": Definition(
        gettext_lazy("Steps and conduct"),
        gettext_lazy(
            "Observed hearings with the answer that counts as kept, of those where it was seen "
            "and needed."
        ),
    ),
    "told": Definition(
        gettext_lazy("Interviews"),
        gettext_lazy(
            "Interviews with the answer that counts as well, of those that answered, by role."
        ),
    ),
    "time": Definition(
        gettext_lazy("Time to decide"),
        gettext_lazy(
            "Days a stage took, by the method of Kaplan and Meier: a trial that was still in the "
            "stage when it was last looked at, or that ended otherwise, counts as waiting until "
            "then. A trial that never began a stage is not in it. The interval is of 95 of 100."
        ),
    ),
    "agreed": Definition(
        gettext_lazy("Agreement of two observers"),
        gettext_lazy(
            "Cohen's kappa of the answers that two observers gave of one hearing, each alone; 1 "
            "is always alike, 0 is what chance gives. The interval is of 95 of 100."
        ),
    ),
}


def titles(of: str) -> dict[str, str]:
    """This will name the codes of a list of the study in the reader's language."""
    return _named(study_lists().by_name[of])


def question_titles() -> dict[str, str]:
    """This will name the questions of the hearing form in the reader's language."""
    return _named(hearing_form().questions)


def stage_title(stage: str) -> str:
    """This will name a stage of a trial, or the whole."""
    if stage == WHOLE:
        return in_language(*WHOLE_TITLE)
    return titles("stage")[stage]


def numbers(figure: Figure, *, outside: bool = False) -> str:
    """This will write a figure with its whole; outside nothing of fewer than five is written."""
    if outside and figure.of and not figure.may_leave:
        return _("fewer than %(n)s, not shown") % {"n": FEWEST}
    if figure.of == 0:
        return _("none: there was nothing to count")
    words = _("%(part)s of %(of)s") % {"part": figure.part, "of": figure.of}
    if figure.of < ENOUGH_FOR_A_SHARE:
        return _("%(numbers)s, too few for a share") % {"numbers": words}
    found = share_of(figure.part, figure.of)
    shares = {
        "numbers": words,
        "share": round(100 * figure.part / figure.of),
        "low": round(100 * (found.low or 0)),
        "high": round(100 * (found.high or 0)),
    }
    return _("%(numbers)s (%(share)s%%; between %(low)s%% and %(high)s%%)") % shares


def agreement_words(found: Agreement) -> str:
    """This will say how far two observers agreed, or why that cannot be said."""
    if found.pairs < ENOUGH_PAIRS:
        return _("too few to say: %(n)s hearings observed by two") % {"n": found.pairs}
    if found.kappa is None:
        return _("everybody gave the same answer at %(n)s hearings; chance alone explains that") % {
            "n": found.pairs
        }
    return _("%(kappa)s (between %(low)s and %(high)s; alike at %(alike)s of %(n)s hearings)") % {
        "kappa": f"{found.kappa:.2f}", "low": f"{found.low:.2f}", "high": f"{found.high:.2f}",
        "alike": found.alike, "n": found.pairs,
    }  # fmt: skip


def court_of(group: str) -> str:
    """This will name a court of a figure, or all together."""
    if not group:
        return _("All courts")
    court, number = group.split(" ")
    return f"{label('courts', court)} {number}"


def _named(of: Iterable[Option | Question]) -> dict[str, str]:
    return {one.id: in_language(one.title_en, one.title_ur) for one in of}
