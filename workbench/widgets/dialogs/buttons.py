"""Button box of a dialog: a primary button that accepts, and Cancel. Knows no question."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from workbench.widgets.parts.style import restyle


def button_row(
    dialog: QDialog, accept: str | QDialogButtonBox.StandardButton, alternative: QPushButton | None = None
) -> tuple[QDialogButtonBox, QPushButton]:
    """The button box, connected to the dialog, and its accept button; `alternative` stands between it and Cancel."""
    row = QDialogButtonBox(dialog)
    if isinstance(accept, str):
        primary = row.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    else:
        primary = row.addButton(accept)
    restyle(primary, "look", "primary")
    if alternative is not None:
        row.addButton(alternative, QDialogButtonBox.ButtonRole.ActionRole)
    row.addButton(QDialogButtonBox.StandardButton.Cancel)
    row.accepted.connect(dialog.accept)
    row.rejected.connect(dialog.reject)
    return row, primary
