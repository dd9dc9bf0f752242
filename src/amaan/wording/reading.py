"""Reading `rules/wording/`: strictly, naming file, line and field of what is wrong."""

from collections.abc import Container
from functools import lru_cache
from pathlib import Path
from typing import get_args

from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw, LawFile, Row
from amaan.wording.linter import GAP, Linter, Severity, Wording
from amaan.wording.questions import QuestionForm, Questions, SeenBy

OPENS = ("", "mediation", "supervisor", "closure", "medico_legal_lead")
LANGUAGES = ("en", "ur")


@lru_cache(maxsize=4)
def load(root: Path | None = None) -> tuple[Linter, Questions]:
    """This will read every class of words and every form of question, once for a folder.

    Raises: BrokenLaw naming the file, the line and the field that cannot be trusted.
    """
    place = root or default_root()
    known = LawFile(place, place / "standards.toml").keyed("source").keys()
    classes = [_wording(row, known) for path in _files(place) for row in _listed(place, path)]
    asked = LawFile(place, place / "wording" / "questions.toml").listed("question")
    return Linter(classes), Questions([_question(row, known) for row in asked])


def _files(root: Path) -> list[Path]:
    found = sorted((root / "wording").glob("L*.toml"))
    if not found:
        raise BrokenLaw(f"{root}: has no wording/L*.toml; is this the rules folder?")
    return found


def _listed(root: Path, path: Path) -> list[Row]:
    return LawFile(root, path).listed("wording")


def _wording(row: Row, sources: Container[str]) -> Wording:
    found = Wording(
        id=row.text("id"),
        number=row.text("number"),
        severity=row.code("severity", get_args(Severity)),
        title=_both(row, "title"),
        reason=_both(row, "reason"),
        instead=_both(row, "instead"),
        sources=_sources(row, sources),
        phrases=(*_phrases(row, "english"), *_phrases(row, "urdu")),
        roman=_phrases(row, "roman"),
        fair=_phrases(row, "fair"),
        better=_better(row),
        numbers=row.flag("numbers") or False,
        opens=row.code("opens", OPENS, ""),
        flagged=row.words("flagged"),
        clean=row.words("clean"),
    )
    row.done()
    return found


def _question(row: Row, sources: Container[str]) -> QuestionForm:
    found = QuestionForm(
        id=row.text("id"),
        title=_both(row, "title"),
        instead=_both(row, "instead"),
        sources=_sources(row, sources),
        seen_by=row.code("seen_by", get_args(SeenBy), "words"),
        phrases=(*_phrases(row, "english"), *_phrases(row, "urdu")),
        roman=_phrases(row, "roman"),
        flagged=row.words("flagged"),
        clean=row.words("clean"),
    )
    row.done()
    return found


def _both(row: Row, field: str) -> dict[str, str]:
    return {language: row.text(f"{field}_{language}") for language in LANGUAGES}


def _sources(row: Row, known: Container[str]) -> tuple[str, ...]:
    named = row.words("sources")
    for key in named:
        if key not in known:
            raise row.broken("sources", f"{key!r} is not in standards.toml")
    return named


def _phrases(row: Row, field: str) -> tuple[str, ...]:
    found = row.words(field, needed=False)
    for phrase in found:
        _sound(row, field, phrase)
    return found


def _better(row: Row) -> dict[str, str]:
    if not row.has("better"):
        return {}
    table = row.sub("better")
    found = {phrase: table.text(phrase) for phrase in table.names()}
    for phrase in found:
        _sound(row, "better", phrase)
    return found


def _sound(row: Row, field: str, phrase: str) -> None:
    parts = phrase.split()
    if not parts or GAP in (parts[0], parts[-1]):
        raise row.broken(field, f"{phrase!r} must begin and end with a word")
