"""Everything that touches the disk: the saver, the document's format and versions, recovery, what is exported.

Knows the domain and the application, and nothing of a screen: it raises one sentence for a person, and the window or
the command line shows it.
"""
