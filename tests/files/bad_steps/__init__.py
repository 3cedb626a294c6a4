"""Made-up migrations of which two take the same version."""
