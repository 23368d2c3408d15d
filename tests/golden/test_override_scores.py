"""Who was nearer, worked out by hand; the log that it rests on; totals of a plan as tables."""

import csv
import io
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from seqchef.applications.planning.demand import Demand, Overridden
from seqchef.applications.planning.override_scores import Logged, compare, score, sentence, sign_test
from seqchef.applications.planning.wording import load
from seqchef.errors import BadInput
from seqchef.food.menu import MenuItem
from seqchef.food.overrides import Override
from seqchef.formats.forecast_log import append_log, read_log
from seqchef.formats.total_tables import totals_csv, totals_json
from seqchef.series.tables import build_panel

FIRST = date(2026, 3, 2)


def sales(y, **flags):
    stamps = np.datetime64(FIRST, "s") + np.arange(len(y)) * np.timedelta64(86_400, "s")
    return build_panel(["Soup"] * len(y), stamps, np.array(y, dtype=float), {k: np.array(v) for k, v in flags.items()})


def day(n):
    return FIRST + timedelta(days=n)


def logged(n, median, override=None, before=1, dish="Soup"):
    return Logged(day(n - before), day(n), dish, tuple(median + step for step in range(-4, 5)), override)


def by_hand(n, portions):
    return Override(day=day(n), dish="soup", portions=Fraction(portions))


def test_both_are_measured_on_the_same_days():
    found = compare(
        [by_hand(0, 20), by_hand(1, 30), by_hand(2, 10)],
        [logged(0, 16), logged(1, 20), logged(2, 12)],
        sales([18, 26, 12]),
        [MenuItem(dish="soup", price=Fraction(5))],
    )
    scores = score(found.days)
    assert scores.days == 3
    assert scores.kitchen.mean_absolute_error == pytest.approx((2 + 4 + 2) / 3)
    assert scores.forecast.mean_absolute_error == pytest.approx((2 + 6 + 0) / 3)
    assert scores.kitchen.bias == pytest.approx((2 + 4 - 2) / 3)
    assert scores.forecast.bias == pytest.approx((-2 - 6 + 0) / 3)
    assert (scores.kitchen.nearer_days, scores.forecast.nearer_days, scores.equal_days) == (1, 1, 1)
    assert (scores.kitchen.short_value, scores.kitchen.left_value) == (10, 30)
    assert (scores.forecast.short_value, scores.forecast.left_value) == (40, 0)


def test_without_prices_there_is_no_money():
    scores = score(compare([by_hand(0, 20)], [logged(0, 16)], sales([18])).days)
    assert scores.kitchen.short_value is scores.forecast.left_value is None


def test_the_last_forecast_of_an_evening_before_the_day_counts():
    log = [logged(3, 10, before=3), logged(3, 14, before=1), logged(3, 15, before=1), logged(3, 99, before=0)]
    (one,) = compare([by_hand(3, 20)], log, sales([1, 2, 3, 18])).days
    assert one.model == 15


def test_what_the_log_says_of_an_override_counts_more_than_the_file():
    (one,) = compare([by_hand(0, 18)], [logged(0, 16, override=25.0)], sales([18])).days
    assert one.kitchen == 25
    (gone,) = compare([], [logged(0, 16, override=25.0)], sales([18])).days
    assert gone.kitchen == 25


def test_days_that_cannot_be_compared_are_counted():
    found = compare(
        [by_hand(0, 9), by_hand(1, 9), by_hand(2, 9), by_hand(9, 9)],
        [logged(1, 8), logged(2, 8), logged(9, 8)],
        sales([5, 6, 7], stockout=[False, True, False], closed=[False, False, True]),
    )
    assert (found.days, found.not_logged, found.sold_out, found.not_over) == ([], 1, 1, 2)


@pytest.mark.parametrize(("one", "other", "chance"), [(0, 0, 1), (5, 5, 1), (8, 2, 0.109375), (9, 1, 0.021484375)])
def test_the_chance_of_a_split_is_that_of_coins(one, other, chance):
    assert sign_test(one, other) == sign_test(other, one) == pytest.approx(chance)


