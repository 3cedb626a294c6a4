"""The file of remembered answers: what goes in comes out, a damaged one costs the answers and nothing else."""

from __future__ import annotations

import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from workbench.application.importing.remembering import RememberedAnswers, RememberedScale, RememberedTable
from workbench.application.importing.scale import Held
from workbench.files.remembered_answers import FILE, LARGEST, MOST, AnswerStore


def answers(number: int = 0) -> RememberedAnswers:
    table = RememberedTable(
        shape="matrix",
        headings=(("skill", "skill"), (f"heading {number}", "group"), ("code", None)),
        across="person",
        taken=None,
        scales={"value": RememberedScale("numbers", 10.0, (("n a", None), ("top", Held(4, "lead"))))},
        band="holder",
    )
    return RememberedAnswers(
        day=date(2026, 3, 3) + timedelta(number),
        source="esco",
        tables=(table,),
        people_as="role_each",
        not_from_file=("groups",),
    )


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path)
    assert store.answers() == ()
    store.remember([answers()])
    assert AnswerStore(tmp_path).answers() == (answers(),)


def test_the_newest_stand_first_and_the_oldest_go(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path)
    store.remember(answers(number) for number in range(MOST + 2))
    assert store.answers() == tuple(answers(number) for number in range(MOST + 1, 1, -1))


@pytest.mark.skipif(os.name != "posix", reason="a user's folder is apart by itself")
def test_it_is_for_its_users_eyes_only(tmp_path: Path) -> None:
    AnswerStore(tmp_path).remember([answers()])
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"not json",
        b'{"kind": "import answers", "version": 2, "answers": []}',
        b'{"kind": "import answers", "version": 1, "answers": [{"day": "yesterday"}]}',
        b"[" * 5_000,
        b" " * (LARGEST + 1),
    ],
)
def test_a_damaged_file_is_set_aside_and_nothing_is_remembered(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    store = AnswerStore(tmp_path)
    assert store.answers() == ()
    assert (tmp_path / "mappings.damaged").read_bytes() == data
    store.remember([answers()])
    assert store.answers() == (answers(),)


def test_a_folder_in_its_place_is_no_fault_of_the_import(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert AnswerStore(tmp_path).answers() == ()


def test_forgotten_is_what_was_set_aside_too(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"{}")
    store = AnswerStore(tmp_path)
    store.answers()
    store.remember([answers()])
    store.forget()
    assert list(tmp_path.glob("mappings*")) == []
    store.forget()
