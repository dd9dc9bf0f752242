"""Who looked: what the officer shows her, and prints for her, when she asks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.policy import reason
from amaan.confidentiality.queries import Look
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import comma
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label


@door(audience="case", classes=frozenset({DataClass.C1, DataClass.C8}))
def looks(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will list every look at what is sealed: when, which post, what for. Never a value.

    Seen by: those who work on the case; for everybody else there is nothing here.
    """
    case = CaseId(case_id)
    reference = cases.reference_of(visit.actor, case)
    standing = confidentiality.standing_of(visit.actor, case, visit.now)
    if not standing.decide(visit.actor.post.value, "see_who_looked").allowed:
        raise NotFound
    rows = confidentiality.who_looked(visit.actor, case, visit.now)
    register = shapes.Register(
        caption=_("Who looked"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Post")),
            shapes.Column(label=_("For what")),
            shapes.Column(label=_("What was opened"), wide=True),
        ),
        rows=tuple(_row(look) for look in rows),
        empty=shapes.Empty(
            title=_("Nobody has opened anything."),
            text=_("Every look at a name, a word or a paper of hers is written here first."),
        ),
        count=str(len(rows)) if rows else "",
    )
    return render(
        request,
        "case/looks.html",
        {"register": register, "reference": reference, "case_id": case, "now": visit.now},
    )


def _row(look: Look) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(text=clock_words.moment(look.at)),
        shapes.Cell(text=label("posts", look.post)),
        shapes.Cell(text=_(reason(look.purpose)) if look.purpose else ""),
        shapes.Cell(text=comma().join(label("sealed_fields", name) for name in look.fields)),
    )
