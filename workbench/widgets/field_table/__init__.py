"""The table of all roles, or all skills: edited cell by cell, by keys, blocks and choices. Several views show one.

It knows no view: what it lists is a `FieldTable`, and what else a row offers its owner adds.
"""

from workbench.widgets.field_table.panel import FieldTablePanel
from workbench.widgets.field_table.table import FieldTableView

__all__ = ["FieldTablePanel", "FieldTableView"]
