"""The law as one book, set by a process of its own: some seconds of one core, and then it is gone.

How codes are called stands with the pages, which this room does not know; so the command that
prints the book at a terminal prints it here too, and says row by row how far it is.
"""

import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from amaan.jobs.context import work_as
from amaan.jobs.models import Handbook, Order
from amaan.jobs.orders import begin, finish, held

KIND = "make_handbook"
_EVERY = 40


class NotSet(RuntimeError):
    """The command did not give a book; its own words are in the log."""


def edition_of(province: str, language: str, digest: str) -> str:
    """This will name a book: of which province, in which language, and of which rules."""
    return f"{province}.{language}.{digest[:40]}"


def make(order_id: UUID, now: datetime) -> None:
    """This will set the book an order asks for, and keep it in the place of older editions.

    Raises: NotSet.
    """
    about = _begin(order_id, now)
    if about is None:
        return
    province, language, _digest = about.split(".")
    with tempfile.TemporaryDirectory() as folder:
        pdf = _set(order_id, province, language, Path(folder) / "handbook.pdf")
    _keep(order_id, about, pdf, now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> str | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    begin(order, total=order.total)
    return order.about


def _set(order_id: UUID, province: str, language: str, out: Path) -> bytes:
    words = ["-m", "amaan.house", "handbook", "--province", province, "--language", language]
    command = [sys.executable, *words, "--out", str(out), "--tell"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            done, _of, total = line.strip().partition(" of ")
            if done.isdecimal() and total.isdecimal() and int(done) % _EVERY == 0:
                # Setting it is the last step: until then it is never all of it.
                _step(order_id, int(done), int(total) + 1)
    if child.returncode or not out.exists():
        raise NotSet(child.returncode)
    return out.read_bytes()


@transaction.atomic
def _step(order_id: UUID, done: int, total: int) -> None:
    Order.objects.filter(id=order_id, state="running").update(done_count=done, total=total)


@transaction.atomic
def _keep(order_id: UUID, about: str, pdf: bytes, now: datetime) -> None:
    work_as(KIND, now)
    place = about.rsplit(".", 1)[0]
    Handbook.objects.filter(edition__startswith=f"{place}.").delete()
    Handbook.objects.create(edition=about, pdf=pdf, made_at=now)
    finish(order_id, "kept", now)
