"""How the vault is spoken to: one length-prefixed JSON message each way over a unix socket."""

import json
import socket
import struct
from typing import Any

Message = dict[str, Any]

# A statement of 60,000 characters in Urdu is 120 kB; a whole file is well below this.
LARGEST = 4 * 1024 * 1024


class BrokenOff(ConnectionError):
    """The other side went away, or sent something that is not a message."""


def send(channel: socket.socket, message: Message) -> None:
    """This will send one message."""
    coded = json.dumps(message, ensure_ascii=False).encode()
    channel.sendall(struct.pack(">I", len(coded)) + coded)


def receive(channel: socket.socket) -> Message:
    """This will receive one message.

    Raises: BrokenOff.
    """
    (length,) = struct.unpack(">I", _exactly(channel, 4))
    if length > LARGEST:
        raise BrokenOff("the message is too large")
    try:
        message = json.loads(_exactly(channel, length))
    except ValueError:
        raise BrokenOff("the message is not JSON") from None
    if not isinstance(message, dict):
        raise BrokenOff("the message is not an object")
    return message


def _exactly(channel: socket.socket, length: int) -> bytes:
    got = bytearray()
    while len(got) < length:
        piece = channel.recv(length - len(got))
        if not piece:
            raise BrokenOff("the other side closed")
        got += piece
    return bytes(got)
