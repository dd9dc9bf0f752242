"""What of an officer's own text may not leave: a number that names somebody.

A number has a field of its own, which leaves only where it was asked for and agreed to. One that
slipped into a note is kept back from the copy; the note itself, and her care, are not.
"""

from collections.abc import Collection

from amaan.wording.reading import load

# Fields in an officer's voice that may stand in a copy. Her own words are left as they are.
OFFICERS_WORDS = frozenset({"injuries_note", "copy_for_accused"})
# On a screen what stands in quotation marks is somebody's own; a number names her there too.
_QUOTES = str.maketrans(dict.fromkeys('"“”«»', " "))


def looks_through(fields: Collection[str]) -> bool:
    """This will say whether a copy with these fields holds an officer's own text."""
    return bool(OFFICERS_WORDS & set(fields))


def fit_to_leave(field: str, text: str, *, instead: str) -> str:
    """This will give a field's text with every number that names somebody replaced, if it is an
    officer's text.

    Which words those are, the classes with the severity `block_on_export` say.
    """
    if field not in OFFICERS_WORDS:
        return text
    linter, _questions = load()
    for found in reversed(linter.findings(text.translate(_QUOTES), voice="officer")):
        if found.severity == "block_on_export":
            text = f"{text[: found.start]}{instead}{text[found.end :]}"
    return text
