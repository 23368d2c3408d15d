"""What suits somebody's own labelled lines: a stack, batches that a small file has some of, steps by its size."""

from collections.abc import Mapping
from typing import Any

from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.labelled import OwnLines, read_own
from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.options import config_from, names

STACK = "bilstm(128, dropout=0.3)*2"
EPOCHS = 20


def propose(own: OwnData, options: Mapping[str, Any]) -> Proposal:
    """A run on these lines; what `options` says already is kept. Raises BadInput for lines that cannot be used."""
    chosen = {name: value for name, value in options.items() if name in names(OwnLines)}
    lines = read_own(own.files, own.dev, config_from(OwnLines, chosen, "[data]"))
    count, held = len(lines.train), len(lines.dev)
    batch_size = options.get("batch_size", min(64, max(8, count // 16)))
    lengths = [len(line.tokens) for line in lines.train]
    batches = Buckets(lengths, batch_size, padded_tokens=options.get("padded_tokens") or None)
    labels = sorted({label for line in lines.train for label in line.labels})
    return Proposal(
        model={"stack": STACK, "batch_size": batch_size},
        train={"steps": min(9000, max(300, EPOCHS * count // batch_size)), "learning_rate": 3e-3, "average": 0.999},
        card={
            "purpose": f"Labels every token of a line: {', '.join(labels)}.",
            "data": f"{count:,} labelled lines of {own.names}; {held:,} other lines chose the step.",
        },
        notes=(
            f"{count:,} lines to learn from, {held:,} to choose by; {len(labels)} labels: {', '.join(labels)}",
            f"batches of {batch_size} lines at most, {100 * batches.padding_share():.0f} % of their tokens padding",
        ),
    )
