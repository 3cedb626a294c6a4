"""Small pieces that several widgets show."""
