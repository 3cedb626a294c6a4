"""What a user can do to a capability map, without a screen and without a disk."""
