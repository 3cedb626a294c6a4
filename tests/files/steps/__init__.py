"""Made-up migrations, to prove the way they are found and run."""
