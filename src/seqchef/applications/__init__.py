"""Applications: what a kitchen wants from the models. The folders do not import each other."""
