"""The panel of open points: findings by check, their fixes, filters, and what was accepted on purpose.

Here belong its cards and the worker that tries fixes. Checks and fixes themselves belong in `domain.rules`, their
words in `presentation`; no view is imported.
"""

from workbench.widgets.findings.findings_panel import FindingsPanel

__all__ = ["FindingsPanel"]
