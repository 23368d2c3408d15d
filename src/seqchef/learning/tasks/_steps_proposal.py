"""What suits somebody's own steps: a stack, and training steps by how many texts there are."""

from collections.abc import Mapping
from typing import Any

from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.data.step_own import read_own_steps

STACK = "conv(5, residual) > bigru(128, dropout=0.3)"
EPOCHS, BATCH = 30, 16


def propose(own: OwnData, options: Mapping[str, Any]) -> Proposal:
    """A run on these steps. Raises BadInput for steps that cannot be used."""
    texts = read_own_steps(own.files, own.dev)
    count = sum(text.split == "train" for text in texts)
    held = len(texts) - count
    batch_size = options.get("batch_size", BATCH)
    return Proposal(
        model={"stack": STACK, "batch_size": batch_size},
        train={"steps": min(3000, max(200, EPOCHS * count // batch_size)), "learning_rate": 2e-3, "average": 0.99},
        card={
            "purpose": "Key points and classes of cooking steps.",
            "data": f"{count:,} labelled steps of {own.names}; {held:,} others chose the step.",
        },
        notes=(f"{count:,} steps to learn from, {held:,} to choose by",),
    )
