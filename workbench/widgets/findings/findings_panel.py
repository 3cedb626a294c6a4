"""Findings panel: cards grouped by check, severity filters, tips, and what was accepted. Reads the session's
assessment; knows no view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.assess import Assessment
from workbench.domain.model import SEVERITIES
from workbench.domain.words import SEVERITY, SEVERITY_COUNTED, pluralise, severity_counts
from workbench.presentation.finding_groups import FindingGroup, grouped
from workbench.qt.context import Context
from workbench.qt.theme import px
from workbench.widgets.findings.accepted import AcceptedCard
from workbench.widgets.findings.card import Card, FindingCard
from workbench.widgets.findings.cures import CureWorker
from workbench.widgets.findings.finding_services import FindingServices
from workbench.widgets.findings.group_card import GroupCard
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.fold_button import FoldButton
from workbench.widgets.parts.style import discard, label

EMPTY = "Nothing open. This design stands on its own."
NOTHING_YET = "Nothing open: there is nothing to check yet."


class _Scroll(QScrollArea):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the panel, whose arrows go from card to card rather than scroll."""
        event.ignore()


class FindingsPanel(QFrame):
    """Findings, the worst first, each with its fixes."""

    accept_requested = Signal(object)
    """A `Finding` that is to be accepted with a reason."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._services = FindingServices(
            context, CureWorker(context.session, self), self.accept_requested.emit, self._is_current
        )
        self._index = context.session.index
        self.by_group: dict[FindingGroup, FindingCard | GroupCard] = {}
        self._accepted: list[AcceptedCard] = []
        self._filter: str | None = None
        self._tips_chosen = False
        self.setObjectName("findings")
        self.setProperty("look", "panel")
        self.setAccessibleName("Open points")
        self.setMinimumWidth(px(240))

        self._counts = label("", "muted", wrap=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        header = QHBoxLayout()
        header.addWidget(label("Open points", "strong"), 0, Qt.AlignmentFlag.AlignTop)
        header.addWidget(self._counts, 1)
        pills = FlowLayout(6)
        self._pills = self._make_pills(pills)
        self.empty = label(EMPTY, "muted", wrap=True)
        self._tips, self._tips_box, self._tips_column = self._fold()
        self._tips.clicked.connect(self._tips_clicked)
        self._accepted_fold, self._accepted_box, self._accepted_column = self._fold()

        content = QWidget(self)
        content.setProperty("look", "panel")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(14, 2, 14, 14)
        self._column.setSpacing(7)
        for widget in (self.empty, self._tips, self._tips_box, self._accepted_fold, self._accepted_box):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = _Scroll(self)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QVBoxLayout()
        top.setContentsMargins(14, 14, 14, 0)
        top.setSpacing(8)
        top.addLayout(header)
        top.addLayout(pills)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        self.setFocusProxy(self._pills[None])

        context.session.assessed.connect(self._refresh)
        self._refresh(context.session.assessment)

    def _make_pills(self, layout: FlowLayout) -> dict[str | None, QPushButton]:
        group = QButtonGroup(self)
        pills: dict[str | None, QPushButton] = {}
        for severity in (None, *SEVERITIES):
            shown = "All" if severity is None else "Tips" if severity == "advice" else SEVERITY[severity]
            pill = QPushButton(shown, self)
            pill.setProperty("look", "pill")
            pill.setCheckable(True)
            pill.setAutoExclusive(True)  # a radio button to screen readers
            pill.setAccessibleName(f"Show {'all' if severity is None else SEVERITY_COUNTED[severity][1]}")
            pill.clicked.connect(lambda _=False, chosen=severity: self.show_only(chosen))
            group.addButton(pill)
            layout.addWidget(pill)
            pills[severity] = pill
        pills[None].setChecked(True)
        return pills

    def _fold(self) -> tuple[FoldButton, QWidget, QVBoxLayout]:
        button = FoldButton(self)
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        box.hide()
        button.toggled_open.connect(box.setVisible)
        return button, box, column

    def show_only(self, severity: str | None) -> None:
        """Filter by severity ("error", "warning", "advice"); None for all."""
        self._filter = severity
        self._pills[severity].setChecked(True)
        if severity == "advice":
            self._tips.set_open(True)
        self._arrange()

    def to_top(self) -> None:
        """Scroll to the top: another map was opened."""
        self._scroll.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Focus the first card."""
        cards = self.cards()
        if cards:
            cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocus()

    def cards(self) -> list[Card]:
        """The visible cards from the top down, with the rows of unfolded groups."""
        shown: list[Card] = []
        for card in (*self.by_group.values(), *self._accepted):
            if card.isVisibleTo(self):
                shown.append(card)
                if isinstance(card, GroupCard):
                    shown.extend(card.rows())
        return shown

    def _refresh(self, assessment: Assessment) -> None:
        focused = self._focused_place()
        self._index = assessment.index
        old, self.by_group = self.by_group, {}
        unfolded = {
            (group.code, group.severity) for group, card in old.items() if isinstance(card, GroupCard) and card.unfolded
        }
        for group in grouped(assessment.open, assessment.vocabulary):
            card = old.pop(group, None)
            if card is None:
                card = self._make_card(group)
                if isinstance(card, GroupCard) and (group.code, group.severity) in unfolded:
                    card.set_unfolded(True)
            else:
                card.forget_cures()
            self.by_group[group] = card
        accepted = [AcceptedCard(*pair, self._services, self._accepted_box) for pair in assessment.accepted.items()]
        gone: list[Card] = [*old.values(), *self._accepted]
        self._accepted = accepted
        self._counts.setText(severity_counts({severity: assessment.count(severity) for severity in SEVERITY}))
        if not self._tips_chosen:
            self._tips.set_open(not assessment.count("error"))
        self._arrange()
        for old_card in gone:
            discard(old_card)
        self._focus_place(focused)

    def _is_current(self) -> bool:
        return self._index is self._context.session.index

    def _make_card(self, group: FindingGroup) -> FindingCard | GroupCard:
        if len(group.findings) > 1:
            return GroupCard(group, self._services, self)
        return FindingCard(group.findings[0], group.heading, self._services, self)

    def _arrange(self) -> None:
        place, shown_tips = 1, 0
        for group, card in self.by_group.items():
            shown = self._filter in (None, group.severity)
            card.setVisible(shown)
            if group.severity == "advice":
                self._tips_column.addWidget(card)
                shown_tips += shown
            else:
                self._column.insertWidget(place, card)
                place += 1
        for accepted in self._accepted:
            self._accepted_column.addWidget(accepted)
            accepted.show()
        any_shown = any(self._filter in (None, group.severity) for group in self.by_group)
        undecided = self._context.session.assessment.verdict == "undecided"
        empty = NOTHING_YET if undecided else EMPTY
        self.empty.setText(empty if not self.by_group else "Nothing open of this kind.")
        self.empty.setVisible(not any_shown)
        self._tips.setVisible(shown_tips > 0)
        self._tips_box.setVisible(shown_tips > 0 and self._tips.opened)
        self._accepted_fold.setVisible(bool(self._accepted))
        self._accepted_box.setVisible(bool(self._accepted) and self._accepted_fold.opened)
        tips = sum(len(group.findings) for group in self.by_group if group.severity == "advice")
        self._tips.show_words(pluralise(tips, "tip"))
        self._accepted_fold.show_words(f"Accepted ({len(self._accepted)})")

    def _tips_clicked(self) -> None:
        self._tips_chosen = True

    def _focused_place(self) -> int | None:
        """Index of the card with focus, itself or in a child; of a group and its row, the row."""
        focused = self.window().focusWidget()  # right also while a dialog is open, after which the focus comes back
        holding = [
            place
            for place, card in enumerate(self.cards())
            if focused is card or (focused is not None and card.isAncestorOf(focused))
        ]
        return holding[-1] if holding else None

    def _focus_place(self, place: int | None) -> None:
        cards: Sequence[Card] = self.cards()
        if place is not None and cards and self.window().focusWidget() not in cards:
            cards[min(place, len(cards) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: Up, Down, Home and End go from card to card."""
        cards, place = self.cards(), self._focused_place()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(cards), Qt.Key.Key_End: len(cards)}
        if event.key() not in steps or not cards:
            super().keyPressEvent(event)
            return
        start = place if place is not None else -1
        target = cards[min(max(start + steps[Qt.Key(event.key())], 0), len(cards) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, 12)
