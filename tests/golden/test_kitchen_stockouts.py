"""stockouts.csv marks days of the sales."""

from datetime import date

import numpy as np

from seqchef.applications.planning.demand import known_on
from seqchef.food.opening import Opening
from seqchef.formats.kitchen_stockouts import with_stockouts
from seqchef.series.tables import build_panel

DAY = np.timedelta64(86_400, "s")


def sales():
    stamps = np.tile(np.datetime64("2026-10-01", "s") + np.arange(10) * DAY, 2)
    y = np.tile(np.array([5.0, 6, 7, np.nan, 5, 6, 7, 8, 5, 6]), 2)
    return build_panel(["Leek soup"] * 10 + ["Stew"] * 10, stamps, y)


def marked(panel):
    return {one.unique_id: np.flatnonzero(one.stockout).tolist() for one in panel.series}


def test_without_the_file_nothing_changes(tmp_path):
    panel = sales()
    assert with_stockouts(tmp_path, panel, []) is panel


def test_days_of_one_dish_and_of_all_are_marked(tmp_path):
    (tmp_path / "stockouts.csv").write_text("date,dish\n2026-10-02,leek soup\n2026-10-05,\n")
    rejections = []
    panel = with_stockouts(tmp_path, sales(), rejections)
    assert marked(panel) == {"Leek soup": [1, 4], "Stew": [4]}
    assert "stockout" in panel.given
    assert rejections == []
    known = known_on(panel, Opening(), date(2026, 10, 10), date(2026, 10, 12))
    assert marked(known) == {"Leek soup": [1, 4], "Stew": [4]}


def test_rows_that_mark_nothing_are_named(tmp_path):
    (tmp_path / "stockouts.csv").write_text(
        "date,dish\n2026-10-04,Stew\n2026-12-01,\n2026-10-02,fish\nyesterday,Stew\n2026-10-03,Stew\n"
    )
    rejections = []
    assert marked(with_stockouts(tmp_path, sales(), rejections)) == {"Leek soup": [], "Stew": [2]}
    assert sorted(str(one) for one in rejections) == [
        'stockouts.csv, row 2: no sales of "Stew" on 2026-10-04; expected a day with sales',
        "stockouts.csv, row 3: no sales on 2026-12-01; expected a day with sales",
        'stockouts.csv, row 4: dish is "fish"; expected a dish of the sales file',
        'stockouts.csv, row 5: date is "yesterday"; expected an ISO date such as 2026-03-14',
    ]
