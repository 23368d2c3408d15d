"""Output files: see seqchef.files."""

from seqchef.files import atomic_write as atomic_write
