"""Sentences said to her, as if each was reviewed: in the bench's own home, where nobody reads.

A served site has no page for her, and none for the public, before that.
"""

from datetime import date
from pathlib import Path

from amaan.web.kit import spoken


def review_everything(home: Path) -> None:
    """This will write down a review of every sentence, in English and in Urdu."""
    for language in ("en", "ur"):
        spoken.write_reviews(
            language, spoken.all_keys(), by="the bench", on=date(2026, 11, 22),
            folder=home / "reviews",
        )  # fmt: skip
