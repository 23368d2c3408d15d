"""Learning: everything that needs PyTorch; nothing here is needed to use a model.

Knows: layers, stacks, tasks, the training loop, and how a trained model becomes a bundle.
Does not know: what a kitchen does with it.
Start at: train.fit, or layers.protocol.Layer.
"""
