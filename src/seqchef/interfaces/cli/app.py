"""The `seqchef` command: one file per subcommand; each imports what it needs when it runs.

Knows: which commands there are, and that an error is one line and an exit code.
Does not know: what a command does.
Start at: main.
"""

import signal
import sys
from importlib import import_module
from typing import Annotated

import typer

from seqchef.errors import SeqchefError
from seqchef.interfaces.cli.console import out, say
from seqchef.version import __version__

COMMANDS = (
    "read",
    "scale",
    "shopping",
    "forecast",
    "plan",
    "demo",
    "init",
    "train",
    "compare",
    "generate",
    "ensemble",
    "doctor",
)
EVALUATE = ("label", "forecast")

app = typer.Typer(
    name="seqchef",
    help="Sequence models at work in a kitchen: read recipes, forecast what sells, say what to order.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
evaluate = typer.Typer(help="Measure labels or forecasts against the truth; JSON on stdout.", no_args_is_help=True)
app.add_typer(evaluate, name="evaluate")
for _name in COMMANDS:
    app.command(_name)(import_module(f"seqchef.interfaces.cli.{_name}").command)
for _name in EVALUATE:
    evaluate.command(_name)(import_module(f"seqchef.interfaces.cli.evaluate_{_name}").command)


def _show_version(wanted: bool) -> None:
    if wanted:
        out(f"seqchef {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Sequence models at work in a kitchen: read recipes, forecast what sells, say what to order."""


def main() -> None:
    """Run the command line; every expected error becomes one line on stderr and its exit code."""
    if hasattr(signal, "SIGPIPE"):
        # The reader of our output may go away (`seqchef read ... | head`): end as quietly as other programs do.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except SeqchefError as error:
        say(f"seqchef: {error}")
        sys.exit(error.exit_code)
    except BaseException as error:
        if not _is_interrupt(error):
            raise
        say("seqchef: interrupted")
        sys.exit(130)


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind an error; a library that is being imported may have made another one of it."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__
    return error is not None
