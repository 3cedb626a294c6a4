"""Dialogs that ask one thing and return a value or an edit.

Here belong modal windows and their parts. They perform nothing, read no file and know no session: whoever opens one
hands in what it shows and acts on its answer.
"""
