"""Carrying checkpoints to the witnesses, and bringing their signatures back.

The list of witnesses is a file of the installation: on each line a public key as one word and
the address where that witness listens. What is sent holds digests and a length.
"""

import http.client
import ssl
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from amaan.confidentiality import checkpoints, journal, public_keys, witness
from amaan.confidentiality.checkpoints import NotAKey, NotSigned, Verifier
from amaan.confidentiality.models import Checkpoint, Cosignature
from amaan.confidentiality.witness_door import ADDRESS

ENOUGH = 2
_PATIENCE_SECONDS = 20
_NOWHERE = 10**12


class NotAList(ValueError):
    """The file of witnesses has a line that is not a key and an address."""


class Unheard(RuntimeError):
    """A witness did not answer, or not with its signature; `why` is a code for the page."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Outside:
    """One witness as we know it: its public key and its address."""

    key: Verifier
    address: str


@dataclass(frozen=True)
class Standing:
    """How far a witness has followed the journal."""

    witness: str
    size: int
    seen_at: datetime | None


def read_list(path: Path) -> tuple[Outside, ...]:
    """This will read the installation's witnesses; none where there is no file.

    Raises: NotAList.
    """
    if not path.exists():
        return ()
    found: list[Outside] = []
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.partition("#")[0].split()
        if not text:
            continue
        try:
            word, address = text
            if urllib.parse.urlsplit(address).scheme not in {"http", "https"}:
                raise ValueError
            found.append(Outside(checkpoints.read_key(word), address.rstrip("/")))
        except (NotAKey, ValueError):
            raise NotAList(f"line {at} of {path.name}: expected a key and an address") from None
    return tuple(found)


def newest() -> checkpoints.Checkpoint | None:
    """This will give the journal's newest checkpoint, or None before the first.

    Raises: NotSigned when what is stored was not signed by the vault.
    """
    note = Checkpoint.objects.order_by("-size").values_list("note", flat=True).first()
    return None if note is None else checkpoints.read(note, public_keys.checkpoint_key())


def standing(of: Sequence[Outside]) -> list[Standing]:
    """This will say how far each witness has followed, in the order of the list."""
    names = [outside.key.name for outside in of]
    rows = (
        Cosignature.objects.filter(witness__in=names)
        .order_by("witness", "-checkpoint_id")
        .distinct("witness")
        .values_list("witness", "checkpoint_id", "seen_at")
    )
    last = {name: (size, seen_at) for name, size, seen_at in rows}
    return [Standing(name, *last.get(name, (0, None))) for name in names]


def carry(outside: Outside) -> int:
    """This will bring a witness up to the newest checkpoint; gives the length it reached.

    One checkpoint after the other, each kept before the next is sent. A witness that stands
    elsewhere says where, and is sent what it lacks from there.
    Raises: Unheard.
    """
    stood = _last_size(outside)
    corrected = False
    while (waiting := _next_after(stood)) is not None:
        leaves = journal.growth(stood, waiting.size)
        answered = _send(outside, witness.Request(stood, leaves, waiting.note))
        if isinstance(answered, int):
            if corrected:
                raise Unheard("stands_elsewhere")
            if answered > waiting.size and _next_after(answered) is None:
                # It has signed more than there is: this journal is an older copy.
                raise Unheard("journal_is_shorter")
            stood, corrected = answered, True
            continue
        _keep(outside, waiting, answered)
        stood = waiting.size
    return stood


def stands_at(outside: Outside) -> int | None:
    """This will ask a witness how far it stands; None before there is anything to ask with.

    Nothing is sent but the newest checkpoint. A witness further on than the journal has seen
    entries that are not here.
    Raises: Unheard, with "contradiction" where it signed another journal of this length.
    """
    note = Checkpoint.objects.order_by("-size").values_list("size", "note").first()
    if note is None:
        return None
    # Asked from where it cannot stand: it signs nothing, and says where it does.
    answered = _send(outside, witness.Request(note[0] + _NOWHERE, [], note[1]))
    return answered if isinstance(answered, int) else int(note[0])


def _last_size(outside: Outside) -> int:
    found = Cosignature.objects.filter(witness=outside.key.name).order_by("-checkpoint_id")
    return found.values_list("checkpoint_id", flat=True).first() or 0


def _next_after(size: int) -> Checkpoint | None:
    reach = Checkpoint.objects.filter(size__gt=size, size__lte=size + witness.MOST_LEAVES)
    return reach.order_by("-size").first()


def _keep(outside: Outside, checkpoint: Checkpoint, line: str) -> None:
    try:
        seen_at = checkpoints.cosigned_at(checkpoint.note + line, outside.key)
    except NotSigned:
        raise Unheard("not_its_signature") from None
    try:
        with transaction.atomic():
            Cosignature.objects.create(
                checkpoint=checkpoint, witness=outside.key.name, seen_at=seen_at, line=line
            )
    except IntegrityError:
        # Another worker brought the same answer back a moment ago.
        return


def _send(outside: Outside, request: witness.Request) -> str | int:
    place = urllib.parse.urlsplit(outside.address)
    host, port = place.hostname or "", place.port
    if place.scheme == "https":
        line: http.client.HTTPConnection = http.client.HTTPSConnection(
            host, port, timeout=_PATIENCE_SECONDS, context=ssl.create_default_context()
        )
    else:
        line = http.client.HTTPConnection(host, port, timeout=_PATIENCE_SECONDS)
    try:
        line.request("POST", f"{place.path}{ADDRESS}", body=witness.written(request).encode())
        answer = line.getresponse()
        text = answer.read(4096).decode("utf-8", errors="replace")
    except (OSError, http.client.HTTPException):
        raise Unheard("no_answer") from None
    finally:
        line.close()
    if answer.status == http.client.OK:
        return text
    if answer.status == http.client.CONFLICT and text.strip().isdecimal():
        return int(text)
    if answer.status == http.client.UNPROCESSABLE_ENTITY:
        raise Unheard("contradiction")
    raise Unheard("refused")
