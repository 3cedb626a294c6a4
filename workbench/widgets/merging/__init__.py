"""Dialog of a merge: what another copy changed, what both changed, and what becomes of each."""
