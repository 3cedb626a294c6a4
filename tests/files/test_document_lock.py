"""A document's lock file: who is told, who is locked out and for how long, and what is left behind.

WORKBENCH_LOCK_RACES sets the number of races (50 unless set).
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.files.rights import NOBODY, open_folder, ordinary_user
from workbench.files import document_lock, process_lock
from workbench.files.atomic import write_atomically
from workbench.files.document_lock import SESSION, DocumentLock, Holder, Locked

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
RACES = int(os.environ.get("WORKBENCH_LOCK_RACES", "50"))
ANNA = "ANNAS-MAC"
OTHER = """
import sys
from pathlib import Path
from workbench.files.document_lock import DocumentLock, Locked
held = None
for line in sys.stdin:
    command, *rest = line.split()
    if command == "take":
        try:
            held = DocumentLock.take(Path(rest[0]), force="force" in rest)
            print("held" if held.held else "open", flush=True)
        except Locked as locked:
            print(locked, flush=True)
    else:
        if held is not None:
            held.release()
        held = None
        print("released", flush=True)
"""


class Other:
    """Another process, told line by line what to do."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", OTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def does(self, command: str) -> str:
        self.begin(command)
        return self.answer()


@contextmanager
def another() -> Iterator[Other]:
    other = Other()
    with other.process:
        yield other
        other.process.kill()


@pytest.fixture
def path(place: Path) -> Path:
    path = place / "plan.capmap"
    path.write_bytes(b"map")
    return path


def lock_file(path: Path) -> Path:
    return path.parent / f".{path.name}.lock"


def left_by(path: Path, host: str, *, ago: float = 0, **more: object) -> Path:
    """The lock file of another computer, last touched so many seconds ago."""
    file = lock_file(path)
    then = datetime.now(UTC) - timedelta(seconds=ago)
    said = {"host": host, "user": "Anna", "pid": 7, "session": "theirs", "opened": then.isoformat()}
    file.write_text(json.dumps({**said, "touched": then.isoformat(), **more}), encoding="utf-8")
    os.utime(file, (then.timestamp(), then.timestamp()))
    return file


def is_free(path: Path, **options: Any) -> bool:
    """Whether it can be taken now; let go of at once, and then nothing is left."""
    lock = DocumentLock.take(path, **options)
    assert lock.held
    lock.release()
    return not lock_file(path).exists()


def test_it_says_who_has_the_document_open_and_goes_with_them(path: Path) -> None:
    lock = DocumentLock.take(path, host=ANNA)
    said = json.loads(lock_file(path).read_bytes())
    assert set(said) == {"host", "user", "pid", "session", "opened", "touched"}
    assert (said["host"], said["pid"], said["session"]) == (ANNA, os.getpid(), SESSION)
    with another() as other:
        assert other.does(f"take {path}").startswith(f"Open on {ANNA} (")
    lock.release()
    lock.release()
    assert [each.name for each in path.parent.iterdir()] == ["plan.capmap"]


@pytest.mark.parametrize(
    ("holder", "sentence"),
    [
        (Holder(ANNA, "Anna", datetime.now().replace(hour=10, minute=12)), "Open on ANNAS-MAC (Anna) since 10:12."),
        (Holder(ANNA, "", datetime(2026, 3, 1, 10, 12)), "Open on ANNAS-MAC since 1 March, 10:12."),
        (Holder("", "", None), "Open in another program."),
    ],
)
def test_the_sentence(holder: Holder, sentence: str) -> None:
    assert holder.sentence == sentence


def test_what_a_file_says_is_one_short_line(path: Path) -> None:
    left_by(path, "ANNAS\n\u202eMAC", user="x" * 1000)
    with pytest.raises(Locked) as caught:
        DocumentLock.take(path)
    assert caught.value.holder.host == "ANNASMAC"
    assert len(caught.value.holder.user) == 80


