"""Whose parts a build holds: their licences, the notice, and the bill of materials."""

from __future__ import annotations

import sys
from importlib.metadata import PathDistribution, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
LICENCES = ROOT / "resources" / "licences"


@pytest.fixture(autouse=True)
def packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts of packaging/ can be imported."""
    monkeypatch.syspath_prepend(str(PACKAGING))


def installed(folder: Path, licence: str, text: str | None = "the text") -> PathDistribution:
    """A package as an installer leaves it."""
    info = folder / "thing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: thing\nVersion: 1.0\n{licence}\n", encoding="utf-8")
    record = ["thing-1.0.dist-info/METADATA,,"]
    if text is not None:
        (info / "LICENSE").write_text(text, encoding="utf-8")
        record.append("thing-1.0.dist-info/LICENSE,,")
    (info / "RECORD").write_text("\n".join(record), encoding="utf-8")
    return PathDistribution(info)


def test_every_package_the_program_needs_has_an_accepted_licence_and_a_text() -> None:
    from notice import of_package

    own = ("openpyxl", "orjson", "platformdirs", "pydantic", "pydantic-core", "python-calamine", "pyyaml", "xlsxwriter")
    for name in ("PySide6-Essentials", "shiboken6", *own):
        part = of_package(distribution(name))
        assert len(part.text) > 40, name
    assert of_package(distribution("PySide6-Essentials")).licence == "LGPL-3.0-only"
    assert of_package(distribution("orjson")).licence.startswith("MPL-2.0")


def test_an_accepted_licence_is_listed_with_its_text(tmp_path: Path) -> None:
    from notice import notice, of_package

    part = of_package(installed(tmp_path, "License-Expression: MIT"))
    text = notice([part])
    assert "thing 1.0: MIT" in text
    assert text.rstrip().endswith("the text")


@pytest.mark.parametrize("licence", ["License-Expression: AGPL-3.0-only", "License: MIT-ish", "Summary: says nothing"])
def test_a_licence_that_is_not_known_ends_the_build(tmp_path: Path, licence: str) -> None:
    from notice import UnknownLicence, of_package

    with pytest.raises(UnknownLicence, match="thing says of its licence"):
        of_package(installed(tmp_path, licence))


def test_a_licence_without_its_text_ends_the_build(tmp_path: Path) -> None:
    from notice import UnknownLicence, of_package

    with pytest.raises(UnknownLicence, match="no licence text"):
        of_package(installed(tmp_path, "License-Expression: MIT", None))


def test_a_library_of_nobody_ends_the_build(tmp_path: Path) -> None:
    from notice import UnknownLicence, parts_of

    stray = tmp_path / "libstray.so.1"
    stray.touch()
    with pytest.raises(UnknownLicence, match="libstray"):
        parts_of([stray], ROOT)


def test_files_are_given_to_their_owners() -> None:
    import orjson
    from notice import parts_of

    files: list[str | Path] = [
        orjson.__file__,
        ROOT / "workbench" / "main.py",
        Path(sys.base_prefix) / "lib" / "python3" / "os.py",
    ]
    assert [part.name for part in parts_of(files, ROOT)] == ["orjson", "Python"]


def test_the_bill_holds_the_parts_of_the_build_and_no_others() -> None:
    from notice import Part
    from sbom import of_build

    bill = {
        "metadata": {"component": {"bom-ref": "root", "name": "capability-workbench"}},
        "components": [
            {"bom-ref": "a", "name": "typing_extensions", "version": "4", "purl": "pkg:pypi/typing-extensions@4"},
            {"bom-ref": "b", "name": "pytest", "version": "9", "purl": "pkg:pypi/pytest@9"},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["a", "b"]}, {"ref": "a"}, {"ref": "b", "dependsOn": ["a"]}],
    }
    parts = [
        Part("Python", "3.13.1", "PSF-2.0", "", "pkg:generic/cpython@3.13.1"),
        Part("typing-extensions", "4", "PSF-2.0", "", "pkg:pypi/typing-extensions@4"),
    ]
    made = of_build(bill, parts)
    assert [each["name"] for each in made["components"]] == ["Python", "typing_extensions"]
    assert made["dependencies"][0] == {"ref": "root", "dependsOn": ["a", "pkg:generic/cpython@3.13.1"]}
    assert {each["ref"] for each in made["dependencies"]} == {"root", "a", "pkg:generic/cpython@3.13.1"}


def test_the_texts_the_program_brings_along_are_the_whole_licences() -> None:
    wanted = {
        "LGPL-3.txt": ("GNU LESSER GENERAL PUBLIC LICENSE", "Version 3, 29 June 2007"),
        "GPL-3.txt": ("GNU GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS"),
        "MPL-2.0.txt": ("Mozilla Public License", "Incompatible With Secondary Licenses"),
        "Apache-2.0.txt": ("Apache License", "END OF TERMS AND CONDITIONS"),
        "SOURCE_OFFER.txt": ("three years", "PySide6", "You may replace these libraries"),
        "QT_THIRD_PARTY.txt": ("FreeType", "HarfBuzz", "PCRE2", "UNICODE LICENSE V3", "WITHOUT WARRANTY OF ANY"),
    }
    for name, phrases in wanted.items():
        text = (LICENCES / name).read_text(encoding="utf-8")
        for phrase in phrases:
            assert phrase in text, (name, phrase)
    assert (LICENCES / "Apache-2.0.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_libraries_of_dropped_plugins_are_not_needed() -> None:
    from prune import needed

    links = {"qxcb": ["xcb"], "xcb": ["Xau"], "Xau": ["xcb"], "gtk": ["cairo"]}
    assert needed(["qxcb"], lambda name: links.get(name, [])) == {"qxcb", "xcb", "Xau"}
