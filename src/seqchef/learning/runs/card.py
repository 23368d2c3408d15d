"""The model card: what a model is for, what it learned from, how it scores, how to build it again."""

from collections.abc import Mapping, Sequence
from typing import Any


def card(run: Mapping[str, Any], scores: Mapping[str, Any], model_bytes: int, *, again: str) -> str:
    """The card of a bundle as Markdown; `again` is the command that builds it again."""
    rows = [f"| {name} | {scores['trained'][name]:.4f} | {value:.4f} |" for name, value in scores["shipped"].items()]
    bits = scores["bits"]
    lines = [
        f"# {run['name']}",
        "",
        run["card"]["purpose"].strip(),
        "",
        f"- Model: `{run['model'].get('stack', '')}`, {model_bytes / 1e6:.2f} MB in {bits}-bit weights",
        f"- Learned from: {run['card']['data'].strip()}",
        f"- Licence: {run['card']['licence'].strip()}",
        f"- Limits: {run['card']['limits'].strip()}",
        f"- Rebuild: `{again}`",
        "",
        "| dev | trained, 32 bit | this bundle |",
        "|---|---|---|",
        *rows,
        "",
        f"ONNX Runtime and PyTorch differ by {scores['largest_difference']:.1e} at most, before weights are rounded.",
    ]
    return "\n".join(lines) + "\n"


def cascade_card(
    run: Mapping[str, Any],
    members: Sequence[Mapping[str, Any]],
    scores: Mapping[str, float],
    threshold: float,
    *,
    again: str,
) -> str:
    """The card of two models, the first of which answers alone where it is sure; `members` are their manifests."""
    stacks = [f"`{member['model']['stack']}`" for member in members]
    dev = [member["dev"]["shipped"] for member in members]
    rows = [
        f"| {name} | {' | '.join(f'{one[name]:.4f}' for one in dev)} | {value:.4f} |" for name, value in scores.items()
    ]
    who = f"{stacks[0]} answers alone where it gives each label of a line {threshold:g} or more; else {stacks[1]} does"
    lines = [
        f"# {run['name']}",
        "",
        run["card"]["purpose"].strip(),
        "",
        f"- Model: {who}",
        f"- Learned from: {run['card']['data'].strip()}",
        f"- Licence: {run['card']['licence'].strip()}",
        f"- Limits: {run['card']['limits'].strip()}",
        f"- Rebuild: `{again}`",
        "",
        f"| dev | {' | '.join(stacks)} | this bundle |",
        f"|---|{'---|' * len(stacks)}---|",
        *rows,
        "",
        "All weights are 8-bit; each member's folder has a card of its own.",
    ]
    return "\n".join(lines) + "\n"
