"""Long work that can be called off: what it asks now and then, and how it ends when the answer is yes."""

from __future__ import annotations

from collections.abc import Callable

Asked = Callable[[], bool]
"""Whether the work is no longer wanted."""


class Cancelled(Exception):
    """The work was called off; nothing came of it."""


def never() -> bool:
    """The answer where nobody can call the work off."""
    return False
