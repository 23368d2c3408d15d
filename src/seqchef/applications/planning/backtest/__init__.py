"""Backtest: the past lived again, evening by evening, by a plan and by what kitchens do without one.

Knows: a store room that lives through days, policies that see the past alone, what their days cost, what is chance.
Does not know: files and layouts (formats), who asks (interfaces), how a forecast is made (a function is given).
Start at: replay.replay, then totals.totals.
"""
