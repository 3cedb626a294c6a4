"""Theme: the design tokens (colours, type, lengths) and the style sheet, light and dark. Knows no widget."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from workbench.runtime.paths import resources_dir


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour tokens of one theme, as #rrggbb.

    *_soft is the background for text of that colour; edge the border that makes a field or a button visible.
    """

    marketing: str
    marketing_soft: str
    product: str
    product_soft: str
    technology: str
    technology_soft: str
    both: str
    both_soft: str
    either: str
    either_soft: str
    must: str
    must_soft: str
    should: str
    should_soft: str
    other_roles: str
    good: str
    text: str
    muted: str
    line: str
    edge: str
    panel: str
    ground: str
    accent: str
    on_bar: str
    on_accent: str
    hover: str

    def side(self, belongs_to: str) -> str:
        """The colour of a side, by what a skill belongs to."""
        return str(getattr(self, belongs_to))

    def side_soft(self, belongs_to: str) -> str:
        """The background of a side, by what a skill belongs to."""
        return str(getattr(self, f"{belongs_to}_soft"))

    def severity(self, severity: str) -> str:
        """The colour of an open point, by severity."""
        return {"error": self.must, "warning": self.should}.get(severity, self.muted)

    def severity_soft(self, severity: str) -> str:
        """The background of an open point, by severity."""
        return {"error": self.must_soft, "warning": self.should_soft}.get(severity, self.either_soft)


LIGHT = Colours(
    marketing="#A65605",
    marketing_soft="#FDF0E1",
    product="#0A66B2",
    product_soft="#E4F0FB",
    technology="#0B7A5B",
    technology_soft="#E1F4EE",
    both="#7A4FA3",
    both_soft="#F1EAF8",
    either="#475467",
    either_soft="#EEF1F5",
    must="#C0362C",
    must_soft="#FCE8E6",
    should="#8A5D00",
    should_soft="#FFF3D6",
    other_roles="#828C9D",
    good="#1A7F4B",
    text="#1B2330",
    muted="#5F6980",
    line="#E2E5EA",
    edge="#828C9D",
    panel="#FFFFFF",
    ground="#F6F7F9",
    accent="#2456C7",
    on_bar="#FFFFFF",
    on_accent="#FFFFFF",
    hover="#F0F2F6",
)
DARK = Colours(
    marketing="#F2A65A",
    marketing_soft="#3A2B1A",
    product="#6CB6F5",
    product_soft="#18304A",
    technology="#4FCBA4",
    technology_soft="#163A30",
    both="#C19BE8",
    both_soft="#33264A",
    either="#A9B4C2",
    either_soft="#272E38",
    must="#FF8A80",
    must_soft="#442322",
    should="#F0C44C",
    should_soft="#3D3216",
    other_roles="#6F7988",
    good="#5FD394",
    text="#E7EAEE",
    muted="#9AA4B2",
    line="#2E343D",
    edge="#6F7988",
    panel="#1C2027",
    ground="#14171C",
    accent="#6C9BFF",
    on_bar="#14171C",
    on_accent="#14171C",
    hover="#262B33",
)

FONT = "Inter"
_CONTEXT = QFont.Tag("calt")
TEXT, SMALL, SMALLER, LARGE, LARGEST = 13, 12, 11, 15, 18
"""Text sizes in design pixels: body, details, labels, facts, the message."""
BOLD = QFont.Weight.DemiBold
"""The weight of headings and names."""
BIGGEST_TEXT = 26
"""Pixels up to which the desktop's text size is followed: beyond twice the design's, panels have no room for a word."""
_PIXELS = re.compile(r"(radius: )?\b(\d+)px(?! solid| dashed)")
"""Lengths in the style sheet that scale with the text: all but the widths of lines."""


_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


@cache
def _style_hints() -> QStyleHints:
    """The style hints of the application, held for good.

    PySide deletes the accessibility hints, which are Qt's own, once the Python object of the style hints they were
    asked of is gone: the next one to ask for them crashes.
    """
    return QGuiApplication.styleHints()


