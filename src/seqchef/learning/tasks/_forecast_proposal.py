"""What suits somebody's own series: the usual horizon of their frequency, a small stack, steps by how many values."""

from collections.abc import Mapping
from typing import Any

from seqchef.errors import BadInput
from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.data.series_own import HORIZONS, HeldBack, OwnSeries, hold_back
from seqchef.learning.options import config_from, names
from seqchef.series.tables import Panel

STACK = "lstm(128, residual)*2"
SCORE = "dev below is their scaled quantile loss over that of the seasonal naive, with a minus sign."
EXAMPLES_NAMED = 5


def propose(own: OwnData, options: Mapping[str, Any]) -> Proposal:
    """A run on these series; what `options` says already is kept. Raises BadInput for series that are too short."""
    panel = panel_of(own)
    chosen = {name: value for name, value in options.items() if name in names(OwnSeries)}
    own_options = config_from(OwnSeries, {"horizon": HORIZONS[panel.frequency.name], **chosen}, "[data]")
    held = hold_back(panel, own_options)
    values = sum(int(one.evidence().sum()) for one in held.learned)
    kept = f"the last {own_options.horizon} {panel.frequency.name} steps"
    return Proposal(
        data={name: getattr(own_options, name) for name in ("horizon", "origins", "made_up")},
        model={"stack": STACK, "mixer_size": 128},
        train={"steps": min(3000, max(300, values // 10)), "average": 0.999},
        card={
            "purpose": f"Forecasts {panel.frequency.name} series such as those of {own.names}.",
            "data": f"{len(held.learned):,} series of {own.names} with {values:,} values, and made-up trade of the "
            f"same frequency ({100 * own_options.made_up:.0f} % of the batches). Not learned from: {kept} of each, "
            f"{len(held.marks)} times; they chose the step. {SCORE}",
        },
        notes=(
            f"{len(held.learned):,} series, {values:,} {panel.frequency.name} values to learn from; {kept} of each, "
            f"{len(held.marks)} times, to choose by",
            *_left_out(held, own_options),
        ),
    )


def panel_of(own: OwnData) -> Panel:
    """The panel of these data. Raises BadInput when there is none, or a dev file beside it."""
    if own.panel is None:
        raise BadInput(f"{own.names}: no series were read; expected a panel of them")
    if own.dev:
        raise BadInput(
            f"{own.dev[0].name}: a forecast is chosen by the last steps of every series; expected no dev file"
        )
    return own.panel


def _left_out(held: HeldBack, options: OwnSeries) -> tuple[str, ...]:
    if not held.short:
        return ()
    named = ", ".join(f'"{one.unique_id}" ({len(one)} steps)' for one in held.short[:EXAMPLES_NAMED])
    more = f" and {len(held.short) - EXAMPLES_NAMED} more" if len(held.short) > EXAMPLES_NAMED else ""
    return (f"left out, too short for a horizon of {options.horizon} and something to learn from: {named}{more}",)
