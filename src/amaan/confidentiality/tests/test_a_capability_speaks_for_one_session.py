"""Capabilities: one officer, one session, eight hours, and nobody else can make one."""

import secrets
import string
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest

from amaan.confidentiality.vault import capability
from amaan.confidentiality.vault.capability import Capability, NotGood

KEY = secrets.token_bytes(32)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HERS = Capability(UUID(int=7), NOW - timedelta(days=90), 2, NOW)
SIGNS = string.ascii_letters + string.digits + "-_"
WRITTEN = capability.issue(KEY, "session-a", HERS)


def test_a_capability_says_who_is_there() -> None:
    assert capability.read(KEY, "session-a", WRITTEN, NOW) == HERS


@pytest.mark.parametrize("session", ["session-b", "session", "session-aa", ""])
def test_in_another_session_it_is_worth_nothing(session: str) -> None:
    with pytest.raises(NotGood):
        capability.read(KEY, session, WRITTEN, NOW)


@pytest.mark.parametrize(
    "later",
    [timedelta(hours=8), timedelta(days=1), timedelta(seconds=-1)],
    ids=["at the end of the shift", "tomorrow", "before it was made"],
)
def test_it_ends_with_the_shift(later: timedelta) -> None:
    with pytest.raises(NotGood):
        capability.read(KEY, "session-a", WRITTEN, NOW + later)


def test_one_second_before_the_end_it_still_holds() -> None:
    almost = NOW + timedelta(hours=8) - timedelta(seconds=1)
    assert capability.read(KEY, "session-a", WRITTEN, almost) == HERS


@pytest.mark.parametrize(
    "forged",
    ["", "x", WRITTEN[:-2], WRITTEN + "AAAA", "A" * len(WRITTEN), "ہ" * 40, "=" * 9],
)
def test_a_forged_one_is_refused(forged: str) -> None:
    with pytest.raises(NotGood):
        capability.read(KEY, "session-a", forged, NOW)


def test_one_made_with_another_key_is_refused() -> None:
    with pytest.raises(NotGood):
        capability.read(secrets.token_bytes(32), "session-a", WRITTEN, NOW)


def test_no_character_of_it_can_be_changed() -> None:
    """Not even the last, whose unused bits many readers of this writing overlook."""
    for at, sign in product(range(len(WRITTEN)), SIGNS):
        if sign != WRITTEN[at]:
            with pytest.raises(NotGood):
                capability.read(KEY, "session-a", WRITTEN[:at] + sign + WRITTEN[at + 1 :], NOW)


@pytest.mark.parametrize("more", ["!", "\n", " ", "=", "==", "."])
def test_nothing_can_be_put_into_it(more: str) -> None:
    for at in (0, 7, len(WRITTEN)):
        with pytest.raises(NotGood):
            capability.read(KEY, "session-a", WRITTEN[:at] + more + WRITTEN[at:], NOW)


def test_none_is_issued_for_no_session() -> None:
    with pytest.raises(NotGood):
        capability.issue(KEY, "", HERS)
