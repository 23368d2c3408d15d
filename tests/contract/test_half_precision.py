"""Training with bfloat16 products (`precision = "bf16"`): every cell and block runs, and its gradients are numbers."""

import pytest
import torch

from seqchef.learning.backbones import build, parse
from seqchef.learning.layers import cells

STACKS = [*(f"{name}(8)" for name in cells.names()), "transformer(8, heads=2)", "griffin(8)", "conv(3) > attention(2)"]


@pytest.mark.parametrize("stack", STACKS)
def test_products_in_bfloat16_give_finite_gradients(stack):
    torch.manual_seed(0)
    layer = build(parse(stack), 8)
    x = torch.randn(3, 9, 8)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        y, _ = layer(x, torch.tensor([9, 4, 1]))
    y.float().square().sum().backward()
    assert all(p.grad is None or torch.isfinite(p.grad).all() for p in layer.parameters())
    assert sum(p.grad is not None for p in layer.parameters()) > 0
