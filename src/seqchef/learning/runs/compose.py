"""Somebody's own data and a few options as a whole run, so that whoever says little gets what suits the data."""

from collections.abc import Mapping
from typing import Any

from seqchef.errors import UnknownName
from seqchef.learning import tasks
from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.options import config_from, names, value_from
from seqchef.learning.train import TrainConfig

EVALUATIONS = 20  # in a run that says nothing else
WARM_UP = 0.1  # share of the steps
LICENCE = "That of the data, which seqchef does not know."
LIMITS = "Knows what stands in these data and nothing else; dev is small where they are few."


def compose(task: str, name: str, own: OwnData, options: Mapping[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The run that the data suggest and `options` (texts by name, of [data], [model] or [train]) change; and notes.

    Raises UnknownName for an option that the task has not, and BadInput for a value or data that cannot be used.
    """
    made = tasks.load(task)
    homes = {"data": made.OWN, "model": made.MODEL, "train": TrainConfig}
    values = {option: value_from(_home(homes, task, option)[1], option, text) for option, text in options.items()}
    proposal: Proposal = made.propose(own, values)
    tables = {"data": dict(proposal.data), "model": dict(proposal.model), "train": dict(proposal.train)}
    for option, value in values.items():
        tables[_home(homes, task, option)[0]][option] = value
    steps = tables["train"]["steps"]
    pace = {"warmup_steps": round(WARM_UP * steps), "evaluate_every": max(1, steps // EVALUATIONS), "seed": 0}
    tables["train"] = {**pace, **tables["train"]}
    for table, config in homes.items():
        config_from(config, tables[table], f"[{table}]")
    card = {"licence": LICENCE, "limits": LIMITS, **proposal.card}
    return {"task": task, "name": name, **tables, "card": card}, proposal.notes


def with_settings(run: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    """The run with some options changed, each in the table that it belongs to."""
    made = tasks.load(run["task"])
    homes = {"data": made.OWN, "model": made.MODEL, "train": TrainConfig}
    tables = {table: dict(run[table]) for table in homes}
    for option, value in settings.items():
        tables[_home(homes, run["task"], option)[0]][option] = value
    return {**run, **tables}


def _home(homes: Mapping[str, type], task: str, option: str) -> tuple[str, type]:
    """The table that has an option, and its config. Raises UnknownName."""
    for table, config in homes.items():
        if option in names(config):
            return table, config
    known = [name for config in homes.values() for name in names(config)]
    raise UnknownName(f"option of {task}", option, known=tuple(dict.fromkeys(known)))
