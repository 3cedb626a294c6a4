"""Garbage collection, off while much is made of which nothing is garbage. Knows nothing of what is made."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_inside, _was_on = 0, True
"""How many threads are within, for the switch is one for all; and how it stood before the first."""


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """No garbage collection within: thousands of small objects would be searched again and again for none."""
    global _inside, _was_on
    with _lock:
        if _inside == 0:
            _was_on = gc.isenabled()
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if _inside == 0 and _was_on:
                gc.enable()
