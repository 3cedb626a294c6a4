"""Entry point of the program: dispatches a known command to the command line; all else opens the window.

The only module above the layers; it imports Qt when it is needed and not before. Knows no command and no widget.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.files.exporters import Drawing, Exported, ExportRequest


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    from workbench import cli

    cli.reserve()  # first: a file opened before would get the descriptor of a closed standard stream
    arguments = list(sys.argv[1:] if argv is None else argv)
    opens_window = not arguments or arguments[0] == "--template"
    if not opens_window and (cli.is_command(arguments[0]) or arguments[0].startswith("-")):
        return cli.main(arguments, paint=_paint, draw=_draw)
    refusal = cli.no_window(arguments)
    if refusal is not None:
        cli.complain(refusal)
        return cli.FAILED
    gc.disable()  # before there is a thread or an object of Qt; from the window on, qt/garbage.py collects
    from workbench.shell.start import run

    return run(arguments)


def _paint() -> None:
    from workbench.shell.start import paint_once
    from workbench.shell.view_stack import VIEW_SPECS

    paint_once(*VIEW_SPECS)


def _draw(drawing: Drawing, request: ExportRequest) -> Exported:
    from workbench.shell.drawing import draw

    return draw(drawing, request)


if __name__ == "__main__":
    sys.exit(main())
