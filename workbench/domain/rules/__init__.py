"""Checks, one module each, found by the registry: a module exports one value, RULE, a workbench.domain.rule.Rule.

A module's docstring says what is found, then Why it matters, what Poor looks like and what Better looks like: people
read it as the help on the check. What two checks need lies in a plain module beside this package.
"""
