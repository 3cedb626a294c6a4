"""The start page and the tour: how a new user begins."""
