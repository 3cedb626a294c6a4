"""Named edits, grouped by noun: each knows what Undo calls it and how the map looks after it."""
