"""The place of an item as Qt hands it to a model, a view or a delegate: kept for a moment, or for longer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
