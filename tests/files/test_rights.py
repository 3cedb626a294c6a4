"""A save keeps whose a file is, who may read and write it and what is attached to it; or nobody loses a right."""

from __future__ import annotations

import os
import shutil
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.files import rights
from workbench.files.atomic import write_atomically

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="access control lists as Linux has them"),
    pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="users can be played by root only"),
]
pwd = pytest.importorskip("pwd")
ANNA, BEN, CARLA, TEAM = 41001, 41002, 41003, 42000
LIST = "system.posix_acl_access"


@pytest.fixture
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder where everybody may make and replace files."""
    folder = Path("/tmp") / f"shared-{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def path(shared: Path) -> Path:
    """Anna's file, for the team."""
    path = shared / "plan"
    path.write_bytes(b"old")
    os.chown(path, ANNA, TEAM)
    path.chmod(0o660)
    return path


def as_user(uid: int, groups: list[int], do: Callable[[], object]) -> str:
    """What came of it when somebody else did it: "" where it went well."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            os.setgroups(groups)
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            do()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


def may(path: Path, uid: int, groups: list[int]) -> str:
    """What somebody may do with a file."""

    def reads() -> None:
        path.read_bytes()

    def writes() -> None:
        with open(path, "r+b"):
            pass

    return "".join(letter for letter, do in (("r", reads), ("w", writes)) if not as_user(uid, groups, do))


def owner_and_mode(path: Path) -> tuple[int, int, int]:
    state = path.stat()
    return state.st_uid, state.st_gid, stat.S_IMODE(state.st_mode)


def test_root_keeps_owner_group_and_mode(path: Path) -> None:
    path.chmod(0o2664)
    write_atomically(path, b"new")
    assert owner_and_mode(path) == (ANNA, TEAM, 0o2664)


def test_attributes_and_lists_are_kept(path: Path) -> None:
    os.setxattr(path, "user.tag", b"green")
    listed = struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", *each)
        for each in [(1, 6, 2**32 - 1), (2, 6, CARLA), (4, 4, 2**32 - 1), (16, 6, 2**32 - 1), (32, 0, 2**32 - 1)]
    )
    os.setxattr(path, LIST, listed)
    write_atomically(path, b"new")
    assert os.getxattr(path, "user.tag") == b"green"
    assert os.getxattr(path, LIST) == listed
    assert may(path, CARLA, []) == "rw"
    assert as_user(CARLA, [], lambda: write_atomically(path, b"newer")) == ""
    assert os.getxattr(path, "user.tag") == b"green"
    assert [may(path, ANNA, []), may(path, BEN, [TEAM]), may(path, CARLA, []), may(path, BEN, [])] == [
        "rw",
        "r",
        "rw",
        "",
    ]


@pytest.mark.parametrize("annas_groups", [[], [TEAM]])
def test_one_of_the_group_saves_and_the_owner_still_reads_and_writes(path: Path, annas_groups: list[int]) -> None:
    assert as_user(BEN, [TEAM], lambda: write_atomically(path, b"by Ben")) == ""
    assert path.read_bytes() == b"by Ben"
    assert owner_and_mode(path) == (BEN, TEAM, 0o660)
    assert may(path, ANNA, annas_groups) == "rw"
    assert may(path, CARLA, [TEAM]) == "rw"
    assert may(path, CARLA, []) == ""
    assert as_user(ANNA, annas_groups, lambda: write_atomically(path, b"by Anna")) == ""
    assert [may(path, who, groups) for who, groups in [(ANNA, []), (BEN, []), (CARLA, [TEAM]), (CARLA, [])]] == [
        "rw",
        "rw",
        "rw",
        "",
    ]


def test_the_group_reads_and_writes_where_the_owner_is_not_of_it(path: Path) -> None:
    path.chmod(0o664)
    assert as_user(ANNA, [], lambda: write_atomically(path, b"by Anna")) == ""
    assert path.stat().st_gid != TEAM
    assert [may(path, ANNA, []), may(path, BEN, [TEAM]), may(path, CARLA, []), may(path, CARLA, [ANNA])] == [
        "rw",
        "rw",
        "r",
        "r",
    ]


def test_where_anybody_may_write_no_list_is_needed(path: Path) -> None:
    path.chmod(0o666)
    assert as_user(BEN, [], lambda: write_atomically(path, b"by Ben")) == ""
    assert may(path, ANNA, []) == may(path, CARLA, [TEAM]) == "rw"
    assert LIST not in os.listxattr(path)


def test_a_disk_without_lists_says_who_would_be_locked_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(descriptor: int, listed: bytes) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(rights, "_give", unknown)
    said = as_user(BEN, [TEAM], lambda: write_atomically(path, b"by Ben"))
    assert said == (
        "SaveFailed: “plan” was not saved: saved by you, it could no longer be opened by its owner. "
        "The file on disk is as it was. Save under another name."
    )
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == ["plan"]


def test_an_owner_known_to_be_of_the_group_needs_no_list(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = pwd.struct_passwd(("anna", "x", ANNA, ANNA, "", "/", ""))
    monkeypatch.setattr(pwd, "getpwuid", lambda _: anna)
    monkeypatch.setattr(os, "getgrouplist", lambda _, gid: [gid, TEAM])
    assert as_user(BEN, [TEAM], lambda: write_atomically(path, b"by Ben")) == ""
    assert LIST not in os.listxattr(path)
    assert may(path, ANNA, [TEAM]) == "rw"


def test_what_a_folder_gives_its_new_files_is_not_given_to_a_file_that_has_it_not(path: Path) -> None:
    if not shutil.which("setfacl"):
        given = struct.pack("<I", 2) + b"".join(
            struct.pack("<HHI", *each)
            for each in [(1, 7, 2**32 - 1), (2, 7, CARLA), (4, 7, 2**32 - 1), (16, 7, 2**32 - 1), (32, 0, 2**32 - 1)]
        )
        os.setxattr(path.parent, "system.posix_acl_default", given)
    else:
        subprocess.run(["setfacl", "-d", "-m", f"u:{CARLA}:rwx", str(path.parent)], check=True)
    write_atomically(path.with_name("new"), b"new")
    assert may(path.with_name("new"), CARLA, []) == "rw"
    write_atomically(path, b"new")
    assert may(path, CARLA, []) == ""
    assert owner_and_mode(path) == (ANNA, TEAM, 0o660)
