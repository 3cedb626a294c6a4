"""One module a kind of torture; each exports KIND."""
