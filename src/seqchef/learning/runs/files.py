"""Run files: read, written, and tied to the very files that somebody's own data were.

Knows: TOML, that paths are found from the folder of the run file, that a file must be the one the run was written for.
Does not know: what tables mean.
Start at: read_run, write_run.
"""

import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from seqchef.errors import BadInput
from seqchef.files import atomic_write
from seqchef.inference.bundles import digest
from seqchef.learning.data.own import FILE_KEYS, OwnData, options_of

NAME = "run.toml"  # of the copy in a bundle and beside checkpoints
HEADING = "# seqchef train THIS_FILE repeats the run. Paths of data are found from the folder of this file.\n"
KEYS = ("task", "name", "data", "model", "train", "card")


def read_run(path: Path) -> dict[str, Any]:
    """A run file's tables. Raises BadInput."""
    try:
        run = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}; expected a run file such as runs/label-en.toml") from None
    except ValueError as error:
        raise BadInput(f"{path}: {error}; expected a run file such as runs/label-en.toml") from error
    missing = [key for key in KEYS if key not in run]
    if missing:
        raise BadInput(
            f"{path}: {', '.join(missing)} missing; expected task, name, [data], [model], [train] and [card]"
        )
    return run


def own_data(run: Mapping[str, Any], folder: Path) -> OwnData | None:
    """The files that [data] names, found from `folder`; None for a run on a corpus.

    Raises BadInput for a file that is absent, or is not the one that the run was written for.
    """
    data = run["data"]
    if "files" not in data:
        return None
    files, dev = (_paths(data, key, folder) for key in ("files", "dev"))
    if not files:
        raise BadInput("[data]: files is empty; expected one file or more")
    for path in (*files, *dev):
        if not path.is_file():
            raise BadInput(f"{path}: no such file; paths in a run file are found from its own folder")
    if "sha256" in data:
        for path, expected in zip((*files, *dev), data["sha256"], strict=False):
            if digest(path) != expected:
                raise BadInput(
                    f"{path} has changed since the run file was written; expected the same file, or a new run: "
                    f"seqchef train {run['task']} {path.name}"
                )
    return OwnData(files, dev)


def _paths(data: Mapping[str, Any], key: str, folder: Path) -> tuple[Path, ...]:
    names = data.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadInput(f'[data]: {key} is {names!r}; expected a list of files, such as ["lines.jsonl"]')
    return tuple(folder / name for name in names)


def begin(folder: Path, run: Mapping[str, Any], own: OwnData | None) -> Path:
    """Write run.toml into a folder of checkpoints; its path. Raises BadInput when they are another run's."""
    claim(folder, identity(run, own))
    atomic_write(folder / NAME, run_text(run, own, folder))
    return folder / NAME


def run_text(run: Mapping[str, Any], own: OwnData | None, folder: Path) -> str:
    """A run file that will lie in `folder`: own data are written with their hashes, as they are found from there."""
    tables = dict(run)
    if own is not None:
        found = {"files": _from_folder(own.files, folder), "dev": _from_folder(own.dev, folder)}
        hashes = [digest(file) for file in (*own.files, *own.dev)]
        others = {name: value for name, value in run["data"].items() if name not in FILE_KEYS}
        tables["data"] = {**{name: paths for name, paths in found.items() if paths}, "sha256": hashes, **others}
    return f"{HEADING}{to_toml(tables)}"


def identity(run: Mapping[str, Any], own: OwnData | None) -> dict[str, Any]:
    """What makes two runs the same run, wherever their files lie."""
    data = dict(run["data"])
    if own is not None:
        hashes = {name: [digest(path) for path in paths] for name, paths in (("files", own.files), ("dev", own.dev))}
        data = {**options_of(data), **hashes}
    found = {"task": run["task"], "data": data, "model": run["model"], "train": run["train"]}
    found |= {table: run[table] for table in ("pretrain", "distil") if table in run}
    return dict(json.loads(json.dumps(found)))


def claim(folder: Path, found: Mapping[str, Any]) -> None:
    """Note in a folder of checkpoints whose they are. Raises BadInput when they are another run's."""
    note = folder / "run.json"
    if not note.exists():
        atomic_write(note, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
        return
    before = json.loads(note.read_text(encoding="utf-8"))
    if changed := _changes(before, found):
        raise BadInput(
            f"{folder} holds the checkpoints of another run, with other {', '.join(changed)}; "
            "expected the same: remove the folder, or give this run another name (--name)"
        )


def to_toml(tables: Mapping[str, Any]) -> str:
    """Texts, numbers, flags, lists of them, and one level of tables, as TOML."""
    plain = [f"{name} = {_value(value)}" for name, value in tables.items() if not isinstance(value, Mapping)]
    for name, value in tables.items():
        if isinstance(value, Mapping):
            plain += ["", f"[{name}]", *(f"{key} = {_value(one)}" for key, one in value.items())]
    return "\n".join(plain) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML's texts, but for this one
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return repr(value)


def _from_folder(paths: Sequence[Path], folder: Path) -> list[str]:
    found = []
    for path in paths:
        try:
            found.append(PurePath(os.path.relpath(path, folder)).as_posix())
        except ValueError:  # another drive
            found.append(path.resolve().as_posix())
    return found


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Names of what differs: `task`, or `train.steps`."""
    changed = []
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            changed += [f"{name}.{key}" for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
        elif old != new:
            changed.append(name)
    return changed
