"""Tonight's words for the station's paper diary, and how far the witnesses have followed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality import diary_words, surroundings, witnessing
from amaan.confidentiality.checkpoints import Checkpoint, NotSigned
from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import Bullets, Prose
from amaan.kernel.refusals import NotFound
from amaan.web.kit import paper_file as papers
from amaan.web.kit import shapes
from amaan.web.kit.clock_words import moment
from amaan.web.kit.door import door
from amaan.web.kit.frame import COMMANDING, KEEPING_A_DIARY
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

# Whoever keeps a diary at a station, commands one, or looks over the journal.
KEEPING = COMMANDING | KEEPING_A_DIARY


@door(audience="command", classes=frozenset({DataClass.C8}))
def diary(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the eight words of the newest checkpoint, to be copied by hand or printed."""
    _keeper(visit)
    try:
        newest, forged = witnessing.newest(), False
    except NotSigned:
        newest, forged = None, True
    shown = {
        "head": _head(visit),
        "newest": newest,
        "forged": forged,
        "signed_at": moment(newest.signed_at) if newest else "",
        "words": _words(newest),
        "witnesses": _witnesses(),
        "file_url": reverse("command:diary_file") if newest else "",
        "now": visit.now,
    }
    return render(request, "command/diary.html", shown)


# What a checkpoint says is meant to be read by anybody: that is what it is written down for.
@door(audience="command", classes=frozenset({DataClass.C0}), export=True)
def diary_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the eight words as a file. Without a signed checkpoint there is none."""
    _keeper(visit)
    try:
        newest = witnessing.newest()
    except NotSigned:
        newest = None
    if newest is None:
        raise NotFound
    why = _(
        "Write these eight words, in this order, into the daily diary with the date and the hour. "
        "They stand for %(size)s entries of the journal of looks. Whoever later changes the "
        "journal cannot change your ink."
    ) % {"size": newest.size}
    signed = _("Signed by the vault: %(signed_at)s") % {"signed_at": moment(newest.signed_at)}
    words = tuple(f"{urdu} · {roman}" for urdu, roman in _words(newest))
    pieces = (Prose(paragraphs=(why,)), Bullets(items=words, numbered=True),
              Prose(paragraphs=(signed,)))  # fmt: skip
    return papers.paper_file(visit, _head(visit), pieces, kind="diary_words")


def _keeper(visit: Visit) -> None:
    if visit.actor.post not in KEEPING:
        raise NotFound


def _head(visit: Visit) -> shapes.DocumentHead:
    unit = visit.signed_in.unit
    return shapes.DocumentHead(
        title=_("Words for the daily diary"),
        unit=in_language(unit.name_en, unit.name_ur),
        made_at=visit.now,
    )


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
