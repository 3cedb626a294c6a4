"""One window for each user: a second start hands its files to the first and leaves.

A lock file says who is first; it frees itself when its process is gone, also after a kill. The files go through a
local socket that only the same user can open. Nothing here reaches beyond the computer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWERS_WITHIN = 3000
"""Milliseconds the first program has to say that it took a call, before the second opens a window of its own."""

TAKEN = b"taken"


class SingleInstance(QObject):
    """The claim to be the one program of a user, whose data folder tells users apart."""

    called = Signal(list)
    """Another start was made, with these files as Path."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"capability-workbench-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
        self._lock = QLockFile(str(folder / "instance.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self, files: Sequence[Path]) -> bool:
        """Whether this program is to open a window; if not, the first one was handed the files."""
        if self._lock.tryLock(0):
            self._listen()
            return True
        return not self._hand_over(files)

    def _listen(self) -> None:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)
        server.newConnection.connect(self._take)
        self._server = server

    def _hand_over(self, files: Sequence[Path]) -> bool:
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWERS_WITHIN):
            return False
        socket.write(json.dumps([str(each.absolute()) for each in files]).encode() + b"\n")
        # That the bytes are on their way says nothing: a program that hangs, or is about to end, would swallow them.
        answered = socket.waitForReadyRead(ANSWERS_WITHIN) and socket.readAll().data() == TAKEN
        socket.disconnectFromServer()
        return answered

    def _take(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is not None:
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            files = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            files = None
        if isinstance(files, list):
            socket.write(TAKEN)
            socket.flush()
            self.called.emit([Path(each) for each in files if isinstance(each, str)])
