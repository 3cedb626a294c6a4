"""The user's own folders have the names their system gives them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbench.qt.user_folders import documents_dir


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="xdg-user-dirs is of Linux")
def test_documents_are_where_the_desktop_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{tmp_path}/Dokumente"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert documents_dir() == tmp_path / "Dokumente"
