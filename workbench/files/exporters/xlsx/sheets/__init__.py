"""The sheets of the workbook, one module each, found by the registry."""
