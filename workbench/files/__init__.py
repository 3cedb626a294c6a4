"""Files: the atomic saver, the document's format and its migrations, locks, recovery, backups, exporters, importers.

All that touches the disk belongs here, but for preferences and logs (runtime). It knows the domain and the application
and nothing of a screen: it raises one sentence for a person, and the window or the command line shows it.
"""
