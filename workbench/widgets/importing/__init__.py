"""The import dialog: what was found in files, what it means, and what importing it would do.

Here belong its lists, its sentence and its panels. They read no file and perform nothing: `qt.import_session` reads and
prepares, the shell performs the one edit. What tables mean is in `application.importing`, the words in `presentation`.
"""
