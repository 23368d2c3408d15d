"""Sheet: what the lines of one evening have to settle between them: suppliers, smallest orders, room, money, calm.

Knows: which supplier sells a food best today, orders that are too small, shelves that are full, a budget, and what an
earlier plan said.
Does not know: how a single line came about (orders), or how the sheet is laid out (formats).
Start at: settle.settle.
"""
