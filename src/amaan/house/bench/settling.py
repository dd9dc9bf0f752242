"""Brings what was taken to rest: nothing to work out again, nothing due. Run by bench.

As jobs; with `as-it-is` as the owner, who only writes down that there is nothing to work out.
A set that is carried over to other rules is not worked out again: that is an operation of its
own, and it would go on for hours behind everything that is measured.
"""

import sys

import django

_DONE = """
INSERT INTO jobs_order
  (id, kind, state, about, total, done_count, changed_count, placed_at, finished_at, note)
VALUES (gen_random_uuid(), 'recompute_duties', 'done', %s, 0, 0, 0, now(), now(), '')
"""


def main(words: list[str]) -> int:
    """This will do what the worker would do first, say that it was done, or check the numbers."""
    django.setup()
    what = {"as-it-is": _accept, "numbers": _check}.get(words[0], _settle)
    return what()


def _settle() -> int:
    from amaan.cases import queries as cases
    from amaan.jobs import recomputing, turning
    from amaan.jobs.actions import place_order
    from amaan.kernel import clock

    now = clock.now()
    if recomputing.is_news(cases.rules_version()):
        order = place_order(actor=None, kind="recompute_duties", now=now)
        recomputing.recompute_all(order, now)
    sys.stdout.write(f"{turning.turn(now)} duties looked at\n")
    return 0


def _check() -> int:
    from amaan.jobs import turning
    from amaan.kernel import clock

    wrong = turning.wrong_numbers(clock.now())
    sys.stdout.write(f"{wrong} numbers disagree with the ledger\n")
    return 1 if wrong else 0


def _accept() -> int:
    from amaan.cases import queries as cases
    from amaan.house import build

    with build.owner_connection() as owner:
        owner.execute(_DONE, [cases.rules_version()])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
