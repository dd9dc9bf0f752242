"""Consultations: a topic put to officers, answered without a name, coded into two matrices.

Source: Pakistan Police Forum 2021, whose way of asking this is: three reasons, three ways, and
the answers coded into families of failures and into policies.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.consultation_2021 import FAILURES, WAYS
from amaan.community.models import (
    ConsultationAnswer,
    ConsultationCoding,
    ConsultationTaken,
    ConsultationTopic,
)
from amaan.community.programme import LEVELS
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.letters import clean, plain
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.kernel.small_groups import FEWEST
from amaan.organisation import prepared
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

EACH_ASKED = 3
LONGEST = 300
REASON, WAY = "reason", "way"
OTHER = "other"
TOPICS_STAND = Q(taken_back_at__isnull=True)
THEMES: Mapping[str, tuple[str, ...]] = {
    REASON: (*(one.code for one in FAILURES), OTHER),
    WAY: (*(one.number for one in WAYS), OTHER),
}
BANDS = (
    Choice("lower", "Constables and head constables", "کانسٹیبل اور ہیڈ کانسٹیبل"),
    Choice("upper", "Assistant sub-inspectors to inspectors", "اے ایس آئی تا انسپکٹر"),
    Choice("senior", "Deputy superintendents and above", "ڈی ایس پی اور اس سے اوپر"),
    Choice("civilian", "Civilian staff", "سول عملہ"),
    Choice("", "Groups of fewer than ten, together", "دس سے کم کے گروہ، اکٹھے"),
)


def _closes_later(values: Values) -> bool:
    return bool(values["closes_on"] >= values["on"])


TOPICS = Book(
    name="consultations",
    model=ConsultationTopic,
    title=Choice("", "Consultations of officers", "افسران سے مشاورت"),
    about=Choice(
        "", "What officers are asked: three reasons and three ways, without a name.",
        "افسران سے کیا پوچھا جاتا ہے: تین وجوہات اور تین طریقے، بغیر نام کے۔",
    ),
    on=Field("on", "Opens on", "آغاز", "day", may_lie_ahead=True),
    fields=(
        Field("title_en", "Title, in English", "عنوان، انگریزی میں", most=120),
        Field("title_ur", "Title, in Urdu", "عنوان، اردو میں", most=120),
        Field("question_en", "Question, in English", "سوال، انگریزی میں", "words", most=600,
              listed=False),
        Field("question_ur", "Question, in Urdu", "سوال، اردو میں", "words", most=600,
              listed=False),
        Field("closes_on", "Last day", "آخری دن", "day", may_lie_ahead=True),
    ),
    key=("unit", "title_en"),
    keeps="keep_programme",
    reads="read_programme",
    # Of a region nobody could say who is asked.
    levels=LEVELS - {UnitKind.REGION},
    search=("title_en", "title_ur"),
    rules=(Rule("closes_on", _closes_later, said("It closes before it opens.")),),
)  # fmt: skip


class NothingSaid(Refused):
    """An answer of nothing would use up the one answer that everybody has."""

    field = "reason_1"
    sentence = said("Write one reason and one way at least.")


class TooLong(Refused):
    """A line that is coded must be one thought."""

    sentence = said("One of these is too long. Keep each to one thought.")


class NamesSomebody(Refused):
    """Words that are read by others must lead to nobody."""

    sentence = said(
        "This looks like an identity or telephone number. None is kept here; take it out."
    )


class CannotAnswer(Refused):
    """The consultation is over, or this officer has answered it."""

    sentence = said("This consultation is closed, or you have answered it already.")


class StillOpen(Refused):
    """Answers that are looked at while others still answer could be told apart by the day."""

    sentence = said("Officers may still answer. The answers are taken out the day after.")


class TooFewAnswered(Refused):
    """Of few, each can be found."""

    sentence = said("Fewer than ten officers answered. Nothing of it is shown to anybody.")


class ThirdCoder(Refused):
    """Two code, each by himself; a third would be a vote."""

    sentence = said("Two officers have coded this already.")


class NotATheme(Refused):
    """A theme is one of the matrix, or something else."""

    sentence = said("This theme is none of the matrix. Choose again.")


@dataclass(frozen=True)
class Topic:
    """One consultation as whoever is asked sees it."""

    topic_id: UUID
    title_en: str
    title_ur: str
    question_en: str
    question_ur: str
    opens_on: date
    closes_on: date
    is_open: bool
    answered: bool
    is_collected: bool


@dataclass(frozen=True)
class ToCode:
    """One answer before a coder, with the theme that he himself gave it."""

    answer_id: UUID
    side: str
    words: str
    theme: str


@transaction.atomic(savepoint=False)
def answer(
    *, actor: Actor, topic_id: UUID, reasons: Sequence[str], ways: Sequence[str], now: datetime
) -> None:
    """This will put an officer's reasons and ways into the box, once, without his name.

    Raises: NothingSaid; TooLong; NamesSomebody; CannotAnswer; NotFound for whoever is not asked.
    """
    confidentiality.permit(actor=actor, act="answer_survey", case_id=None, now=now)
    _topic_asked(topic_id)
    given = {REASON: _cleaned(reasons), WAY: _cleaned(ways)}
    if not all(given.values()):
        raise NothingSaid
    [(heard,)] = prepared.ask(_ANSWER, [topic_id, json.dumps(given, ensure_ascii=False)])
    if not heard:
        raise CannotAnswer


_ANSWER = "SELECT public.amaan_answer_consultation(%s, %s::jsonb)"
_OPEN_BOX = "SELECT public.amaan_open_consultation(%s)"


@transaction.atomic(savepoint=False)
def collect(*, actor: Actor, topic_id: UUID, now: datetime) -> int:
    """This will take the answers out of the box once nobody may answer any more.

    Bands of fewer than ten officers are put together, with the next smallest where they would
    still be fewer than ten. Gives how many answers there are; a second time it does nothing.
    Raises: NotFound; StillOpen; TooFewAnswered.
    """
    confidentiality.permit(actor=actor, act=TOPICS.keeps, case_id=None, now=now)
    topic = ConsultationTopic.objects.select_for_update().filter(
        Q(id=topic_id), TOPICS_STAND
    ).first()  # fmt: skip
    if topic is None:
        raise NotFound
    if topic.collected_at is not None:
        return ConsultationAnswer.objects.filter(topic=topic_id).count()
    if local_date(now) <= topic.closes_on:
        raise StillOpen
    [(box,)] = prepared.ask(_OPEN_BOX, [topic_id])
    told = json.loads(box) if isinstance(box, str) else box or []
    if len(told) < FEWEST:
        raise TooFewAnswered
    stands_as = together(Counter(one["band"] for one in told))
    rows = [
        ConsultationAnswer(
            id=new_id(), topic_id=topic_id, side=side, band=stands_as[one["band"]], words=words
        )
        for one in told
        for side in (REASON, WAY)
        for words in one[side]
    ]
    # By their random ids: three thoughts of one officer do not lie side by side.
    ConsultationAnswer.objects.bulk_create(sorted(rows, key=lambda row: row.id))
    topic.collected_at = now
    topic.people = dict(Counter(stands_as[one["band"]] for one in told))
    topic.save(update_fields=["collected_at", "people"])
    return len(rows)


@transaction.atomic(savepoint=False)
def code(
    *, actor: Actor, topic_id: UUID, themes: Mapping[UUID, str], now: datetime
) -> int:  # fmt: skip
    """This will write down the themes that a coder found; gives how many answers he coded.

    The first coder's themes are what is published; the second, who never sees them, says how
    far they hold. A theme that is given again takes the place of the coder's own.
    Raises: NotFound; NotATheme; ThirdCoder.
    """
    confidentiality.permit(actor=actor, act=TOPICS.keeps, case_id=None, now=now)
    # Locked: of two who begin at once one is the first.
    rows = ConsultationTopic.objects.select_for_update()
    if rows.filter(id=topic_id, collected_at__isnull=False).first() is None:
        raise NotFound
    answers = ConsultationAnswer.objects.filter(topic=topic_id).in_bulk(list(themes))
    if len(answers) < len(themes):
        raise NotFound
    if any(themes[one.id] not in THEMES[one.side] for one in answers.values()):
        raise NotATheme
    place = _place(actor, topic_id)
    ConsultationCoding.objects.bulk_create(
        [
            ConsultationCoding(
                id=new_id(), topic_id=topic_id, answer_id=one.id, place=place, side=one.side,
                band=one.band, theme=themes[one.id], coder_id=actor.officer_id, coded_at=now,
            )
            for one in answers.values()
        ],
        update_conflicts=True,
        unique_fields=["answer", "place"],
        update_fields=["theme", "coded_at"],
    )  # fmt: skip
    return len(answers)


def topics(actor: Actor, now: datetime) -> tuple[Topic, ...]:
    """This will list the consultations that the actor is asked in, or reads, the newest first."""
    answered = set(
        ConsultationTaken.objects.filter(officer=actor.officer_id).values_list("topic", flat=True)
    )
    rows = ConsultationTopic.objects.filter(TOPICS_STAND).order_by("-on", "-id")
    return tuple(topic_of(row, answered=row.id in answered, now=now) for row in rows)


def may_answer(actor: Actor) -> bool:
    """This will say whether this post is one of those who are asked."""
    return may(actor, "answer_survey")


def to_code(actor: Actor, topic_id: UUID, now: datetime) -> tuple[ToCode, ...]:
    """This will list the answers for a coder, with the themes that he gave himself.

    Raises: NotFound for anybody who does not keep the programme.
    """
    confidentiality.permit(actor=actor, act=TOPICS.keeps, case_id=None, now=now)
    own = dict(
        ConsultationCoding.objects.filter(topic=topic_id, coder=actor.officer_id).values_list(
            "answer", "theme"
        )
    )
    rows = ConsultationAnswer.objects.filter(topic=topic_id).order_by("side", "id")
    return tuple(ToCode(row.id, row.side, row.words, own.get(row.id, "")) for row in rows)


def together(bands: Mapping[str, int]) -> dict[str, str]:
    """This will say under which band each stands, so that no band that stands has under ten.

    What is put together has ten at least as well, or else the one group would be what is left
    when the others are taken off the whole: the next smallest joins it.
    """
    small = {band for band, people in bands.items() if people < FEWEST}
    large = sorted((people, band) for band, people in bands.items() if band not in small)
    while small and large and sum(bands[band] for band in small) < FEWEST:
        small.add(large.pop(0)[1])
    return {band: "" if band in small else band for band in bands}


def _place(actor: Actor, topic_id: UUID) -> int:
    coders = dict(
        ConsultationCoding.objects.filter(topic=topic_id).values_list("coder", "place").distinct()
    )
    if actor.officer_id in coders:
        return int(coders[actor.officer_id])
    if len(coders) >= 2:
        raise ThirdCoder
    return len(coders) + 1


def _topic_asked(topic_id: UUID) -> None:
    if not ConsultationTopic.objects.filter(TOPICS_STAND, id=topic_id).exists():
        raise NotFound


def _cleaned(lines: Sequence[str]) -> list[str]:
    told = [line for line in map(clean, lines[:EACH_ASKED]) if line]
    if any(len(line) > LONGEST for line in told):
        raise TooLong
    if any(re.search(r"\d(?:[ \-]?\d){9,}", plain(line)) for line in told):
        raise NamesSomebody
    return told


def topic_of(row: ConsultationTopic, *, answered: bool, now: datetime) -> Topic:
    """This will give a topic as whoever is asked sees it."""
    today = local_date(now)
    return Topic(
        row.id,
        row.title_en,
        row.title_ur,
        row.question_en,
        row.question_ur,
        row.on,
        row.closes_on,
        row.on <= today <= row.closes_on,
        answered,
        row.collected_at is not None,
    )
