"""Reading what stands beside the rules: stories, the library, practice, coverage, signatures.

Each story must end as it says, by the rules beside it; what else names a rule must name one that
exists.
"""

from collections.abc import Iterator
from pathlib import Path

from amaan.law import coverage, library, practice, signoff
from amaan.law.catalogue import Catalogue
from amaan.law.reading import BrokenLaw
from amaan.protocol import casefile, engine, rulebook, stories
from amaan.protocol.endings import wrong_endings
from amaan.protocol.rulebook import Rulebook


def wrong_stories(root: Path, book: Rulebook, law: Catalogue) -> Iterator[str]:
    """This will name each story that cannot be read or ends otherwise than it says.

    Drafts have their stories in `drafts`; those of `examples` are told by the rules in force.
    """
    in_force = _in_force(book)
    yield from _wrong_short_stories(root, in_force, law)
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


def wrong_beside(root: Path, book: Rulebook) -> Iterator[str]:
    """This will name what cannot be read beside the rules, and what names a rule that is none."""
    known = {rule.id for rule in rulebook.every_rule(book)}
    for names in (_of_the_library, _of_practice, _of_the_reference, _of_signatures):
        try:
            for where, rules in names(root):
                yield from (
                    f"{where}: there is no rule {rule!r}" for rule in rules if rule not in known
                )
        except BrokenLaw as wrong:
            yield str(wrong)


def _of_the_library(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    library.load(root)
    yield from ()


def _of_practice(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in practice.load(root).that_name_rules:
        yield f"{practice.FOLDER}: {row.id}", row.rules


def _of_the_reference(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    read = coverage.load(root)
    for id, rules in read.carried_by.items():
        yield f"reference_ids.toml: {id}", rules
    for limit in read.pocket_card:
        yield f"pocket_card.toml: {limit.id}", limit.rules


def _of_signatures(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in signoff.load(root).every:
        yield f"{signoff.FOLDER}/{one.province}.toml", (one.rule,)


def _in_force(book: Rulebook) -> Rulebook:
    return Rulebook(
        duties=tuple(rule for rule in book.duties if rule.state == "in_force"),
        bars=tuple(bar for bar in book.bars if bar.state == "in_force"),
        calendar=book.calendar,
        ladders=book.ladders,
    )


def _wrong_short_stories(root: Path, book: Rulebook, law: Catalogue) -> Iterator[str]:
    try:
        pages = stories.load(root)
    except casefile.BadCaseFile as wrong:
        yield str(wrong).removeprefix(f"{root}/")
        return
    for story in (story for page in pages for story in page.stories):
        told = engine.outcome(
            story.timeline, rulebook=book, catalogue=law, place=story.place, now=story.now
        )
        for complaint in stories.ends_otherwise(story, told):
            yield f"examples/stories/{story.theme}.toml: {story.title_en!r}: {complaint}"
