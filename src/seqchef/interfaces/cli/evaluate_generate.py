"""`seqchef evaluate generate`: how well a writer foretells recipes, or how good finished ones are beside people's."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from seqchef.interfaces.cli.console import finish, out, table

if TYPE_CHECKING:
    from seqchef.evaluation.recipes.marks import Training
    from seqchef.text.recipe_rows import RecipeRow

FINISHED = "Finished recipes"
FORMATS = ("json", "text")


def command(
    data: Annotated[Path, typer.Argument(help="JSON Lines with title, ingredients, steps; plain or .gz.")],
    bundle: Annotated[str, typer.Option(help="Name or folder of the trained model.")] = "write-en",
    split: Annotated[str | None, typer.Option(help="Only rows whose split is this, e.g. dev.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many of these rows.")] = None,
    shape: Annotated[str, typer.Option("--format", help="json or text.")] = "json",
    generated: Annotated[
        Path | None,
        typer.Option(help="Measure these, as seqchef write --format jsonl, beside DATA.", rich_help_panel=FINISHED),
    ] = None,
    train: Annotated[
        list[Path] | None, typer.Option(help="Training recipes: measure copies of them.", rich_help_panel=FINISHED)
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of the matrix products.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Measure a writer in bits per byte of recipes that people wrote; with --generated, measure finished recipes."""
    from seqchef.errors import BadInput, UnknownName
    from seqchef.text.recipe_rows import read_recipes

    if shape not in FORMATS:
        raise UnknownName("format", shape, known=FORMATS)
    if train and generated is None:
        raise BadInput("--train without --generated; expected finished recipes, whose copies are measured")
    people, rejections = read_recipes(data, split=split, limit=limit)
    if generated is None:
        scores = _foretold(bundle, people, threads)
        if shape == "json":
            out(json.dumps(_rounded(scores), indent=2))
        else:
            _show_bits(scores)
    else:
        written, foreign = read_recipes(generated)
        rejections += foreign
        marks = _measured({"generated": written, "people": people}, train or [])
        if shape == "json":
            out(json.dumps(_rounded(marks), indent=2))
        else:
            _show_marks(marks)
    finish(rejections, data, strict=strict)


def _foretold(bundle: str, recipes: list["RecipeRow"], threads: int) -> dict[str, Any]:
    """Bits per byte of recipes, and by which model."""
    from seqchef.evaluation.recipes.foretelling import foretold
    from seqchef.inference.bundles import Bundle, digest
    from seqchef.inference.generate import Generator
    from seqchef.text.recipe_pieces import RecipePieces

    model = Bundle.load(bundle, task="write")
    writer = Generator(model, threads=threads)
    scores = foretold(writer, RecipePieces(writer.subwords), recipes).to_dict()
    return {**scores, "bundle": model.manifest.get("name", bundle), "sha256": digest(model.folder / "manifest.json")}


def _measured(groups: dict[str, list["RecipeRow"]], train: list[Path]) -> dict[str, Any]:
    """The marks of each group of recipes."""
    from seqchef.evaluation.recipes.marks import measured

    training = _training(train) if train else None
    return {name: measured(recipes, training=training) for name, recipes in groups.items()}


def _training(files: list[Path]) -> "Training":
    """The runs of words of all recipes of files but those of another split than train."""
    from seqchef.evaluation.recipes.copying import TrainingRuns, short_runs
    from seqchef.evaluation.recipes.marks import Training
    from seqchef.text.recipe_rows import read_recipes

    recipes = [one for file in files for one in read_recipes(file)[0] if one.split in (None, "train")]
    texts = ["\n".join(one.steps) for one in recipes]
    return Training(TrainingRuns(texts), short_runs(texts))


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(own) for name, own in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(own) for own in value]
    return round(value, 4) if isinstance(value, float) else value


def _show_bits(scores: dict[str, Any]) -> None:
    rows = [
        (
            name.replace("_", " "),
            *(f"{number:.4f}" for number in (own["bits_per_byte"], *own["interval"])),
            f"{own['bytes']}",
        )
        for name, own in {"whole recipe": scores, **scores["parts"]}.items()
    ]
    title = f"{scores['recipes']} recipes foretold by {scores['bundle']} ({scores['sha256'][:12]})"
    table(("part", "bits per byte", "from", "to", "bytes"), rows, title=title)


def _show_marks(marks: dict[str, Any]) -> None:
    def shown(own: dict[str, Any]) -> str:
        if own["value"] is None:
            return "-"
        low, high = own["interval"]
        return f"{own['value']:.3f} ({low:.3f} to {high:.3f})"

    names = marks["generated"]["marks"]
    plain = [name for name in ("longest_copy", "copies_above_25", "self_bleu") if name in marks["generated"]]
    orders = marks["generated"]["distinct"]
    rows = [
        *((name.replace("_", " "), *(shown(own["marks"][name]) for own in marks.values())) for name in names),
        *((name.replace("_", " "), *(_plain(own[name]) for own in marks.values())) for name in plain),
        *((f"distinct {order}", *(_plain(own["distinct"][order]) for own in marks.values())) for order in orders),
    ]
    heads = (f"{name} ({own['recipes']})" for name, own in marks.items())
    table(("mark (95 % interval)", *heads), rows)


def _plain(value: float | int | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
