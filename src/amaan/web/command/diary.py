"""Tonight's words for the station's paper diary, and how far the witnesses have followed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.confidentiality import diary_words, surroundings, witnessing
from amaan.confidentiality.checkpoints import Checkpoint, NotSigned
from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound
from amaan.web.command.lines import in_language
from amaan.web.kit import shapes
from amaan.web.kit.clock_words import moment
from amaan.web.kit.door import door
from amaan.web.kit.frame import COMMANDING, KEEPING_A_DIARY
from amaan.web.kit.visit import Visit

# Whoever keeps a diary at a station, commands one, or looks over the journal.
KEEPING = COMMANDING | KEEPING_A_DIARY


@door(audience="command", classes=frozenset({DataClass.C8}))
def diary(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the eight words of the newest checkpoint, to be copied by hand or printed."""
    if visit.actor.post not in KEEPING:
        raise NotFound
    unit = visit.signed_in.unit
    try:
        newest, forged = witnessing.newest(), False
    except NotSigned:
        newest, forged = None, True
    shown = {
        "head": shapes.DocumentHead(
            title=_("Words for the daily diary"),
            unit=in_language(unit.name_en, unit.name_ur),
            made_at=visit.now,
        ),
        "newest": newest,
        "forged": forged,
        "signed_at": moment(newest.signed_at) if newest else "",
        "words": _words(newest),
        "witnesses": _witnesses(),
        "now": visit.now,
    }
    return render(request, "command/diary.html", shown)


def _words(newest: Checkpoint | None) -> list[tuple[str, str]]:
    if newest is None:
        return []
    return list(
        zip(diary_words.of_head(newest.head), diary_words.in_roman(newest.head), strict=True)
    )


def _witnesses() -> shapes.Register:
    found = witnessing.standing(witnessing.read_list(surroundings.witness_list()))
    rows = tuple(
        (
            shapes.Cell(text=each.witness),
            shapes.Cell(text=str(each.size)),
            shapes.Cell(text=moment(each.seen_at) if each.seen_at else _("never")),
        )
        for each in found
    )
    return shapes.Register(
        caption=_("Witnesses outside"),
        columns=(
            shapes.Column(label=_("Outside witness"), wide=True),
            shapes.Column(label=_("Entries it has followed")),
            shapes.Column(label=_("Last signed")),
        ),
        rows=rows,
        empty=shapes.Empty(
            title=_("No witness outside follows this journal."),
            text=_("Whoever runs this installation should find two, and write them down."),
        ),
    )
