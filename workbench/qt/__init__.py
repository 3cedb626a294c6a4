"""Qt objects without a window: the session, the document's file, background jobs, item models, the theme, mime data.

What two widgets share and what reports by signals belongs here. Widgets, dialogs and their wiring do not; what
needs no Qt belongs in domain, application, presentation or files.
"""
