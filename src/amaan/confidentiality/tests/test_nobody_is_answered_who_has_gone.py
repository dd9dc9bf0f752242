"""A request carries until when it is waited for; a vault that woke up late does nothing for it."""

import time

import pytest

from amaan.confidentiality.vault import patience
from amaan.confidentiality.vault.patience import NobodyWaits, still_waited_for, waited_for


def test_within_its_time_a_request_is_answered_and_afterwards_the_vault_works_for_itself() -> None:
    with waited_for({"until": patience.until(60)}, 5):
        still_waited_for()
    with pytest.raises(NobodyWaits), waited_for({"until": patience.until(-1)}, 5):
        still_waited_for()
    # What it does by itself, at no one's request, has no end.
    still_waited_for()


@pytest.mark.parametrize("carried", [None, "soon", float("nan"), float("inf"), 1e300, {}, []])
def test_a_request_that_carries_nonsense_is_waited_for_as_long_as_any_other(
    carried: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with waited_for({"until": carried}, 5):
        still_waited_for()
        later = time.monotonic() + 6
        monkeypatch.setattr(time, "monotonic", lambda: later)
        with pytest.raises(NobodyWaits):
            still_waited_for()
