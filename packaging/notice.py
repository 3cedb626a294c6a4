"""THIRD_PARTY.txt: every part by others in a build with its licence and text; an unknown licence ends the build.

Told what PyInstaller collected, it finds the owner of each file: a Python package, the Python itself, or, on Debian, a
system library's package. Knows nothing of how the build goes on.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

ACCEPTED = {
    "MIT": "MIT",
    "BSD-2-Clause": "BSD-2-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
    "Apache-2.0": "Apache-2.0",
    "Apache-2.0 OR BSD-2-Clause": "Apache-2.0 OR BSD-2-Clause",
    "PSF-2.0": "PSF-2.0",
    "MPL-2.0 AND (Apache-2.0 OR MIT)": "MPL-2.0 AND (Apache-2.0 OR MIT)",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only",
    "GPLv2-or-later with a special exception": "GPL-2.0-or-later WITH Bootloader-exception",
}
"""What a package says of its licence, or how that begins -> the licence it is used under. Nothing else is shipped."""

BY_HAND = {"pyinstaller-hooks-contrib": "Apache-2.0"}
"""Packages whose metadata are not clear -> the licence of what is bundled of them, as their own text says."""

OWN_TEXT = {"LGPL-3.0-only": "The text is in LGPL-3.txt and GPL-3.txt, beside this file."}
"""Licences whose text the program brings along itself."""

OPENING = """THE PARTS BY OTHERS IN CAPABILITY WORKBENCH

Each is listed with the licence it is used under, then with its text. What the Qt libraries hold by others is listed in
QT_THIRD_PARTY.txt; where to get the sources, in SOURCE_OFFER.txt.
"""


class UnknownLicence(Exception):
    """A sentence: what has no licence that is known and accepted."""


@dataclass(frozen=True, order=True)
class Part:
    """One part by others: what it is called, its version, its licence, and the licence's text."""

    name: str
    version: str
    licence: str
    text: str
    purl: str


def parts_of(files: Iterable[str | Path], own: Path) -> list[Part]:
    """The parts by others among the files that were collected. own: our sources. Raises UnknownLicence."""
    parts = {part for file in files if (part := _owner(Path(file), own)) is not None}
    return sorted(parts, key=lambda part: part.name.lower())


def notice(parts: Sequence[Part]) -> str:
    """The list of the parts, then the text of each licence."""
    heads = [f"{part.name} {part.version}: {part.licence}" for part in parts]
    texts = [f"{head}\n{'=' * len(head)}\n\n{part.text.strip()}\n" for head, part in zip(heads, parts, strict=True)]
    return "\n".join((OPENING, *heads, "", "", "\n\n".join(texts)))


def of_package(package: Distribution) -> Part:
    """A Python package as a part. Raises UnknownLicence."""
    name = package.name
    said = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    licence = BY_HAND.get(name) or next((ACCEPTED[each] for each in ACCEPTED if _says(said, each)), None)
    if licence is None:
        raise UnknownLicence(f"{name} says of its licence {said[:80]!r}, which is not among the accepted ones")
    files = [
        each for each in package.files or () if re.search(r"(?i)dist-info/.*(licen[cs]e|copying|notice)", str(each))
    ]
    texts = [Path(str(package.locate_file(each))).read_text(encoding="utf-8") for each in sorted(files, key=str)]
    text = "\n\n".join(texts) or OWN_TEXT.get(licence)
    if text is None:
        raise UnknownLicence(f"{name} brings no licence text along")
    return Part(name, package.version, licence, text, f"pkg:pypi/{name.lower()}@{package.version}")


def _says(said: str, known: str) -> bool:
    return said == known or (" with a special exception" in known and said.startswith(known))


def _owner(file: Path, own: Path) -> Part | None:
    """Whose a file is; None where it is ours."""
    path = Path(os.path.normcase(os.path.abspath(file)))
    package = _packages().get(path)
    if package is not None:
        return of_package(package)
    if _below(path, Path(sys.base_prefix)):
        return _python()
    if _below(path, own):
        return None
    return _debian(Path(os.path.realpath(file)))


def _below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(os.path.normcase(os.path.abspath(folder)))


@cache
def _packages() -> dict[Path, Distribution]:
    """Each file of each installed package."""
    return {
        Path(os.path.normcase(os.path.abspath(str(package.locate_file(file))))): package
        for package in distributions()
        for file in package.files or ()
    }


@cache
def _python() -> Part:
    places = [Path(sys.base_prefix), Path(os.__file__).parent]
    for each in places:
        if (each / "LICENSE.txt").is_file():
            text = (each / "LICENSE.txt").read_text(encoding="utf-8")
            number = platform.python_version()
            return Part("Python", number, "PSF-2.0", text, f"pkg:generic/cpython@{number}")
    raise UnknownLicence(f"this Python has no LICENSE.txt in {places}")


@cache
def _debian(path: Path) -> Part:
    """The Debian package of a system library, with its copyright file."""
    if not Path("/usr/bin/dpkg-query").exists():
        raise UnknownLicence(f"nobody is known to whom {path} belongs")
    candidates = [str(path), str(path).removeprefix("/usr")]
    for each in candidates:
        done = subprocess.run(["dpkg-query", "-S", each], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return _debian_package(done.stdout.split(":")[0])
    raise UnknownLicence(f"nobody is known to whom {path} belongs")


@cache
def _debian_package(name: str) -> Part:
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Version} ", name], capture_output=True, text=True, check=True)
    text = Path(f"/usr/share/doc/{name}/copyright").read_text(encoding="utf-8")
    number = asked.stdout.split()[0]
    system = platform.freedesktop_os_release()["ID"]
    return Part(name, number, "as its package states it below", text, f"pkg:deb/{system}/{name}@{number}")
