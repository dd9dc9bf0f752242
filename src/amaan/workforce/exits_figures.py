"""Why people left, by sex, with nobody found in the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Sum

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.small_groups import FEWEST, may_be_shown
from amaan.organisation.queries import Actor
from amaan.workforce.exits import REASONS, SERVICE
from amaan.workforce.models import Exit
from amaan.workforce.ranks import SEXES

SPAN = timedelta(days=730)


@dataclass(frozen=True)
class Leavers:
    """Who left in the last two years: in all, and by sex, reason and service where it may be said.

    A sex that may not be shown apart is in the sum only; where fewer than ten left, no reason
    is shown at all.
    """

    since: date
    people: int
    by_sex: Mapping[str, int]
    # By reason, and by years of service: all together, and by each sex that is shown.
    reasons: tuple[tuple[str, int, Mapping[str, int]], ...]
    services: tuple[tuple[str, int, Mapping[str, int]], ...]


def leavers(actor: Actor, now: datetime) -> Leavers:
    """This will say why people of the actor's area left in the last two years.

    Seen by: whoever reads the registers of people. The entries themselves are read only by those
    who keep them; here a sex is broken down only where ten or more of it left, and the next
    smallest is hidden with one that is hidden, so that no difference tells.
    Raises: NotFound for a post that may not read these registers.
    """
    confidentiality.permit(actor=actor, act="read_workforce", case_id=None, now=now)
    since = local_date(now) - SPAN
    rows = list(
        Exit.objects.filter(taken_back_at__isnull=True, on__gte=since)
        .values_list("sex", "reason", "service")
        .annotate(n=Sum("people"))
    )
    people = sum(row[3] for row in rows)
    of_sex = {sex.code: sum(r[3] for r in rows if r[0] == sex.code) for sex in SEXES}
    shown = may_be_shown(of_sex)

    def told(at: int, code: str) -> tuple[str, int, Mapping[str, int]]:
        here = [row for row in rows if row[at] == code]
        apart = {sex: sum(row[3] for row in here if row[0] == sex) for sex in shown}
        return code, sum(row[3] for row in here), apart

    if people < FEWEST:
        return Leavers(since, people, {}, (), ())
    return Leavers(
        since,
        people,
        {sex: of_sex[sex] for sex in of_sex if sex in shown},
        tuple(told(1, reason.code) for reason in REASONS),
        tuple(told(2, service.code) for service in SERVICE),
    )
