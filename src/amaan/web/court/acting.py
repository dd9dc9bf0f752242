"""How an act of the court pages is done: in a savepoint, its refusal beside what was typed."""

from django.http import HttpRequest, HttpResponse

from amaan.cases.sheets import CaseSheet
from amaan.kernel.ids import CaseId, FactId
from amaan.oversight.wordings import note_wordings
from amaan.web.kit import near, second_look
from amaan.web.kit.acting import TimedAct, drawn
from amaan.web.kit.visit import Visit

# What is written to a prosecutor, or by him, in somebody's own words.
WORDS = "words"


def is_settled(visit: Visit, case_id: CaseId, form: TimedAct) -> bool:
    """This will ask about what words give away and how they speak of her; both are said at once.

    Asked once: whoever means to write it says so, and is not asked again.
    """
    told = form.cleaned_data.get(WORDS) or ""
    if not told:
        return True
    named = () if second_look.is_named_on_purpose(form) else near.names_in(visit, case_id, told)
    settled = second_look.is_wording_settled(form, WORDS)
    if named:
        second_look.ask_about_names(form, WORDS, named)
    return settled and not named


def remember_wordings(visit: Visit, case_id: CaseId, entry: FactId, form: TimedAct) -> None:
    """This will keep that words were shown and what came of it; never the words."""
    if decided := second_look.decided(form, WORDS):
        note_wordings(
            actor=visit.actor, case_id=case_id, fact_id=entry, decided=decided, now=visit.now
        )


def ask(
    request: HttpRequest, file: CaseSheet, form: TimedAct, *, title: str, lead: str = "",
    template: str = "court/step.html",
) -> HttpResponse:  # fmt: skip
    """This will draw the form; a refused one brings back all that was typed."""
    shown = {"sheet": file, "form": form, "title": title, "lead": lead}
    return drawn(request, template, form, shown)
