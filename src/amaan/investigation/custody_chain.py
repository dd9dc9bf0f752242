"""The chain of custody in plain Python: what a link is, and whether a chain of them holds.

Needs nothing but Python itself, so that a court's expert can read all of it and run it alone:
`python custody_chain.py FILE`, or `./amaan verify custody FILE`.

A link is one thing that happened to one exhibit, as codes, service numbers, seal numbers and
instants. Its digest covers the digest before it and the link itself in canonical form: JSON with
sorted keys, no blanks, UTF-8. Nobody can change, drop, swap or add a link without every digest
after it changing; the last of them, the head, is printed on each custody form that both sides
sign. A head on paper in a laboratory's file is what a rewritten chain cannot agree with.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = "amaan custody 1"
START = "0" * 64
# How an exhibit's story begins, and where it may not go on from.
FIRST = "taken"
ENDS = frozenset({"returned", "destroyed"})


class NotACustodyFile(ValueError):
    """The file is no export of a chain of custody, or cannot be read."""


@dataclass(frozen=True)
class Fault:
    """What is wrong, and at which link: 0 where it is the whole file."""

    mark: str
    number: int
    what: str


@dataclass(frozen=True)
class Held:
    """One exhibit whose chain was followed: its mark, its length, its head, where it ended."""

    mark: str
    size: int
    head: str
    place: Mapping[str, Any]
    seal: str


@dataclass(frozen=True)
class Found:
    """What following every chain of a file showed."""

    held: tuple[Held, ...]
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """This will say that nothing is wrong."""
        return not self.faults


def canonical(body: Mapping[str, Any]) -> bytes:
    """This will write a link in the one form in which it is digested."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def digest(previous: str, body: Mapping[str, Any]) -> str:
    """This will give the digest of a link after the one before it."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + canonical(body)).hexdigest()


def follow(mark: str, links: Sequence[Mapping[str, Any]]) -> tuple[Held, tuple[Fault, ...]]:
    """This will follow one exhibit's chain from its taking, and say every break in its story.

    A link holds where its number, its mark and both its digests do; and where it begins from the
    place in which the link before it ended, under the seal that it left there.
    """
    faults: list[Fault] = []
    head, place, seal, at = START, None, "", ""
    for number, link in enumerate(links, 1):
        body = link.get("body")
        if not isinstance(body, Mapping):
            faults.append(Fault(mark, number, "no link stands here"))
            break
        faults += [Fault(mark, number, what) for what in _broken(number, mark, head, link, body)]
        if number == 1:
            if body.get("what") != FIRST:
                faults.append(Fault(mark, number, "the story does not begin with the taking"))
        else:
            faults += [Fault(mark, number, what) for what in _unlike(body, place, seal, at)]
        head = str(link.get("digest"))
        there = body.get("to", place)
        # Whatever somebody put into a file, reading it must end in a finding.
        place = there if isinstance(there, Mapping) else {}
        seal = str(body.get("seal", seal))
        at = str(body.get("at", at))
    return Held(mark, len(links), head, place or {}, seal), tuple(faults)


def _broken(
    number: int, mark: str, head: str, link: Mapping[str, Any], body: Mapping[str, Any]
) -> Iterable[str]:
    if body.get("number") != number:
        yield "a link is missing or stands in another order"
    if body.get("exhibit") != mark:
        yield "this link belongs to another exhibit"
    if link.get("previous") != head:
        yield "it does not follow from the link before it"
    if link.get("digest") != digest(str(link.get("previous")), body):
        yield "it was changed after it was written"


def _unlike(
    body: Mapping[str, Any], place: Mapping[str, Any] | None, seal: str, at: str
) -> Iterable[str]:
    if place is not None and place.get("place") in ENDS:
        yield "it goes on after the exhibit was returned or destroyed"
    if body.get("from") != place:
        yield "it begins where the exhibit was not: in two places at once"
    if body.get("what") == "handed_over":
        if body.get("from") == body.get("to"):
            yield "giver and receiver are one"
        # A difference that was said at receipt is a finding of its own, not a broken chain.
        if body.get("seal_given") != seal:
            yield "it was given under another seal than it had"
    # Instants are written alike, in UTC, so that text runs as time does.
    if str(body.get("at", "")) < at:
        yield "it happened before the link before it"


def read(text: str) -> Mapping[str, Any]:
    """This will read an export.

    Raises: NotACustodyFile.
    """
    try:
        found = json.loads(text)
    except ValueError:
        raise NotACustodyFile("the file is not JSON: was it cut short?") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NotACustodyFile("the file is no export of a chain of custody")
    exhibits = found.get("exhibits")
    if not isinstance(exhibits, list) or not all(
        isinstance(e, dict) and isinstance(e.get("links"), list) for e in exhibits
    ):
        raise NotACustodyFile("the file names no exhibits with their links")
    return found


def verify(text: str, heads: Iterable[str] = ()) -> Found:
    """This will follow every chain of an export; `heads` are digests kept on paper elsewhere.

    Each head that was kept, whole or as a form carries it, must be the digest of some link: a
    chain written anew has others.
    Raises: NotACustodyFile.
    """
    file = read(text)
    held: list[Held] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    digests: set[str] = set()
    for exhibit in file["exhibits"]:
        mark, links = str(exhibit.get("mark")), exhibit["links"]
        if mark in seen:
            faults.append(Fault(mark, 0, "this exhibit stands in the file twice"))
        seen.add(mark)
        one, wrong = follow(mark, links)
        held.append(one)
        faults += wrong
        digests |= {str(link.get("digest")) for link in links if isinstance(link, dict)}
        if exhibit.get("size") != len(links) or exhibit.get("head") != one.head:
            faults.append(Fault(mark, len(links), "the chain was cut short or drawn out"))
    for head in heads:
        # A form carries the first letters of it; fewer than twenty are no proof of anything.
        wanted = "".join(head.split()).lower()
        if len(wanted) < 20 or not any(one.startswith(wanted) for one in digests):
            faults.append(Fault("", 0, f"the head {head} kept on paper is in no chain here"))
    return Found(tuple(held), tuple(faults))


def told(found: Found) -> str:
    """This will say what was found, for a person at a terminal."""
    lines = [
        f"{one.mark}  {one.size} links, {one.place.get('place', '?')}, seal {one.seal}\n"
        f"  head {one.head}"
        for one in found.held
    ]
    if found.whole:
        return "\n".join([*lines, f"Intact: {len(found.held)} exhibits."])
    broken = [f"BROKEN  {f.mark or 'file'} link {f.number}: {f.what}" for f in found.faults]
    return "\n".join([*lines, *broken])


def main(words: Sequence[str]) -> int:
    """This will verify a file: 0 intact, 1 broken, 2 not readable."""
    if not words:
        sys.stderr.write("usage: custody_chain.py FILE [HEAD ...]\n")
        return 2
    try:
        found = verify(Path(words[0]).read_text(encoding="utf-8"), words[1:])
    except (OSError, UnicodeDecodeError, NotACustodyFile) as fault:
        sys.stderr.write(f"amaan verify custody: {fault}\n")
        return 2
    sys.stdout.write(f"{told(found)}\n")
    return 0 if found.whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
