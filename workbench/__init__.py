"""The Capability Workbench: design roles, see who holds the work, mend it, hand it on.

Here stand the layers, a package each (domain, application, presentation, files, qt, widgets, shell, and runtime beside
them), and what is above them: the entry point, the self-test and the inventory. Nothing else belongs here.
"""

__version__ = "0.1.0"
