"""`seqchef describe`: what is known of foods."""

import json
import sys
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import out, say


def command(
    foods: Annotated[
        list[str] | None,
        typer.Argument(metavar="FOOD...", help="Foods, in English or Chinese; - reads one from each line of stdin."),
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the text: en or zh.")] = "en",
    as_json: Annotated[
        bool, typer.Option("--json", help="One line of JSON for each food: facts, text, sources.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Another one words the same facts differently.")] = 0,
) -> None:
    """Say what a food is, when it is in season, how it tastes, what for, how it keeps, what else will do, allergens.

    Facts come from tables with named sources; what is not known is not said. Labels decide about allergens.
    """
    from seqchef.applications.writing.describe import describe
    from seqchef.errors import UnknownName

    unknown: list[str] = []
    for name in _asked(foods or []):
        try:
            found = describe(name, language, seed)
        except UnknownName as error:
            if not str(error).startswith("food "):
                raise
            unknown.append(str(error))
            continue
        out(json.dumps(found.to_dict(), ensure_ascii=False) if as_json else found.text)
    for message in unknown:
        say(f"seqchef: {message}")
    if unknown:
        raise typer.Exit(UnknownName.exit_code)


def _asked(foods: list[str]) -> list[str]:
    """The foods as given, or the lines of standard input that are not empty."""
    if foods == ["-"] or (not foods and not sys.stdin.isatty()):
        from seqchef.formats.lines import Lines

        foods = [line.strip() for line in Lines(sys.stdin.buffer, "standard input") if line.strip()]
    if not foods:
        raise typer.BadParameter("nothing to describe; expected foods such as leek, or - for lines of standard input")
    return foods
