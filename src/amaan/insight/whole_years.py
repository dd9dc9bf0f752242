"""The counts of a whole year by district, for what is published: true counts, for a job alone.

Only of those who allowed that they are counted outside the police, by their last word on it.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Sum

from amaan.cases.offence_groups import OFFENCE_GROUPS
from amaan.insight.indicators import STEPS
from amaan.insight.models import Count

Finest = Mapping[tuple[str, ...], int]
# The groups in which reports are counted, in their order.
OFFENCES = (*(group for group, _acts in OFFENCE_GROUPS), "other")


def year_counts(districts: Collection[UUID], year: int) -> Mapping[str, Finest]:
    """This will count the reports of a year by the names of the planned tables.

    Of outcomes each case stands once, at the furthest step that it reached. Quarters are q1 to
    q4 of the month of the report. Row security shows these counts to the job that prepares.
    """
    rows = Count.objects.filter(
        district_id__in=districts, month__gte=date(year, 1, 1), month__lt=date(year + 1, 1, 1)
    )
    reported = rows.filter(indicator="step_reported")
    by_district: Counter[tuple[str, ...]] = Counter()
    for district, month, n in reported.filter(slice="shared").values_list(
        "district_id", "month", "part"
    ):
        by_district[str(district), _quarter(month)] += n
    by_offence: Counter[tuple[str, ...]] = Counter()
    for offence, month, n in reported.filter(slice="shared_offence").values_list(
        "value", "month", "part"
    ):
        by_offence[offence, _quarter(month)] += n
    found: dict[str, Finest] = {"districts": by_district, "offences": by_offence}
    for name in ("sex", "age"):
        of_slice = reported.filter(slice=f"shared_{name}").values("value").annotate(n=Sum("part"))
        found[name] = {(row["value"] or "unknown",): row["n"] for row in of_slice}
        of_districts = (
            reported.filter(slice=f"shared_{name}").values("district_id", "value")
            .annotate(n=Sum("part"))
        )  # fmt: skip
        found[f"district_{name}"] = {
            (str(row["district_id"]), row["value"] or "unknown"): row["n"] for row in of_districts
        }
    found["outcomes"] = _furthest_steps(
        {
            (str(row["district_id"]), row["indicator"]): row["n"]
            for row in rows.filter(slice="shared", indicator__startswith="step_")
            .values("district_id", "indicator")
            .annotate(n=Sum("part"))
        }
    )
    return found


def _furthest_steps(reached: Mapping[tuple[str, str], int]) -> Finest:
    names = [name for name, _title, _condition in STEPS]
    districts = sorted({district for district, _step in reached})
    return {
        (district, step): reached.get((district, f"step_{step}"), 0)
        - (reached.get((district, f"step_{beyond}"), 0) if beyond else 0)
        for district in districts
        for step, beyond in zip(names, [*names[1:], ""], strict=True)
    }


def _quarter(month: date) -> str:
    return f"q{(month.month + 2) // 3}"
