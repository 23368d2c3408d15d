"""Comparison: stacks side by side, on memory tasks and on the library's own, at equal steps and at equal CPU time.

Knows: memory tasks (memory/), a run with a budget (trials), what a stack costs (profile), processes (pool), and what
follows from the figures (summary, claims).
Does not know: how a comparison is shown (formats.compare_page, interfaces).
Start at: contest.compare; records.Comparison is what comes out.
"""