def told(kitchen, model, sold, language="en"):
    n = len(sold)
    found = compare([by_hand(i, kitchen[i]) for i in range(n)], [logged(i, model[i]) for i in range(n)], sales(sold))
    return sentence(found, load(language))


def test_the_result_is_said_in_plain_words():
    assert told([20] * 12, [15] * 12, [19] * 12) == (
        "On 12 days set by hand, the kitchen was 1.0 portions off on average, the forecast 4.0; the kitchen was nearer "
        "on 12 of them, the forecast on 0. The kitchen knows these days better than the forecast: keep setting them."
    )
    assert told([20] * 12, [15] * 12, [16] * 12).endswith(
        "The forecast knows these days better: set fewer of them by hand."
    )
    assert told([20] * 12, [15] * 12, [16, 19] * 6).endswith("That may be chance; more days will tell.")
    assert "人工更接近的有 12 天" in told([20] * 12, [15] * 12, [19] * 12, "zh")


def test_too_few_days_are_said_to_be_too_few():
    assert told([20] * 3, [15] * 3, [19] * 3) == (
        "Only 3 days set by hand can be compared so far; 10 would begin to tell."
    )
    assert sentence(compare([], [], sales([5])), load("en")).startswith("No day set by hand can be compared yet")


def demand(overridden=()):
    quantiles = np.linspace(5, 15, 9) * np.ones((2, 2, 1))
    return Demand(
        dishes=("Soup", "=Stew, hot"),
        days=(day(1), day(2)),
        quantiles=quantiles,
        paths=np.arange(2 * 2 * 100, dtype=float).reshape(100, 2, 2),
        past_days=(day(0),),
        history=np.ones((1, 2)),
        attributes=({"category": "soup"}, {}),
        overridden=overridden,
    )


def test_the_log_grows_and_reads_back(tmp_path):
    first = Overridden(Override(day=day(1), dish="soup", portions=Fraction(40)), "Soup", np.linspace(1, 9, 9))
    path = append_log(tmp_path, demand(), day(0))
    before = path.read_text()
    append_log(tmp_path, demand((first,)), day(0))
    assert path.read_text().startswith(before)
    assert path.read_text().count("made_on") == 1
    rejections = []
    rows = read_log(tmp_path, rejections)
    assert rejections == []
    assert len(rows) == 8
    assert {row.dish for row in rows} == {"Soup", "=Stew, hot"}
    assert rows[4] == Logged(day(0), day(1), "Soup", tuple(np.linspace(1, 9, 9)), 40.0)
    assert rows[0].override is None


def test_a_log_that_was_cut_off_loses_one_row_and_no_more(tmp_path):
    path = append_log(tmp_path, demand(), day(0))
    path.write_bytes(path.read_bytes()[:-30])
    append_log(tmp_path, demand(), day(0))
    rejections = []
    assert len(read_log(tmp_path, rejections)) == 7
    assert [one.file for one in rejections] == ["forecast-log.csv"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "forecast-log.csv").mkdir()
    with pytest.raises(BadInput, match=r"forecast-log.csv cannot be written \(Is a directory\); expected a folder"):
        append_log(tmp_path, demand(), day(0))


def test_a_kitchen_without_a_log_has_no_rows(tmp_path):
    assert read_log(tmp_path, []) == ()


def test_totals_of_a_plan_are_tables_that_add_up():
    rows = list(csv.DictReader(io.StringIO(totals_csv(demand()))))
    assert [(row["level"], row["name"]) for row in rows[::2]] == [
        ("total", "total"),
        ("category", "category="),
        ("category", "category=soup"),
    ]
    means = [float(row["mean"]) for row in rows]
    assert means[0] == pytest.approx(means[2] + means[4])
    assert totals_json(demand())[0]["quantiles"] == [float(rows[0][f"{n / 10:g}"]) for n in range(1, 10)]
