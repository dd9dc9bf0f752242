"""Which messages were asked to go to her, and what came of each. No number and no word of hers."""

from dataclasses import dataclass
from datetime import datetime

from amaan.confidentiality.message_texts import TEXTS
from amaan.confidentiality.models import Message
from amaan.kernel.ids import CaseId

__all__ = ["KINDS", "LANGUAGES", "TEXTS", "MessageLine", "messages_on"]

KINDS = tuple(TEXTS)
LANGUAGES = ("ur", "en")


@dataclass(frozen=True)
class MessageLine:
    """One message that was asked for, and its state."""

    kind: str
    language: str
    asked_at: datetime
    state: str
    outcome: str
    not_before: datetime


def messages_on(case_id: CaseId, *, limit: int = 20) -> tuple[MessageLine, ...]:
    """This will list the last messages to her, newest first.

    Seen by: whoever works on the case; for anybody else there are none.
    """
    rows = (
        Message.objects.filter(case_id=case_id)
        .order_by("-asked_at", "id")
        .only("kind", "language", "asked_at", "state", "outcome", "not_before")
    )
    return tuple(
        MessageLine(m.kind, m.language, m.asked_at, m.state, m.outcome, m.not_before)
        for m in rows[:limit]
    )
