"""Each month's sample of cases at rest, drawn so that anybody with its key finds the same.

The order comes from the ids, the month and a key that nobody has before the draw: no supervisor
chooses what is read of his district, and none reads what he had a hand in.
"""

import hmac
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import islice
from uuid import UUID

from amaan.confidentiality import custody
from amaan.kernel import clock
from amaan.kernel.calendars import add_months
from amaan.kernel.ids import CaseId, UnitId, new_id
from amaan.organisation import command, rota
from amaan.organisation.command import Seat
from amaan.organisation.posts import Post
from amaan.oversight.models import DrawnCase, ReviewDraw
from amaan.oversight.review_list import Sampling, sampling

# From which time back a case may be drawn.
MONTHS_BACK = 12
# How many are tried for each that is wanted, where nobody is fit to read the first of the order.
TRIED = 20
# Who reads, the nearest first. The first of them who is there and had no hand in the case.
READERS = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER)


def draw_samples(now: datetime) -> int:
    """This will draw the sample of the month that ended, where it was not drawn yet; how many.

    Units: months of Karachi.
    Seen by: the job that keeps watch.
    """
    rules = sampling()
    month = add_months(clock.local_date(now).replace(day=1), -1)
    if month < rules.since:
        return 0
    done = set(ReviewDraw.objects.filter(month=month).values_list("district_id", flat=True))
    drawn = [
        _draw(district, month, rules, now)
        for district in command.open_districts(clock.local_date(now))
        if district not in done
    ]
    return sum(drawn)


def in_order(cases: Collection[CaseId], *, month: date, key: UUID) -> tuple[CaseId, ...]:
    """This will put cases into the order in which a month's key draws them.

    Whoever has the key, the month and the ids finds the same order, in whichever they come.
    """

    def place(case_id: CaseId) -> str:
        return hmac.new(key.bytes, f"{month:%Y-%m} {case_id}".encode(), "sha256").hexdigest()

    return tuple(sorted(cases, key=place))


def _draw(district: UnitId, month: date, rules: Sampling, now: datetime) -> int:
    until = clock.start_of_day(add_months(month, 1))
    since = clock.start_of_day(add_months(month, 1 - MONTHS_BACK))
    stations = dict(custody.at_rest(district, since, until, now - rules.rests_after))
    key = new_id()
    order = in_order(stations, month=month, key=key)
    wanted = rules.of(len(order))
    # Where nobody is fit to read one, the next of the order takes its place.
    chosen = list(islice(_with_readers(order[: TRIED * wanted], stations, now), wanted))
    draw = ReviewDraw.objects.create(
        id=new_id(), district_id=district, month=month, key=key,
        at_rest=len(order), taken=len(chosen), drawn_at=now,
    )  # fmt: skip
    DrawnCase.objects.bulk_create(
        DrawnCase(
            id=new_id(),
            draw=draw,
            case_id=case_id,
            district_id=district,
            station_id=stations[case_id],
            owner=reader.post,
            unit_id=reader.unit_id,
            drawn_at=now,
            due_at=now + rules.within,
        )
        for case_id, reader in chosen
    )
    return len(chosen)


def _with_readers(
    order: Sequence[CaseId], stations: dict[CaseId, UnitId], now: datetime
) -> Iterator[tuple[CaseId, Seat]]:
    seats_of = cache(lambda station: [rota.seat_above([post], station, now) for post in READERS])
    for case_id in order:
        seats = seats_of(stations[case_id])
        there = {seat.officer_id: seat for seat in seats if seat is not None}
        fit = custody.fit_to_review(case_id, [who for who in there if who is not None], now)
        reader = next((seat for who, seat in there.items() if who in fit), None)
        if reader is not None:
            yield case_id, reader
