"""A small window of another program, whose whole surface can be dragged away: a stand-in for a file manager.

    python -m tests.desktop.carrier X Y ACTIONS PROPOSED ADDRESS...

Offers the addresses, by ACTIONS ("copy", "move" or "copy+move") with one PROPOSED, and prints which action the drop
was answered with. An address without a scheme is dragged as plain text. Stays until it is killed: the other program
fetches what was dropped when the drag is over.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

SIZE = 80
ACTIONS = {
    "copy": Qt.DropAction.CopyAction,
    "move": Qt.DropAction.MoveAction,
    "copy+move": Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
}


def carried(addresses: Sequence[str]) -> QMimeData:
    """What file managers put into a drag: the addresses, and the same as text for text fields."""
    data = QMimeData()
    urls = [QUrl(each) for each in addresses if ":" in each]
    if urls:
        data.setUrls(urls)
    data.setText("\n".join(addresses))
    return data


class Carrier(QWidget):
    """The window."""

    def __init__(self, offered: str, proposed: str, addresses: Sequence[str]) -> None:
        super().__init__()
        self._offered, self._proposed, self._addresses = ACTIONS[offered], ACTIONS[proposed], addresses
        self._begun = False
        self.setWindowTitle("Files")
        self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._begun:
            return
        self._begun = True
        source = QObject(self)
        drag = QDrag(source)
        drag.setMimeData(carried(self._addresses))
        answer = drag.exec(self._offered, self._proposed)
        print(answer.name, flush=True)


def main() -> int:
    """Show the window and wait for the mouse."""
    x, y, offered, proposed, *addresses = sys.argv[1:]
    application = QApplication([])
    window = Carrier(offered, proposed, addresses)
    window.setGeometry(int(x), int(y), SIZE, SIZE)
    window.show()
    print("shown", flush=True)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
