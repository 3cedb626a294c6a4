"""Finding cards: their base class, and the card of one finding. Knows no other card and no panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.domain.findings import Finding, Fix
from workbench.domain.words import SEVERITY
from workbench.presentation.finding_text import message
from workbench.qt.text_escape import escape_mnemonic
from workbench.qt.theme import px
from workbench.widgets.findings.cures import Cure, cures
from workbench.widgets.findings.finding_services import FindingServices
from workbench.widgets.findings.headline import FindingHeadline
from workbench.widgets.parts.keys import meant_key
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import discard, label

LINK_HEIGHT = 21
"""Pixels of height kept free for a first link while the fixes are being worked out."""
OUTDATED = "The map has changed since that fix was offered, so nothing was done. What can be done now is shown."


class Card(QFrame):
    """Focusable frame that a click or Enter activates."""

    def __init__(self, services: FindingServices, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(11, 9, 11, 9)
        self.column.setSpacing(2)

    def activate(self) -> None:
        """Action of a click or Enter."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click activates."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space activate."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activate()
        else:
            super().keyPressEvent(event)


class FindingCard(Card):
    """Card of one finding and its fixes, which are worked out lazily, when it is first painted.

    headline: None for a row within a group, which shows the heading itself.
    """

    def __init__(
        self, finding: Finding, headline: str | None, services: FindingServices, parent: QWidget | None = None
    ) -> None:
        sentence = message(finding, services.vocabulary)
        super().__init__(services, f"{SEVERITY[finding.severity]}: {sentence}", parent)
        self.finding = finding
        self._cures: tuple[Cure, ...] | None = None
        self._asked = False
        self.setProperty("look", "card" if headline else "row-below")
        if headline:
            self.column.addWidget(FindingHeadline(finding.severity, headline, services.context.theme, self))
        else:
            self.column.setContentsMargins(4, 6, 0, 6)
        self.column.addWidget(label(sentence, "muted" if headline else None, wrap=True))
        self._links = QWidget(self)
        self._links.setMinimumHeight(px(LINK_HEIGHT))
        self._link_column = QVBoxLayout(self._links)
        self._link_column.setContentsMargins(0, 2, 18, 0)
        self._link_column.setSpacing(1)
        self.column.addWidget(self._links)
        self._more = QToolButton(self)
        self._more.setText("⋯")
        self._more.setProperty("look", "more")
        self._more.setFixedSize(px(22), px(20))
        self._more.setAccessibleName(f"More for: {sentence}")
        self._more.setToolTip("More: accept with a reason…")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(lambda: self._open_menu(self._more.mapToGlobal(QPoint(0, self._more.height()))))

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The fixes; blocks to work them out if they are not there yet."""
        if self._cures is None and self.services.is_current():
            session = self.services.context.session
            self._show_cures(cures(session.assessment, self.finding, session.today()))
        return tuple(cure.fix for cure in self._cures or ())

    def forget_cures(self) -> None:
        """Invalidate the fixes after a change of the map; they are worked out again when next painted."""
        self._cures, self._asked = None, False
        self.update()

    def _show_cures(self, cures_found: tuple[Cure, ...]) -> None:
        self._cures, self._asked = cures_found, True
        shown = [(button.label, button.note) for button in self._buttons()]
        links = [(cure.fix.label, cure.effect) for cure in cures_found]
        if not cures_found and (text := self.services.show_label(self.finding)):
            links = [(text, "")]
        if links != shown:
            self._show_links(links, cures=bool(cures_found))

    def apply_fix(self, label: str) -> None:
        """Perform the fix of this label as worked out for the map now; refuse if there is none any more."""
        fix = next((offered for offered in self.fixes if offered.label == label), None)
        if fix is not None:
            self.services.context.session.perform(fix)
        else:
            self.services.context.session.refuse(OUTDATED)

    def activate(self) -> None:
        """Reveal the finding's subject."""
        self.services.reveal(self.finding)

    def _buttons(self) -> list[LinkButton]:
        return self._links.findChildren(LinkButton)

    def _show_links(self, links: list[tuple[str, str]], *, cures: bool) -> None:
        for old in self._buttons():
            self._link_column.removeWidget(old)
            discard(old)
        for text, note in links:
            button = LinkButton(text, self.services.context.theme, note, self._links)
            button.clicked.connect(lambda _=False, label=text: self.apply_fix(label) if cures else self.activate())
            self._link_column.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.show()
        self._links.setVisible(bool(links))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Request the fixes at the first paint."""
        super().paintEvent(event)
        if not self._asked and self.services.is_current():
            self._asked = True
            self.services.cures.ask(self, self.finding, self._show_cures)

    def resizeEvent(self, event: object) -> None:
        """Keep the menu button in the corner."""
        self._more.move(self.width() - self._more.width() - 6, self.height() - self._more.height() - 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: F applies the first fix, A accepts."""
        if meant_key(event) == Qt.Key.Key_F and not event.modifiers():
            if self.fixes:
                self.apply_fix(self.fixes[0].label)
        elif meant_key(event) == Qt.Key.Key_A and not event.modifiers():
            self.services.accept(self.finding)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Context menu: the fixes, reveal, accept."""
        self._open_menu(event.globalPos())

    def menu(self) -> QMenu:
        """Context menu of the finding."""
        menu = QMenu(self)
        for fix in self.fixes:
            menu.addAction(escape_mnemonic(fix.label), partial(self.apply_fix, fix.label))
        if self.finding.subjects:
            menu.addAction("Show", self.activate)
        menu.addSeparator()
        menu.addAction("Accept with a reason…", lambda: self.services.accept(self.finding))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
