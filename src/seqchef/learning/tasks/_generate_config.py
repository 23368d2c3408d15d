"""What a model that writes is built from, and what does not go together."""

from collections.abc import Iterable
from dataclasses import dataclass

from seqchef.errors import BadInput
from seqchef.learning.backbones import StackConfig, parse, parse_pair
from seqchef.learning.backbones.singles import PositionsConfig
from seqchef.learning.data.texts import OwnTexts, Passages
from seqchef.learning.tasks._schedule import Schedule


@dataclass(frozen=True, kw_only=True)
class GenerateConfig:
    """What a model that writes is built from and shown; [model] of a run file."""

    stack: str
    pieces: int = 4096  # of the vocabulary, at most
    size: int = 128  # features of a piece's embedding
    dropout: float = 0.1  # on the embeddings, and on what the stack makes of them
    label_smoothing: float = 0.0  # share of the truth that is given to all pieces alike (arXiv:1512.00567, section 7)
    scheduled: str = "off"  # or linear, or sigmoid: how the share of own predictions grows
    scheduled_share: float = 0.25  # of own predictions, at the end
    scheduled_steps: int = 1000
    batch_size: int = 32

    def __post_init__(self) -> None:
        if not 0 <= self.label_smoothing < 1:
            raise BadInput(f"label_smoothing is {self.label_smoothing}; expected at least 0 and below 1")
        if not 0 <= self.dropout < 1:
            raise BadInput(f"dropout is {self.dropout}; expected at least 0 and below 1")
        if self.size < 1 or self.batch_size < 1:
            raise BadInput(f"size is {self.size}, batch_size {self.batch_size}; expected 1 or more")
        _ = self.schedule

    @property
    def paired(self) -> bool:
        """Whether the stack is an encoder and a decoder."""
        return "=>" in self.stack

    @property
    def schedule(self) -> Schedule:
        """How often own predictions are seen."""
        return Schedule(self.scheduled, self.scheduled_share, self.scheduled_steps)


def limits(config: GenerateConfig) -> tuple[int | None, int | None]:
    """The steps that learned positions allow to write and, in an encoder, to read; None where there are none."""
    if not config.paired:
        return _limit(parse(config.stack)), None
    pair = parse_pair(config.stack)
    return _limit(pair.decoder), _limit(pair.encoder)


def _limit(stack: StackConfig) -> int | None:
    tables = [layer.longest for layer in stack.layers if isinstance(layer, PositionsConfig) and layer.kind == "learned"]
    return min(tables, default=None)


def expect_within(config: GenerateConfig, limit: int | None, lengths: Iterable[int]) -> None:
    """Raises BadInput for texts or sources with more steps than learned positions."""
    longest = max(lengths, default=0)
    if limit is not None and longest > limit:
        raise BadInput(
            f'stack "{config.stack}": its positions end at {limit} and the longest text has {longest} pieces; '
            f"expected positions(learned, longest={longest}), or truncate, or a window"
        )


def expect_fit(config: GenerateConfig, passages: Passages, options: OwnTexts) -> None:
    """Raises BadInput where the stack is for the other kind of data, or a window for pairs is asked for."""
    paired = passages[0].source is not None
    if paired and not config.paired:
        raise BadInput(
            f'stack "{config.stack}" and pairs; expected an encoder and a decoder, such as '
            '"bigru(64) => gru(64) > attend(additive)"'
        )
    if config.paired and not paired:
        raise BadInput(f'stack "{config.stack}" and texts without a source; expected one stack, such as "gru(128)*2"')
    if paired and options.window:
        raise BadInput(f"window is {options.window} and the data are pairs; expected 0: an answer is learned whole")
