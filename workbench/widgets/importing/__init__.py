"""Import dialog and its parts: preview, values, who leads and names, over one session of an import."""
