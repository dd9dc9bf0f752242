"""A bundle as data: once as the record that is attached and fingerprinted, once for the setter."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any, Literal

import segno

from amaan.documents import letters, words
from amaan.documents.pieces import Bundle, Code, Line, Said, See, Strong, Watermark, Words

Language = Literal["en", "ur", "both"]
# Units: letters. A longer run against the grain of its line may break like any text.
KEPT_TOGETHER = 24
LANGUAGES: tuple[Language, ...] = ("en", "ur", "both")


@dataclass(frozen=True, slots=True)
class Record:
    """What a paper holds, as bytes that anybody can read and digest again."""

    content: bytes

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the record in hexadecimal, as it is printed."""
        return hashlib.sha256(self.content).hexdigest()


def record_of(bundle: Bundle, *, language: Language, watermark: Watermark | None) -> Record:
    """This will write down everything a paper holds, as handed over, as JSON.

    Whoever tests what a paper may hold reads this, for the letters of a Nastaliq text cannot
    be read back from a PDF.
    """
    whole = {"language": language, "copy": _plain(watermark), "bundle": _plain(bundle)}
    return Record(json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace"))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        named = {f.name: getattr(value, f.name) for f in fields(value)}
        kind = {} if isinstance(value, Said) else {"is": type(value).__name__.lower()}
        return kind | {n: _plain(v) for n, v in named.items() if v not in ("", (), None)}
    return value


class Sheets:
    """A bundle on its way to the setter: every text cut into runs, codes drawn beside it."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.codes: dict[str, bytes] = {}

    def of(self, value: Any) -> Any:
        """This will give any piece as plain data, with its kind under `is`."""
        if isinstance(value, Code):
            return self._code(value)
        if isinstance(value, str | Said | See | Strong):
            return self.line(value)
        if isinstance(value, tuple):
            return [self.of(each) for each in value]
        if isinstance(value, datetime):
            return self.line(words.moment(value))
        if is_dataclass(value) and not isinstance(value, type):
            return {"is": type(value).__name__.lower()} | {
                f.name: self._member(f.name, getattr(value, f.name)) for f in fields(value)
            }
        return value

    def line(self, line: Line | See | Strong) -> list[dict[str, Any]]:
        """This will cut one line into runs, once for each language it is printed in."""
        if isinstance(line, str):
            # Somebody's paragraphs each keep their own direction.
            spoken: list[tuple[Any, ...]] = [(each,) for each in line.splitlines()]
        else:
            spoken = [line if isinstance(line, tuple) else (line,)]
        return [
            said
            for parts in spoken
            for language in self._languages(parts)
            if (said := self._in(language, parts))["runs"]
        ]

    def fixed(self) -> Mapping[str, Any]:
        """This will give the words every paper says by itself."""
        return {name: self.line(said) for name, said in words.FIXED.items()}

    def _languages(self, parts: tuple[Words | See | Strong, ...]) -> tuple[str, ...]:
        twice = any(isinstance(_words(part), Said) for part in parts)
        if self.language != "both":
            return (self.language,)
        return ("en", "ur") if twice else ("",)

    def _in(self, language: str, parts: tuple[Words | See | Strong, ...]) -> dict[str, Any]:
        texts = [letters.printable(_in_language(_words(part), language)) for part in parts]
        base = letters.direction(" ".join(texts)) or ("rtl" if language == "ur" else "ltr")
        if any(isinstance(_words(part), Said) for part in parts):
            base = "rtl" if language == "ur" else "ltr"
        found = []
        for part, text in zip(parts, texts, strict=True):
            for run, way in letters.runs(text, base):
                entry: dict[str, Any] = {"s": _kept_together(run, way, base), "d": way}
                if isinstance(part, Strong):
                    entry["b"] = True
                found.append(entry)
            if isinstance(part, See) and found:
                # Behind the last of its words, also where they are of two scripts.
                found[-1]["to"] = part.anchor
        return {"d": base, "runs": found}

    def _member(self, name: str, value: Any) -> Any:
        # Anchors, kinds and tones are ours and are compared, never printed.
        if name in {"anchor", "tone", "align", "kind", "content", "code"}:
            return value
        if name == "rows" and value and isinstance(value[0], tuple):
            return [[self.line(cell) for cell in row] for row in value]
        if name in {"items", "paragraphs"}:
            return [self.line(each) for each in value]
        if name in {"value", "text"}:
            return self.line(value)
        return self.of(value)

    def _code(self, code: Code) -> dict[str, Any]:
        name = f"code{len(self.codes)}.svg"
        drawn = io.BytesIO()
        segno.make(code.content, error="m", micro=False).save(drawn, kind="svg", border=2)
        self.codes[name] = drawn.getvalue()
        below = self.line(code.below)
        return {
            "is": "code", "file": name, "size_mm": code.size_mm, "below": below,
            "alt": code.below or code.content,
        }  # fmt: skip


def _kept_together(run: str, way: str, base: str) -> str:
    # "(376 PPC)" torn over two lines of Urdu is read as two numbers.
    short = way != base and len(run) <= KEPT_TOGETHER
    return run.replace(" ", "\u00a0") if short else run


def _words(part: Words | See | Strong) -> Words:
    return part.words if isinstance(part, See | Strong) else part


def _in_language(said: Words, language: str) -> str:
    if isinstance(said, str):
        return said
    return said.ur if language == "ur" else said.en
