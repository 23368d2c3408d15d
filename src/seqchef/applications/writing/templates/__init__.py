"""Templates: plain steps for a list of ingredients, without a model.

Knows: what is usually done first with which kind of food, for how long, and how a cook is told so.
Does not know: the words of other languages (writing.chinese), what a model would have written.
Start at: steps.template_steps; plans.plan says what is done, in no language.
"""
