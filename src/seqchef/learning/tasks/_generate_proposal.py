"""What suits somebody's own texts: a stack by their kind, a vocabulary by their size, steps by how many there are."""

from collections.abc import Mapping
from typing import Any

from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.data.texts import read_own

TEXTS, PAIRS = "gru(256, residual, norm=rms, dropout=0.1)*2", "bigru(128) => gru(128) > attend(additive)"
EPOCHS = 12
CHARACTERS_A_PIECE = 400  # of the training texts, for each piece of the vocabulary
FEWEST_PIECES, MOST_PIECES = 512, 4096


def propose(own: OwnData, options: Mapping[str, Any]) -> Proposal:
    """A run on these texts; what `options` says already is kept. Raises BadInput for texts that cannot be used."""
    texts = read_own(own.files, own.dev)
    count, held = len(texts.train), len(texts.dev)
    paired = texts.train[0].source is not None
    characters = sum(len(one.text) + len(one.source or "") for one in texts.train)
    batch_size = options.get("batch_size", min(32, max(8, count // 32)))
    pieces = min(MOST_PIECES, max(FEWEST_PIECES, characters // CHARACTERS_A_PIECE))
    kind = "pairs" if paired else "texts"
    return Proposal(
        model={
            "stack": PAIRS if paired else TEXTS,
            "size": 128 if paired else 256,
            "pieces": pieces,
            "batch_size": batch_size,
        },
        train={"steps": min(20_000, max(300, EPOCHS * count // batch_size)), "average": 0.999},
        card={
            "purpose": f"Writes {'answers to sources' if paired else 'texts'} such as those of {own.names}.",
            "data": f"{count:,} {kind} of {own.names}; {held:,} others chose the step.",
        },
        notes=(
            f"{count:,} {kind} with {characters:,} characters to learn from, {held:,} to choose by",
            f"a vocabulary of {pieces:,} pieces at most, batches of {batch_size}",
        ),
    )
