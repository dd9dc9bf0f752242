"""What each figure of a unit is called, what exactly it counts, and from where it comes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_LEDGER = _("The ledger of duties, folded each minute into tallies")
_DUE = _(
    "Of the duties whose time ended in this month and that were done, done late, waived or are "
    "late now: those that were never late. What still runs, waits for her wish or fell away is "
    "in neither number."
)


class FigureWords(NamedTuple):
    """The name of a figure, its definition, and its source."""

    title: "_StrPromise"
    definition: "_StrPromise"
    source: "_StrPromise"


FIGURES: Mapping[str, FigureWords] = {
    "registered_in_time": FigureWords(
        _("Registered in time"),
        _(
            "Of the duties that an FIR meets and the officer in charge owes, whose time ended in "
            "this month: those that were never late."
        ),
        _LEDGER,
    ),
    "legal_in_time": FigureWords(_("What the law demands, in time"), _DUE, _LEDGER),
    "clinical_in_time": FigureWords(_("Care, in time"), _DUE, _LEDGER),
    "standard_in_time": FigureWords(_("Standards, in time"), _DUE, _LEDGER),
    "reviewed_in_time": FigureWords(
        _("Reviewed by a supervisor in time"),
        _(
            "Of the reviews that a supervisor owed on new cases and whose time ended in this "
            "month: those that were never late."
        ),
        _LEDGER,
    ),
    "done_since": FigureWords(
        _("Late, and done since"),
        _("Of the duties that turned late in this month: those that are no longer owed today."),
        _LEDGER,
    ),
    "refused_registered": FigureWords(
        _("Refused, and registered since"),
        _(
            "Of the refusals written down in this month and not taken back as a mistake: those "
            "of cases that have an FIR today."
        ),
        _("The entries of refusals in the files"),
    ),
    "refused_answered": FigureWords(
        _("Refused, and answered by the officer"),
        _("Of the same refusals: those to which an officer of that post gave an answer."),
        _("The entries of refusals, and the officers' answers"),
    ),
    "desks_kept": FigureWords(
        _("Desks with somebody posted"),
        _("Of the desks there are today: those to which at least one officer is posted today."),
        _("The register of units and postings, as it stands today"),
    ),
    "desks_with_a_woman": FigureWords(
        _("Desks with a woman posted"),
        _("Of the desks there are today: those to which at least one woman is posted today."),
        _("The register of units and postings, as it stands today"),
    ),
    "desks_visited": FigureWords(
        _("Desks visited"),
        _("Of the desks there are today: those that somebody visited in the last ninety days."),
        _("The register of visits"),
    ),
    "mended_in_time": FigureWords(
        _("Findings mended in time"),
        _(
            "Of what visits found and was to be mended by a day of this month that has passed: "
            "what the station called mended, or a visitor confirmed, by that day."
        ),
        _("The register of visits"),
    ),
    "help_in_time": FigureWords(
        _("Help arrived in time"),
        _(
            "Of the calls of this month with a grade whose arrival was logged: those where "
            "somebody arrived within the grade's time."
        ),
        _("The logs of 15 and other services"),
    ),
    "arrival_logged": FigureWords(
        _("Arrival logged"),
        _("Of the calls of this month with a grade: those whose arrival was logged at all."),
        _("The logs of 15 and other services"),
    ),
    "written_anew": FigureWords(
        _("Words written anew"),
        _(
            "Of the times that words that harm her were pointed out in an officer's own text: "
            "those in which they were changed."
        ),
        _("The remarks beside notes; never the words"),
    ),
    "sample_read_in_time": FigureWords(
        _("Sample read in time"),
        _(
            "Of the drawn cases that were to be read by a day of this month that has passed: "
            "those that were read by that day."
        ),
        _("The register of drawn cases"),
    ),
    "sentence_said": FigureWords(
        _("Reviews with a sentence back"),
        _("Of the reviews of this month: those in which a sentence went back to an officer."),
        _("The register of reviews"),
    ),
}
