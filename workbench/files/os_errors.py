"""Operating system errors in words for a person: cause and remedy, as the system's own are often "Unknown error".

Knows error numbers only: not files, not documents.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from typing import NamedTuple


class Cause(NamedTuple):
    """What happened, as part of a sentence, and a sentence that says what to do."""

    what: str
    todo: str


_ELSEWHERE = "Save it somewhere else."
_FULL = Cause("the disk is full", "Free some space and save once more, or save it somewhere else.")
_FORBIDDEN = Cause("it may not be changed here", "Save it in a folder of your own, or ask for the right to write here.")
_READ_ONLY = Cause("the disk can be read but not written", _ELSEWHERE)
_BROKEN = Cause("the disk reported a fault", "Save it on another disk now, and have this one looked at.")
_MISSING = Cause("its folder is not there", _ELSEWHERE)
_TOO_LONG = Cause("its name is too long for this disk", "Save it under a shorter name.")
_TOO_LARGE = Cause("it is larger than a file may be here", _ELSEWHERE)
_HELD = Cause("another program holds the file open", "Close it there and save once more, or save under another name.")
_QUOTA = Cause("your share of this disk is used up", "Free some space and save once more, or save it somewhere else.")
_OTHER_DISK = Cause("the disk would not put the new file in place of the old one", _ELSEWHERE)
_FOLDER = Cause("there is a folder of that name", "Save it under another name.")
_LOOP = Cause("its link leads back to itself", _ELSEWHERE)
_AWAY = Cause("the network folder does not answer", "Save once more when it is back, or save it on this computer.")
_BUSY = Cause("too many files are open at once", "Close other programs and save once more.")
_NAME = Cause("its name has a character that no file may have", "Save it under another name.")

_CAUSES: Mapping[int, Cause] = {
    errno.ENOSPC: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _BROKEN,
    errno.ENXIO: _BROKEN,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.ENODEV: _MISSING,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EFBIG: _TOO_LARGE,
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.EDQUOT: _QUOTA,
    errno.EXDEV: _OTHER_DISK,
    errno.EISDIR: _FOLDER,
    errno.ELOOP: _LOOP,
    errno.ESTALE: _AWAY,
    errno.ETIMEDOUT: _AWAY,
    errno.EHOSTDOWN: _AWAY,
    errno.EHOSTUNREACH: _AWAY,
    errno.ENETUNREACH: _AWAY,
    errno.ENOTCONN: _AWAY,
    errno.EMFILE: _BUSY,
    errno.ENFILE: _BUSY,
}
_WINDOWS_CAUSES: Mapping[int, Cause] = {32: _HELD, 33: _HELD, 39: _FULL, 112: _FULL, 123: _NAME, 1921: _LOOP}


def explain(error: OSError | ValueError) -> Cause:
    """The cause of an error of the operating system, or of a path that is none (ValueError)."""
    if not isinstance(error, OSError):
        return _NAME
    windows = _WINDOWS_CAUSES.get(getattr(error, "winerror", None) or 0)
    known = windows or _CAUSES.get(error.errno or 0)
    return known or Cause(f"the system says “{os.strerror(error.errno or 0)}”", _ELSEWHERE)
