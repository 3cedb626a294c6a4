"""A kind of file is one new module: dropped into its package, the window and the command line both write it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.packages import package_of
from workbench import cli, main
from workbench.files import exporters
from workbench.files.exporters import Dialog, exporter_for, exporters_in
from workbench.files.templates import load
from workbench.shell.application import Workbench
from workbench.shell.export_controller import export_formats

MARKDOWN = '''
"""A scenario as Markdown: a list of its roles."""

from workbench.domain.transform import find
from workbench.files.exporters import Exported, Exporter, ExportRequest


def export(request: ExportRequest) -> Exported:
    """The roles of a scenario, a line each."""
    scenario = find(request.document.scenarios, request.scenario_id)
    return Exported("".join(f"- {each.title}\\n" for each in scenario.roles).encode())


EXPORTER = Exporter(
    order=61, suffix=".example", title="List of roles as an example", phrase="a list of roles", write=export
)
'''
EXPORTER = """
from workbench.files.exporters import Dialog, Exporter
EXPORTER = Exporter({}, title="List", phrase="a list", write=print)
"""


@pytest.fixture
def markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The exporters with one more, a file in their folder as far as anybody can tell."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "markdown.py").write_text(MARKDOWN, encoding="utf-8")
    monkeypatch.setattr(exporters, "__path__", [*exporters.__path__, str(folder)])
    exporters.exporters.cache_clear()
    yield
    exporters.exporters.cache_clear()
    sys.modules.pop("workbench.files.exporters.markdown", None)
    vars(exporters).pop("markdown", None)


def run(*arguments: str | Path) -> int:
    """A command of the command line."""
    return cli.main([str(each) for each in arguments], paint=main._paint, draw=main._draw)


@pytest.mark.usefixtures("markdown")
def test_the_command_line_names_and_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert "a table, a list of roles" in " ".join(capsys.readouterr().out.split())
    assert run("export", "--help") == 0
    assert ".csv, .example" in " ".join(capsys.readouterr().out.split())
    plan, out = tmp_path / "plan.json", tmp_path / "plan.example"
    assert run("new", "--template", "before-and-after", "-o", plan) == 0
    assert run("export", plan, "-o", out) == 0
    assert out.read_text(encoding="utf-8").splitlines() == [
        f"- {each.title}" for each in load("before-and-after").scenarios[0].roles
    ]
    assert run("export", plan, "-o", tmp_path / "plan.docx") == 2
    assert ".csv, .example" in capsys.readouterr().err


@pytest.mark.usefixtures("markdown")
def test_the_window_offers_and_writes_it(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    assert "List of roles as an example (*.example)" in [each.filter for each in export_formats(".csv")]
    out = tmp_path / "plan.example"
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.export(".example", out)
    assert out.read_text(encoding="utf-8").splitlines() == [f"- {each.title}" for each in opened.session.scenario.roles]


def test_without_it_nobody_writes_its_ending() -> None:
    assert exporter_for(".example") is None
    with pytest.raises(ValueError, match=r"nothing writes \.example"):
        export_formats(".example")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ('order=1, suffix=".a"', 'order=1, suffix=".b"', "one and other have the same order, 1"),
        ('order=1, suffix=".a"', 'order=2, suffix=".a"', r"one and other have the same suffix, \.a"),
        (
            'order=1, suffix=".a", by_suffix=False',
            'order=2, suffix=".a", by_suffix=False',
            f"the same suffix, .a in “{Dialog.TABLE.value}”",
        ),
    ],
)
def test_two_of_one_ending_or_place_fail(tmp_path: Path, one: str, other: str, why: str) -> None:
    made = package_of(tmp_path, one=EXPORTER.format(one), other=EXPORTER.format(other))
    with pytest.raises(ValueError, match=why):
        exporters_in(made)


def test_one_ending_may_mean_two_files_where_only_one_goes_by_it(tmp_path: Path) -> None:
    page = 'order=2, suffix=".a", by_suffix=False, dialog=Dialog.PICTURE'
    made = package_of(tmp_path, one=EXPORTER.format('order=1, suffix=".a"'), other=EXPORTER.format(page))
    assert [each.order for each in exporters_in(made)] == [1, 2]
