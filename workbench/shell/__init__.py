"""Where everything is wired once. Knows every part; no part knows it."""
