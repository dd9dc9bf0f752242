"""The sentences of Amaan in its languages: found in the sources, checked, compiled by Babel.

`python -m amaan.web.kit.messages` compiles every `.po` whose `.mo` is missing or older.
`--check` lists every sentence that a language lacks, whose places (%(n)d) differ, or that two
packages say in different words, and fails on any. `--update` writes the missing ones into the
right `.po`, to be translated.

Pages keep their own words (those of `OWN_WORDS`); the pure rooms and all refusals, which
may not know about translation, keep theirs here in the kit.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[2]
LANGUAGES = ("ur",)
OWN_WORDS = (
    "web/desk", "web/case", "web/inquiry", "web/court", "web/care", "web/shelter",
    "web/mediation", "web/survivor", "web/public", "web/insight", "web/evaluation",
    "web/meetings", "web/planning", "web/publication", "web/books", "web/people", "web/training",
    "web/community", "web/programme", "web/command", "web/registrar", "web/custodian",
    "web/keeping", "web/exports", "web/law",
)  # fmt: skip
KIT = "web/kit"
_LAZY = {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items()}
KEYWORDS = {**DEFAULT_KEYWORDS, **_LAZY, "said": None}
# (context, msgid or (singular, plural)) -> where it stands
Key = tuple[str | None, str | tuple[str, ...]]


def catalogues() -> list[Path]:
    """This will find every catalogue of translated sentences."""
    return sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po"))


def compile_all() -> list[Path]:
    """This will compile what is new or changed, and give the files it wrote."""
    written = []
    for source in catalogues():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        fresh = io.BytesIO()
        write_mo(fresh, _read(source))
        # Written beside and moved into place, so that a server never reads half a file.
        beside = target.with_suffix(f".mo.{os.getpid()}")
        beside.write_bytes(fresh.getvalue())
        beside.replace(target)
        written.append(target)
    return written


def sentences() -> dict[str, dict[Key, list[tuple[str, int]]]]:
    """This will find every sentence to translate, by the package that keeps it."""
    found: dict[str, dict[Key, list[tuple[str, int]]]] = {}
    for path in sorted([*PACKAGE.glob("**/*.py"), *PACKAGE.glob("**/*.html")]):
        here = path.relative_to(PACKAGE).as_posix()
        if "/tests/" in f"/{here}":
            continue
        keeper = next((own for own in OWN_WORDS if here.startswith(f"{own}/")), KIT)
        for line, key in _extracted(path):
            found.setdefault(keeper, {}).setdefault(key, []).append((here, line))
    return found


def problems() -> list[str]:
    """This will name each sentence that a language lacks or says with other places."""
    lines = []
    for keeper, wanted in sentences().items():
        for language in LANGUAGES:
            path = _home(keeper, language)
            catalogue = _read(path) if path.exists() else Catalog(locale=language)
            known = {_key(m): m for m in catalogue if m.id}
            for key, places in sorted(wanted.items(), key=lambda pair: pair[1]):
                message = known.get(key)
                where = f"{places[0][0]}:{places[0][1]}"
                if message is None or message.fuzzy or not _said(message):
                    lines.append(f"{keeper} [{language}] {where}: not translated: {_plain(key)!r}")
                else:
                    lines += [
                        f"{keeper} [{language}] {where}: {_plain(key)!r}: {wrong}"
                        for wrong in message.check(catalogue)
                    ]
    return [*lines, *_told_apart()]


def _told_apart() -> Iterator[str]:
    """This will name each sentence that packages say differently.

    At work they are one catalogue, in which one of them wins on every page: where the sense is
    another one, the English must be, too.
    """
    for language in LANGUAGES:
        said: dict[Key, dict[str, list[str]]] = {}
        for keeper in (KIT, *OWN_WORDS):
            path = _home(keeper, language)
            for message in _read(path) if path.exists() else ():
                if message.id:
                    words = said.setdefault(_key(message), {})
                    words.setdefault(" / ".join(_forms(message)), []).append(keeper)
        for key, words in said.items():
            if len(words) > 1:
                each = "; ".join(f"{one} ({', '.join(of)})" for one, of in words.items())
                yield f"[{language}] {_plain(key)!r} is said in different words: {each}"


def update() -> int:
    """This will write missing sentences into their catalogues and give how many they were."""
    added = 0
    for keeper, wanted in sentences().items():
        for language in LANGUAGES:
            path = _home(keeper, language)
            old = {_key(m): m for m in _read(path) if m.id} if path.exists() else {}
            fresh = Catalog(locale=language, project="Amaan", charset="utf-8", fuzzy=False)
            fresh.header_comment = (
                "# Amaan's sentences. Project translation, not yet reviewed by a native reader.\n"
                "# SPDX-License-Identifier: AGPL-3.0-or-later"
            )
            # No dates in the header: they would change with every run and say nothing.
            fresh.mime_headers = [("Content-Type", "text/plain; charset=utf-8")]
            for key, places in sorted(wanted.items(), key=lambda pair: pair[1]):
                known = old.get(key)
                added += known is None
                fresh.add(
                    key[1],
                    known.string if known else "",
                    context=key[0],
                    locations=[(place, 0) for place in dict.fromkeys(p for p, _line in places)],
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_written(fresh, language))
    return added


def _extracted(path: Path) -> Iterator[tuple[int, Key]]:
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        if "translate" not in text:
            return
        text = _as_python(text, str(path))
    elif "gettext" not in text and "said" not in text:
        return
    for line, found, _comments, context in extract(
        "python", io.BytesIO(text.encode()), KEYWORDS, options={"encoding": "utf-8"}
    ):
        if found:
            yield line, (context, found if isinstance(found, str) else tuple(found))


def _as_python(text: str, origin: str) -> str:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    # What is left of a template's indentation means nothing; Python's reader minds it.
    return "\n".join(line.lstrip() for line in str(templatize(text, origin=origin)).split("\n"))


def _home(keeper: str, language: str) -> Path:
    return PACKAGE / keeper / "locale" / language / "LC_MESSAGES" / "django.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3])


def _written(catalogue: Catalog, language: str) -> bytes:
    fresh = io.BytesIO()
    write_po(fresh, catalogue, width=96, omit_header=True, include_lineno=False)
    head = (
        f"{catalogue.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return head.encode() + fresh.getvalue()


def _key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else tuple(message.id)


def _plain(key: Key) -> str:
    return key[1] if isinstance(key[1], str) else key[1][0]


def _said(message: Message) -> bool:
    return all(_forms(message))


def _forms(message: Message) -> tuple[str, ...]:
    """This will give what is said: one form, or one for each number."""
    said = message.string
    return tuple(said) if isinstance(said, (list, tuple)) else (said or "",)


def main(arguments: list[str]) -> int:
    """This will compile, or check, or update, and say what it did."""
    if arguments == ["--check"]:
        found = problems()
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    if arguments == ["--update"]:
        sys.stdout.write(f"{update()} sentences to translate\n")
        return 0
    sys.stdout.writelines(f"{path.relative_to(PACKAGE)}\n" for path in compile_all())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