class Desktop(QObject):
    """Desktop settings that the theme follows: dark mode, high contrast and the palette; `changed` when they differ."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints = _style_hints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.changed)
        self._accessibility.contrastPreferenceChanged.connect(self.changed)

    @property
    def dark(self) -> bool:
        """Whether the desktop is in dark mode."""
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def high_contrast(self) -> bool:
        """Whether the desktop asks for high contrast."""
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def palette(self) -> QPalette:
        """The palette of the desktop itself."""
        QApplication.setPalette(QPalette())  # ours would hide it
        return QApplication.palette()

    def tell(self, mode: str) -> None:
        """Set the colour scheme that the desktop paints our title bars and its own dialogs in."""
        self._hints.setColorScheme(_SCHEMES[mode])


class Theme(QObject):
    """The theme in force. `mode` is "system", "light" or "dark"; every widget repaints on `changed`.

    A desktop that asks for high contrast gets its own colours, whatever the mode.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, desktop: Desktop | None = None) -> None:
        super().__init__(parent)
        self.mode = "system"
        self._desktop = desktop or Desktop(self)
        self.colours = DARK if self.dark else LIGHT
        """The colours in force."""
        self._desktop.changed.connect(self._apply)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._desktop.dark if self.mode == "system" else self.mode == "dark"

    def choose(self, mode: str) -> None:
        """Follow the desktop, or stay light or dark."""
        if mode != self.mode:
            self.mode = mode
            self._desktop.tell(mode)
        self._apply()

    def _apply(self) -> None:
        if self._desktop.high_contrast:
            from workbench.qt.contrast import high_contrast

            self.colours = high_contrast(self._desktop.palette, LIGHT, DARK)
        else:
            self.colours = DARK if self.dark else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette(self.colours))
            application.setStyleSheet(stylesheet(self.colours))
        self.changed.emit()


def desktop_text_size() -> int:
    """The desktop's text size in pixels, clamped to what the program follows: TEXT to BIGGEST_TEXT."""
    face, screen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), QGuiApplication.primaryScreen()
    points = max(face.pointSizeF(), 0) * (screen.logicalDotsPerInch() if screen else 96) / 72
    return min(max(face.pixelSize(), round(points), TEXT), BIGGEST_TEXT)  # asking for the face itself would load it


def text_size(percent: int) -> int:
    """The size of body text in pixels for a text size in percent of the design's; the desktop's for 0."""
    return round(TEXT * percent / 100) if percent else desktop_text_size()


def install_fonts(size: int | None = None) -> None:
    """Load the program's own type face, so that it looks the same on every system, and make it the default.

    size: pixels of body text, the 13 of the design; the desktop's text size unless given.
    """
    for file in sorted((resources_dir() / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    QApplication.setFont(font(size or desktop_text_size()))
    unit.cache_clear()


@cache
def unit() -> float:
    """Scale factor of design pixels: 1 where text has 13 pixels, and more as the desktop's text is larger."""
    return max(QApplication.font().pixelSize(), TEXT) / TEXT


def px(length: float) -> int:
    """A length in design pixels, scaled to the desktop's text, in pixels."""
    return round(length * unit())


def font(size: int = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The type face at a size in pixels.

    Without the forms it would choose by context: in a PDF they stand for no character, so a date copied from there
    would lose its hyphens.
    """
    face = QFont(FONT)
    face.setFeature(_CONTEXT, 0)
    face.setPixelSize(size)
    face.setWeight(weight)
    return face


@cache
def colour(value: str) -> QColor:
    """A QColor for #rrggbb, made once."""
    return QColor(value)


def palette(colours: Colours) -> QPalette:
    """The palette the Fusion style paints with."""
    result = QPalette()
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, colours.ground),
        (roles.WindowText, colours.text),
        (roles.Base, colours.panel),
        (roles.AlternateBase, colours.ground),
        (roles.Text, colours.text),
        (roles.Button, colours.panel),
        (roles.ButtonText, colours.text),
        (roles.ToolTipBase, colours.panel),
        (roles.ToolTipText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.Accent, colours.accent),
        (roles.Mid, colours.line),
    ):
        result.setColor(role, colour(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, colour(colours.muted))
    return result


def stylesheet(colours: Colours) -> str:
    """The style sheet of resources/themes with the colours filled in."""
    text = (resources_dir() / "themes" / "workbench.qss").read_text(encoding="utf-8")
    # Longest names first: @must stands at the start of @must_soft.
    for name in sorted((field.name for field in fields(colours)), key=len, reverse=True):
        text = text.replace(f"@{name}", str(getattr(colours, name)))
    if unit() != 1:
        text = _PIXELS.sub(_scaled, text)
    icons = (resources_dir() / "icons").as_posix()
    return text.replace("~icons", icons).replace("~scheme", "dark" if colours.on_bar == DARK.on_bar else "light")


def _scaled(match: re.Match[str]) -> str:
    """A length of the style sheet, scaled. Radii are rounded down: Qt draws none of more than half the height."""
    rounded, length = match[1], int(match[2])
    return f"{rounded}{int(length * unit() - 0.5)}px" if rounded else f"{px(length)}px"