@pytest.mark.skipif(sys.platform == "win32", reason="the zone is set as on POSIX")
def test_since_when_is_told_in_local_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_by(path, ANNA, opened="2026-03-01T10:12:00+00:00")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "JST-9")
        time.tzset()
        with pytest.raises(Locked, match=r"since 1 March, 19:12\.$"):
            DocumentLock.take(path)
    time.tzset()


# The rows of the table: taken


@pytest.mark.parametrize(
    "left", [b"", b"garbage", b"[1]", b"{}", b'{"host": 3, "session": [], "opened": "never"}', b"\xff\0"]
)
def test_a_file_that_says_nothing_locks_nobody_out(path: Path, left: bytes) -> None:
    lock_file(path).write_bytes(left)
    assert is_free(path)


def test_ours_left_behind_is_free(path: Path) -> None:
    left_by(path, ANNA, session=SESSION)
    assert is_free(path)


def test_of_this_computer_and_nobody_holds_it_is_free(path: Path) -> None:
    left_by(path, "HERE", pid=os.getpid())  # the number may have been given out again: it says nothing
    assert is_free(path, host="HERE")


def test_of_a_killed_program_is_free_at_once(path: Path) -> None:
    with another() as other:
        assert other.does(f"take {path}") == "held"
        other.process.kill()
        other.process.wait()
        assert lock_file(path).exists()
        assert is_free(path)


