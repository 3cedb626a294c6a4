"""The open points: what the checks found, the cures, and what was accepted on purpose. Imports no other view."""

from workbench.widgets.findings.findings_panel import FindingsPanel

__all__ = ["FindingsPanel"]
