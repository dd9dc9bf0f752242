"""Words of a meeting read for names, before they are printed or shown on a wall."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.meetings import queries, reading
from amaan.meetings.queries import Sheet
from amaan.web.kit import leak_check
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
ABOUT = "meeting"


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("POST",))
def read(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will have the words of a meeting read; those too few to be judged, by a person."""
    if refused := have_read(visit, meeting_id):
        messages.error(request, refused)
    if request.POST.get("by_hand") == "yes":
        sheet = queries.meeting(visit.actor, meeting_id, visit.now)
        _drafts, few = reading.unread(sheet)
        draft = reading.Draft(few)
        # Only what stood on the page that was read: words that came since were not.
        if few and request.POST.get("digest") == queries.digest_of(draft.whole):
            reading.note_asked(
                actor=visit.actor, meeting_id=meeting_id, draft=draft, check_id=new_id(),
                cleared=True, now=visit.now,
            )  # fmt: skip
        elif few:
            messages.error(request, _("Other words stand here now. Read them first."))
    return redirect("meetings:meeting", meeting_id)


def have_read(visit: Visit, meeting_id: UUID) -> str:
    """This will ask what custodians said, and have new words judged; or say why not all were.

    What was judged before a refusal stays judged.
    """
    sheet = queries.meeting(visit.actor, meeting_id, visit.now)
    if not queries.reads_whole(visit.actor, sheet.line.unit.unit_id):
        raise NotFound
    try:
        _settle(visit, sheet)
        drafts, _few = reading.unread(queries.meeting(visit.actor, meeting_id, visit.now))
        for draft in drafts:
            check_id = new_id()
            cleared = leak_check.check(visit, check_id, ABOUT, draft.whole)
            reading.note_asked(
                actor=visit.actor, meeting_id=meeting_id, draft=draft, check_id=check_id,
                cleared=cleared, now=visit.now,
            )  # fmt: skip
    except Refused as refusal:
        return sentence_of(refusal)
    return ""


def standing_of(sheet: Sheet) -> dict[str, object]:
    """This will say on the page of a meeting which words were read, and what is to be done."""
    states = [sheet.read.get(queries.digest_of(text), "") for text in reading.texts_of(sheet)]
    cleared, waits = states.count("cleared"), states.count("waits")
    refused, new = states.count("refused"), states.count("")
    told = {
        ngettext("%(n)d text may be shown.", "%(n)d texts may be shown.", cleared): cleared,
        ngettext(
            "A custodian reads %(n)d text first.", "A custodian reads %(n)d texts first.", waits
        ): waits,
        ngettext(
            "%(n)d text may not be shown, a custodian says. Have it written anew.",
            "%(n)d texts may not be shown, a custodian says: somebody may be known by one of "
            "them. Have them written anew.",
            refused,
        ): refused,
        ngettext("%(n)d text was not read yet.", "%(n)d texts were not read yet.", new): new,
    }
    _drafts, few = reading.unread(sheet)
    return {
        "told": [words % {"n": n} for words, n in told.items() if n],
        "to_read": bool(new or waits),
        "few": few,
        "digest": queries.digest_of(reading.Draft(few).whole),
    }


def _settle(visit: Visit, sheet: Sheet) -> None:
    for one in reading.waiting(sheet.line.unit.unit_id):
        if one.asked_by != visit.actor.officer_id:
            # The vault tells only whoever asked.
            continue
        try:
            state = leak_check.outcome(visit, one.check_id).state
        except NotFound:
            state = "forgotten"
        if state != "waits":
            reading.settle(
                actor=visit.actor, meeting_id=sheet.line.meeting_id, check_id=one.check_id,
                state=state, now=visit.now,
            )  # fmt: skip
