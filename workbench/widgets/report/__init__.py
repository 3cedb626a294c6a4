"""The report on paper: set in type, put on pages, painted as PDF or for a printer. Reads values; no session."""
