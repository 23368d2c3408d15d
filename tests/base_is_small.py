"""Run by the base install's Python: what using a model must not need is not there, and what it needs is."""

import importlib.util
import sys

ABSENT = ("torch", "onnx", "safetensors", "polars", "pandas", "pyarrow", "scipy")
PRESENT = ("seqchef", "numpy", "onnxruntime", "typer", "rich", "rapidfuzz")

found = [name for name in ABSENT if importlib.util.find_spec(name)]
missing = [name for name in PRESENT if not importlib.util.find_spec(name)]
if found or missing:
    sys.exit(f"base install: should not be there: {found or 'nothing'}; missing: {missing or 'nothing'}")
print(f"base install: {', '.join(PRESENT)}; none of {', '.join(ABSENT)}")
