"""Verbs of the room: asking that something leave, saying no, asking it back, and telling her.

That it may leave, who agreed and that it was taken is the vault's to say (`giving_out`): a page
cannot, and neither can a verb.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import leaving
from amaan.confidentiality.actions import permit
from amaan.exports.marks import new_number
from amaan.exports.models import Export, ExportCase, Print
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.oversight import queries as oversight

LANGUAGES = ("en", "ur")
# So many digits in a row are a number of somebody's, not the name of an office.
_NUMBER = re.compile(r"\d[\d\s\-]{4,}\d")


class NothingToReport(Refused):
    """Nothing is late where the actor commands."""

    sentence = said("Nothing is late in your area, so there is nothing to report.")


class OfficeAndNoNumber(Refused):
    """Where an office belongs, somebody wrote a number."""

    sentence = said(
        "Write the office and the post it is handed to, without a telephone or identity number: "
        "this stands in the register for years."
    )


class OrderNotComplete(Refused):
    """An order is named by half."""

    sentence = said("Write down who ordered it, its number and its date, or nothing of it.")


class NotTakenYet(Refused):
    """Asking back what nobody fetched."""

    sentence = said("Nobody has fetched it yet. Stop it instead; then it cannot be fetched.")


@dataclass(frozen=True)
class Instrument:
    """What orders a disclosure: which paper, whose, its number and its date."""

    kind: str = ""
    number: str = ""
    on: date | None = None
    by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ordered."""
        return not (self.kind or self.number or self.on or self.by)

    @property
    def is_whole(self) -> bool:
        """Whether it can be looked up."""
        return bool(self.kind and self.number and self.on and self.by)


@dataclass(frozen=True)
class Wanted:
    """What somebody asks to let leave."""

    kind: str
    purpose: str
    office: str
    # One of the two: a recipient with a key, or the post that is handed paper.
    recipient_id: UUID | None = None
    handed_to: str = ""
    language: str = "ur"
    fields: tuple[str, ...] = ()
    case_id: CaseId | None = None
    instrument: Instrument = Instrument()
    days: int = 7


@transaction.atomic(savepoint=False)
def ask_for_export(*, actor: Actor, export_id: UUID, wanted: Wanted, now: datetime) -> None:
    """This will take down what somebody wants to let leave. Nothing is made before the vault lets.

    Asking twice with one id is one asking. A report lists what is late now in the actor's area,
    as the actor may know it at this instant.

    Raises: NotFound for whatever may not leave or not by this actor; NothingToReport;
    OfficeAndNoNumber; OrderNotComplete.
    """
    kind, why = leaving.KINDS.get(wanted.kind), leaving.why_of(wanted.kind, wanted.purpose)
    one = kind is not None and kind.of_one_case
    if kind is None or why is None or one != (wanted.case_id is not None):
        raise NotFound
    act = "give_out" if one else "ask_for_report"
    permit(actor=actor, act=act, case_id=wanted.case_id, now=now)
    _refuse_what_is_not_whole(wanted, kind)
    cases = _cases(actor, wanted, now)
    export = Export(
        id=export_id,
        number=new_number(),
        kind=wanted.kind,
        purpose=wanted.purpose,
        form="machine" if wanted.recipient_id else "paper",
        language=wanted.language,
        fields=sorted(wanted.fields),
        lines=len(cases),
        office=wanted.office,
        recipient_id=wanted.recipient_id,
        handed_to=wanted.handed_to.strip(),
        instrument=wanted.instrument.kind,
        instrument_number=wanted.instrument.number.strip(),
        instrument_on=wanted.instrument.on,
        instrument_by=wanted.instrument.by.strip(),
        asked_by_id=actor.officer_id,
        asked_post=actor.post.value,
        asked_at=now,
        expires_at=now + timedelta(days=wanted.days),
        unit_id=actor.unit_id,
        district_id=actor.district_id,
        province=actor.province,
    )
    Export.objects.bulk_create([export], ignore_conflicts=True)
    ExportCase.objects.bulk_create(
        [ExportCase(export_id=export_id, case_id=case) for case in cases], ignore_conflicts=True
    )


@transaction.atomic(savepoint=False)
def refuse_export(*, actor: Actor, export_id: UUID, why: str, now: datetime) -> None:
    """This will stop what has not been fetched yet: by who asked, or who might have agreed.

    Raises: NotFound.
    """
    export = _known(export_id)
    mine = export.asked_by_id == actor.officer_id
    if not (mine or leaving.may_second(export.asked_post, actor.post.value)):
        raise NotFound
    if why not in {*leaving.REFUSALS, "not_needed"} or export.taken_count:
        raise NotFound
    Export.objects.filter(id=export_id, refused_at__isnull=True, taken_count=0).update(
        refused_at=now, refused_by_id=actor.officer_id, refused_why=why
    )


