"""Sentences said to her, as if each was reviewed: in the bench's own home, where nobody reads.

A served site has no page for her, and none for the public, before that.
"""

import json
from datetime import date
from pathlib import Path

from amaan.web.kit import spoken


def review_everything(home: Path) -> None:
    """This will write down a review of every sentence, in English and in Urdu."""
    folder = home / "reviews"
    folder.mkdir(exist_ok=True)
    for language in ("en", "ur"):
        lines = [
            f'{json.dumps(key)} = {{ by = "the bench", on = {date(2026, 11, 22)}, of = "{of}" }}'
            for key, of in spoken.digests(language).items()
        ]
        text = "[reviewed]\n" + "\n".join(lines) + "\n"
        (folder / f"{language}.toml").write_text(text, encoding="utf-8")
