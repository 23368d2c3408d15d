"""What the guide's pages show and nobody types: tables from recorded numbers, and what the examples print.

Knows: the guide's generated places, in English and Chinese; how a page's examples are run.
Does not know: other pages' places (generate.py), or how pictures are drawn (guide_pictures).
Start at: BLOCKS, with_outputs.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import compare_blocks

from seqchef.formats.compare_say import Say
from seqchef.learning.compare.claims import GUIDE as GUIDE_CLAIMS
from seqchef.learning.compare.claims import LITERATURE
from seqchef.learning.compare.records import Comparison
from seqchef.learning.compare.summary import recommendations

PROJECT = Path(__file__).resolve().parents[1]
GUIDE = PROJECT / "docs" / "guide"
LANGUAGES = ("en", "zh")
EXAMPLE = re.compile(
    r"```python\n(?P<code>.*?)```\n(?P<rest>\n<!-- begin output -->\n(?P<shown>.*?)<!-- end -->)?", re.DOTALL
)
SIZES = (
    "two layers of 64",
    "parameters",
    "numbers of state after {} steps",
    "after {1} steps",
    "FLOPs of a step after {}",
    "FLOPs after {1}",
)
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
WORDS: Mapping[str, str] = {  # headings of tables in Chinese
    "cell": "单元",
    "steps of training": "训练步数",
    "error at the end": "最后的误差",
    "gradient 10 steps back": "往回 10 步的梯度",
    "50 steps back": "往回 50 步",
    "99 steps back": "往回 99 步",
    "": "",
    "gate": "门",
    "two layers of 64": "两层，宽 64",
    "parameters": "参数",
    "numbers of state after {} steps": "{} 步后状态里的数",
    "after {1} steps": "{1} 步后",
    "FLOPs of a step after {}": "{} 步后一步的 FLOPs",
    "FLOPs after {1}": "{1} 步后的 FLOPs",
    "dishes": "菜品",
    "days": "天数",
    "between quantiles 0.1 and 0.9": "落在 0.1 与 0.9 分位数之间",
    "expected": "预期",
    "mean length, pieces": "平均长度（子词）",
    "beams, not normalised": "束搜索，不归一化",
    "beams, Wu": "束搜索，Wu",
    "beams, mean": "束搜索，平均",
    "greedy": "贪心",
    "drawn, top-p 0.9": "采样，top-p 0.9",
    "as people wrote": "人写的",
    "lines all right after": "整行全对，训练到",
    "60 steps": "60 步",
    "100 steps": "100 步",
    "300 steps": "300 步",
    "clipped to norm 1": "范数裁剪到 1",
    "not clipped": "不裁剪",
    "(then no finite number)": "（之后不再是有限的数）",
    "plain descent: steps": "普通梯度下降：步数",
    "largest norm": "最大范数",
    "AdamW: steps until the error is below 0.01, three seeds": "AdamW：误差降到 0.01 以下所需步数，三个种子",
    "lines in a batch": "每批行数",
    "any order": "任意次序",
    "buckets": "按长度分桶",
    "tagger": "标注器",
    "dev lines all right": "开发集整行全对",
}


def printed(page: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every example of a page, and what it prints; they run in order, and each knows the names of those before."""
    names: dict[str, Any] = {"__name__": "guide"}
    for example in EXAMPLE.finditer(page):
        seen = StringIO()
        with redirect_stdout(seen):
            exec(compile(example["code"], "example", "exec"), names)
        yield example, seen.getvalue()


def with_outputs(page: str) -> str:
    """The page with what its examples print in the places behind them."""
    parts, end = [], 0
    for example, seen in printed(page):
        if example["rest"]:
            parts += [page[end : example.start("shown")], f"```text\n{seen}```\n"]
            end = example.end("shown")
    return "".join([*parts, page[end:]])


