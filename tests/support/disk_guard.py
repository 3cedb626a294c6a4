"""A folder that the window's thread may not touch, as if it lay on a share that hangs: whoever does is caught.

Calls of Python are seen. Qt's own do not come by here: which classes of Qt touch a disk, and where they may be used, is
told by `test_architecture`.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUESTIONS = ("stat", "lstat", "access", "readlink", "statvfs", "scandir", "listdir")
"""What is asked of a path; Python itself reports only some of these."""
REPORTED = (
    "open",
    "os.chmod",
    "os.chown",
    "os.getxattr",
    "os.link",
    "os.listdir",
    "os.listxattr",
    "os.mkdir",
    "os.remove",
    "os.removexattr",
    "os.rename",
    "os.rmdir",
    "os.scandir",
    "os.setxattr",
    "os.symlink",
    "os.truncate",
    "os.utime",
)
"""Events of `sys.addaudithook` whose first argument is a path. os.replace is told as os.rename."""
TWICE = ("os.link", "os.rename", "os.symlink")
"""Those whose second one is, too."""


class Touched(AssertionError):
    """The window's thread touched the folder."""


class DiskGuard:
    """Watches a folder on the thread it is made on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: list[str] = []
        """What touched it, with the places in the program: also where somebody caught the error."""
        self._prefix = os.path.realpath(folder)
        self._thread = threading.get_ident()
        self._on = self._asking = False

    @contextmanager
    def watch(self) -> Iterator[DiskGuard]:
        """Raise within, wherever the folder is touched on this thread."""
        _GUARDS.append(self)
        plain = {name: getattr(os, name) for name in QUESTIONS}
        for name, call in plain.items():
            setattr(os, name, self._watched(name, call))
        self._on = True
        try:
            yield self
        finally:
            self._on = False
            for name, call in plain.items():
                setattr(os, name, call)
            _GUARDS.remove(self)

    @contextmanager
    def trusted(self) -> Iterator[None]:
        """Let the test itself look, within `watch`."""
        on, self._on = self._on, False
        try:
            yield
        finally:
            self._on = on

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **more: Any) -> Any:
            self.see(f"os.{name}", arguments[:1] or tuple(more.values())[:1])
            return call(*arguments, **more)

        return watched

    def see(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Record and raise, where this is a call on the thread with a path in the folder."""
        if not self._on or self._asking or threading.get_ident() != self._thread:
            return
        named = arguments[: 2 if event in TWICE else 1]
        paths = [os.fsdecode(each) for each in named if isinstance(each, str | bytes | os.PathLike)]
        self._asking = True
        try:
            if not any(self._is_inside(each) for each in paths):
                return
            frames = [each for each in traceback.extract_stack() if "/workbench/" in each.filename]
            places = " > ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames)
            told = f"{event} {Path(paths[0]).name} at {places}"
        finally:
            self._asking = False
        self.touched.append(told)
        raise Touched(told)

    def _is_inside(self, path: str) -> bool:
        real = os.path.realpath(path)
        return real == self._prefix or real.startswith(self._prefix + os.sep)


_GUARDS: list[DiskGuard] = []


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if _GUARDS and event in REPORTED:
        for each in _GUARDS:
            each.see(event, arguments)


sys.addaudithook(_heard)  # for good: Python knows no way to take one off
