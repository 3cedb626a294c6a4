"""Own templates: maps that the user keeps to begin others with, in a folder beside the preferences.

Each is a plain map without anybody in it, named as its file. A file that cannot be read is told of, and no more. Knows
no window.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.limits import unfit
from workbench.domain.model import CapabilityMap
from workbench.domain.normalisation import one_line
from workbench.domain.people import without_names
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id
from workbench.domain.words import join_names, pluralise
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.files.document import DocumentError, map_json, read
from workbench.files.os_errors import explain
from workbench.files.templates import Template, templates
from workbench.files.templates import load as load_built_in
from workbench.runtime.paths import shown, templates_dir

SUFFIX = ".json"
MOST = 100
"""Files of the folder that are read, at most."""


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The templates of the folder, by title, and a sentence for each file that is none."""

    templates: tuple[Template, ...] = ()
    problems: tuple[str, ...] = ()


def own_templates() -> OwnTemplates:
    """What the folder holds. Raises nothing: what cannot be read is among the problems."""
    found, problems = list[Template](), list[str]()
    taken = {template.name for template in templates()}
    try:
        paths = _paths()
    except OSError as error:
        return OwnTemplates(problems=(f"Your templates cannot be looked at: {explain(error).what}.",))
    for path in paths[:MOST]:
        if path.stem in taken:
            problems.append(f"{shown(path.name)} has the name of a template of the program. Rename the file.")
            continue
        try:
            document = read(path).document
        except DocumentError:
            where = shown(path.parent)
            problems.append(
                f"{shown(path.name)} cannot be read as a template, and was left out. "
                f"Take it out of {where}, or open it to see why."
            )
        else:
            found.append(Template(path.stem, document.title, _blurb(document)))
    if len(paths) > MOST:
        problems.append(f"Of {len(paths)} files {MOST} were read.")
    return OwnTemplates(tuple(sorted(found, key=lambda each: each.title.casefold())), tuple(problems))


def offered() -> tuple[Template, ...]:
    """All templates to choose from: the user's own, then those of the program."""
    return (*own_templates().templates, *templates())


def load_offered(name: str) -> CapabilityMap:
    """The map of a template, built in or own. Raises DocumentError, with a sentence."""
    with contextlib.suppress(KeyError):
        return load_built_in(name)
    with contextlib.suppress(OSError):
        path = next((path for path in _paths() if path.stem == name), None)
        if path is not None:
            return read(path).document
    names = join_names([template.name for template in templates()])
    raise DocumentError(f"There is no template “{shown(name)}”. There are {names}, and those of your own.")


def template_of(document: CapabilityMap, title: str) -> CapabilityMap:
    """The map as a template: under a title of its own, without people, holders, and what somebody accepted."""
    bare = without_names(document)
    scenarios = tuple(replace(scenario, waivers=()) for scenario in bare.scenarios)
    return replace(bare, title=title, scenarios=scenarios)


def keep_template(document: CapabilityMap, title: str) -> Template:
    """Keep a map as a template, in a new file. Raises SaveFailed, with a sentence."""
    title = one_line(title)
    wrong = unfit(title)
    if wrong is not None:
        raise SaveFailed(f"The template was not kept: its title {wrong}.")
    kept = template_of(document, title)
    try:
        there = (path.stem.casefold() for path in _paths())  # where letters of either case name the same file
        name = fresh_id(title, {*(template.name for template in templates()), *there})
        data = map_json(kept)
    except OSError as error:
        raise SaveFailed(f"The template was not kept: {explain(error).what}.", error) from error
    except DocumentError as error:
        raise SaveFailed(f"The template was not kept. {error.sentence}", error) from error
    write_atomically(_path(name), data, mode=0o600)
    return Template(name, title, _blurb(kept))


def remove_template(name: str) -> bytes:
    """Remove an own template; returns what `restore_template` puts back. Raises SaveFailed, with a sentence."""
    path = _path(name)
    try:
        data = path.read_bytes()
        path.unlink()
    except OSError as error:
        raise SaveFailed(f"The template was not removed: {explain(error).what}.", error) from error
    return data


def restore_template(name: str, data: bytes) -> None:
    """Put a removed template back. Raises SaveFailed."""
    write_atomically(_path(name), data, mode=0o600)


def _path(name: str) -> Path:
    return templates_dir() / f"{name}{SUFFIX}"


def _paths() -> list[Path]:
    """The files of the folder, in the order of their names. Raises OSError."""
    return sorted(path for path in templates_dir().iterdir() if path.suffix == SUFFIX)


def _blurb(document: CapabilityMap) -> str:
    roles = sum(len(scenario.roles) for scenario in document.scenarios[:1])
    return f"{pluralise(len(document.skills), 'skill')}, {pluralise(roles, 'role')}."
