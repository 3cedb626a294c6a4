"""Domain: the capability map as values, and what is true of it: lookups, figures, checks, comparisons, pure edits.

Standard library only. What a user can do belongs in application, what is said and drawn in presentation, what touches
a disk in files.
"""
