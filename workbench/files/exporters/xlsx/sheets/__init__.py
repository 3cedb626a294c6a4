"""Sheets of the workbook: one module each, which exports it as SHEET, and nothing else.

What two of them share belongs one folder up. Their order among the tabs is their `order`, which has gaps.
"""
