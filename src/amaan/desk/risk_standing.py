"""What the timeline says of her danger: the level that stands, and what a new sheet must know.

Pure: it reads facts and touches no table.
"""

from collections.abc import Sequence

from amaan.cases.timelines import standing
from amaan.protocol import facts
from amaan.protocol.risk import Before

KINDS = frozenset({"risk.assessed", "risk.raised", "risk.lowered"})
_DECIDES = (facts.RiskAssessed, facts.RiskRaised, facts.RiskLowered)


def before(line: Sequence[facts.Recorded]) -> Before:
    """This will read what stood: the level, its flags, every incident, and each time it was high.

    After a district lowered the level its flags no longer stand by themselves.
    """
    written = standing(line)
    decided = [(one.happened.latest, one.fact) for one in written if isinstance(one.fact, _DECIDES)]
    newest = decided[-1][1] if decided else None
    sheet = next(
        (fact for _at, fact in reversed(decided) if isinstance(fact, facts.RiskAssessed)), None
    )
    flags = frozenset(sheet.flags) if sheet is not None else frozenset()
    if isinstance(newest, facts.RiskLowered):
        flags = frozenset(flag for flag in flags if flag.startswith("K"))
    return Before(
        level=newest.level if newest is not None else "",
        flags=frozenset(flag for flag in flags if not flag.startswith("K")),
        child_flags=frozenset(flag for flag in flags if flag.startswith("K")),
        incidents=tuple(
            one.happened.latest for one in written if isinstance(one.fact, facts.IncidentDescribed)
        ),
        highs=tuple(at for at, fact in decided if fact.level == "high"),
    )