def test_after_a_removal_from_outside_the_newer_owner_keeps_its_own(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("there nobody can remove a file that is open")
    mine = DocumentLock.take(path)
    lock_file(path).unlink()
    with another() as other:
        assert other.does(f"take {path}") == "held"
        mine.touch()
        mine.release()
        theirs = json.loads(lock_file(path).read_bytes())
        assert theirs["pid"] == other.process.pid
        with pytest.raises(Locked):
            DocumentLock.take(path)


# Refused


def test_another_process_holds_it(path: Path) -> None:
    with another() as other:
        assert other.does(f"take {path}") == "held"
        with pytest.raises(Locked, match=r"^Open on .+ since \d\d:\d\d\.$") as caught:
            DocumentLock.take(path)
        assert caught.value.holder.since is not None
        assert abs(datetime.now() - caught.value.holder.since) < timedelta(hours=1)
        anyway = DocumentLock.take(path, force=True)
        assert not anyway.held
        anyway.touch()
        anyway.release()
        assert json.loads(lock_file(path).read_bytes())["pid"] == other.process.pid
        assert other.does("release") == "released"
    assert is_free(path)


@pytest.mark.parametrize("ago", [0, 240, -240])
def test_another_computer_touched_it_within_five_minutes(path: Path, ago: float) -> None:
    file = left_by(path, ANNA, ago=ago)
    before = file.read_bytes()
    with pytest.raises(Locked, match=r"^Open on ANNAS-MAC \(Anna\) since "):
        DocumentLock.take(path)
    assert file.read_bytes() == before
    lock = DocumentLock.take(path, force=True)
    assert lock.held
    assert json.loads(file.read_bytes())["session"] == SESSION
    lock.release()
    assert not file.exists()


@pytest.mark.parametrize("ago", [400, -400, 3e7, -3e9])
def test_nobody_is_locked_out_for_ever(path: Path, ago: float) -> None:
    left_by(path, ANNA, ago=ago)
    assert is_free(path)


@pytest.mark.parametrize("sign_of_life", ["said", "changed"])
def test_either_sign_of_life_counts(path: Path, sign_of_life: str) -> None:
    """A synced folder carries what the file says, a share whose clock is right when it was changed."""
    now = datetime.now(UTC)
    file = left_by(path, ANNA, ago=4000, **({"touched": now.isoformat()} if sign_of_life == "said" else {}))
    if sign_of_life == "changed":
        os.utime(file)
    with pytest.raises(Locked):
        DocumentLock.take(path)


def test_a_touch_keeps_it_alive_for_others(path: Path) -> None:
    lock = DocumentLock.take(path, host=ANNA)
    file = lock_file(path)
    old = {**json.loads(file.read_bytes()), "touched": "2020-01-01T00:00:00+00:00"}
    file.write_text(json.dumps(old), encoding="utf-8")
    os.utime(file, (0, 0))
    lock.touch()
    said = json.loads(file.read_bytes())
    assert datetime.fromisoformat(said["touched"]) > datetime.now(UTC) - timedelta(hours=1)
    assert said["opened"] == old["opened"]
    assert time.time() - file.stat().st_mtime < 3600
    lock.release()


def test_another_computer_that_opened_anyway_keeps_its_name_in_it(path: Path) -> None:
    lock = DocumentLock.take(path)
    file = left_by(path, ANNA)  # through a synced folder, into the very file
    before = file.read_bytes()
    lock.touch()
    assert file.read_bytes() == before
    lock.release()
    assert file.read_bytes() == before


# Not supported, or a folder that can only be read


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(process_lock, "_take", unknown)


@pytest.mark.usefixtures("no_locks")
def test_on_a_disk_without_locks_content_and_age_tell(path: Path) -> None:
    lock = DocumentLock.take(path, host="HERE")
    assert lock.held
    lock.release()
    assert not lock_file(path).exists()
    left_by(path, ANNA, ago=100)
    with pytest.raises(Locked):
        DocumentLock.take(path)
    left_by(path, "HERE", pid=os.getppid())
    with pytest.raises(Locked):
        DocumentLock.take(path, host="HERE")
    left_by(path, ANNA, ago=400)
    assert is_free(path)
    with another() as gone:
        gone.process.kill()
        gone.process.wait()
    left_by(path, "HERE", pid=gone.process.pid)
    assert is_free(path, host="HERE")


@posix_only
def test_a_folder_that_can_only_be_read() -> None:
    with open_folder() as folder:
        path = folder / "plan.capmap"
        path.touch()
        folder.chmod(0o555)
        with ordinary_user():
            lock = DocumentLock.take(path)
            assert not lock.held, "nothing known: open, no message"
            lock.touch()
            lock.release()
        folder.chmod(0o755)
        left_by(path, ANNA)
        folder.chmod(0o555)
        with ordinary_user(), pytest.raises(Locked):
            DocumentLock.take(path)
        with ordinary_user():
            DocumentLock.take(path, force=True).release()
        assert lock_file(path).exists()
        left_by(path, ANNA, ago=400)
        with ordinary_user():
            DocumentLock.take(path).release()


@posix_only
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="two users can be played by root only")
def test_a_file_that_a_dead_program_of_another_user_left() -> None:
    with open_folder() as folder:
        path = folder / "plan.capmap"
        path.touch()
        left_by(path, "HERE").chmod(0o644)  # root's
        with ordinary_user():
            lock = DocumentLock.take(path, host="HERE")
            assert lock_file(path).stat().st_uid == NOBODY
            assert json.loads(lock_file(path).read_bytes())["session"] == SESSION
            lock.release()
        assert not lock_file(path).exists()


@posix_only
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="two users can be played by root only")
@pytest.mark.parametrize("mode", [0o777, 0o1777])
def test_another_user_is_told_who_has_it(mode: int) -> None:
    with open_folder() as folder, another() as other:
        folder.chmod(mode)
        path = folder / "plan.capmap"
        path.touch()
        assert other.does(f"take {path}") == "held"
        with ordinary_user():
            with pytest.raises(Locked, match=r"^Open on .+ \(.+\) since "):
                DocumentLock.take(path)
            DocumentLock.take(path, force=True).release()
        assert lock_file(path).exists()
        assert other.does("release") == "released"
        with ordinary_user():
            lock = DocumentLock.take(path)
            assert lock.held
            lock.release()


@posix_only
def test_whoever_may_write_the_document_may_write_its_lock(path: Path) -> None:
    path.chmod(0o664)
    lock = DocumentLock.take(path)
    assert lock_file(path).stat().st_mode & 0o777 == 0o664
    lock.release()


