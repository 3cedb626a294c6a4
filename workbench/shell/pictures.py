"""What goes on a slide: the message or one card as a picture, the open points as text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from workbench.domain.assess import Assessment, heading
from workbench.domain.findings import Finding
from workbench.domain.words import SEVERITY

SCALE = 2.0
"""Pixels a point: sharp on a projector."""


def picture(widget: QWidget, ground: str) -> QImage:
    """A widget as it looks, at twice its size, on the theme's ground."""
    image = QImage(widget.size() * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    flags = QWidget.RenderFlag.DrawChildren | QWidget.RenderFlag.DrawWindowBackground
    widget.render(painter, QPoint(), QRegion(), flags)
    painter.end()
    return image


def open_points_text(assessment: Assessment) -> str:
    """The open points as lines for a slide or a mail, worst first, grouped by check; accepted ones at the end."""
    lines: list[str] = []
    groups: dict[str, list[Finding]] = {}
    for finding in assessment.open:
        groups.setdefault(finding.code, []).append(finding)
    for code, findings in groups.items():
        label = SEVERITY[findings[0].severity]
        if len(findings) == 1:
            lines.append(f"{label}: {findings[0].message}")
            continue
        lines.append(f"{label}: {heading(code, len(findings))}")
        lines.extend(f"    - {each.message}" for each in findings)
    lines.extend(f"Accepted: {finding.message} ({waiver.reason})" for finding, waiver in assessment.accepted.items())
    return "\n".join(lines) or "Nothing is open."
