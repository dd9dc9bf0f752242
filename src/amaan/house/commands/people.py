"""`people`: makes the demonstration's synthetic province and its cast, once."""

import sys

import django


def run(words: list[str]) -> int:
    """This will prepare the demonstration's people and stories, passing each step on."""
    del words
    django.setup()
    from amaan.house import demo

    def report(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    demo.prepare(report)
    return 0
