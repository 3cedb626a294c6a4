"""What can be known of the macOS package without a Mac: the plists, the spec's branch, the script's steps."""

from __future__ import annotations

import json
import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.inventory import FOLDERS, RESOURCE, in_folders, package_of

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
MAP_TYPE = "org.capability-workbench.map"

EVALUATE = """
import json, sys, types
from pathlib import Path

sys.platform = "darwin"
root, work = Path(sys.argv[1]), sys.argv[2]
called = {}


class Made:
    def __init__(self, kind, args, options):
        self.kind, self.pure, self.binaries, self.datas, self.scripts = kind, [], [], [], []
        called.setdefault(kind, []).append({"args": [str(each) for each in args], **options})


def maker(kind):
    return lambda *args, **options: Made(kind, args, options)


for name, word in (("utils.hooks", "collect_submodules"), ("depend.bindepend", "get_imports")):
    module = types.ModuleType(f"PyInstaller.{name}")
    setattr(module, word, lambda name: [name])
    sys.modules[module.__name__] = module
kinds = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
space = {"SPECPATH": str(root / "packaging"), "workpath": work, **{kind: maker(kind) for kind in kinds}}
spec = root / "packaging" / "workbench.spec"
exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), space)
print(json.dumps(called, default=str))
"""
"""The spec evaluated as on a Mac, with what it asks of PyInstaller written down."""


@pytest.fixture
def asked(tmp_path: Path) -> dict[str, list[dict[str, object]]]:
    """What the spec asks PyInstaller for on a Mac."""
    root = tmp_path / "sources"
    shutil.copytree(PACKAGING, root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("workbench", "resources"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    bill = {"metadata": {"component": {"bom-ref": "root"}}, "components": [], "dependencies": []}
    (root / "build" / "notices").mkdir(parents=True)
    (root / "build" / "notices" / "sbom.json").write_text(json.dumps(bill), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", EVALUATE, str(root), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return answer


def test_the_spec_makes_a_bundle_of_both_starters_on_a_mac(asked: dict[str, list[dict[str, object]]]) -> None:
    from workbench import __version__

    assert [(each["name"], each["console"]) for each in asked["EXE"]] == [("Workbench", False), ("workbench-cli", True)]
    assert all("manifest" not in each for each in asked["EXE"])
    (bundle,) = asked["BUNDLE"]
    assert bundle["name"] == "Capability Workbench.app"
    assert bundle["bundle_identifier"] == "org.capability-workbench.app"
    assert str(bundle["icon"]).endswith("app.icns")
    info = bundle["info_plist"]
    assert isinstance(info, dict)
    assert info["CFBundleShortVersionString"] == bundle["version"] == __version__


def test_the_spec_collects_what_registries_list_and_takes_the_names_along(
    asked: dict[str, list[dict[str, object]]], tmp_path: Path
) -> None:
    (analysis,) = asked["Analysis"]
    collected = analysis["hiddenimports"]
    assert isinstance(collected, list)
    assert {package_of(kind) for kind in FOLDERS} <= set(collected)
    written = json.loads((tmp_path / RESOURCE).read_text(encoding="utf-8"))
    assert written == in_folders(ROOT / "workbench", ROOT / "resources")


def test_info_plist_is_whole_and_comes_back_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from macos import bundle

    info = bundle.info("1.2.3")
    assert plistlib.loads(plistlib.dumps(info)) == info
    assert info["CFBundleVersion"] == "1.2.3"
    assert info["NSHighResolutionCapable"] is True
    assert info["NSRequiresAquaSystemAppearance"] is False
    (document,) = info["CFBundleDocumentTypes"]
    (declared,) = info["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]] == [MAP_TYPE]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["capmap"]


def test_the_oldest_macos_is_the_one_the_qt_wheel_is_built_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from macos import bundle

    lock = (PACKAGING / "requirements.lock").read_text(encoding="utf-8")
    assert "\npyside6-essentials==6.11." in lock, "another Qt: look at the tag of its macOS wheel"
    assert bundle.info("1")["LSMinimumSystemVersion"] == "13.0"


def test_no_entitlement_is_asked_for() -> None:
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes()) == {}


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A bundle with code at three depths, and tools that write down how they were called."""
    app = tmp_path / "Capability Workbench.app"
    for name in ("MacOS/Workbench", "MacOS/workbench-cli", "Frameworks/QtCore.framework/QtCore", "Frameworks/a.dylib"):
        path = app / "Contents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("codesign", "ditto", "hdiutil", "xcrun"):
        (tools / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "{tmp_path}/calls"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    return app


def make_dmg(app: Path, **words: str) -> tuple[str, list[str]]:
    """What the script says, and the calls it makes in order."""
    environment = {"PATH": f"{app.parent}/tools:{os.environ['PATH']}", **words}
    script = PACKAGING / "macos" / "make_dmg.sh"
    done = subprocess.run(
        ["bash", str(script), str(app), str(app.parent / "x.dmg")],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout, (app.parent / "calls").read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="a script for a shell")
def test_without_a_certificate_the_dmg_is_made_and_each_skipped_step_is_said(app: Path) -> None:
    said, calls = make_dmg(app)
    assert [call.split()[0] for call in calls] == ["ditto", "hdiutil"]
    assert said.count("Skipped: ") == 2
    assert "macOS will warn" in said


@pytest.mark.skipif(sys.platform == "win32", reason="a script for a shell")
def test_inner_code_is_signed_before_the_bundle_and_the_image_last(app: Path) -> None:
    said, calls = make_dmg(app, MACOS_IDENTITY="Developer ID", NOTARY_PROFILE="release")
    assert "Skipped" not in said
    signed = [call.rsplit("/", 1)[-1] for call in calls if call.startswith("codesign --force")]
    assert signed == ["a.dylib", "QtCore.framework", "workbench-cli", "Capability Workbench.app", "x.dmg"]
    assert all("--options runtime" in call and "--timestamp" in call for call in calls if "--force" in call)
    assert "--deep" not in "".join(calls)
    assert [call.split()[1] for call in calls if call.startswith("xcrun")] == ["notarytool", "stapler"]


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_the_shell_scripts_are_clean() -> None:
    scripts = sorted((*PACKAGING.rglob("*.sh"), *(ROOT / "tools").glob("*.sh")))
    assert len(scripts) >= 5
    done = subprocess.run(["shellcheck", *map(str, scripts)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
