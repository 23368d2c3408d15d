"""How well the shipped writer foretells dev recipes: bits per byte, whole and in parts, of each corpus; and its size.

    python -m benchmarks.write_dev                  all dev recipes of the three corpora
    python -m benchmarks.write_dev --limit 50       the first 50 of each, for a look; recorded under another name

The same as `seqchef evaluate generate DATA.jsonl.gz --split dev` for each file: each recipe alone, from its title to
its end, by the int8 model that ships, without constraints.
"""

import argparse

from benchmarks.recipe_corpora import CORPORA, MEASURED, dev_recipes, path
from benchmarks.record import record
from seqchef.evaluation.recipes.foretelling import foretold
from seqchef.inference.bundles import Bundle, digest
from seqchef.inference.generate import Generator
from seqchef.text.recipe_pieces import RecipePieces

BUNDLE = "write-en"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="recipes of each corpus")
    parser.add_argument("--bundle", default=BUNDLE, help="name or folder")
    options = parser.parse_args()
    bundle = Bundle.load(options.bundle, task="write")
    writer = Generator(bundle)
    pieces = RecipePieces(writer.subwords)
    order = sorted(CORPORA, key=lambda corpus: corpus != MEASURED)
    corpora = {corpus: foretold(writer, pieces, dev_recipes(corpus)[: options.limit]).to_dict() for corpus in order}
    sizes = {file: (bundle.folder / file).stat().st_size for file in ("manifest.json", *bundle.manifest["files"])}
    numbers = {"megabytes": round(sum(sizes.values()) / 1e6, 2), "bytes": sizes, "corpora": rounded(corpora)}
    name = "write_dev" if options.limit is None else f"write_dev_{options.limit}"
    config = {"bundle": options.bundle, "sha256": digest(bundle.folder / "manifest.json"), "split": "dev"}
    record(name, numbers, config=config, data_files=[path(corpus) for corpus in order])


def rounded(value: object) -> object:
    """With four places of every fraction."""
    if isinstance(value, dict):
        return {name: rounded(own) for name, own in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(own) for own in value]
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
