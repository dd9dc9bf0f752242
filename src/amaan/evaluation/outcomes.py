"""What may be the outcome of a study: counts of a station's month, out of the figures of insight.

Each is a number of reports of that month of which something became true, whenever it did. None is
an aim: more that is written down may mean more trust, and fewer may mean more silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from amaan.kernel.refusals import said


@dataclass(frozen=True)
class Outcome:
    """One count: which figure it is read from, and which half of it."""

    code: str
    title: str
    figure: str
    half: Literal["part", "whole"]


OUTCOMES: tuple[Outcome, ...] = (
    Outcome("firs", said("FIRs registered"), "step_fir", "part"),
    Outcome("reports", said("Reports received"), "step_reported", "part"),
    Outcome("protection", said("Protection orders applied for"), "order_granted", "whole"),
    Outcome("diary", said("Entered in the diary only"), "diary_only", "part"),
    Outcome("refusals", said("Refusals to register"), "refused", "part"),
    Outcome("withdrawals", said("Withdrawals asked for"), "withdrawal_asked", "part"),
    Outcome("arrests", said("Arrests within 30 days"), "arrested", "part"),
    Outcome("charges", said("Charges framed"), "shielded", "whole"),
)
BY_CODE: Mapping[str, Outcome] = {one.code: one for one in OUTCOMES}
CODES = tuple(BY_CODE)
