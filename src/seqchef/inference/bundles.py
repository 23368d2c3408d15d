"""Bundles: a trained model as a folder: manifest.json, model.onnx, what it needs, and CARD.md.

The manifest names every file with its SHA-256, so a damaged or foreign bundle is refused before anything is loaded.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seqchef.errors import MissingPart

FORMAT_VERSION = 1
SHIPPED = Path(__file__).resolve().parents[1] / "models"


@dataclass(frozen=True)
class Bundle:
    """A checked bundle."""

    folder: Path
    manifest: Mapping[str, Any]

    @classmethod
    def load(cls, name: str | Path, *, task: str) -> "Bundle":
        """A shipped bundle by name, or any bundle by its folder.

        Raises MissingPart when it is absent, damaged, foreign, or made for another task.
        """
        folder = SHIPPED / name if (SHIPPED / name).is_dir() else Path(name)
        if not (folder / "manifest.json").is_file():
            raise MissingPart(
                f'no bundle "{name}"; shipped: {", ".join(shipped())}; or give a folder with manifest.json'
            )
        manifest = _manifest(folder)
        if manifest.get("format_version") != FORMAT_VERSION:
            found = manifest.get("format_version")
            raise MissingPart(f"{folder}: bundle format {found}; this version of seqchef reads {FORMAT_VERSION}")
        if manifest["task"] != task:
            raise MissingPart(f'{folder}: a bundle for the task "{manifest["task"]}"; expected one for "{task}"')
        for file, expected in manifest["files"].items():
            path = folder / file
            if not path.is_file() or digest(path) != expected:
                raise MissingPart(
                    f"{path}: not the file that the manifest describes; install or build the bundle again"
                )
        return cls(folder, manifest)

    def text(self, file: str) -> str:
        """A text file of the bundle."""
        return (self.folder / file).read_text(encoding="utf-8")


def shipped() -> tuple[str, ...]:
    """Names of the bundles that came with the package."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob("*/manifest.json")))


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or not {"task", "files"} <= manifest.keys():
        raise MissingPart(f"{folder}/manifest.json: not a seqchef manifest; install or build the bundle again")
    return manifest
