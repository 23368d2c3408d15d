"""Adaptation: what the shipped forecaster still has to learn from the panel it is asked about, in seconds.

Knows: how forecasts would have turned out in the panel's own past, what else was known then, which members did best.
Does not know: files, or how the shipped model was trained (learning.tasks.forecast).
Start at: adapted.Adapted.fit.
"""
