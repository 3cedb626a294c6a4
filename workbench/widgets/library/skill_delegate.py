"""Item delegate of the library: paints skills and groups from the model's data; works nothing out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.model import Skill
from workbench.qt.any_index import AnyIndex
from workbench.qt.skill_model import SKILL_ROLE, STATE_ROLE
from workbench.qt.theme import BOLD, SMALL, SMALLER, TEXT, Theme, colour, font, px
from workbench.widgets.parts.mark import paint_focus, paint_row, paint_side
from workbench.widgets.parts.text import elided, text_width

ROW = 28
"""Row height in pixels."""
MARGIN = 14
"""Padding at both sides in pixels, that of the panel's header."""


class SkillDelegate(QStyledItemDelegate):
    """Paints a skill: a colour bar for its side, its name, and in words what is wrong with its holders."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        skill: Skill | None = index.data(SKILL_ROLE)
        if skill is None:
            self._paint_group(painter, option, index)
        else:
            self._paint_skill(painter, option, index, skill)
        paint_focus(painter, option, self._theme.colours)
        painter.restore()

    @staticmethod
    def _right(option: QStyleOptionViewItem) -> int:
        """Right margin in pixels: the words end in line with the header, whether or not there is a scroll bar."""
        bar = option.widget.verticalScrollBar() if isinstance(option.widget, QAbstractScrollArea) else None
        return max(MARGIN - bar.width(), 4) if bar is not None and bar.isVisible() else MARGIN

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect, name, number = option.rect, str(index.data()), str(index.data(STATE_ROLE))
        painter.setPen(colour(self._theme.colours.muted))
        painter.setFont(font(px(SMALL), BOLD))
        sign = "" if option.state & QStyle.StateFlag.State_Open else "▸ "
        right = self._right(option)
        room = rect.width() - MARGIN - right - text_width(number, px(SMALL), BOLD) - 8
        inner = rect.adjusted(MARGIN, 4, -right, 0)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, vertical | Qt.AlignmentFlag.AlignLeft, elided(sign + name, room, px(SMALL), BOLD))
        painter.drawText(inner, vertical | Qt.AlignmentFlag.AlignRight, number)

    def _paint_skill(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, skill: Skill) -> None:
        colours, rect = self._theme.colours, option.rect
        paint_row(painter, option, colours)
        paint_side(
            painter, QRectF(rect.x() + MARGIN, rect.center().y() - px(7), px(3), px(16)), skill.belongs_to, colours
        )
        wrong = str(index.data(STATE_ROLE))
        edge = self._right(option)
        room = rect.width() - MARGIN - edge - px(12)
        if wrong:
            painter.setFont(font(px(SMALLER), BOLD))
            painter.setPen(colour(colours.must if skill.in_scope else colours.muted))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(MARGIN, 0, -edge, 0), right, wrong)
            room -= text_width(wrong, px(SMALLER), BOLD) + 8
        painter.setFont(font(px(TEXT)))
        painter.setPen(colour(colours.text if skill.in_scope else colours.muted))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(MARGIN + px(12), 0, 0, 0), left, elided(skill.name, room, px(TEXT)))
