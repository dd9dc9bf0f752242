"""`prove`: attacks Amaan as its threat model says, and prints what was found.

Without a name every proof runs, one after the other. A proof that misses its goal fails. The
same files run in the test suite at a smaller count.
"""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass

from amaan.house.places import CLONE
from amaan.house.proving import COUNT

_SECURITY = "tests/security"
_PURE = "src/amaan/confidentiality/tests"


@dataclass(frozen=True)
class Proof:
    """A claim, the tests that try to break it, and at what count."""

    claim: str
    tests: tuple[str, ...]
    count: int = 1


PROOFS = {
    "canary": Proof(
        "no page, fragment, print, file or error shows a word the oracle denies; nobody who"
        " needs one is locked out",
        (f"{_SECURITY}/test_canary_crawl.py", f"{_SECURITY}/test_the_canaries_sing.py"),
        1_000_000,
    ),
    "sinks": Proof(
        "after a complaint was taken, nothing outside the vault holds a word of it",
        (
            f"{_SECURITY}/test_sinks.py",
            f"{_SECURITY}/test_free_words_are_sealed.py",
            "tests/house/test_logs_tell_nothing_about_a_person.py",
            "tests/desk/test_drafts_in_a_browser.py",
        ),
    ),
    "enforcers": Proof(
        "pages' policy and the vault decide alike, and row security agrees on what exists",
        ("tests/proofs/test_the_enforcers_agree.py",),
        100_000,
    ),
    "mutants": Proof(
        "whoever changes a cell of the policy is noticed",
        (
            "tests/proofs/test_a_changed_policy_is_noticed.py",
            f"{_PURE}/test_the_policy_and_the_oracle_agree.py",
        ),
    ),
    "shelter": Proof(
        "where a house is opens to its keeper and to whoever she sends, and to nobody else; and"
        " no night fills it beyond its beds",
        (
            f"{_SECURITY}/test_location_taint.py",
            "tests/shelter/test_fifty_come_at_once.py",
        ),
    ),
    "journal": Proof(
        "an edit, a removal, a move, a cut tail, a recomputed past, a fork and a rollback are"
        " all found from outside",
        (
            "tests/proofs/test_a_journal_under_attack.py",
            f"{_PURE}/test_a_tampered_journal_shows.py",
            f"{_PURE}/test_a_witness_signs_only_growth.py",
            f"{_SECURITY}/test_witnesses_follow_the_journal.py",
        ),
        1_000,
    ),
    "blast": Proof(
        "a compromised page process opens nothing for who is not there, and little for who is;"
        " a compromised worker does its errands and nothing else",
        (
            f"{_SECURITY}/test_vault_decides_again.py",
            f"{_SECURITY}/test_a_stolen_worker_does_only_its_errands.py",
            f"{_SECURITY}/test_rls_raw.py",
            f"{_SECURITY}/test_rls_catalogue.py",
            f"{_SECURITY}/test_prepared_questions_keep_apart.py",
            "tests/proofs/test_what_a_stolen_part_opens.py",
        ),
        10_000,
    ),
    "conflict": Proof(
        "who is near the accused, or is him, finds the answer of a case that does not exist",
        (
            f"{_SECURITY}/test_conflict_of_interest.py",
            f"{_SECURITY}/test_near_the_people.py",
            "tests/proofs/test_a_sealed_case_takes_no_longer.py",
        ),
        500,
    ),
    "evaluation": Proof(
        "a planted effect of desks is found, intervals hold the truth as often as they promise,"
        " and chance is called a change no oftener",
        ("src/amaan/reckoning/tests/test_whether_desks_work_is_answered.py",),
        400,
    ),
    "guesses": Proof(
        "whoever tries references finds the one answer, is seen, and stops nobody's work",
        (f"{_SECURITY}/test_guessing_finds_nothing.py",),
        10_000,
    ),
    "statistics": Proof(
        "from tables that were published, alone or release after release, an attacker by linear"
        " programming recovers nothing, and most of what harms nobody is published",
        ("tests/proofs/test_no_one_is_found_in_what_is_published.py",),
        10_000,
    ),
    "vectors": Proof(
        "the ciphers give the standards' own answers, and nothing opens outside its place",
        (
            f"{_PURE}/test_known_answers.py",
            f"{_PURE}/test_an_envelope_opens_only_in_its_place.py",
            f"{_PURE}/test_the_vaults_keys_are_made_once.py",
        ),
        1_000_000,
    ),
    "erasure": Proof(
        "keys are renewed without a pause, and what was erased cannot be opened, live or from"
        " backups",
        (
            f"{_SECURITY}/test_keys_are_renewed_and_erased.py",
            "tests/proofs/test_what_was_erased_is_in_no_backup.py",
        ),
    ),
    "faults": Proof(
        "full disks, replayed requests, jumping clocks, missing keys and witnesses that are away"
        " are survived or refused, and nothing is lost",
        (
            f"{_SECURITY}/test_a_full_disk_loses_nothing.py",
            f"{_SECURITY}/test_what_is_replayed_or_mistimed.py",
            f"{_SECURITY}/test_witnesses_follow_the_journal.py",
            f"{_SECURITY}/test_vault_process.py",
            "tests/house/test_a_killed_process_loses_nothing.py",
        ),
    ),
    "line": Proof(
        "over 64 kbit a second that loses and breaks, nothing is kept twice and nothing is lost",
        ("tests/journeys/test_a_bad_line.py",),
    ),
    "restore": Proof(
        "a destroyed province comes back within half an hour, keys and journal proved",
        (
            "tests/house/test_a_backup_comes_back_whole.py",
            "tests/house/test_a_restore_is_rehearsed.py",
            "tests/proofs/test_a_province_comes_back.py",
        ),
        100_000,
    ),
    "search": Proof(
        "a name is found in either script, its tokens tell little, and the answer to whom one"
        " may not know of is that to nobody",
        (
            f"{_PURE}/test_a_name_is_read_as_it_was_written.py",
            f"{_SECURITY}/names",
            f"{_SECURITY}/test_search_finds_only_ones_own.py",
            "tests/proofs/test_a_search_tells_nobody_who_is_known.py",
        ),
        500,
    ),
}


def run(words: list[str]) -> int:
    """This will run the proofs that were named, or all; 1 when one missed its goal."""
    parser = argparse.ArgumentParser(prog="./amaan prove", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(PROOFS)}")
    parser.add_argument("--count", type=int, help="so many, instead of what the claim says")
    asked = parser.parse_args(words)
    unknown = [name for name in asked.names if name not in PROOFS]
    if unknown:
        print(f"amaan prove: no proof {unknown[0]!r}; there are {', '.join(PROOFS)}")
        return 2
    missed = [n for n in asked.names or PROOFS if not _holds(n, PROOFS[n], asked.count)]
    print(f"\n{'Missed: ' + ', '.join(missed) if missed else 'Every proof holds.'}")
    return 1 if missed else 0


def _holds(name: str, proof: Proof, count: int | None) -> bool:
    many = proof.count if count is None else count
    print(f"\n{name}: {proof.claim} (count {many:,})", flush=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AMAAN_")}
    environment |= {"PYTHONPATH": str(CLONE / "src"), COUNT: str(many)}
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", *proof.tests]
    return subprocess.run(command, cwd=CLONE, env=environment, check=False).returncode == 0
