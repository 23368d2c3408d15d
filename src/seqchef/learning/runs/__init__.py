"""Runs: one TOML file in, one bundle out: train, check, compare the shipped form with the trained one, write.

Knows: run files, the order of these, how somebody's own data become a run file.
Does not know: any task, or the formats of series.
Start at: compose, rebuild_all; tuned.tuned_run, which needs optuna.

A run file may also have [pretrain] and [distil], which come before training, and [first], a second, smaller model.
A run file names its task, its bundle, and four tables: [data] and [model] go to the task, [train] is a TrainConfig,
[card] is text for people. [data] of somebody's own data has `files`, found from the folder of the run file.
"""

from seqchef.learning.runs.cascade import rebuild_all
from seqchef.learning.runs.compose import compose
from seqchef.learning.runs.files import begin, own_data, read_run

__all__ = ["begin", "compose", "own_data", "read_run", "rebuild_all"]
