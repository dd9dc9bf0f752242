"""Words of a meeting are read for names before they are printed or shown on a wall.

What leads to somebody by its form is refused while it is written (`wording`). A plain name is not
known by its form: the vault compares whole drafts with the names it keeps, and answers only that a
draft is cleared or that a custodian reads it first. It judges no draft of fewer than thirty words,
because a yes to one name would be a way to ask who is in the files. So short words are put
together, place by place, and judged as one. Until they are cleared, a page and a pack say that
something is written, and not what.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.names import texts
from amaan.kernel.refusals import NotFound
from amaan.meetings.models import Meeting, ReadWords
from amaan.meetings.queries import Sheet, digest_of, reads_whole
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Draft:
    """Several texts of a meeting as they are judged together."""

    texts: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The draft as it is put to the vault."""
        return "\n".join(self.texts)


@dataclass(frozen=True)
class Waiting:
    """A draft that a custodian reads, and who asked: only he is told what became of it."""

    check_id: UUID
    asked_by: UUID


def texts_of(sheet: Sheet) -> tuple[str, ...]:
    """This will list what people wrote for a meeting, as its pages and packs would show it."""
    return tuple(dict.fromkeys(filter(None, _written(sheet))))


def unread(sheet: Sheet) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """This will put what nobody read yet into drafts, and give what is too little for one.

    What was cleared before fills up a draft that would be too short. Where even that is too little
    somebody who reads the meeting whole reads it, and answers for it by name.
    """
    new = [text for text in texts_of(sheet) if digest_of(text) not in sheet.read]
    drafts = [list(packed) for packed in _packed(new)]
    if drafts and _words(drafts[-1]) < texts.LEAST_WORDS:
        last = drafts.pop()
        filled = list(last)
        for text in filter(sheet.may_show, texts_of(sheet)):
            if _words(filled) < texts.LEAST_WORDS and _words([*filled, text]) <= texts.MOST_WORDS:
                filled.append(text)
        if _words(filled) < texts.LEAST_WORDS:
            return tuple(map(_draft, drafts)), tuple(last)
        drafts.append(filled)
    return tuple(map(_draft, drafts)), ()


@transaction.atomic(savepoint=False)
def note_asked(
    *, actor: Actor, meeting_id: UUID, draft: Draft, check_id: UUID, cleared: bool, now: datetime
) -> None:
    """This will keep that a draft was judged: cleared, or that a custodian reads it first.

    Raises: NotFound for whoever does not read the meeting whole.
    """
    unit_id = _unit_of(actor, meeting_id, now)
    rows = ReadWords.objects.filter(unit_id=unit_id).exclude(state="forgotten")
    known = set(rows.values_list("digest", flat=True))
    ReadWords.objects.bulk_create(
        ReadWords(
            meeting_id=meeting_id, unit_id=unit_id, digest=digest_of(text), check_id=check_id,
            state="cleared" if cleared else "waits", asked_by_id=actor.officer_id, asked_at=now,
        )
        for text in draft.texts
        if digest_of(text) not in known
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def settle(*, actor: Actor, meeting_id: UUID, check_id: UUID, state: str, now: datetime) -> None:
    """This will keep what a custodian said of a draft: `cleared`, or `refused`.

    A draft that was forgotten before anybody read it is `forgotten`, and may be asked about anew.
    Raises: NotFound.
    """
    unit_id = _unit_of(actor, meeting_id, now)
    rows = ReadWords.objects.filter(unit_id=unit_id, check_id=check_id, state="waits")
    rows.update(state=state)


def waiting(unit_id: UUID) -> tuple[Waiting, ...]:
    """This will list drafts of a unit's meetings that no custodian answered yet, oldest first."""
    rows = ReadWords.objects.filter(unit_id=unit_id, state="waits").order_by("asked_at", "id")
    asked = rows.values_list("check_id", "asked_by_id")
    return tuple(Waiting(*one) for one in dict.fromkeys(asked))


def _unit_of(actor: Actor, meeting_id: UUID, now: datetime) -> UUID:
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    unit_id = Meeting.objects.filter(id=meeting_id).values_list("unit_id", flat=True).first()
    if unit_id is None or not reads_whole(actor, unit_id):
        raise NotFound
    return unit_id


def _written(sheet: Sheet) -> Iterator[str]:
    for point in sheet.points:
        yield point.answer
    for decision in (*sheet.earlier, *sheet.decisions):
        yield decision.words
        yield decision.told


def _packed(written: Sequence[str]) -> Iterator[Sequence[str]]:
    """Texts in their order, as many as fit into one draft; a longer one alone."""
    packed: list[str] = []
    for text in written:
        if packed and _words([*packed, text]) > texts.MOST_WORDS:
            yield packed
            packed = []
        packed.append(text)
    if packed:
        yield packed


def _draft(packed: Sequence[str]) -> Draft:
    return Draft(tuple(packed))


def _words(written: Sequence[str]) -> int:
    """As the vault counts them: numbers and marks are no words."""
    return sum(len(texts.words_of(text)) for text in written)
