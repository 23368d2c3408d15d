"""Series: what was sold or paid, step by step, as arrays on a calendar.

Knows: calendars and frequencies, panels of series, what a model may see of a history, quantiles of the past.
Does not know: files (formats.series), trained models (inference.forecast), or what the numbers are ordered for.
Start at: tables.Panel.
"""
