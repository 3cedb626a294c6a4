"""What macOS is told of the program: the keys of Info.plist, from the template beside this file.

https://developer.apple.com/documentation/bundleresources/information-property-list
"""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAME = "Capability Workbench.app"
IDENTIFIER = "org.capability-workbench.app"


def info(version: str) -> dict[str, Any]:
    """The keys for a version; PyInstaller adds those that every bundle has."""
    text = (HERE / "Info.plist.in").read_text(encoding="utf-8")
    keys: dict[str, Any] = plistlib.loads(text.replace("@VERSION@", version).encode())
    return keys
