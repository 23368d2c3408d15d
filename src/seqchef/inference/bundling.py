"""Bundling: files to a bundle, and several bundles to one that is an ensemble.

Knows: where things stand in the folder. Does not know: how they were trained (learning) or are combined (ensembles).
Start at: write_bundle, write_ensemble.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.inference.bundles import FORMAT_VERSION, Bundle, digest, shipped
from seqchef.inference.ensembles import CASCADE, THRESHOLD, WAYS, check, check_threshold
from seqchef.version import __version__


def write_bundle(folder: Path, task: str, facts: Mapping[str, Any], files: Mapping[str, str | bytes]) -> None:
    """Write a bundle's files and its manifest (task, facts, hashes); an existing bundle is replaced at the end.

    Raises BadInput when anything but a bundle is there.
    """
    expect_place(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as name:
        fresh = Path(name) / folder.name
        fresh.mkdir()
        for file, content in files.items():
            (fresh / file).parent.mkdir(parents=True, exist_ok=True)
            (fresh / file).write_bytes(content.encode() if isinstance(content, str) else content)
        manifest = {
            "format_version": FORMAT_VERSION,
            "seqchef": __version__,
            "task": task,
            **facts,
            "files": {file: digest(fresh / file) for file in files},
        }
        (fresh / "manifest.json").write_text(
            json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)


def write_ensemble(
    folder: Path,
    names: Sequence[str | Path],
    *,
    combine: str = "mean",
    threshold: float = THRESHOLD,
    card: str | None = None,
) -> None:
    """Write one bundle that holds and combines others, named as for Bundle.load; a bundle at `folder` is replaced.

    `threshold` is for a cascade alone: how sure of each label its first member must be to answer alone. `card` replaces
    the card that lists the members. Raises MissingPart where a bundle is absent or damaged, and BadInput where the
    bundles cannot be combined, one of them is an ensemble itself, or `folder` is in use.
    """
    if not names:
        raise BadInput("no bundle to combine; expected 1 or more")
    bundles = [Bundle.load(name) for name in names]
    check(bundles, combine)
    _check_place(folder, bundles)
    members = [f"{i}-{bundle.folder.resolve().name}" for i, bundle in enumerate(bundles, start=1)]
    files: dict[str, str | bytes] = {
        f"{member}/{file}": (bundle.folder / file).read_bytes()
        for member, bundle in zip(members, bundles, strict=True)
        for file in ("manifest.json", *bundle.manifest["files"])
    }
    task = bundles[0].manifest["task"]
    name = folder.resolve().name
    files["CARD.md"] = card or _card(name, bundles, members, combine)
    facts: dict[str, Any] = {"name": name, "combine": combine, "members": members}
    if combine == CASCADE:
        facts["threshold"] = check_threshold(threshold)
    write_bundle(folder.resolve(), task, facts, files)


def expect_place(folder: Path) -> None:
    """Raises BadInput when a bundle at `folder` would not be found, or would replace anything but an older bundle."""
    if str(folder) in shipped():
        raise BadInput(f"{folder}: the name of a shipped bundle, which would be found instead; expected another name")
    if folder.exists() and not (folder / "manifest.json").is_file():
        raise BadInput(f"{folder}: exists and is no bundle; expected a new folder, or a bundle to replace")


def _check_place(folder: Path, bundles: Sequence[Bundle]) -> None:
    """Raises BadInput when writing to `folder` would lose anything but an older bundle."""
    place = folder.resolve()
    for member in (bundle.folder.resolve() for bundle in bundles):
        if place == member or place in member.parents or member in place.parents:
            raise BadInput(f"{folder}: is, or holds, or is inside the member {member}; expected a folder of its own")
    expect_place(folder)


def _card(name: str, bundles: Sequence[Bundle], members: Sequence[str], combine: str) -> str:
    """The ensemble's card: how it answers and who its members are; their own cards say the rest."""
    task = bundles[0].manifest["task"]
    rows = []
    for member, bundle in zip(members, bundles, strict=True):
        model = bundle.manifest.get("model", {})
        size = sum((bundle.folder / file).stat().st_size for file in bundle.manifest["files"]) / 1e6
        rows.append(f"| {member} | {bundle.manifest.get('name', '')} | `{model.get('stack', '')}` | {size:.2f} MB |")
    lines = [
        f"# {name}",
        "",
        f"An ensemble for the task `{task}`: {WAYS[task][combine]}.",
        "",
        "| member | model | stack | size |",
        "|---|---|---|---|",
        *rows,
        "",
        "What a member learned from, its licence and its limits stand in the CARD.md of its own folder.",
    ]
    return "\n".join(lines) + "\n"
