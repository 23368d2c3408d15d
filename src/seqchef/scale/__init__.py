"""Scale: the same batch functions in several processes, with the same results in the same order.

Knows: processes and how much work is on the way.
Does not know: what is computed.
Start at: reading.read_many.
"""
