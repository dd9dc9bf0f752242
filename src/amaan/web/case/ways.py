"""How an open duty can be answered: the entries that meet it, and her own informed no.

Read from the rules themselves, so that a page never offers what would not close the duty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from amaan.investigation import endings
from amaan.kernel.ids import CaseId
from amaan.protocol.rules import Match
from amaan.web.case.words import BY_HAND, duty_rules
from amaan.web.kit.markup import address

# Acts with a page of their own, where the plain form would not be enough.
OWN_PAGES = {
    **dict.fromkeys(endings.STEPS, "case:ending"),
    "words.read_back": "case:read_back",
    "risk.assessed": "case:risk_ask",
    "risk.followed_up": "case:risk_after",
    "own_word.answered": "survivor:at_the_desk",
    "statement164.recorded": "inquiry:interviews",
    "medical.examined": "inquiry:medical",
    "medical.report_received": "inquiry:medical",
    "injuries.photographed": "inquiry:medical",
    "sample.taken": "inquiry:medical",
    "investigator.assigned": "inquiry:assign",
    "exhibit.taken": "inquiry:take",
    "supervisor.reviewed": "command:review",
    "death_review.opened": "command:death_review_new",
    "prosecution.decided": "court:trial",
    "defect.answered": "court:trial",
    "hearing.held": "court:trial",
    "judgment.given": "court:judgment",
    "diary.written": "inquiry:diary_new",
    "safety_plan.made": "care:plan",
    **dict.fromkeys(
        (
            "safety_plan.reviewed",
            "person.served",
            "weapon.surrendered",
            "prevention.acted",
            "order.served",
            "order.renewal_asked",
        ),
        "care:safety",
    ),
    "mediation.asked": "mediation:ask_about_case",
    "agreement.followed_up": "mediation:follow",
    "conference.held": "care:conference",
    **dict.fromkeys(("referral.received", "service.began", "referral.ended"), "care:referrals"),
    **dict.fromkeys(
        (
            "accused.arrested",
            "accused.produced",
            "accused.examined",
            "custody.changed",
            "bail.risk_noted",
        ),
        "inquiry:accused",
    ),
    **dict.fromkeys(
        ("investigation.finished", "report.interim_sent", "challan.submitted"), "inquiry:report"
    ),
}

# Done to her body only with her yes to that step, and written down only where it was asked: the
# plain form asks for none, so it leads there.
WITH_HER_YES = frozenset(
    {"medical.examined", "medical.report_received", "injuries.photographed", "sample.taken"}
)


@dataclass(frozen=True)
class Way:
    """One entry that answers a duty, with the details that make it answer."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()
    # She was offered it and said no: the duty ends without being anybody's failure.
    her_no: bool = False

    def url(self, case_id: CaseId) -> str:
        """This will give the page on which the entry is written."""
        # Another order than those that protect her is asked for in the plain form.
        if self.kind == "court.applied" and not self.details:
            return address("care:order_new", case_id)
        if self.kind in OWN_PAGES:
            return address(OWN_PAGES[self.kind], case_id)
        plain = address("case:record_kind", case_id, self.kind)
        return f"{plain}?{urlencode(self.details)}" if self.details else plain


@cache
def ways_to_answer(rule_id: str) -> tuple[Way, ...]:
    """This will list the entries that answer a duty: those that meet it, then her no.

    A rule that is no longer in the book has none; its duties are answered from the list.
    """
    rule = duty_rules().get(rule_id)
    if rule is None:
        return ()
    ways = [*_ways(rule.met_by, her_no=False), *_ways(rule.released_by, her_no=True)]
    return tuple(dict.fromkeys(ways))


def _ways(matches: Iterable[Match], *, her_no: bool) -> Iterable[Way]:
    for match in matches:
        if match.kind not in BY_HAND and match.kind not in OWN_PAGES:
            continue
        fixed = tuple(
            (name, _plain(next(iter(allowed))))
            for name, allowed in match.details
            if len(allowed) == 1
        )
        yield Way(match.kind, fixed, her_no)


def _plain(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