def index(language: str) -> str:
    """The pages of one language, in order, with their titles."""
    rows = []
    for page in sorted((GUIDE / language).glob("*.md")):
        title = TITLE.search(page.read_text(encoding="utf-8"))
        rows.append(f"- [{title[1] if title else page.stem}]({language}/{page.name})")
    return "\n".join(rows) + "\n"


def reach(language: str) -> str:
    """How far back the gradient reaches in each cell, before and after training."""
    rows = []
    for name, cell in _recorded("reach")["cells"].items():
        far = [f"{_share(cell['before'][k])} → {_share(cell['after'][k])}" for k in (10, 50, 99)]
        rows.append([f"`{name}`", str(cell["steps"]), f"{cell['error']:.4f}", *far])
    heads = ["cell", "steps of training", "error at the end"]
    heads += ["gradient 10 steps back", "50 steps back", "99 steps back"]
    return _table(language, heads, rows)


def gates(cell: str, language: str) -> str:
    """The mean of each gate of a tagger's cell at every word of the line."""
    words = _recorded("words")
    heads = [_in(language, "gate"), *words["tokens"]]
    rows = [
        [name, *(f"{sum(units) / len(units):.2f}" for units in by_word)]
        for name, by_word in words["cells"][cell]["gates"].items()
    ]
    return _markdown(heads, rows)


def taggers(language: str) -> str:
    """How many dev lines each of the looked-into taggers labels right."""
    words = _recorded("words")
    rows = [
        [f"`{name}({words['hidden_size']})`", str(words["steps"]), f"{100 * cell['line_accuracy']:.1f} %"]
        for name, cell in words["cells"].items()
    ]
    return _table(language, ["tagger", "steps of training", "dev lines all right"], rows)


def padding(language: str) -> str:
    """The share of padding by batch size, in any order and in buckets."""
    recorded = _recorded("padding")
    names = {"any_order": "any order", "buckets": "buckets"}
    rows = [
        [_in(language, words), *(f"{100 * share:.0f} %" for share in recorded[name])] for name, words in names.items()
    ]
    return _markdown(
        [WORDS["lines in a batch"] if language == "zh" else "lines in a batch", *map(str, recorded["batch_sizes"])],
        rows,
    )


def clipping(language: str) -> str:
    """What became of the runs with and without clipping."""
    recorded = _recorded("clipping")
    rows = []
    for name, words in (("clipped", "clipped to norm 1"), ("free", "not clipped")):
        plain = recorded["plain"][name]
        whole = len(plain) == len(recorded["plain"]["clipped"])
        solved = [
            next((step for step, error in run if error < recorded["solved"]), None) for run in recorded["adam"][name]
        ]
        rows.append(
            [
                _in(language, words),
                str(len(plain)) if whole else f"{len(plain)} {_in(language, '(then no finite number)')}",
                f"{max(norm for norm, _ in plain):.2g}",
                ", ".join(map(str, solved)),
            ]
        )
    heads = ["", "plain descent: steps", "largest norm", "AdamW: steps until the error is below 0.01, three seeds"]
    return _table(language, heads, rows)


def directions(language: str) -> str:
    """Dev lines right with one direction and with two, of the same width."""
    recorded = _recorded("depth")
    rows = [
        [f"`{stack}`", str(recorded["steps"]), f"{100 * accuracy:.1f} %"]
        for stack, accuracy in recorded["directions"].items()
    ]
    return _table(language, ["tagger", "steps of training", "dev lines all right"], rows)


def depths(language: str) -> str:
    """Dev lines right early and at the end, by depth."""
    rows = []
    for depth in _recorded("depth")["depths"].values():
        by_step = dict(depth["line_accuracy"])
        rows.append([f"`{depth['stack']}`", *(f"{100 * by_step[step]:.1f} %" for step in (60, 100, 300))])
    return _table(language, ["lines all right after", "60 steps", "100 steps", "300 steps"], rows)


