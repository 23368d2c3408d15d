"""Write what the docs show and nobody types: output of commands, help, and figures from benchmarks/results.

    python docs/generate.py           write it
    python docs/generate.py --check   fail when it is not what stands there

A generated place is between `<!-- begin NAME -->` and `<!-- end -->`. What a model answers may differ by one in the
last place between processors, so the check compares the numbers of those places nearly, and all else exactly.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import backtest_blocks
import compare_blocks
import forecast_blocks
import guide_blocks
import guide_pictures
import guide_tables
import price_blocks
import read_blocks
import sales_blocks
import write_blocks

from seqchef.formats.written_words import load as written_words

PROJECT = Path(__file__).resolve().parents[1]
SEQCHEF = Path(sys.executable).with_name("seqchef")
COMMANDS = (
    "read",
    "forecast",
    "prices",
    "plan",
    "write",
    "describe",
    "demo",
    "init",
    "train",
    "compare",
    "generate",
    "ensemble",
    "scale",
    "shopping",
    "doctor",
    "evaluate label",
    "evaluate forecast",
    "evaluate generate",
    "evaluate overrides",
    "inventory newsvendor",
    "inventory order-up-to",
    "inventory s-S",
    "inventory reorder-point",
    "inventory safety-stock",
    "inventory eoq",
    "inventory joint",
    "inventory schedule",
    "inventory budget",
    "inventory packs",
    "inventory shelf-life",
)
EXAMPLES = ("2 x 400g tins chopped tomatoes", "1½ cups (210 g) plain flour, sifted", "salt and pepper, to taste")
BLOCK = re.compile(r"(?P<begin><!-- begin (?P<name>[\w -]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
DISH = re.compile(
    "|".join(rf"^{written_words(one)['demo_uses'].partition('{')[0]}.*" for one in ("en", "zh")), re.MULTILINE
)


def run(*arguments: str, folder: Path | None = None, given: str | None = None) -> str:
    """What `seqchef ARGUMENTS` prints to stdout; `given` is on its standard input."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [str(SEQCHEF), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=folder,
        input=given,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def fenced(text: str, language: str = "text") -> str:
    return f"```{language}\n{text}\n```\n"


def results(name: str) -> Any:
    return json.loads((PROJECT / "benchmarks" / "results" / f"{name}.json").read_text(encoding="utf-8"))["numbers"]


def read_table() -> str:
    shown = " ".join(f'"{line}"' for line in EXAMPLES)
    return fenced(f"$ seqchef read --format table {shown}\n{run('read', '--format', 'table', *EXAMPLES)}")


def read_json() -> str:
    line = EXAMPLES[1]
    shown = json.dumps(json.loads(run("read", "--format", "jsonl", line)), ensure_ascii=False)
    return fenced(shown, "json")


def demo(language: str) -> Callable[[], str]:
    def block() -> str:
        options = [] if language == "en" else ["--language", language]
        with tempfile.TemporaryDirectory() as folder:
            return fenced(f"$ {' '.join(['seqchef demo', *options])}\n{run('demo', *options, folder=Path(folder))}")

    return block


def help_pages() -> str:
    return "\n".join(f"## seqchef {name}\n\n{fenced(run(*name.split(), '--help'))}" for name in COMMANDS)


