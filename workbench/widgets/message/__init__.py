"""The message above the views: the headline, the coverage bar, the four facts, and their drill-downs.

Here belongs how they are laid out and painted. Their words and figures belong in `presentation` and `domain.coverage`;
no view is imported.
"""

from workbench.widgets.message.message_panel import MessagePanel

__all__ = ["MessagePanel"]
