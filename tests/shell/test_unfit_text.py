"""Control characters on the way in by the window: refused where typed, cleaned where a file name brings them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from workbench.shell.application import Workbench
from workbench.widgets.inspector.fields import TextField

ROLE = "social-engineer"


def test_a_title_with_one_is_refused_below_the_field(opened: Workbench) -> None:
    opened.selection.reveal(f"role:{ROLE}", "title")
    field = opened.window.inspector.page.form.fields["title"]
    assert isinstance(field, TextField)
    before = opened.session.document
    field.line.setFocus()
    field.line.selectAll()
    QGuiApplication.clipboard().setText("Social\x07 Engineer")
    QTest.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QGuiApplication.clipboard().clear()
    assert opened.session.document is before
    assert "holds a control character, which no text may" in field.problem


@pytest.mark.skipif(os.name != "posix", reason="no such name of a file is possible here")
def test_a_name_of_a_file_with_one_becomes_a_clean_title(bench: Workbench, tmp_path: Path) -> None:
    bench.documents.new_from("blank")
    bench.documents._save_at(tmp_path / "Plan\x07 A.capmap")
    bench.document_file.wait()
    assert bench.session.document.title == "Plan A"
