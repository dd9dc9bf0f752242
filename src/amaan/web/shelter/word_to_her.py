"""What her desk sees of a house: that she is safe, and how to send her word. Nothing else, ever."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.support import house_word
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.shelter import labels
from amaan.web.shelter.acting import BOTH, CODES, ask
from amaan.web.shelter.forms import WordForm
from amaan.web.shelter.labels import word


@door(audience="case", classes=CODES, methods=BOTH)
def word_to_her(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will say whether word can be sent to her, and send it."""
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if "record" not in file.may:
        raise NotFound
    way = house_word.word_way(visit.actor, file.case_id, visit.now)
    form = WordForm(request.POST or None, now=visit.now)
    if way is None and form.is_bound:
        raise NotFound

    def act() -> None:
        house_word.send_word(
            actor=visit.actor, case_id=file.case_id, word_id=form.act_ref(),
            about=form.cleaned_data["about"], words=form.cleaned_data["words"], now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("Sent. She is given it alone, and answers if she wants to."))
        return redirect("shelter:word_to_her", case_id)
    return ask(
        request, form, title=_("Word to her"), lead=file.reference,
        back=address("case:sheet", case_id), template="shelter/word_to_her.html", way=way,
        since=clock_words.moment(way.agreed_at) if way else "", sent=_sent(way),
    )  # fmt: skip


def _sent(way: house_word.WordWay | None) -> shapes.Register:
    return shapes.Register(
        caption=_("Words sent"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("What about"), wide=True),
            shapes.Column(label=_("What she lets answer"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.moment(one.sent_at)),
                shapes.Cell(text=word(labels.WORD_ABOUT, one.about)),
                shapes.Cell(text=word(labels.WORD_ANSWERS, one.answer)),
            )
            for one in (way.words if way else ())
        ),
        empty=shapes.Empty(title=_("No word was sent yet.")),
    )
