"""Backbones: a stack of layers from one line of text.

Knows: the notation, its config, and which layers the names mean.
Does not know: what the stack is for (tasks).
Start at: parse, build.

    "bilstm(128)*2"    "conv(5) > bigru(64, dropout=0.3) > attention(4)"    "lstm(256, residual, norm=rms)*3"
    "(griffin(64)*2 > transformer(64, causal, window=32))*2"    "bigru(64) => gru(64) > attend(additive)"
"""

from seqchef.learning.backbones.build import build
from seqchef.learning.backbones.config import PairConfig, StackConfig
from seqchef.learning.backbones.kinds import KINDS
from seqchef.learning.backbones.layer import LayerConfig
from seqchef.learning.backbones.notation import names, parse, parse_pair
from seqchef.learning.backbones.singles import CellConfig

__all__ = ["KINDS", "CellConfig", "LayerConfig", "PairConfig", "StackConfig", "build", "names", "parse", "parse_pair"]
