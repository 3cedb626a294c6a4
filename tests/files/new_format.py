"""Write what a new version of the format brings along: its golden files, the templates and the schema.

Run by `make format-files` once FORMAT_VERSION was raised. Golden files open for ever, so they are made once, of the map
FULL, and never anew; templates and schema are as the version at hand writes them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.files.maps import FULL
from workbench.files.document import FORMAT_VERSION, map_json, to_bytes
from workbench.files.identity import Identity
from workbench.files.schema import schema_json
from workbench.files.templates import load, templates

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "files"
IDENTITY = Identity("7f9619ff-8b86-4d01-b42d-00cf4fc964ff", "4fd1a6f0-6c7e-4a58-9b49-0d5a0d1f2b11")


def write_golden(folder: Path) -> list[Path]:
    """The golden files of this version that were not there, written."""
    packed, _ = to_bytes(FULL, IDENTITY)
    files = {f"version-{FORMAT_VERSION}.capmap": packed, f"version-{FORMAT_VERSION}.json": map_json(FULL)}
    made = [folder / name for name in files if not (folder / name).exists()]
    for path in made:
        path.write_bytes(files[path.name])
    return made


def template_json(name: str) -> str:
    """A template as its file holds it: indented by one, so that a change of it reads well."""
    return json.dumps(json.loads(map_json(load(name))), indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write them all; the exit code."""
    for path in write_golden(GOLDEN):
        print(path.relative_to(ROOT))
    for each in templates():
        (ROOT / "resources" / "templates" / f"{each.name}.json").write_text(template_json(each.name), encoding="utf-8")
    (ROOT / "docs" / "capmap.schema.json").write_bytes(schema_json())
    return 0


if __name__ == "__main__":
    sys.exit(main())