@pytest.mark.parametrize("name", ["x" * 254, "a\0b"])
def test_a_name_that_can_have_no_lock_file(place: Path, name: str) -> None:
    lock = DocumentLock.take(place / name)
    assert not lock.held
    lock.release()


@posix_only
def test_through_a_link_it_is_the_lock_of_the_file(path: Path) -> None:
    link = path.parent / "link.capmap"
    link.symlink_to(path)
    lock = DocumentLock.take(link)
    assert lock_file(path).exists()
    assert not lock_file(link).exists()
    lock.release()


# In one window


def test_opened_again_it_is_the_same_lock_and_elsewhere_another(path: Path) -> None:
    first = DocumentLock.take(path)
    assert DocumentLock.take(path, held=first) is first
    elsewhere = path.with_name("copy.capmap")
    second = DocumentLock.take(elsewhere, held=first)
    assert second is not first
    assert lock_file(path).exists()
    first.release()
    assert not lock_file(path).exists()
    assert lock_file(elsewhere).exists(), "a document that is yet to be saved there"
    second.release()


def test_what_this_run_is_letting_go_of_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_lock, "LETTING_GO", 20)
    first = DocumentLock.take(path)
    leaving = threading.Timer(0.2, first.release)
    leaving.start()
    second = DocumentLock.take(path)
    assert second.held
    leaving.join()
    assert lock_file(path).exists()
    monkeypatch.setattr(document_lock, "LETTING_GO", 0.1)
    third = DocumentLock.take(path)
    assert not third.held, "nobody is told that they have it open themselves"
    third.release()
    assert lock_file(path).exists()
    second.release()


def test_opened_anyway_and_once_more_it_has_the_lock_that_is_free_by_then(path: Path) -> None:
    with another() as other:
        assert other.does(f"take {path}") == "held"
        anyway = DocumentLock.take(path, force=True)
        assert not anyway.held
        assert other.does("release") == "released"
    again = DocumentLock.take(path, held=anyway)
    assert again.held
    again.release()


# Races


def test_of_two_that_open_at_once_one_has_it(path: Path) -> None:
    with ExitStack() as stack:
        others = [stack.enter_context(another()) for _ in range(2)]
        for number in range(RACES):
            for other in others:
                other.begin(f"take {path}")
            answers = sorted(other.answer() for other in others)
            assert answers[1] == "held", (number, answers)
            assert answers[0].startswith("Open "), (number, answers)
            for other in others:
                other.begin("release")
            assert [other.answer() for other in others] == ["released"] * 2
            assert not lock_file(path).exists(), number


def test_one_that_opens_while_the_other_closes_has_it_or_is_told(path: Path) -> None:
    with ExitStack() as stack:
        leaving, coming = (stack.enter_context(another()) for _ in range(2))
        for number in range(RACES):
            assert leaving.does(f"take {path}") == "held"
            leaving.begin("release")
            coming.begin(f"take {path}")
            assert leaving.answer() == "released"
            if coming.answer() == "held":
                assert leaving.does(f"take {path}").startswith("Open "), number
            assert coming.does("release") == "released"
            assert not lock_file(path).exists(), number


def test_a_lock_is_not_a_document(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.files.document import SUFFIX

    lock = DocumentLock.take(path)
    assert [each.name for each in path.parent.iterdir() if each.suffix == SUFFIX] == ["plan.capmap"]
    lock.release()


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are of Linux")
def test_a_name_whose_bytes_are_no_text(place: Path) -> None:
    path = place / os.fsdecode(b"B\xfcro.capmap")
    write_atomically(path, b"map")
    write_atomically(path, b"newer map")
    lock = DocumentLock.take(path)
    assert lock.held
    assert os.fsencode(lock_file(path)) in [os.fsencode(each) for each in place.iterdir()]
    lock.release()
    assert [each.name for each in place.iterdir()] == [path.name]
