"""Inference: trained models in use, with ONNX Runtime and NumPy only.

Knows: bundles, sessions, how scores become labels and forecasts, several models as one.
Does not know: what the labels mean in a kitchen, or how a model was trained.
Start at: label.Labeller, forecast.
"""
