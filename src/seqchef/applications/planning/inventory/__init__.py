"""Inventory: how much to order and when, for one food at a time, by the exact policies of the textbooks.

Knows: newsvendor, lot sizes, reorder points, order-up-to levels, (s, S), safety stock, budgets, packs, ageing; from a
distribution, exactly, or from sample paths of a forecast.
Does not know: suppliers, delivery days, recipes (orders, cover, explosion), or where the sample paths come from.
Start at: newsvendor.newsvendor, or levels_from_paths for forecasts that are sample paths.

Units are the caller's: quantities in one unit (kg, portions, packs), costs in one currency, times in one period (day,
week, year). A rate, a lead time and a holding cost must speak of the same period.
"""
