"""File permissions: owner, group, mode, access control list and extended attributes, carried over to the replacement.

Where the system does not let the owner or the group be kept, an access control list gives them what they had
(`man 5 acl`; as the extended attribute of linux/posix_acl_xattr.h). Knows no documents.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import sys
from pathlib import Path

from workbench.files.system import close, uninterrupted

Entries = dict[tuple[int, int], int]
"""An access control list: (kind, id) -> the rights read, write, execute as three bits."""


class LockedOut(Exception):
    """Somebody who may open a file could not open its replacement. The text is who: a part of a sentence."""


def carry_over(target: Path, state: os.stat_result, descriptor: int) -> None:
    """Give an open new file the owner, the group, the mode and the attributes of the target it is to replace.

    state: that of the target. Raises LockedOut where somebody would lose what they may, OSError where the mode cannot
    be set.
    """
    _carry_over(target, state, descriptor)


if sys.platform == "win32":

    def _carry_over(target: Path, state: os.stat_result, descriptor: int) -> None:
        """Nothing: on Windows a new file has the rights of its folder."""

else:
    import grp
    import pwd

    _OWNER, _USER, _GROUP, _NAMED_GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
    _NOBODY = 0xFFFFFFFF

    def _carry_over(target: Path, state: os.stat_result, descriptor: int) -> None:
        owner, group = _own_alike(state, descriptor)
        listed = _list_of(target)
        _unlist(descriptor)
        mode = stat.S_IMODE(state.st_mode)
        kept = mode if owner and group else mode & 0o777
        if stat.S_IMODE(uninterrupted(os.fstat, descriptor).st_mode) != kept:  # some disks know one mode and set none
            uninterrupted(os.fchmod, descriptor, kept)
        before = _entries(listed) if listed else _of_mode(mode)
        lost: Entries = {}
        if not owner and not _owner_may_anyway(state, before, group):
            lost[_USER, state.st_uid] = before[_OWNER, _NOBODY]
        if not group and before[_GROUP, _NOBODY] != before[_OTHER, _NOBODY]:
            lost[_NAMED_GROUP, state.st_gid] = before[_GROUP, _NOBODY]
            lost[_GROUP, _NOBODY] = before[_OTHER, _NOBODY]  # those of the new file's group were any others
        try:
            if lost:
                _give(descriptor, _list({**before, **lost}))
            elif listed:
                _give(descriptor, listed)
        except OSError as cause:
            raise LockedOut(_who(state, owner)) from cause
        _copy_attributes(target, descriptor)

    def _own_alike(state: os.stat_result, descriptor: int) -> tuple[bool, bool]:
        """Whether the new file has the same owner, and the same group, now."""
        now = uninterrupted(os.fstat, descriptor)
        if (now.st_uid, now.st_gid) != (state.st_uid, state.st_gid):
            try:
                uninterrupted(os.fchown, descriptor, state.st_uid, state.st_gid)
            except OSError:
                with contextlib.suppress(OSError):
                    uninterrupted(os.fchown, descriptor, -1, state.st_gid)
            now = uninterrupted(os.fstat, descriptor)
        return now.st_uid == state.st_uid, now.st_gid == state.st_gid

    def _owner_may_anyway(state: os.stat_result, may: Entries, group: bool) -> bool:
        """Whether the former owner keeps all rights as a member of the group, or as anybody."""
        owner, members, others = (may[kind, _NOBODY] for kind in (_OWNER, _GROUP, _OTHER))
        if owner & others == owner and owner & members == owner:
            return True
        return group and owner & members == owner and _is_member(state.st_uid, state.st_gid)

    def _is_member(uid: int, gid: int) -> bool:
        try:
            user = pwd.getpwuid(uid)
            return gid in os.getgrouplist(user.pw_name, user.pw_gid)
        except (KeyError, OSError):
            return False

    def _who(state: os.stat_result, owner: bool) -> str:
        """Who would lose rights, by name where there is one."""
        with contextlib.suppress(KeyError):
            if owner:
                return f"the group {grp.getgrgid(state.st_gid).gr_name}"
            return pwd.getpwuid(state.st_uid).pw_name
        return "its group" if owner else "its owner"

    def _of_mode(mode: int) -> Entries:
        return {(_OWNER, _NOBODY): mode >> 6 & 7, (_GROUP, _NOBODY): mode >> 3 & 7, (_OTHER, _NOBODY): mode & 7}

    if sys.platform == "linux":
        _ACL = "system.posix_acl_access"
        _HEADER, _ENTRY, _VERSION = struct.Struct("<I"), struct.Struct("<HHI"), 2
        _OF_THE_SYSTEM = (_ACL, "security.ima", "security.evm")

        def _list_of(target: Path) -> bytes | None:
            """The access control list of a file, None where it has only a mode."""
            try:
                return uninterrupted(os.getxattr, target, _ACL)
            except OSError:
                return None

        def _entries(listed: bytes) -> Entries:
            """The effective rights of a list: a mask takes from all but the owner and others."""
            entries = {(kind, who): may for kind, may, who in _ENTRY.iter_unpack(listed[_HEADER.size :])}
            mask = entries.pop((_MASK, _NOBODY), 7)
            return {key: may if key[0] in (_OWNER, _OTHER) else may & mask for key, may in entries.items()}

        def _list(entries: Entries) -> bytes:
            whole = {**entries, (_MASK, _NOBODY): 0}
            for (kind, _), may in entries.items():
                if kind not in (_OWNER, _OTHER):
                    whole[_MASK, _NOBODY] |= may
            rows = [_ENTRY.pack(kind, may, who) for (kind, who), may in sorted(whole.items())]
            return _HEADER.pack(_VERSION) + b"".join(rows)

        def _give(descriptor: int, listed: bytes) -> None:
            uninterrupted(os.setxattr, descriptor, _ACL, listed)

        def _unlist(descriptor: int) -> None:
            """Remove the list that a folder's default gives its new files."""
            with contextlib.suppress(OSError):
                uninterrupted(os.removexattr, descriptor, _ACL)

        def _copy_attributes(target: Path, descriptor: int) -> None:
            with contextlib.suppress(OSError):
                for name in uninterrupted(os.listxattr, target):
                    if name not in _OF_THE_SYSTEM:
                        with contextlib.suppress(OSError):
                            uninterrupted(os.setxattr, descriptor, name, uninterrupted(os.getxattr, target, name))

    else:
        import ctypes
        import errno

        _ACL_AND_ATTRIBUTES = 1 << 0 | 1 << 2  # COPYFILE_ACL | COPYFILE_XATTR of copyfile.h

        def _list_of(target: Path) -> bytes | None:
            """None: lists of another kind, copied with the attributes."""
            del target
            return None

        def _entries(listed: bytes) -> Entries:
            del listed
            return {}

        def _list(entries: Entries) -> bytes:
            del entries
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

        def _give(descriptor: int, listed: bytes) -> None:
            """Nothing: there is none to give."""

        def _unlist(descriptor: int) -> None:
            """Nothing: the folder's list is replaced with the attributes."""

        def _copy_attributes(target: Path, descriptor: int) -> None:
            with contextlib.suppress(OSError, AttributeError):
                copy = ctypes.CDLL(None).fcopyfile
                copy.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
                source = os.open(target, os.O_RDONLY)
                try:
                    copy(source, descriptor, None, _ACL_AND_ATTRIBUTES)
                finally:
                    close(source)