def fan(language: str) -> str:
    """How many days of all dishes lay within the 80 % interval."""
    recorded = _recorded("fan")
    share = f"{100 * recorded['inside'] / recorded['days']:.0f} %"
    heads = ["dishes", "days", "between quantiles 0.1 and 0.9", "expected"]
    return _table(language, heads, [[str(recorded["dishes"]), str(recorded["days"]), share, "80 %"]])


def beams(language: str) -> str:
    """Mean lengths of texts by way of decoding."""
    names = {
        "none": "beams, not normalised",
        "wu": "beams, Wu",
        "mean": "beams, mean",
        "greedy": "greedy",
        "sample": "drawn, top-p 0.9",
        "people": "as people wrote",
    }
    lengths = _recorded("beams")["lengths"]
    row = [f"{sum(lengths[way]) / len(lengths[way]):.1f}" for way in names]
    return _table(language, ["mean length, pieces", *names.values()], [["", *row]])


def sizes(language: str) -> str:
    """Parameters, and by what came before the numbers of the state and the FLOPs of a step."""
    recorded = _recorded("sizes")
    first, last = (f"{recorded['positions'][place]:,}" for place in (0, -1))
    rows = [
        [
            f"`{name}`",
            f"{one['parameters']:,}",
            *(f"{one[what][end]:,}" for what in ("state", "flops") for end in (0, -1)),
        ]
        for name, one in recorded["stacks"].items()
    ]
    heads = [_in(language, words).format(first, last) for words in SIZES]
    return _markdown(heads, rows)


def compared(show: Callable[[Comparison, Say], str], language: str) -> str:
    """A table of the recorded comparison; before there is one, how to record it."""
    found = compare_blocks.recorded("compare")
    if found is None:
        return {
            "en": "Not recorded yet: `python -m benchmarks.compare` measures it.\n",
            "zh": "尚未记录：运行 `python -m benchmarks.compare` 来测量。\n",
        }[language]
    return show(found, Say(language))


def solved(found: Comparison, say: Say) -> str:
    """The picture of the memory tasks."""
    words = {"en": "Which stack solves which memory task", "zh": "哪个结构解出哪项记忆任务"}
    return f"![{words[say('code')]}](../pictures/memory-tasks.svg)\n"


def best(found: Comparison, say: Say) -> str:
    """The best stack of every task."""
    rows = [[say.task(one.facts), f"`{one.best.stack}`", say.reason(one.best)] for one in recommendations(found)]
    return _markdown([say("task"), say("best"), say("why")], rows)


def _share(value: float) -> str:
    return f"{value:.2g}" if value >= 0.001 else f"{value:.0e}" if value >= 1e-12 else "< 1e-12"


def _recorded(part: str) -> Any:
    file = PROJECT / "benchmarks" / "results" / "guide.json"
    return json.loads(file.read_text(encoding="utf-8"))["numbers"][part]


def _table(language: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return _markdown([_in(language, head) for head in heads], rows)


def _in(language: str, words: str) -> str:
    return WORDS[words] if language == "zh" else words


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows]) + "\n"


_MADE: Mapping[str, Callable[[str], str]] = {
    "index": index,
    "reach": reach,
    "lstm gates": partial(gates, "lstm"),
    "gru gates": partial(gates, "gru"),
    "taggers": taggers,
    "padding": padding,
    "clipping": clipping,
    "directions": directions,
    "depths": depths,
    "fan": fan,
    "beams": beams,
    "sizes": sizes,
    "claims": partial(compared, partial(compare_blocks.judged, claims=GUIDE_CLAIMS)),
    "literature": partial(compared, partial(compare_blocks.judged, claims=LITERATURE)),
    "costs": partial(compared, compare_blocks.costs),
    "scores": partial(compared, compare_blocks.scores),
    "best": partial(compared, best),
    "solved": partial(compared, solved),
}
BLOCKS = {f"guide {name} {language}": partial(make, language) for name, make in _MADE.items() for language in LANGUAGES}
