"""Trees: JSON, YAML and front matter, within limits, a fault by its line."""

from __future__ import annotations

import pytest

from tests.files.importers.opening.test_text import opened, refusal, rows
from tests.support.real_data import real_file
from workbench.files.importers import open_source


@pytest.mark.parametrize(
    ("name", "text", "tree"),
    [
        ("skills.json", '{"skills": ["Ads", "SEO"]}', {"skills": ["Ads", "SEO"]}),
        ("skills.txt", '\n[{"name": "Ads", "level": 3}]', [{"name": "Ads", "level": 3}]),
        ("skills.yaml", "skills:\n  - Ads\n  - SEO\n", {"skills": ["Ads", "SEO"]}),
        ("skills.yml", "skills:\r\n- Größe\r\n", {"skills": ["Größe"]}),
        ("skills.yaml", "a: &x [1, 2]\nb: *x\n", {"a": [1, 2], "b": [1, 2]}),
        ("skills.yaml", "a: 1\n---\na: 2\n", [{"a": 1}, {"a": 2}]),
        ("marketing.md", "---\nlevels: 7\n---\n\n# Marketing\n", {"levels": 7}),
        ("marketing", "---\nlevels: 7\n...\n", {"levels": 7}),
    ],
)
def test_a_tree_is_read(name: str, text: str, tree: object) -> None:
    found = opened(text, name)
    assert (found.tree, found.grids, found.name) == (tree, (), name)


def test_a_tree_may_be_in_a_code_page() -> None:
    found = opened("skills:\n- Größe\n".encode("cp1252"), "skills.yaml")
    assert found.tree == {"skills": ["Größe"]}
    assert found.encoding is not None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("skills.csv", "[Skill],Level\nAds,3\n"),
        ("skills.csv", "{Skill},Level\nAds,3\n"),
        ("skills.txt", "- Ads, 3\n- SEO, 3\n"),
    ],
)
def test_a_table_that_begins_like_a_tree_is_a_table(name: str, text: str) -> None:
    assert len(rows(text, name)) == 2
    assert len(rows(text, name)[0]) == 2


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("skills.json", '{"a": 1,\n "b": }', "cannot be read from line 2 on: that is no JSON."),
        ("skills.json", '{"a": 1,\n "b": 2', "no JSON."),
        ("skills.yaml", "a: 1\nb: [1, 2\nc: 3\n", "cannot be read from line 3 on: that is no YAML."),
        ("skills.yaml", "a: 1\nb: !Skill x\n", "cannot be read from line 2 on: that is no YAML."),
        ("skills.md", "---\na: 1\nb: [\n---\ntext", "cannot be read from line 4 on: that is no YAML."),
        ("skills.yaml", "a: 2024-13-45\n", "no YAML."),
        ("skills.yaml", f"a: 0x{'f' * 5_000}\nb: 1{'0' * 5_000}", "no YAML."),
        ("skills.yaml", "a: b\x07\n" + "text: long enough\n" * 9, "cannot be read from line 1 on: that is no YAML."),
        ("skills.json", "[" * 51 + "]" * 51, "nests its values more than 50 deep"),
        ("skills.json", "[" * 2_000 + "]" * 2_000, "nests its values more than 50 deep"),
        ("skills.yaml", "a: " + "[" * 51 + "]" * 51, "nests its values more than 50 deep"),
        ("skills.yaml", "a: " + "[" * 100_000, "nests its values more than 50 deep"),
        (
            "skills.json",
            "[" + "1," * 500_000 + "1]",
            "holds more than 500,000 values. Keep only the skills and roles you need.",
        ),
        (
            "skills.yaml",
            "[" + "1," * 500_000 + "1]",
            "holds more than 500,000 values. Keep only the skills and roles you need.",
        ),
        ("skills.yaml", "a: &a [*a]\n", "holds what no spreadsheet program writes"),
    ],
)
def test_a_tree_with_a_fault_or_too_large_is_refused(name: str, text: str, said: str) -> None:
    assert said in refusal(text, name)


def test_texts_full_of_marks_are_no_values() -> None:
    text = "[" + ",".join(['"' + "," * 6_000 + '"'] * 100) + "]"
    assert len(opened(text, "skills.json").tree) == 100


def test_fifty_deep_is_read() -> None:
    text = "[" * 50 + "1" + "]" * 50
    assert opened(text, "skills.json").tree == opened(text, "skills.yaml").tree


@pytest.mark.parametrize(
    "merging", ["[*a, *a, *a, *a, *a, *a, *a, *a, *a]", "{<<: [*a, *a, *a, *a, *a, *a, *a, *a, *a]}"]
)
def test_references_that_would_be_too_many_written_out_are_refused(merging: str) -> None:
    """Nine references to nine references, and so on: a file of a few hundred bytes."""
    pairs = zip("abcdefg", "bcdefgh", strict=True)
    lines = ["a: &a {k: v}", *(f"{name}: &{name} {merging}".replace("*a", f"*{last}") for last, name in pairs)]
    assert "holds more than 500,000 values. Keep only the skills and roles you need." in refusal(
        "\n".join(lines), "skills.yaml"
    )


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("monzo-progression/marketing.md", {"levels", "topics"}),
        ("monzo-progression/product.md", {"levels", "topics"}),
        ("dod-dcwf/dcwf_data.json", set()),
        ("tanova-taxonomy/taxonomy.json", set()),
        ("passculture-data-skills/skill_groups.yaml", set()),
    ],
)
def test_real_trees_are_read(name: str, keys: set[str]) -> None:
    tree = open_source(real_file(name)).tree
    assert isinstance(tree, dict)
    assert keys <= tree.keys()
