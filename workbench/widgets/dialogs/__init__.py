"""Windows that ask one thing. Each hands back a value or an edit; none performs it."""
