"""Whether this machine has what the rehearsal needs, asked before anything is built: root, Debian, and its tools."""

from __future__ import annotations

import os
import shutil
import sys

NEEDED = {
    "debootstrap": "debootstrap",
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "gcc-mingw-w64-x86-64",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
}
"""A program -> the package of Debian that brings it."""


def lacking() -> str | None:
    """Why the rehearsal cannot be begun, as a sentence; None where it can."""
    missing = sorted({NEEDED[each] for each in NEEDED if shutil.which(each) is None})
    if missing:
        return f"The rehearsal of the Windows build needs these packages too: {', '.join(missing)}."
    return "The rehearsal of the Windows build needs root: it makes a Debian of its own." if os.geteuid() else None


if __name__ == "__main__":
    sys.exit(lacking())