def _table(headers: list[str], rows: list[list[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def figures_label() -> str:
    numbers = results("label_dev")
    shown = [["tokens right", "token_accuracy"], ["whole lines right", "line_accuracy"]]
    rows = [[name, f"{100 * numbers[key]:.2f} %"] for name, key in shown]
    return _table([f"{numbers['lines']:,} lines", "shipped bundle"], rows)


def figures_speed() -> str:
    speed, size = results("read_speed"), results("install_size")
    rows = [
        ['`seqchef read "2 cups flour"`, a fresh process', f"{speed['cold_seconds']:.2f} s"],
        ["its peak memory", f"{speed['cold_peak_megabytes']:.0f} MB"],
        ["lines in batch", f"{speed['lines_per_second']:,} a second"],
        ["base install with everything it needs", f"{size['megabytes']:.0f} MB"],
    ]
    return _table(["", "measured"], rows)


def figures_forecast() -> str:
    rows = []
    for name, mark in results("forecast").items():
        if not isinstance(mark, dict) or "zero-shot" not in mark:
            continue
        ours, zero, plain, naive = (mark[method] for method in ("auto", "zero-shot", "empirical", "seasonal-naive"))
        rows.append(
            [
                f"{name}, {mark['horizon']} steps, {mark['series']} series",
                *(f"{method['sql']:.3f}" for method in (ours, zero, plain, naive)),
                f"{100 * (1 - ours['sql'] / naive['sql']):.0f} %",
                f"{100 * ours['cov80']:.0f} %",
            ]
        )
    headers = ["set", "auto", "zero-shot", "empirical", "seasonal naive", "auto below naive", "truth in its 80 % range"]
    return _table(headers, rows)


def figures_quantization() -> str:
    rows = [
        [
            name,
            f"{n['megabytes']:.2f}",
            f"{n['microseconds_one_line']:.0f}",
            f"{n['microseconds_a_line_of_128']:.0f}",
            f"{100 * n['line_accuracy']:.2f} %",
            f"{n['largest_change_by_batch']:.2g}",
        ]
        for name, n in results("quantization").items()
    ]
    headers = [
        "form",
        "MB",
        "µs, one line",
        "µs a line, 128 lines",
        "dev lines right",
        "change of a score by its batch",
    ]
    return _table(headers, rows)


def figures_rivals() -> str:
    rows = [
        [
            f"`{n['stack']}`, {'shipped' if name == 'label-en' else 'not shipped'}",
            f"{100 * n['line_accuracy']:.2f} %",
            f"{100 * n['token_accuracy']:.2f} %",
            f"{n['megabytes']:.2f}",
            f"{n['microseconds_a_line']:.0f}",
        ]
        for name, n in results("label_rivals").items()
    ]
    return _table(
        ["trained to the end", "dev lines right", "dev tokens right", "MB", "µs of CPU a line, text to labels"], rows
    )


def figures_training() -> str:
    numbers = results("training_speed")
    rows = []
    for name in next(iter(numbers.values())):
        row = [name if name.startswith("nn.") else f"`{name}`"]
        for measured in (length[name] for length in numbers.values()):
            times = f", {measured['ratio']:.2f} × {measured['times']}" if "ratio" in measured else ""
            row.append(f"{measured['tokens_per_second']:,}{times}")
        rows.append(row)
    return _table(["two layers of 256, batch 32", *numbers], rows)


def cells() -> str:
    import torch

    from seqchef.learning.layers import cells as folder

    rows = []
    for name in folder.names():
        cell = folder.load(name)(128, 128)
        summary = (sys.modules[type(cell).__module__].__doc__ or "").splitlines()[0]
        gates = ", ".join(cell.gates(torch.zeros(1, 1, 128))) or "none"
        state = ", ".join(" × ".join(map(str, part.shape[1:])) for part in cell.initial_state(1))
        count = sum(parameter.numel() for parameter in cell.parameters())
        rows.append([f"`{name}`", summary, state, gates, f"{count:,}"])
    return _table(["cell", "what it is", "state of a row", "gates", "parameters at 128 to 128"], rows)


def layers() -> str:
    from dataclasses import fields

    from seqchef.learning.backbones import KINDS, CellConfig

    rows = []
    for name, kind in {"a cell": CellConfig, **KINDS}.items():
        usual = {field.name: field.default for field in fields(kind)}
        options = [
            option if usual[option] is False else f"{option}={'' if usual[option] is None else usual[option]}"
            for option in kind.options()
        ]
        summary = (kind.__doc__ or "").splitlines()[0]
        shown = name if kind is CellConfig else f"`{name}`"
        rows.append([shown, summary, f"`{kind.first}`", ", ".join(f"`{option}`" for option in options)])
    return _table(["layer", "what it is", "first", "options, with what they are when not given"], rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "read table": read_table,
    "read json": read_json,
    "demo en": demo("en"),
    "demo zh": demo("zh"),
    "help": help_pages,
    "cells": cells,
    "layers": layers,
    "figures label": figures_label,
    "figures speed": figures_speed,
    "figures forecast": figures_forecast,
    "figures quantization": figures_quantization,
    "figures training": figures_training,
    "figures rivals": figures_rivals,
    **read_blocks.blocks(run, fenced),
    **price_blocks.blocks(run, fenced),
    **guide_blocks.BLOCKS,
    **guide_tables.BLOCKS,
    **compare_blocks.BLOCKS,
    **backtest_blocks.BLOCKS,
    **forecast_blocks.BLOCKS,
    **sales_blocks.BLOCKS,
    **write_blocks.BLOCKS,
}


MODEL_ANSWERS = (
    "read table",
    "read json",
    "step json",
    "recipe table",
    "prices table",
    "demo en",
    "demo zh",
    "output",
)  # whose numbers a model computes anew


def unchanged(found: str, expected: str) -> bool:
    """Whether a page says what was made anew: its text and figures exactly, a model's answers nearly."""
    if BLOCK.sub(r"\g<name>", found) != BLOCK.sub(r"\g<name>", expected):
        return False
    return all(
        same(own[0], fresh[0]) if own["name"] in MODEL_ANSWERS else own[0] == fresh[0]
        for own, fresh in zip(BLOCK.finditer(found), BLOCK.finditer(expected), strict=True)
    )


def filled(text: str) -> str:
    """The text with every generated place made anew."""
    text = BLOCK.sub(lambda m: m[0] if m["name"] == "output" else f"{m['begin']}{BLOCKS[m['name']]()}{m['end']}", text)
    return guide_blocks.with_outputs(text) if "<!-- begin output -->" in text else text


def same(found: str, expected: str) -> bool:
    """Equal texts, and numbers that differ by 2 % or by one in the last place at most.

    A line with a dish that the writer wrote may be any: one piece drawn otherwise, and the rest is another dish.
    """
    found, expected = DISH.sub("", found), DISH.sub("", expected)
    if NUMBER.sub("0", re.sub(r" +", " ", found)) != NUMBER.sub("0", re.sub(r" +", " ", expected)):
        return False
    pairs = zip(NUMBER.findall(found), NUMBER.findall(expected), strict=True)
    return all(
        abs(float(a) - float(b)) <= max(0.02 * float(b), 10.0 ** -len(b.partition(".")[2])) + 1e-9 for a, b in pairs
    )


def main() -> None:
    wrong = []
    for path in sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")]):
        text = path.read_text(encoding="utf-8")
        if "<!-- begin " not in text:
            continue
        fresh = filled(text)
        if "--check" not in sys.argv:
            path.write_text(fresh, encoding="utf-8")
        elif not unchanged(text, fresh):
            wrong.append(str(path.relative_to(PROJECT)))
    folder = PROJECT / "docs" / "guide" / "pictures"
    pictures = ((folder / f"{name}.svg", picture) for name, picture in guide_pictures.drawn().items())
    for path, content in (*pictures, *compare_blocks.pages()):
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            wrong.append(str(path.relative_to(PROJECT)))
    if wrong:
        sys.exit(f"not what the commands and results say: {', '.join(wrong)}; run make docs and read the difference")


if __name__ == "__main__":
    main()
