"""Data: corpora and generators to padded batches, through the same functions that inference uses.

Knows: files of labelled lines and series, and synthetic ones. Does not know: models.
Start at: labelled.read_split.
"""
