"""Text: a line of a recipe as tokens with offsets, and the numbers written in them.

Knows: where one token ends and the next begins, and the spelling (`form`) of a token that models see.
Does not know: what a token means in a kitchen (applications.reading), or which model looks at it.
Start at: tokens.tokenize; subwords.Subwords for texts that a model writes.
"""
