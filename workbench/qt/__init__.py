"""What the windows share: the session, the theme, item models and mime data. Knows no window."""
