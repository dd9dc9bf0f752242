"""A telephone line as desks have it: 64 kbit a second, late, losing pieces, breaking off.

A small relay between the browser and the server. A lost piece is what TCP makes of it: all that
comes after waits until it was sent again. A break is a reset in the middle of whatever was said.
"""

import hashlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

# What fits into one piece of a telephone line's TCP.
PIECE = 1400


@dataclass
class Line:
    """How bad it is, and what it did so far."""

    bits_a_second: int = 64_000
    # One way, in seconds.
    late: float = 0.15
    lost: float = 0.0
    bytes_carried: int = 0
    pieces: int = 0
    pieces_lost: int = 0
    breaks: int = 0
    # Where it breaks off next: after so many pieces more on this way.
    _cut_after: dict[str, int] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)
    _taking_turns: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int, way: str) -> bool:
        """This will take as long as the line does; False when it broke instead."""
        with self._taking_turns:
            now = time.monotonic()
            begins = max(now, self._free_at.get(way, now))
            took = size * 8 / self.bits_a_second
            self.pieces += 1
            if self._is_lost():
                self.pieces_lost += 1
                # Missed, noticed and sent again.
                took += took + 4 * self.late
            self._free_at[way] = begins + took
            broke = self._breaks_here(way)
            self.bytes_carried += size
            arrives = begins + took + self.late
        time.sleep(max(0.0, arrives - time.monotonic()))
        return not broke

    def cut(self, way: str, *, after: int) -> None:
        """This will break the line once, in the middle of what goes `up` or comes `down`."""
        with self._taking_turns:
            self._cut_after[way] = after

    def _breaks_here(self, way: str) -> bool:
        if way not in self._cut_after:
            return False
        self._cut_after[way] -= 1
        if self._cut_after[way] >= 0:
            return False
        del self._cut_after[way]
        self.breaks += 1
        return True

    def _is_lost(self) -> bool:
        # As if by chance, and the same each time.
        drawn = hashlib.sha256(f"piece {self.pieces}".encode()).digest()
        return int.from_bytes(drawn[:4]) < self.lost * 2**32


@contextmanager
def over(line: Line, port: int) -> Iterator[int]:
    """This will relay a port of this machine over a line; gives the port at its far end."""
    with socket.create_server(("127.0.0.1", 0)) as far_end:
        calls: list[_Call] = []
        taking = threading.Thread(target=_take, args=(far_end, port, line, calls))
        taking.start()
        try:
            yield int(far_end.getsockname()[1])
        finally:
            far_end.shutdown(socket.SHUT_RDWR)
            taking.join()
            for call in calls:
                call.hang_up()


class _Call:
    """One connection of the browser, and its other half to the server."""

    def __init__(self, caller: socket.socket, server: socket.socket, line: Line) -> None:
        self._ends = (caller, server)
        self._ways = [
            threading.Thread(target=self._relay, args=(source, target, line, way))
            for source, target, way in ((caller, server, "up"), (server, caller, "down"))
        ]
        for way in self._ways:
            way.start()

    def _relay(self, source: socket.socket, target: socket.socket, line: Line, way: str) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if not line.carry(len(piece), way):
                    self._break()
                    return
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)

    def _break(self) -> None:
        for end in self._ends:
            with suppress(OSError):
                # Gone without a word, as a line that is cut; the other way wakes up and ends.
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)

    def is_over(self) -> bool:
        """This will say whether both ways have ended, and close what they leave."""
        if any(way.is_alive() for way in self._ways):
            return False
        for end in self._ends:
            end.close()
        return True

    def hang_up(self) -> None:
        """This will end a call, whatever is still being said."""
        self._break()
        for way in self._ways:
            way.join()
        self.is_over()


def _take(far_end: socket.socket, port: int, line: Line, calls: list[_Call]) -> None:
    with suppress(OSError):
        while True:
            caller, _address = far_end.accept()
            calls.append(_Call(caller, socket.create_connection(("127.0.0.1", port)), line))
            calls[:] = [call for call in calls if not call.is_over()]
