"""Who owes a plan of its own, what was sent, and which of its tasks carry out which commitments."""
