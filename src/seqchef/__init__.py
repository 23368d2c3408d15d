"""seqchef: sequence models at work in a kitchen.

Knows: the public names. Loads neither PyTorch nor ONNX Runtime until one of them is called.
Start at: the `seqchef` command, or `seqchef.read`.
"""

__version__ = "0.1.0"
