"""What the directory answers: who helps with this need here, and whom to ask again."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation.prepared import Row, ask
from amaan.organisation.queries import Actor
from amaan.support.models import ProviderArea, ProviderWorker
from amaan.support.providers import ASK_AGAIN

_OWN = (
    "p.id, p.kind, p.name_en, p.name_ur, p.phone, p.district_id, p.address, p.day_and_night,"
    " p.opens, p.closes, p.ramadan_opens, p.ramadan_closes, p.shut_days, p.languages,"
    " p.women_staff, p.step_free, p.without_report, p.without_order, p.cost, p.pep,"
    " p.contraception, p.places_free, p.child_places_free, p.counted_on, p.boys_until,"
    " p.working, p.working_since, p.working_source, p.opened_on, p.closed_on, p.verified_at"
)
# Those that stand as written first, then those nobody asked for long, then those that do not work.
_RANK = (
    "CASE WHEN p.working = 'not_working' THEN 2"
    " WHEN p.verified_at IS NULL OR p.verified_at < %(stale)s THEN 1 ELSE 0 END"
)
_SEARCH = f"""
SELECT {_OWN}, COALESCE(w.works, ''), COALESCE(w.route, ''), {_RANK}
FROM support_provider p
LEFT JOIN support_providerway w ON w.provider_id = p.id AND w.mode = %(mode)s
WHERE p.closed_on IS NULL AND p.id IN (
  SELECT a.provider_id FROM support_providerarea a
  WHERE a.district_id = %(district)s AND (%(kind)s = '' OR a.kind = %(kind)s)
  UNION ALL
  SELECT a.provider_id FROM support_providerarea a
  WHERE a.district_id IS NULL AND a.province = %(province)s
    AND (%(kind)s = '' OR a.kind = %(kind)s))
  AND (%(named)s = '' OR strpos(lower(p.name_en), %(named)s) > 0
    OR strpos(p.name_ur, %(named)s) > 0)
  AND (%(language)s = '' OR jsonb_exists(p.languages, %(language)s))
  AND (NOT %(at_night)s OR p.day_and_night)
  AND (NOT %(women)s OR p.women_staff = 'yes')
  AND (NOT %(step_free)s OR p.step_free = 'yes')
  AND (NOT %(pep)s OR p.pep = 'in_stock')
  AND (NOT %(without_report)s OR p.without_report = 'yes')
  AND (%(boy)s < 0 OR p.boys_until IS NULL OR p.boys_until >= %(boy)s)
  AND ({_RANK}, p.name_en, p.id) > (%(after_rank)s, %(after_name)s, %(after_id)s)
ORDER BY {_RANK}, p.name_en, p.id LIMIT %(limit)s"""  # noqa: S608 - our own columns
_ONE = f"""
SELECT {_OWN}, COALESCE(w.works, ''), COALESCE(w.route, ''), {_RANK}
FROM support_provider p
LEFT JOIN support_providerway w ON w.provider_id = p.id AND w.mode = %(mode)s
WHERE p.id = %(id)s"""  # noqa: S608 - our own columns
_STALE = f"""
SELECT {_OWN}, '', '', 1 FROM support_provider p
WHERE p.closed_on IS NULL AND p.province = %s
  AND (p.district_id = %s OR p.district_id IS NULL OR %s)
  AND (p.verified_at IS NULL OR p.verified_at < %s)
ORDER BY p.verified_at NULLS FIRST, p.name_en, p.id LIMIT %s"""  # noqa: S608 - our own columns
_MODE = """
SELECT mode, routes, since FROM support_districtmode
WHERE district_id = %s AND until IS NULL"""
_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class ProviderLine:
    """A provider as the directory lists it. `works` and `route` hold while a mode is on."""

    provider_id: UUID
    kind: str
    name_en: str
    name_ur: str
    phone: str
    district_id: UnitId | None
    address: str
    day_and_night: bool
    opens: time | None
    closes: time | None
    ramadan_opens: time | None
    ramadan_closes: time | None
    shut_days: tuple[str, ...]
    languages: tuple[str, ...]
    women_staff: str
    step_free: str
    without_report: str
    without_order: str
    cost: str
    pep: str
    contraception: str
    places_free: int | None
    child_places_free: int | None
    counted_on: date | None
    boys_until: int | None
    working: str
    working_since: date | None
    working_source: str
    opened_on: date | None
    closed_on: date | None
    verified_at: datetime | None
    works: str
    route: str
    rank: int

    def is_stale(self, now: datetime) -> bool:
        """This will say whether ninety days are over since anybody asked."""
        return self.verified_at is None or self.verified_at < now - ASK_AGAIN

    def is_open(self, now: datetime) -> bool:
        """This will say whether it is open at this hour by its ordinary hours."""
        if self.day_and_night:
            return True
        here = clock.local(now)
        if here.strftime("%a").lower() in self.shut_days or self.opens is None:
            return False
        if self.closes is None or self.opens <= self.closes:
            return self.opens <= here.time() < (self.closes or time.max)
        return here.time() >= self.opens or here.time() < self.closes


@dataclass(frozen=True)
class Mode:
    """That a district is shut or under water, and how one travels there."""

    mode: str
    routes: str
    since: datetime


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty and False ask nothing. `boy`: the age of a son who comes along."""

    kind: str = ""
    named: str = ""
    language: str = ""
    at_night: bool = False
    women: bool = False
    step_free: bool = False
    pep: bool = False
    without_report: bool = False
    boy: int | None = None


