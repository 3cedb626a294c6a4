"""The rules of the house, as tests: which layer may know which, and what is never loaded early."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.shell.view_stack import VIEW_SPECS

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "workbench").rglob("*.py"))
LONGEST = 400
READS_AND_WRITES = re.compile(
    r"Q(?:File\w*|Dir\w*|SaveFile|Temporary\w+|LockFile|Settings|StandardPaths|StorageInfo|Mime(?:Database|Type)|Desktop"
    r"Services|FontDatabase|Pdf\w+|Print\w*|PageSetupDialog|Svg\w+|Icon|Pixmap|Image\w*|Movie|Picture|Bitmap|Library|"
    r"PluginLoader|UiLoader|TextBrowser|TextDocumentWriter|Process|Translator|Resource|SplashScreen)"
)
"""The classes of Qt that can touch a disk, on the thread they are used on and unseen by Python."""
MAY = {
    "widgets/board/view.py": {"QImage"},  # only handed on
    "widgets/message/message_panel.py": {"QImage"},
    "widgets/organisation/canvas.py": {"QPixmap"},  # painted on
    "widgets/organisation/picture_file.py": {"QImage", "QImageWriter", "QPdfWriter", "QSvgGenerator"},  # into memory
    "widgets/parts/drag_card.py": {"QPixmap"},
    "widgets/parts/picture.py": {"QImage"},
    "widgets/report/pdf.py": {"QPdfWriter"},
    "widgets/report/preview.py": {"QPageSetupDialog", "QPrintDialog", "QPrintPreviewWidget", "QPrinter"},  # printers
    "qt/theme.py": {"QFontDatabase"},  # our own resources
    "qt/user_folders.py": {"QStandardPaths"},  # it tells a path
    "shell/icons.py": {"QIcon", "QPixmap"},
    "shell/help.py": {"QTextBrowser"},
    "shell/program.py": {"QFileOpenEvent"},  # it tells a path
    "shell/about.py": {"QDesktopServices"},  # our own logs
    "shell/single_instance.py": {"QFileSystemWatcher"},  # our own data folder
    "shell/export_controller.py": {"QDesktopServices", "QFileDialog", "QImage"},  # the user asks for that very folder
    "shell/documents.py": {"QFileDialog"},
    "shell/import_controller.py": {"QFileDialog"},
    "shell/import_list.py": {"QFileDialog"},
    "shell/compare_controller.py": {"QFileDialog"},
    "shell/merge_controller.py": {"QFileDialog"},
    "shell/returned_controller.py": {"QFileDialog"},
    "shell/send_copy.py": {"QFileDialog"},
    "shell/preference_choices.py": {"QFileDialog"},
}
"""Where they are used all the same: never on a disk that is not ours, but where the user asks for it."""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_layers_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


def test_no_view_is_left_out_where_views_are_kept_apart() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (apart,) = (each["modules"] for each in contracts if each["name"].startswith("no view of the map reads another"))
    assert apart == [f"workbench.widgets.{name}" for name in VIEW_SPECS]


def test_engine_files_and_command_line_load_no_qt() -> None:
    code = (
        "import importlib, pkgutil, sys, workbench\n"
        "for name in ('domain', 'application', 'presentation', 'files', 'runtime'):\n"
        "    package = importlib.import_module('workbench.' + name)\n"
        "    for each in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(each.name)\n"
        "import workbench.cli, workbench.main, workbench.selftest\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    assert run(code) == "[]"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text))


def test_a_refusal_is_a_sentence_where_it_is_raised() -> None:
    """Begins with a capital, a name of the map, a figure or a quotation mark, and ends; nobody mends it later."""
    written = list(refusals())
    assert len(written) > 25
    assert [(path, said) for path, said in written if not (said[:1].isupper() or said[:1] in "{“")] == []
    assert [(path, said) for path, said in written if not said.endswith((".", "!", "?"))] == []


def refusals() -> Iterator[tuple[str, str]]:
    """The file and the text of each EditRefused written out where it is made; {} stands for what is filled in."""
    for path in SOURCES:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == "EditRefused" and call.args:
                text = call.args[0]
                if isinstance(text, ast.Constant | ast.JoinedStr):
                    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
                    yield (
                        str(path),
                        "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in parts),
                    )


def test_the_program_is_ended_in_one_place() -> None:
    callers = [path.name for path in SOURCES if "sys.exit(" in path.read_text(encoding="utf-8")]
    assert set(callers) <= {"main.py", "__main__.py", "demo.py", "shots.py"}


def test_days_and_months_are_named_by_the_program() -> None:
    """%B is German on a German system as soon as Qt has begun, in the middle of an English sentence."""
    named = re.compile(r"""(:[^{}"'\n]*|strftime\([^)\n]*)%[aAbBcpxX]\b""")
    assert not [path.name for path in SOURCES if named.search(path.read_text(encoding="utf-8"))]


def test_the_unchecked_replace_is_spelt_out() -> None:
    """`replace` is the checked one of the domain; that of dataclasses checks nothing, and says so by its full name."""
    unchecked = [
        path.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and any(each.name == "replace" for each in node.names)
    ]
    assert not unchecked


def test_signals_keep_their_references() -> None:
    """PySide6 6.12 on Python 3.11 loses a reference with every emit and dies after some hundred of them."""
    code = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Source(QObject):\n"
        "    told = Signal(bool)\n"
        "source = Source()\n"
        "for _ in range(5000):\n"
        "    source.told.emit(True)\n"
        "print('alive')\n"
    )
    assert run(code) == "alive"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_qt_touches_a_disk_in_few_places(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for each in node.names
    }
    touching = {each for each in imported if READS_AND_WRITES.fullmatch(each)}
    assert touching <= MAY.get(path.relative_to(ROOT / "workbench").as_posix(), set())


def test_no_window_tells_the_system_which_file_it_shows() -> None:
    """QWidget.setWindowFilePath looks for the file on macOS, where it may lie on a share that hangs."""
    assert not [path.name for path in SOURCES if "setWindowFilePath" in path.read_text(encoding="utf-8")]
