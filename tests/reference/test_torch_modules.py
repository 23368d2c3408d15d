"""Our cells against PyTorch's own modules with the same weights."""

import pytest
import torch
from torch import nn

from seqchef.learning.layers import cells
from seqchef.learning.layers.recurrence import Bidirectional

MODULES = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


def copy_weights(cell, module, suffix=""):
    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
        getattr(module, f"{name}_l0{suffix}").data.copy_(getattr(cell, name))


@pytest.mark.parametrize("name", MODULES)
def test_a_cell_equals_the_module_in_outputs_and_state(name):
    torch.manual_seed(0)
    cell, module, x = cells.load(name)(5, 7), MODULES[name](5, 7, batch_first=True), torch.randn(3, 6, 5)
    copy_weights(cell, module)
    begin = tuple(torch.randn(3, 7) for _ in cell.initial_state(3))
    y, state = cell(x, None, begin)
    layered = tuple(s[None] for s in begin)
    expected, end = module(x, layered if len(begin) > 1 else layered[0])
    torch.testing.assert_close(y, expected, rtol=0, atol=1e-6)
    for found, wanted in zip(state, end if isinstance(end, tuple) else (end,), strict=True):
        torch.testing.assert_close(found, wanted[0], rtol=0, atol=1e-6)


@pytest.mark.parametrize("name", MODULES)
def test_both_directions_equal_the_bidirectional_module_over_packed_rows(name):
    torch.manual_seed(0)
    layer = Bidirectional(cells.load(name)(5, 4), cells.load(name)(5, 4))
    module = MODULES[name](5, 4, batch_first=True, bidirectional=True)
    copy_weights(layer.ahead, module)
    copy_weights(layer.back, module, "_reverse")
    x, lengths = torch.randn(4, 8, 5), torch.tensor([8, 2, 5, 1])
    packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    expected, _ = nn.utils.rnn.pad_packed_sequence(module(packed)[0], batch_first=True)
    torch.testing.assert_close(layer(x, lengths)[0], expected, rtol=0, atol=1e-6)
