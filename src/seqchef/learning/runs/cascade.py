"""A run that makes two models: a small one that answers alone where it is sure, and the run's own for the rest.

[first] has options of [model] and [train] for the small one, in which it differs, and `threshold`. Teachers ([distil])
teach the small one alone. Start at: rebuild_all.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.inference.bundles import Bundle
from seqchef.inference.bundling import write_ensemble
from seqchef.inference.ensembles import CASCADE, THRESHOLD, check_threshold
from seqchef.learning.data.own import OwnData
from seqchef.learning.runs.card import cascade_card
from seqchef.learning.runs.compose import with_settings
from seqchef.learning.runs.files import NAME
from seqchef.learning.runs.rebuild import make_task, rebuild


def rebuild_all(
    run: Mapping[str, Any],
    own: OwnData | None = None,
    *,
    data: Path,
    out: Path,
    work: Path,
    file: str = NAME,
    **settings: Any,
) -> Mapping[str, Any]:
    """As `rebuild`, whose other settings it takes; of a run with [first], both models and the cascade of them."""
    if "first" not in run:
        return rebuild(run, own, data=data, out=out, work=work, file=file, **settings)
    if own is not None:
        raise BadInput("[first]: a run on somebody's own data has one model; expected a run on a corpus")
    threshold = check_threshold(run["first"].get("threshold", THRESHOLD))
    bundles = []
    for name, part in parts(run).items():
        bundles.append(work / "bundles" / name)
        rebuild(part, out=bundles[-1], work=work / name, data=data, file=file, **settings)
    if not all((bundle / "manifest.json").exists() for bundle in bundles):  # a process of torchrun that writes nothing
        return {}
    return _together(run, bundles, threshold, out=out, data=data, again=f"seqchef train runs/{file}")


def parts(run: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The runs of single models that make up a run, the first one first, by the names of their folders."""
    settings = {name: value for name, value in run["first"].items() if name != "threshold"}
    small = with_settings({name: table for name, table in run.items() if name != "first"}, settings)
    last = {name: table for name, table in run.items() if name not in ("first", "distil")}
    return {"first": {**small, "name": f"{run['name']}-first"}, "last": last}


def _together(
    run: Mapping[str, Any], bundles: Sequence[Path], threshold: float, *, out: Path, data: Path, again: str
) -> Mapping[str, Any]:
    """Write the cascade, with its scores on its card; return them and its members'."""
    trial = bundles[0].with_name("all")
    write_ensemble(trial, bundles, combine=CASCADE, threshold=threshold)
    scores = make_task(parts(run)["last"], None, data).score_bundle(trial)
    members = [Bundle.load(bundle).manifest for bundle in bundles]
    card = cascade_card(run, members, scores, threshold, again=again)
    write_ensemble(out, bundles, combine=CASCADE, threshold=threshold, card=card)
    return {
        "shipped": scores,
        **{path.name: one["dev"]["shipped"] for path, one in zip(bundles, members, strict=True)},
    }
