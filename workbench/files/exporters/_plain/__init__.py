"""Plain tables as files: one sheet of a workbook, or a text with separators. Knows no single table."""
