"""Tuning: the settings that score best on dev, found by trying.

Knows: what is searched, in which ranges, and when a trial is given up. Does not know: tasks; a callable makes them.
Start at: tune.

Trials are drawn by a tree-structured Parzen estimator (Bergstra et al. 2011, section 4) and given up when an evaluation
is worse than the median of the earlier trials at the same step (Golovin et al. 2017, Vizier, section 3.2.1). The first
trial is the configuration as it came. Every draw depends on the seed and on the trials before it alone, so a search
that was interrupted goes on to the same end; the trial that was cut off goes on from its own checkpoint.
"""

from seqchef.learning.tune.search import tune
from seqchef.learning.tune.space import Space
from seqchef.learning.tune.trials import Trial, Tuned

__all__ = ["Space", "Trial", "Tuned", "tune"]
