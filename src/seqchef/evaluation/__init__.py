"""Evaluation: how good a result is, by the measures of its field.

Knows: the measures of the three jobs, on what inference/ decodes.
Does not know: PyTorch, or where a result comes from.
Start at: the file named after the job.
"""
