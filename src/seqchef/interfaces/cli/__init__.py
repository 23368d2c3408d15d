"""The command line: one file per command.

Knows: arguments, options and how results are shown.
Does not know: anything about food or models; it calls the rooms below.
Start at: app.main.
"""
