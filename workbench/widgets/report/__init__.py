"""The report on paper: typography, page layout, and painting as PDF, for a printer or on screen.

Here belongs how pages are set. What the report says is a value of `presentation.report`; nothing here reads a session.
"""
