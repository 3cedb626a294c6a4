"""The command line as a user types it: output, exit codes, and one clear sentence where something is wrong."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.support.strategists import AT_THE_EDGE, IN_THE_HUB
from tests.widgets.report.reading import sizes
from workbench import __version__, cli
from workbench.domain.assess import Cures
from workbench.domain.findings import Finding, Fix
from workbench.domain.model import CapabilityMap
from workbench.files.document import map_json, read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.own_templates import keep_template
from workbench.files.templates import templates
from workbench.main import main
from workbench.runtime.paths import templates_dir
from workbench.shell.drawing import draw


def run(*arguments: str | Path) -> int:
    return cli.main([str(each) for each in arguments], paint=lambda: None, draw=draw)


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    path = tmp_path / "starter.capmap"
    assert run("new", "-o", path) == 0
    return path


@pytest.fixture
def today(tmp_path: Path) -> Path:
    path = tmp_path / "today.capmap"
    assert run("new", "--template", "before-and-after", "-o", path) == 0
    return path


def test_templates_are_listed_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("templates") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [template.name for template in templates()]


def test_new_keeps_a_file_that_is_there(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = starter.read_bytes()
    assert run("new", "--template", "blank", "-o", starter) == 2
    assert "was left as it is" in capsys.readouterr().err
    assert starter.read_bytes() == before
    assert run("new", "--template", "blank", "-o", starter, "--force") == 0
    assert read(starter).document.skills == ()


def test_an_unknown_template_is_named_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--template", "nothing", "-o", tmp_path / "a.capmap") == 2
    said = capsys.readouterr().err
    assert "nothing" in said
    assert "social-leadership" in said


def test_templates_of_one_s_own_are_listed_and_begun_from(
    starter: Path, tmp_path: Path, own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = keep_template(read(starter).document, "Our company").name
    (templates_dir() / "broken.json").write_bytes(b"{")
    capsys.readouterr()
    assert run("templates") == 0
    said = capsys.readouterr()
    last = said.out.splitlines()[-1]
    assert last.startswith(name)
    assert last.endswith(" Your own: Our company. 51 skills, 14 roles.")
    assert "broken.json" in said.err
    assert run("new", "--template", name, "-o", tmp_path / "own.capmap") == 0
    assert read(tmp_path / "own.capmap").document.title == "Our company"
    assert run("new", "--template", "broken", "-o", tmp_path / "other.capmap") == 2


def test_check_passes_the_starter_and_fails_today(starter: Path, today: Path) -> None:
    assert run("check", starter) == 0
    assert run("check", today) == 1
    assert run("check", today, "--scenario", "Proposed") == 0
    assert run("check", today, "--fail-on", "never") == 0
    assert run("check", starter, "--fail-on", "advice") == 1


def test_check_says_the_message_first(today: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    run("check", today)
    assert capsys.readouterr().out.startswith("On paper product holds 60\xa0% of the work")


@pytest.mark.parametrize(
    ("document", "first", "second"),
    [
        (
            AT_THE_EDGE,
            "The two leading roles hold 39.6\xa0% to 60.4\xa0%; agreed is 40–60\xa0%.",
            "Slipping. Product share: 60.4\xa0% on paper, 60.4\xa0% where people sit, "
            "60.4\xa0% of the two leading roles' work.",
        ),
        (
            IN_THE_HUB,
            "product leads 50\xa0% of all weight (limit 35\xa0%).",
            "Not yet decided. Product share: nothing to count on paper, nothing to count where people sit, "
            "50\xa0% of the two leading roles' work.",
        ),
    ],
    ids=["at a limit", "undefined on paper and where people sit"],
)
def test_check_says_no_figure_that_contradicts_another(
    document: CapabilityMap, first: str, second: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "edge.capmap"
    path.write_bytes(to_bytes(document, fresh_identity())[0])
    assert run("check", path) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [first, second]


def test_check_as_json_has_the_fields_of_the_design(today: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    run("check", today, "--format", "json")
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [
        "scenario", "verdict", "designed", "placed", "strategists", "fade_points", "leak", "parity", "placement",
        "findings",
    ]  # fmt: skip
    assert list(report["designed"]) == [
        "only_marketing", "both", "only_product", "other_roles", "nobody", "coverage", "product_share",
        "marketing_share", "balance",
    ]  # fmt: skip
    assert list(report["findings"][0]) == ["code", "severity", "message", "subjects", "fix", "waived"]
    assert report["verdict"] == "faded"
    assert report["findings"][0]["fix"] == "Move Social Product Strategist to Product"


def test_check_as_json_works_out_no_second_cure(today: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    all_of, first = Cures.of, []

    def counted(cures: Cures, finding: Finding) -> Iterator[Fix]:
        for number, fix in enumerate(all_of(cures, finding)):
            assert number == 0
            first.append(fix)
            yield fix

    monkeypatch.setattr(Cures, "of", counted)
    run("check", today, "--format", "json")
    assert len(first) > 5


def test_shared_changes_figures_and_no_finding(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = []
    for extra in ([], ["--shared"]):
        capsys.readouterr()
        run("check", starter, "--format", "json", *extra)
        reports.append(json.loads(capsys.readouterr().out))
    assert reports[0]["designed"] != reports[1]["designed"]
    assert reports[0]["findings"] == reports[1]["findings"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".pdf", ".svg", ".png"])
def test_export_writes_each_kind(starter: Path, suffix: str) -> None:
    out = starter.with_suffix(suffix)
    assert run("export", starter, "-o", out) == 0
    assert out.stat().st_size > 1000
    if suffix == ".json":
        assert read(out).document == read(starter).document


def test_a_command_loads_nothing_that_only_another_one_needs() -> None:
    code = "import sys; from workbench.cli.program import parser; parser({!r}); print('{}' in sys.modules)"
    for first, loads in (("--version", "False"), ("templates", "False"), ("export", "True"), ("--help", "True")):
        ran = code.format(first, "workbench.files.exporters")
        done = subprocess.run([sys.executable, "-c", ran], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == loads, first


def run_without_a_display(home: Path, *command: str | Path) -> tuple[int, str, str]:
    """In a process of its own, which has no display and has not loaded Qt."""
    hidden = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    hidden.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, command)],
        capture_output=True,
        text=True,
        env={**hidden, "WORKBENCH_HOME": str(home)},
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_report_is_drawn_without_a_window_on_the_paper_asked_for(today: Path) -> None:
    for paper, size in (("a4", (595, 842)), ("letter", (612, 792))):
        out = today.with_name(f"{paper}.pdf")
        command = ("export", today, "-o", out, "--paper", paper, "--scenario", "Proposed")
        assert run_without_a_display(today.parent, *command) == (0, f"Saved {out}.\n", "")
        assert sizes(out.read_bytes())[0] == size


def test_the_organisation_is_drawn_without_a_window(today: Path) -> None:
    for suffix, start in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
        out = today.with_suffix(suffix)
        said = run_without_a_display(today.parent, "export", today, "-o", out, "--scenario", "Proposed")
        assert said == (0, f"Saved {out}.\n", "")
        assert out.read_bytes().startswith(start)
    assert "8 of 8 spokes" in today.with_suffix(".svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere.capmap"], "nowhere.capmap"),
        (["check"], "FILE"),
        (["export", "nowhere.capmap", "-o", "a.txt"], ".xlsx"),
        (["check", "{starter}", "--scenario", "None"], "Proposed"),
        (["check", "{starter}", "--format", "yaml"], "yaml"),
        (["compare", "{starter}"], "B"),
        (["compare", "{starter}", "nowhere.capmap"], "nowhere.capmap"),
        (["compare", "{starter}", "{starter}", "--with", "None"], "Proposed"),
        (["compare", "{starter}", "{starter}", "-o", "a.csv"], ".xlsx"),
        (["export", "{starter}", "-o", "a.csv", "--compare", "Proposed"], ".xlsx"),
        (["export", "{starter}", "-o", "a.xlsx", "--compare", "None"], "Proposed"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], said: str, starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(*(each.replace("{starter}", str(starter)) for each in arguments)) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""


def test_the_self_test_counts_and_makes_the_round_trip(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("self-test") == 0
    assert "FAIL" not in capsys.readouterr().out


def test_the_command_is_there_and_loads_no_qt(starter: Path) -> None:
    code = "import sys; from workbench.main import main; main(['check', sys.argv[1]]); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, starter], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_what_qt_says_when_python_is_gone_ends_nothing(starter: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "workbench", "export", str(starter), "-o", str(tmp_path / "plan.pdf")]
    talkative = {**os.environ, "QT_DEBUG_PLUGINS": "1", "QT_LOGGING_RULES": "*.debug=true"}
    done = subprocess.run(command, capture_output=True, text=True, env=talkative, check=False)
    assert (done.returncode, (tmp_path / "plan.pdf").exists()) == (0, True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no head")
def test_a_reader_that_has_enough_is_no_failure(today: Path) -> None:
    root = Path(__file__).parents[1]
    line = f'"{sys.executable}" -m workbench check "{today}" | head -1'
    done = subprocess.run(line, shell=True, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("On paper product holds 60\xa0%")
    assert done.stderr == ""


def test_new_writes_plain_json_where_that_is_asked_for(tmp_path: Path) -> None:
    plan, exported = tmp_path / "plan.json", tmp_path / "exported.json"
    assert run("new", "-o", plan) == 0
    assert json.loads(plan.read_text(encoding="utf-8"))["title"] == "Social leadership"
    assert run("export", plan, "-o", exported) == 0
    assert plan.read_bytes() == exported.read_bytes()


def test_new_says_why_a_place_cannot_be_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "-o", tmp_path / ("n" * 300)) == 2
    assert "its name is too long for this disk. Nothing was written." in capsys.readouterr().err


def test_whoever_reads_only_the_first_lines_learns_the_findings_all_the_same(today: Path) -> None:
    code = "import sys; from workbench.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "check", str(today)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 1


EVERY_ANSWER = {
    "templates": ["templates"],
    "new": ["new", "-o", "OUT.capmap"],
    "import": ["import", "TABLE", "-o", "OUT.capmap"],
    "check": ["check", "FILE"],
    "fit": ["fit", "FILE"],
    "export": ["export", "FILE", "-o", "OUT.json"],
    "compare": ["compare", "FILE", "FILE"],
    "merge": ["merge", "FILE", "FILE", "FILE", "-o", "OUT.capmap"],
    "show": ["show", "FILE"],
    "schema": ["schema"],
    "self-test": ["self-test"],
    "--help": ["--help"],
    "--version": ["--version"],
}
"""Every command, and what else is answered."""


def test_every_command_is_tried_for_an_answer_that_cannot_be_written() -> None:
    assert EVERY_ANSWER.keys() >= set(cli.COMMANDS)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("closing", [">/dev/full", ">&-"])
@pytest.mark.parametrize("command", EVERY_ANSWER)
def test_an_answer_that_cannot_be_written_is_a_failure_in_one_sentence(command: str, closing: str, today: Path) -> None:
    table = today.parent / "table.csv"
    table.write_text("Skill,Group\nSQL,Data\n", encoding="utf-8")
    places = {"FILE": str(today), "TABLE": str(table), "OUT.capmap": str(today.parent / "out.capmap")}
    places["OUT.json"] = str(today.parent / "out.json")
    given = [places.get(each, each) for each in EVERY_ANSWER[command]]
    done = in_a_shell(f'"$@" {closing}', *given)
    assert done.returncode == 2
    assert done.stderr.startswith("workbench: The answer could not be written")
    assert len(done.stderr.splitlines()) == 1


def in_a_shell(line: str, *given: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which "$@" is the program with what it is given."""
    command = ["sh", "-c", line, "sh", sys.executable, "-m", "workbench", *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("closing", ["2>/dev/full", "2>&-", ">&- 2>&-", ">/dev/full 2>/dev/full"])
def test_a_complaint_that_nobody_can_read_keeps_its_exit_code(closing: str) -> None:
    assert in_a_shell(f'"$@" {closing}', "check", "nowhere.capmap").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Windows closes no streams")
def test_a_note_that_nobody_can_read_does_not_come_into_the_answer() -> None:
    code = "from workbench.cli import complain; complain('a note')"
    done = subprocess.run(
        ["sh", "-c", '"$@" 2>&-', "sh", sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Windows closes no streams")
def test_no_file_takes_the_number_of_a_closed_stream() -> None:
    """What Qt or Python print there would go into it."""
    code = "import os, sys; from workbench.main import main; main(['--version']); sys.exit(os.open(os.devnull, 0))"
    done = subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", sys.executable, "-c", code], check=False)
    assert done.returncode > 2


def test_help_says_the_exit_codes_and_the_folder_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], *([name, "--help"] for name in cli.COMMANDS)):
        assert run(*asked) == 0
        said = " ".join(capsys.readouterr().out.split())
        for each in ("0 done", "1 “check” found an open point", "2 bad usage", "WORKBENCH_HOME one folder"):
            assert each in said


def test_a_command_that_the_program_starts_itself_is_not_named(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    assert "read-sheets" not in capsys.readouterr().out
    assert main(["nonsense"]) == 2
    assert "read-sheets" not in capsys.readouterr().err
    assert cli.is_command("read-sheets")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Windows closes no streams")
@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_reader_of_workbooks_without_its_streams_ends(closing: str) -> None:
    assert in_a_shell(f'"$@" {closing}', "read-sheets").returncode in (0, 2)


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"Capability Workbench {__version__}\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device")
def test_what_is_no_ordinary_file_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "/dev/zero") == 2
    assert "no ordinary file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.capmap", "b.capmap"], "“b.capmap” is one too many"),
        (["contrast", "a", "b"], "“contrast” is no command"),
        (["chekc"], "neither a file nor a command"),
    ],
)
def test_a_window_is_not_opened_on_bad_usage(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_long_names_of_scenarios_are_cut_where_they_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "plan.json"
    run("new", "--template", "social-leadership", "-o", plain)
    document = json.loads(plain.read_text("utf-8"))
    document["scenarios"][0]["name"] = "y" * 140_000
    plain.write_text(json.dumps(document), "utf-8")
    assert run("check", plain, "--scenario", "z" * 9_000) == 2
    assert len(capsys.readouterr().err) < 400


def test_a_scenario_is_found_by_its_id_before_any_other_of_that_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "map.json"
    assert run("new", "--template", "before-and-after", "-o", plain) == 0
    document = json.loads(plain.read_bytes())
    second = document["scenarios"][1]["id"]
    document["scenarios"][0]["name"] = second
    plain.write_text(json.dumps(document), encoding="utf-8")
    capsys.readouterr()
    run("check", plain, "--scenario", second, "--format", "json")
    assert json.loads(capsys.readouterr().out)["scenario"] == second


def test_compare_says_nothing_of_a_map_and_itself(today: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("compare", today, today, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {"changes": []}
    assert run("compare", today, today) == 0
    assert capsys.readouterr().out == "From Today to Today\nNothing differs.\n"


def test_compare_lists_the_changes_of_two_scenarios(today: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("compare", today, today, "--with", "Proposed", "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["changes"]
    assert list(report["changes"][0]) == ["subject", "concerned", "kind", "formal", "sentence"]
    assert {"concerned": "Social Product Strategist", "sentence": "Moves from Marketing to Product"}.items() <= report[
        "changes"
    ][0].items()
    assert run("compare", today, today, "--scenario", "Proposed", "--with", "Today") == 0
    assert "Social Product Strategist: moves from Product to Marketing; " in capsys.readouterr().out


def test_compare_names_the_files_where_there_are_two(
    today: Path, starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("compare", today, starter) == 0
    assert capsys.readouterr().out.startswith("From Today (today.capmap) to Proposed (starter.capmap)\n")


@pytest.mark.parametrize("command", ["compare", "export"])
def test_a_workbook_of_two_scenarios_has_a_sheet_of_changes(
    command: str, today: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = today.with_name("changes.xlsx")
    files: list[str | Path] = [today, "--compare"] if command == "export" else [today, today, "--with"]
    assert run(command, *files, "Proposed", "-o", out) == 0
    assert f"Saved {out}." in capsys.readouterr().out
    changes = openpyxl.load_workbook(out)["Changes"]
    assert changes["A1"].value == "What changes from Today to Proposed"


def test_a_scenario_is_found_however_its_name_is_spelt(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded = read(starter)
    for stored, asked in (("Fr\u00fchling", "Fru\u0308hling"), ("Fru\u0308hling", "Fr\u00fch\u00adling")):
        scenario = dataclasses.replace(loaded.document.scenarios[0], name=stored)
        starter.write_bytes(map_json(dataclasses.replace(loaded.document, scenarios=(scenario,))))
        assert run("check", starter, "--scenario", asked, "--fail-on", "never") == 0
        assert capsys.readouterr().err == ""


def test_a_file_name_is_said_composed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Gro\u0308\u00dfe.capmap"
    assert run("new", "-o", path) == 0
    assert path.exists()
    assert run("new", "-o", path) == 2
    said = capsys.readouterr()
    assert "Gr\u00f6\u00dfe.capmap" in said.out
    assert "Gr\u00f6\u00dfe.capmap" in said.err


@pytest.mark.parametrize("suffix", [".svg", ".png", ".csv", ".xlsx"])
def test_what_is_drawn_and_written_is_composed(tmp_path: Path, starter: Path, suffix: str) -> None:
    """A map of decomposed names gives what the same map composed does; qt draws marks beside their letters."""
    document, made = read(starter).document, []
    for form in ("NFC", "NFD"):
        title = unicodedata.normalize(form, "Gr\u00f6\u00dfen\u00e4nderung f\u00fcr Qualit\u00e4t")
        scenario = document.scenarios[0]
        roles = (dataclasses.replace(scenario.roles[0], title=title, holder=title), *scenario.roles[1:])
        departments = (dataclasses.replace(scenario.departments[0], name=title), *scenario.departments[1:])
        scenario = dataclasses.replace(scenario, roles=roles, departments=departments)
        path = tmp_path / f"{form}.json"
        path.write_bytes(map_json(dataclasses.replace(document, scenarios=(scenario,))))
        assert run("export", path, "-o", path.with_suffix(suffix)) == 0
        made.append(path.with_suffix(suffix))
    composed, decomposed = made
    if suffix == ".xlsx":  # each with an id of its own
        first, second = (list(openpyxl.load_workbook(each)["Roles"].values) for each in made)
        assert first == second
        return
    assert composed.read_bytes() == decomposed.read_bytes()
    if suffix == ".svg":
        assert "Gr\u00f6\u00dfen\u00e4nderung" in composed.read_text("utf-8")


PLAIN = [(content, suffix) for content in ("matrix", "list", "organisation") for suffix in (".xlsx", ".csv")]


@pytest.mark.parametrize(("content", "suffix"), PLAIN)
def test_what_other_systems_take_comes_back_unchanged(
    starter: Path, content: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = starter.with_name(f"out{suffix}"), starter.with_name("again.capmap")
    assert run("export", starter, "-o", out, "--as", content) == 0
    assert run("import", out, "--into", starter, "-o", again) == 0
    assert again.read_bytes() == starter.read_bytes()
    new = starter.with_name("new.capmap")
    assert run("import", out, "-o", new) == 0
    assert "Refused" not in capsys.readouterr().out
    made, before = read(new).document.scenarios[0], read(starter).document.scenarios[0]
    assert sorted(role.title for role in made.roles) == sorted(role.title for role in before.roles)


def test_a_separator_is_chosen(starter: Path) -> None:
    out = starter.with_name("out.csv")
    for name, mark in (("comma", ","), ("semicolon", ";"), ("tab", "\t")):
        assert run("export", starter, "-o", out, "--as", "list", "--separator", name) == 0
        assert out.read_text(encoding="utf-8-sig").splitlines()[0].split(mark)[0:2] == ['"Role id"', '"Role"']
    assert run("export", starter, "-o", out, "--separator", "semicolon") == 0
    assert out.read_text(encoding="utf-8-sig").startswith('"scenario";"role";')


@pytest.mark.parametrize(
    ("words", "name", "why"),
    [
        (("--as", "matrix"), "out.pdf", "does not end in .xlsx or .csv, to which a file is written --as matrix"),
        (("--as", "workbook"), "out.csv", "does not end in .xlsx, to which a file is written --as workbook"),
        (("--as", "list", "--compare", "Today"), "out.xlsx", "only a workbook holds a comparison"),
        (("--separator", "semicolon"), "out.json", "--separator is for .csv"),
        (("--no-return",), "out.csv", "--no-return is for the workbook"),
    ],
)
def test_what_no_file_holds_is_said(
    starter: Path, words: tuple[str, ...], name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = starter.with_name(name)
    assert run("export", starter, "-o", out, *words) == 2
    said = capsys.readouterr().err
    assert why in said
    assert "Nothing was written." in said
    assert not out.exists()
