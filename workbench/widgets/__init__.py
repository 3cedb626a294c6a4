"""What the window shows: each part reads the session, and performs edits or asks. No view knows another."""
