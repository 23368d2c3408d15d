"""Layers: one idea of the field per file, all with one protocol.

Knows: (B, T, D) in, (B, T, D') out, state in and out, padding, and how a layer writes itself as ONNX nodes.
Does not know: tasks, data, training.
Start at: protocol.Layer; cells/ holds the recurrences.
"""
