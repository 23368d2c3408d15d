"""Bundles: a trained model as a folder: manifest.json, model.onnx, what it needs, and CARD.md.

The manifest names every file with its SHA-256, so a damaged or foreign bundle is refused before anything is loaded.
An ensemble is a bundle whose manifest lists members: folders inside it, each of them a bundle of its own.
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
    members: tuple["Bundle", ...] = ()  # of an ensemble

    @classmethod
    def load(cls, name: str | Path, *, task: str | None = None) -> "Bundle":
        """A shipped bundle by name, or any bundle by its folder.

        Raises MissingPart when it is absent, damaged, foreign, or made for another task than the one that is asked for.
        """
        folder = SHIPPED / name if (SHIPPED / name).is_dir() else Path(name)
        if not (folder / "manifest.json").is_file():
            raise MissingPart(
                f'no bundle "{name}"; shipped: {", ".join(shipped())}; or give a folder with manifest.json'
            )
        return cls._checked(folder, task)

    @classmethod
    def _checked(cls, folder: Path, task: str | None) -> "Bundle":
        manifest = _manifest(folder)
        if manifest.get("format_version") != FORMAT_VERSION:
            found = manifest.get("format_version")
            raise MissingPart(f"{folder}: bundle format {found}; this version of seqchef reads {FORMAT_VERSION}")
        if task is not None and manifest["task"] != task:
            raise MissingPart(f'{folder}: a bundle for the task "{manifest["task"]}"; expected one for "{task}"')
        for file, expected in manifest["files"].items():
            path = folder / file
            if not path.is_file() or digest(path) != expected:
                raise MissingPart(
                    f"{path}: not the file that the manifest describes; install or build the bundle again"
                )
        return cls(folder, manifest, cls._members(folder, manifest))

    @classmethod
    def _members(cls, folder: Path, manifest: Mapping[str, Any]) -> tuple["Bundle", ...]:
        names = manifest.get("members", [])
        # That a member's manifest is named with its hash also means that no bundle can be inside itself.
        if not isinstance(names, list) or not all(f"{name}/manifest.json" in manifest["files"] for name in names):
            raise MissingPart(f"{folder}: members {names}; expected folders whose manifests are among the files")
        members = tuple(cls._checked(folder / name, manifest["task"]) for name in names)
        for member in members:
            if member.members:
                raise MissingPart(f"{member.folder}: an ensemble inside an ensemble; expected a model")
        return members

    @property
    def models(self) -> tuple["Bundle", ...]:
        """What to load: the members of an ensemble, or the bundle itself."""
        return self.members or (self,)

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
