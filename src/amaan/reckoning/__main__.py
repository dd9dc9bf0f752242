"""One question on the way in, one answer on the way out."""

import importlib
import json
import sys

from amaan.reckoning.programs import PROGRAMS


def main() -> None:
    """This will answer the one question on standard input."""
    module, _, function = PROGRAMS[sys.argv[1]].rpartition(".")
    program = getattr(importlib.import_module(module), function)
    # What a library prints belongs to nobody's answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    answer = program(json.load(sys.stdin))
    json.dump(answer, answers, allow_nan=False)
    answers.flush()


if __name__ == "__main__":
    main()
