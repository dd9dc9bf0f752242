"""What may be said to her, when, and over which way. Pure: it opens nothing and sends nothing.

A message may be read by somebody else, so its words come from a closed list that says nothing
about a case, the police or a person. It goes only as her safe-contact plan says: her channel,
her number, her hours. A plan that is missing, unclear or asks for a person means no message.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType

from amaan.confidentiality.message_texts import TEXTS
from amaan.kernel import clock
from amaan.kernel.letters import latin_digits

# How a way in her plan is gone: a spoken message only where a phrase tells her that it is us.
WAYS: Mapping[str, str] = MappingProxyType({"message": "sms", "call": "voice"})
_HOURS = re.compile(r"^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to|سے)\s*(\d{1,2})(?::(\d{2}))?$")


@dataclass(frozen=True)
class Send:
    """It may go now: over which way, to which number, in which words."""

    way: str
    number: str
    text: str

    def __repr__(self) -> str:
        return f"Send({self.way})"


@dataclass(frozen=True)
class Wait:
    """Not at this hour; her next hours begin then."""

    until: datetime


@dataclass(frozen=True)
class Never:
    """Her plan does not allow it; the reason is a code and says nothing of her."""

    reason: str


def decide(plan: Mapping[str, str], kind: str, language: str, now: datetime) -> Send | Wait | Never:
    """This will say whether a message may go to her now, later, or not at all.

    Units: her hours are local time in Karachi.
    """
    texts = TEXTS.get(kind)
    if texts is None:
        return Never("not a message")
    way = WAYS.get(plan.get("channel", ""))
    phrase = plan.get("code_word", "").strip()
    if way is None or (way == "voice" and not phrase):
        return Never("no contact this way")
    number, hours = number_of(plan.get("number", "")), hours_of(plan.get("hours", ""))
    if number is None:
        return Never("no number")
    if hours is None:
        return Never("no hours")
    begins = _next_beginning(hours, now)
    if begins is not None:
        return Wait(begins)
    words = texts.get(language, texts["ur"])
    return Send(way, number, f"{phrase}: {words}" if phrase else words)


def number_of(written: str) -> str | None:
    """This will read a telephone number as a gateway wants it, or None for anything else."""
    digits = re.sub(r"[\s\-().]", "", latin_digits(written))
    if re.fullmatch(r"0[1-9]\d{8,9}", digits):
        return "+92" + digits[1:]
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    return digits if re.fullmatch(r"\+[1-9]\d{9,14}", digits) else None


def hours_of(written: str) -> tuple[time, time] | None:
    """This will read her hours, written as 10-12 or 10:30-14:00; None for anything less clear."""
    found = _HOURS.match(latin_digits(written.strip()))
    if found is None:
        return None
    from_hour, from_minute, to_hour, to_minute = (int(part or 0) for part in found.groups())
    if max(from_hour, to_hour) > 23 or max(from_minute, to_minute) > 59:
        return None
    begins, ends = time(from_hour, from_minute), time(to_hour, to_minute)
    # "10-2" may mean the afternoon or the night; nobody guesses with her safety.
    return (begins, ends) if begins < ends else None


def _next_beginning(hours: tuple[time, time], now: datetime) -> datetime | None:
    here = clock.local(now)
    begins, ends = hours
    if begins <= here.time() < ends:
        return None
    day = here if here.time() < begins else here + timedelta(days=1)
    return day.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0)