@dataclass(frozen=True)
class Key:
    """Where a page of the list ended."""

    rank: int
    name: str
    id: UUID


@dataclass(frozen=True)
class Worker:
    """Somebody who answers for a provider at its door."""

    officer_id: OfficerId
    since: datetime


def search(
    actor: Actor,
    wanted: Wanted,
    now: datetime,
    *,
    district: UnitId | None = None,
    after: Key | None = None,
    limit: int = 20,
    mode: str = "",
) -> tuple[ProviderLine, ...]:
    """This will list who helps with a need in a district, whole-province services among them.

    One statement. Closed services are in no list. Seen by: whoever works with cases.

    Raises: NotFound for a post that looks up no services.
    """
    _may_read(actor, now)
    begin = after or Key(-1, "", _NOBODY)
    told = {
        "district": district or actor.district_id, "province": actor.province, "mode": mode,
        "kind": wanted.kind, "named": wanted.named.lower(), "language": wanted.language,
        "at_night": wanted.at_night, "women": wanted.women, "step_free": wanted.step_free,
        "pep": wanted.pep, "without_report": wanted.without_report,
        "boy": -1 if wanted.boy is None else wanted.boy, "stale": now - ASK_AGAIN,
        "after_rank": begin.rank, "after_name": begin.name, "after_id": begin.id, "limit": limit,
    }  # fmt: skip
    return tuple(map(_line, ask(_SEARCH, told)))


def provider(actor: Actor, provider_id: UUID, now: datetime, *, mode: str = "") -> ProviderLine:
    """This will give one provider, closed or not. Raises: NotFound."""
    _may_read(actor, now)
    rows = ask(_ONE, {"id": provider_id, "mode": mode, "stale": now - ASK_AGAIN})
    if not rows:
        raise NotFound
    return _line(rows[0])


def areas_of(provider_id: UUID) -> tuple[tuple[str, UnitId | None], ...]:
    """This will say with what a provider helps, and in which districts; None: everywhere."""
    rows = ProviderArea.objects.filter(provider=provider_id).order_by("kind", "district", "id")
    return tuple((r.kind, UnitId(r.district_id) if r.district_id else None) for r in rows)


def stale(actor: Actor, now: datetime, *, limit: int = 50) -> tuple[ProviderLine, ...]:
    """This will list the providers nobody asked for ninety days, the longest first.

    Raises: NotFound for a post that verifies none.
    """
    confidentiality.permit(actor=actor, act="verify_service", case_id=None, now=now)
    everywhere = actor.district_id is None
    asked = [actor.province, actor.district_id, everywhere, now - ASK_AGAIN, limit]
    return tuple(map(_line, ask(_STALE, asked)))


def mode_of(district: UnitId | None) -> Mode | None:
    """This will say how a district stands now, or None where nothing is the matter."""
    rows = ask(_MODE, [district]) if district else []
    return Mode(*rows[0]) if rows else None


def workers_of(actor: Actor, provider_id: UUID, now: datetime) -> tuple[Worker, ...]:
    """This will list who answers for a provider. Raises: NotFound for whoever keeps it not."""
    confidentiality.permit(actor=actor, act="keep_directory", case_id=None, now=now)
    rows = ProviderWorker.objects.filter(provider=provider_id, until__isnull=True)
    return tuple(Worker(OfficerId(r.officer_id), r.since) for r in rows.order_by("since", "id"))


def _may_read(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="look_up_services", case_id=None, now=now)


def _line(row: Row) -> ProviderLine:
    told: list[object] = list(row)
    for place in (12, 13):
        told[place] = tuple(row[place])
    return ProviderLine(*told)  # type: ignore[arg-type]  # in the order of the columns
