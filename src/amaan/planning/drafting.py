"""The forecast of an ordered plan: what the job reads, reckons and writes, and nothing else."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from amaan.planning.models import Plan
from amaan.reckoning.apart import reckon

# Series reckoned at once, between two words about how far it is.
AT_ONCE = 5


def asked_of(plan_id: UUID) -> list[dict[str, Any]]:
    """This will give the questions of an ordered plan, some series each; none where it is gone."""
    known = Plan.objects.filter(id=plan_id, state="ordered").values_list("known", flat=True).first()
    return list(_questions(known)) if known else []


def _questions(known: dict[str, Any]) -> Iterator[dict[str, Any]]:
    series = known["series"]
    for at in range(0, len(series), AT_ONCE):
        yield {
            "first": known["first"], "ahead": known["ahead"], "skip": known["skip"],
            "series": series[at : at + AT_ONCE],
        }  # fmt: skip


def answer_to(question: dict[str, Any]) -> list[dict[str, Any]]:
    """This will have some series forecast, in a process of its own. Raises: ReckoningFailed."""
    series: list[dict[str, Any]] = reckon("forecast", question)["series"]
    return series


def keep(plan_id: UUID, series: list[dict[str, Any]]) -> bool:
    """This will write a forecast into an ordered plan, which is a draft from then on."""
    return bool(
        Plan.objects.filter(id=plan_id, state="ordered").update(
            state="draft", expected={"series": series}
        )
    )
