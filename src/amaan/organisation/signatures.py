"""Which rules a province stands for: what was signed at a page, beside what lies in files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.law import signoff
from amaan.law.signoff import SignOff, SignOffs, Text
from amaan.organisation.area import registrars_seat
from amaan.organisation.models import RuleSignature
from amaan.organisation.posts import UnitKind
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Written:
    """A signature as a page shows it."""

    by: str
    post: str
    scope: str
    withdrawn: bool
    digest: str
    written_by: str
    signed_at: datetime


def signed(province: str) -> SignOffs:
    """This will give every signature of a province, those in files first."""
    return signoff.gathered((*signoff.load().every, *(_read(row) for row in ask(_ALL, [province]))))


def binding(province: str, rules: Mapping[str, Text]) -> frozenset[str]:
    """This will give those of some rules that bind in a province: all of them, in a practice.

    Law: whoever may say that a text is the law of a province is a lawyer of that province.
    """
    if not settings.RULES_NEED_A_SIGNATURE:
        return frozenset(rules)
    rows = ask(_SOME, [province, list(rules)])
    return signoff.gathered((*signoff.load().every, *map(_read, rows))).binding(rules, province)


def history(actor: Actor, rule_id: str) -> tuple[Written, ...]:
    """This will list who signed a rule for the registrar's province and took it back, newest first.

    Raises: NotFound for anybody but the registrar of a province.
    """
    rows = RuleSignature.objects.filter(province=province_of(actor), rule=rule_id)
    return tuple(
        Written(
            row.by,
            row.post,
            row.scope,
            row.withdrawn,
            row.digest,
            row.written_by.service_number,
            row.signed_at,
        )
        for row in rows.select_related("written_by").order_by("-signed_at", "id")
    )


def province_of(actor: Actor) -> str:
    """This will give the province for which an actor writes signatures down.

    Raises: NotFound for anybody but the registrar of a province.
    """
    seat = registrars_seat(actor)
    if seat.kind != UnitKind.PROVINCE:
        raise NotFound
    return str(seat.province)


def _read(row: tuple[object, ...]) -> SignOff:
    rule, digest, version, province, by, post, scope, signed_at, withdrawn = row
    assert isinstance(signed_at, datetime)
    return SignOff(
        rule=str(rule),
        digest=str(digest),
        version=str(version),
        province=str(province),
        by=str(by),
        post=str(post),
        scope=str(scope),
        on=local_date(signed_at),
        withdrawn=bool(withdrawn),
    )


_COLUMNS = "rule, digest, version, province, by, post, scope, signed_at, withdrawn"
_ALL = f"""
SELECT {_COLUMNS} FROM organisation_rulesignature WHERE province = %s ORDER BY signed_at, id
"""  # noqa: S608 - our names
_SOME = f"""
SELECT {_COLUMNS} FROM organisation_rulesignature WHERE province = %s AND rule = ANY (%s)
ORDER BY signed_at, id
"""  # noqa: S608 - our names
