"""How what leaves is said on a page: kinds, purposes, offices, and how far it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import leaving
from amaan.exports.queries import ExportLine
from amaan.organisation import queries as organisation
from amaan.web.kit import clock_words, people, shapes
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STATES: "Mapping[str, tuple[_StrPromise, shapes.Tone]]" = {
    "asked": (gettext_lazy("Written down, not made yet"), "accent"),
    "waits": (gettext_lazy("Waits for a second person"), "soon"),
    "being_made": (gettext_lazy("Being made"), "accent"),
    "ready": (gettext_lazy("Ready to be fetched"), "good"),
    "taken": (gettext_lazy("Fetched"), "plain"),
    "over": (gettext_lazy("Its time is over"), "quiet"),
    "stopped": (gettext_lazy("Stopped"), "quiet"),
    "failed": (gettext_lazy("Could not be made"), "late"),
    "asked_back": (gettext_lazy("Asked back"), "late"),
    "returned": (gettext_lazy("Came back"), "good"),
    "destroyed": (gettext_lazy("Destroyed, in writing"), "good"),
    "not_returned": (gettext_lazy("Not returned"), "late"),
}
FAILED: "Mapping[str, _StrPromise]" = {
    "not_allowed_any_more": gettext_lazy(
        "It may not leave any more: the case, her consent or your posting changed meanwhile."
    ),
    "too_many_looks": gettext_lazy(
        "You have opened as many people this hour as anybody may. Ask again in an hour."
    ),
    "nothing_to_report": gettext_lazy("Nothing is late any more, so there is nothing to report."),
    "recipient_ended": gettext_lazy("The key of the recipient was ended. Choose another way."),
    "erased": gettext_lazy("Something in it was erased for good."),
    "gives_her_away": gettext_lazy("The text for the accused would give her away. Write it anew."),
    "does_not_open": gettext_lazy("Something in it does not open. Tell the administrator."),
    "gave_up": gettext_lazy("It was tried several times. Tell the administrator, and ask again."),
}


def kind(code: str) -> str:
    """This will name a kind of export."""
    return _(leaving.KINDS[code].label)


def purpose(of: str, code: str) -> str:
    """This will say what an export is for."""
    why = leaving.why_of(of, code)
    return code if why is None else _(why.label)


def of_table(table: Mapping[str, str], code: str) -> str:
    """This will say a code of one of the closed lists of `leaving`."""
    return _(table[code]) if code in table else code


def choices(table: Mapping[str, str]) -> list[tuple[str, str]]:
    """This will give a closed list as the answers of a question."""
    return [(code, _(words)) for code, words in table.items()]


def state(line: ExportLine) -> tuple[str, shapes.Tone]:
    """This will say how far an export is."""
    words, tone = STATES[line.state]
    return str(words), tone


def to_whom(line: ExportLine, name: str = "") -> str:
    """This will say to whom it goes: the office, and which."""
    which = name or ("" if line.office in leaving.ON_PAPER_ONLY else line.handed_to)
    office = of_table(leaving.OFFICES, line.office)
    return _("%(office)s: %(which)s") % {"office": office, "which": which} if which else office


def officer(officer_id: object, visit: Visit) -> str:
    """This will name an officer who serves, in the reader's script."""
    found = organisation.colleague(officer_id, visit.now)  # type: ignore[arg-type]
    return _("An officer") if found is None else people.name_of(found, visit)


def listed(
    lines: tuple[ExportLine, ...], caption: str, nothing: str, *, older_url: str = ""
) -> shapes.Register:
    """This will draw exports as a register: number, kind, to whom, by which post, how far."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Number")),
            shapes.Column(label=_("What"), wide=True),
            shapes.Column(label=_("Asked by")),
            shapes.Column(label=_("Now")),
        ),
        rows=tuple(_row(line) for line in lines),
        empty=shapes.Empty(title=nothing),
        count=str(len(lines)) if lines else "",
        older_url=older_url,
    )


def _row(line: ExportLine) -> tuple[shapes.Cell, ...]:
    said, tone = state(line)
    if line.to_ask_back:
        said, tone = of_table(leaving.RECALLS, line.to_ask_back), "late"
    elif line.owes_telling:
        said, tone = _("She is to be told"), "late"
    return (
        shapes.Cell(text=line.number, kind="reference", href=address("exports:one", line.id)),
        shapes.Cell(text=kind(line.kind), note=to_whom(line)),
        shapes.Cell(text=label("posts", line.asked_post), note=clock_words.moment(line.asked_at)),
        shapes.Cell(text=said, kind="tag", tone=tone),
    )
