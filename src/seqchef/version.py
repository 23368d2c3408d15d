"""The version, in the one place that the package, its bundles and the build read it from."""

__version__ = "0.1.0"
