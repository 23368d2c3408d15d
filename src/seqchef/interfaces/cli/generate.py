"""`seqchef generate`: texts that a trained model writes, one for every prompt or source, in order."""

import json
import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer

from seqchef.interfaces.cli.console import out

SAMPLING, BEAMS = "With --strategy sample", "With --strategy beam"


def command(
    bundle: Annotated[str, typer.Argument(metavar="BUNDLE", help="Name or folder of the trained model.")],
    prompts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROMPT]...", help="Beginnings, or sources to answer; - reads one from each line."),
    ] = None,
    strategy: Annotated[str, typer.Option(help="greedy, sample or beam.")] = "greedy",
    longest: Annotated[int, typer.Option(help="Pieces of words at most, the end among them.")] = 256,
    temperature: Annotated[float, typer.Option(help="Above 1 bolder, below 1 safer.", rich_help_panel=SAMPLING)] = 1.0,
    top_k: Annotated[int, typer.Option(help="Only the k likeliest pieces; 0 is off.", rich_help_panel=SAMPLING)] = 0,
    top_p: Annotated[
        float, typer.Option(help="Only the fewest pieces that share this much.", rich_help_panel=SAMPLING)
    ] = 1.0,
    min_p: Annotated[
        float, typer.Option(help="None below this share of the likeliest.", rich_help_panel=SAMPLING)
    ] = 0.0,
    seed: Annotated[int, typer.Option(help="Another one draws another text.", rich_help_panel=SAMPLING)] = 0,
    beams: Annotated[int, typer.Option(help="Hypotheses that are followed.", rich_help_panel=BEAMS)] = 4,
    length_penalty: Annotated[
        str, typer.Option(help="What a text's log probability is divided by: wu, mean, none.", rich_help_panel=BEAMS)
    ] = "wu",
    alpha: Annotated[float, typer.Option(help="Strength of wu; 0 is none.", rich_help_panel=BEAMS)] = 0.6,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines with probabilities.")] = False,
    threads: Annotated[int, typer.Option(min=1, help="Threads of the matrix products.")] = 1,
) -> None:
    """Continue texts, or answer sources, with a model that was trained to write (seqchef train generate DATA)."""
    from seqchef.inference.decoding import Decoding
    from seqchef.inference.generate import Generator

    decoding = Decoding(
        strategy=strategy,
        longest=longest,
        temperature=temperature,
        top_k=top_k,
        top_p=top_p,
        min_p=min_p,
        seed=seed,
        beams=beams,
        length_penalty=length_penalty,
        alpha=alpha,
    )
    generator = Generator.load(bundle, threads=threads)
    inputs = _inputs(prompts or [], generator.form)
    for prompt, texts in zip(inputs, generator.write(inputs, decoding), strict=True):
        best = texts[0]
        if as_json:
            named: dict[str, Any] = {"source" if generator.form == "pairs" else "prompt": prompt}
            out(json.dumps({**named, **asdict(best)}, ensure_ascii=False))
        else:
            out(best.text if generator.form == "pairs" else prompt + best.text)


def _inputs(prompts: list[str], form: str) -> list[str]:
    """The prompts as given, the lines of standard input for "-", or for texts one empty prompt where none is given."""
    if prompts == ["-"] or (not prompts and form == "pairs" and not sys.stdin.isatty()):
        return [line.rstrip("\r\n") for line in sys.stdin]
    if not prompts and form == "pairs":
        raise typer.BadParameter("this model answers sources; expected one or more, or - for lines of standard input")
    return prompts or [""]
