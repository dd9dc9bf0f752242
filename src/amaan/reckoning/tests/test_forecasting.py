"""What the forecast promises: a season is found, intervals hold, and it knows when to be still."""

from typing import Any

import numpy as np
import pytest

from amaan.reckoning.forecasting import forecast

# Reports by month of the year, January first: a season as strong as any that was published.
SEASON = np.array([14, 12, 16, 20, 26, 30, 32, 28, 22, 18, 14, 12], dtype=float)


def _asked(*series: Any, ahead: int = 12, first: str = "2022-01") -> list[dict[str, Any]]:
    told = {
        "first": first,
        "ahead": ahead,
        "series": [{"name": str(n), "counts": list(map(int, one))} for n, one in enumerate(series)],
    }
    answer: list[dict[str, Any]] = forecast(told)["series"]
    return answer


def _lived(years: int, seed: int, alpha: float = 0.0, growth: float = 0.0) -> Any:
    chance = np.random.default_rng(seed)
    mu = np.tile(SEASON, years) * (1 + growth) ** (np.arange(12 * years) / 12)
    if alpha:
        mu = chance.gamma(1 / alpha, mu * alpha)
    return chance.poisson(mu)


def test_a_planted_season_is_found() -> None:
    (found,) = _asked(_lived(4, seed=3))
    means = np.array([month["mean"] for month in found["months"]])
    assert found["method"] == "regression"
    assert np.abs(means / SEASON - 1).mean() < 0.15
    assert int(means.argmax()) in {5, 6}
    assert found["whole"]["low95"] < SEASON.sum() < found["whole"]["high95"]


def test_a_season_that_begins_in_another_month_is_turned_with_it() -> None:
    (found,) = _asked(np.roll(_lived(4, seed=3), -6), first="2022-07")
    means = [month["mean"] for month in found["months"]]
    assert means.index(max(means)) in {0, 11}


@pytest.mark.parametrize("alpha", [0.0, 0.15])
def test_intervals_hold_about_as_often_as_they_say(alpha: float) -> None:
    lived = [_lived(5, seed, alpha) for seed in range(20)]
    found = _asked(*(one[:48] for one in lived))
    held = {80: list[bool](), 95: list[bool]()}
    for answer, series in zip(found, lived, strict=True):
        for month, came in zip(answer["months"], series[48:], strict=True):
            for share, kept in held.items():
                kept.append(month[f"low{share}"] <= came <= month[f"high{share}"])
    assert 0.74 < np.mean(held[80]) < 0.92
    assert 0.91 < np.mean(held[95]) < 0.995


def test_what_varies_more_than_chance_is_not_called_poisson() -> None:
    calm = _asked(*(_lived(4, seed) for seed in range(8)))
    rough = _asked(*(_lived(4, seed, alpha=0.3) for seed in range(8)))
    assert sum(one["law"] == "nb" for one in calm) <= 2
    assert sum(one["law"] in {"nb", "normal"} for one in rough) >= 7


def test_the_model_that_erred_less_is_used_and_both_errors_are_told() -> None:
    for found in _asked(_lived(4, seed=5), np.tile([40, 2, 40, 2, 1, 0, 3, 60, 0, 9, 0, 30], 4)):
        by_name = {one["method"]: one for one in found["tried"]}
        assert set(by_name) == {"seasonal_naive", "regression"}
        assert by_name[found["method"]]["mae"] == min(one["mae"] for one in found["tried"])
        assert all(one["compared"] > 50 for one in found["tried"])


def test_a_year_that_repeats_itself_exactly_is_repeated() -> None:
    (found,) = _asked(np.tile([40, 2, 40, 2, 1, 0, 3, 60, 0, 9, 0, 30], 4))
    assert found["method"] == "seasonal_naive"
    assert [month["mean"] for month in found["months"]][:3] == [40, 2, 40]
    assert found["tried"][0]["mase"] is None, "nothing to divide by"


@pytest.mark.parametrize("counts", [[], [5], [5] * 23])
def test_less_than_two_years_gives_no_forecast(counts: list[int]) -> None:
    (found,) = _asked(counts)
    assert found == {"name": "0", "state": "too_short", "have": len(counts)}


def test_nothing_reported_gives_no_forecast_of_nothing() -> None:
    none, few = _asked([0] * 48, [0] * 24 + [1, 0, 0] * 8)
    assert none == {"name": "0", "state": "too_few", "have": 0}
    assert few == {"name": "1", "state": "too_few", "have": 8}


def test_a_new_desk_shows_as_a_break() -> None:
    opened = np.concatenate([_lived(3, seed=1), 2 * _lived(1, seed=2)])
    shut = np.concatenate([2 * _lived(3, seed=1), _lived(1, seed=2)])
    found = _asked(opened, shut, _lived(4, seed=3), [20] * 48)
    assert [one["broke"] for one in found] == ["up", "down", "", ""]


def test_months_before_the_planned_year_are_left_out() -> None:
    told = {"first": "2022-01", "ahead": 14, "skip": 2,
            "series": [{"name": "", "counts": list(map(int, _lived(4, seed=3)))}]}  # fmt: skip
    (found,) = forecast(told)["series"]
    assert len(found["months"]) == 12
    assert found["whole"]["mean"] == pytest.approx(
        sum(month["mean"] for month in found["months"]), abs=0.1
    )
    assert all(
        m["low95"] <= m["low80"] <= m["mean"] <= m["high80"] <= m["high95"] for m in found["months"]
    )


def test_the_same_history_gives_the_same_paper() -> None:
    assert _asked(_lived(3, seed=8), ahead=18) == _asked(_lived(3, seed=8), ahead=18)
