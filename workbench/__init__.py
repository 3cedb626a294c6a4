"""The Capability Workbench: design roles, see who holds the work, mend it, hand it on."""

__version__ = "0.1.0"
