"""Formats: what comes in and goes out as files.

Knows: how each file is laid out and what to say of a row that cannot be used.
Does not know: what is done with the values (applications, inference).
Start at: the file named after the format.
"""
