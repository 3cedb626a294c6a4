"""Onboarding: the start page with templates and recent files, and the guided tour.

Here belongs what they show. Which templates and files there are, and opening them, belongs in `shell`.
"""
