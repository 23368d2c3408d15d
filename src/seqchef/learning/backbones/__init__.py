"""Backbones: a stack of layers from one line of text.

Knows: the notation, its config, and which layers the names mean.
Does not know: what the stack is for (tasks).
Start at: parse, build.

    "bilstm(128)*2"    "gru(64) > bigru(64, dropout=0.3)"    "lstm(256, residual)*3"
"""

from seqchef.learning.backbones.build import build
from seqchef.learning.backbones.config import LayerConfig, StackConfig
from seqchef.learning.backbones.notation import parse

__all__ = ["LayerConfig", "StackConfig", "build", "parse"]
