"""What Windows shows of a program under Properties, Details: the version resource PyInstaller puts into both starters.

The text is in PyInstaller's own notation. Numbers and languages: https://learn.microsoft.com/windows/win32/menurc/versioninfo-resource
"""

from __future__ import annotations

import re

PUBLISHER = "The Capability Workbench developers"
ENGLISH, UNICODE = 0x0409, 1200


def quad(version: str) -> tuple[int, int, int, int]:
    """A version as the four numbers Windows compares: "0.1.0" is 0, 1, 0, 0. What follows the numbers is left out."""
    found = re.match(r"\d+(\.\d+){0,3}", version)
    if found is None:
        raise ValueError(f"{version!r} does not begin with a number")
    numbers = [int(each) for each in found.group().split(".")]
    first, second, third, fourth = (*numbers, 0, 0, 0)[:4]
    return first, second, third, fourth


def text(name: str, description: str, version: str) -> str:
    """The version resource of one starter."""
    words = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "Apache-2.0",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Capability Workbench",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={quad(version)}, prodvers={quad(version)}, mask=0x3F, OS=0x40004,"
        " fileType=1), kids=[\n"
        f" StringFileInfo([StringTable('{ENGLISH:04x}{UNICODE:04x}', [{strings}])]),\n"
        f" VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UNICODE}])])])\n"
    )
