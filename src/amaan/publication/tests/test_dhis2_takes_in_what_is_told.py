"""What a file for DHIS2 holds of an answer: every number once, and no blank."""

import json
from datetime import date

from amaan.publication import dhis2
from amaan.publication.dhis2 import Value

FIGURES = (
    ("districts", ("d1", "q1"), 25), ("districts", ("d1", "q2"), None),
    ("districts", ("d1", ""), 60), ("districts", ("", ""), 300),
    ("sex", ("female",), 280), ("sex", ("",), 300),
    ("district_sex", ("d1", "female"), 55), ("district_sex", ("d1", ""), 60),
)  # fmt: skip


def test_quarters_and_years_go_apart_and_a_sum_told_twice_stands_once() -> None:
    january = date(2025, 1, 1)
    assert dhis2.values(FIGURES, "PB", 2025, "quarter") == (
        Value("AMAAN_REPORTS", "d1", january, 25),
    )
    assert dhis2.values(FIGURES, "PB", 2025, "year") == (
        Value("AMAAN_REPORTS", "PB", january, 300),
        Value("AMAAN_SEX_FEMALE", "PB", january, 280),
        Value("AMAAN_REPORTS", "d1", january, 60),
        Value("AMAAN_SEX_FEMALE", "d1", january, 55),
    )


def test_a_period_is_written_as_each_form_writes_it() -> None:
    third = (Value("AMAAN_REPORTS", "d1", date(2025, 7, 1), 25),)
    (sent,) = json.loads(dhis2.as_dxf2(third, "quarter"))["dataValues"]
    assert sent["period"] == "2025Q3"
    (year,) = json.loads(dhis2.as_dxf2(third, "year"))["dataValues"]
    assert year["period"] == "2025"


def test_names_that_begin_alike_are_told_apart_where_they_are_cut() -> None:
    long = "Furthest step: put before the court by the prosecutor"
    told = json.loads(dhis2.metadata({"A": f"{long} once", "B": f"{long} again", "C": "Reports"}))
    short = [one["shortName"] for one in told["dataElements"]]
    assert len(set(short)) == len(short)
    assert max(map(len, short)) <= 50
