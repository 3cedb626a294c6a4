"""The sheets of the workbook: one module each, which exports it as SHEET, and nothing else.

What two of them need lies one folder up. Their places among the tabs are their orders, which have gaps.
"""
