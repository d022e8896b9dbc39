"""People who work here: accounts, and what each may do for which body."""
