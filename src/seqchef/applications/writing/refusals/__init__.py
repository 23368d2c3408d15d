"""Refusals: a wish in, out come the reason why no recipe is written for it, or what a cook has to know.

Knows: what is no food, what is dangerous, which wishes contradict themselves.
Does not know: how a recipe is written (drafting, constraints), sizes of wishes (wishes).
Start at: judge; notes says the same of a finished recipe.
"""

from seqchef.applications.writing.refusals.cautions import notes
from seqchef.applications.writing.refusals.verdicts import Verdict, judge

__all__ = ["Verdict", "judge", "notes"]
