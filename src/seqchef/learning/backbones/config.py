"""What a backbone is built from: frozen, checked when made; its text is stored in a model's manifest."""

from dataclasses import dataclass

from seqchef.errors import BadInput
from seqchef.learning.backbones.layer import LayerConfig


@dataclass(frozen=True)
class StackConfig:
    """Layers from the input upwards; `str` of it is a line of notation that gives it back."""

    layers: tuple[LayerConfig, ...]

    def __post_init__(self) -> None:
        if not self.layers:
            raise BadInput('the stack is empty; expected for example "bilstm(128)*2"')
        self.size_after(None)

    def size_after(self, input_size: int | None) -> int | None:
        """The size of the answer; raises BadInput where a layer cannot take what the one below it gives."""
        for layer in self.layers:
            input_size = layer.size_after(input_size)
        return input_size

    @property
    def needs_memory(self) -> bool:
        """Whether a layer attends to an encoder."""
        return any(layer.needs_memory for layer in self.layers)

    def require_causal(self, purpose: str) -> None:
        """Refuse, with the layer to write instead, a stack that looks ahead. `purpose`: what cannot be done so."""
        for layer in self.layers:
            if layer.looks_ahead:
                raise BadInput(
                    f'stack "{self}": {layer} looks ahead, so it cannot {purpose}; write {layer.causal_form()}'
                )

    def __str__(self) -> str:
        parts: list[tuple[str, int]] = []
        for layer in map(str, self.layers):
            if parts and parts[-1][0] == layer:
                parts[-1] = (layer, parts[-1][1] + 1)
            else:
                parts.append((layer, 1))
        return " > ".join(layer if times == 1 else f"{layer}*{times}" for layer, times in parts)


@dataclass(frozen=True)
class PairConfig:
    """An encoder that reads one sequence and a decoder that attends to its answer while it goes through another."""

    encoder: StackConfig
    decoder: StackConfig

    def __post_init__(self) -> None:
        if self.encoder.needs_memory:
            raise BadInput(f'stack "{self}": the encoder attends to an encoder; expected such layers right of => only')
        if not self.decoder.needs_memory:
            raise BadInput(
                f'stack "{self}": the decoder never looks at the encoder; expected attend(...) or decoder(...) in it'
            )
        self.decoder.require_causal("write one step after the other")

    def __str__(self) -> str:
        return f"{self.encoder} => {self.decoder}"
