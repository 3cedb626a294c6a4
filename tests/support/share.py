"""A network folder that stops answering: every sync of a file in it waits until it answers again."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest


class Share:
    """A folder whose disk can be made to hang, and to answer again."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._answers = threading.Event()
        self._answers.set()
        sync = os.fsync

        def slow_sync(descriptor: int) -> None:
            if Path(os.readlink(f"/proc/self/fd/{descriptor}")).is_relative_to(folder):
                self._answers.wait(60)
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", slow_sync)

    def hang(self) -> None:
        """Answer no more."""
        self._answers.clear()

    def answer(self) -> None:
        """Answer again, what waits first."""
        self._answers.set()
