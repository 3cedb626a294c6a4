"""The way of a foreign file to one edit, as values. Knows no disk and no format: those are files/importers."""
