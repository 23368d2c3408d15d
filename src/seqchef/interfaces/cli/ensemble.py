"""`seqchef ensemble`: several models as one bundle, which every command takes."""

from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import say


def command(
    out_folder: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of the ensemble.")],
    bundles: Annotated[list[str], typer.Argument(metavar="BUNDLE...", help="Names or folders of trained models.")],
    combine: Annotated[
        str, typer.Option(help="mean; for label bundles also vote and cascade, for forecast bundles also median.")
    ] = "mean",
    threshold: Annotated[
        float, typer.Option(help="How sure of each label a cascade's first bundle must be to answer alone, 0 to 1.")
    ] = 0.9,
) -> None:
    """Write several trained models of one task as one bundle: the mean of their answers, their vote, ...

    Of a cascade, the first bundle answers alone where it is sure, and the mean of the others elsewhere.
    """
    from seqchef.inference.bundling import write_ensemble

    write_ensemble(out_folder, bundles, combine=combine, threshold=threshold)
    say(f"{len(bundles)} models as one bundle: {out_folder}")
