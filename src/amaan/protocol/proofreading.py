"""Reading the stories beside the rules: each must end as it says, by the rules beside it."""

from collections.abc import Iterator
from pathlib import Path

from amaan.law.catalogue import Catalogue
from amaan.protocol import casefile, engine
from amaan.protocol.endings import wrong_endings
from amaan.protocol.rulebook import Rulebook


def wrong_stories(root: Path, book: Rulebook, law: Catalogue) -> Iterator[str]:
    """This will name each story that cannot be read or ends otherwise than it says.

    Drafts have their stories in `drafts`; those of `examples` are told by the rules in force.
    """
    in_force = Rulebook(
        duties=tuple(rule for rule in book.duties if rule.state == "in_force"),
        bars=tuple(bar for bar in book.bars if bar.state == "in_force"),
        calendar=book.calendar,
        ladders=book.ladders,
    )
    for folder, told_by in (("examples", in_force), ("drafts", book)):
        for path in sorted((root / folder).glob("*.toml")):
            for complaint in _wrong(path, told_by, law):
                yield f"{path.relative_to(root).as_posix()}: {complaint}"


def _wrong(path: Path, book: Rulebook, law: Catalogue) -> Iterator[str]:
    try:
        case = casefile.read(path)
    except casefile.BadCaseFile as wrong:
        yield str(wrong).removeprefix(str(path)).lstrip(",: ")
        return
    told = engine.outcome(
        case.timeline, rulebook=book, catalogue=law, place=case.place, now=case.now
    )
    yield from wrong_endings(case, told)
