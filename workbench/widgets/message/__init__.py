"""The message on top of the work: the sentence, the bar, the facts, and what is behind them. Imports no other view."""

from workbench.widgets.message.message_panel import MessagePanel

__all__ = ["MessagePanel"]
