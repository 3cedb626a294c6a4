"""Widgets of the window, a package for each view or panel. They read the session, and perform edits or emit requests.

Here belongs what Qt paints and listens to. Wiring belongs in `shell`, words in `presentation`; no view knows another.
"""
