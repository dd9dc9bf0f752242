"""The bench of figures runs on a few journeys; how long anything took is never asked here."""

from pathlib import Path

import pytest

from amaan.house.bench import figures
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import Size
from amaan.house.steps import Steps

pytestmark = pytest.mark.stack


def test_every_figure_stands_beside_what_it_should_reach(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.is_dir()
    monkeypatch.setattr(figures, "FIGURES", Size("tiny-figures", taken=2, copies=1))
    monkeypatch.setattr(figures, "PAGES", 10)
    report = Report()
    figures.run(report, Steps(), journeys=400, districts=3)
    titles = [title for title, *_ in report.others]
    assert len(titles) == 8
    assert "an extract of 400 journeys" in titles
    assert any(title.startswith("all figures anew from journeys") for title in titles)
    assert any(title.startswith("refresh after a day") for title in titles)
    assert any("English and Urdu" in title for title in titles)
    assert any("floor: the summary by SQL" in found for _title, found, *_ in report.others)
    assert "3,360 events" in report.said[0]
