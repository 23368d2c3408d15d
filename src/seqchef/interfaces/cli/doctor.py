"""`seqchef doctor`: is this installation sound?"""

from typing import Annotated

import typer

from seqchef.interfaces.cli.console import out, table


def command(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,
) -> None:
    """Check versions, extras, the shipped models (hashes and one answer each) and that the folder can be written."""
    import json

    from seqchef.interfaces.cli.checkup import examine

    findings = examine()
    if as_json:
        out(json.dumps({f.what: {"state": f.state, "detail": f.detail} for f in findings}, ensure_ascii=False))
    else:
        table(["what", "state", "detail"], [[f.what, f.state, f.detail] for f in findings])
    if any(f.state == "broken" for f in findings):
        raise typer.Exit(1)
