"""The `seqchef` command: one file per subcommand; each imports what it needs when it runs.

Knows: which commands there are, and that an error is one line and an exit code.
Does not know: what a command does.
Start at: main.
"""

import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command

from seqchef.errors import SeqchefError
from seqchef.interfaces.cli.console import out, say
from seqchef.version import __version__

COMMANDS = (
    "read",
    "scale",
    "shopping",
    "forecast",
    "prices",
    "plan",
    "write",
    "describe",
    "demo",
    "init",
    "train",
    "compare",
    "generate",
    "ensemble",
    "doctor",
)
EVALUATE = ("label", "forecast", "generate", "overrides")
INVENTORY = (
    "newsvendor",
    "order-up-to",
    "s-S",
    "reorder-point",
    "safety-stock",
    "eoq",
    "joint",
    "schedule",
    "budget",
    "packs",
    "shelf-life",
)


class Files(TyperGroup):
    """Commands that are files: one is imported when it is asked for, and so is what it needs."""

    names: ClassVar[Sequence[str]] = COMMANDS
    prefix: ClassVar[str] = ""

    def list_commands(self, ctx: Any) -> list[str]:
        """The files, then the groups of commands."""
        return [*self.names, *(name for name in self.commands if name not in self.names)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command by its name; all are loaded for a name that there is not, to say which one is like it."""
        for name in (cmd_name,) if cmd_name in (*self.names, *self.commands) else self.names:
            if name not in self.commands:
                alone = typer.Typer(add_completion=False)
                file = f"{self.prefix}{name}".replace("-", "_").lower()
                alone.command(name)(import_module(f"seqchef.interfaces.cli.{file}").command)
                self.add_command(get_command(alone), name)
        return self.commands.get(cmd_name)


class Evaluations(Files):
    """The commands of `seqchef evaluate`."""

    names = EVALUATE
    prefix = "evaluate_"


class Policies(Files):
    """The commands of `seqchef inventory`."""

    names = INVENTORY
    prefix = "inventory_"


app = typer.Typer(
    cls=Files,
    name="seqchef",
    help="Sequence models at work in a kitchen: read recipes, forecast what sells, say what to order and to cook.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
evaluate = typer.Typer(
    cls=Evaluations,
    help="Measure labels, forecasts, overrides or written recipes; JSON on stdout.",
    no_args_is_help=True,
)
app.add_typer(evaluate, name="evaluate")
inventory = typer.Typer(
    cls=Policies, help="Textbook policies for one food: how much to order, and when.", no_args_is_help=True
)
app.add_typer(inventory, name="inventory")


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
