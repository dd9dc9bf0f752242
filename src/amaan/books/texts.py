"""The text of an entry beside it: added as it was approved, handed out, taken away with a reason.

A register says that a manual stands; this is the manual. Versions are entries of their own, and a
second file of one entry is a better copy of it: the latest stands first, and the others stay.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.books.book import Book
from amaan.books.models import TextFile
from amaan.books.queries import readable
from amaan.books.reading import A_PERSONS_NUMBER, names_a_person
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.file_marks import PDF, media_type
from amaan.kernel.letters import clean
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor

# Under what a request may bring in all, with room for its other answers.
LARGEST = 7_900_000
LONGEST_NAME = 120


class NotAText(Refused):
    """A text that everybody can read and that does nothing on a computer is a PDF."""

    field = "file"
    sentence = said("This is not a PDF of at most 7.9 MB. Print the text as a PDF and send that.")


class NamesAPerson(Refused):
    """The name of a file is read by whoever reads the register."""

    field = "file"
    sentence = A_PERSONS_NUMBER


class NoReason(Refused):
    """What is taken away was there for somebody."""

    field = "why"
    sentence = said("Say in a few words why it is taken away.")


@dataclass(frozen=True)
class Text:
    """One file of an entry; `size` in bytes."""

    text_id: UUID
    name: str
    sha256: str
    size: int
    added_at: datetime
    removed_at: datetime | None
    why: str


@transaction.atomic(savepoint=False)
def add_text(
    *,
    actor: Actor,
    book: Book,
    entry_id: UUID,
    text_id: UUID,
    name: str,
    content: bytes,
    now: datetime,
) -> None:
    """This will put a file beside an entry. The same id twice writes one.

    Raises: NotFound for a post that does not keep this book, and for a book without texts;
    NotAText; NamesAPerson.
    """
    _may_keep(actor, book, now)
    entry = book.rows.filter(id=entry_id, taken_back_at__isnull=True).first()
    if entry is None:
        raise NotFound
    if len(content) > LARGEST or not media_type(content, [PDF]):
        raise NotAText
    if names_a_person(name):
        raise NamesAPerson
    if TextFile.objects.filter(id=text_id).exists():
        return
    TextFile.objects.bulk_create(
        [
            TextFile(
                id=text_id,
                book=book.name,
                entry_id=entry_id,
                name=file_name(name),
                sha256=hashlib.sha256(content).hexdigest(),
                size=len(content),
                content=content,
                added_at=now,
                added_by_id=actor.officer_id,
                unit_id=entry.unit_id,
                station_id=entry.station_id,
                district_id=entry.district_id,
                province=entry.province,
                is_practice=entry.is_practice,
            )
        ]
    )


@transaction.atomic(savepoint=False)
def remove_text(*, actor: Actor, book: Book, text_id: UUID, why: str, now: datetime) -> None:
    """This will empty a file; its name, its fingerprint and the reason stay.

    Raises: NotFound; NoReason.
    """
    _may_keep(actor, book, now)
    reason = clean(why)[:200]
    if not reason:
        raise NoReason
    done = TextFile.objects.filter(id=text_id, book=book.name, removed_at__isnull=True).update(
        content=b"", removed_at=now, removed_by=actor.officer_id, why=reason
    )
    if not done:
        raise NotFound


def texts_of(actor: Actor, book: Book, entry_id: UUID, now: datetime) -> tuple[Text, ...]:
    """This will list the files of an entry, the latest first. Raises: NotFound.

    Seen by: whoever reads the book, in one's own area.
    """
    readable(actor, book, now)
    rows = TextFile.objects.filter(book=book.name, entry_id=entry_id).order_by("-added_at", "id")
    return tuple(
        Text(*row)
        for row in rows.values_list("id", "name", "sha256", "size", "added_at", "removed_at", "why")
    )


def text(actor: Actor, book: Book, text_id: UUID, now: datetime) -> tuple[str, bytes]:
    """This will give a file's name and its content. Raises: NotFound, for one taken away, too."""
    readable(actor, book, now)
    row = TextFile.objects.filter(id=text_id, book=book.name, removed_at__isnull=True).first()
    if row is None:
        raise NotFound
    return row.name, bytes(row.content)


def file_name(sent: str) -> str:
    """This will give a name that stands in any folder: no path, no marks that mean something."""
    last = re.split(r"[/\\]", clean(sent))[-1].removesuffix(".pdf").removesuffix(".PDF")
    kept = re.sub(r'[\x00-\x1f<>:"|?*]+', " ", last).strip(" .") or "text"
    return f"{kept[: LONGEST_NAME - 4]}.pdf"


def _may_keep(actor: Actor, book: Book, now: datetime) -> None:
    if not book.has_texts:
        raise NotFound
    confidentiality.permit(actor=actor, act=book.keeps, case_id=None, now=now)
