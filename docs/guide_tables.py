"""Tables of the guide's pages 9 to 13, from recorded numbers, in English and Chinese.

Knows: which page shows which numbers. Does not know: how a page is filled (generate.py), or the pages before
(guide_blocks). Start at: BLOCKS.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

RECORDED = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "guide.json"
CHINESE: Mapping[str, str] = {
    "split": "划分方式",
    "line by line, at random": "逐行随机",
    "by the hash of what twins share": "按近似重复行共有部分的哈希",
    "held-out lines": "留出的行",
    "of them with a twin learned from": "其中有近似重复行已被学过",
    "right by heart": "死记硬背的正确率",
    "right by a small tagger": "小标注器的正确率",
    "tagger, lines with any twin": "小标注器，有近似重复的行",
    "tagger, lines alone": "小标注器，没有近似重复的行",
    "one stack, three seeds": "同一个结构，三个种子",
    "three different stacks": "三个不同的结构",
    "members": "成员",
    "each alone": "各自单独",
    "mean": "平均",
    "vote": "投票",
    "score": "打分函数",
    "right amounts": "用量正确率",
    "form": "形式",
    "stack": "结构",
    "weights": "权重数",
    "dev lines all right": "开发集整行全对",
    "of three seeds": "三个种子各自",
    "no positions": "无位置编码",
    "sinusoidal": "正弦",
    "learned": "可学习",
    "alibi": "ALiBi",
    "rope": "RoPE",
    "as today": "如今的写法",
    "convolution": "卷积",
    "recurrence": "循环",
    "convolution, then recurrence": "先卷积，后循环",
    "recurrence, then attention": "先循环，后注意力",
    "recurrence, one way": "单向循环",
    "Griffin, one way": "单向 Griffin",
    "numbers of state after 256 steps": "256 步后状态里的数",
    "after 16,384 steps": "16,384 步后",
    "a step, after 256 steps": "256 步后走一步",
    "layer": "层",
}


def twins(language: str) -> str:
    """What is right of the lines held out, by way of splitting."""
    names = {"random": "line by line, at random", "hash": "by the hash of what twins share"}
    rows = [
        [
            _in(language, names[name]),
            f"{split['dev_lines']:,}",
            _percent(split["twin_learned"]),
            *(_percent(split[key]) for key in ("by_heart", "right", "right_with_twin", "right_alone")),
        ]
        for name, split in _recorded("twins")["splits"].items()
    ]
    heads = ["split", "held-out lines", "of them with a twin learned from", "right by heart", "right by a small tagger"]
    return _table(language, [*heads, "tagger, lines with any twin", "tagger, lines alone"], rows)


def ensembles(language: str) -> str:
    """What is right of each member's answers, of their mean and of their vote."""
    names = {"seeds": "one stack, three seeds", "stacks": "three different stacks"}
    rows = [
        [
            _in(language, names[name]),
            ", ".join(f"`{stack}`" for stack in dict.fromkeys(member["stack"] for member in group["members"])),
            ", ".join(map(_percent, group["alone"])),
            _percent(group["mean"]),
            _percent(group["vote"]),
        ]
        for name, group in _recorded("ensembles")["groups"].items()
    ]
    return _table(language, ["", "members", "each alone", "mean", "vote"], rows)


def lookup(language: str) -> str:
    """How many amounts are right, by kind of score."""
    rows = [[f"`attend({score})`", _percent(right)] for score, right in _recorded("lookup")["right"].items()]
    return _table(language, ["score", "right amounts"], rows)


def stacks(part: str, language: str) -> str:
    """How many dev lines stacks label right, by seed."""
    rows = [
        [
            _in(language, name),
            f"`{one['stack']}`",
            f"{one['weights']:,}",
            _percent(mean(one["right"])),
            ", ".join(f"{100 * right:.1f}" for right in one["right"]),
        ]
        for name, one in _recorded(part)["stacks"].items()
    ]
    return _table(language, ["form", "stack", "weights", "dev lines all right", "of three seeds"], rows)


def cost(language: str) -> str:
    """What a step has to keep and how long it takes, after few steps and after many."""
    recorded = _recorded("cost")
    few, many = (recorded["lengths"].index(length) for length in (256, 16384))
    rows = [
        [
            f"`{one['stack']}`",
            *(f"{one['state'][at]:,}" for at in (few, many)),
            *(f"{one['microseconds'][at]:,.0f} µs" for at in (few, many)),
        ]
        for one in recorded["stacks"].values()
    ]
    heads = ["layer", "numbers of state after 256 steps", "after 16,384 steps"]
    return _table(language, [*heads, "a step, after 256 steps", "after 16,384 steps"], rows)


def _recorded(part: str) -> Any:
    return json.loads(RECORDED.read_text(encoding="utf-8"))["numbers"][part]


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _in(language: str, words: str) -> str:
    return CHINESE[words] if language == "zh" and words else words


def _table(language: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    named = [_in(language, head) for head in heads]
    return "\n".join(f"| {' | '.join(row)} |" for row in [named, ["---"] * len(heads), *rows]) + "\n"


_MADE: Mapping[str, Callable[[str], str]] = {
    "twins": twins,
    "ensembles": ensembles,
    "lookup": lookup,
    "transformers": partial(stacks, "transformers"),
    "hybrids": partial(stacks, "hybrids"),
    "cost": cost,
}
BLOCKS = {
    f"guide {name} {language}": partial(make, language) for name, make in _MADE.items() for language in ("en", "zh")
}
