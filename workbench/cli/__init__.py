"""Command line interface: the same checks and the same workbook, without a window.

What commands share belongs here, each command in `commands`. Imports no Qt: what needs it is handed in by main.py.

Exit codes: 0 done; 1 findings at or above --fail-on; 2 bad usage, or a file or the answer that cannot be read or
written, with one sentence on standard error.
"""

from workbench.cli.command import DONE, FAILED, FOUND
from workbench.cli.program import COMMANDS, is_command, main
from workbench.cli.streams import complain, reserve
from workbench.cli.window import no_window

__all__ = ["COMMANDS", "DONE", "FAILED", "FOUND", "complain", "is_command", "main", "no_window", "reserve"]
