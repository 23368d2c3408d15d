"""`seqchef ensemble`: several models as one bundle, which every command takes."""

from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import say


def command(
    out_folder: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of the ensemble.")],
    bundles: Annotated[list[str], typer.Argument(metavar="BUNDLE...", help="Names or folders of trained models.")],
    combine: Annotated[
        str, typer.Option(help="mean; for label bundles also vote, for forecast bundles also median.")
    ] = "mean",
) -> None:
    """Write several trained models of one task as one bundle whose answer is the mean of theirs, or their vote."""
    from seqchef.inference.bundling import write_ensemble

    write_ensemble(out_folder, bundles, combine=combine)
    say(f"{len(bundles)} models as one bundle: {out_folder}")
