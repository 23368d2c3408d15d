"""What a backbone is built from: frozen, checked when made, stored as is in a model's manifest."""

from dataclasses import dataclass

from seqchef.errors import BadInput
from seqchef.learning.layers import cells


@dataclass(frozen=True, kw_only=True)
class LayerConfig:
    """One recurrent layer."""

    cell: str
    hidden_size: int  # H, per direction
    bidirectional: bool = False
    residual: bool = False
    dropout: float = 0.0  # probability, on the layer's output, while training only

    def __post_init__(self) -> None:
        cells.load(self.cell)
        if self.hidden_size < 1:
            raise BadInput(f"{self.cell}: hidden size is {self.hidden_size}; expected 1 or more")
        if not 0 <= self.dropout < 1:
            raise BadInput(f"{self.cell}: dropout is {self.dropout}; expected at least 0 and below 1")

    def __str__(self) -> str:
        options = [str(self.hidden_size)]
        options += ["residual"] if self.residual else []
        options += [f"dropout={self.dropout}"] if self.dropout else []
        return f"{'bi' if self.bidirectional else ''}{self.cell}({', '.join(options)})"


@dataclass(frozen=True)
class StackConfig:
    """Layers from the input upwards; `str` of it is the notation that gives it back."""

    layers: tuple[LayerConfig, ...]

    def __post_init__(self) -> None:
        if not self.layers:
            raise BadInput('the stack is empty; expected for example "bilstm(128)*2"')

    def __str__(self) -> str:
        parts: list[tuple[str, int]] = []
        for layer in map(str, self.layers):
            if parts and parts[-1][0] == layer:
                parts[-1] = (layer, parts[-1][1] + 1)
            else:
                parts.append((layer, 1))
        return " > ".join(layer if times == 1 else f"{layer}*{times}" for layer, times in parts)
