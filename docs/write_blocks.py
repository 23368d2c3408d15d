"""Tables about written recipes, from recorded numbers: bits per byte, marks beside people's, allergens, copies, speed.

Knows: which numbers stand where. Does not know: how a page is filled (generate.py), or how anything was measured
(benchmarks/write_quality.py and the others). What has not been recorded yet is said to be so. Start at: BLOCKS.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results"
GROUPS = {"written": "seqchef", "people": "people", "nearest": "nearest training recipe"}
CORPORA = {
    "recipes_unclear": "recipe sites",
    "recipes_open": "open collections",
    "recipes_open_prose": "old cookery books",
}
SHARES = {  # in the order of the page; the first ones stand in the README too
    "listed_mentioned": "listed ingredients that a step names",
    "all_listed_mentioned": "recipes in which every one is named",
    "structure_valid": "recipes with a whole structure",
    "heating_steps_with_a_time": "steps that heat and say how long",
    "heating_steps_with_a_time_or_a_sign": "... how long, or until what",
    "any_time": "recipes with any time",
    "oven_with_a_temperature": "recipes with an oven that state its temperature",
    "oven_temperatures_possible": "oven temperatures between 80 and 290 °C",
    "poultry_with_a_safe_temperature": "recipes with poultry that state a safe temperature",
    "poultry_with_a_doneness_cue": "recipes with poultry that say when it is done",
    "copied_8_grams": "runs of 8 words that a training text has",
    "copied_13_grams": "runs of 13 words that a training text has",
}
COUNTS = {
    "unlisted_words": "words for foods that are not listed, a recipe",
    "unlisted_words_without_staples": "... without salt, water, oil and the like",
    "steps": "steps",
    "words_in_steps": "words in the steps",
}
SHORT = (
    "listed_mentioned",
    "unlisted_words_without_staples",
    "heating_steps_with_a_time",
    "poultry_with_a_safe_temperature",
    "copied_13_grams",
)


class Missing(Exception):
    """A result that no command has recorded yet."""


def results(name: str) -> Any:
    """The numbers of a result; where it is not there, of the largest part of it (name_200.json). Raises Missing."""
    parts = {int(path.stem.rpartition("_")[2]): path for path in RESULTS.glob(f"{name}_[0-9]*.json")}
    whole = RESULTS / f"{name}.json"
    if not whole.exists() and not parts:
        raise Missing(name)
    path = whole if whole.exists() else parts[max(parts)]
    return json.loads(path.read_text(encoding="utf-8"))["numbers"]


def marks(names: Sequence[str], *, intervals: bool) -> str:
    """The marks of written recipes beside people's and the nearest training recipes'."""
    numbers = results("write_quality")
    groups = {title: numbers[group] for group, title in GROUPS.items()}
    rows = [
        [{**SHARES, **COUNTS}[name], *(_mark(name, own["marks"].get(name), intervals) for own in groups.values())]
        for name in names
    ]
    rows.append(
        ["longest run of words that a training text has", *(str(own["longest_copy"]) for own in groups.values())]
    )
    if intervals:
        rows.append(
            ["recipes with such a run above 25 words", *(f"{own['copies_above_25']}" for own in groups.values())]
        )
        rows += [[f"distinct-{n}", *(f"{own['distinct'][n]:.3f}" for own in groups.values())] for n in "123"]
        rows.append(["self-BLEU, lower is more varied", *(f"{own['self_bleu']:.3f}" for own in groups.values())])
    return _table([f"steps for {groups['seqchef']['recipes']:,} lists of dev recipes", *groups], rows)


def drawn() -> str:
    """How the steps of these recipes came about."""
    numbers = results("write_quality")
    refused = ", ".join(f"{count} {name}" for name, count in numbers["refused"].items()) or "none"
    rows = [
        ["lists that were refused, with a reason", refused],
        ["steps from templates, where four drafts failed", _percent(numbers["template_steps"])],
        *([f"recipes that passed the check: {name}", _percent(share)] for name, share in numbers["checks"].items()),
        *([f"seconds of the processor, {name}", f"{seconds:.2f}"] for name, seconds in numbers["seconds"].items()),
    ]
    return _table(["", "measured"], rows)


def foretold() -> str:
    """Bits per byte of dev recipes, whole and in parts."""
    rows = []
    for corpus, own in results("write_dev")["corpora"].items():
        parts = own["parts"]
        bits = [_bits(parts.get(name)) for name in ("title", "ingredients", "steps_given_both")]
        rows.append([CORPORA.get(corpus, corpus), f"{own['recipes']:,}", _bits(own, interval=True), *bits])
    return _table(["dev recipes of", "recipes", "bits per byte", "of titles", "of lists", "of steps, given both"], rows)


def leaks() -> str:
    """Recipes written without an allergen that name it, by class."""
    numbers = results("allergen_leaks")
    rows = [
        [allergen, *(f"{own.get(name, 0):,}" for name in ("samples", "refused", "written", "leaking"))]
        for allergen, own in numbers["classes"].items()
    ]
    refused = numbers["samples"] - numbers["written"]
    rows.append(["any", *(f"{n:,}" for n in (numbers["samples"], refused, numbers["written"], numbers["leaking"]))])
    return _table(["without", "wishes", "refused", "written", "name it all the same"], rows)


def guard() -> str:
    """What the guard against copies costs, and whom it stops."""
    numbers = results("copy_guard")
    facts = [
        ["training recipes", f"{numbers['recipes']:,}"],
        ["runs of 13 words in them", f"{numbers['runs']:,}"],
        ["size of the guard", f"{numbers['bytes'] / 1e6:.2f} MB"],
        ["time of a question, asked after every word", f"{numbers['microseconds_a_word']:.1f} µs"],
    ]
    rows = [
        [
            CORPORA[corpus],
            f"{own['recipes']:,}",
            _percent(own["share_13_grams"]),
            f"{own['stopped']['stops_a_recipe']:.2f}",
            f"{own['by_chance']['stops_a_recipe']:.2f}",
        ]
        for corpus, own in numbers["people"].items()
    ]
    heads = ["people's dev recipes of", "recipes", "13-grams that a training text has", "stops a recipe"]
    return "\n".join((_table(["", "measured"], facts), _table([*heads, "stops if words are shuffled"], rows)))


def copier() -> str:
    """What is left of the copies of a writer that only copies."""
    rows = [
        [
            name,
            _percent(own["share_13_grams"]),
            str(own["longest_copy"]),
            f"{own['stops_a_recipe']:.1f}",
        ]
        for name, own in results("copy_guard")["copying_sampler"].items()
    ]
    return _table(
        ["a writer that only copies, looking back", "13-grams copied", "longest copy", "stops a recipe"], rows
    )


def bands() -> str:
    """What the table of usual amounts rests on."""
    numbers = results("amount_bands")
    rows = [[name, f"{count:,}"] for name, count in numbers.items()]
    return _table(["amounts", "counted"], rows)


def speed() -> str:
    """Every number of the speed of writing, by its name."""
    return _table(["", "measured"], [[name, shown] for name, shown in _leaves(results("write_speed"))])


def short() -> str:
    """What the README says beside the marks: whatever of it has been recorded."""
    rows = []
    for name, row in (("write_dev", _short_bits), ("allergen_leaks", _short_leaks), ("write_quality", _short_seconds)):
        with suppress(Missing):
            rows += row(results(name))
    if not rows:
        raise Missing("write_dev")
    return _table(["writing", "measured"], rows)


def _short_bits(numbers: Any) -> Iterator[list[str]]:
    own = numbers["corpora"]["recipes_unclear"]
    yield [f"bits per byte of {own['recipes']:,} dev recipes", f"{own['bits_per_byte']:.3f}"]
    yield ["of their steps, given title and list", f"{own['parts']['steps_given_both']['bits_per_byte']:.3f}"]
    network = sum(size for file, size in numbers["bytes"].items() if file.endswith(".onnx"))
    yield ["the model; with its guard against copies", f"{network / 1e6:.1f} MB; {numbers['megabytes']:.1f} MB"]


def _short_leaks(numbers: Any) -> Iterator[list[str]]:
    yield [
        f"of {numbers['written']:,} recipes without some of 14 allergens those in which an own list of words finds one",
        f"{numbers['leaking']:,}",
    ]


def _short_seconds(numbers: Any) -> Iterator[list[str]]:
    yield ["a recipe for a list, 19 of 20 within", f"{numbers['seconds']['p95']:.2f} s"]


def _mark(name: str, mark: Any, interval: bool) -> str:
    if mark is None or mark["value"] is None:
        return "–"
    low, high = mark["interval"]
    if name in SHARES:
        beside = f" ({100 * low:.1f} to {100 * high:.1f})" if interval else ""
        return f"{_percent(mark['value'])}{beside}"
    return f"{mark['value']:.2f}" + (f" ({low:.2f} to {high:.2f})" if interval else "")


def _bits(own: Any, *, interval: bool = False) -> str:
    if own is None or own["bits_per_byte"] is None:
        return "–"
    low, high = own["interval"]
    return f"{own['bits_per_byte']:.3f}" + (f" ({low:.3f} to {high:.3f})" if interval else "")


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The numbers of nested results with the way to each in words."""
    if isinstance(value, Mapping):
        for key, own in value.items():
            yield from _leaves(own, ", ".join(filter(None, (name, str(key).replace("_", " ")))))
    elif isinstance(value, list):
        yield name, ", ".join(_number(one) for one in value)
    else:
        yield name, _number(value)


def _number(value: Any) -> str:
    return f"{value:,.4g}" if isinstance(value, float) else f"{value:,}" if type(value) is int else str(value)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in [headers, ["---"] * len(headers), *rows]) + "\n"


def _recorded(make: Callable[[], str]) -> str:
    """A table, or which command measures what it needs."""
    try:
        return make()
    except Missing as error:
        return f"Not recorded yet: `python -m benchmarks.{error}` measures it.\n"


_MADE: Mapping[str, Callable[[], str]] = {
    "figures write": partial(marks, SHORT, intervals=False),
    "figures writing": short,
    "write marks": partial(marks, (*SHARES, *COUNTS), intervals=True),
    "write drawn": drawn,
    "write bits": foretold,
    "write leaks": leaks,
    "write guard": guard,
    "write copier": copier,
    "write amounts": bands,
    "write speed": speed,
}
BLOCKS = {name: partial(_recorded, make) for name, make in _MADE.items()}
