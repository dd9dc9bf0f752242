"""How the press reports: what protects and what blames, and how far two readers agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from amaan.community import press
from amaan.community.models import PressStory, SecondCoding
from amaan.community.press_sheet import BLAMING, ITEMS, NEEDED
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.measures import Agreement, Share, agreement, share_of
from amaan.organisation.queries import Actor

YEAR = timedelta(days=365)
CODES = tuple(item.code for item in ITEMS)


@dataclass(frozen=True)
class Told:
    """Of some stories: how many protect, and how many blame; a story may do neither."""

    protects: Share
    blames: Share


@dataclass(frozen=True)
class Trend:
    """The stories of a year: all of them, by month, by outlet, and by training."""

    since: date
    all: Told
    months: tuple[tuple[date, Told], ...]
    outlets: tuple[tuple[str, Told], ...]
    after_training: Told
    without_training: Told
    agreement: tuple[tuple[str, Agreement], ...]


def protects(answers: Mapping[str, Any]) -> bool:
    """This will say whether a story protects: what is needed is there, and nothing blames."""
    return all(answers[code] for code in NEEDED) and not blames(answers)


def blames(answers: Mapping[str, Any]) -> bool:
    """This will say whether a story blames or hurts in any way the sheet names."""
    return any(answers[code] for code in BLAMING)


def trend(actor: Actor, now: datetime) -> Trend:
    """This will say how the press of one's area reported in the last year. Raises: NotFound."""
    confidentiality.permit(actor=actor, act=press.STORIES.reads, case_id=None, now=now)
    since = local_date(now) - YEAR
    stories = list(
        PressStory.objects.filter(taken_back_at__isnull=True, on__gte=since)
        .order_by("on", "id")
        .values("id", "on", "outlet", "trained", *CODES)
    )
    months: dict[date, list[Mapping[str, Any]]] = defaultdict(list)
    outlets: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for story in stories:
        months[story["on"].replace(day=1)].append(story)
        outlets[story["outlet"]].append(story)
    return Trend(
        since=since,
        all=_told(stories),
        months=tuple((month, _told(some)) for month, some in sorted(months.items())),
        outlets=tuple(
            (outlet, _told(some))
            for outlet, some in sorted(outlets.items(), key=lambda one: (-len(one[1]), one[0]))
        ),
        after_training=_told(story for story in stories if story["trained"]),
        without_training=_told(story for story in stories if story["trained"] is False),
        agreement=_agreement({story["id"]: story for story in stories}),
    )


def _told(some: Iterable[Mapping[str, Any]]) -> Told:
    stories = list(some)
    return Told(
        protects=share_of(sum(map(protects, stories)), len(stories)),
        blames=share_of(sum(map(blames, stories)), len(stories)),
    )


def _agreement(stories: Mapping[Any, Mapping[str, Any]]) -> tuple[tuple[str, Agreement], ...]:
    seconds = SecondCoding.objects.filter(
        taken_back_at__isnull=True, story_id__in=list(stories)
    ).values("story_id", *CODES)  # fmt: skip
    pairs = [(stories[second["story_id"]], second) for second in seconds]
    return tuple(
        (code, agreement([(first[code], second[code]) for first, second in pairs]))
        for code in CODES
    )
