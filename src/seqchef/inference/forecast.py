"""Forecasting: a panel of histories in, nine quantiles and a mean for every future step out.

Knows: the methods by name, and when what was learned from a panel can be used again.
Does not know: files (formats.series), orders (applications.planning), how a model was trained (learning).
Start at: forecast.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from seqchef.errors import BadInput, UnknownName
from seqchef.inference.quantiles import as_forecasts
from seqchef.inference.unlearned import UNLEARNED, unlearned_quantiles
from seqchef.series.censoring import uncensored
from seqchef.series.tables import Floats, Forecasts, Panel

if TYPE_CHECKING:
    from seqchef.inference.adaptation.adapted import Adapted

METHODS = ("auto", "zero-shot", *UNLEARNED)
BUNDLE = "forecast"


def forecast(panel: Panel, horizon: int, *, method: str = "auto", bundle: str | Path = BUNDLE) -> Forecasts:
    """Quantiles of the next `horizon` steps of every series, in the order of the panel; any history from one point.

    Methods: `zero-shot` is the trained model in `bundle`; `auto` lets it learn from this panel for some seconds, and
    mixes it with the others as they would have done on the panel's own past. `smoothing` is exponential smoothing,
    `empirical` weighs a series' own past by age and weekday, `seasonal-naive` repeats the last season. Steps that sold
    out count as what was probably asked for.
    """
    panel = _checked(panel, horizon)
    if method == "auto":
        return forecast_with(adapt(panel, horizon, bundle=bundle), panel, horizon)
    return as_forecasts(panel, _method(method, bundle).quantiles(panel, horizon))


def adapt(panel: Panel, horizon: int, *, bundle: str | Path = BUNDLE) -> "Adapted":
    """What `auto` learns from a panel, to forecast that panel or others like it with."""
    from seqchef.inference.adaptation.adapted import Adapted  # ONNX Runtime is not needed for the other methods

    return Adapted.fit(_checked(panel, horizon), horizon, bundle=bundle)


def forecast_with(adapted: "Adapted", panel: Panel, horizon: int) -> Forecasts:
    """Forecasts of a panel by what was learned before."""
    panel = _checked(panel, horizon)
    return as_forecasts(panel, adapted.quantiles(panel, horizon), adapted.errors)


class Relearning:
    """Forecasts one panel again and again while it grows; learns anew from it every `every` steps."""

    def __init__(self, method: str = "auto", *, every: int = 28, bundle: str | Path = BUNDLE) -> None:
        self._method, self._every, self._bundle = method, every, bundle
        self._learned: tuple[int, Adapted] | None = None

    def __call__(self, panel: Panel, horizon: int, /) -> Forecasts:
        """As `forecast`."""
        if self._method != "auto":
            return forecast(panel, horizon, method=self._method, bundle=self._bundle)
        end = max(one.start + len(one) for one in panel.series)
        if self._learned is None or not 0 <= end - self._learned[0] < self._every:
            self._learned = (end, adapt(panel, horizon, bundle=self._bundle))
        return forecast_with(self._learned[1], panel, horizon)


class _Method(Protocol):
    def quantiles(self, panel: Panel, horizon: int) -> Floats:
        """Quantiles (series, H, 9) in the units of each series."""


class _Unlearned:
    def __init__(self, name: str) -> None:
        self._name = name

    def quantiles(self, panel: Panel, horizon: int) -> Floats:
        return unlearned_quantiles(self._name, panel, horizon)


def _method(name: str, bundle: str | Path) -> _Method:
    """A method that learns nothing from the panel. Raises UnknownName."""
    if name not in METHODS:
        raise UnknownName("method", name, known=METHODS)
    if name in UNLEARNED:
        return _Unlearned(name)
    from seqchef.inference.zero_shot import ZeroShot

    return ZeroShot.load(bundle)


def _checked(panel: Panel, horizon: int) -> Panel:
    """The panel with sold-out steps completed. Raises BadInput for a horizon of no step."""
    if horizon < 1:
        raise BadInput(f"horizon is {horizon}; expected 1 step or more")
    return uncensored(panel) if any(one.stockout.any() for one in panel.series) else panel
