"""`whatif FILE`: facts in, duties and bars out, each with its authority."""

from amaan.protocol import whatif


def run(words: list[str]) -> int:
    """This will work out what the rules say about the facts of a file."""
    return whatif.main(words)
