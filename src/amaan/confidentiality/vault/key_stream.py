"""The backup of the vault's keys: a stream of its own, closed by the root key, kept 35 days.

A backup of the data holds no data key, and may be kept for years. This one holds every wrapped
data key, the vault's own key file, and what was erased; a file older than 35 days is removed
when the next is written, and refused when it is brought back. So an erasure is true everywhere
35 days later, and a data backup without a key stream is not a restore.

The format: a length and a header in clear (which stream, made when), then frames, each a length
and AES-256-GCM under a key derived from the root key for this stream alone, bound to the header,
to the frame's number and to its kind; the last says how many keys there are. A stream that was
cut, mixed or reordered does not open.
"""

import base64
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID, uuid4

from amaan.confidentiality import crypto
from amaan.confidentiality.envelope import KeyPlace
from amaan.confidentiality.vault import keys as key_files
from amaan.confidentiality.vault.keeping_ledger import KeptKey
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written

FORMAT = "amaan-key-stream-1"
SUFFIX = ".amaan-keys"
BATCH = 5_000
LARGEST_FRAME = 64 * 1024 * 1024


class NotAStream(RuntimeError):
    """The file is cut, changed, of another vault, or too old to be brought back."""


@dataclass(frozen=True)
class _Header:
    stream: str
    made_at: datetime

    def bound(self, number: int, kind: str) -> bytes:
        return crypto.framed(FORMAT, self.stream, self.made_at.isoformat(), str(number), kind)


def write(folder: Path, into: Path, transactions: Transactions, real_now: datetime) -> Path:
    """This will write a stream of every key, and remove those older than 35 days; says where."""
    header = _Header(uuid4().hex, real_now.astimezone(UTC))
    path = into / f"{header.made_at:%Y%m%dT%H%M%S}-{header.stream[:8]}{SUFFIX}"
    half = path.with_name(path.name + ".half")
    with half.open("xb") as file, transactions() as ledger:
        half.chmod(0o600)
        _write_all(file, folder, header, ledger)
        ledger.write(Written("key_stream", "written", header.stream[:8]))
    half.replace(path)
    for old in streams(into):
        if real_now - read_header(old).made_at > key_files.KEPT_FOR:
            old.unlink()
    return path


def streams(into: Path) -> tuple[Path, ...]:
    """This will list the streams of a folder, the newest last."""
    return tuple(sorted(into.glob(f"*{SUFFIX}")))


def bring_back(
    path: Path, folder: Path, public_file: Path, transactions: Transactions, real_now: datetime
) -> int:
    """This will bring back every key that is missing and was never erased; says how many.

    It needs the root key in its place. The vault's own key file is written only where there
    is none. Raises: NotAStream.
    """
    header = read_header(path)
    if real_now - header.made_at > key_files.KEPT_FOR:
        raise NotAStream("this stream is older than 35 days; what it holds may have been erased")
    key = crypto.derive(key_files.root_of(folder), f"{FORMAT} {header.stream}")
    # Once to the end before anything is changed: a cut stream brings nothing back.
    for _frame in _frames(path, header, key):
        continue
    back = 0
    for kind, content in _frames(path, header, key):
        if kind == "files":
            key_files.put_back(folder, public_file, content)
        with transactions() as ledger:
            if kind == "erasures":
                for row in content:
                    ledger.erased_again(row)
            elif kind == "keys":
                back += ledger.bring_back([_read_key(row) for row in content])
    with transactions() as ledger:
        ledger.write(Written("key_stream", "brought back", header.stream[:8]))
    return back


def read_header(path: Path) -> _Header:
    """This will say which stream a file is and when it was made. Raises: NotAStream."""
    with path.open("rb") as file:
        return _header(file)


def _write_all(file: IO[bytes], folder: Path, header: _Header, ledger: Ledger) -> None:
    key = crypto.derive(key_files.root_of(folder), f"{FORMAT} {header.stream}")
    clear = {"format": FORMAT, "stream": header.stream, "made_at": header.made_at.isoformat()}
    _put(file, json.dumps(clear).encode())
    number = 0

    def frame(kind: str, content: Any) -> None:
        nonlocal number
        plain = json.dumps([kind, content], default=str).encode()
        _put(file, crypto.seal(key, plain, header.bound(number, "frame")))
        number += 1

    frame("files", key_files.as_kept(folder))
    frame("erasures", [list(row) for row in ledger.erasures()])
    last, count = None, 0
    while found := ledger.data_keys(BATCH, last):
        frame("keys", [_written_key(each) for each in found])
        last, count = found[-1].place.row, count + len(found)
    frame("end", count)


def _frames(path: Path, header: _Header, key: bytes) -> Iterator[tuple[str, Any]]:
    number = count = 0
    with path.open("rb") as file:
        _header(file)
        while True:
            try:
                plain = crypto.unseal(key, _take(file), header.bound(number, "frame"))
            except crypto.DoesNotOpen:
                raise NotAStream("the stream does not open with this vault's root key") from None
            kind, content = json.loads(plain)
            if kind == "end":
                if content != count or file.read(1):
                    raise NotAStream("the stream is not whole")
                return
            count += len(content) if kind == "keys" else 0
            number += 1
            yield kind, content


def _header(file: IO[bytes]) -> _Header:
    try:
        clear = json.loads(_take(file))
        if clear["format"] != FORMAT:
            raise NotAStream("this is not a key stream")
        return _Header(clear["stream"], datetime.fromisoformat(clear["made_at"]))
    except (ValueError, KeyError, TypeError):
        raise NotAStream("this is not a key stream") from None


def _put(file: IO[bytes], content: bytes) -> None:
    file.write(struct.pack(">I", len(content)) + content)


def _take(file: IO[bytes]) -> bytes:
    length = file.read(4)
    if len(length) < 4 or struct.unpack(">I", length)[0] > LARGEST_FRAME:
        raise NotAStream("the stream is cut")
    content = file.read(struct.unpack(">I", length)[0])
    if len(content) < struct.unpack(">I", length)[0]:
        raise NotAStream("the stream is cut")
    return content


def _written_key(key: KeptKey) -> list[str]:
    place = key.place
    wrapped = base64.b64encode(key.wrapped_key).decode("ascii")
    return [
        *(place.row.hex, place.case_id.hex, place.subject.hex, place.data_class, place.province),
        *(place.first_field, key.key_id, wrapped, key.wrapping, key.made_at.isoformat()),
    ]


def _read_key(row: list[str]) -> KeptKey:
    place = KeyPlace(UUID(row[0]), UUID(row[1]), UUID(row[2]), row[3], row[4], first_field=row[5])
    wrapped = base64.b64decode(row[7])
    return KeptKey(place, row[6], wrapped, row[8], datetime.fromisoformat(row[9]))
