"""What the Windows installer puts in place, and what its uninstaller takes away again: the same list, from the payload.

A list written by hand leaves files behind, and removing a folder whole takes along what a user put there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def install_lines(payload: Path) -> Iterator[str]:
    """NSIS lines that write every file of a folder below $INSTDIR."""
    for folder in _folders(payload):
        files = sorted(each for each in folder.iterdir() if each.is_file())
        yield f'SetOutPath "{_target(payload, folder)}"'
        for each in files:
            yield f'File "{each}"'
    yield 'SetOutPath "$INSTDIR"'


def uninstall_lines(payload: Path) -> Iterator[str]:
    """NSIS lines that remove the same files, and each folder only if nothing else is left in it."""
    for folder in reversed(list(_folders(payload))):
        for each in sorted(each for each in folder.iterdir() if each.is_file()):
            yield f'Delete "{_target(payload, each)}"'
        if folder != payload:
            yield f'RMDir "{_target(payload, folder)}"'


def macros(payload: Path) -> str:
    """Both lists as macros for installer.nsi."""
    parts = (("InstallFiles", install_lines(payload)), ("UninstallFiles", uninstall_lines(payload)))
    return "".join(
        f"!macro {name}\n" + "".join(f"  {line}\n" for line in lines) + "!macroend\n" for name, lines in parts
    )


def _folders(payload: Path) -> Iterator[Path]:
    yield payload
    yield from sorted(each for each in payload.rglob("*") if each.is_dir())


def _target(payload: Path, path: Path) -> str:
    inside = path.relative_to(payload)
    return "$INSTDIR" if not inside.parts else "$INSTDIR\\" + "\\".join(_quoted(each) for each in inside.parts)


def _quoted(text: str) -> str:
    """A name as NSIS reads it where it installs: a dollar starts a variable there."""
    return text.replace("$", "$$")