@transaction.atomic(savepoint=False)
def recall_export(*, actor: Actor, export_id: UUID, why: str, now: datetime) -> None:
    """This will ask back what left: by who asked, who works on the case, or the auditor.

    From this instant it cannot be fetched again. Asking back twice changes nothing.
    Raises: NotFound; NotTakenYet.
    """
    export = _known(export_id)
    if why not in leaving.RECALLS:
        raise NotFound
    _permit_after(actor, export, now)
    if not export.taken_count:
        raise NotTakenYet
    Export.objects.filter(id=export_id, recalled_at__isnull=True).update(
        recalled_at=now, recalled_by_id=actor.officer_id, recall_why=why
    )


@transaction.atomic(savepoint=False)
def settle_recall(*, actor: Actor, export_id: UUID, end: str, now: datetime) -> None:
    """This will write down what became of what was asked back. What was lost can be found later.

    Raises: NotFound.
    """
    export = _known(export_id)
    if end not in leaving.ENDS or export.recalled_at is None:
        raise NotFound
    _permit_after(actor, export, now)
    # What came back stays back: nobody can write afterwards that it did not.
    Export.objects.filter(id=export_id, recall_end__in=["", "not_returned"]).update(
        recall_end=end, recall_ended_at=now
    )


@transaction.atomic(savepoint=False)
def tell_her(*, actor: Actor, export_id: UUID, how: str, now: datetime) -> None:
    """This will write down that she was told what was disclosed about her, and how.

    Raises: NotFound.
    """
    export = _known(export_id)
    if how not in ("in_person", "message") or not export.instrument:
        raise NotFound
    for case in ExportCase.objects.filter(export_id=export_id).values_list("case_id", flat=True):
        permit(actor=actor, act="give_out", case_id=CaseId(case), now=now)
    Export.objects.filter(id=export_id).exclude(told_how="in_person").update(
        told_at=now, told_by_id=actor.officer_id, told_how=how
    )


@transaction.atomic(savepoint=False)
def note_print(*, actor: Actor, paper: str, case_id: CaseId | None, now: datetime) -> str:
    """This will put a paper that is printed into the register, and give its number.

    One statement. Whether it may be printed, whoever made it has asked already.
    """
    number = new_number()
    Print.objects.bulk_create(
        [
            Print(
                id=new_id(),
                number=number,
                paper=paper,
                case_id=case_id,
                printed_by_id=actor.officer_id,
                post=actor.post.value,
                printed_at=now,
                unit_id=actor.unit_id,
                district_id=actor.district_id,
                province=actor.province,
            )
        ]
    )
    return number


def _refuse_what_is_not_whole(wanted: Wanted, kind: leaving.Kind) -> None:
    if not leaving.may_hold(wanted.kind, wanted.purpose, frozenset(wanted.fields)):
        raise NotFound
    if wanted.office not in kind.recipients or wanted.language not in LANGUAGES:
        raise NotFound
    if (wanted.recipient_id is None) == (not wanted.handed_to.strip()):
        raise NotFound
    if not 0 < wanted.days <= leaving.LONGEST.days:
        raise NotFound
    if _NUMBER.search(wanted.handed_to) or _NUMBER.search(wanted.instrument.by):
        raise OfficeAndNoNumber
    if not (wanted.instrument.is_empty or wanted.instrument.is_whole):
        raise OrderNotComplete
    if wanted.instrument.kind and wanted.instrument.kind not in leaving.INSTRUMENTS:
        raise NotFound


def _cases(actor: Actor, wanted: Wanted, now: datetime) -> Sequence[CaseId]:
    if wanted.case_id is not None:
        return (wanted.case_id,)
    if wanted.kind == "statistics":
        return ()
    late = oversight.late_now(actor, now, limit=leaving.LINES_AT_MOST)
    if not late:
        raise NothingToReport
    return tuple(dict.fromkeys(line.case_id for line in late))


def _known(export_id: UUID) -> Export:
    """This will give an export that row security shows. Raises: NotFound."""
    found = Export.objects.filter(id=export_id).first()
    if found is None:
        raise NotFound
    return found


def _permit_after(actor: Actor, export: Export, now: datetime) -> None:
    if export.asked_by_id == actor.officer_id or actor.post == Post.AUDITOR:
        return
    for case in ExportCase.objects.filter(export_id=export.id).values_list("case_id", flat=True):
        permit(actor=actor, act="give_out", case_id=CaseId(case), now=now)
