"""`sentences`: what is said to her and to the public, and who has read it, language by language.

list: the sentences that nobody has read as they stand, with the English beside them. read: writes
down that somebody has read some of them, on a day; in the installation's home, bound to the very
words: whoever changes a sentence takes its review away. A served site shows the pages for her and
for the public once all of the Urdu was read; what is unread in another language is said in Urdu.
"""

import argparse
import os
import sys
from datetime import date
from fnmatch import fnmatchcase

from amaan.house import environment
from amaan.house.places import default_home


def run(words: list[str]) -> int:
    """This will list what waits for a reader, or write a reader's name and day down."""
    asked = _parser().parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    os.environ.setdefault("AMAAN_PROFILE", "serve")
    folder = environment.read(os.environ).home / "reviews"
    from amaan.web.kit import spoken

    if asked.language not in spoken.LANGUAGES:
        known = ", ".join(spoken.LANGUAGES)
        print(f"sentences: there is no language {asked.language!r}; {known} are", file=sys.stderr)
        return 2
    waits, english = spoken.waiting(asked.language, folder), spoken.waiting("en", folder / "none")
    if asked.does == "list":
        for key, text in waits.items():
            print(f"{key}\n    {english[key]}\n    {text or 'NOT WRITTEN IN THIS LANGUAGE YET'}")
        print(f"{len(waits)} of {len(english)} sentences wait for a reader of {asked.language}.")
        return 1 if waits else 0
    keys = [key for key in english if any(fnmatchcase(key, one) for one in asked.keys)]
    unknown = [one for one in asked.keys if not any(fnmatchcase(key, one) for key in english)]
    if unknown:
        print(f"sentences: there is no {', '.join(unknown)}", file=sys.stderr)
        return 2
    try:
        path = spoken.write_reviews(asked.language, keys, by=asked.by, on=asked.on, folder=folder)
    except spoken.BrokenSentences as fault:
        print(f"sentences: {fault}", file=sys.stderr)
        return 1
    left = len(spoken.waiting(asked.language, folder))
    print(f"{path}: {len(keys)} read by {asked.by} on {asked.on}; {left} wait.")
    print("What runs shows it after its next start.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan sentences", description=__doc__)
    does = parser.add_subparsers(dest="does", required=True, metavar="list|read")
    listed = does.add_parser("list", help="what nobody has read as it stands")
    listed.add_argument("language", help="ur, en, ps, sd or bal")
    read = does.add_parser("read", help="write down that somebody has read them")
    read.add_argument("language", help="ur, en, ps, sd or bal")
    read.add_argument("keys", nargs="+", help="sentences by name; 'rights.*' is all of them")
    read.add_argument("--by", required=True, help="name and office of the reader")
    read.add_argument("--on", type=date.fromisoformat, required=True, help="the day, 2026-11-22")
    return parser
