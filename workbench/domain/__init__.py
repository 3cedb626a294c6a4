"""The capability map and what is true of it. Standard library only; knows nothing of files or screens."""
