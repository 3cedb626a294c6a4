"""Runtime environment of the program: folders, log, crash reports, preferences.

What a start needs before there is a document belongs here; neither maps nor windows do.
"""
