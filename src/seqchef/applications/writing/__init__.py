"""Writing: a wish in, a recipe out that keeps its promises.

Knows: what may stand in a recipe, what must, and what to say where no recipe can be written.
Does not know: how the next piece is foretold (inference), files and layouts (formats), who asks (interfaces).
Start at: writer.Writer.
"""
