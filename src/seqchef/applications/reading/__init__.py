"""Reading: one line of a recipe in, one Ingredient out, whatever the line.

Knows: what labels mean in a kitchen ("2-3" is a range, "(14 ounce)" before "can" says how large one can is).
Does not know: how the labels were found (inference.label), or who is asking (interfaces).
Start at: read_lines.
"""

from seqchef.applications.reading.lines import Labeller, assemble, read_line, read_lines

__all__ = ["Labeller", "assemble", "read_line", "read_lines"]
