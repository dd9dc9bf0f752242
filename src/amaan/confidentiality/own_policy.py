"""What she herself is shown, by the number on her slip and her spoken phrase. Pure.

Beside `policy`, which is about officers. Where it stands and what comes next, and nothing that says
more to whoever holds her slip. Her statement, how she is reached and who looked are shown here only
where she asked for it at the desk; where she is, the accused and officers' notes never are. The
same answer is worked out by hand in `tests/security/oracle_own_door.csv`.
"""

from collections.abc import Mapping

from amaan.confidentiality.policy import Decision

ALWAYS = frozenset({"stage"})
IF_ASKED: Mapping[str, str] = {"words": "C4", "contact": "C5", "looks": "C8"}


def may_see_own(part: str, asked: frozenset[str]) -> Decision:
    """This will decide whether she is shown a part of her own file at her own door."""
    if part in ALWAYS:
        return Decision(True, "hers")
    allowed = part in IF_ASKED and part in asked
    return Decision(allowed, "she asked for it here" if allowed else "in person only")
