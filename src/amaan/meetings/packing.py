"""The pack: a meeting as a paper, in English, Urdu or both, kept under the number it was ordered
by. What was set stays as it was set; a later pack stands beside it."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.documents.pieces import (
    Bar,
    Bars,
    Bundle,
    Field,
    Fields,
    Notice,
    Paper,
    Piece,
    Prose,
    Quote,
    Said,
    Section,
    Strong,
    Words,
)
from amaan.documents.record import Language
from amaan.documents.setting import pages_of, render_bundle
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.meetings.models import Meeting, Pack
from amaan.meetings.queries import Sheet, reads_whole, sheet_of
from amaan.meetings.slides import Slide, slides
from amaan.organisation.queries import Actor

LANGUAGES: tuple[Language, ...] = ("en", "ur", "both")


@transaction.atomic(savepoint=False)
def order_pack(
    *, actor: Actor, meeting_id: UUID, language: str, number: str, now: datetime
) -> UUID:
    """This will keep that a pack is to be set, under its number of the register of prints.

    Raises: NotFound for whoever does not read the meeting whole.
    """
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    meeting = Meeting.objects.filter(id=meeting_id).first()
    if meeting is None or language not in LANGUAGES:
        raise NotFound
    if not reads_whole(actor, meeting.unit_id):
        raise NotFound
    pack = Pack(
        id=new_id(), meeting=meeting, unit_id=meeting.unit_id, language=language, number=number,
        ordered_by_id=actor.officer_id, ordered_at=now,
    )  # fmt: skip
    Pack.objects.bulk_create([pack])
    return pack.id


def pack_file(actor: Actor, pack_id: UUID, now: datetime) -> tuple[bytes, str]:
    """This will give a pack that is made, and its number. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    row = Pack.objects.filter(id=pack_id, made_at__isnull=False).first()
    if row is None or row.pdf is None:
        raise NotFound
    return bytes(row.pdf), row.number


def make_pack(pack_id: UUID, now: datetime) -> bool:
    """This will set a pack that was ordered and is not made yet; the job's own transaction.

    Says whether it made one: a second worker finds it made.
    """
    row = Pack.objects.select_for_update().filter(id=pack_id, made_at__isnull=True).first()
    if row is None:
        return False
    sheet = sheet_of(row.meeting_id, now, None)
    language: Language = next(one for one in LANGUAGES if one == row.language)
    pdf = render_bundle(bundle_of(sheet, row.number, row.ordered_at), language=language)
    row.pdf, row.pages, row.made_at = pdf, pages_of(pdf), now
    row.save(update_fields=["pdf", "pages", "made_at"])
    return True


def bundle_of(sheet: Sheet, number: str, made_at: datetime) -> Bundle:
    """This will give a meeting as the pieces of a paper, in both languages."""
    pages = list(zip(slides(sheet, "en"), slides(sheet, "ur"), strict=True))
    cover, *rest = pages
    sections = []
    # Points of one place lie under its name.
    for place, of_place in groupby(rest, key=lambda pair: (pair[0].place, pair[1].place)):
        found = [_section(*pair) for pair in of_place]
        if any(place):
            sections.append(Section(title=Said(en=place[0], ur=place[1]), sections=tuple(found)))
        else:
            sections += found
    return Bundle(
        title=_said(cover[0].title, cover[1].title),
        papers=(
            Paper(
                title=_said(cover[0].title, cover[1].title),
                pieces=tuple(_pieces(*cover)),
                sections=tuple(sections),
            ),
        ),
        made_at=made_at,
        unit=_said(cover[0].place, cover[1].place),
        reference=number,
    )


def _section(en: Slide, ur: Slide) -> Section:
    return Section(title=_said(en.title, ur.title), pieces=tuple(_pieces(en, ur)))


def _pieces(en: Slide, ur: Slide) -> list[Piece]:
    found: list[Piece] = []
    if en.lead:
        found.append(Prose(paragraphs=((Strong(_said(en.lead, ur.lead)),),)))
    if en.lines:
        found.append(
            Fields(
                rows=tuple(
                    Field(label=_said(label, label_ur), value=_said(value, value_ur))
                    for (label, value), (label_ur, value_ur) in zip(en.lines, ur.lines, strict=True)
                )
            )
        )
    if en.bars:
        found.append(
            Bars(
                title=Said(en="Shares", ur="تناسب"),
                each=tuple(
                    Bar(label=_said(one.label, other.label), share=one.share, text=one.text)
                    for one, other in zip(en.bars, ur.bars, strict=True)
                ),
            )
        )
    if en.quoted and ur.quoted:
        found.append(Quote(title=_said(en.quoted[0], ur.quoted[0]), text=en.quoted[1]))
    if en.note:
        found.append(Notice(text=_said(en.note, ur.note)))
    return found


def _said(en: str, ur: str) -> Words:
    """Somebody's own words are the same in both, and printed once."""
    return en if en == ur else Said(en=en, ur=ur)
