"""What a consultation found: both matrices with how often each was said, and how far it holds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from amaan.community.consultation import (
    BANDS,
    REASON,
    THEMES,
    TOPICS,
    TOPICS_STAND,
    WAY,
    Topic,
    topic_of,
)
from amaan.community.models import ConsultationCoding, ConsultationTopic
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.measures import Agreement, agreement
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Theme:
    """How many answers were coded to a theme, over all and by band."""

    code: str
    answers: int
    by_band: Mapping[str, int]


@dataclass(frozen=True)
class Outcome:
    """What a consultation found: who answered by band, both matrices counted, and agreement."""

    topic: Topic
    people: Mapping[str, int]
    answers: int
    coded: int
    reasons: tuple[Theme, ...]
    ways: tuple[Theme, ...]
    agreed: Agreement | None


def outcome(actor: Actor, topic_id: UUID, now: datetime) -> Outcome:
    """This will give what a consultation found. Raises: NotFound, also before it is taken out."""
    act = TOPICS.reads
    if may(actor, TOPICS.keeps):
        act = TOPICS.keeps
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)
    row = ConsultationTopic.objects.filter(
        Q(id=topic_id), TOPICS_STAND, collected_at__isnull=False
    ).first()  # fmt: skip
    if row is None:
        raise NotFound
    people: dict[str, int] = row.people or {}
    coded = list(
        ConsultationCoding.objects.filter(topic=topic_id).values_list(
            "answer", "place", "side", "band", "theme"
        )
    )
    first = [one for one in coded if one[1] == 1]
    return Outcome(
        topic_of(row, answered=False, now=now),
        people,
        sum(people.values()),
        len(first),
        _counted(first, REASON),
        _counted(first, WAY),
        _agreement(coded),
    )


def _counted(coded: Sequence[tuple[Any, ...]], side: str) -> tuple[Theme, ...]:
    of_side = [(theme, band) for _answer, _place, s, band, theme in coded if s == side]
    answers = Counter(theme for theme, _band in of_side)
    by_band = Counter(of_side)
    return tuple(
        Theme(
            theme,
            answers[theme],
            {band.code: by_band[theme, band.code] for band in BANDS if by_band[theme, band.code]},
        )
        for theme in THEMES[side]
    )


def _agreement(coded: Sequence[tuple[Any, ...]]) -> Agreement | None:
    themes: dict[UUID, dict[int, str]] = {}
    for answer_id, place, _side, _band, theme in coded:
        themes.setdefault(answer_id, {})[place] = theme
    pairs = [(both[1], both[2]) for both in themes.values() if len(both) == 2]
    return agreement(pairs) if pairs else None
