"""No code cuts, capitalises or conjugates a finished sentence: sentences are built from parts, by templates.

What is searched for is every way one text is made of another by its letters. Where that is no text for people, or the
one place where it is done, it is listed below with the reason: the function, and the code as Python writes it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.domain import words

SOURCES = sorted((Path(__file__).parent.parent / "workbench").rglob("*.py"))
LETTERS = frozenset({"capitalize", "lower", "removeprefix", "removesuffix", "swapcase", "title", "upper"})
ENDINGS = re.compile(r"(?:e?[ds]|ing)\b")
"""What bends a word, right behind one that is filled in."""

ALLOWED: dict[str, set[str]] = {
    "of a part of a sentence or of a term, never of a finished one": {
        "sentence_start: part[:1].upper()",
    },
    "the ending of a file's name": {
        "_ask: path.suffix.lower()",
        "_chosen_format: path.suffix.lower()",
        "_run: arguments.output.suffix.lower()",
        "_taken: arguments.output.suffix.lower()",
        "ending: path.suffix.lower()",
        "_text: source.name.lower()",
        "exporter_for: suffix.lower()",
        "is_kept_at: path.suffix.lower()",
    },
    "a name of a file, a folder or an object": {
        "_button: name.lower()",
        "_opening: menu.title()",
        "_opening: menu.title().replace('&', '')",
        "_opening: menu.title().replace('&', '').lower()",
        "_opening: name.replace('_', '-')",
        "__init__: name.split(maxsplit=1)[0].lower()",
        "_version: reason.removeprefix(why)",
        "diagnostics: str(log_dir()).replace(str(Path.home()), '~')",
    },
    "an id, a subject or a key": {
        "_holder: subject.removeprefix('role:')",
        "fresh_id: unicodedata.normalize('NFKD', text).encode('ascii', 'ignore').decode().lower()",
        "collect: kind.__name__.upper()",
        "ids: subject.removeprefix(prefix)",
        "package_of: FOLDERS[kind].replace('/', '.')",
        "rules_in: rule.code.lower()",
    },
    "what texts are found or told apart by": {
        "as_read: plain.replace('\\r\\n', '\\n')",
        "as_read: plain.replace('\\r\\n', '\\n').replace('\\r', '\\n')",
        "as_read: text.replace(_UNESCAPED, '')",
        "_letter: latin[1].lower()",
        "_letter: name.removeprefix('LATIN SMALL LETTER ')",
        "_words: name.lower()",
        "search_key: text.lower()",
    },
    "what was typed, pasted or dropped, as it is read": {
        "_meanings_of: words.removeprefix(str(value))",
        "_split: part.replace(_BETWEEN['slashes'], ' / ')",
        "number_of: match[1].replace(',', '.')",
        "raci_letters: key.upper()",
        "plain_number: text.replace(',', '.')",
        "read_texts: cleaned(text).removesuffix('\\n')",
        "read_pasted: text.removeprefix(_BYTE_ORDER_MARK)",
        "read_block: cleaned(text).removesuffix('\\n')",
        "split: match[1].replace('\"\"', '\"')",
    },
    "a number as it is written beside semicolons": {
        "_number: str(value).replace('.', ',')",
    },
    "a cell as the clipboard writes it": {
        "_quoted: text.replace('\"', '\"\"')",
    },
    "text of a file that is opened, before there are cells": {
        "_tidy: text.replace('\\x00', '')",
        "_tidy: text.replace('\\x00', '').replace('\\r\\n', '\\n')",
        "_tidy: text.replace('\\x00', '').replace('\\r\\n', '\\n').replace('\\r', '\\n')",
        "cell_text: text.replace('\\r\\n', '\\n')",
        "cell_text: text.replace('\\r\\n', '\\n').replace('\\r', '\\n')",
    },
    "bytes of a file": {
        "_samples: data.replace(b'\\r', b'\\n')",
        "_samples: line[start:start + _LONGEST].replace(b'\\x00', b'')",
        "_without_doctype: (last + piece).replace(b'\\x00', b'')",
        "_without_doctype: name.lower()",
        "column_number: letters.upper()",
        "sheet_parts: targets.get(key[1], b'').decode('utf-8', 'replace').replace('\\\\', '/')",
        "_deeper_than: brackets.replace(b'[]', b'')",
        "prescanned: data.removeprefix(_BOM)",
        "_outside: piece.replace(b'\\\\\\\\', b'')",
        "_outside: piece.replace(b'\\\\\\\\', b'').replace(b'\\\\\"', b'')",
        "_outside: text.replace(b'\"\"', mark)",
    },
    "formulas and XML of a workbook": {
        "_among: element.tag.removeprefix(_MAIN)",
        "_among: parent.tag.removeprefix(_MAIN)",
        "_cells: at.removesuffix(ending)",
        "_escaped: formula.replace('&', '&amp;')",
        "_escaped: formula.replace('<', '&lt;')",
        "_escaped: formula.replace('>', '&gt;')",
        "_fault: bare.replace('\"\"', '')",
        '_named: quoted.replace("\'\'", "\'")',
        "_plain: shorten(kept, 90).replace('&', '&&')",
        "_plain: text.replace('\\n', ' ')",
        "_sheet: element.tag.removeprefix(_MAIN)",
        "write_formula: formula.removeprefix('=')",
        "_conditions: quoted(text).replace('%', '%%')",
        "_facts: book.document.terms.product.replace(chr(34), chr(8221))",
        "quoted: text.replace('\"', '\"\"')",
    },
    "colours of a style sheet and of an icon": {
        "_drawn: (resources_dir() / 'icons' / f'{name}.svg').read_text(encoding='utf-8')"
        ".replace('currentColor', colour)",
        "stylesheet: text.replace('~icons', icons)",
        "stylesheet: text.replace('~icons', icons)"
        ".replace('~scheme', 'dark' if colours.on_bar == DARK.on_bar else 'light')",
        "stylesheet: text.replace(f'@{name}', str(getattr(colours, name)))",
    },
    "how a label or a line break is written for Qt: it shows the same letters": {
        "on_one_line: text.replace('\\n', ' ')",
        ": TITLE.replace('if', '&if', 1)",
        "__init__: clean(text)[0].replace('\\n', _LINE)",
        "in_menu: self.title.replace(self.letter, f'&{self.letter}', 1)",
        "escape_mnemonic: text.replace('&', '&&')",
    },
    "a field of the document, for who wrote a file by hand, or reads it in the diff of a version control": {
        "_of_map: field.replace('_', ' ')",
        "_fields: name.replace('_', ' ')",
        "_sentence: name.replace('_', ' ')",
        "replace: name.replace('_', ' ')",
    },
    "a template whose number is said beside it, before it is filled": {
        "heading: template.removeprefix('{n} ')",
    },
    "a sentence of argparse, which begins none with a capital": {
        "error: message[:1].upper()",
    },
    "many things said to a screen reader in one, of which only the last stop is heard as an end": {
        "in_one: part.strip().removesuffix('.')",
    },
}


def test_sentences_are_built_and_never_mended() -> None:
    allowed = set().union(*ALLOWED.values())
    found = set(changes_of_text())
    assert found - allowed == set(), "build it from parts, or list it with its reason"
    assert allowed - found == set(), "no longer there: take it off the list"


def changes_of_text() -> Iterator[str]:
    """Every place where a text is made another, each with the function it stands in."""
    for path in SOURCES:
        yield from _within(ast.parse(path.read_text(encoding="utf-8")), "")


def _within(node: ast.AST, function: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if _changes(child):
            yield f"{function}: {ast.unparse(child)}"
        within = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield from _within(child, within)


def _changes(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name, module = node.func.attr, isinstance(node.func.value, ast.Name) and node.func.value.id
        return name in LETTERS or (name == "replace" and len(node.args) > 1 and module not in ("dataclasses", "os"))
    if isinstance(node, ast.JoinedStr):
        pairs = zip(node.values, node.values[1:], strict=False)
        return any(isinstance(word, ast.FormattedValue) and _ends_a_word(text) for word, text in pairs)
    return False


def _ends_a_word(text: ast.expr) -> bool:
    return isinstance(text, ast.Constant) and isinstance(text.value, str) and bool(ENDINGS.match(text.value))


@pytest.mark.parametrize("name", [each for each in vars(words) if each.endswith("_INSIDE")])
def test_what_stands_within_a_sentence_is_its_label_in_small_letters(name: str) -> None:
    labels = getattr(words, name.removesuffix("_INSIDE"))
    assert getattr(words, name) == {each: label.lower() for each, label in labels.items()}
