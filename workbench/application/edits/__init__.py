"""Edits (commands), grouped by noun: each has a label for Undo and a pure function from map to map.

A transformation that cures use too belongs in domain.transform; what is only shown belongs in presentation.
"""
