"""The bill of materials of a build (CycloneDX 1.6): what cyclonedx-py finds in the environment, cut down to the build.

`python packaging/sbom.py INTERPRETER VERSION FILE` writes the bill of an environment, run by one that has cyclonedx-py;
the spec then calls `of_build`, because only it knows what was collected.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from notice import Part

ROOT = Path(__file__).parents[1]


def of_build(bill: dict[str, Any], parts: Iterable[Part]) -> dict[str, Any]:
    """The bill with the parts of a build and no others; those no package index knows are added."""
    found = {_plain(each["name"]): each for each in bill["components"]}
    components = [found.get(_plain(part.name)) or _component(part) for part in parts]
    refs = {each["bom-ref"] for each in components}
    root = bill["metadata"]["component"]["bom-ref"]
    needs = {each["ref"]: sorted(refs & set(each.get("dependsOn", []))) for each in bill["dependencies"]}
    needs[root] = sorted(refs)
    dependencies = [
        {"ref": ref, "dependsOn": needs[ref]} if needs.get(ref) else {"ref": ref} for ref in (root, *sorted(refs))
    ]
    return {**bill, "components": components, "dependencies": dependencies}


def _plain(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(part: Part) -> dict[str, Any]:
    return {"bom-ref": part.purl, "name": part.name, "version": part.version, "type": "library", "purl": part.purl}


def main(interpreter: str, version: str, target: str) -> int:
    """Write the bill of an environment."""
    command = [
        sys.executable, "-m", "cyclonedx_py", "environment", interpreter, "--pyproject", str(ROOT / "pyproject.toml"),
        "--output-reproducible", "--short-PURLs", "--of", "JSON",
    ]  # fmt: skip
    bill = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    bill["metadata"]["component"]["version"] = version
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(target).write_text(json.dumps(bill), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
