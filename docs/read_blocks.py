"""Generated places about reading: what commands answer, and tables from the recorded numbers of steps, lines, labels.

Knows: which page shows what. Does not know: how a page is filled (generate.py). Start at: blocks.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results"
STEP = "Fry the onions in the oil over medium heat for 8 to 10 minutes, until golden."
RECIPE = """Lentil soup
Serves 4

2 tbsp olive oil
1 large onion, chopped
200 g red lentils
1 l vegetable stock
salt, to taste

Heat the oil in a large pot and fry the onion for 5 minutes until soft.
Add the lentils and half of the stock. Bring to a boil, then simmer for 20 minutes.
Stir in the remaining stock, season with salt and serve.
"""
RECIPE_ZH = """番茄炒蛋

番茄 2 个
鸡蛋 3 个
盐 2g
食用油 15ml

番茄切块，鸡蛋打散
热锅倒入一半的油，倒入蛋液炒熟盛出
倒入剩余的油，放入番茄翻炒 2 分钟，加入鸡蛋和盐翻炒均匀，出锅
"""
LANGUAGES = {"en": "English", "zh": "Chinese"}
FILES = {"lines_zh": "Chinese ingredient lines", "steps_en": "English steps", "steps_zh": "Chinese steps"}
LAYERS = {
    "key": "key points without conditions",
    "condition": "conditions",
    "r-ne": "Recipe Flow Graph, 10 kinds",
    "risec": "RISeC, 5 kinds",
}


def results(name: str) -> Any:
    return json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))["numbers"]


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def table(headers: list[str], rows: list[list[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def agreement() -> str:
    rows = []
    for name, found in results("agreement").items():
        spans = found["spans"]
        row = [FILES[name], str(found["texts"])]
        row.append(f"{spans['characters']['kappa']:.3f}")
        row.append(percent(spans["f1"]))
        row.append(f"{found['classes']['kappa']:.3f}" if "classes" in found else "")
        row.append(percent(found["classes"]["f1"]) if "classes" in found else "")
        row.append(f"{found['kinds']['kappa']:.3f}" if "kinds" in found else "")
        rows.append(row)
    headers = ["labels", "texts", "κ of spans", "F1 of spans", "κ of classes", "F1 of classes", "κ of kinds of line"]
    return table(headers, rows)


def figures_steps() -> str:
    rows = []
    for bundle, layers in results("steps_dev").items():
        language = LANGUAGES[bundle.removeprefix("steps-")]
        for layer, words in LAYERS.items():
            if layer in layers:
                own = layers[layer]
                ours, theirs = own["ours"]["micro"]["f1"], own["crf"]["f1"]
                rows.append([f"{language}, {words}", str(own["texts"]), percent(ours), percent(theirs)])
        own = layers["classes"]
        ours, theirs = own["ours"]["micro"]["f1"], own["first_word"]["f1"]
        rows.append(
            [f"{language}, classes", str(own["texts"]), percent(ours), f"{percent(theirs)} (by the first word)"]
        )
    return table(["dev, micro F1", "texts", "seqchef", "linear-chain CRF, same train split"], rows)


def figures_chinese() -> str:
    numbers = results("read_chinese")
    rows = [
        [name, percent(own["line_accuracy"]), percent(own["spans"]["f1"]), percent(own["kind_accuracy"])]
        for name, own in (("seqchef", numbers["ours"]), ("its rules alone", numbers["rules"]))
    ]
    return table([f"{numbers['lines']} lines of dev", "whole lines right", "F1 of spans", "kinds right"], rows)


def figures_recipes() -> str:
    formats, links, pastes = results("recipe_formats"), results("read_links"), results("read_segments")
    suite, scrapers = formats["cooklang_suite"], formats["recipe_scrapers"]
    trips = formats["round_trips"].values()
    rows = [
        ["Cooklang's own suite", f"{suite['passed']} of {suite['cases']} cases", ""],
        [
            f"recipes that come back whole, in {len(trips)} formats",
            f"{sum(one['whole'] for one in trips):,} of {sum(one['recipes'] for one in trips):,}",
            "",
        ],
        [
            "pages of ours that recipe-scrapers reads to the same lines and steps",
            f"{min(scrapers['same_ingredients'], scrapers['same_steps'])} of {scrapers['recipes']}",
            "",
        ],
    ]
    for code, name in LANGUAGES.items():
        own, plain = links[code]["seqchef"]["handled"], links[code]["name matching"]["handled"]
        rows.append(
            [f"{name}, which lines a step handles, micro F1", f"{own:.1f} %", f"{plain:.1f} % (by names alone)"]
        )
    for code, name in LANGUAGES.items():
        own, plain = (percent(pastes[code][way]["lines_right"]) for way in ("model", "rules"))
        rows.append([f"{name}, lines of pasted recipes told apart", own, f"{plain} (by rules)"])
    return table(["whole recipes", "seqchef", "beside"], rows)


def blocks(run: Callable[..., str], fenced: Callable[..., str]) -> Mapping[str, Callable[[], str]]:
    """The blocks by name; `run` answers a command (with what is on its standard input), `fenced` frames a text."""

    def step_json() -> str:
        return fenced(json.dumps(json.loads(run("read", "--steps", "-", given=STEP)), ensure_ascii=False), "json")

    def recipe_table(name: str, recipe: str) -> Callable[[], str]:
        def block() -> str:
            shown = run("read", "--recipe", "-", "--format", "table", given=recipe)
            return fenced(f"$ cat {name}\n{recipe}\n$ seqchef read --recipe {name}\n{shown}")

        return block

    return {
        "agreement": agreement,
        "step json": step_json,
        "recipe table": recipe_table("soup.txt", RECIPE),
        "recipe table zh": recipe_table("番茄炒蛋.txt", RECIPE_ZH),
        "figures steps": figures_steps,
        "figures chinese": figures_chinese,
        "figures recipes": figures_recipes,
    }
