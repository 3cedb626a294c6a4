"""`workbench templates`: the built-in templates and the user's own, a line each."""

from __future__ import annotations

import argparse

from workbench.cli.command import DONE, Command, Qt, no_options


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.cli.streams import complain
    from workbench.domain.quoting import shortened
    from workbench.files.own_templates import own_templates
    from workbench.files.templates import templates

    own = own_templates()
    for template in templates():
        print(f"{template.name:<36} {template.blurb}")
    for template in own.templates:
        print(f"{template.name:<36} Your own: {shortened(template.title)}. {template.blurb}")
    for problem in own.problems:
        complain(problem)
    return DONE


COMMAND = Command("templates", "list the built-in templates and your own", no_options, _run)
