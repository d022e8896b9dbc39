"""What was done, by whom and why: kept in a chain that cannot be changed unseen."""
