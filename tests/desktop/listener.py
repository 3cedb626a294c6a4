"""A screen reader's ear: listens on the accessibility bus and writes what it hears, one event a line, as JSON.

    {"heard": "announcement", "text": "level 2 of 4; product share 61\xa0%.", "urgent": false}
    {"heard": "focus", "name": "Social APIs, Product, ...", "role": "list item"}

Each line of standard input asks something of the program that was heard last: its "locale".
AT-SPI: https://gnome.pages.gitlab.gnome.org/at-spi2-core/libatspi/
"""

from __future__ import annotations

import json
import sys
import threading
from contextlib import suppress
from typing import Any

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

EVENTS = "org.a11y.atspi.Event.Object"
WANTED = (("object:announcement", "Announcement"), ("object:state-changed:focused", "StateChanged"))
URGENT = 2
"""What an announcement carries that breaks off what is being said."""


def call(bus: QDBusConnection, service: str, path: str, interface: str, method: str, *arguments: object) -> Any:
    """The answer of an object on a bus. Raises OSError where there is none."""
    message = QDBusMessage.createMethodCall(service, path, interface, method)
    message.setArguments(list(arguments))
    answer = bus.call(message)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        raise OSError(f"{interface}.{method}: {answer.errorMessage()}")
    return answer.arguments()[0] if answer.arguments() else None


class Ear(QObject):
    """Hears announcements and where the focus goes."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        address = call(QDBusConnection.sessionBus(), "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self._bus = QDBusConnection.connectToBus(str(address), "accessibility")
        self._program = ""
        registry = "org.a11y.atspi.Registry"
        for event, member in WANTED:
            call(self._bus, registry, "/org/a11y/atspi/registry", registry, "RegisterEvent", event, [""], "")
            assert self._bus.connect("", "", EVENTS, member, self, SLOT("heard(QDBusMessage)"))  # type: ignore[call-overload]
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()
        self._write(heard="nothing yet")

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """Write what was heard."""
        kind, first, _, value, *_ = message.arguments()
        self._program = message.service()
        if message.member() == "Announcement":
            self._write(heard="announcement", text=value.variant(), urgent=first == URGENT)
        elif kind == "focused" and first:
            accessible = "org.a11y.atspi.Accessible"
            place = (self._bus, self._program, message.path())
            with suppress(OSError):  # it is gone by now
                name = call(*place, "org.freedesktop.DBus.Properties", "Get", accessible, "Name").variant()
                self._write(heard="focus", name=name, role=call(*place, accessible, "GetRoleName"))

    def _listen(self) -> None:
        for _ in sys.stdin:
            self.asked.emit()

    def _answer(self) -> None:
        root, application = "/org/a11y/atspi/accessible/root", "org.a11y.atspi.Application"
        self._write(heard="locale", text=call(self._bus, self._program, root, application, "GetLocale", 0))

    def _write(self, **heard: object) -> None:
        print(json.dumps(heard), flush=True)


if __name__ == "__main__":
    application = QCoreApplication(sys.argv)
    ear = Ear()
    sys.exit(application.exec())
